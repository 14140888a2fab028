"""Each derived file gets its rows: stand-ins none, parts of a view theirs, months of a mart all at once."""

from pathlib import Path

import pytest

from warehouse import store
from warehouse.bi import derived_rows
from warehouse.bi.derived_rows import make_files
from warehouse.bi.last_publication import LastPublication
from warehouse.bi.plan import PublicationPlan, plan_publication
from warehouse.views import VIEWS


@pytest.fixture
def plan(sound_lake: Path) -> PublicationPlan:
    return plan_publication(store.snapshot(sound_lake))


def test_every_file_has_the_rows_of_its_part(plan: PublicationPlan, tmp_path: Path) -> None:
    made = dict(make_files(plan.derived, plan.counted, LastPublication(tmp_path, {})))
    assert made.keys() == plan.derived.keys()
    for name, file in plan.derived.items():
        wanted = file.table.schema.empty_table() if file.part is None else VIEWS[file.table.name].rows(file.part)
        assert made[name].schema.names == file.table.schema.names
        assert made[name].to_pylist() == wanted.to_pylist(), name


def test_months_of_a_mart_are_made_in_one_step(
    plan: PublicationPlan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    make_months = derived_rows.make_months

    def note(*given: object) -> object:
        asked.append(1)
        return make_months(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(derived_rows, "make_months", note)
    list(make_files(plan.derived, plan.counted, LastPublication(tmp_path, {})))
    assert len(asked) == 2  # speakers and topics
