"""Whether a word attaches to the cue."""

import pytest

from tests.kit.stories import token_in
from tests.unit.transforms.circumstances.events import event_of
from transforms.circumstances.attachment import attaches_to_cue

SILVA = "Silva|NNP|nsubj"
PREPOSITIONS = frozenset(("on", "in", "at", "to"))


@pytest.mark.parametrize(
    ("sentence", "cue", "word", "attaches"),
    [
        pytest.param(
            f"{SILVA}|said said=say|VBD|ROOT on|IN|prep|said Monday|NNP|pobj|on", "said", "Monday", True, id="behind on"
        ),
        pytest.param(
            f"{SILVA}|said said=say|VBD|ROOT at|IN|prep|said a|DT|det|rally rally|NN|pobj|at in|IN|prep|rally "
            "Leeds|NNP|pobj|in",
            "said",
            "Leeds",
            True,
            id="through a noun",
        ),
        pytest.param(
            f"{SILVA}|said said=say|VBD|ROOT about|IN|prep|said Monday|NNP|pobj|about",
            "said",
            "Monday",
            False,
            id="another preposition",
        ),
        pytest.param(
            f"{SILVA}|said said=say|VBD|ROOT it|PRP|nsubj|opened opened=open|VBD|ccomp|said on|IN|prep|opened "
            "Monday|NNP|pobj|on",
            "said",
            "Monday",
            False,
            id="another verb",
        ),
        pytest.param("Monday|NNP|nsubj|said said=say|VBD|ROOT", "said", "Monday", False, id="who says it"),
        pytest.param(
            f"{SILVA}|condemned condemned=condemn|VBD|ROOT Monday|NNP|poss|attack attack|NN|dobj|condemned",
            "condemned",
            "Monday",
            False,
            id="what is talked of",
        ),
        pytest.param(
            f"{SILVA}|told told=tell|VBD|ROOT Monday|NNP|poss|meeting meeting|NN|dobj|told",
            "told",
            "Monday",
            True,
            id="who is told",
        ),
        pytest.param(
            f"speaking=speak|VBG|advcl|said in|IN|prep|speaking Leeds|NNP|pobj|in {SILVA}|said said=say|VBD|ROOT",
            "said",
            "Leeds",
            True,
            id="speaking in Leeds, Silva said",
        ),
        pytest.param(
            f"{SILVA}|said said=say|VBD|ROOT in|IN|prep|said a|DT|det|note note|NN|pobj|in "
            "released=release|VBN|acl|note on|IN|prep|released Monday|NNP|pobj|on",
            "said",
            "Monday",
            True,
            id="a note released on Monday",
        ),
    ],
)
def test_a_word_attaches_to_the_cue(sentence: str, cue: str, word: str, attaches: bool) -> None:
    doc, event = event_of(sentence, cue)
    assert attaches_to_cue(token_in(doc, word), event, PREPOSITIONS) is attaches


def test_a_word_below_the_content_does_not_attach() -> None:
    sentence = f"{SILVA}|said said=say|VBD|ROOT rain|NN|dobj|said on|IN|prep|rain Monday|NNP|pobj|on"
    doc, event = event_of(sentence, "said", "rain")
    assert not attaches_to_cue(token_in(doc, "Monday"), event, PREPOSITIONS)
