"""Phrases beside a name that refer to the same."""

import pytest

from tests.kit.stories import entity, index_of, person, story
from transforms.coreference.appositions import find_appositions
from transforms.document import EntityType

ANA = person("Ana Silva", "female")
NAMES = {
    "Ana Silva": ANA,
    "Silva Lines": entity(EntityType.ORGANIZATION, "Silva Lines"),
    "Quistdale": entity(EntityType.PLACE, "Quistdale"),
}
NAME = "Ana|NNP|compound|Silva Silva|NNP|nsubj|left"


@pytest.mark.parametrize(
    ("paragraph", "phrases"),
    [
        pytest.param(
            f"{NAME} ,|,|punct|Silva the|DT|det|head head|NN|appos|Silva of|IN|prep|head ports|NNS|pobj|of "
            ",|,|punct|Silva left|VBD|ROOT",
            ["the head of ports"],
            id="behind the name, up to its comma",
        ),
        pytest.param(
            "Its|PRP$|poss|rival rival|NN|nsubj|left ,|,|punct|rival Silva|NNP|compound|Lines Lines|NNP|appos|rival "
            "left|VBD|ROOT",
            ["Its rival"],
            id="before the name",
        ),
        pytest.param(
            f"{NAME} ,|,|punct|Silva a|DT|det|town town|NN|appos|Silva left|VBD|ROOT",
            [],
            id="a noun for something else",
        ),
        pytest.param(
            f"{NAME} ,|,|punct|Silva a|DT|det|head head|NN|appos|Silva and|CC|cc|head others|NNS|conj|head "
            "left|VBD|ROOT",
            [],
            id="a list",
        ),
        pytest.param(
            "captain|NN|nsubj|left Ana|NNP|compound|Silva Silva|NNP|appos|captain left|VBD|ROOT",
            [],
            id="one phrase with the name",
        ),
        pytest.param(
            "Quistdale|NNP|nsubj|burnt ,|,|punct|Quistdale a|DT|det|village village|NN|appos|Quistdale burnt|VBD|ROOT",
            ["a village"],
            id="a place",
        ),
    ],
)
def test_a_noun_beside_a_name_refers_to_what_it_names(paragraph: str, phrases: list[str]) -> None:
    doc = story(paragraph, names=NAMES)
    assert [mention.span.of(doc.text) for mention in find_appositions(index_of(doc))] == phrases
