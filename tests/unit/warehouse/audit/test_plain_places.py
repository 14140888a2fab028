"""Sentences and what lies in them are said to be right only where the look at each row finds nothing."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.kit.warehouse import sound_rows
from warehouse.audit import placement
from warehouse.audit.plain_places import TABLES_PROVED, are_sentences_right
from warehouse.tables import TABLES

PLACED = ("sections", "sentences", "quotes", "entity_mentions")


def make_tables() -> dict[str, list[Any]]:
    articles = [sound_rows(number) for number in (3, 4, 5)]
    return {name: [row for rows in articles for row in rows[name]] for name in PLACED}


def as_arrow(rows: dict[str, list[Any]]) -> dict[str, pa.Table]:
    return {
        name: pa.Table.from_pylist(some, schema=pa.schema([(one.name, one.type) for one in TABLES[name].columns]))
        for name, some in rows.items()
    }


def test_sound_rows_are_surely_right() -> None:
    rows = make_tables()
    assert rows["sentences"] and rows["entity_mentions"]
    assert are_sentences_right(as_arrow(rows))


def test_without_one_of_the_tables_nothing_is_sure() -> None:
    tables = as_arrow(make_tables())
    assert not any(are_sentences_right({other: tables[other] for other in PLACED if other != name}) for name in PLACED)


@st.composite
def falsified(draw: st.DrawFn) -> dict[str, list[Any]]:
    rows = {name: [row.copy() for row in some] for name, some in make_tables().items()}
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(PLACED))
        columns = [column for column in placement.COLUMNS[name] if column.endswith(("_char", "_id"))]
        column = draw(st.sampled_from([*columns, "document_id"]))
        values = [None, *(row[column] for row in rows[name])]
        if column.endswith("_char"):
            values += [0, 1, 5, 10**6]
        draw(st.sampled_from(rows[name]))[column] = draw(st.sampled_from(values))
    return rows


@given(falsified())
@settings(max_examples=300, deadline=None)
def test_what_is_surely_right_has_no_misplaced_row(rows: dict[str, list[Any]]) -> None:
    found = {violation.table for violation in placement.find_misplaced_rows(rows)}
    # a quote's sentence is looked for among sentences, so it is proved with them
    by_sentences = {
        violation.row_key
        for violation in placement.find_misplaced_rows({name: rows[name] for name in ("quotes", "sentences")})
    }
    if are_sentences_right(as_arrow(rows)):
        assert not found & TABLES_PROVED
        assert not by_sentences
