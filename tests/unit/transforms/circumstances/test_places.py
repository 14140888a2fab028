"""The place where something was said."""

import pytest

from tests.kit.stories import entity, index_of
from tests.unit.transforms.circumstances.events import event_of
from transforms.circumstances.places import find_speech_place
from transforms.document import EntityType

NAMES = {"Leeds": entity(EntityType.PLACE, "Leeds"), "Dunmore": entity(EntityType.ORGANIZATION, "Dunmore")}
SAID = "Silva|NNP|nsubj|said said=say|VBD|ROOT"
RALLY = f"{SAID} at|IN|prep|said a|DT|det|rally rally|NN|pobj|at in|IN|prep|rally"


@pytest.mark.parametrize(
    ("sentence", "cue", "name", "words", "entity_id"),
    [
        pytest.param(
            f"{SAID} in|IN|prep|said Leeds|NNP|pobj|in", "said", "Leeds", "in Leeds", "place.leeds", id="place"
        ),
        pytest.param(
            f"{RALLY} Leeds|NNP|pobj|in",
            "said",
            "Leeds",
            "at a rally in Leeds",
            "place.leeds",
            id="words from the cue on",
        ),
        pytest.param(
            f"{SAID} in|IN|prep|said Veldkamp:GPE|NNP|pobj|in", "said", "Veldkamp", "in Veldkamp", None, id="labelled"
        ),
    ],
)
def test_the_place_is(sentence: str, cue: str, name: str, words: str, entity_id: str | None) -> None:
    doc, event = event_of(sentence, cue, names=NAMES)
    place = find_speech_place(event, index_of(doc))
    assert place is not None
    assert (place.name.of(doc.text), place.words.of(doc.text), place.entity_id) == (name, words, entity_id)


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        pytest.param(f"{SAID} in|IN|prep|said Dunmore:GPE|NNP|pobj|in", "said", id="an entity that is no place"),
        pytest.param(f"{SAID} in|IN|prep|said Veldkamp|NNP|pobj|in", "said", id="nothing says that it is a place"),
        pytest.param(f"{SAID} about|IN|prep|said Leeds|NNP|pobj|about", "said", id="what it is about"),
        pytest.param(
            f"{SAID} in|IN|prep|said Leeds|NNP|pobj|in near|IN|prep|said Veldkamp:GPE|NNP|pobj|near",
            "said",
            id="two places",
        ),
        pytest.param(
            "Silva|NNP|nsubj|wrote wrote=write|VBD|ROOT to|IN|prep|wrote schools|NNS|pobj|to in|IN|prep|schools "
            "Leeds|NNP|pobj|in",
            "wrote",
            id="where those addressed are",
        ),
        pytest.param(
            f"{SAID} to|IN|prep|said fans|NNS|pobj|to from|IN|prep|fans Leeds|NNP|pobj|from",
            "said",
            id="where they are from",
        ),
    ],
)
def test_there_is_no_place(sentence: str, cue: str) -> None:
    doc, event = event_of(sentence, cue, names=NAMES)
    assert find_speech_place(event, index_of(doc)) is None
