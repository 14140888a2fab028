"""Words between marks that say what something is to somebody."""

import pytest

from tests.kit.reading import read
from transforms.attributions.features import read_block_features
from transforms.cues.weights import load_quote_weights
from transforms.layouts.for_whom import attribute_words_to_whom_they_are_for


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "For Ana Silva, the vote was “a gift to big landowners”.",
            [("the vote was “a gift to big landowners", "Ana Silva")],
            id="a name",
        ),
        pytest.param("For Norway, the vote was “a gift to big landowners”.", [], id="a place"),
        pytest.param("For Ana Silva, the vote was “rigged”.", [], id="a term"),
        pytest.param("For Ana Silva, the vote said Okafor was “a slow defeat”.", [], id="somebody says it"),
        pytest.param("The vote was “a gift to big landowners”.", [], id="nobody"),
    ],
)
def test_words_are_whose_for_whom_they_are(text: str, expected: list[tuple[str, str]]) -> None:
    found = attribute_words_to_whom_they_are_for(read_block_features(read(text), load_quote_weights()))
    assert [(one.content[0].of(text), one.source.of(text)) for one in found if one.source] == expected
