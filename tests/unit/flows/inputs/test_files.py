"""The articles of a file, and what becomes of files that cannot be read."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path

import pytest

from flows.inputs import files
from flows.inputs.paths import resolve_paths
from transforms.document import RawArticle, Reject

LIMIT = 1_000


def test_an_article_comes_with_its_uri_and_its_time(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"odd %\n\xff\xe2\x82\xac.txt")
    path.write_bytes(b"words")
    os.utime(path, (0, 86_400.5))
    (article,) = files.read_file(path, LIMIT)
    assert article == RawArticle(
        b"words", f"{tmp_path.as_uri()}/odd%20%25%0A%FF%E2%82%AC.txt", datetime(1970, 1, 2, 0, 0, 0, 500_000)
    )


def test_what_cannot_be_read_is_a_reject_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "dangling.txt").symlink_to("nowhere")
    (tmp_path / "circle.txt").symlink_to("circle.txt")
    (tmp_path / "large.txt").write_bytes(b"x" * (LIMIT + 1))
    os.mkfifo(tmp_path / "pipe.txt")
    paths = [*resolve_paths([str(tmp_path)]).files, tmp_path / "gone.txt"]
    found = [article for path in paths for article in files.read_file(path, LIMIT)]
    reasons = {one.source_uri.rpartition("/")[2]: one.reason_code for one in found if isinstance(one, Reject)}
    assert reasons == {
        "folder.txt": "directory",
        "dangling.txt": "dangling_link",
        "circle.txt": "dangling_link",
        "large.txt": "too_large",
        "pipe.txt": "not_a_file",
        "gone.txt": "vanished",
    }
    (large,) = (one for one in found if isinstance(one, Reject) and one.reason_code == "too_large")
    assert large.payload == tmp_path / "large.txt"


def test_a_file_that_may_not_be_read_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").touch()

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # a mode of 0 stops nobody who runs the tests as root
    (found,) = files.read_file(tmp_path / "a.txt", LIMIT)
    assert isinstance(found, Reject) and (found.reason_code, found.message) == ("unreadable", "Permission denied")


def test_a_table_beside_the_files_says_what_they_leave_open(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("words", encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("file,date,source\na.txt,2017-04-12,desk\n", encoding="utf-8")
    first, second = files.read_all_files([tmp_path / "a.txt", tmp_path / "b.txt"], LIMIT)
    assert isinstance(first, RawArticle) and first.source == "desk"
    assert first.metadata.published is not None and first.metadata.published.day == date(2017, 4, 12)
    assert isinstance(second, RawArticle) and (second.source, second.metadata.published) == (None, None)
