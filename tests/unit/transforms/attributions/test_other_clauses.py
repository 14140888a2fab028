"""Clauses about somebody else behind what is said, in texts that spaCy reads."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from tests.kit.reading import read
from transforms.annotators import quotes
from transforms.attributions.features import BlockFeatures
from transforms.attributions.other_clauses import cut_before_joined_cue
from transforms.document import Parse
from transforms.document.word_roles import WordRoles
from transforms.encoder.encoder_view import EncoderView
from transforms.language.token_reading import read_tokens

JOINED = "Silva said it was late and also warned crews"
POS = ["PROPN", "VERB", "PRON", "AUX", "ADJ", "CCONJ", "ADV", "VERB", "NOUN"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ana Silva said the ferries were late, while Rui Okafor threatened a strike.",
            "the ferries were late",
            id="another one's act",
        ),
        pytest.param(
            "Ana Silva said the ferries were late while the buses were full.",
            "the ferries were late while the buses were full",
            id="the same one's words",
        ),
    ],
)
def test_what_somebody_else_did_is_not_said(text: str, expected: str) -> None:
    first = quotes.annotate(read(text)).quotes[0]
    assert [piece.of(text) for piece in first.spans] == [expected]


def joined(warned: float, quoted: frozenset[int] = frozenset()) -> BlockFeatures:
    tokens = read_tokens(Doc(Vocab(), JOINED.split(), pos=POS))
    cues = (0.0, 0.9, 0.0, 0.0, 0.0, 0.0, 0.0, warned, 0.0)
    none = (0.0,) * len(tokens)
    roles = WordRoles(tuple(token.idx for token in tokens), cues, none, none, ((),) * len(tokens))
    parse = Parse(0, 0, tokens)
    return BlockFeatures(parse, (), (), (), quoted, EncoderView.of(parse, roles))


def test_the_content_ends_before_a_joined_verb_that_the_encoder_takes_for_a_cue() -> None:
    assert cut_before_joined_cue((2, 9), 1, joined(0.4)) == (2, 5)
    assert cut_before_joined_cue((2, 9), 1, joined(0.1)) == (2, 9)
    assert cut_before_joined_cue((2, 9), 1, joined(0.4, frozenset({7}))) == (2, 9)
    assert cut_before_joined_cue((0, 1), 1, joined(0.4)) == (0, 1)
