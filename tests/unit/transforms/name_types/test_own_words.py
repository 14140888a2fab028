"""What the words of a name say by themselves of its kind."""

import pytest

from transforms.document import EntityType
from transforms.name_types.own_words import begins_like_organization, own_word_of_thing, vote_by_own_words


@pytest.mark.parametrize(
    ("name", "entity_type"),
    [
        pytest.param("Quist Bank", EntityType.ORGANIZATION, id="a last word of bodies"),
        pytest.param("Dinamo Quistad", EntityType.ORGANIZATION, id="a first word of clubs"),
        pytest.param("Cosy Barns New Zealand", EntityType.ORGANIZATION, id="a country at the end"),
        pytest.param("Quistad Film Week", EntityType.EVENT, id="a last word of events"),
        pytest.param("Ana Quist", EntityType.PERSON, id="a given name"),
        pytest.param("Prophet Elias", EntityType.PERSON, id="a title and a given name"),
        pytest.param("Muslim Norwegian", EntityType.GROUP, id="two words for people"),
        pytest.param("Ana Island", EntityType.PLACE, id="a kind of place that is no surname"),
        pytest.param("Quist 7000", EntityType.PRODUCT, id="a model"),
        pytest.param("Quist Local 95", EntityType.ORGANIZATION, id="a numbered body"),
        pytest.param("Harbour Bill 212", EntityType.LAW, id="a numbered law"),
        pytest.param("Norwegian language", EntityType.OTHER, id="a language"),
    ],
)
def test_words_of_a_name_speak_for_a_type(name: str, entity_type: EntityType) -> None:
    votes = vote_by_own_words(name)
    assert max(votes, key=lambda kind: votes[kind]) == entity_type


@pytest.mark.parametrize("name", ["Quistad Lund", "West Norway", "Ana Norway", "Sea of Norway"])
def test_other_words_do_not_speak_for_an_organization(name: str) -> None:
    assert vote_by_own_words(name)[EntityType.ORGANIZATION] < 1  # less than the tagger's word


def test_first_words_of_names() -> None:
    assert begins_like_organization("Dinamo Quistad") and not begins_like_organization("Ana Quist")
    assert own_word_of_thing("Hurricane Elsa") == "Elsa" and not own_word_of_thing("Ana Quist")
