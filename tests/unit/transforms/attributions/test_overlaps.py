"""Overlaps: which candidate attributions are accepted or nested, and the pieces of their content."""

import pytest

from tests.kit.quotations import placed
from transforms.attributions.overlaps import (
    Attribution,
    SpanIndex,
    cut_at_foreign_quotations,
    cut_out_source,
    include_whole_quotations,
    make_quote_pieces,
    resolve_overlaps,
)
from transforms.document import Piece, Span

TEXT = "Silva said the old “ferry bridge” will stay open, Okafor said."
QUOTATION = placed(TEXT)


def span_of(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def attribution(probability: float, content: str, cue: str | None = None, quoted: bool = False) -> Attribution:
    quotations = (QUOTATION,) if quoted else ()
    return Attribution(probability, "ccomp", (span_of(content),), quotations, span_of(cue) if cue else None)


OUTER = attribution(0.9, "Silva said the old “ferry bridge” will stay open", "Okafor said")


@pytest.mark.parametrize(
    ("other", "accepted", "nested"),
    [
        pytest.param(attribution(0.8, "will stay open", "Silva said"), 1, 1, id="inside: nested"),
        pytest.param(attribution(0.4, "will stay open", "Silva said"), 1, 0, id="inside, but unlikely: dropped"),
        pytest.param(attribution(0.8, "open, Okafor", "Silva said"), 1, 0, id="shares words: dropped"),
        pytest.param(attribution(0.8, "said.", None), 2, 0, id="apart: accepted"),
    ],
)
def test_the_more_probable_candidate_is_accepted(other: Attribution, accepted: int, nested: int) -> None:
    index, inside = resolve_overlaps([other, OUTER])
    assert index.attributions[0] is OUTER
    assert (len(index.attributions), len(inside)) == (accepted, nested)


def test_equal_nested_candidates_are_kept_once() -> None:
    inside = attribution(0.8, "will stay open", "Silva said")
    assert resolve_overlaps([OUTER, inside, inside])[1] == [inside]


def test_quotation_spans_without_a_conflict_stay_without_the_others() -> None:
    content = (QUOTATION.span.content, span_of("stay open"))
    candidate = Attribution(0.5, "marked", content, (QUOTATION,))
    index, _ = resolve_overlaps([attribution(0.9, "will stay open"), candidate])
    assert index.attributions[1].content == (QUOTATION.span.content,)


def test_the_index_knows_the_number_of_the_parent() -> None:
    index = SpanIndex()
    index.add_attribution(attribution(0.9, "Okafor said"))
    index.add_attribution(OUTER)
    assert index.parent_of_attribution(attribution(0.8, "will stay open", "Silva said")) == 1
    assert index.parent_of_attribution(attribution(0.8, "open, Okafor")) is None
    assert index.has_words_of_quotation(QUOTATION) and not SpanIndex().has_words_of_quotation(QUOTATION)


def test_the_index_finds_what_is_far_away_by_its_own_place_alone() -> None:
    index, far = SpanIndex(), Attribution(0.9, "ccomp", (Span(5000, 5100),), ())
    index.add_attribution(far)
    assert index.attributions_near(attribution(0.9, "will stay open")) == []
    assert index.attributions_near(Attribution(0.9, "ccomp", (Span(4990, 5010),), ())) == [far]


def test_a_clause_is_cut_at_a_quotation_of_another_cue() -> None:
    clause, cue = span_of("the old “ferry bridge” will stay open"), span_of("Silva said")
    claimed = {QUOTATION.order: span_of("Okafor said")}
    cut = cut_at_foreign_quotations(clause, cue, [QUOTATION], claimed)
    assert cut is not None and cut.of(TEXT) == "the old "
    assert cut_at_foreign_quotations(clause, cue, [QUOTATION], {}) == clause
    assert cut_at_foreign_quotations(span_of("“ferry bridge”"), cue, [QUOTATION], claimed) is None


def test_quotations_are_taken_in_whole() -> None:
    candidate = attribution(0.9, "bridge” will stay")
    whole = include_whole_quotations(candidate, [QUOTATION], {})
    assert whole.content == (*candidate.content, QUOTATION.span.content)
    assert include_whole_quotations(attribution(0.9, "stay open"), [QUOTATION], {}).content == (span_of("stay open"),)


def test_pieces_are_quotations_and_the_words_between() -> None:
    pieces = make_quote_pieces(attribution(0.9, " the old “ferry bridge” will stay open,"), [QUOTATION], TEXT)
    assert [(piece.of(TEXT), piece.is_quoted) for piece in pieces] == [
        ("the old", False),
        ("ferry bridge", True),
        ("will stay open", False),
    ]
    assert make_quote_pieces(Attribution(0.9, "rest", (span_of(", "),), ()), [QUOTATION], TEXT) == ()
    assert isinstance(pieces[0], Piece)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(None, ["the old “ferry bridge” will stay open"], id="no source"),
        pytest.param("Silva", ["the old “ferry bridge” will stay open"], id="apart"),
        pytest.param("the old", [" “ferry bridge” will stay open"], id="before the words between marks"),
        pytest.param("stay open", ["the old “ferry bridge” will "], id="behind them"),
        pytest.param("old “ferry bridge” will", [], id="around them"),
    ],
)
def test_a_source_in_a_clause_is_cut_out_of_it(source: str | None, expected: list[str]) -> None:
    clause = span_of("the old “ferry bridge” will stay open")
    kept = cut_out_source(clause, span_of(source) if source else None, [QUOTATION])
    assert [span.of(TEXT) for span in kept] == expected
