"""Rows of quotes: text as it is and cleaned, pieces, cue, place, several speakers."""

import pytest

from transforms.document import Document, Insertion, Piece, Quote, Repair, Role, Section, Sentence, Span, Speaker
from transforms.rows.quotes import (
    make_insertion_rows,
    make_quote_rows,
    make_quote_span_rows,
    make_quote_speaker_rows,
)
from transforms.rows.row_ids import SentenceIndex

ID = "9f2c41d07be35a68"
TEXT = "Silva said: “We go [north], now.” It rains."
COMMON = {"document_id": ID}
QUOTED = Piece(13, 32, True)
NORTH = Insertion(1, Span(19, 26), "clarification")
CUE = (Span(6, 10),)
QUOTE = Quote(1, (QUOTED,), "direct", CUE, "say", rule="marked", confidence=1)


def document(*quotes: Quote, **more: object) -> Document:
    sentences = (Sentence(1, Role.BODY, Span(0, 33), 0, 1, 1), Sentence(2, Role.BODY, Span(34, 43), 0, 1, 1))
    sections = (Section(1, Span(0, len(TEXT))),)
    return Document(
        *(ID, None, TEXT, ()),
        sentences=sentences,
        sections=sections,
        quotes=quotes,
        **more,  # type: ignore[arg-type]
    )


def quote_row(*quotes: Quote, **more: object) -> dict[str, object]:
    doc = document(*quotes, **more)
    return next(make_quote_rows(doc, COMMON, SentenceIndex.of(doc)))


def test_a_quote_has_its_place_and_cue() -> None:
    row = quote_row(QUOTE)
    assert (row["quote_id"], row["sentence_id"], row["section_id"]) == (f"{ID}.q0001", f"{ID}.s0001", f"{ID}.x01")
    assert (row["start_char"], row["end_char"], row["parent_quote_id"]) == (13, 32, None)
    assert (row["cue_text"], row["cue_lemma"], row["cue_start_char"], row["cue_end_char"]) == ("said", "say", 6, 10)


@pytest.mark.parametrize(
    ("quote", "text", "clean"),
    [
        pytest.param(QUOTE, "We go [north], now.", "We go, now.", id="without the insertion"),
        pytest.param(
            Quote(1, (Piece(13, 18, True), Piece(28, 32, True))), "We go now.", "We go now.", id="pieces are joined"
        ),
        pytest.param(Quote(1, (Piece(19, 26, True),)), "[north]", None, id="nothing but the insertion"),
    ],
)
def test_the_text_of_a_quote_as_it_is_and_cleaned(quote: Quote, text: str, clean: str | None) -> None:
    row = quote_row(quote, insertions=(NORTH,))
    assert (row["text"], row["text_clean"]) == (text, clean)


def test_a_quote_without_cue_or_rule_has_nulls() -> None:
    row = quote_row(Quote(1, (QUOTED,)))
    assert {row[name] for name in ("cue_text", "cue_lemma", "cue_start_char", "quote_rule", "speaker_name")} == {None}


def test_a_confidence_is_a_float() -> None:
    assert type(quote_row(QUOTE)["quote_confidence"]) is float


def test_each_piece_has_a_row() -> None:
    doc = document(Quote(1, (Piece(13, 18, True), Piece(34, 42))))
    assert [
        (row["quote_span_id"], row["position"], row["text"], row["is_quoted"])
        for row in make_quote_span_rows(doc, COMMON)
    ] == [(f"{ID}.q0001.p1", 1, "We go", True), (f"{ID}.q0001.p2", 2, "It rains", False)]


def test_speakers_have_rows_of_their_own_where_a_quote_has_several() -> None:
    ana = Speaker(1, 1, None, "person", "name", "", 1.0, "person.ana-silva", "Ana Silva")
    rui = Speaker(1, 2, None, "person", "joint", "", 1.0, "person.rui-costa", "Rui Costa")
    assert list(make_quote_speaker_rows(document(QUOTE, speakers=(ana,)), COMMON)) == []
    both = make_quote_speaker_rows(document(QUOTE, speakers=(rui, ana)), COMMON)
    assert [(row["position"], row["entity_id"]) for row in both] == [(1, "person.ana-silva"), (2, "person.rui-costa")]
    assert quote_row(QUOTE, speakers=(rui, ana))["speaker_name"] == "Ana Silva"


def test_an_insertion_has_a_row() -> None:
    (row,) = make_insertion_rows(document(QUOTE, insertions=(NORTH,)), COMMON)
    assert (row["quote_id"], row["text"], row["insertion_kind"]) == (f"{ID}.q0001", "[north]", "clarification")


def test_a_reading_that_the_text_has_already_changes_nothing() -> None:
    mended = Repair(Span(12, 14), "“W", "mojibake", "â€œW")
    assert quote_row(QUOTE, repairs=(mended,))["text_clean"] == "We go [north], now."
