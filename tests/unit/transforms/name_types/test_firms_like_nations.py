"""Firms called by their first word alone, which is the adjective of a country too, without a language model."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.name_types.firms_like_nations import complete_firms_like_nations


@pytest.mark.parametrize(
    ("line", "at", "tag", "name"),
    [
        pytest.param("American Airlines grew and American said so", 4, "VBD", "American Airlines", id="a subject"),
        pytest.param("American Airlines and an American said so", 4, "VBD", "American", id="somebody of the country"),
        pytest.param("American Airlines hired many American pilots there", 4, "NNS", "American", id="an adjective"),
        pytest.param("Harbour Airlines grew and American said so", 4, "VBD", "American", id="no such firm"),
    ],
)
def test_a_firm_like_a_nation(line: str, at: int, tag: str, name: str) -> None:
    words = words_from(line)
    words[at + 1] = words[at + 1]._replace(tag=tag)
    spans = [name_span(words, 0, 1), name_span(words, at, at)]
    assert [span.name for span in complete_firms_like_nations(spans, [words])][1] == name
