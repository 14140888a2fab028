"""Two readings of one article: what appeared, vanished and changed, whatever the ids count."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from tests.kit.warehouse import sound_document
from transforms.document import Document, Piece, Published, Quote, QuoteType
from transforms.rows import rows_of
from warehouse.differences import DifferenceTally, RowDifference, compare_rows

AT = datetime(2026, 11, 24, 10, 15)
DOCUMENT = sound_document(0)


def differences(before: Document, after: Document) -> list[RowDifference]:
    old = rows_of(before, "r1", AT)
    new = rows_of(after, "r2", datetime(2027, 1, 1))
    return list(compare_rows(old, new))


def kinds(found: list[RowDifference], table: str) -> list[tuple[str, ...]]:
    return [tuple(map(str, one.kinds)) for one in found if one.table == table]


def change_quote(**values: Any) -> Document:
    first, *others = DOCUMENT.quotes
    return replace(DOCUMENT, quotes=(replace(first, **values), *others))


def renumber(document: Document, by: int) -> Document:
    """The document with its quotes, and all that names them, counted from later on."""

    def move(value: Any, *names: str) -> Any:
        numbers = {name: getattr(value, name) + by for name in names if getattr(value, name) is not None}
        return replace(value, **numbers)

    return replace(
        document,
        quotes=tuple(move(quote, "position", "parent") for quote in document.quotes),
        speakers=tuple(move(speaker, "quote") for speaker in document.speakers),
        statements=tuple(move(statement, "quote", "first_quote") for statement in document.statements),
        circumstances=tuple(move(one, "quote") for one in document.circumstances),
        insertions=tuple(move(insertion, "quote") for insertion in document.insertions),
        topics=tuple(move(topic, "unit") if topic.unit_type == "quote" else topic for topic in document.topics),
    )


def test_the_same_document_has_no_difference_but_its_run() -> None:
    assert differences(DOCUMENT, DOCUMENT) == []


def test_ids_that_count_on_are_no_difference() -> None:
    assert differences(DOCUMENT, renumber(DOCUMENT, 1)) == []


def test_a_quote_before_all_others_appears_alone() -> None:
    moved = renumber(DOCUMENT, 1)
    new = Quote(1, (Piece(0, 7, True),), QuoteType.SCARE)
    found = differences(DOCUMENT, replace(moved, quotes=(new, *moved.quotes)))
    assert kinds(found, "quotes") == [("appeared",)] and kinds(found, "quote_spans") == [("appeared",)]
    assert kinds(found, "quote_speakers") == []
    (row,) = [one for one in found if one.table == "quotes"]
    assert (row.key, row.text) == ("quote 0-7", "Harbour")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param({"quote_type": QuoteType.MIXED}, ("changed", "type changed"), id="type"),
        pytest.param({"confidence": 0.123}, ("changed",), id="confidence"),
        pytest.param(
            {"spans": (replace(DOCUMENT.quotes[0].spans[0], end_char=DOCUMENT.quotes[0].spans[-1].end_char - 3),)},
            ("changed", "span changed"),
            id="span",
        ),
    ],
)
def test_a_changed_quote_says_what_changed(values: dict[str, Any], expected: tuple[str, ...]) -> None:
    assert kinds(differences(DOCUMENT, change_quote(**values)), "quotes") == [expected]


def test_another_speaker_is_told_from_another_reason() -> None:
    first, *others = DOCUMENT.speakers
    another = replace(DOCUMENT, speakers=(replace(first, entity_id="person.jo-berg", name="Jo Berg"), *others))
    found = differences(DOCUMENT, another)
    assert kinds(found, "quotes") == [("changed", "speaker changed")]
    (row,) = [one for one in found if one.table == "quotes"]
    assert row.columns["speaker_name"] == (first.name, "Jo Berg")
    reasoned = replace(DOCUMENT, speakers=(replace(first, reason="Another one."), *others))
    assert kinds(differences(DOCUMENT, reasoned), "quotes") == [("changed",)]


def test_a_vanished_quote_takes_its_rows_along() -> None:
    quote = DOCUMENT.quotes[-1]
    found = differences(DOCUMENT, replace(DOCUMENT, quotes=DOCUMENT.quotes[:-1]))
    assert kinds(found, "quotes") == [("vanished",)]
    assert kinds(found, "quote_spans") == [("vanished",)] * len(quote.spans)
    (row,) = [one for one in found if one.table == "documents"]
    assert row.columns == {"quote_count": (2, 1)}


def test_a_day_is_counted_once() -> None:
    later = replace(DOCUMENT, published=Published(date(2018, 1, 1), None, "dateline", "the dateline says so"))
    found = differences(DOCUMENT, later)
    assert {one.table for one in found} == {"documents"}


def test_the_arithmetic_of_another_processor_is_no_difference() -> None:
    assert differences(change_quote(confidence=0.5), change_quote(confidence=0.5 + 1e-9)) == []


def test_tallies_add_up_and_keep_the_first_examples() -> None:
    found = differences(DOCUMENT, change_quote(quote_type=QuoteType.MIXED))
    one, other = DifferenceTally(1), DifferenceTally(1)
    one.add(found)
    other.add(found)
    one.merge(other)
    told = one.describe()
    assert told["documents"] == 1
    assert told["counts"]["quotes"] == {"changed": 2, "type changed": 2}
    assert told["columns"]["quotes"]["quote_type"] == 2
    examples = [example for example in told["examples"] if example["table"] == "quotes"]
    assert [example["kind"] for example in examples] == ["type changed"]
    assert examples[0]["columns"]["quote_type"][1] == "mixed"


def test_examples_are_plain_values_and_may_be_none_at_all() -> None:
    later = replace(DOCUMENT, published=Published(date(2018, 1, 1), None, "dateline", "the dateline says so"))
    tally = DifferenceTally(0)
    tally.add(differences(DOCUMENT, later))
    assert tally.describe()["examples"] == []
    shown = DifferenceTally(1)
    shown.add(differences(DOCUMENT, later))
    (example,) = shown.describe()["examples"]
    assert example["columns"]["published_date"] == ["2017-04-12", "2018-01-01"]


def test_a_column_that_the_stored_row_does_not_have_is_no_difference() -> None:
    old, new = (rows_of(DOCUMENT, "r1", AT) for _ in range(2))
    for row in old["quotes"]:
        row["speaker_label"] = None
    assert list(compare_rows(old, new)) == []
