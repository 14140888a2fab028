"""Parameters that can be meant are read; others are refused in one line that says what can be."""

import pytest

from warehouse.browse.parameters import (
    CountQuestion,
    QuoteChoice,
    RowRange,
    UnfitParameter,
    check_names,
    read_count,
    read_page,
)
from warehouse.queries.measures import Measure


def test_what_can_be_meant_is_read() -> None:
    values = {"measure": "articles", "by": "speaker,type", "where.month": "", "q": "Port's open!", "days": "yes"}
    choice = QuoteChoice({"month": ""}, ("Port", "s", "open"))
    assert read_count(values) == CountQuestion(Measure.ARTICLES, ("speaker", "type"), choice, has_days=True)
    assert read_count({}) == CountQuestion(Measure.QUOTES, (), QuoteChoice())
    assert (read_page({}), read_page({"limit": "0", "offset": "7"})) == (RowRange(40, 0), RowRange(0, 7))


@pytest.mark.parametrize(
    "values",
    [
        {"measure": "words"},
        {"by": "colour"},
        {"by": "speaker,speaker"},
        {"by": "speaker,type,month,topic"},
        {"by": "speaker", "measure": "speakers"},
        {"where.colour": "red"},
        {"where.": "x"},
        {"without": "x"},
        {"types": "no"},
        {"q": "  ?!"},
        {"q": "word " * 201},
    ],
    ids=str,
)
def test_what_cannot_be_meant_is_refused_in_one_line(values: dict[str, str]) -> None:
    with pytest.raises(UnfitParameter) as refused:
        read_count(values)
    assert next(iter(values)).partition(".")[2] in str(refused.value) and "\n" not in str(refused.value)


@pytest.mark.parametrize("limit", ["-1", "1e3", "ten", "", "10001", "²", "9" * 5000])
def test_a_number_that_is_none_or_too_large_is_refused(limit: str) -> None:
    with pytest.raises(UnfitParameter, match="whole number up to 10000"):
        read_page({"limit": limit})


def test_names_that_an_address_does_not_know_are_refused() -> None:
    check_names([("q", "x"), ("where.topic", "y")], ["q", "where.…"])
    for values in ([("page", "1")], [("q", "x"), ("q", "y")]):
        with pytest.raises(UnfitParameter):
            check_names(values, ["q"])
