"""Quotation marks: which open, which close, and which characters are no marks."""

import pytest

from transforms.document import Span
from transforms.quotations.quotation_marks import (
    QuotationSpan,
    find_nested_spans,
    find_quotation_spans,
    has_open_nested_mark,
    uses_single_marks,
)


def contents(text: str, *, single: bool = False) -> list[str]:
    return [span.content.of(text) for span in find_quotation_spans(text, Span(0, len(text)), single=single)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('He said "yes." She said "no"', ["yes.", "no"], id="straight"),
        pytest.param("“A,” he said. “B.”", ["A,", "B."], id="curly"),
        pytest.param('""Yes, it is," he said. “”No.”', ["Yes, it is,", "No."], id="written twice"),
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
        pytest.param('"One. "Two," he said.', ["One.", "Two,"], id="a mark that opens the next paragraph"),
        pytest.param("“One. “Two,” he said. “Three.”", ["One.", "Two,", "Three."], id="the same with curly marks"),
        pytest.param("“One. “Two,” he told me.” She left.", ["One. “Two,” he told me."], id="nested, not opened anew"),
        pytest.param("“Bury it here. He saw the “old” rule.", ["Bury it here.", "old"], id="never closed"),
    ],
)
def test_double_marks(text: str, expected: list[str]) -> None:
    assert contents(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "'We don't go to the workers' party,' he said. 'Never.'",
            ["We don't go to the workers' party,", "Never."],
            id="apostrophe and possessive inside",
        ),
        pytest.param("‘It’s the boys’ fault,’ she said", ["It’s the boys’ fault,"], id="curly single"),
        pytest.param("She called it 'a drop o' rain' and left", ["a drop o' rain"], id="a clipped word's end"),
        pytest.param("‘’Twas the wind,’ she said. ‘Aye.’", ["’Twas the wind,", "Aye."], id="a clipped word first"),
        pytest.param("Minister calls plan 'short-lived'", ["short-lived"], id="a word in a title"),
    ],
)
def test_single_marks(text: str, expected: list[str]) -> None:
    assert contents(text, single=True) == expected


def test_single_marks_count_only_where_no_double_ones_stand() -> None:
    single, mixed = "'We will go home now,' she said.", "“We go,” she said. 'We will go home now.'"
    assert uses_single_marks(single, [Span(0, len(single))])
    assert not uses_single_marks(mixed, [Span(0, len(mixed))])


def test_a_span_says_whether_its_mark_was_closed() -> None:
    text = "“Open to the end"
    assert [span.is_closed for span in find_quotation_spans(text, Span(0, len(text)))] == [False]


def test_a_span_that_another_follows_without_a_closing_mark_is_left_open() -> None:
    text = '"One. "Two."'
    assert [span.is_closed for span in find_quotation_spans(text, Span(0, len(text)))] == [False, True]


def test_a_block_that_goes_on_with_a_quotation_starts_within_it() -> None:
    text = 'and the ferry stays," she said. "We need it."'
    found = find_quotation_spans(text, Span(0, len(text)), is_continued=True)
    assert [span.content.of(text) for span in found] == ["and the ferry stays,", "We need it."]
    assert found[0].with_marks == Span(0, text.index('"') + 1)


def test_only_the_block_is_read() -> None:
    text = "“First,” he said.\n“Second,” she said."
    second = Span(text.index("\n") + 1, len(text))
    assert [span.content.of(text) for span in find_quotation_spans(text, second)] == ["Second,"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“He told me, ‘One hour,’ and left”", ["One hour,"], id="single marks within double ones"),
        pytest.param("“The “Ferry” plan ‘so-called’ is dead”", ["Ferry", "so-called"], id="both kinds, in order"),
        pytest.param("“He said ‘the “old” plan’ is dead”", ["the “old” plan"], id="the outermost of two levels alone"),
        pytest.param("“He said, “Go home and stay there”", [], id="a nested mark left open is no span"),
    ],
)
def test_spans_within_a_span(text: str, expected: list[str]) -> None:
    outer = QuotationSpan(Span(0, len(text)), Span(1, len(text) - 1), is_closed=True)
    assert [span.content.of(text) for span in find_nested_spans(text, outer)] == expected


def spans_of(text: str, *, single: bool) -> list[tuple[str, bool]]:
    found = find_quotation_spans(text, Span(0, len(text)), single=single)
    return [(span.content.of(text), span.is_closed) for span in found]


@pytest.mark.parametrize(
    ("text", "is_single"),
    [
        pytest.param("‘We can’t go on like this,’ she said.", True, id="no double marks"),
        pytest.param("She wrote: ‘The boss says “it’s fine” again and again.’", True, id="double within single ones"),
        pytest.param("“He told me, ‘One hour and no more,’” she said.", False, id="single within double ones"),
        pytest.param("‘We can’t go on like this,’ she said of “the plan”.", False, id="double ones elsewhere"),
        pytest.param("It’s the firm’s ‘lift and shift’ plan.", False, id="apostrophes and two words"),
    ],
)
def test_which_marks_a_text_uses_for_speech(text: str, is_single: bool) -> None:
    assert uses_single_marks(text, [Span(0, len(text))]) is is_single


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "She said: ‘I won’t. It’s over.’ He left.", [("I won’t. It’s over.", True)], id="apostrophes stay inside"
        ),
        pytest.param(
            "‘I still ring him. I know he won’t answer.",
            [("I still ring him. I know he won’t answer.", False)],
            id="left open, as the next paragraph goes on",
        ),
        pytest.param("Songs of the ‘90s, and nobody got ‘em right.", [], id="apostrophes that look like open marks"),
    ],
)
def test_apostrophes_within_single_marks(text: str, expected: list[tuple[str, bool]]) -> None:
    assert spans_of(text, single=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "'The owners' letter isn't worth a fig,' said Okafor. 'It's the members' vote, and they'll use it.'",
            ["The owners' letter isn't worth a fig,", "It's the members' vote, and they'll use it."],
            id="a contraction between possessive and closing mark",
        ),
        pytest.param(
            "'The boys' coats, the girls' shoes, all gone.'", ["The boys' coats, the girls' shoes, all gone."], id="two"
        ),
        pytest.param(
            "'The nurses' ward was cold. We left,' he said.",
            ["The nurses' ward was cold. We left,"],
            id="two sentences",
        ),
        pytest.param("He called it 'the boys' and said 'we left.'", ["the boys", "we left."], id="the next one opens"),
        pytest.param("From 's-Hertogenbosch, said the owners' letter.", [], id="a clipped word opens nothing"),
        pytest.param("It was 'rubbish from 'em as never did'.", ["rubbish from 'em as never did"], id="nor closes"),
        pytest.param("The '90s were 'good' for rock 'n' roll.", ["good"], id="a decade"),
    ],
)
def test_apostrophes_of_plurals_and_clipped_words(text: str, expected: list[str]) -> None:
    assert contents(text, single=True) == expected


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        pytest.param("“He said ‘some are poor.”", True, id="opened and not closed"),
        pytest.param("“He said ‘some aren’t poor.”", True, id="an apostrophe closes nothing"),
        pytest.param("“He said ‘some are poor,’ and left.”", False, id="closed"),
        pytest.param("“It isn’t late.”", False, id="an apostrophe alone"),
    ],
)
def test_a_nested_mark_left_open(text: str, is_open: bool) -> None:
    (span,) = find_quotation_spans(text, Span(0, len(text)))
    assert has_open_nested_mark(span, text) is is_open
