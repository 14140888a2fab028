"""Rows of tables become members: JSON with the columns as they are, under a name of their own."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from flows.inputs.containers import ContainerContext
from flows.inputs.table_rows import make_row_member

CONTEXT = ContainerContext("file:///in/a.csv", 1_000)


@pytest.mark.parametrize(
    ("row", "suffix"),
    [
        pytest.param({"id": "n 17/ä"}, "#n%2017%2F%C3%A4", id="an id, percent-encoded"),
        pytest.param({"id": 17}, "#17", id="a number"),
        pytest.param({"url": "https://a.example/"}, "#https%3A%2F%2Fa.example%2F", id="a URL"),
        pytest.param({"id": "", "url": "https://a.example"}, "#https%3A%2F%2Fa.example", id="no id, so the URL"),
        pytest.param({"title": "A"}, "#row-3", id="neither"),
        pytest.param({"id": ["a"]}, "#row-3", id="a list is no name"),
        pytest.param({"id": "x" * 5_000}, "#row-3", id="nor is a text"),
        pytest.param({"id": "\ud800"}, "#%3F", id="half a character"),
    ],
)
def test_a_row_has_a_name(row: dict[str, object], suffix: str) -> None:
    member = make_row_member(row, 3, CONTEXT)
    assert (member.suffix_of_uri, member.media_type, member.name) == (suffix, "application/json", "row-3.json")


def test_values_without_json_are_written_as_words() -> None:
    row = {"day": date(2017, 4, 12), "at": datetime(2017, 4, 12, tzinfo=UTC), "n": Decimal("1.5"), "b": b"caf\xc3\xa9"}
    body = json.loads(make_row_member(row, 1, CONTEXT).stream.read())
    assert body == {"day": "2017-04-12", "at": "2017-04-12T00:00:00+00:00", "n": "1.5", "b": "café"}


def test_a_caller_names_the_columns() -> None:
    context = ContainerContext("file:///in/a.csv", 1_000, columns={"text": "lede", "guid": "key"})
    member = make_row_member({"lede": "A", "text": "B", "key": "k-1"}, 1, context)
    assert json.loads(member.stream.read()) == {"text": "A", "guid": "k-1"}
    assert member.suffix_of_uri == "#k-1"
