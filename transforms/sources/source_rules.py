"""Find the source of a cue by rules: by the parse, and by where words stand where quotation marks mislead the parse.

Newswire puts the source between mark and cue ("...," Ana Silva, the mayor, said) or behind it ("...," said Ana Silva).
Sources that a form alone gives: `certain_sources.py`. Whether a verb addresses its subject ("was asked"):
`clauses/addressing_cues.py`. The encoder's say: `source_choice.py`.
"""

from collections.abc import Container, Sequence

from transforms.clauses.addressing_cues import is_addressing_cue
from transforms.clauses.clause_candidates import subject_of_cue
from transforms.clauses.clause_ranges import agent_of_cue
from transforms.clauses.passives import has_agent, is_passive, is_passive_with_be, is_verb_taken_for_participle
from transforms.cues.cues import Cue, PlacedQuotation
from transforms.document import Token, Tokens, root_of_tokens
from transforms.knowledge.calendar import is_month_name
from transforms.knowledge.lexicon import NamingWord, SpeechVerb, is_naming_word, look_up_speech_verb
from transforms.language.alignment import TokenRange
from transforms.language.grammar import FINITE_TAGS, RELATIVE_TAGS, TIME_LABELS
from transforms.sources.certain_sources import certain_source_of_cue, owner_of_cue
from transforms.sources.colon_sources import source_in_label
from transforms.sources.source_extent import complete_cut_subject, complete_source_extent
from transforms.sources.source_start import drop_words_beside_subject, skip_opening_phrase

_ACTS_OF_SAYING = (SpeechVerb.SAYING, SpeechVerb.BLAMING)
_NOMINAL = ("NOUN", "PROPN", "PRON")
_STARTS = (*_NOMINAL, "DET", "ADJ", "NUM")
_SKIPPED_STARTS = ("CCONJ", "ADV", "SPACE")
_NO_ENDS = ("AUX", "ADV", "PART", "SPACE")
# Between mark and cue, these leave "...," then said Ana Silva with its source behind the cue.
_NO_SOURCE = ("ADV", "AUX", "SPACE", "CCONJ")
_EDGES = frozenset(",.;:!?-\u2013\u2014\u2015\"'`()[]\u201c\u201d\u2018\u2019")
_HANDLE = "@"
_DASHES = frozenset(("-", "--", "\u2013", "\u2014", "\u2015"))
# Tokens behind a cue within which the head of its source stands.
_MAX_SOURCE_TOKENS = 12


def source_of_quotation(cue: Cue, quotation: PlacedQuotation, quoted: Container[int]) -> TokenRange | None:
    """Find the source of a cue that a quotation span is linked to. None where no source is near the cue.

    `quoted` are the indices of tokens between marks, marks included: no source is there.
    """
    by_parse = cue.source if cue.source and not _has_quoted_token(cue.source, quoted) else None
    tokens, index = cue.token.doc, cue.token.i
    if is_addressing_cue(cue.token):
        return by_parse
    if cue.token.lower_ == "according":
        return by_parse or _phrase_behind_cue(tokens, index + 1, quoted)
    if cue.token.pos_ not in ("VERB", "AUX"):
        return by_parse or _names_right_before_cue(cue.token, quoted)
    if cue.start_char < quotation.span.with_marks.start_char:
        start = _sentence_start_outside_quotation(cue.token, quoted)
        return by_parse or _phrase_before_cue(tokens, start, index) or _names_right_before_cue(cue.token, quoted)

    between = tokens[quotation.tokens[1] : index]
    words = [token for token in between if token.i not in quoted and not token.is_punct]
    if all(token.pos_ in _NO_SOURCE for token in words):
        return _phrase_behind_cue(tokens, index, quoted) or by_parse
    return by_parse or _phrase_before_cue(tokens, words[0].i, index)


def source_by_parse(cue: Sequence[Token], head: Token) -> TokenRange | None:
    """Find the source of a cue that no frame offers: the subject of its verb, or the owner of its noun."""
    verbs = [token for token in cue if token.pos_ in ("VERB", "AUX")]
    for verb in [head, *verbs] if head in verbs else verbs:
        source = subject_of_cue(verb)
        if source is not None:
            return source
    return owner_of_cue(head)


