"""Brackets inside quotes: which are the editor's, and what they do."""

from dataclasses import replace

import pytest

from transforms.annotators import insertions
from transforms.document import Block, Document, Piece, Quote, Role, Span
from transforms.language import parsing

pytestmark = pytest.mark.slow


def quoted(text: str, is_quoted: bool = True) -> Document:
    """One paragraph; what stands between “ and ” is the quote."""
    doc = next(iter(parsing.add_parses([Document("x", None, text, (Block(Role.BODY, Span(0, len(text))),))])))
    return replace(doc, quotes=(Quote(1, (Piece(text.index("“") + 1, text.index("”"), is_quoted),)),))


def found(doc: Document) -> list[tuple[str, str]]:
    return [(one.span.of(doc.text), one.kind) for one in insertions.annotate(doc).insertions]


@pytest.mark.parametrize(
    ("inner", "kind"),
    [
        pytest.param("[the treaty]", "clarification", id="what a pronoun stands for"),
        pytest.param("[...]", "omission", id="dots"),
        pytest.param("[…]", "omission", id="one character of dots"),
        pytest.param("[expletive]", "omission", id="a word that was taken out"),
        pytest.param("[sic]", "editorial", id="sic"),
        pytest.param("[laughs]", "editorial", id="what the speaker did"),
        pytest.param("[emphasis added]", "editorial", id="what the editor did"),
        pytest.param("[3]", "editorial", id="a note's number"),
        pytest.param("[T]", "clarification", id="a letter changed"),
    ],
)
def test_square_brackets_are_the_editors(inner: str, kind: str) -> None:
    assert found(quoted(f"“We will sign {inner} soon,” Silva said.")) == [(inner, kind)]


@pytest.mark.parametrize(
    ("words", "bracket"),
    [
        pytest.param("We will return to its (agreement's) terms.", "(agreement's)", id="possessive after a pronoun"),
        pytest.param("The last cabinet, that of (ex-Premier Ana) Silva, left debts.", "(ex-Premier Ana)", id="name"),
        pytest.param("They fight Red (a group outlawed in Chile).", "(a group outlawed in Chile)", id="notice"),
        pytest.param("The pact (earlier signed with Chile) ended.", "(earlier signed with Chile)", id="participle"),
        pytest.param("We (Brazil and Portugal) share an interest in that.", "(Brazil and Portugal)", id="who we are"),
        pytest.param("The group (comprising Chile and Peru) was set up.", "(comprising Chile and Peru)", id="-ing"),
        pytest.param("It was ten miles (16 kilometers) from the school.", "(16 kilometers)", id="a conversion"),
        pytest.param("Ana Silva (D-Ohio) asked for that.", "(D-Ohio)", id="party and state"),
        pytest.param("He came here (on Wednesday) to sign it.", "(on Wednesday)", id="a day"),
    ],
)  # fmt: skip
def test_round_brackets_that_gloss_are_the_editors(words: str, bracket: str) -> None:
    assert found(quoted(f"“{words}” the minister said.")) == [(bracket, "clarification")]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("This bill (and I mean it) is dead.", id="first person"),
        pytest.param("You can stay (if you want) or go.", id="second person"),
        pytest.param("There are two reasons: (a) money and (2) time.", id="the speaker's own list"),
        pytest.param("Send the letter(s) today.", id="glued to a word"),
        pytest.param("The World Farm Organization (WFO) will ask for more.", id="a name and its short form"),
        pytest.param("It works (but nobody knows why).", id="an aside"),
        pytest.param("They left (it was late) without a word.", id="a sentence of its own"),
        pytest.param("We sold it all (really?) in a week.", id="a question"),
        pytest.param("Ray Doe (1885-1941) built it for most of us (65%).", id="years and shares"),
        pytest.param("They had to ask somebody (think of Ana Silva).", id="a call"),
        pytest.param("The share is higher (120) now.", id="a bare number"),
    ],
)
def test_round_brackets_of_the_speaker_are_none(words: str) -> None:
    assert found(quoted(f"“{words}” the minister said.")) == []


def test_round_brackets_that_stage_or_omit_need_no_parse() -> None:
    doc = replace(quoted("“That was it (laughs) and then (…) we left,” Silva said."), parses=())
    assert found(doc) == [("(laughs)", "editorial"), ("(…)", "omission")]


def test_round_brackets_outside_of_marks_are_none() -> None:
    assert found(quoted("“We will return to its (agreement's) terms,” he said.", is_quoted=False)) == []


def test_brackets_outside_of_quotes_are_none() -> None:
    assert found(quoted("“We left,” said Silva [the mayor] (a lawyer).")) == []
