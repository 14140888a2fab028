"""Newspapers and trade marks by the words of a name, without a language model."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.document import EntityType, Span
from transforms.language.words import Word
from transforms.name_types.press_names import is_press_in_byline, is_press_told, vote_by_mark_or_press
from transforms.names.name_spans import NameSpan


@pytest.mark.parametrize(
    ("line", "first", "last", "kind"),
    [
        pytest.param("told Quist Monthly", 1, 2, EntityType.ORGANIZATION, id="told to a paper"),
        pytest.param("told Ana Monthly", 1, 2, None, id="told to a person"),
        pytest.param("Quist \u00ae", 0, 0, EntityType.PRODUCT, id="a trade mark"),
        pytest.param("Quist said", 0, 0, None, id="neither"),
    ],
)
def test_marks_and_papers_vote(line: str, first: int, last: int, kind: EntityType | None) -> None:
    words = words_from(line)
    votes = vote_by_mark_or_press(name_span(words, first, last), words)
    assert [voted for voted, weight in votes.items() if weight > 0] == ([kind] if kind else [])


def _words(text: str) -> list[Word]:
    return [Word(word, 0, 1, "NNP", "compound", 0, "", begins=False) for word in text.split()]


def _name_span(text: str, name: str) -> NameSpan:
    words, parts = text.split(), name.split()
    first = next(at for at in range(len(words)) if words[at : at + len(parts)] == parts)
    return NameSpan(Span(0, 1), name, 0, first, first + len(parts) - 1, "")


@pytest.mark.parametrize(
    ("text", "name", "is_press"),
    [
        ("By Ana Silva , Coast Standard", "Coast Standard", True),
        ("By Ana Silva , Rui Costa", "Rui Costa", False),
        ("Observer West writer", "Observer West", True),
        ("Observer West writers met", "Observer West", False),
    ],
)
def test_a_newspaper_in_a_byline(text: str, name: str, *, is_press: bool) -> None:
    assert is_press_in_byline(_name_span(text, name), _words(text)) is is_press


@pytest.mark.parametrize(("name", "is_told"), [("Harbour Monthly", True), ("Harbour Silva", False)])
def test_a_newspaper_that_is_told(name: str, *, is_told: bool) -> None:
    text = f"Costa told {name} that"
    assert is_press_told(_name_span(text, name), _words(text)) is is_told
