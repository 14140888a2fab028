"""Lines in capitals that are titles of other stories, and headings that only look like them."""

import pytest

from transforms.structure.capital_titles import find_capital_titles

LONG = "FERRY STUCK IN PORT FOR THREE DAYS AFTER McDEE'S STORM"
SHORT = "NO FERRY FOR THE ISLAND"
HEAD = ["Ferry stops", "The ferry stopped on Monday."]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([LONG, "It rained.", SHORT, "It snowed."], {2, 4}, id="long and short"),
        pytest.param([SHORT, "It rained.", "THE ROAD AHEAD FOR ALL", "It snowed."], set(), id="headings"),
        pytest.param([LONG, "It rained.", SHORT, "Sun.", "A MAP OF THE ISLAND"], set(), id="mostly headings"),
        pytest.param(["WHAT IS THE FERRY TO DO ABOUT RAIN?", "It rained."], set(), id="a question"),
        pytest.param([f"{LONG}.", "It rained."], set(), id="a sentence"),
        pytest.param([f'"{LONG}', "It rained."], set(), id="words that somebody has written"),
        pytest.param([f"Q: {LONG}", "It rained."], set(), id="a turn of talk"),
        pytest.param([LONG, LONG, LONG], set(), id="a text in capitals"),
    ],
)
def test_titles_in_capitals(lines: list[str], expected: set[int]) -> None:
    assert find_capital_titles([*HEAD, *lines]) == expected


def test_a_headline_in_capitals_makes_the_others_headings() -> None:
    assert find_capital_titles(["FERRY STOPS", "It stopped on Monday.", LONG, "It rained."]) == set()
