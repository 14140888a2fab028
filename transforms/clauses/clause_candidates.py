"""Offer clauses that may be attributions: cue, source and content as the parse relates them.

A candidate is a guess: `cues/weights.py` says how likely it is, by the features in `clause_features.py`, and
`quotes/assembly.py` chooses. Frames are what annotators of attributions mark: complement clauses, fronted clauses,
"according to", objects of verbs of saying, nouns and adjectives with a complement. A new frame needs a meaning in
`QuoteRule`.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from transforms.clauses.clause_edges import strip_clause_edges
from transforms.clauses.clause_features import clause_features
from transforms.clauses.clause_ranges import (
    agent_of_cue,
    child_of_cue,
    cue_around_head,
    cut_cue_out_of_clause,
    cut_subject_behind_comma,
    end_of_cue_phrase,
    find_joined_participle,
    is_contracted_have,
    noun_phrase_of_cue_without,
    subtree_beside_cue,
)
from transforms.document import QuoteRule, Token, Tokens, TokenSpan
from transforms.knowledge.lexicon import look_up_speech_verb
from transforms.language.alignment import TokenRange
from transforms.language.grammar import DASHES, SUBJECTS_OF_ALL_KINDS

_VERBAL = frozenset(("AUX", "VERB"))
_HEADS = _VERBAL | {"ADJ", "NOUN", "PROPN"}
_OTHER_HEADS = frozenset(("according", ":"))
_CLAUSAL = ("ccomp", "xcomp")
_OBJECTS = ("dobj", "attr", "oprd")
_ADVERBIAL = ("advcl", "parataxis")
# From a verb without a subject of its own, these relations lead to the verb whose subject it shares.
_SHARES_SUBJECT = ("conj", "xcomp", "advcl", "aux", "ccomp", "pcomp", "prep", "dep")
# Verbs on the way to a shared subject: longer chains are parse errors more often than sources.
_MAX_SUBJECT_STEPS = 4
_MAX_WORDS_WITH_NAME = 3  # "Ana Silva grins"
# Verbs whose subject speaks in the passive too: "Silva would not be drawn on whether".
_SPEAKING_IN_PASSIVE = ("draw",)
# Prepositions that introduce what is talked about ("warned of", "spoke about"); the weights decide which really do.
_TOPICAL = frozenset([
    "about",
    "of",
    "for",
    "on",
    "against",
    "to",
    "with",
    "at",
    "as",
    "in",
    "into",
    "over",
    "from",
    "by",
    "toward",
    "towards",
])
_BEFORE_CUE = ("aux", "advmod", "mark", "cc")
_RELATIVES = ("WP", "WDT")
_BREAKS = (",", "\u2014", "\u2013", "-")
# What somebody's is that opens a sentence: "In her view, the dam held".
_OPENING_WORDS = frozenset(("words", "view", "opinion", "telling", "account", "estimation", "assessment"))
_MEDIA = frozenset(("media", "outlets", "papers", "newspapers", "agencies", "broadcasters", "websites"))
# An aside stands between two of them; with more in a sentence, which ones belong together is open.
_DASHES_OF_ASIDE = 2
# Tokens behind a fronted clause's cue: "on Thursday, after six years of work"; the weights know that fewer are better.
_MAX_ADJUNCT_TOKENS = 30
# Tokens before a fronted clause's cue, the break included: fewer are no clause.
_MIN_FRONT_TOKENS = 2
# Tokens behind the cue within which the clause around it has to go on, and those that it needs then.
_MAX_GAP_TOKENS = 6
_MIN_AROUND_TOKENS = 4
_MIN_REST_TOKENS = 3
_MIN_TOKENS_AFTER_ACCORDING = 5
# Tokens of a source before a colon ("Mayor of Ellenport: ...") and of one behind it ("...: mayor").
_MAX_SOURCE_BEFORE_COLON = 8
_MAX_SOURCE_AFTER_COLON = 4


@dataclass(frozen=True, slots=True)
class ClauseCandidate:
    """Token indices of one parse: the cue and its head, the source, the pieces of content; ranges exclude their end."""

    head: int
    cue: TokenRange
    source: TokenRange | None
    content: tuple[TokenRange, ...]
    frame: str  # a value of QuoteRule, or one of its families
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _SentenceView:
    """A sentence with what is asked of many tokens of its parse, by index: is it between marks, is it a verb."""

    sent: TokenSpan
    quoted: frozenset[int]
    verbal: Sequence[bool]
    cue_lemmas: Container[str]

    def is_cue_lemma(self, token: Token) -> bool:
        return token.lemma_.lower() in self.cue_lemmas


def clause_candidates(tokens: Tokens, quoted: frozenset[int], cue_lemmas: Container[str]) -> Iterator[ClauseCandidate]:
    """Yield the candidates of every sentence; `quoted` are the indices of the tokens between marks."""
    verbal = [token.pos_ in _VERBAL for token in tokens]
    for sent in tokens.sents:
        sentence = _SentenceView(sent, quoted, verbal, cue_lemmas)
        for token in sent:
            may_head = token.pos_ in _HEADS or token.lower_ in _OTHER_HEADS
            if may_head and token.i not in quoted:
                yield from _clause_candidates_of_token(token, sentence)


def subject_of_cue(verb: Token) -> TokenRange | None:
    """Find the subject of a verb: its own, by co-ordination, by control, or the noun that a participle belongs to.

    Of a passive it is the agent. None where there is no subject, or an expletive one.
    """
    if verb.tag_ == "NNS":
        return _name_before_verb_like_noun(verb)
    current = find_joined_participle(verb) or verb
    for _ in range(_MAX_SUBJECT_STEPS):
        subject = child_of_cue(current, *SUBJECTS_OF_ALL_KINDS)
        if subject is not None:
            if subject.dep_ == "nsubjpass" and current is verb and not _may_subject_of_passive_speak(verb):
                return agent_of_cue(verb)
            return None if subject.dep_ == "expl" else subtree_beside_cue(subject, verb)
        if current.dep_ == "acl":
            return noun_phrase_of_cue_without(current.head, current)
        if current.dep_ not in _SHARES_SUBJECT:
            return None
        owned = _noun_of_whose_before(current)
        if owned is not None:
            return noun_phrase_of_cue_without(owned, current)
        current = _head_beside_aside(current)
    return None


def _may_subject_of_passive_speak(verb: Token) -> bool:
    return verb.lemma_ in _SPEAKING_IN_PASSIVE or is_contracted_have(verb)


def _name_before_verb_like_noun(noun: Token) -> TokenRange | None:
    """Find the name that is all of a sentence with a verb that the parse takes for a noun: "Silva grins."."""
    words = [token for token in noun.sent if token.is_alpha]
    is_verb = noun.dep_ == "ROOT" and words[-1:] == [noun] and look_up_speech_verb(noun.lemma_) is not None
    is_name = 1 < len(words) <= _MAX_WORDS_WITH_NAME and all(word.text.istitle() for word in words[:-1])
    return (words[0].i, noun.i) if is_verb and is_name else None


def _head_beside_aside(verb: Token) -> Token:
    """Give the head of a verb; where the parse has it in an aside between dashes that is closed, the verb around it.

    In "They left the pier - where the band played - while chanting" it is "left", not "played".
    """
    head = verb.head
    dashes = [token.i for token in verb.doc[verb.sent.start : verb.i] if token.text in DASHES]
    if len(dashes) != _DASHES_OF_ASIDE or not dashes[0] < head.i < dashes[1]:
        return head
    while head.head.i != head.i and (head.i > dashes[0] or head.pos_ not in ("VERB", "AUX")):
        head = head.head
    return head


def _noun_of_whose_before(verb: Token) -> Token | None:
    """Find the noun of "whose" that a conjoined verb belongs to, where the parse makes that noun an apposition.

    In "by the guild, whose head, Ana Silva, said" it is "head".
    """
    if verb.dep_ != "conj" or verb.head.i > verb.i:
        return None
    between = verb.doc[verb.head.i : verb.i]
    return next((token.head for token in between if token.tag_ == "WP$" and token.head.dep_ == "appos"), None)


def _clause_candidates_of_token(token: Token, sentence: _SentenceView) -> Iterator[ClauseCandidate]:
    pos = token.pos_
    if pos in ("VERB", "AUX"):
        yield from _verbal_clause_candidates(token, sentence)
    elif pos in ("NOUN", "PROPN") and sentence.is_cue_lemma(token):
        yield from _nominal_clause_candidates(token, sentence)
    elif pos == "ADJ" and sentence.is_cue_lemma(token):
        yield from _adjectival_clause_candidates(token, sentence)

    has_next = token.i + 1 < sentence.sent.end
    if token.lower_ == "according" and has_next and token.nbor().lower_ == "to":
        yield from _according_clause_candidates(token, sentence)
    elif token.text == ":" and has_next:
        yield from _colon_clause_candidates(token, sentence)
    elif is_opening_words(token):
        yield from _words_clause_candidates(token, sentence)
    elif is_report_of_media(token):
        start = _start_of_media(token)
        front = (sentence.sent.start, start - 1)
        yield _make_clause_candidate(token, (start, token.i), [front], QuoteRule.FRONT, sentence)


def _verbal_clause_candidates(verb: Token, sentence: _SentenceView) -> Iterator[ClauseCandidate]:
    is_cue_lemma = sentence.is_cue_lemma(verb)
    children = list(verb.children)
    clauses = [child for child in children if child.dep_ in _CLAUSAL and (is_cue_lemma or child.dep_ == "ccomp")]
    if not is_cue_lemma and not clauses:
        return

    source = subject_of_cue(verb)
    for child in clauses:
        yield _make_clause_candidate(
            verb, source, [subtree_beside_cue(child, verb)], _clause_frame_by_side(child, verb), sentence
        )
    if not is_cue_lemma:
        return
    for child in children:
        yield from _clause_candidates_of_child(verb, child, source, sentence)
    yield from _positional_clause_candidates(verb, source, sentence)


def _clause_candidates_of_child(
    verb: Token, child: Token, source: TokenRange | None, sentence: _SentenceView
) -> Iterator[ClauseCandidate]:
    first, end = subtree_beside_cue(child, verb)
    if child.dep_ in _OBJECTS:
        yield _make_clause_candidate(verb, source, [(first, end)], child.dep_, sentence)
        phrase_end = end_of_cue_phrase(verb, sentence.sent)
        if phrase_end > end and child.i > verb.i:
            yield _make_clause_candidate(verb, source, [(first, phrase_end)], f"{child.dep_}+", sentence)
    elif child.dep_ in ("prep", "agent", "dative") and child.lower_ in _TOPICAL:
        yield _make_clause_candidate(verb, source, [(child.i + 1, end)], f"prep:{child.lower_}", sentence)
    elif child.dep_ == "nsubjpass":
        yield _make_clause_candidate(verb, agent_of_cue(verb), [(first, end)], QuoteRule.PASSIVE, sentence)
    elif child.dep_ in _ADVERBIAL:
        yield _make_clause_candidate(verb, source, [(first, end)], _clause_frame_by_side(child, verb), sentence)


def _clause_frame_by_side(child: Token, verb: Token) -> str:
    """Name the frame of a clause by its relation, with "<" where it stands before its cue."""
    return f"{child.dep_}<" if child.i < verb.i else child.dep_


def _positional_clause_candidates(
    verb: Token, source: TokenRange | None, sentence: _SentenceView
) -> Iterator[ClauseCandidate]:
    """Yield what the parse may have missed: all before the cue and its source, or all behind the cue."""
    doc, sent = verb.doc, sentence.sent
    start = min(verb.i, source[0]) if source else verb.i
    while start > sent.start and doc[start - 1].dep_ in _BEFORE_CUE:
        start -= 1
    is_source_behind = source is not None and source[0] > verb.i
    after = max(verb.i + 1, source[1]) if source and is_source_behind else verb.i + 1

    is_relative = source is not None and doc[source[0]].tag_ in _RELATIVES  # who spoke is told before "who"
    if start - sent.start >= _MIN_FRONT_TOKENS and doc[start - 1].text in _BREAKS and not is_relative:
        front = (sent.start, start - 1)
        if end_of_cue_phrase(verb, sent) - after <= _MAX_ADJUNCT_TOKENS:
            yield _make_clause_candidate(verb, source, [front], QuoteRule.FRONT, sentence)
        gap = range(after, min(after + _MAX_GAP_TOKENS, sent.end))
        goes_on = next((index for index in gap if doc[index].text in _BREAKS), None)
        if goes_on is not None and sent.end - goes_on >= _MIN_AROUND_TOKENS:
            yield _make_clause_candidate(verb, source, [front, (goes_on + 1, sent.end)], QuoteRule.AROUND, sentence)
    if sent.end - after >= _MIN_REST_TOKENS:
        yield _make_clause_candidate(verb, source, [(after, sent.end)], QuoteRule.REST, sentence)


def _nominal_clause_candidates(noun: Token, sentence: _SentenceView) -> Iterator[ClauseCandidate]:
    owner = child_of_cue(noun, "poss")
    source = subtree_beside_cue(owner, noun) if owner is not None else None
    for child in noun.children:
        if child.dep_ in ("acl", "ccomp", "relcl") and child.i > noun.i:
            has_that = any(left.lower_ == "that" for left in child.lefts)
            if child.dep_ != "relcl" or has_that:
                yield _make_clause_candidate(
                    noun, source, [subtree_beside_cue(child, noun)], f"n-{child.dep_}", sentence
                )
        elif child.dep_ == "prep" and child.lower_ in _TOPICAL:
            _, end = subtree_beside_cue(child, noun)
            yield _make_clause_candidate(noun, source, [(child.i + 1, end)], f"n-prep:{child.lower_}", sentence)


def _adjectival_clause_candidates(adjective: Token, sentence: _SentenceView) -> Iterator[ClauseCandidate]:
    source = subject_of_cue(adjective.head) if adjective.dep_ == "acomp" else None
    for child in adjective.children:
        if child.dep_ in _CLAUSAL:
            yield _make_clause_candidate(
                adjective, source, [subtree_beside_cue(child, adjective)], f"a-{child.dep_}", sentence
            )
        elif child.dep_ == "prep" and child.lower_ in _TOPICAL:
            _, end = subtree_beside_cue(child, adjective)
            yield _make_clause_candidate(adjective, source, [(child.i + 1, end)], f"a-prep:{child.lower_}", sentence)


def _according_clause_candidates(according: Token, sentence: _SentenceView) -> Iterator[ClauseCandidate]:
    sent, to = sentence.sent, according.nbor()
    owner = child_of_cue(to, "pobj")
    if owner is None:
        return

    source = cut_subject_behind_comma(according.doc, subtree_beside_cue(owner, to))
    if according.i - sent.start <= 1:
        yield _make_clause_candidate(according, source, [(source[1], sent.end)], QuoteRule.ACCORDING_BEFORE, sentence)
        return
    before = (sent.start, according.i)
    if sent.end - source[1] >= _MIN_TOKENS_AFTER_ACCORDING:
        yield _make_clause_candidate(
            according, source, [before, (source[1], sent.end)], QuoteRule.ACCORDING_AROUND, sentence
        )
        clause = according.head if according.head.dep_ != "prep" else according.head.head
        first, _ = subtree_beside_cue(clause, according)
        if first < according.i:
            yield _make_clause_candidate(
                according, source, [(first, according.i)], QuoteRule.ACCORDING_CLAUSE, sentence
            )
    yield _make_clause_candidate(according, source, [before], QuoteRule.ACCORDING_AFTER, sentence)


def is_report_of_media(token: Token) -> bool:
    """Say whether a verb that closes a sentence is taken for a noun: "Two ferries sank, local media report"."""
    if token.lower_ != "report" or token.pos_ != "NOUN" or token.i + 1 >= len(token.doc) or token.nbor().text != ".":
        return False
    first = _start_of_media(token)
    is_behind_comma = first > token.sent.start and token.doc[first - 1].text == ","
    return is_behind_comma and first < token.i and token.nbor(-1).lower_ in _MEDIA


def _start_of_media(report: Token) -> int:
    first = report.left_edge
    return first.i + 1 if first.text == "," else first.i


def is_opening_words(token: Token) -> bool:
    """Say whether a noun opens its sentence as "according to" does: "In her words, the dam held"."""
    if token.lower_ not in _OPENING_WORDS or token.dep_ != "pobj" or token.head.lower_ != "in":
        return False
    end = _end_of_opening_words(token)
    is_opening = token.head.i == token.sent.start and end < token.sent.end and token.doc[end].text == ","
    return is_opening and _owner_of_words(token) is not None


def _owner_of_words(words: Token) -> Token | None:
    """Find whose words they are: "her" of "her words", "Silva" of "the words of Silva"."""
    owner = child_of_cue(words, "poss")
    of = next((child for child in words.children if child.lower_ == "of"), None)
    return owner or (child_of_cue(of, "pobj") if of is not None else None)


def _end_of_opening_words(words: Token) -> int:
    """Give the token behind "words", or behind "words of Silva" with what belongs to that name."""
    owner = _owner_of_words(words)
    last = max(words.i, owner.right_edge.i if owner is not None else words.i)
    return last if words.doc[last].is_punct else last + 1  # the parse gives some commas to the name


def _words_clause_candidates(words: Token, sentence: _SentenceView) -> Iterator[ClauseCandidate]:
    owner = _owner_of_words(words)
    if owner is not None:
        end = _end_of_opening_words(words)
        source = (owner.left_edge.i, min(owner.right_edge.i + 1, end))
        content = (end + 1, sentence.sent.end)
        yield _make_clause_candidate(words, source, [content], QuoteRule.ACCORDING_BEFORE, sentence)


def _colon_clause_candidates(colon: Token, sentence: _SentenceView) -> Iterator[ClauseCandidate]:
    """Yield those of headlines: "Mayor: Schools to Close", and the other way round, "Schools to Close: Mayor"."""
    sent = sentence.sent
    before, after = (sent.start, colon.i), (colon.i + 1, sent.end)
    if 0 < before[1] - before[0] <= _MAX_SOURCE_BEFORE_COLON:
        yield _make_clause_candidate(colon, before, [after], QuoteRule.COLON_SOURCE_BEFORE, sentence)
    if 0 < after[1] - after[0] <= _MAX_SOURCE_AFTER_COLON:
        yield _make_clause_candidate(colon, after, [before], QuoteRule.COLON_AFTER, sentence)


def _make_clause_candidate(
    head: Token, source: TokenRange | None, content: Sequence[TokenRange], frame: str, sentence: _SentenceView
) -> ClauseCandidate:
    """Make a candidate: take cue, source and edges out of the content, and give it its features."""
    cue = cue_around_head(head)
    parts = [part for piece in content for part in cut_cue_out_of_clause(piece, cue, source)]
    pieces = tuple(piece for first, end in parts if (piece := strip_clause_edges(head.doc, first, end)))
    is_quoted = any(not sentence.quoted.isdisjoint(range(first, end)) for first, end in pieces)
    has_verb = any(any(sentence.verbal[first:end]) for first, end in pieces)
    features = clause_features(head, source, pieces, frame, sentence.sent, is_quoted=is_quoted, has_verb=has_verb)
    return ClauseCandidate(head.i, cue, source, pieces, frame, tuple(features))
