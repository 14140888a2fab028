"""Items of lists that somebody says, by the sentence above them."""

import pytest

from tests.kit.reading import read
from transforms.attributions.features import read_block_features
from transforms.cues.weights import load_quote_weights
from transforms.layouts.listed_words import find_listed_words

ITEMS = "\n- The quay will stay open.\n- Nobody will lose a berth.\nThe board met on Monday."


@pytest.mark.slow
@pytest.mark.parametrize(
    ("opening", "source", "count"),
    [
        pytest.param("Mayor Ana Silva told reporters the following:", "Mayor Ana Silva", 2, id="what follows"),
        pytest.param("Ana Silva said:", "Ana Silva", 2, id="a verb alone"),
        pytest.param("Ana Silva said the plan had two parts:", None, 0, id="something is said already"),
        pytest.param("Here is what happened today:", None, 0, id="nobody says it"),
        pytest.param("Ana Silva bought the following:", None, 0, id="no saying"),
        pytest.param("Ana Silva said it at noon.", None, 0, id="no colon"),
    ],
)
def test_items_are_said_by_whom_the_sentence_above_tells(opening: str, source: str | None, count: int) -> None:
    doc = read(opening + ITEMS)
    found = list(find_listed_words(read_block_features(doc, load_quote_weights()), doc))
    assert [one.source.of(doc.text) for one in found] == [source] * count
    words = ["The quay will stay open.", "Nobody will lose a berth."]
    assert [one.content.of(doc.text) for one in found] == words[:count]


@pytest.mark.slow
def test_an_item_that_tells_its_speaker_is_left_to_that_and_one_line_is_no_list() -> None:
    weights = load_quote_weights()
    doc = read("Ana Silva told them:\n1) “The quay stays.”\n2) “It is old,” Rui Okafor said.\nThe board met.")
    found = list(find_listed_words(read_block_features(doc, weights), doc))
    assert [one.content.of(doc.text) for one in found] == ["“The quay stays.”"]
    doc = read("Ana Silva said:\n- The quay will stay open.\nThe board met.")
    assert list(find_listed_words(read_block_features(doc, weights), doc)) == []
