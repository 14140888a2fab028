"""Definite nouns that mean a place named before."""

import pytest

from tests.kit.stories import entity, index_of, story
from transforms.coreference.place_descriptions import find_place_descriptions
from transforms.document import EntityType

NAMES = {name: entity(EntityType.PLACE, name) for name in ("Norway", "Quistdale")}
BOTH = "Norway|NNP|nsubj|helped helped|VBD|ROOT Quistdale|NNP|dobj|helped .|.|punct|helped"
FILLER = "It|PRP|nsubj|rained rained|VBD|ROOT .|.|punct|rained"


@pytest.mark.parametrize(
    ("later", "entity_ids"),
    [
        pytest.param("The|DT|det|country country|NN|nsubj|paid paid|VBD|ROOT", ["place.norway"], id="a country"),
        pytest.param("This|DT|det|town town|NN|nsubj|paid paid|VBD|ROOT", ["place.quistdale"], id="a town"),
        pytest.param("A|DT|det|country country|NN|nsubj|paid paid|VBD|ROOT", [], id="not definite"),
        pytest.param(
            "The|DT|det|country next|JJ|amod|country country|NN|nsubj|paid paid|VBD|ROOT", [], id="another one"
        ),
        pytest.param(
            f"{FILLER} / {FILLER} / {FILLER} / The|DT|det|country country|NN|nsubj|paid paid|VBD|ROOT",
            [],
            id="far back",
        ),
    ],
)
def test_the_place_of_that_kind_that_was_named_last_is_meant(later: str, entity_ids: list[str]) -> None:
    index = index_of(story(f"{BOTH} / {later}", names=NAMES))
    assert [mention.entity_id for mention in find_place_descriptions(index)] == entity_ids
