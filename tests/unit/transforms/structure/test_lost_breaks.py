"""Breaks between paragraphs that a line has lost: wide and double blanks, credits of pictures, links."""

import pytest

from transforms.structure.lost_breaks import find_lost_breaks

# Eight sentences of an article in one line; the blanks between them are given.
_SENTENCE = (
    "The ferry of Tarnholm left the quay at noon on Monday, and it came back in the evening with all of its crew."
)


def parts_of(line: str) -> list[str]:
    starts = [0, *find_lost_breaks(line), len(line)]
    return [line[first:last].strip() for first, last in zip(starts, starts[1:], strict=False)]


def article(blanks: list[str]) -> str:
    return "".join(_SENTENCE + each for each in [*blanks, ""])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "It was shut.      She left.      What next      He stayed.",
            ["It was shut.", "She left.", "What next", "He stayed."],
            id="wide blanks, also behind a heading between them",
        ),
        pytest.param("It was shut.      She left.", ["It was shut.      She left."], id="one wide blank is chance"),
        pytest.param("Ana   1    2     3\tRui   4", ["Ana   1    2     3\tRui   4"], id="columns"),
        pytest.param(
            "It was shut. Boats lie on the beach. Ana Silva/Pool/AFP/Getty Images Norway sent help.",
            ["It was shut.", "Boats lie on the beach. Ana Silva/Pool/AFP/Getty Images", "Norway sent help."],
            id="a credit with its caption",
        ),
        pytest.param(
            "It was shut. Boats lie on the beach on Aug. 3. (AP Photo/Ana Silva) Ana Silva/AP He left.",
            ["It was shut.", "Boats lie on the beach on Aug. 3. (AP Photo/Ana Silva) Ana Silva/AP", "He left."],
            id="a credit in brackets, and once more without them",
        ),
        pytest.param(
            "A poll by the Lund School/Gazette found that he left. It did.",
            ["A poll by the Lund School/Gazette found that he left. It did."],
            id="no agency behind the slash",
        ),
        pytest.param(
            "It was shut. Related article How the storm broke the quay of Oxdale While he stayed, she left.",
            ["It was shut.", "Related article How the storm broke the quay of Oxdale", "While he stayed, she left."],
            id="a link ends where a word opens a sentence",
        ),
        pytest.param(
            "It was shut. Related article Will the quay of Oxdale hold? Nobody knows.",
            ["It was shut.", "Related article Will the quay of Oxdale hold?", "Nobody knows."],
            id="a link that asks",
        ),
        pytest.param(
            "It was shut. Boats lie here. Ana Silva/desk/Lund Library Related article Boats of Oxdale sink",
            [
                "It was shut.",
                "Boats lie here. Ana Silva/desk/Lund Library",
                "Related article Boats of Oxdale sink",
            ],
            id="an unknown house before a link",
        ),
        pytest.param(
            "It was shut. Video Ad Feedback Storm hits Oxdale 02:09 - Source: LUSA Boats were lost.",
            ["It was shut.", "Video Ad Feedback Storm hits Oxdale 02:09 - Source: LUSA", "Boats were lost."],
            id="a clip",
        ),
        pytest.param("A ferry. Ana Silva/Getty Images", ["A ferry. Ana Silva/Getty Images"], id="a credit at the end"),
        pytest.param("A ferry of R. Silva/AP Norway.", ["A ferry of R. Silva/AP Norway."], id="an initial ends none"),
        pytest.param(
            "He wrote a related article The Quay last year.",
            ["He wrote a related article The Quay last year."],
            id="words of a sentence",
        ),
    ],
)
def test_breaks_show_in_a_line(line: str, expected: list[str]) -> None:
    assert parts_of(line) == expected


def test_two_blanks_are_a_break_where_most_sentences_of_a_long_line_have_one() -> None:
    assert len(parts_of(article([" ", "  ", " ", " ", "  ", " ", " ", " ", " "]))) == 3


@pytest.mark.parametrize(
    "blanks", [["  "] * 9, ["  ", *[" "] * 4]], ids=["a habit of the writer", "a line that is no article"]
)
def test_two_blanks_are_no_break_elsewhere(blanks: list[str]) -> None:
    assert len(parts_of(article(blanks))) == 1


def test_a_very_long_line_is_read_fast() -> None:
    assert find_lost_breaks("(A/" * 40_000) == []
    assert find_lost_breaks(". " + "Ab " * 40_000) == []
