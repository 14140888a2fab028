"""Which files paths name, and what is passed over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from flows.errors import WrongCall
from flows.inputs.paths import check_paths, leave_young_files, resolve_paths
from warehouse import store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "notes.unknown", ".hidden.txt", "sub/c.TXT", "sub/.git/d.txt", ".git/e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


def names(paths: list[str], folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in resolve_paths(paths).files]


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
        pytest.param("nothing-*", [], id="none today"),
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
        pytest.param("https://", "no complete URL", id="an address without a host"),
    ],
)
def test_what_is_not_there_is_a_wrong_call(
    path: str, words: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    for call in (check_paths, resolve_paths):
        with pytest.raises(WrongCall, match=words) as caught:
            call(["a.txt", path])
        assert "\n" not in str(caught.value)


def test_links_to_folders_are_followed_and_never_round_and_round(folder: Path) -> None:
    (folder / "sub" / "up").symlink_to(folder)
    (folder / "zlink").symlink_to(folder / "sub")
    assert names([str(folder)], folder) == ["a.txt", "b.txt", "sub/c.TXT"]


def test_a_glob_that_matches_nothing_is_a_slip_by_hand_and_none_on_a_schedule(folder: Path) -> None:
    check_paths([f"{folder}/nothing-*"], is_scheduled=True)
    with pytest.raises(WrongCall, match="no file matches"):
        check_paths([f"{folder}/nothing-*"])


def test_a_link_to_itself_ends_nothing(folder: Path) -> None:
    (folder / "round").symlink_to("round")
    assert names([str(folder)], folder) == ["a.txt", "b.txt", "sub/c.TXT"]


def test_files_that_were_changed_just_now_are_left(folder: Path) -> None:
    os.utime(folder / "a.txt", (0, 1_000))
    os.utime(folder / "b.txt", (0, 1_095))
    found = resolve_paths([str(folder / "a.txt"), str(folder / "b.txt")])
    leave_young_files(found, 0, 1_100)
    assert len(found.files) == 2
    leave_young_files(found, 10, 1_100)
    assert [file.name for file in found.files] == ["a.txt"] and found.passed_over["changed just now"] == 1


def test_what_is_passed_over_is_counted_by_kind(folder: Path) -> None:
    (folder / "picture.JPG").touch()
    (folder / "README").touch()
    (folder / "metadata.csv").touch()
    store.create(folder / "data")
    found = resolve_paths([str(folder)])
    assert found.passed_over == {".unknown": 1, ".jpg": 1, "no suffix": 1, "folders that are a store": 1}


def test_addresses_are_kept_apart_from_files(folder: Path) -> None:
    found = resolve_paths(["https://example.org/a", str(folder / "a.txt"), "-", "https://example.org/a"])
    assert list(found.addresses) == ["https://example.org/a", "-"]
    assert list(found.files) == [folder / "a.txt"]
    assert len(found) == 3
