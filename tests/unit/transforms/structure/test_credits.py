"""Credits of pictures: at a paragraph's end, at its start, within a line and glued to the next sentence."""

import pytest

from transforms.structure.credits import (
    find_credit,
    find_credit_in_front,
    find_credits_inside,
    find_ends_of_glued_credits,
)


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        pytest.param("The bridge. Photo by Ana Silva", "Photo by Ana Silva", id="photo by"),
        pytest.param("The bridge. Photograph: Ana Silva/Tide Wire", "Photograph: Ana Silva/Tide Wire", id="photograph"),
        pytest.param(
            "The bridge. (Photo by Ana Silva/AFP via Getty Images)",
            "(Photo by Ana Silva/AFP via Getty Images)",
            id="via",
        ),
        pytest.param("The bridge. AP Photo/Ana Silva", "AP Photo/Ana Silva", id="an agency's photo"),
        pytest.param("The bridge. Ana Silva/Getty Images", "Ana Silva/Getty Images", id="a name and an agency"),
        pytest.param("The bridge. Getty Images", "Getty Images", id="an agency of pictures"),
        pytest.param("The bridge at dusk. (Reuters)", "(Reuters)", id="an agency in brackets"),
        pytest.param("The bridge (Handout)", "(Handout)", id="handout"),
        pytest.param("The bridge. Courtesy of Tide Trust", "Courtesy of Tide Trust", id="courtesy"),
        pytest.param(
            "The bridge. Photo courtesy of the Tide Trust", "Photo courtesy of the Tide Trust", id="photo courtesy"
        ),
        pytest.param("The bridge. Supplied by Tide Trust", "Supplied by Tide Trust", id="supplied"),
        pytest.param("The bridge at dusk Picture: Ana Silva", "Picture: Ana Silva", id="no full stop before it"),
        pytest.param("Credit: Tide Trust", "Credit: Tide Trust", id="alone"),
        pytest.param("The bridge.(Tide Office)", "(Tide Office)", id="right behind the full stop"),
        pytest.param("The bridge. (Ana Silva/Tide Office)", "(Ana Silva/Tide Office)", id="a person and an office"),
        pytest.param("The bridge. (Ana Silva for Tide Post)", "(Ana Silva for Tide Post)", id="for a paper"),
        pytest.param("The bridge. (Rui Costa (LFO)/AFP)", "(Rui Costa (LFO)/AFP)", id="brackets within"),
        pytest.param(
            "The bridge. (Photo by ana silva / AFP)", "(Photo by ana silva / AFP)", id="a name in small letters"
        ),
        pytest.param("The bridge was hers. (Tide Office)", None, id="a name behind a blank"),
        pytest.param("It is so loud.(Laughter)", None, id="a sound"),
        pytest.param("They heard songs by (AC/DC)", None, id="a band"),
        pytest.param("The bridge is closed, he said. (Reuters)", None, id="an agency under a report"),
        pytest.param("It is run by the Energy Planning Agency (EPA)", None, id="the short form of a name"),
        pytest.param("She writes for Getty Images.", None, id="an agency within a sentence"),
        pytest.param("He gave credit: it was hers.", None, id="a word that leads on"),
    ],
)
def test_credits(text: str, credit: str | None) -> None:
    start = find_credit(text)
    assert (None if start is None else text[start:]) == credit


def test_a_credit_in_front() -> None:
    assert find_credit_in_front("Ana Silva / Getty Images A bridge in Porto") == len("Ana Silva / Getty Images ")
    assert find_credit_in_front("Ana Silva / Getty Images said so") is None


def test_credits_within_a_line() -> None:
    line = "A boat in the bay. Ana Silva/Reuters The harbour stays shut."
    assert [credit.of(line) for credit in find_credits_inside(line)] == ["Ana Silva/Reuters"]


def test_credits_glued_to_the_next_sentence() -> None:
    text = "The bridge in May.(Ana Silva/LUSA)The council met."
    assert [text[end:] for end in find_ends_of_glued_credits(text)] == ["The council met."]
