"""Sources that break off within their phrase, and verbs that go on what somebody said."""

import pytest

from tests.kit.stories import story
from transforms.quotes.source_extent import (
    complete_source_extent,
    find_speaker_who_goes_on,
    find_subject_behind_participle,
)

OWNER = "Silva|NNP|poss|lawyers 's|POS|case|Silva lawyers=lawyer|NNS|nsubj|said said=say|VBD|ROOT"
AGE = (
    "said=say|VBD|ROOT 70|CD|nummod|year year|NN|npadvmod|old old|JJ|amod|Silva Rui|NNP|compound|Silva"
    " Silva|NNP|nsubj|said"
)
DAY = "On|IN|prep|said Monday|NNP|pobj|On Mayor|NNP|compound|Silva Silva|NNP|nsubj|said said=say|VBD|ROOT"
MEMBER = (
    "Silva|NNP|nsubj|said ,|,|punct|Silva one|NN|appos|Silva of|IN|prep|one us|PRP|pobj|of ,|,|punct|Silva"
    " said=say|VBD|ROOT"
)
TO_LUND = "To|IN|prep|said Lund|NNP|pobj|To ,|,|punct|Lund the|DT|det|envoy envoy|NN|appos|Lund said=say|VBD|ROOT"
WHO = "envoy|NN|nsubj|said who|WP|nsubj|left left=leave|VBD|relcl|envoy said=say|VBD|ROOT"


@pytest.mark.parametrize(
    ("words", "verb", "source", "expected"),
    [
        pytest.param(OWNER, 3, (0, 2), (0, 3), id="an owner without what is owned"),
        pytest.param(OWNER, 3, (2, 3), (0, 3), id="what is owned without its owner"),
        pytest.param(AGE, 0, (1, 2), (1, 6), id="a number alone"),
        pytest.param(DAY, 4, (1, 4), (2, 4), id="a day before a name"),
        pytest.param(MEMBER, 6, (2, 5), (0, 5), id="a description without the name"),
        pytest.param(TO_LUND, 5, (3, 5), (3, 5), id="a description that the parse gives to another"),
        pytest.param(WHO, 3, (0, 2), (0, 3), id="a clause cut behind its pronoun"),
    ],
)
def test_a_source_is_made_whole(words: str, verb: int, source: tuple[int, int], expected: tuple[int, int]) -> None:
    (parse,) = story(words).parses
    assert complete_source_extent(parse.tokens[verb], source) == expected


def test_who_adds_something_has_said_the_clause_before() -> None:
    (parse,) = story(
        "Silva|NNP|nsubj|said said=say|VBD|ROOT it|PRP|nsubj|closed closed=close|VBD|ccomp|said ,|,|punct|closed"
        " adding=add|VBG|advcl|closed"
    ).parses
    assert find_speaker_who_goes_on(parse.tokens[5]) == (0, 1)
    assert find_speaker_who_goes_on(parse.tokens[1]) is None


def test_a_participle_that_opens_a_sentence_has_its_subject_behind_the_comma() -> None:
    (parse,) = story(
        "Praising=praise|VBG|advcl|left it|PRP|dobj|Praising ,|,|punct|left Silva|NNP|nsubj|left left=leave|VBD|ROOT"
    ).parses
    assert find_subject_behind_participle(parse.tokens[0]) == (3, 4)
