"""Tags turned round in the middle of a sentence: ", say experts,"."""

import pytest

from tests.kit.reading import read
from transforms.attributions.features import read_block_features
from transforms.cues.weights import load_quote_weights
from transforms.layouts.inverted_tags import find_inverted_tags


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The quay, say experts, will not last.", ("experts", "The quay", "will not last"), id="nobody is named"
        ),
        pytest.param("The town, said Ana Silva, would pay.", ("Ana Silva", "The town", "would pay"), id="a name"),
        pytest.param("The council met and, says Silva, left early.", None, id="the first half has a verb of its own"),
        pytest.param("The chef, said to be Norwegian, left the quay.", None, id="no noun behind the verb"),
        pytest.param("His group, called the Harbour Fund, will own the quay.", None, id="a name that it has"),
        pytest.param("The “quay,” say experts, will not last.", None, id="words between marks are linked elsewhere"),
    ],
)
def test_both_halves_are_said_by_whom_the_tag_names(text: str, expected: tuple[str, str, str] | None) -> None:
    found = find_inverted_tags(read_block_features(read(text), load_quote_weights()))
    told = [(tag.source.of(text), *(half.of(text) for half in tag.content)) for tag in found]
    assert told == ([] if expected is None else [expected])
