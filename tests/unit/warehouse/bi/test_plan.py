"""The plan of a publication: every table has a file, and what publishing makes is named by what it is made from."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.kit.warehouse import sound_rows, sound_store
from warehouse import store
from warehouse.bi.plan import PublicationPlan, plan_publication
from warehouse.tables import TABLES
from warehouse.views import DERIVED


@pytest.fixture(scope="module")
def plan(sound_lake: Path) -> PublicationPlan:
    return plan_publication(store.snapshot(sound_lake))


def folders(files: Mapping[str, object]) -> set[str]:
    return {path.partition("/")[0] for path in files}


def test_every_table_and_mart_has_a_file(plan: PublicationPlan) -> None:
    assert folders(plan.active) | folders(plan.derived) == set(TABLES) | set(DERIVED)


def test_what_is_stored_is_linked_and_what_is_not_is_made(plan: PublicationPlan) -> None:
    assert folders(plan.active).isdisjoint(folders(plan.derived))
    assert "documents" in folders(plan.active) and set(DERIVED) <= folders(plan.derived)


def test_the_files_name_bears_what_it_is_made_from(plan: PublicationPlan) -> None:
    assert all(derived.digest[:8] in path for path, derived in plan.derived.items())


def test_an_empty_store_has_stand_ins_with_the_declared_schema(empty_store: Path) -> None:
    empty = plan_publication(store.snapshot(empty_store))
    assert empty.active == {} and folders(empty.derived) == set(TABLES) | set(DERIVED)
    for derived in empty.derived.values():
        rows = derived.make_rows()
        assert rows.num_rows == 0 and rows.schema.equals(derived.table.schema)


def test_parts_of_one_month_that_share_the_short_name_are_all_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = sound_store(tmp_path / "data", wards=1)
    store.append(data, sound_rows(2))
    monkeypatch.setattr("warehouse.bi.plan.SHORT_DIGEST_DIGITS", 0)
    derived = plan_publication(store.snapshot(data)).derived
    assert sum(path.startswith("quotes_wide/quotes_wide-2017-04") for path in derived) == 2
