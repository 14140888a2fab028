"""What is kept of an article comes back as it was, or not at all; nothing stays that was removed, or for long."""

from __future__ import annotations

import hashlib
import os
import pickle
import time
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

import pytest

from tests.kit.rows import bare_article, document
from transforms.document import RemovalCause, Rows
from warehouse import store
from warehouse.lake.annotation_cache import (
    FOLDER,
    KEPT_SECONDS,
    drop_annotations,
    keep_annotation,
    read_annotation,
)

ROWS: Rows = {"documents": [{"document_id": "a1", "published_date": date(2021, 3, 1), "at": datetime(2021, 3, 1, 9)}]}
AT = datetime(2021, 3, 2)


def list_kept(data: Path) -> list[str]:
    return sorted(path.name for path in (data / FOLDER).iterdir())


def test_rows_come_back_as_they_were_by_their_key_alone(tmp_path: Path) -> None:
    keep_annotation(tmp_path, "a1", "k1", ROWS)
    assert read_annotation(tmp_path, "a1", "k1") == ROWS
    assert read_annotation(tmp_path, "a1", "k2") is None
    assert read_annotation(tmp_path, "a2", "k1") is None


def test_what_is_stored_is_dropped(tmp_path: Path) -> None:
    for document_id in ("a1", "a2"):
        keep_annotation(tmp_path, document_id, "k", ROWS)
    drop_annotations(tmp_path, ["a1", "a3"])
    assert list_kept(tmp_path) == ["a2-k"]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda content: content[:-1], id="cut"),
        pytest.param(lambda content: b"", id="empty"),
        pytest.param(lambda content: content[:-1] + b"x", id="another byte"),
    ],
)
def test_a_harmed_file_is_none(tmp_path: Path, damage: object) -> None:
    keep_annotation(tmp_path, "a1", "k1", ROWS)
    path = tmp_path / FOLDER / "a1-k1"
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]
    assert read_annotation(tmp_path, "a1", "k1") is None


def test_a_file_that_asks_for_more_than_plain_values_is_none_and_calls_nothing(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir(parents=True)

    class Caller:
        def __reduce__(self) -> tuple[object, ...]:
            return os.mkdir, (str(tmp_path / "called"),)

    for number, value in enumerate((Caller(), Fraction(1, 2))):
        body = pickle.dumps(value)
        (tmp_path / FOLDER / f"a1-k{number}").write_bytes(hashlib.sha256(body).digest() + body)
        assert read_annotation(tmp_path, "a1", f"k{number}") is None
    assert not (tmp_path / "called").exists()


def test_a_folder_that_cannot_be_written_harms_nothing(tmp_path: Path) -> None:
    (tmp_path / FOLDER.parent).write_text("a file in its place")
    keep_annotation(tmp_path, "a1", "k1", ROWS)
    assert read_annotation(tmp_path, "a1", "k1") is None


def test_a_removal_leaves_no_byte_of_the_article(data: Path) -> None:
    store.append(data, bare_article("The port opens. Nobody pays.", guid="port"))
    document_id = document("x", guid="port").document_id
    keep_annotation(data, document_id, "k", ROWS)
    store.remove(data, [document_id], RemovalCause.REQUEST, AT)
    assert list_kept(data) == []


def test_a_run_begins_by_dropping_what_is_removed_or_old(data: Path) -> None:
    store.append(data, bare_article("The port opens. Nobody pays.", guid="port"))
    removed = document("x", guid="port").document_id
    store.remove(data, [removed], RemovalCause.REQUEST, AT)
    for document_id in (removed, "old", "new"):
        keep_annotation(data, document_id, "k", ROWS)  # by a run that was killed meanwhile
    long_ago = time.time() - KEPT_SECONDS - 60
    os.utime(data / FOLDER / "old-k", (long_ago, long_ago))
    store.recover(data)
    assert list_kept(data) == ["new-k"]
