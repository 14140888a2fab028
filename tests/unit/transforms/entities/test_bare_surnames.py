"""Surnames alone that an office holder has too: whose they are by the words of the text."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.entities.bare_surnames import mark_private_people
from transforms.knowledge.gazetteer import look_up_known_name


@pytest.mark.parametrize(
    ("line", "at", "is_private"),
    [
        pytest.param("Macron/NNP baked bread", 0, True, id="no word of politics"),
        pytest.param("Macron/NNP met the minister", 0, False, id="an office"),
        pytest.param("Macron/NNP called an election", 0, False, id="a word of politics"),
        pytest.param("the minister met baker Macron/NNP", 4, True, id="a trade before"),
        pytest.param("Macron/NNP , a nurse , met the minister", 0, True, id="a trade behind"),
        pytest.param("Macron/NNP , 12 , met the minister", 0, True, id="an age"),
        pytest.param("Biden/NNP , 81 , met the minister", 0, False, id="an age that holders have"),
        pytest.param("Quist/NNP baked bread", 0, False, id="nobody's name"),
    ],
)
def test_who_is_told_to_be_somebody_else_is_private(line: str, at: int, is_private: bool) -> None:
    words = words_from(line)
    (marked,) = mark_private_people([name_span(words, at, at)], [words], [])
    assert marked.is_private is is_private


@pytest.mark.parametrize(("name", "is_private"), [("Norway", False), ("White House", False), ("Leeds", True)])
def test_a_country_or_its_body_makes_a_text_one_of_politics(name: str, is_private: bool) -> None:
    words = words_from("Macron/NNP baked bread")
    known = look_up_known_name(name)
    (marked,) = mark_private_people([name_span(words, 0, 0)], [words], [known] if known else [])
    assert marked.is_private is is_private


def test_two_surnames_of_holders_are_no_chance() -> None:
    words = words_from("Macron/NNP met Merkel/NNP")
    marked = mark_private_people([name_span(words, 0, 0), name_span(words, 2, 2)], [words], [])
    assert not any(one.is_private for one in marked)
