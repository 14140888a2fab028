"""Any text: insertions are brackets that lie inside a piece of their quote."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from transforms.annotators import insertions
from transforms.document import Document, Piece, Quote

# 𝔸 is two UTF-16 units and one code point
TEXTS = st.text(alphabet="ab .,…“”’[]()\u00a0é𝔸\n", max_size=80)


@given(TEXTS)
def test_insertions_stand_in_brackets(text: str) -> None:
    doc = Document("x", None, text, (), quotes=(Quote(1, (Piece(0, len(text)),)),))
    for found in insertions.annotate(doc).insertions:
        assert re.fullmatch(r"\[.+\]", found.span.of(text), re.DOTALL)


@given(TEXTS, st.integers(0, 80), st.integers(0, 80))
def test_insertions_lie_inside_their_piece(text: str, first: int, second: int) -> None:
    piece = Piece(*sorted((min(first, len(text)), min(second, len(text)))), True)
    doc = insertions.annotate(Document("x", None, text, (), quotes=(Quote(1, (piece,)), Quote(2, (piece,), parent=1))))
    assert all(piece.holds(one.span) and one.span.of(text)[0] in "[(" for one in doc.insertions)
    assert [one.span.start_char for one in doc.insertions] == sorted(one.span.start_char for one in doc.insertions)
    assert replace(doc, insertions=()) == insertions.annotate(doc).__class__(
        doc.document_id, None, text, (), quotes=doc.quotes
    )