def correct_source_of_cue(verb: Token, source: TokenRange | None, quoted: Container[int]) -> TokenRange | None:
    """Replace or drop a source that cannot be the cue's. None where no source is left.

    Of a verb that says who is asked, only the agent speaks: "was asked by Silva". Of a participle behind words between
    marks, "showing that ...", the parse may give a speaker in them; then the source is that of the verb outside.
    Of an act that another one is about, "for saying", it is whom that one is aimed at,
    before a colon that introduces words the subject, or the one they come from, and of a noun its owner. A day before
    a colon, as in a list of what happened when, is nobody.
    """
    certain = certain_source_of_cue(verb, source)
    if certain is not None:
        return certain
    if source is None or _is_said_by_nobody(verb) or _is_day(verb.doc[slice(*source)]):
        return None
    label = source_in_label(verb, source)
    if label is None:
        return None
    source = skip_opening_phrase(verb, _start_with_name_before_age(verb.doc, label))
    if verb.doc[source[1] - 1].text in _DASHES:  # of a clause before: "it was made public -- Silva boasted"
        source = _names_right_before_cue(verb, quoted) or source
    source = drop_words_beside_subject(verb, complete_cut_subject(verb, source))
    if (phrase := _as_noun_phrase(verb, source)) is None:
        return None
    source = complete_source_extent(verb, phrase, quoted)
    if is_addressing_cue(verb):
        return source if _is_in_agent_of_cue(verb, source) else _agent_with_name(verb)
    if not all(index in quoted for index in range(*source)):
        return source
    is_behind_words = verb.tag_ == "VBG" or (verb.dep_ == "conj" and verb.head.i in quoted)
    return _source_outside_quotation(verb, quoted) if is_behind_words else None


def _as_noun_phrase(verb: Token, source: TokenRange) -> TokenRange | None:
    """Give a source that is an order, and no noun phrase, as the verb's subject: "the doctors offering to [run it]".

    None where no noun phrase is left: "Quick access by saying".
    """
    tokens, last = verb.doc, verb.doc[source[1] - 1]
    has_name = any(token.pos_ == "PROPN" for token in tokens[slice(*source)])
    if tokens[source[0]].tag_ == "VB" and not has_name:
        return subject_of_cue(verb) or source
    return None if last.lower_ == "by" and verb.tag_ == "VBG" and source[1] == verb.i else source


def _is_day(source: Sequence[Token]) -> bool:
    """Say whether a source is a date of month and figures: "May 3, 1963"."""
    months = [token for token in source if token.text[:1].isupper() and is_month_name(token.text)]
    figures = [token for token in source if token.text[:1].isdecimal()]
    marks = [token for token in source if token.is_punct]
    return len(months) == 1 and bool(figures) and len(source) == 1 + len(figures) + len(marks)


def find_agent_behind_quotation(verb: Token, quotation: PlacedQuotation, quoted: Container[int]) -> TokenRange | None:
    """Find who does what a passive verb tells, right behind the words: was accused of "hiding" by Silva."""
    tokens, at = verb.doc, quotation.tokens[1]
    while at < len(tokens) and at in quoted and tokens[at].is_punct:
        at += 1
    if not is_passive(verb) or verb.i > quotation.tokens[0] or at + 1 >= len(tokens) or tokens[at].lower_ != "by":
        return None
    phrase = _phrase_behind_cue(tokens, at, quoted)
    is_somebody = phrase is not None and tokens[phrase[0]].tag_ not in ("VBG", "CD")
    return phrase if is_somebody and tokens[at + 1].ent_type_ not in TIME_LABELS else None


def _is_said_by_nobody(verb: Token) -> bool:
    """Say whether a passive verb of saying, blaming or calling leaves out who does it: "was labeled "false"".

    Whoever "was quoted as saying" something has said it.
    """
    if _is_reported_before(verb):
        return True
    is_participle = verb.tag_ == "VBN" and verb.dep_ == "acl" and not is_verb_taken_for_participle(verb)
    is_told_of = is_passive_with_be(verb) or is_participle  # "a candidate called "minor""
    if not is_told_of or has_agent(verb) or any(child.lower_ == "saying" for child in verb.subtree):
        return False
    is_naming = any(is_naming_word(verb.lemma_, kind) for kind in (NamingWord.CALLING, NamingWord.DESCRIBING))
    return is_naming or look_up_speech_verb(verb.lemma_) in _ACTS_OF_SAYING


def _is_reported_before(verb: Token) -> bool:
    """Say whether a participle opens its sentence behind "as": "As reported", "As previously noted"."""
    start = verb.sent.start
    if verb.doc[start].lower_ != "as" or not 1 <= verb.i - start <= 2 or verb.tag_ not in ("VBN", "VBD"):
        return False
    behind = next((token for token in verb.doc[verb.i + 1 : verb.sent.end] if token.pos_ != "ADV"), None)
    return behind is not None and behind.text == ","


def _start_with_name_before_age(tokens: Tokens, source: TokenRange) -> TokenRange:
    """Begin a source that is an age between commas with the name before it: `Silva, 71,` for `71`."""
    first, end = source
    is_age = end - first == 1 and tokens[first].is_digit and first > 1 and tokens[first - 1].text == ","
    if not is_age or tokens[first - 2].pos_ != "PROPN":
        return source
    start = first - 2
    while start > 0 and tokens[start - 1].pos_ == "PROPN":
        start -= 1
    return start, end


