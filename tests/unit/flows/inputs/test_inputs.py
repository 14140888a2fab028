"""Which files paths name, and what becomes of those that cannot be read."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest

from flows import inputs
from flows.errors import WrongCall
from transforms.document import RawArticle, Reject

LIMIT = 1_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "notes.unknown", ".hidden.txt", "sub/c.TXT", "sub/.git/d.txt", ".git/e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


def names(paths: list[str], folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in inputs.resolve_paths(paths)]


def test_a_folder_gives_its_articles_sorted_without_hidden_ones(folder: Path) -> None:
    assert names([str(folder)], folder) == ["a.txt", "b.txt", "sub/c.TXT"]


def test_a_file_that_is_named_is_taken_whatever_it_is_called(folder: Path) -> None:
    assert names([str(folder / "notes.unknown"), str(folder / ".hidden.txt")], folder) == [
        "notes.unknown",
        ".hidden.txt",
    ]


def test_no_file_comes_twice(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert names(["a.txt", str(folder), "./sub/../a.txt", "*.txt"], folder) == ["a.txt", "b.txt", "sub/c.TXT"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        pytest.param("*.txt", ["a.txt", "b.txt"], id="of one folder"),
        pytest.param("**/*.[tT]*", ["a.txt", "b.txt", "sub/c.TXT"], id="of all below"),
        pytest.param("su*", ["sub/c.TXT"], id="a folder that matches gives what is in it"),
        pytest.param("nothing-*", [], id="none today is no mistake"),
    ],
)
def test_globs(folder: Path, pattern: str, expected: list[str]) -> None:
    assert names([f"{folder}/{pattern}"], folder) == expected


def test_a_file_whose_name_looks_like_a_glob_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "[1].txt").touch()
    assert names([str(tmp_path / "[1].txt")], tmp_path) == ["[1].txt"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        pytest.param("missing.txt", "no such file", id="missing"),
        pytest.param("missing/*.txt", "no such folder missing", id="a glob in no folder"),
        pytest.param("https://example.org/a", "save the page", id="an address"),
    ],
)
def test_what_is_not_there_is_a_wrong_call(
    path: str, words: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    for call in (inputs.check_paths, inputs.resolve_paths):
        with pytest.raises(WrongCall, match=words) as caught:
            call(["a.txt", path])
        assert "\n" not in str(caught.value)


def test_links_to_folders_are_followed_and_never_round_and_round(folder: Path) -> None:
    (folder / "sub" / "up").symlink_to(folder)
    (folder / "zlink").symlink_to(folder / "sub")
    assert names([str(folder)], folder) == ["a.txt", "b.txt", "sub/c.TXT"]


def test_an_article_comes_with_its_uri_and_its_time(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"odd %\n\xff\xe2\x82\xac.txt")
    path.write_bytes(b"words")
    os.utime(path, (0, 86_400.5))
    (article,) = inputs.read(path, LIMIT)
    assert article == RawArticle(
        b"words", f"{tmp_path.as_uri()}/odd%20%25%0A%FF%E2%82%AC.txt", datetime(1970, 1, 2, 0, 0, 0, 500_000)
    )


def test_what_cannot_be_read_is_a_reject_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "dangling.txt").symlink_to("nowhere")
    (tmp_path / "circle.txt").symlink_to("circle.txt")
    (tmp_path / "large.txt").write_bytes(b"x" * (LIMIT + 1))
    os.mkfifo(tmp_path / "pipe.txt")
    paths = [*inputs.resolve_paths([str(tmp_path)]), tmp_path / "gone.txt"]
    found = [article for path in paths for article in inputs.read(path, LIMIT)]
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
    (found,) = inputs.read(tmp_path / "a.txt", LIMIT)
    assert isinstance(found, Reject) and (found.reason_code, found.message) == ("unreadable", "Permission denied")


def test_batches_are_cut_by_number_and_by_bytes_and_pulled_one_at_a_time() -> None:
    pulled: list[int] = []

    def articles() -> object:
        for size in (1, 1, 1, 9, 1, 1):
            pulled.append(size)
            yield RawArticle(b"x" * size, "file:///a")

    made = inputs.batches(articles(), size=2, max_bytes=5)  # type: ignore[arg-type]
    assert len(next(made)) == 2 and len(pulled) == 2
    assert [len(batch) for batch in made] == [2, 2]


def test_a_large_article_closes_its_batch() -> None:
    articles = [RawArticle(b"x" * size, "file:///a") for size in (9, 1, 1)]
    assert [len(batch) for batch in inputs.batches(articles, size=10, max_bytes=5)] == [1, 2]
