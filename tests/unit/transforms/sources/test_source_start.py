"""Sources without the phrase that opens their sentence."""

import pytest

from tests.kit.stories import story
from transforms.sources.source_start import skip_opening_phrase

SPEAKING = (
    "Speaking=speak|VBG|advcl|said to|IN|prep|Speaking host|NN|pobj|to Rui|NNP|compound|Costa Costa|NNP|nsubj|said"
    " ,|,|punct|Costa Silva|NNP|appos|Costa ,|,|punct|Costa 48|CD|appos|Costa ,|,|punct|Costa said=say|VBD|ROOT"
)
IN_COURT = "In|IN|prep|said court|NN|pobj|In ,|,|punct|said Silva|NNP|nsubj|said said=say|VBD|ROOT"
PLAIN = "Costa|NNP|nsubj|said ,|,|punct|Costa Silva|NNP|appos|Costa ,|,|punct|Costa said=say|VBD|ROOT"


@pytest.mark.parametrize(
    ("words", "verb", "source", "expected"),
    [
        pytest.param(SPEAKING, 10, (3, 5), (6, 7), id="whom somebody speaks to"),
        pytest.param(SPEAKING, 10, (3, 9), (6, 7), id="both"),
        pytest.param(IN_COURT, 4, (3, 4), (3, 4), id="behind the comma already"),
        pytest.param(IN_COURT, 4, (1, 4), (3, 4), id="the phrase in the source"),
        pytest.param(PLAIN, 4, (0, 1), (0, 1), id="no opening phrase"),
    ],
)
def test_an_opening_phrase_is_left_out(
    words: str, verb: int, source: tuple[int, int], expected: tuple[int, int]
) -> None:
    (parse,) = story(words).parses
    assert skip_opening_phrase(parse.tokens[verb], source) == expected
