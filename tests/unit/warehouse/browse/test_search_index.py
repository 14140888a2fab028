"""Words are found without accents and capitals, by their beginnings, and nothing that is typed is a query."""

from pathlib import Path

import pytest

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
