"""Counts of all months at once go on from known rows; test_last_publication.py compares them with counting anew."""

from pathlib import Path

import pyarrow as pa
import pytest

from warehouse import store
from warehouse.bi.generations import read_manifest
from warehouse.bi.last_publication import LastPublication
from warehouse.bi.month_counts import make_months
from warehouse.bi.plan import CountedFiles, PublicationPlan, plan_publication
from warehouse.views import ViewPart, speaker_month

NAME = "speaker_month"


@pytest.fixture
def plan(sound_warehouse: Path) -> PublicationPlan:
    return plan_publication(store.snapshot(sound_warehouse))


@pytest.fixture
def last(sound_warehouse: Path) -> LastPublication:
    return LastPublication((sound_warehouse / "bi").resolve(), read_manifest(sound_warehouse / "bi"))


@pytest.fixture
def parts(plan: PublicationPlan) -> dict[str, ViewPart]:
    made = {name: file.part for name, file in plan.derived.items() if name.startswith(f"{NAME}/")}
    return {name: part for name, part in made.items() if part is not None}


def make(parts: dict[str, ViewPart], counted: CountedFiles, last: LastPublication) -> dict[str, pa.Table]:
    return dict(make_months(speaker_month, parts, counted, last))


def count_quotes(rows: pa.Table) -> int:
    return sum(rows["quote_count"].to_pylist())


def test_all_files_give_each_month_what_its_part_gives(
    plan: PublicationPlan, parts: dict[str, ViewPart], last: LastPublication
) -> None:
    made = make(parts, plan.counted, last)
    assert made.keys() == parts.keys() and len(parts) == 3
    assert {name: rows.to_pylist() for name, rows in made.items()} == {
        name: speaker_month.rows(part).to_pylist() for name, part in parts.items()
    }


def test_without_a_change_rows_stay_as_they_are_known(
    plan: PublicationPlan, parts: dict[str, ViewPart], last: LastPublication
) -> None:
    anew = make(parts, plan.counted, last)
    known = make(parts, CountedFiles((), (), are_all=False), last)
    assert {name: rows.to_pylist() for name, rows in known.items()} == {
        name: rows.to_pylist() for name, rows in anew.items()
    }


def test_what_came_is_added_and_what_went_is_taken_off(
    plan: PublicationPlan, parts: dict[str, ViewPart], last: LastPublication
) -> None:
    anew = make(parts, plan.counted, last)
    files = plan.counted.came
    twice = make(parts, CountedFiles(files, (), are_all=False), last)
    assert {name: count_quotes(rows) for name, rows in twice.items()} == {
        name: 2 * count_quotes(rows) for name, rows in anew.items()
    }
    none_left = make(parts, CountedFiles((), files, are_all=False), last)
    assert all(rows.num_rows == 0 for rows in none_left.values())
    assert all(rows.schema.names == speaker_month.TABLE.schema.names for rows in none_left.values())


def test_one_month_is_made_without_the_others(
    plan: PublicationPlan, parts: dict[str, ViewPart], last: LastPublication
) -> None:
    name, part = next(iter(parts.items()))
    made = make({name: part}, plan.counted, last)
    assert made.keys() == {name} and made[name].to_pylist() == speaker_month.rows(part).to_pylist()