def _agent_with_name(verb: Token) -> TokenRange | None:
    """Find the agent of a passive that is a name or a pronoun: not "by phone"."""
    agent = agent_of_cue(verb)
    is_name = agent is not None and root_of_tokens(verb.doc[slice(*agent)]).pos_ in ("PROPN", "PRON")
    return agent if is_name else None


def _is_in_agent_of_cue(verb: Token, source: TokenRange) -> bool:
    by = next((child for child in verb.children if child.dep_ == "agent"), None)
    return by is not None and by.left_edge.i <= source[0] <= by.right_edge.i


def _source_outside_quotation(verb: Token, quoted: Container[int]) -> TokenRange | None:
    """Find the subject of the first verb above that is outside of the marks."""
    outer = verb
    while outer.head.i != outer.i and (outer is verb or outer.i in quoted):
        outer = outer.head
    subject = subject_of_cue(outer) if outer.i not in quoted else None
    return subject if subject and not _has_quoted_token(subject, quoted) else None


def _has_quoted_token(tokens: TokenRange, quoted: Container[int]) -> bool:
    return any(index in quoted for index in range(*tokens))


def _sentence_start_outside_quotation(token: Token, quoted: Container[int]) -> int:
    """Give the start of the token's sentence, or of the part of it behind the last quoted words."""
    start = token.i
    while start > token.sent.start and start - 1 not in quoted:
        start -= 1
    return start


def _names_right_before_cue(cue: Token, quoted: Container[int]) -> TokenRange | None:
    """Find the names right before a verb of saying or calling: "Silva and Okafor call"."""
    if not (is_naming_word(cue.lemma_, NamingWord.CALLING) or look_up_speech_verb(cue.lemma_)):
        return None
    start = cue.i
    while start and start - 1 not in quoted and cue.doc[start - 1].pos_ in ("PROPN", "CCONJ"):
        start -= 1
    while start < cue.i and cue.doc[start].pos_ == "CCONJ":
        start += 1
    return (start, cue.i) if start < cue.i else None


def _phrase_behind_cue(tokens: Tokens, cue: int, quoted: Container[int]) -> TokenRange | None:
    """Find the noun phrase right behind the cue, as large as the parse has it, marks and verbs left out."""
    start = cue + 1
    while start < len(tokens) and tokens[start].pos_ == "ADV":
        start += 1
    if start >= len(tokens) or start in quoted or not _may_start_source(tokens[start]):
        return None

    near = tokens[start : start + _MAX_SOURCE_TOKENS]
    heads = [token for token in near if _is_nominal(token) and token.left_edge.i == start]
    if not heads:
        return None
    limit = max(token.right_edge.i + 1 for token in heads)
    end = start + 1
    while end < limit and end not in quoted:
        end += 1
    while end > start + 1 and tokens[end - 1].text in _EDGES:
        end -= 1
    return start, end


def _may_start_source(token: Token) -> bool:
    return token.pos_ in _STARTS or token.text.startswith(_HANDLE)


def _is_nominal(token: Token) -> bool:
    """Say whether a word may head a source: "the 19-year-old" is one too, and so is a handle, "@anasilva"."""
    if token.text.startswith(_HANDLE) and len(token.text) > 1:
        return True
    return token.pos_ in _NOMINAL or (token.lower_ == "old" and token.i > 0 and token.nbor(-1).text == "-")


def _phrase_before_cue(tokens: Tokens, start: int, cue: int) -> TokenRange | None:
    """Find the noun phrase between a mark and the cue: it begins like one, and a noun, name or pronoun is in it."""
    while start < cue and (tokens[start].text in _EDGES or tokens[start].pos_ in _SKIPPED_STARTS):
        start += 1
    end = _start_of_verb_in_phrase(tokens, start, cue)
    while end > start and not _may_end_phrase_beside_cue(tokens[end - 1]):
        end -= 1
    if start >= end or tokens[start].pos_ not in _STARTS:
        return None
    return (start, end) if any(token.pos_ in _NOMINAL for token in tokens[start:end]) else None


def _start_of_verb_in_phrase(tokens: Tokens, start: int, cue: int) -> int:
    """Give where a phrase ends at a verb that no relative clause in it has: "Silva said, going on to say"."""
    for index in range(start, cue):
        if tokens[index].tag_ in RELATIVE_TAGS:
            return cue
        if tokens[index].tag_ in FINITE_TAGS:
            return index
    return cue


def _may_end_phrase_beside_cue(token: Token) -> bool:
    """Say whether a noun phrase may end here: at no mark, adverb or finite verb, as in "Silva said, adding"."""
    return token.text not in _EDGES and token.tag_ not in FINITE_TAGS and token.pos_ not in _NO_ENDS
