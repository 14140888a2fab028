"""Describe a cue option by features, names that the weights know: looks of the span, gap to the cue, cue and clause.

A name is a kind and its value, after `none:`, `join:` or `link:` for the kind of option: `link:l=say`. Whoever changes
a name has to learn the weights anew (`benchmarks/training/fit_quotes.py`). The options: `cue_options.py`.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from transforms.cues.cues import Cue, PlacedQuotation
from transforms.document import root_of_tokens
from transforms.language.grammar import SENTENCE_ENDS_OR_DOTS

_CLOSING_CHARACTERS = ",.?!\u2026-\u2014"
_QUOTATION_MARKS = frozenset('"\u201c\u201d')
# So many features of the span itself are combined with those of the option.
_COMBINED_FEATURES = 3
# A cue behind the span is its own where it starts within so many characters,
_MAX_CUE_GAP_CHARS = 40
# and where no sentence ends within so many characters.
_SENTENCE_CHARS = 60


class CueSide(StrEnum):
    """Where a cue is, seen from the quotation span."""

    LEFT = "L"
    RIGHT = "R"
    PREVIOUS = "P"  # in the block before


def quotation_features(quotation: PlacedQuotation, text: str) -> Iterator[str]:
    """Yield the features of a span itself: its size, its edges, the characters around it."""
    with_marks = quotation.span.with_marks
    content = quotation.span.content.of(text).strip()
    words = len(content.split())
    size = _size_class_of_quotation(words)
    before = text[max(0, with_marks.start_char - 2) : with_marks.start_char].strip()[-1:]
    behind = text[with_marks.end_char : with_marks.end_char + 1]
    words_before = text[max(0, with_marks.start_char - 40) : with_marks.start_char].split()

    yield "bias"
    yield f"n={size}"
    yield f"n={size}|A={content[:1].isupper()}|z={_last_mark_of_quotation(content)}"
    yield f"title={content.istitle() and words > 1}|n={size}"
    yield f"h={quotation.is_headline}|n={size}"
    yield f"start={quotation.is_block_start}|n={size}"
    yield f"closed={quotation.span.is_closed}"
    yield f"prev={words_before[-1].lower() if words_before else ''}|n={min(words, 5)}"
    yield f"comma={_last_mark_of_quotation(content) == ','}|{min(words, 5)}|{behind == ' '}"
    yield f"around={'w' if before.isalnum() else before}{'_' if behind.isspace() else behind}|n={size}"


def quotation_continuation_features(
    quotation: PlacedQuotation, before: PlacedQuotation, own: Sequence[str], cues_behind: Sequence[Cue], text: str
) -> Iterator[str]:
    """Yield the features of the option that a span goes on with the span `before`; `own` are those of the span."""
    gap = text[before.span.with_marks.end_char : quotation.span.with_marks.start_char]
    same_block = quotation.block == before.block
    words = len(gap.split())
    distance = f"{same_block}|{min(_count_final_marks_before_quotation(gap), 2)}|{min(words, 8) if words < 9 else 9}"
    last = _last_mark_of_quotation(quotation.span.content.of(text).strip())
    content_before = before.span.content.of(text)

    for feature in own[:_COMBINED_FEATURES]:
        yield f"join:{feature}|same={same_block}"
    yield f"join:far={distance}"
    yield f"join:open={before.span.is_closed}|same={same_block}|start={quotation.is_block_start}"
    yield f"join:last={_last_mark_of_quotation(content_before.strip())}|{distance}"
    yield f"join:gap={gap.strip()[-1:]}|{same_block}"
    yield f"join:cued={_has_cue_behind(quotation, cues_behind, text)}|same={same_block}|z={last}"
    yield f"join:size={min(len(content_before.split()), 6)}|{same_block}"


def cue_link_features(
    quotation: PlacedQuotation, cue: Cue, side: CueSide, rank: int, own: Sequence[str], text: str
) -> Iterator[str]:
    """Yield the features of the option that a span is the cue's; `rank` counts the cues of a side from 1."""
    gap = _gap_between_quotation_and_cue(quotation, cue, side, text)
    ends = min(_count_final_marks_before_quotation(gap), 2)
    distance = f"{side}{rank}|{ends}|{_class_of_gap_to_cue(len(gap.split()))}"
    lemma = cue.token.lemma_.lower()
    touching = gap.strip()[:1] if side is CueSide.RIGHT else gap.strip()[-1:]
    clause = cue.clause_over(quotation) if side is not CueSide.PREVIOUS else None
    covers = clause is not None
    best = cue.clauses[0][0] if cue.clauses else 0

    for feature in own[:_COMBINED_FEATURES]:
        yield f"link:{side}|{feature}"
    yield f"link:l={lemma}"
    yield f"link:l={lemma}|{side}"
    yield f"link:t={cue.token.tag_}|{side}"
    yield f"link:far={distance}"
    yield f"link:far={distance}|z={_last_mark_of_quotation(quotation.span.content.of(text).strip())}"
    yield f"link:touch={touching}|{side}|{ends}"
    yield f"link:source={_side_of_cue_source(cue)}|{side}|{ends}"
    yield f"link:marks={sum(mark in _QUOTATION_MARKS for mark in gap)}|{side}|{rank}"
    yield f"link:covers={covers}|{_fifths_of_cue_probability(clause or 0.0)}|{side}"
    yield f"link:best={_fifths_of_cue_probability(best)}|{side}|{ends}|covers={covers}"
    yield f"link:dep={cue.token.dep_}|{side}"
    yield f"link:rate={_fifths_of_cue_probability(cue.cue_share)}|{side}|{ends}"
    if side is not CueSide.PREVIOUS:
        yield f"link:under={_is_quotation_under_cue(quotation, cue)}|{side}|{rank}"


