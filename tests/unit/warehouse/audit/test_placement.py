"""Rows whose ids are valid references and that lie elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.kit.warehouse import sound_rows
from transforms.rows import Rows
from warehouse.audit.placement import find_misplaced_rows


def test_sound_rows_lie_where_they_say() -> None:
    assert list(find_misplaced_rows(sound_rows(2))) == []


def another_sentence(rows: Rows) -> None:
    rows["quotes"][0]["sentence_id"] = rows["sentences"][0]["sentence_id"]


def another_section(rows: Rows) -> None:
    rows["quotes"][0]["section_id"] = rows["sections"][0]["section_id"]


def mention_outside(rows: Rows) -> None:
    rows["entity_mentions"][0]["start_char"] = 0


def date_outside(rows: Rows) -> None:
    rows["dates"][0]["end_char"] = rows["sentences"][-1]["end_char"]


def piece_of_another(rows: Rows) -> None:
    rows["quote_spans"][0]["position"] = 7


def sources_not_counted(rows: Rows) -> None:
    rows["quote_speakers"][1]["position"] = 3


def another_first_source(rows: Rows) -> None:
    rows["quote_speakers"][0]["speaker_name"] = "Rui Costa"


def section_within_a_paragraph(rows: Rows) -> None:
    rows["sections"][0]["start_char"] += 1


def dateline_from_nowhere(rows: Rows) -> None:
    rows["documents"][0]["dateline"] = "PORTO, May 1."


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(another_sentence, ("quotes", "place"), id="a quote begins in another sentence"),
        pytest.param(another_section, ("quotes", "place"), id="a quote lies in another section"),
        pytest.param(mention_outside, ("entity_mentions", "place"), id="a mention outside of its sentence"),
        pytest.param(date_outside, ("dates", "place"), id="a date outside of its sentence"),
        pytest.param(piece_of_another, ("quote_spans", "id of its quote"), id="a piece of another position"),
        pytest.param(sources_not_counted, ("quote_speakers", "positions"), id="sources that leave a number out"),
        pytest.param(another_first_source, ("quote_speakers", "as in quotes"), id="the first source is the speaker"),
        pytest.param(section_within_a_paragraph, ("sections", "offsets"), id="a section begins within a paragraph"),
        pytest.param(dateline_from_nowhere, ("documents", "text is there"), id="a dateline that the text has not"),
    ],
)
def test_a_misplaced_row_is_named(change: Callable[[Rows], None], expected: tuple[str, str]) -> None:
    rows = sound_rows(2)
    change(rows)
    assert expected in {(one.table, one.rule) for one in find_misplaced_rows(rows)}


def test_tables_that_are_not_given_are_unknown() -> None:
    rows = sound_rows(2)
    another_sentence(rows)
    del rows["sentences"], rows["quotes"]
    assert list(find_misplaced_rows(rows)) == []
