"""Sentences of their own that say who spoke: gestures behind the words, and whose the words before were."""

import pytest

from tests.kit.reading import read
from transforms.attributions.features import read_block_features
from transforms.cues.weights import load_quote_weights
from transforms.layouts.speaker_sentences import find_speaker_sentences


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“The roof leaks.” Ana Silva nodded.", [(1, "nodded", "Ana Silva")], id="gesture"),
        pytest.param("“Why?” Okafor shrugged. “Why not?”", [(2, "shrugged", "Okafor")], id="gesture between"),
        pytest.param(
            "“It was cold.”\nThat is how Ana Silva, a pilot, remembers it.",
            [(1, "remembers", "Ana Silva, a pilot,")],
            id="that is how",
        ),
        pytest.param(
            "“We have no plan.”\nThose were the words of Rui Okafor on Monday.",
            [(1, "words", "Rui Okafor")],
            id="the words of",
        ),
        pytest.param(
            "“We have no plan.”\nThe words are those of Rui Okafor, a pilot.",
            [(1, "those", "Rui Okafor, a pilot")],
            id="the words are those of",
        ),
        pytest.param(
            "“The boats are old.\n“The men are older.”\nSo said Lena Marsh, a captain.",
            [(2, "said", "Lena Marsh, a captain")],
            id="so said, of two paragraphs",
        ),
        pytest.param("“The roof leaks.” Ana Silva left the room.", [], id="no gesture"),
        pytest.param("“It was cold.”\nThat is a problem for Ana Silva.", [], id="pointing at something else"),
        pytest.param("He said: “It was cold.” Ana Silva nodded.", [], id="words that have their cue before"),
    ],
)
def test_a_sentence_behind_says_who_spoke(text: str, expected: list[tuple[int, str, str]]) -> None:
    blocks = read_block_features(read(text), load_quote_weights())
    found = find_speaker_sentences(blocks, text)
    assert [(len(told.quotations), told.cue.of(text), told.source.of(text)) for told in found] == expected
