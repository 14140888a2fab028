"""Lines with their verb in front that bring in words between marks."""

import pytest

from tests.kit.reading import read
from transforms.attributions.features import read_block_features
from transforms.cues.weights import load_quote_weights
from transforms.layouts.inverted_openers import find_inverted_openers


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Whispered Ana Silva, a scout: “He will play.”", [("Whispered", "whisper", "Ana Silva, a scout")],
                     id="a role behind the name"),
        pytest.param("Quipped the coach, Rui Okafor: “It rained.”", [("Quipped", "quip", "the coach, Rui Okafor")],
                     id="a role before the name"),
        pytest.param("Joked Ana Silva, who runs the bar: “Buy me one.”",
                     [("Joked", "joke", "Ana Silva, who runs the bar")], id="a clause of its own"),
        pytest.param("It rained. Replied one man: “No.” He left.", [("Replied", "reply", "one man")],
                     id="behind another sentence"),
        pytest.param("Asked about it, Ana Silva said: “No.”", [], id="another verb"),
        pytest.param("Added bonus: “free parking”.", [], id="a thing"),
        pytest.param("Ana Silva said: “No.”", [], id="no verb in front"),
        pytest.param("Announced Friday: “The pier is shut.”", [], id="a day"),
    ],
)  # fmt: skip
def test_a_line_with_its_verb_in_front(text: str, expected: list[tuple[str, str, str]]) -> None:
    blocks = read_block_features(read(text), load_quote_weights())
    found = find_inverted_openers(blocks)
    assert [(told.cue.of(text), told.cue_lemma, told.source.of(text)) for told in found] == expected
