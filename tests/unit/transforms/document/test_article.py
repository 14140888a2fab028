"""The values that travel: spans, ids, rejects, cleaned text."""

import hashlib
from dataclasses import FrozenInstanceError, replace

import pytest
import spacy

from transforms.document import (
    Block,
    Document,
    Parse,
    RawArticle,
    Reject,
    Repair,
    Role,
    Span,
    cleaned,
    document_id_of,
)
from transforms.language.token_reading import read_tokens

TEXT = "Harbour opens\n\nThe \u0441ity opened\xa0its harbour , he said."


@pytest.mark.parametrize(
    ("outer", "inner", "holds"),
    [
        pytest.param(Span(2, 8), Span(2, 8), True, id="a span holds itself"),
        pytest.param(Span(2, 8), Span(4, 4), True, id="an empty one inside"),
        pytest.param(Span(2, 8), Span(1, 4), False, id="begins before"),
        pytest.param(Span(2, 8), Span(7, 9), False, id="ends behind"),
    ],
)
def test_span_holds(outer: Span, inner: Span, holds: bool) -> None:
    assert outer.holds(inner) is holds


def test_span_counts_code_points() -> None:
    assert Span(1, 3).of("\U0001d538é\u0301b") == "é\u0301"  # one astral letter, then a letter and its accent


def test_values_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Span(0, 1).start_char = 2  # type: ignore[misc]


def test_document_id_is_16_hex_characters_of_the_identity_alone() -> None:
    assert document_id_of("a") == hashlib.sha256(b"a").hexdigest()[:16]
    assert document_id_of("a") != document_id_of("a ")


def test_a_lone_surrogate_has_an_id_too() -> None:
    assert len(document_id_of("broken \ud800 text")) == 16
    assert len(Document("x", None, "broken \ud800 text", ()).text_sha256) == 64


def test_reject_keeps_bytes_and_place() -> None:
    raw = RawArticle(b"\x00\x01", "file:///in/junk.txt")
    described = RawArticle(b"", "file:///in/junk.txt")
    expected = Reject("file:///in/junk.txt", "parse", "binary", "no text", raw.body, raw=described)
    assert Reject.of(raw, "binary", "no text") == expected
    assert raw.sha256 == hashlib.sha256(b"\x00\x01").hexdigest()


def test_a_reject_of_a_document_is_that_of_its_input_where_it_has_one() -> None:
    raw = RawArticle(b"Words.", "file:///in/a.txt", source="desk")
    of_input = Reject.of_document(Document("0" * 16, raw, "Words.", ()), "contract", "wrong", "store")
    assert of_input == Reject.of(raw, "contract", "wrong", "store")
    of_none = Reject.of_document(Document("0" * 16, None, "Words.", ()), "contract", "wrong")
    assert of_none == Reject(f"document:{'0' * 16}", "parse", "contract", "wrong")


def test_first_block_of_a_role() -> None:
    blocks = (Block(Role.HEADLINE, Span(0, 13)), Block(Role.BODY, Span(15, 20)), Block(Role.BODY, Span(21, 30)))
    doc = Document("x", None, TEXT, blocks)
    assert doc.first(Role.BODY) == blocks[1]
    assert doc.first(Role.DEK) is None


def repair(found: str, repaired: str) -> Repair:
    at = TEXT.index(found)
    return Repair(Span(at, at + len(found)), repaired, "test")


@pytest.mark.parametrize(
    ("span", "repairs", "expected"),
    [
        pytest.param(Span(15, len(TEXT)), [], "The \u0441ity opened its harbour , he said.", id="white space folds"),
        pytest.param(Span(15, 23), [repair("\u0441", "c")], "The city", id="a letter inside is mended"),
        pytest.param(Span(15, 19), [repair("\u0441", "c")], "The", id="a repair outside is left alone"),
        pytest.param(
            Span(15, len(TEXT)),
            [repair(" ,", ","), repair("\u0441", "c")],
            "The city opened its harbour, he said.",
            id="in any order",
        ),
        pytest.param(
            Span(19, 23), [repair("\u0441", "c"), repair("\u0441i", "ci")], "city", id="one of two at a place"
        ),
    ],
)
def test_cleaned(span: Span, repairs: list[Repair], expected: str) -> None:
    assert cleaned(span, TEXT, repairs) == expected


def test_replacing_makes_another_document() -> None:
    doc = Document("x", None, TEXT, ())
    assert replace(doc, media_type="text/plain") != doc and doc.media_type is None


@pytest.mark.parametrize("text", ["", " ", "One.", "It rained  all day. ", "é𝔸 “so”"])
def test_a_parse_is_as_long_as_its_text(text: str) -> None:
    assert Parse(0, 7, read_tokens(spacy.blank("en")(text))).length_chars == len(text)
