"""What a text says twice, and the site's name behind a headline."""

import pytest

from transforms.structure.repetitions import find_repetitions, find_site_name

ONE = "The ferry will stop at noon on Monday."
TWO = "Nobody knows when it will sail once more."
SIX = "It has carried six dogs and a piano."
PULLED = "“We shall not sell the ferry to a bank.”"
WHOLE = "“We shall not sell the ferry to a bank,” said Ana Silva. “Never.”"


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param(["Ferry stops here", "Ferry stops here", ONE], {1}, id="the headline as a dek"),
        pytest.param(["Ferry stops here | Tide Post", "Ferry stops here", ONE], {1}, id="without the site's name"),
        pytest.param([ONE, TWO, SIX, "So it is.", "Rain.", "Sun.", ONE], set(), id="a refrain"),
        pytest.param(["A.", "B.", "C.", "D.", "E.", ONE, ONE], {6}, id="right below"),
        pytest.param(["A.", "B.", "C.", "D.", "E.", ONE, TWO, "F.", ONE, TWO], {8, 9}, id="in a row"),
        pytest.param(["A.", "B.", "C.", "D.", "E.", ONE[:-1], ONE[:-1]], set(), id="items of lists"),
        pytest.param(["Ferry!", "Ferry!", ONE], set(), id="a cry"),
        pytest.param(["A.", ONE, PULLED, TWO, WHOLE], {2}, id="a pull quote above its paragraph"),
        pytest.param(["A.", WHOLE, ONE, PULLED], {3}, id="a pull quote below it"),
        pytest.param(["A.", ONE, PULLED, TWO], set(), id="a quotation said once"),
        pytest.param(["A.", ONE, "“We go.”", "“We go,” said Ana."], set(), id="a short one"),
    ],
)
def test_repetitions(paragraphs: list[str], expected: set[int]) -> None:
    assert find_repetitions(paragraphs) == expected


@pytest.mark.parametrize(
    ("headline", "site"),
    [
        pytest.param("Ferry stops at noon | Tide Post", "| Tide Post", id="a bar"),
        pytest.param("Ferry stops at noon | Local | Tide Post", "| Local | Tide Post", id="a section and the site"),
        pytest.param("Ferry stops at noon - The Tide Gazette", "- The Tide Gazette", id="a newspaper"),
        pytest.param("Ferry stops at noon – tide.example.com", None, id="no address that is known"),
        pytest.param("Ferry stops at noon – tidepost.com", "– tidepost.com", id="an address"),
        pytest.param("Ferry stops at noon - Silva", None, id="a dash of the headline's own"),
        pytest.param("Opinion | The ferry stops at noon", None, id="a label before the headline"),
        pytest.param("Ferry stops at noon", None, id="none"),
    ],
)
def test_site_names(headline: str, site: str | None) -> None:
    start = find_site_name(headline, [])
    assert (None if start is None else headline[start:]) == site


def test_a_headline_that_comes_back_shows_what_the_site_added() -> None:
    assert find_site_name("Ferry stops at noon - Quay", ["Ferry stops at noon"]) == 20


def test_a_long_line_of_bars_is_read_at_once() -> None:
    line = "a | " * 100_000
    assert find_repetitions([line, ONE]) == set()
    assert find_site_name(line, [ONE]) is None
