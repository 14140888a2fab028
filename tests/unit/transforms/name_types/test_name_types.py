"""What a name is of, by its own words and by those beside it, without a language model."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.document import EntityType
from transforms.name_types.name_types import UNSUPPORTED, is_name_beside_speech_verb, vote_entity_type


@pytest.mark.parametrize(
    ("line", "first", "last", "entity_type"),
    [
        pytest.param("we met Ana/NNP Quist/NNP", 2, 3, EntityType.PERSON, id="a given name"),
        pytest.param("we met J.K./NNP Quist/NNP", 2, 3, EntityType.PERSON, id="initials"),
        pytest.param("we met Han/NNP Ji-won/NNP", 2, 3, EntityType.PERSON, id="two syllables behind a surname"),
        pytest.param("the Quist/NNP Bank/NNP", 1, 2, EntityType.ORGANIZATION, id="a noun of organizations"),
        pytest.param("the Bank/NNP of/IN Quist/NNP", 1, 3, EntityType.ORGANIZATION, id="such a noun before of"),
        pytest.param("the Quist/NNP Democrats/NNPS", 1, 2, EntityType.GROUP, id="a group's name at the end"),
        pytest.param("the Treaty/NNP/B-PRODUCT", 1, 1, EntityType.AGREEMENT, id="such a noun alone, of agreements"),
        pytest.param("to Norway/NNP", 1, 1, EntityType.PLACE, id="a known name"),
        pytest.param("by BRGT/NNP/B-PERSON", 1, 1, EntityType.ORGANIZATION, id="an acronym, whatever the label"),
        pytest.param("at Quist/NNP/B-GPE", 1, 1, EntityType.PLACE, id="the label"),
        pytest.param(
            "Ana/NNP/B-ORG Radio/NNP/I-ORG , a chemist/NN at/IN", 0, 1, EntityType.PERSON, id="a trade behind"
        ),
        pytest.param("reporter/NN Ana/NNP/B-ORG Press/NNP/I-ORG", 1, 2, EntityType.PERSON, id="a trade before"),
        pytest.param(
            "Lunda/NNP/B-ORG Robotics/NNP/I-ORG , a rival/NN of/IN", 0, 1, EntityType.ORGANIZATION, id="a noun of both"
        ),
        pytest.param("” harpist/JJ Tarrin/NNP/B-ORG Press/NNP/I-ORG", 2, 3, EntityType.PERSON, id="a mistagged trade"),
        pytest.param(
            "insurance broker/NN Marl/NNP/B-PERSON &/CC Lennard/NNP/I-PERSON",
            2,
            4,
            EntityType.ORGANIZATION,
            id="a trade that firms have",
        ),
        pytest.param(
            "60/CD -/HYPH employee/NN Quay/NNP Board/NNP", 3, 4, EntityType.ORGANIZATION, id="a number of a trade"
        ),
        pytest.param("forecaster/NN Tarrin/NNP", 1, 1, EntityType.PERSON, id="a trade before a surname"),
        pytest.param("broker/NN Tarrin/NNP Quist/NNP", 1, 2, EntityType.PERSON, id="a trade that persons have"),
        pytest.param("the bank/NN Sorba/NNP/B-PERSON", 2, 2, EntityType.ORGANIZATION, id="a noun for bodies"),
        pytest.param("by “ Ana/NNP Quist/NNP . ”", 2, 3, EntityType.PERSON, id="a nickname between marks"),
        pytest.param("wrote “ Ana/NNP/B-PERSON Quist/NNP/I-PERSON . ”", 2, 3, EntityType.PERSON, id="a speech"),
        pytest.param("sang “ Ana/NNP/B-PERSON Quist/NNP/I-PERSON . ”", 2, 3, EntityType.WORK, id="a title"),
        pytest.param("album/NN , “ Ana/NNP/B-PERSON , ”", 3, 3, EntityType.WORK, id="a title of one word"),
        pytest.param("Tarrin/NNP/B-PERSON said it will hire cooks", 0, 0, EntityType.ORGANIZATION, id="said of firms"),
        pytest.param("at Fort/NNP/B-PERSON Tarrin/NNP/I-PERSON", 1, 2, EntityType.PLACE, id="a first word of places"),
        pytest.param("at Dinamo/NNP/B-PERSON Tarrin/NNP/I-PERSON", 1, 2, EntityType.ORGANIZATION, id="one of clubs"),
        pytest.param("by Cosy/NNP Barns/NNP Norway/NNP", 1, 3, EntityType.ORGANIZATION, id="a country at the end"),
        pytest.param("by West/NNP/B-GPE Norway/NNP/I-GPE", 1, 2, EntityType.PLACE, id="a part of a country"),
        pytest.param("Harbour/NNP Lines/NNP ( HL )", 0, 1, EntityType.ORGANIZATION, id="letters in brackets behind"),
    ],
)
def test_a_name_is_of_a_type(line: str, first: int, last: int, entity_type: EntityType) -> None:
    words = words_from(line)
    label = words[first].label
    span = name_span(words, first, last, label=label, has_article=words[first - 1].text == "the" and first > 0)
    assert vote_entity_type([span], [words], frozenset())[0] == entity_type


def test_a_title_outweighs_the_label() -> None:
    words = words_from("Mrs./NNP Quist/NNP/B-GPE")
    assert vote_entity_type([name_span(words, 1, 1, label="GPE", title="Mrs.")], [words], frozenset())[0] == "person"


def test_the_datelines_place_is_a_place() -> None:
    words = words_from("Tarrin/NNP/B-PERSON said")
    span = name_span(words, 0, 0, label="PERSON", is_dateline=True)
    assert vote_entity_type([span], [words], frozenset()) == (EntityType.PLACE, 1.0)


def test_without_evidence_two_words_are_a_person_and_one_an_organization() -> None:
    words = words_from("Tarrin/NNP Quist/NNP")
    assert vote_entity_type([name_span(words, 0, 1)], [words], frozenset()) == (EntityType.PERSON, UNSUPPORTED)
    assert vote_entity_type([name_span(words, 1, 1)], [words], frozenset()) == (EntityType.ORGANIZATION, UNSUPPORTED)


def test_what_begins_with_a_known_maker_is_what_it_makes() -> None:
    words = words_from("Siemens/NNP Core/NNP Duo/NNP")
    assert vote_entity_type([name_span(words, 0, 2)], [words], frozenset()) == (EntityType.PRODUCT, UNSUPPORTED)


def test_a_name_that_ends_with_a_common_word_is_no_persons() -> None:
    words = words_from("Quist/NNP Ferries/NNP")
    assert vote_entity_type([name_span(words, 0, 1)], [words], frozenset({"ferries"}))[0] == EntityType.ORGANIZATION


@pytest.mark.parametrize(
    ("line", "is_beside"),
    [
        pytest.param("then Quist said so", True, id="before the verb"),
        pytest.param("so said Quist", True, id="behind the verb"),
        pytest.param("then Quist never said so", False, id="a word between"),
    ],
)
def test_beside_a_verb_of_speech(line: str, is_beside: bool) -> None:
    words = words_from(line)
    at = [word.text for word in words].index("Quist")
    assert is_name_beside_speech_verb(name_span(words, at, at), words) is is_beside


def test_a_building_that_acts_is_a_body() -> None:
    acting = words_from("Quist Harbour Museum hired", {2: ("nsubj", 3)})
    assert vote_entity_type([name_span(acting, 0, 2)], [acting], frozenset()).entity_type == EntityType.ORGANIZATION
    idle = words_from("near Quist Harbour Museum")
    assert vote_entity_type([name_span(idle, 1, 3)], [idle], frozenset()).entity_type == EntityType.PLACE
