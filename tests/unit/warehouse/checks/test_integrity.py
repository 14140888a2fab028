"""What rows of one article must agree on, each rule broken alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.kit.warehouse import sound_rows
from transforms.rows import Rows
from warehouse.checks import integrity
from warehouse.checks.violations import ColumnBatch
from warehouse.tables import TABLES


def broken(rows: Rows) -> set[tuple[str, str]]:
    batches = {name: ColumnBatch.of(TABLES[name], some) for name, some in rows.items() if name in TABLES}
    return {(one.table, one.rule) for one in integrity.find_violations(batches)}


def changed(table: str, **values: Any) -> Callable[[Rows], None]:
    """Change the first row of a table."""
    return lambda rows: rows[table][0].update(values)


def test_sound_rows_agree() -> None:
    assert broken(sound_rows(2)) == set()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(changed("sentences", position=9), ("sentences", "id and position"), id="position is in the id"),
        pytest.param(changed("entities", entity_type="place"), ("entities", "id and type"), id="type is in the id"),
        pytest.param(changed("quotes", sentence_id="0" * 16 + ".s0001"), ("quotes", "reference"), id="lost reference"),
        pytest.param(changed("quotes", run_id="r9"), ("quotes", "day and run of its article"), id="another run"),
        pytest.param(changed("documents", published_month="2017-05"), ("documents", "month of its day"), id="month"),
        pytest.param(changed("sentences", start_char=1), ("sentences", "offsets"), id="offsets of other words"),
        pytest.param(changed("documents", body_start_char=9999), ("documents", "offsets"), id="a body beyond the text"),
        pytest.param(changed("quotes", word_count=99), ("quotes", "word_count"), id="words are counted anew"),
        pytest.param(changed("documents", quote_count=0), ("documents", "quote_count"), id="quotes are counted anew"),
        pytest.param(changed("topic_assignments", unit_id="x"), ("topic_assignments", "reference"), id="no such unit"),
        pytest.param(changed("quotes", speech_act=None), ("quotes", "speech act"), id="a quote without a speech act"),
        pytest.param(changed("quotes", quote_type="scare"), ("quotes", "speech act"), id="a scare quote with one"),
        pytest.param(changed("quotes", statement_date_evidence=None), ("quotes", "evidence"), id="a day from nowhere"),
        pytest.param(lambda rows: rows["quote_spans"].clear(), ("quotes", "pieces"), id="a quote without pieces"),
    ],
)
def test_what_does_not_agree_is_named(change: Callable[[Rows], None], expected: tuple[str, str]) -> None:
    rows = sound_rows(2)
    change(rows)
    assert expected in broken(rows)


def test_a_table_that_is_not_given_is_unknown_and_no_reference_into_it_is_broken() -> None:
    rows = sound_rows(2)
    del rows["sentences"]
    assert ("quotes", "reference") not in broken(rows)
