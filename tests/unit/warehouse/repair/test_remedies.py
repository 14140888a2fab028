"""Each kind of violation has a remedy that names what to restore."""

from __future__ import annotations

import pytest

from warehouse.audit.batches import RULE as BATCH_RULE
from warehouse.audit.file_reading import IS_THERE
from warehouse.audit.indexes import RULE as INDEX_RULE
from warehouse.checks import Violation
from warehouse.repair.remedies import describe_remedy


@pytest.mark.parametrize(
    ("violation", "words"),
    [
        (Violation("quotes", "a.parquet", IS_THERE, ""), "restore lake/quotes/a.parquet from a backup"),
        (Violation("quotes", "a.parquet", BATCH_RULE, ""), "restore lake/quotes from a backup"),
        (Violation("runs", "_delta_log", "log is readable", ""), "restore lake/runs from a backup"),
        (Violation("documents", "a.parquet", INDEX_RULE, ""), "right to write in lake/_keys"),
        (Violation("bi/quotes", "a.parquet", IS_THERE, ""), "mend what is named of the lake"),
        (Violation("rejects", "r", "quarantine", ""), "quarantine/ from a backup"),
        (Violation("quotes", "d.q0001", "offsets", "", "d"), "files of article d"),
        (Violation("entities", "person.ana", "form", ""), "lake/entities"),
    ],
)
def test_a_violation_has_its_remedy(violation: Violation, words: str) -> None:
    assert words in describe_remedy(violation)
