"""Indexes are made once a publication, appear whole, and go when there is another."""

import os
from pathlib import Path

import pytest

from warehouse.bi import reader
from warehouse.browse.cache import choose_folder, key_of_publication, open_folder, remove_others

KEYS = ("0123456789abcdef", "fedcba9876543210")


def fill(folder: Path) -> None:
    (folder / "index").write_text("made")


def test_a_folder_is_filled_once(tmp_path: Path) -> None:
    filled: list[Path] = []
    for _ in range(2):
        folder = open_folder(tmp_path / "cache", KEYS[0], lambda made: (filled.append(made), fill(made))[1])
        assert (folder / "index").read_text() == "made"
    assert len(filled) == 1 and [path.name for path in (tmp_path / "cache").iterdir()] == [KEYS[0]]


def test_one_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        fill(folder)
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        open_folder(tmp_path, KEYS[0], fail)
    assert list(tmp_path.iterdir()) == []


def test_others_go_and_nothing_else(tmp_path: Path) -> None:
    for name in (*KEYS, "of somebody else", "making-now", "making-long-ago"):
        (tmp_path / name).mkdir()
    os.utime(tmp_path / "making-long-ago", (0, 0))
    remove_others(tmp_path, frozenset(KEYS[:1]))
    assert sorted(path.name for path in tmp_path.iterdir()) == [KEYS[0], "making-now", "of somebody else"]


def test_a_key_is_that_of_what_is_published(browsed: Path, sound_warehouse: Path) -> None:
    keys = {key_of_publication(reader.generation(data)) for data in (browsed, sound_warehouse)}
    assert len(keys) == 2 and all(len(key) == 16 for key in keys)


def test_indexes_lie_beside_the_data(tmp_path: Path) -> None:
    assert choose_folder(tmp_path) == tmp_path / "browse"
