"""Find whose words stand between marks within what another reports: 'Go home,' Silva told him, one of them said.

The report is theirs who report it; the marked words are Silva's, a quote of its own within it. Marks within marks:
`nested_quotes.py`.
"""

from collections.abc import Iterator, Mapping

from transforms.attributions.cue_linking import Utterance
from transforms.attributions.features import BlockFeatures
from transforms.attributions.overlaps import Attribution
from transforms.clauses.addressing_cues import is_addressing_cue
from transforms.clauses.clause_candidates import subject_of_cue
from transforms.cues.cues import MIN_SAYING_SHARE, PlacedQuotation
from transforms.document import QuoteRule, Token
from transforms.knowledge.lexicon import NamingWord, SpeechVerb, is_naming_word, look_up_speech_verb
from transforms.language.alignment import TokenRange
from transforms.language.grammar import FINITE_TAGS

# Tokens between a verb of saying and the mark: whom it is said to, where, and when.
_MAX_GAP_TOKENS = 10
_MAX_SUBJECT_TOKENS = 8
# What so few words that go on a phrase call a thing is the choice of whoever reports it.
_MAX_TERM_TOKENS = 4
_BEFORE_TERM = ("DET", "ADJ")
_OPENING_CLAUSES = frozenset(("as", "after", "when", "because", "while", "before", "until", "if"))
_SPEECH = (SpeechVerb.SAYING, SpeechVerb.ASKING, SpeechVerb.TELLING)
_SUBJECT_TAGS = ("NNP", "NN", "NNS", "PRP", "NNPS")
# Judged by hand, as that of nested quotes.
_PROBABILITY = 0.8


def find_reported_words(
    utterances: list[Utterance], accepted: list[Attribution], lexicon: Mapping[str, float]
) -> Iterator[Attribution]:
    """Yield the marked words of utterances that somebody else says within what the utterance's source reports.

    Args:
        utterances: quotation spans with their cues.
        accepted: the attributions of the article; only what one of them holds is nested in it.
        lexicon: share of a lemma's uses as a cue, 0..1.
    """
    for utterance in utterances:
        block = utterance.block
        for quotation in (one for one in utterance.quotations if _is_of_parse(block, one)):
            verb = _find_inner_cue(block, utterance, quotation, lexicon)
            source = subject_of_cue(verb) if verb is not None else None
            if verb is None or source is None or source[1] - source[0] > _MAX_SUBJECT_TOKENS:
                continue
            if _is_term_in_phrase(block, quotation) and not is_naming_word(verb.lemma_, NamingWord.CALLING):
                continue
            cue = block.span_of((verb.i, verb.i + 1))
            is_inside = any(
                other.source != block.span_of(source) and other.holds(cue) and other.touches(quotation.span.content)
                for other in accepted
            )
            if is_inside:
                yield Attribution(
                    _PROBABILITY,
                    QuoteRule.INNER,
                    (quotation.span.content,),
                    (quotation,),
                    cue,
                    verb.lemma_.lower(),
                    block.span_of(source),
                    is_addressing_cue(verb),
                )


def _is_of_parse(block: BlockFeatures, quotation: PlacedQuotation) -> bool:
    """Say whether a span is in the cue's own parse: an utterance may go on in other paragraphs."""
    last = block.parse.tokens[-1]
    start, end = block.parse.start_char, block.parse.start_char + last.idx + len(last.text)
    return start <= quotation.span.with_marks.start_char and quotation.span.with_marks.end_char <= end


def _is_term_in_phrase(block: BlockFeatures, quotation: PlacedQuotation) -> bool:
    """Say whether a few marked words go on a phrase outside: Silva said the party offers a "hard bargain"."""
    tokens, (first, end) = block.parse.tokens, quotation.tokens
    at = first - 1
    while at > 0 and tokens[at].is_quote:
        at -= 1
    is_phrase = at >= 0 and tokens[at].pos_ in _BEFORE_TERM
    return is_phrase and end - first <= _MAX_TERM_TOKENS


def _find_inner_cue(
    block: BlockFeatures, utterance: Utterance, quotation: PlacedQuotation, lexicon: Mapping[str, float]
) -> Token | None:
    """Find the verb of saying right behind a span's mark, or the last one before it that leads to it."""
    tokens, outer = block.parse.tokens, utterance.cue.token
    first, end = quotation.tokens
    if tokens[first].sent.start <= outer.i < first or outer.i >= end:
        behind = _subject_and_verb(block, end, outer)
        before = range(first - 1, max(tokens[first].sent.start, first - _MAX_GAP_TOKENS) - 1, -1)
        led = next((tokens[at] for at in before if _is_saying(tokens[at], lexicon, block)), None)
        for verb in (behind, led):
            if verb is None or verb.i in range(*utterance.cue.words) or not _is_saying(verb, lexicon, block):
                continue
            if verb is behind or _leads_to_words(verb, first):
                return verb
    return None


def _leads_to_words(verb: Token, first: int) -> bool:
    """Say whether the words behind a verb are what it says.

    They are not where another verb, a clause or an aim stands between: "asked her to join as they were", "wrote it to".
    """
    between = verb.doc[verb.i + 1 : first]
    is_other = any(
        (token.tag_ == "VB" and token.lemma_ != "be") or token.lower_ in _OPENING_CLAUSES for token in between
    )
    has_object = any(child.dep_ == "dobj" and child.lower_ == "it" for child in verb.rights)
    return not (is_other or (has_object and any(token.tag_ == "TO" for token in between)))


def _subject_and_verb(block: BlockFeatures, start: int, outer: Token) -> Token | None:
    """Give the verb whose subject opens right behind a mark: `," Silva told him, he said`."""
    tokens, at = block.parse.tokens, start
    while at < len(tokens) and (tokens[at].is_punct or tokens[at].is_quote):
        at += 1
    for token in tokens[at : min(at + _MAX_SUBJECT_TOKENS, outer.i if outer.i > at else at)]:
        if token.tag_ in FINITE_TAGS:
            subject: TokenRange | None = subject_of_cue(token)
            return token if subject is not None and subject[0] == at else None
        if token.is_punct:
            return None
    return None


def _is_saying(verb: Token, lexicon: Mapping[str, float], block: BlockFeatures) -> bool:
    """Say whether a word outside of marks is a finite verb of saying that has a subject."""
    is_speech = look_up_speech_verb(verb.lemma_) in _SPEECH
    is_cue = verb.pos_ == "VERB" and is_speech and lexicon.get(verb.lemma_.lower(), 0.0) >= MIN_SAYING_SHARE
    if not is_cue or verb.tag_ not in FINITE_TAGS or verb.i in block.quoted:
        return False
    return any(child.dep_ == "nsubj" and child.tag_ in _SUBJECT_TAGS for child in verb.children)
