"""Captions and credits of pictures, and lines that only look like them."""

import pytest

from transforms.structure.captions import find_credit, is_caption, is_like_caption


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Photo: the harbour at dawn", True, id="label"),
        pytest.param("The harbour at dawn. (AP Photo/Ana Silva)", True, id="credit at the end"),
        pytest.param("The harbour at dawn. REUTERS/Rui Costa", True, id="agency at the end"),
        pytest.param("Image credit: Ana Silva", True, id="credit alone"),
        pytest.param("The photo shows the harbour at dawn.", False, id="a sentence about a photo"),
        pytest.param("She left (Photo: harbour) at dawn.", False, id="credit in the middle"),
        pytest.param("Photo: " + "the harbour " * 60, False, id="too long"),
    ],
)
def test_captions(text: str, expected: bool) -> None:
    assert is_caption(text) is expected


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ana Silva at the quay on Monday.", True, id="a place and no verb"),
        pytest.param("Ana Silva was at the quay on Monday.", False, id="a verb"),
        pytest.param("Ana Silva walked along the quay.", False, id="a verb in the past"),
        pytest.param("Ana Silva and Rui Costa", False, id="no place"),
        pytest.param("Ana Silva at the quay. Rain in Porto.", False, id="two sentences"),
    ],
)
def test_descriptions_of_pictures(text: str, expected: bool) -> None:
    assert is_like_caption(text) is expected
