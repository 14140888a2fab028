"""Parts that share what they read have the rows of parts that read alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.kit.rows import article
from warehouse import store
from warehouse.audit import month_parts
from warehouse.audit.month_parts import share_reading
from warehouse.lake.data_files import active_files, read_months
from warehouse.views import VIEWS, ViewPart

DAYS = [date(2017, 4, 12), date(2017, 4, 30), date(2017, 5, 1), date(2018, 1, 31), None]


@pytest.fixture
def data(data: Path) -> Path:
    for number, day in enumerate(DAYS):
        rows = article(f"Story {number}.", guid=f"g{number}", uri=f"file:///{number}.txt", day=day)
        store.append(data, rows)
    return data


def list_parts(data: Path) -> list[ViewPart]:
    files = active_files(store.snapshot(data))
    return [part for view in VIEWS.values() for part in view.parts(files)]


def test_months_have_the_rows_that_they_have_alone(data: Path) -> None:
    parts = list_parts(data)
    assert {"2017-04", "2017-05", "2018-01", "undated"} <= {part.key for part in parts}
    for part, sharing in zip(parts, share_reading(parts), strict=True):
        assert sharing.digest == part.digest
        view = VIEWS[part.table.name]
        assert view.rows(sharing).equals(view.rows(part)), (part.table.name, part.key)


def test_a_file_is_read_once_for_all_months(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[tuple[Path, tuple[str, ...]]] = []

    def note(path: Path, columns: tuple[str, ...], *args: object, **options: bool) -> object:
        read.append((path, columns))
        return read_months(path, columns, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(month_parts, "read_months", note)
    for part in share_reading(part for part in list_parts(data) if part.table.name == "speaker_month"):
        VIEWS["speaker_month"].rows(part)
    assert read and len(read) == len(set(read))