def _size_class_of_quotation(words: int) -> str:
    if words < 5:
        return str(words)
    if words < 8:
        return "5-7"
    return "8-12" if words < 13 else "13+"


def _class_of_gap_to_cue(words: int) -> str:
    if words < 5:
        return str(words)
    return "5-8" if words < 9 else "9+"


def _fifths_of_cue_probability(probability: float) -> int:
    return int(probability * 5)


def _last_mark_of_quotation(content: str) -> str:
    """Give the last character where it is a mark, else "w" for a word."""
    last = content[-1:]
    return last if last in _CLOSING_CHARACTERS else "w"


def _count_final_marks_before_quotation(gap: str) -> int:
    return sum(character in SENTENCE_ENDS_OR_DOTS for character in gap)


def _has_cue_behind(quotation: PlacedQuotation, cues_behind: Sequence[Cue], text: str) -> bool:
    end = quotation.span.with_marks.end_char
    has_sentence_end = ". " in text[end : end + _SENTENCE_CHARS].split("\n")[0]
    return bool(cues_behind) and cues_behind[0].start_char - end < _MAX_CUE_GAP_CHARS and not has_sentence_end


def _gap_between_quotation_and_cue(quotation: PlacedQuotation, cue: Cue, side: CueSide, text: str) -> str:
    with_marks = quotation.span.with_marks
    if side is CueSide.RIGHT:
        return text[with_marks.end_char : cue.start_char]
    return text[cue.start_char + len(cue.token.text) : with_marks.start_char]


def _side_of_cue_source(cue: Cue) -> str:
    if cue.source is None:
        return "none"
    return "after" if cue.source[0] > cue.token.i else "before"


def _is_quotation_under_cue(quotation: PlacedQuotation, cue: Cue) -> bool:
    """Say whether the parse hangs the span under the cue."""
    first, end = quotation.tokens
    if first >= end:
        return False
    return bool(cue.token.is_ancestor(root_of_tokens(cue.token.doc[first:end])))
