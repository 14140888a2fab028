"""Words are found without accents and capitals, by their beginnings, and nothing that is typed is a query."""

import sqlite3
from pathlib import Path

import numpy as np
import pytest

from warehouse.browse import frequent_words
from warehouse.browse.search_index import INDEX_FILE, find_numbers, split_words, write_index

TEXTS = ["The Café is open", "Ángström measured the harbour", "a NEAR b OR c", "das Straßenfest", "открыт порт"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("it's a folder?")
    write_index(enumerate(TEXTS, start=1), made, lambda count: None)
    return made


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("cafe", [1]),
        ("CAFÉ open", [1]),
        ("angs harb", [2]),
        ("the", [1, 2]),
        ("the closed", []),
        ("near or", [3]),
        ('"a" OR * (', [3]),
        ("порт", [5]),
    ],
)
def test_all_words_have_to_begin_a_word(text: str, found: list[int], folder: Path) -> None:
    assert find_numbers(folder, split_words(text)).tolist() == found


def test_it_keeps_no_text(folder: Path) -> None:
    assert b"measured the" not in (folder / INDEX_FILE).read_bytes()


def test_it_says_how_far_it_is(tmp_path: Path) -> None:
    counts: list[int] = []
    write_index(((number, "word") for number in range(1, 25_001)), tmp_path, counts.append)
    assert counts == [10_000, 20_000] and len(find_numbers(tmp_path, ["wo"])) == 25_000


def test_a_whole_quotation_may_be_searched(folder: Path) -> None:
    assert find_numbers(folder, ["open"] * 200).tolist() == [1]


def test_frequent_words_are_found_as_all_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        " ".join(word for step, word in enumerate(("Over", "ocean", "Øre", "seven"), start=2) if n % step == 0)
        for n in range(200)
    ]
    typed = ("o", "over", "OVER ocean", "over seven", "over Over", "øre", "Øre o", "s oc o", "x o")
    folders = {}
    for frequent in (20, 1000):
        monkeypatch.setattr(frequent_words, "FREQUENT", frequent)
        folders[frequent] = tmp_path / str(frequent)
        folders[frequent].mkdir()
        write_index(enumerate(texts, start=1), folders[frequent], lambda count: None)
    with sqlite3.connect(folders[20] / INDEX_FILE) as index:
        kept = {word for (word,) in index.execute("SELECT word FROM frequent")}
    assert {"o", "over", "s", "seven"} <= kept and not any(word.startswith("ø") for word in kept)
    for words in map(split_words, typed):
        found = find_numbers(folders[20], words)
        assert found.dtype == np.int32 and found.tolist() == find_numbers(folders[1000], words).tolist(), words
