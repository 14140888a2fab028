"""Names of one word beside full names of the same text, without a language model."""

from dataclasses import replace

import pytest

from tests.kit.words import name_span, words_from
from transforms.document import EntityType
from transforms.entities.single_names import (
    FullNames,
    first_words_of_organizations,
    is_plural_of_surname,
    is_single_name_of_person,
)
from transforms.name_types.name_types import TypeVote

BEARERS = FullNames(
    {"quistad", "houston", "boston", "bloomberg"},
    {"merle", "yun"},
    set(),
    {"lunavia"},
    {"houston"},
    speaking_given={"yun"},
    introduced={"bloomberg"},
)
OTHER = TypeVote(EntityType.ORGANIZATION, 1.0)
PERSON = TypeVote(EntityType.PERSON, 1.0)


@pytest.mark.parametrize(
    ("line", "at", "vote", "is_person"),
    [
        pytest.param("and Quistad left", 1, OTHER, True, id="the surname of a full name"),
        pytest.param("and Yun/NNP/B-ORG left", 1, OTHER, True, id="a given name that speaks elsewhere"),
        pytest.param("and Quistads left", 1, OTHER, False, id="the plural of a surname"),
        pytest.param("and Lunavia left", 1, PERSON, False, id="the first word of a firm's name"),
        pytest.param("and Fernvik left", 1, PERSON, True, id="a person by vote"),
        pytest.param("and Fernvik left", 1, OTHER, False, id="neither by vote nor by a full name"),
        pytest.param("and Merle left", 1, OTHER, True, id="the given name of a full name"),
        pytest.param("of Houston too", 1, OTHER, True, id="a town's name that a bearer has who speaks"),
        pytest.param("of Boston too", 1, OTHER, False, id="a town's name that a bearer has who does not"),
    ],
)
def test_single_name_is_of_a_person(line: str, at: int, vote: TypeVote, *, is_person: bool) -> None:
    words = words_from(line)
    assert is_single_name_of_person(name_span(words, at, at), vote, BEARERS, words) == is_person


def test_title_makes_a_person_and_dateline_none() -> None:
    words = words_from("said Mr. Fernvik yesterday")
    fernvik = name_span(words, 2, 2)
    assert is_single_name_of_person(replace(fernvik, title="Mr."), OTHER, BEARERS, words)
    assert not is_single_name_of_person(replace(fernvik, is_dateline=True), PERSON, BEARERS, words)


def test_plural_that_is_a_surname_too_is_none() -> None:
    assert is_plural_of_surname("silvas", {"silva"})
    assert not is_plural_of_surname("adams", {"adam", "adams"})


def test_firms_and_makers_of_numbered_models_are_known_by_the_first_words_of_longer_names() -> None:
    product = TypeVote(EntityType.PRODUCT, 1.0)
    types = {"lunavia ferries": OTHER, "quistad mizo 2": product, "salt mizo": product, "ana lund": PERSON}
    assert first_words_of_organizations(types) == {"lunavia", "quistad"}
