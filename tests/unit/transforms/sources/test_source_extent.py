"""Sources that break off within their phrase."""

import pytest

from tests.kit.stories import story
from transforms.sources.source_extent import complete_cut_subject, complete_source_extent

OWNER = "Silva|NNP|poss|lawyers 's|POS|case|Silva lawyers=lawyer|NNS|nsubj|said said=say|VBD|ROOT"
AGE = (
    "said=say|VBD|ROOT 70|CD|nummod|year year|NN|npadvmod|old old|JJ|amod|Silva Rui|NNP|compound|Silva"
    " Silva|NNP|nsubj|said"
)
MEMBER = (
    "Silva|NNP|nsubj|said ,|,|punct|Silva one|NN|appos|Silva of|IN|prep|one us|PRP|pobj|of ,|,|punct|Silva"
    " said=say|VBD|ROOT"
)
TO_LUND = "To|IN|prep|said Lund|NNP|pobj|To ,|,|punct|Lund the|DT|det|envoy envoy|NN|appos|Lund said=say|VBD|ROOT"
OF = "A|DT|det|group group|NN|nsubj|said of|IN|prep|group nurses=nurse|NNS|pobj|of said=say|VBD|ROOT"
WHO = "envoy|NN|nsubj|said who|WP|nsubj|left left=leave|VBD|relcl|envoy said=say|VBD|ROOT"
MINUTES = (
    "Minutes=minute|NNS|nsubj|showed of|IN|prep|Minutes the|DT|det|bank bank|NN|pobj|of showed=show|VBD|ROOT"
    " that|IN|mark|rose it|PRP|nsubj|rose rose=rise|VBD|ccomp|showed"
)
BANK = "In|IN|prep|said May|NNP|pobj|In Silva|NNP|nsubj|said said=say|VBD|ROOT"


@pytest.mark.parametrize(
    ("words", "verb", "source", "expected"),
    [
        pytest.param(OWNER, 3, (0, 2), (0, 3), id="an owner without what is owned"),
        pytest.param(OWNER, 3, (2, 3), (0, 3), id="what is owned without its owner"),
        pytest.param(AGE, 0, (1, 2), (1, 6), id="a number alone"),
        pytest.param(MEMBER, 6, (2, 5), (0, 5), id="a description without the name"),
        pytest.param(TO_LUND, 5, (3, 5), (3, 5), id="a description that the parse gives to another"),
        pytest.param(WHO, 3, (0, 2), (0, 3), id="a clause cut behind its pronoun"),
        pytest.param(OF, 4, (0, 3), (0, 4), id="an end without whom it is of"),
    ],
)
def test_a_source_is_made_whole(words: str, verb: int, source: tuple[int, int], expected: tuple[int, int]) -> None:
    (parse,) = story(words).parses
    assert complete_source_extent(parse.tokens[verb], source, frozenset()) == expected


@pytest.mark.parametrize(
    ("words", "verb", "source", "expected"),
    [
        pytest.param(MINUTES, 4, (2, 4), (0, 4), id="the end of the subject"),
        pytest.param(MINUTES, 4, (0, 4), (0, 4), id="the whole subject"),
        pytest.param(BANK, 3, (1, 2), (1, 2), id="behind a preposition elsewhere"),
    ],
)
def test_a_subject_is_completed(words: str, verb: int, source: tuple[int, int], expected: tuple[int, int]) -> None:
    (parse,) = story(words).parses
    assert complete_cut_subject(parse.tokens[verb], source) == expected
