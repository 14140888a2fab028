"""Headings by layout: short lines alone, with more words below them."""

import pytest

from transforms.structure.headings import find_headings, find_missing_headings
from transforms.structure.paragraphs import split_paragraphs

MORE = "The council will vote again next week, and members of all parties expect a long evening."


def headings(*lines: str) -> list[str]:
    body = split_paragraphs("\n\n".join(lines))
    return [body[index].text for index in sorted(find_headings(body))]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([MORE, "What comes next", MORE], ["What comes next"], id="short, capital, no full stop"),
        pytest.param([MORE, "It is late.", MORE], [], id="full stop"),
        pytest.param([MORE, "what comes next", MORE], [], id="small letter"),
        pytest.param([MORE, "What comes next"], [], id="nothing below"),
        pytest.param([MORE, "First things", "Second things", MORE], [], id="two short lines: a list"),
        pytest.param([f"{MORE[:-1]}:", "What comes next", MORE], [], id="below a colon: a list"),
        pytest.param([MORE, "SMITH: no", MORE], [], id="a turn of talk"),
        pytest.param([MORE, "- What comes next", MORE], [], id="a bullet"),
        pytest.param([MORE, "Read more on harbours", MORE], [], id="a line of the site"),
        pytest.param([MORE, "What comes next", MORE, "What comes next", MORE], [], id="twice the same"),
        pytest.param([MORE, "Who pays?", MORE], [], id="a question alone is an interviewer's"),
        pytest.param(
            [MORE, "Who pays?", MORE, "What comes next", MORE, "What it costs", MORE],
            ["Who pays?", "What comes next", "What it costs"],
            id="a question among headings",
        ),
        pytest.param(["9:45 a.m.", MORE, "10:15 a.m.", MORE], ["9:45 a.m.", "10:15 a.m."], id="times of a live blog"),
        pytest.param(["9:45 a.m.", MORE], [], id="one time is no live blog"),
    ],
)
def test_headings(lines: list[str], expected: list[str]) -> None:
    assert headings(*lines) == expected


def test_names_under_quotes_are_no_headings() -> None:
    said = "“It rains all day, and it will rain all week.”"
    lines = [MORE, said, "Ana Silva, baker", said, "Rui Costa, cook", said, "Eva Lima, poet", said]
    assert headings(*lines) == []
    assert headings(*lines[:3], MORE) == ["Ana Silva, baker"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{MORE}\n\n***\n\n{MORE}", {1}, id="below a rule of stars"),
        pytest.param(f"{MORE}\n\n\n\n{MORE}", set(), id="a wide gap where no part has a heading"),
        pytest.param(
            f"{MORE}\n\nCosts\n\n{MORE}\n\nDates\n\n" + "\n\n".join([MORE] * 4) + f"\n\n\n\n{MORE}",
            {8},
            id="a wide gap beside headings",
        ),
    ],
)
def test_parts_without_a_heading(text: str, expected: set[int]) -> None:
    body = split_paragraphs(text)
    assert find_missing_headings(body, find_headings(body)) == expected
