"""Sources without the marks, times and circumstances beside them."""

import pytest

from tests.kit.stories import parse_from
from transforms.quotes.source_edges import end_of_source, start_of_source

BEHIND_MARK = "\u201d|''|punct|Silva Ana|NNP|compound|Silva Silva|NNP|ROOT"
NIGHT = "Wednesday|NNP|compound|Silva night|NN|compound|Silva Ana|NNP|compound|Silva Silva|NNP|ROOT"
AFTER_FLOOD = (
    "The|DT|det|day day|NN|dep|aide after|IN|prep|day the|DT|det|flood flood|NN|pobj|after ,|,|punct|aide"
    " an|DT|det|aide aide|NN|nsubj|wrote wrote=write|VBD|ROOT"
)
PLAIN = "The|DT|det|mayor mayor|NN|ROOT ,|,|punct|mayor Ana|NNP|compound|Silva Silva|NNP|appos|mayor"


@pytest.mark.parametrize(
    ("words", "end", "start"),
    [
        pytest.param(BEHIND_MARK, 3, 1, id="a closing mark"),
        pytest.param(NIGHT, 4, 2, id="a part of the day"),
        pytest.param(AFTER_FLOOD, 8, 6, id="a time that opens the sentence"),
        pytest.param(PLAIN, 5, 0, id="none of these"),
    ],
)
def test_a_source_starts_behind_what_is_not_its_own(words: str, end: int, start: int) -> None:
    assert start_of_source(parse_from(words).tokens, 0, end) == start


ABOUT = "Ana|NNP|compound|Silva Silva|NNP|ROOT about|IN|prep|Silva eels|NNS|pobj|about"
OF = "Ana|NNP|compound|Silva Silva|NNP|ROOT of|IN|prep|Silva Lund|NNP|pobj|of"
CLAUSE = (
    "Silva|NNP|ROOT who|WP|nsubj|left left=leave|VBD|relcl|Silva Lund|NNP|dobj|left during|IN|prep|left"
    " it|PRP|pobj|during"
)


@pytest.mark.parametrize(
    ("words", "end"),
    [
        pytest.param(ABOUT, 2, id="of what somebody speaks"),
        pytest.param(OF, 4, id="where somebody is from"),
        pytest.param(CLAUSE, 6, id="within a relative clause"),
    ],
)
def test_a_source_ends_before_what_is_spoken_of(words: str, end: int) -> None:
    tokens = parse_from(words).tokens
    assert end_of_source(tokens, 0, len(tokens)) == end
