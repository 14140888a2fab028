"""Whatever was done to a store, going back to any batch gives the rows of then, less what was removed by law."""

from __future__ import annotations

import random
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.kit.rows import article, joined, reject, signature
from transforms.document import RemovalCause, Row
from warehouse import restore, store
from warehouse.lake import compaction, delta, merge
from warehouse.lake.copies import COPY_COLUMNS
from warehouse.tables import TABLES

AT = datetime(2026, 11, 28, 9)
PEOPLE = ("Ana Silva", "Jo Berg", "Kim Lund", "Eva Silva", "Rui Costa")
STEPS = 8
Snapshot = dict[str, dict[Any, Row]]


class Steps:
    """Does random things to a store, and knows what was removed by law."""

    def __init__(self, data: Path, seed: int) -> None:
        self.data = data
        self.chance = random.Random(seed)
        self.count = 0
        self.removed: set[str] = set()

    def take(self) -> None:
        """Do one thing."""
        self.count += 1
        deeds = (self.append, self.append, self.revise, self.revise_file, self.copy, self.reject, self.replay)
        self.chance.choice((*deeds, self.remove, self.compact, self.fold, self.go_back))()

    def append(self) -> None:
        parts = [self._make(f"Story {self.count}-{number}. It is told.", f"g{number}") for number in range(2)]
        store.append(self.data, joined(*parts))

    def _make(self, text: str, guid: str | None, **values: Any) -> dict[str, list[Row]]:
        day = self.chance.choice((date(2017, 4, 12), date(2016, 2, 29), None, date(2018, 1, 1)))
        people = self.chance.sample(PEOPLE, self.chance.randint(1, 3))
        return article(text, guid=guid, day=day, people=people, run_id=f"run {self.count}", **values)

    def revise(self) -> None:
        guid = f"g{self.chance.randint(0, 4)}"
        store.append(self.data, self._make(f"Story {self.count} of {guid}. It is told.", guid))

    def revise_file(self) -> None:
        """Revise an article that has the id of its text, so that the id changes."""
        text = f"A file is read. It stays so. Part {self.count} is new."
        store.append(self.data, self._make(text, None, uri=f"file:///news/{self.chance.randint(0, 1)}.txt"))

    def copy(self) -> None:
        made = self._make(f"Copy {self.count}.", f"c{self.chance.randint(0, 5)}")
        for row in made["document_texts"]:
            row |= {"signature": signature(self.chance.randint(0, 30)), "signature_version": "test"}
        store.append(self.data, made)

    def reject(self) -> None:
        store.append(self.data, {"rejects": [reject(bytes([self.chance.randint(0, 5)]))]})

    def replay(self) -> None:
        ids = self._choose_ids(2)
        parts = store.read_articles(self.data, ids)
        for rows in parts.values():
            for row in (row for some in rows.values() for row in some):
                row["run_id"] = f"run {self.count}"
            del rows["quotes"][1:]
        store.replace_rows(self.data, *parts.values())

    def _choose_ids(self, count: int) -> list[str]:
        ids = sorted(version["document_id"] for version in store.list_versions(self.data))
        return self.chance.sample(ids, min(count, len(ids)))

    def remove(self) -> None:
        before = {row["document_id"] for row in read_removals(self.data)}
        cause = self.chance.choice(list(RemovalCause))
        store.remove(self.data, self._choose_ids(1), cause, AT)
        self.removed |= {row["document_id"] for row in read_removals(self.data)} - before

    def compact(self) -> None:
        compaction.compact_segments(self.data, least=self.chance.choice((1, 3)))

    def fold(self) -> None:
        compaction.fold_versions(self.data)

    def go_back(self) -> None:
        number = self.chance.randint(0, last_number(self.data))
        restore.restore(self.data, str(number))


def read_removals(data: Path) -> list[Row]:
    return delta.read(delta.open_table(data, "removals"))


def last_number(data: Path) -> int:
    return delta.open_documents(data).number


def snapshot(data: Path) -> Snapshot:
    """All rows by table and key, the versions of each merged."""
    taken: Snapshot = {}
    stored = store.snapshot(data)
    for name, table in delta.batch_tables().items():
        grouped = merge.group_by_key(table, delta.read(stored[name]))
        taken[name] = {key: merge.merge_rows(table, rows) for key, rows in grouped}
    return taken


def less_removed(taken: Snapshot, removed: set[str]) -> Snapshot:
    """Leave out rows of removed articles, and what says of which one an article is a copy."""
    left = {
        name: {key: row for key, row in rows.items() if TABLES[name].shared or row["document_id"] not in removed}
        for name, rows in taken.items()
        if name != "removals"
    }
    if removed:
        marks = dict.fromkeys(COPY_COLUMNS)
        left["documents"] = {key: row | marks for key, row in left["documents"].items()}
    return left


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "rows_a_later_version"), [(1, 64), (2, 1)])
def test_going_back_gives_the_rows_of_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, rows_a_later_version: int
) -> None:
    monkeypatch.setattr(merge, "_ROWS_A_LATER_VERSION", rows_a_later_version)
    data = tmp_path / "data"
    store.create(data)
    steps = Steps(data, seed)
    taken = {0: snapshot(data)}
    for _ in range(STEPS):
        steps.take()
        taken[last_number(data)] = snapshot(data)

    newest = last_number(data)
    for number in sorted(taken, key=lambda _: steps.chance.random()):
        restore.restore(data, str(number))
        expected = less_removed(taken[number], steps.removed)
        now = less_removed(snapshot(data), steps.removed)
        for name, rows in expected.items():
            assert now[name] == rows, f"{name} of batch {number}"
        assert restore.restore(data, str(number))[1] is None, "a second time there is nothing to do"
    restore.restore(data, str(newest))
    assert snapshot(data)["removals"] == taken[newest]["removals"]
