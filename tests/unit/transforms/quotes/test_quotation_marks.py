"""Quotation marks: which open, which close, which are none."""

import pytest

from transforms.document import Span
from transforms.quotes.quotation_marks import marked, uses_single_marks


def inner(text: str, *, single: bool = False) -> list[str]:
    return [one.inner.of(text) for one in marked(text, Span(0, len(text)), single=single)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('He said "yes." She said "no"', ["yes.", "no"], id="straight"),
        pytest.param("“A,” he said. “B.”", ["A,", "B."], id="curly"),
        pytest.param("''What?'' he said. ''Yes.''", ["What?", "Yes."], id="doubled apostrophes"),
        pytest.param("„Ja“, sagte er", ["Ja"], id="low and high"),
        pytest.param("«Oui», dit-elle", ["Oui"], id="angle marks"),
        pytest.param('He said ."So what".', ["So what"], id="a full stop stands before the mark"),
        pytest.param('said."We will go," x', ["We will go,"], id="a blank is missing"),
        pytest.param("“a “b” c” d", ["a “b” c"], id="a quote inside a quote ends with its own mark"),
        pytest.param('"He said “no” to me," she said', ["He said “no” to me,"], id="curly inside straight"),
        pytest.param("“A” and “B goes on", ["A", "B goes on"], id="a mark left open ends with its paragraph"),
        pytest.param('It is 6\'2" tall and "fine"', ["fine"], id="feet and inches are no marks"),
        pytest.param('“A" he said.', ["A"], id="curly and straight mixed"),
        pytest.param('"   " and ""', [], id="nothing between the marks"),
        pytest.param("It's the dogs' bowl.", [], id="apostrophes"),
    ],
)
def test_double_marks(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "'We don't go to the workers' party,' he said. 'Never.'",
            ["We don't go to the workers' party,", "Never."],
            id="apostrophe and possessive inside",
        ),
        pytest.param("‘It’s the boys’ fault,’ she said", ["It’s the boys’ fault,"], id="curly single"),
        pytest.param("Minister calls plan 'short-lived'", ["short-lived"], id="a word in a title"),
    ],
)
def test_single_marks(text: str, expected: list[str]) -> None:
    assert inner(text, single=True) == expected


def test_single_marks_count_only_where_no_double_ones_stand() -> None:
    single, mixed = "'We will go home now,' she said.", "“We go,” she said. 'We will go home now.'"
    assert uses_single_marks(single, [Span(0, len(single))])
    assert not uses_single_marks(mixed, [Span(0, len(mixed))])


def test_a_stretch_says_whether_its_mark_was_closed() -> None:
    text = "“Open to the end"
    assert [one.is_closed for one in marked(text, Span(0, len(text)))] == [False]
