"""Whether a date lies behind or ahead, by the verb above it."""

import pytest

from tests.kit.stories import story
from transforms.dates.tense import Direction, find_direction


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        pytest.param(
            "They|PRP|nsubj|met met=meet|VBD|ROOT on|IN|prep|met Monday|NNP|pobj|on", Direction.PAST, id="past tense"
        ),
        pytest.param(
            "They|PRP|nsubj|meet will|MD|aux|meet meet|VB|ROOT on|IN|prep|meet Monday|NNP|pobj|on",
            Direction.FUTURE,
            id="will",
        ),
        pytest.param(
            "It|PRP|nsubj|starts starts=start|VBZ|ROOT on|IN|prep|starts Monday|NNP|pobj|on",
            Direction.PRESENT,
            id="present tense",
        ),
        pytest.param(
            "They|PRP|nsubj|plan plan|VBP|ROOT to|TO|aux|meet meet|VB|xcomp|plan Monday|NNP|npadvmod|meet",
            Direction.FUTURE,
            id="an infinitive of a plan",
        ),
        pytest.param(
            "It|PRP|nsubjpass|set was|VBD|auxpass|set set|VBN|ROOT for|IN|prep|set Monday|NNP|pobj|for",
            Direction.FUTURE,
            id="planned in the past",
        ),
        pytest.param(
            "It|PRP|nsubjpass|built was|VBD|auxpass|built built=build|VBN|ROOT by|IN|prep|built Monday|NNP|pobj|by",
            Direction.PAST,
            id="a deadline that was met",
        ),
        pytest.param(
            "She|PRP|nsubj|said said=say|VBD|ROOT she|PRP|nsubj|visit would|MD|aux|visit visit|VB|ccomp|said "
            "on|IN|prep|visit Monday|NNP|pobj|on",
            Direction.FUTURE,
            id="would, seen from what was said",
        ),
        pytest.param(
            "He|PRP|nsubj|proposed had|VBD|aux|proposed proposed=propose|VBN|ROOT it|PRP|dobj|proposed "
            "on|IN|prep|proposed Monday|NNP|pobj|on",
            Direction.PAST,
            id="a proposal that was made",
        ),
        pytest.param(
            "It|PRP|nsubjpass|set had|VBD|aux|set been|VBN|auxpass|set set|VBN|ROOT "
            "for|IN|prep|set Monday|NNP|pobj|for",
            Direction.FUTURE,
            id="what had been planned",
        ),
        pytest.param("Vote|NN|ROOT by|IN|prep|Vote Monday|NNP|pobj|by", Direction.FUTURE, id="a deadline"),
        pytest.param(
            "It|PRP|nsubj|rise would|MD|aux|rise rise|VB|ROOT come|VBN|advcl|rise Monday|NNP|npadvmod|come",
            Direction.FUTURE,
            id="a day that comes",
        ),
        pytest.param(
            "It|PRP|nsubj|come had|VBD|aux|come come|VBN|ROOT Monday|NNP|npadvmod|come",
            Direction.PAST,
            id="what had come on a day",
        ),
        pytest.param(
            "They|PRP|nsubj|canceled canceled=cancel|VBD|ROOT marches|NNS|dobj|canceled planned=plan|VBN|acl|marches "
            "for|IN|prep|planned Monday|NNP|pobj|for",
            Direction.OPEN,
            id="a plan that was done away with",
        ),
        pytest.param(
            "He|PRP|nsubj|is is=be|VBZ|ROOT likely|JJ|acomp|is to|TO|aux|face face|VB|xcomp|likely "
            "calls|NNS|dobj|face about|IN|prep|calls Monday|NNP|compound|talks talks|NNS|pobj|about",
            Direction.OPEN,
            id="of a noun that a likely act is about",
        ),
        pytest.param("Monday|NNP|ROOT", Direction.OPEN, id="no verb"),
        pytest.param(
            "It|PRP|nsubj|is is=be|VBZ|ROOT shut|JJ|acomp|is since|IN|prep|is Monday|NNP|pobj|since",
            Direction.PAST,
            id="since",
        ),
        pytest.param(
            "They|PRP|nsubj|met met=meet|VBD|ROOT ahead|RB|advmod|met of|IN|prep|ahead Monday|NNP|compound|vote "
            "vote|NN|pobj|of",
            Direction.OPEN,
            id="what lies ahead of what was done",
        ),
        pytest.param(
            "She|PRP|nsubjpass|asked was|VBD|auxpass|asked asked=ask|VBN|ROOT on|IN|prep|asked Monday|NNP|pobj|on "
            "whether|IN|mark|left they|PRP|nsubj|left left=leave|VBD|ccomp|asked",
            Direction.PAST,
            id="the day of a question",
        ),
        pytest.param(
            "She|PRP|nsubjpass|asked was|VBD|auxpass|asked asked=ask|VBN|ROOT to|TO|aux|come come|VB|xcomp|asked "
            "Monday|NNP|npadvmod|come",
            Direction.FUTURE,
            id="the day of what was asked",
        ),
        pytest.param(
            "He|PRP|nsubj|set set|VBD|ROOT it|PRP|dobj|set for|IN|prep|set Monday|NNP|pobj|for",
            Direction.FUTURE,
            id="what was put on a day",
        ),
        pytest.param(
            "He|PRP|nsubj|was was=be|VBD|ROOT first|JJ|attr|was to|TO|aux|report report|VB|relcl|first "
            "it|PRP|dobj|report on|IN|prep|report Monday|NNP|pobj|on",
            Direction.PAST,
            id="the first to do what was done",
        ),
        pytest.param(
            "Will|MD|aux|came Ray|NNP|nsubj|came came=come|VBD|ROOT Monday|NNP|npadvmod|came",
            Direction.PAST,
            id="a man named Will",
        ),
        pytest.param(
            "It|PRP|nsubj|hurt hurt|VBD|ROOT him|PRP|dobj|hurt as|IN|mark|heads he|PRP|nsubj|heads "
            "heads=head|VBZ|advcl|hurt into|IN|prep|heads the|DT|det|election Monday|NNP|compound|election "
            "election|NN|pobj|into",
            Direction.OPEN,
            id="a ballot, written of before it and after",
        ),
        pytest.param(
            "He|PRP|nsubj|lost lost=lose|VBD|ROOT the|DT|det|election Monday|NNP|compound|election "
            "election|NN|dobj|lost",
            Direction.PAST,
            id="a ballot that was held",
        ),
        pytest.param(
            "It|PRP|nsubjpass|agreed is|VBZ|auxpass|agreed agreed=agree|VBN|ROOT for|IN|prep|agreed "
            "Monday|NNP|pobj|for",
            Direction.FUTURE,
            id="what is agreed for a day",
        ),
    ],
)
def test_the_direction_is(sentence: str, direction: Direction) -> None:
    (parse,) = story(sentence).parses
    monday = next(token for token in parse.tokens if token.text == "Monday")
    assert find_direction(monday) is direction
