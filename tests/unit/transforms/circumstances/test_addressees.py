"""Who is spoken to."""

import pytest

from tests.unit.transforms.circumstances.events import event_of
from transforms.circumstances.addressees import find_addressee

SILVA = "Silva|NNP|nsubj"
TOLD = f"{SILVA}|told told=tell|VBD|ROOT"


@pytest.mark.parametrize(
    ("sentence", "cue", "addressee"),
    [
        pytest.param(f"{TOLD} reporters=reporter|NNS|dobj|told", "told", "reporters", id="object"),
        pytest.param(
            f"{TOLD} reporters=reporter|NNS|dobj|told in|IN|prep|reporters Leeds|NNP|pobj|in",
            "told",
            "reporters",
            id="not the place",
        ),
        pytest.param(
            f"{TOLD} members=member|NNS|dobj|told of|IN|prep|members the|DT|det|council council|NN|pobj|of",
            "told",
            "members of the council",
            id="what continues the phrase",
        ),
        pytest.param(f"{TOLD} himself|PRP|dobj|told", "told", None, id="oneself is no addressee"),
        pytest.param(f"{TOLD} it|PRP|dobj|told", "told", None, id="a thing is no addressee"),
        pytest.param(f"{TOLD} Monday:DATE|NNP|dobj|told", "told", None, id="a day is no addressee"),
        pytest.param(
            f"{SILVA}|said said=say|VBD|ROOT to|IN|prep|said the|DT|det|mayor mayor|NN|pobj|to",
            "said",
            "the mayor",
            id="said to",
        ),
        pytest.param(
            f"{SILVA}|said said=say|VBD|ROOT in|IN|prep|said a|DT|det|letter letter|NN|pobj|in to|IN|prep|letter "
            "residents=resident|NNS|pobj|to",
            "said",
            "residents",
            id="a letter to",
        ),
        pytest.param(
            f"{SILVA}|testified testified=testify|VBD|ROOT before|IN|prep|testified the|DT|det|senators "
            "senators=senator|NNS|pobj|before",
            "testified",
            "the senators",
            id="verb and preposition",
        ),
        pytest.param(
            "reporters=reporter|NNS|nsubjpass|told were=be|VBD|auxpass|told told=tell|VBN|ROOT",
            "told",
            "reporters",
            id="passive subject",
        ),
        pytest.param(f"{SILVA}|said said=say|VBD|ROOT", "said", None, id="none"),
    ],
)
def test_the_addressee_is(sentence: str, cue: str, addressee: str | None) -> None:
    doc, event = event_of(sentence, cue)
    found = find_addressee(event)
    assert (event.span_of(*found).of(doc.text) if found else None) == addressee


def test_the_object_may_be_content_but_not_in_quotation_marks() -> None:
    sentence = f"{TOLD} reporters=reporter|NNS|dobj|told"
    _, event = event_of(sentence, "told", "reporters")
    assert find_addressee(event) is not None


def test_the_source_is_not_the_addressee() -> None:
    _, event = event_of(f"{TOLD} reporters=reporter|NNS|dobj|told", "told", source="reporters")
    assert find_addressee(event) is None
