"""Whether a speech event is told as real."""

import pytest

from tests.unit.transforms.circumstances.events import event_of
from transforms.circumstances.factuality import classify_factuality
from transforms.document import QuoteType, SpeechAct

SILVA = "Silva|NNP|nsubj"


@pytest.mark.parametrize(
    ("sentence", "cue", "act"),
    [
        pytest.param(f"{SILVA}|said said=say|VBD|ROOT", "said", SpeechAct.ASSERTED, id="plain"),
        pytest.param(
            f"{SILVA}|say did=do|VBD|aux|say not|RB|neg|say say|VB|ROOT", "say", SpeechAct.NEGATED, id="did not say"
        ),
        pytest.param(
            f"{SILVA}|said not|RB|neg|said only|RB|advmod|said said=say|VBD|ROOT",
            "said",
            SpeechAct.ASSERTED,
            id="not only said",
        ),
        pytest.param("nobody|NN|nsubj|said said=say|VBD|ROOT", "said", SpeechAct.NEGATED, id="nobody said"),
        pytest.param(
            f"{SILVA}|declined declined=decline|VBD|ROOT to|TO|aux|say say|VB|xcomp|declined",
            "say",
            SpeechAct.NEGATED,
            id="declined to say",
        ),
        pytest.param(
            f"{SILVA}|refuse did=do|VBD|aux|refuse not|RB|neg|refuse refuse|VB|ROOT to|TO|aux|say say|VB|xcomp|refuse",
            "say",
            SpeechAct.ASSERTED,
            id="two denials",
        ),
        pytest.param(
            f"{SILVA}|has has=have|VBZ|ROOT yet|RB|advmod|has to|TO|aux|say say|VB|xcomp|has",
            "say",
            SpeechAct.NEGATED,
            id="has yet to say",
        ),
        pytest.param(f"{SILVA}|say could=could|MD|aux|say say|VB|ROOT", "say", SpeechAct.HYPOTHETICAL, id="could say"),
        pytest.param("I|PRP|nsubj|say must|MD|aux|say say|VB|ROOT", "say", SpeechAct.ASSERTED, id="I must say"),
        pytest.param(
            f"{SILVA}|say would|MD|aux|say often|RB|advmod|say say|VB|ROOT", "say", SpeechAct.ASSERTED, id="a habit"
        ),
        pytest.param(
            f"{SILVA}|plans plans=plan|VBZ|ROOT to|TO|aux|say say|VB|xcomp|plans",
            "say",
            SpeechAct.HYPOTHETICAL,
            id="plans to say",
        ),
        pytest.param(
            f"{SILVA}|has has=have|VBZ|ROOT to|TO|aux|say say|VB|xcomp|has", "say", SpeechAct.HYPOTHETICAL, id="has to"
        ),
        pytest.param(
            "Did=do|VBD|aux|say Silva|NNP|nsubj|say say|VB|ROOT so|RB|advmod|say ?|.|punct|say",
            "say",
            SpeechAct.QUESTIONED,
            id="did Silva say",
        ),
        pytest.param(
            "who|WP|nsubj|said said=say|VBD|ROOT so|RB|advmod|said ?|.|punct|said",
            "said",
            SpeechAct.QUESTIONED,
            id="who said",
        ),
        pytest.param(
            "if|IN|mark|says Silva|NNP|nsubj|says says=say|VBZ|advcl|leave we|PRP|nsubj|leave leave|VBP|ROOT",
            "says",
            SpeechAct.HYPOTHETICAL,
            id="a condition",
        ),
        pytest.param("Tell|VB|ROOT them|PRP|dobj|Tell", "Tell", SpeechAct.HYPOTHETICAL, id="an order"),
    ],
)
def test_the_factuality_is(sentence: str, cue: str, act: SpeechAct) -> None:
    _, event = event_of(sentence, cue)
    assert classify_factuality(event) is act


ASKED = f"{SILVA}|asked asked=ask|VBD|ROOT whether|IN|mark|rained it|PRP|nsubj|rained rained=rain|VBD|ccomp|asked"


def test_a_content_that_is_asked_for_makes_a_question() -> None:
    _, event = event_of(ASKED, "asked", "whether it rained")
    assert classify_factuality(event) is SpeechAct.QUESTIONED


def test_words_of_the_speaker_are_no_question_of_the_narrator() -> None:
    _, event = event_of(ASKED, "asked", "whether it rained", quote_type=QuoteType.DIRECT)
    assert classify_factuality(event) is SpeechAct.ASSERTED


def test_a_negation_in_the_content_is_the_speakers_own() -> None:
    sentence = f"{SILVA}|said said=say|VBD|ROOT never|RB|neg|said"
    assert classify_factuality(event_of(sentence, "said")[1]) is SpeechAct.NEGATED
    assert classify_factuality(event_of(sentence, "said", "never")[1]) is SpeechAct.ASSERTED
