"""Surnames that two share, or that stand behind a mocking name, without a language model."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.persons.shared_surnames import complete_shared_surnames, find_mocking_names


@pytest.mark.parametrize(
    ("line", "name"),
    [
        pytest.param("Ana/NNP and Tom/NNP Quist/NNP", "Ana Quist", id="two of a family"),
        pytest.param("Ana/NNP met Tom/NNP Quist/NNP", None, id="not joined"),
        pytest.param("Lisbon/NNP and Tom/NNP Quist/NNP", None, id="no given name"),
    ],
)
def test_a_given_name_gets_the_surname_behind(line: str, name: str | None) -> None:
    words = words_from(line)
    first, second = name_span(words, 0, 0), name_span(words, 2, 3)
    found = complete_shared_surnames([first, second], [second], [words])
    assert [completed.name for completed in found.values()] == ([name] if name else [])


@pytest.mark.parametrize(
    ("line", "title", "name"),
    [
        pytest.param("Ana/NNP and her brother Tom/NNP Quist/NNP", "", "Ana Quist", id="kin of one name"),
        pytest.param("Ana/NNP and her lawyer Tom/NNP Quist/NNP", "", None, id="no kin"),
        pytest.param("Ana/NNP and her brother Tom/NNP Quist/NNP", "Sisters", "Ana Quist", id="a title of several"),
        pytest.param("Ana/NNP and her brother Tom/NNP Quist/NNP", "Sister", None, id="a title of one"),
    ],
)
def test_kin_share_a_surname(line: str, title: str, name: str | None) -> None:
    words = words_from(line)
    first, second = name_span(words, 0, 0, title=title), name_span(words, 4, 5)
    found = complete_shared_surnames([first, second], [second], [words])
    assert [completed.name for completed in found.values()] == ([name] if name else [])


@pytest.mark.parametrize(
    ("line", "named_alone", "names"),
    [
        pytest.param("Ana/NNP Quist/NNP , Krakon/NNP Quist/NNP", {"krakon": 0}, ["Quist"], id="a monster's name"),
        pytest.param("Ana/NNP Quist/NNP , Krakon/NNP Quist/NNP", {}, [], id="a name that is not known from elsewhere"),
        pytest.param("Ana/NNP Lund/NNP , Krakon/NNP Quist/NNP", {"krakon": 0}, [], id="nobody else's surname"),
        pytest.param("Ana/NNP Quist/NNP , Rui/NNP Quist/NNP", {"rui": 0}, [], id="a given name"),
        pytest.param("Ana/NNP Quist/NNP , Krakon/NNP Quist/NNP", {"krakon": 90}, [], id="short for it, behind it"),
    ],
)
def test_a_mocking_name_is_the_surname_alone(line: str, named_alone: dict[str, int], names: list[str]) -> None:
    words = words_from(line)
    full = [name_span(words, 0, 1), name_span(words, 3, 4)]
    assert [read.name for read in find_mocking_names(full, named_alone).values()] == names
