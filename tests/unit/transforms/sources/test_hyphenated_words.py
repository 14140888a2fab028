"""Words of a source that hyphens join."""

import pytest
import spacy
from spacy.tokens import Doc

from transforms.language.token_reading import read_tokens
from transforms.sources.hyphenated_words import complete_hyphenated_word

VOCAB = spacy.blank("en").vocab


@pytest.mark.parametrize(
    ("words", "pos", "source", "expected"),
    [
        pytest.param("Costa - Silva", ("PROPN", "PUNCT", "PROPN"), (2, 3), (0, 3), id="a name's first part"),
        pytest.param("Costa - Silva", ("PROPN", "PUNCT", "PROPN"), (0, 1), (0, 3), id="a name's last part"),
        pytest.param("ex - elected", ("ADJ", "PUNCT", "ADJ"), (0, 1), (0, 3), id="before an office"),
        pytest.param("out - dated", ("ADP", "PUNCT", "ADJ"), (0, 1), (0, 1), id="another word"),
    ],
)
def test_a_source_has_its_whole_word(
    words: str, pos: tuple[str, ...], source: tuple[int, int], expected: tuple[int, int]
) -> None:
    tokens = read_tokens(Doc(VOCAB, words=words.split(), spaces=[False] * 3, pos=list(pos)))
    assert complete_hyphenated_word(tokens, source) == expected


def test_a_dash_between_blanks_joins_nothing() -> None:
    tokens = read_tokens(Doc(VOCAB, words=["Costa", "-", "Silva"], pos=["PROPN", "PUNCT", "PROPN"]))
    assert complete_hyphenated_word(tokens, (2, 3)) == (2, 3)
