"""Signatures: alike for near copies, stable for ever, none for what is too short."""

import hashlib

import pytest

from transforms.copies.signatures import PERMUTATIONS, SIGNATURE_VERSION, sign_text

WORDS = [f"w{number}" for number in range(200)]
TEXT = " ".join(WORDS)


def likeness(first: str, second: str) -> float:
    signatures = [sign_text(text) for text in (first, second)]
    numbers = [[one[at : at + 4] for at in range(0, len(one), 4)] for one in signatures if one]
    return sum(a == b for a, b in zip(*numbers, strict=True)) / PERMUTATIONS


def test_a_signature_is_what_it_was() -> None:
    """Digests lie in stores: where this fails, raise the version and say what becomes of stored ones."""
    signature = sign_text(TEXT)
    assert signature is not None and len(signature) == 4 * PERMUTATIONS
    assert SIGNATURE_VERSION == "minhash-2/42/128x16/5"
    assert hashlib.sha256(signature.encode()).hexdigest()[:16] == "cfab67be4bc821fe"


@pytest.mark.parametrize(
    ("other", "least", "most"),
    [
        pytest.param(TEXT.upper().replace(" ", ", "), 1.0, 1.0, id="case and marks count nothing"),
        pytest.param(" ".join([*WORDS[:100], "changed", *WORDS[101:]]), 0.85, 1.0, id="a word changed"),
        pytest.param(" ".join(WORDS[:100]), 0.3, 0.65, id="half of it"),
        pytest.param(" ".join(f"v{number}" for number in range(200)), 0.0, 0.05, id="another text"),
    ],
)
def test_signatures_are_as_like_as_their_texts(other: str, least: float, most: float) -> None:
    assert least <= likeness(TEXT, other) <= most


@pytest.mark.parametrize("text", ["", "One short note.", " ".join(WORDS[:23])])
def test_what_is_too_short_has_none(text: str) -> None:
    assert sign_text(text) is None
