"""A list of links that a page has glued behind a name is cut, with what stood there; all other text stays."""

import pytest

from transforms.structure.glued_links import cut_glued_links
from transforms.structure.mending import mend_text
from transforms.structure.mojibake import MendedText


def put_back(mended: MendedText) -> str:
    """Write the text as it came, with the original of each repair in its place."""
    text = mended.text
    for repair in sorted(mended.repairs, key=lambda one: -one.span.start_char):
        if repair.original is not None:
            text = text[: repair.span.start_char] + repair.original + text[repair.span.end_char :]
    return text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param(
            "Sen. Ana Silva Ana Maria SilvaFerry stuck in port Silva opens quay: report MORE (D-Maine) said no.",
            "Sen. Ana Silva (D-Maine) said no.",
            id="a party behind it",
        ),
        pytest.param(
            "It is Mayor Okafor Benedict (Ben) Chidi Okafor2031 vote nears 'No ferry' on quay MORE’s plan.",
            "It is Mayor Okafor’s plan.",
            id="a nickname, a figure, a possessive",
        ),
        pytest.param("They asked Ana Silva Ana SilvaMORE.", "They asked Ana Silva.", id="an empty list"),
        pytest.param(
            "They asked Ana Silva Ana Maria Silva Ferry stuck in port MORE twice.",
            "They asked Ana Silva twice.",
            id="a blank where the given name comes back",
        ),
        pytest.param(
            "Ana Silva Ana SilvaFerry stuck MORE met Rui van der Berg Rui Jan van der BergQuay opens MORE.",
            "Ana Silva met Rui van der Berg.",
            id="two lists",
        ),
    ],
)
def test_a_glued_list_of_links_is_cut(text: str, meant: str) -> None:
    mended = mend_text(text)
    assert mended.text == meant
    assert put_back(mended) == text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ana Silva spent MORE than Rui Silva.", id="a word in capitals alone"),
        pytest.param(
            "Ana Silva Ana Maria SilvaFerry stuck in port.\n\nREAD MORE", id="the closing word on another line"
        ),
        pytest.param("Ana Silva Ana Maria Silva said MORE is to come.", id="a sentence goes on"),
        pytest.param("Silva and Bernardo Silva’s men want MORE.", id="two of one surname"),
        pytest.param("Ana Silva Ana SilvaFerry stuck", id="no closing word"),
    ],
)
def test_other_text_stays(text: str) -> None:
    assert cut_glued_links(MendedText(text)) == MendedText(text)


def test_repairs_of_marks_keep_their_places_around_a_list() -> None:
    text = "â€œNo,â€\x9d Ana Silva Ana SilvaRui says â€œyesâ€\x9d MORE said. â€œNever.â€\x9d"
    mended = mend_text(text)
    assert mended.text == "“No,” Ana Silva said. “Never.”"
    assert put_back(mended) == text
    assert all(repair.span.of(mended.text) == repair.repaired for repair in mended.repairs)
