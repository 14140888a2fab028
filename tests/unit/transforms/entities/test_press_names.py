"""Newspapers and trade marks by the words of a name, without a language model."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.document import EntityType
from transforms.entities.press_names import vote_by_mark_or_press


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
