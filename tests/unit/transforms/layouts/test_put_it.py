"""What somebody "put" so, before the words, behind them or between them, with marks or without."""

import pytest

from tests.kit.reading import read
from transforms.annotators import quotes
from transforms.attributions.features import read_block_features
from transforms.cues.weights import load_quote_weights
from transforms.layouts.put_it import find_words_put_so


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The quay is a “museum of rust,” as Ana Silva put it.",
            [("The quay is a “museum of rust", "Ana Silva", 1)],
            id="behind the words",
        ),
        pytest.param(
            "As the guild’s Rui Okafor puts it, the quay is “a shell.”",
            [("the quay is “a shell", "the guild’s Rui Okafor", 1)],
            id="before the words",
        ),
        pytest.param(
            "The quay was, as the daily put it in a long piece, “the last harbour.”",
            [("“the last harbour.", "the daily", 1)],
            id="within the sentence",
        ),
        pytest.param("The quay is rusting, as she put it.", [("The quay is rusting", "she", 0)], id="without marks"),
        pytest.param("He left the box here, as he had put it there before.", [], id="a thing that is put"),
        pytest.param("Ana Silva put it in the box.", [], id="nothing is put so"),
    ],
)
def test_words_are_whose_who_put_them_so(text: str, expected: list[tuple[str, str, int]]) -> None:
    found = find_words_put_so(read_block_features(read(text), load_quote_weights()))
    assert [(one.content.of(text), one.source.of(text), len(one.quotations)) for one in found] == expected


@pytest.mark.slow
def test_words_between_marks_that_somebody_put_so_are_no_scare_quote() -> None:
    text = "The quay is a “museum of rust,” as Ana Silva put it."
    (quote,) = quotes.annotate(read(text)).quotes
    assert quote.quote_type == "mixed" and quote.sources[0].of(text) == "Ana Silva"
