"""Whether a word attaches to the cue."""

import pytest

from tests.kit.stories import token_in
from tests.unit.transforms.circumstances.events import event_of
from transforms.circumstances.attachment import attaches_to_cue, dates_source

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
        pytest.param(
            f"{SILVA}|said said=say|VBD|ROOT of|IN|prep|said the|DT|det|vote 2016|CD|nummod|vote vote|NN|pobj|of",
            "said",
            "2016",
            False,
            id="the year of what is talked of",
        ),
        pytest.param(
            f"{SILVA}|condemned on|IN|prep|condemned Monday|NNP|pobj|on condemned=condemn|VBD|ROOT "
            "it|PRP|dobj|condemned and|CC|cc|condemned pledged=pledge|VBD|conj|condemned",
            "pledged",
            "Monday",
            True,
            id="a day before two verbs",
        ),
        pytest.param(
            f"{SILVA}|condemned condemned=condemn|VBD|ROOT it|PRP|dobj|condemned on|IN|prep|condemned "
            "Monday|NNP|pobj|on and|CC|cc|condemned pledged=pledge|VBD|conj|condemned",
            "pledged",
            "Monday",
            False,
            id="a day behind the first of two verbs",
        ),
        pytest.param(
            f"{SILVA}|said ,|,|punct|said opening=open|VBG|advcl|said it|PRP|dobj|opening on|IN|prep|opening "
            "Monday|NNP|pobj|on ,|,|punct|said said=say|VBD|ROOT",
            "said",
            "Monday",
            True,
            id="opening it on Monday, Silva said",
        ),
        pytest.param(
            f"{SILVA}|responded responded=respond|VBD|ROOT on|IN|prep|responded Monday|NNP|pobj|on "
            "by|IN|prep|responded saying=say|VBG|pcomp|by",
            "saying",
            "Monday",
            True,
            id="responded on Monday by saying",
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


@pytest.mark.parametrize(
    ("sentence", "source", "word", "dates"),
    [
        pytest.param(
            "A|DT|det|study 2014|CD|nummod|study study|NN|nsubj|found", "A 2014 study", "2014", True, id="a study"
        ),
        pytest.param("2014|CD|nummod|mayors mayors=mayor|NNS|nsubj|found", "2014 mayors", "2014", False, id="people"),
        pytest.param(
            "A|DT|det|speech speech|NN|nsubj|found she|PRP|nsubj|gave gave=give|VBD|relcl|speech in|IN|prep|gave "
            "May|NNP|pobj|in",
            "A speech she gave in May",
            "May",
            True,
            id="a speech that was given",
        ),
    ],
)
def test_a_source_is_dated(sentence: str, source: str, word: str, dates: bool) -> None:
    doc, event = event_of(f"{sentence} found=find|VBD|ROOT", "found", source=source)
    assert dates_source(token_in(doc, word), event) is dates
