"""The plan of a publication: every table has a file, and what publishing makes is named by what it is made from."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from warehouse import store
from warehouse.bi.names import key_of
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
    assert all(derived.part is None for derived in empty.derived.values())
    assert empty.sources.keys() == empty.derived.keys()


def test_quotes_wide_has_a_file_for_each_segment_and_a_mart_for_each_month(plan: PublicationPlan) -> None:
    keys = {name: {key_of(path) for path in plan.derived if path.startswith(f"{name}/")} for name in DERIVED}
    segments = {file.segment for file in plan.active.values() if file.table == "quotes"}
    assert keys["quotes_wide"] == segments and len(segments) == 3
    assert keys["speaker_month"] == {"2017-04", "2017-05", "undated"}
    assert keys["calendar"] == {None}
