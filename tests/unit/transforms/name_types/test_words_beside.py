"""What the words right beside a name say of its kind, without a language model."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.document import EntityType
from transforms.name_types.words_beside import is_name_of_show, vote_by_words_beside

PERSON, ORGANIZATION, WORK = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.WORK


@pytest.mark.parametrize(
    ("line", "first", "last", "kind"),
    [
        pytest.param("her late husband , Quist ,", 4, 4, PERSON, id="kin before a comma"),
        pytest.param("my brother Quist", 2, 2, PERSON, id="kin"),
        pytest.param("the husband of Quist", 3, 3, None, id="kin of somebody"),
        pytest.param("Mum ~- ~of ~- ~two Quist", 5, 5, PERSON, id="mum-of-two"),
        pytest.param("By Quist Adair", 1, 2, PERSON, id="a byline"),
        pytest.param("Reporter ~: Quist Adair", 2, 3, PERSON, id="a label of the author"),
        pytest.param("near Quist Adair", 1, 2, None, id="no byline"),
        pytest.param("said Ana/NNP/B-PERSON Lund/NNP/I-PERSON at Quist Adair", 4, 5, ORGANIZATION, id="an employer"),
        pytest.param("said Lund/NNP/B-PERSON at Quist Adair", 3, 4, None, id="a surname alone"),
        pytest.param("Quist Tide , the film/NN he made", 0, 1, WORK, id="called a film"),
        pytest.param("Quist Tide , the farmer/NN", 0, 1, None, id="called a farmer"),
    ],
)
def test_words_beside_a_name_vote(line: str, first: int, last: int, kind: EntityType | None) -> None:
    words = words_from(line)
    votes = vote_by_words_beside(name_span(words, first, last), words)
    assert [voted for voted, weight in votes.items() if weight > 0] == ([kind] if kind else [])


def test_a_show_is_no_person() -> None:
    words = words_from("the Quist Wars winner said")
    show = name_span(words, 1, 2)
    assert is_name_of_show(show, words)
    assert vote_by_words_beside(show, words)[PERSON] < 0


def test_a_nickname_is_a_persons() -> None:
    words = words_from("Merle ' ~Big ~' Quist")
    assert vote_by_words_beside(name_span(words, 0, 4), words)[PERSON] > 0
