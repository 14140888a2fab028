"""Offer the cue options of a quotation span: cues near by, the span before (one utterance goes on), or no speaker.

The features of an option are in `cue_features.py`; the weights (`weights.py`) choose among the options of one span, as
a conditional logit does. The choice itself, in reading order, is made in `attributions/cue_linking.py`.
"""

from collections.abc import Iterator, Sequence

from transforms.cues.cue_features import (
    CueSide,
    cue_link_features,
    quotation_continuation_features,
    quotation_features,
)
from transforms.cues.cues import (
    MIN_SAYING_SHARE,
    Cue,
    CueOption,
    PlacedQuotation,
    has_sentence_end_behind_cue,
    is_cue_in_opening_sentence,
    is_quotation_continued,
)
from transforms.cues.no_speech import is_going_on, is_told_of_subject, is_told_to_be_there
from transforms.document import Span
from transforms.knowledge.lexicon import NamingWord, is_naming_word
from transforms.language.grammar import SENTENCE_ENDS

# Cues looked at on either side of a span.
_MAX_CUES_A_SIDE = 4
_TELLING_WHAT_IS_MEANT = frozenset(("referring", "alluding"))
# Cues of the block before that are looked at.
_MAX_EARLIER_CUES = 2
# A word is worth a look where it is a cue in one of eight of its uses,
_MIN_CUE_PROBABILITY = 0.12
# or where its clause over the span is an attribution in one of ten cases.
_MIN_CLAUSE_PROBABILITY = 0.1


def cue_options(
    quotation: PlacedQuotation, before: PlacedQuotation | None, here: Sequence[Cue], earlier: Sequence[Cue], text: str
) -> Iterator[CueOption]:
    """Yield the options of a quotation span: no speaker, the span `before`, the cues near by.

    `here` are the cues of its block, `earlier` those of the block before, both in reading order.
    """
    own = tuple(quotation_features(quotation, text))
    is_bound = before is not None and is_quotation_continued(before, quotation, text)
    if is_bound and not any(cue.probability >= _MIN_CUE_PROBABILITY for cue in here):
        yield CueOption(None, True, ("join:open",))  # certain, so no other option is offered
        return

    yield CueOption(None, False, tuple(f"none:{feature}" for feature in own))
    left = _cues_before_quotation(quotation, here, text)
    right = _cues_behind_quotation(quotation, here)
    if before is not None and before.block >= quotation.block - 1:
        yield CueOption(None, True, tuple(quotation_continuation_features(quotation, before, own, right, text)))
    yield from _options_linked_to_cues(quotation, left, CueSide.LEFT, own, text)
    yield from _options_linked_to_cues(quotation, right, CueSide.RIGHT, own, text)
    if quotation.is_block_start and not _is_quotation_an_answer(quotation, text):
        yield from _options_linked_to_cues(quotation, _saying_cues(earlier), CueSide.PREVIOUS, own, text)


def _options_linked_to_cues(
    quotation: PlacedQuotation, cues: Sequence[Cue], side: CueSide, own: tuple[str, ...], text: str
) -> Iterator[CueOption]:
    for rank, cue in enumerate(cues, start=1):
        yield CueOption(cue, False, tuple(cue_link_features(quotation, cue, side, rank, own, text)))


def _cues_before_quotation(quotation: PlacedQuotation, here: Sequence[Cue], text: str) -> list[Cue]:
    """Give the cues before a span, nearest first; of the span's own sentence where it has a verb of saying there."""
    start = quotation.span.with_marks.start_char
    before = [cue for cue in reversed(here) if cue.start_char < start and not _is_over_before(cue, start, text)]
    cues = _nearest_cues(quotation, before)
    return _cues_of_own_sentence(cues, quotation.span.with_marks, text)


