"""Paragraphs by layout alone: blank lines, rules, wrapped lines."""

import pytest

from transforms.document import Span
from transforms.structure.paragraphs import Paragraph, split_paragraphs

WRAPPED = (
    "The council met for nine hours and agreed in the\n"
    "end on a plan for the harbour that few members of\n"
    "the opposition liked, as several of them said when\n"
    "the meeting was over and the lights went out."
)


def texts(text: str) -> list[str]:
    return [paragraph.text for paragraph in split_paragraphs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="empty"),
        pytest.param(" \n\t\n\ufeff\n", [], id="white space and invisible characters"),
        pytest.param("One.\nTwo.", ["One.", "Two."], id="a line a paragraph"),
        pytest.param("One.\n\n\nTwo.", ["One.", "Two."], id="blank lines"),
        pytest.param("One.\r\nTwo.\rSix.\u2028End.\fLast.", ["One.", "Two.", "Six.", "End.", "Last."], id="line ends"),
        pytest.param("\ufeff  One.\xa0 \n", ["One."], id="trimmed at both ends"),
        pytest.param("One.\n* * *\nTwo.", ["One.", "Two."], id="a rule of stars is no paragraph"),
        pytest.param(WRAPPED, [WRAPPED], id="wrapped lines are one paragraph"),
        pytest.param(f"{WRAPPED}\n\n{WRAPPED}", [WRAPPED, WRAPPED], id="a blank line ends a wrapped paragraph"),
        pytest.param(
            "Council agrees after nine hours on a plan\nthat few like\n\nIt rains.",
            ["Council agrees after nine hours on a plan\nthat few like", "It rains."],
            id="a headline broken by hand",
        ),
        pytest.param(
            "Ferry to stop\n\nThe ferry will stop in\nMay so that its hull can be mended, the owners\nsaid.\n\n"
            "“We will be back,” said the captain,\nAna Silva. “By\nautumn.”\n\nIt rains.",
            [
                "Ferry to stop",
                "The ferry will stop in\nMay so that its hull can be mended, the owners\nsaid.",
                "“We will be back,” said the captain,\nAna Silva. “By\nautumn.”",
                "It rains.",
            ],
            id="lines of uneven length",
        ),
        pytest.param(
            "They will bring these things for the\nlong way:\n\n- bread\n- a torch for the\nnight"
            "\n\nIt rains and\nit snows.",
            [
                "They will bring these things for the\nlong way:",
                "- bread",
                "- a torch for the\nnight",
                "It rains and\nit snows.",
            ],
            id="items of a list among uneven lines",
        ),
        pytest.param(
            "Ferry to stop\nBoats will go\n\nBy Ana Silva\nHarbour Post\n\nIt stops in\nMay or later, they\nsaid.",
            [
                "Ferry to stop",
                "Boats will go",
                "By Ana Silva",
                "Harbour Post",
                "It stops in\nMay or later, they\nsaid.",
            ],
            id="lines of a head among uneven lines",
        ),
        pytest.param(
            "The ferry will stop at noon on Monday so that\nits hull can be mended, said the board\nof Lisbon.\n\n"
            "The captain, Dr. Ana\nSilva, will row and\nrest.",
            [
                "The ferry will stop at noon on Monday so that\nits hull can be mended, said the board\nof Lisbon.",
                "The captain, Dr. Ana\nSilva, will row and\nrest.",
            ],
            id="a ragged paragraph among wrapped ones",
        ),
        pytest.param("Short line\nand more", ["Short line", "and more"], id="narrow lines are a list or verse"),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_a_paragraph_knows_its_place_and_what_is_above_it() -> None:
    assert split_paragraphs("\n One two.\n\n\n-----\nSix.") == [
        Paragraph(Span(2, 10), "One two.", 0, False, 2),
        Paragraph(Span(19, 23), "Six.", 2, True, 1),
    ]


def test_a_deeper_indent_begins_a_paragraph_of_a_wrapped_file() -> None:
    first, second = WRAPPED, "    " + WRAPPED.replace("The council", "A committee")
    assert texts(f"{first}\n{second}") == [first, second.strip()]