def _is_over_before(cue: Cue, start: int, text: str) -> bool:
    """Say whether a cue has nothing to say of words behind the mark that ends its clause.

    That is one of a sentence that says that somebody did not say something, and "referring to Silva," of what is meant.
    """
    between = text[cue.start_char : start].rstrip()
    is_denied = between.endswith(SENTENCE_ENDS) and any(child.dep_ == "neg" for child in cue.token.children)
    return is_denied or (cue.token.lower_ in _TELLING_WHAT_IS_MEANT and between.endswith((*SENTENCE_ENDS, ",")))


def _cues_behind_quotation(quotation: PlacedQuotation, here: Sequence[Cue]) -> list[Cue]:
    end = quotation.span.with_marks.end_char
    return _nearest_cues(quotation, [cue for cue in here if cue.start_char >= end])


def _nearest_cues(quotation: PlacedQuotation, cues: Sequence[Cue]) -> list[Cue]:
    """Give the nearest cues of a side, nearest first: words that often are cues, and those whose clause holds it."""
    return [cue for cue in cues if _is_cue_worth_a_look(cue, quotation)][:_MAX_CUES_A_SIDE]


def _is_cue_worth_a_look(cue: Cue, quotation: PlacedQuotation) -> bool:
    if cue.cue_share < MIN_SAYING_SHARE and is_told_to_be_there(cue.token):
        return False
    if is_going_on(cue.token):
        return False
    if _is_named_by_subject(cue, quotation):
        return False
    if cue.probability >= _MIN_CUE_PROBABILITY or _is_colon_cue_touching(cue, quotation):
        return True
    return (cue.clause_over(quotation) or 0.0) >= _MIN_CLAUSE_PROBABILITY


def _is_named_by_subject(cue: Cue, quotation: PlacedQuotation) -> bool:
    """Say whether a span only tells which thing was made: "The term "slow rot" was coined by Silva".

    Marks that are all of the subject may hold words: ""Never again" was written by Silva"; so may those behind "words".
    """
    before = cue.token.doc[quotation.tokens[0] - 2] if quotation.tokens[0] > 1 else None
    if before is None or before.tag_ not in ("NN", "NNS") or is_naming_word(before.lemma_, NamingWord.SAID):
        return False
    return is_told_of_subject(cue.token, (quotation.tokens,))


def _is_colon_cue_touching(cue: Cue, quotation: PlacedQuotation) -> bool:
    """Say whether a colon without a verb before it precedes a span: "Club secretary Ana Silva: ..."."""
    if cue.token.text != ":" or not 0 < quotation.span.with_marks.start_char - cue.start_char <= 2:
        return False
    before = cue.token.doc[cue.token.sent.start : cue.token.i]
    return not any(token.pos_ in ("VERB", "AUX") for token in before)


def _cues_of_own_sentence(cues: list[Cue], quoted: Span, text: str) -> list[Cue]:
    """Leave out cues of sentences before where the own one has a verb of saying."""
    if not any(is_cue_in_opening_sentence(cue, quoted, text) for cue in cues):
        return cues
    return [cue for cue in cues if not has_sentence_end_behind_cue(cue, quoted, text)]


def _is_quotation_an_answer(quotation: PlacedQuotation, text: str) -> bool:
    """Say whether a question stands right before a span: an answer has no cue in its question."""
    start = quotation.span.with_marks.start_char
    return text[max(0, start - 5) : start].rstrip().endswith("?")


def _saying_cues(earlier: Sequence[Cue]) -> list[Cue]:
    """Give the last cues of the block before, nearest first: only a word that is mostly a cue can still be one."""
    cues = [cue for cue in reversed(earlier) if cue.probability >= MIN_SAYING_SHARE and not _is_cue_of_narrator(cue)]
    return cues[:_MAX_EARLIER_CUES]


def _is_cue_of_narrator(cue: Cue) -> bool:
    """Say whether the author is the cue's source: what the author says is no marked paragraph."""
    return cue.source is not None and cue.token.doc[cue.source[0]].lower_ in ("i", "we")
