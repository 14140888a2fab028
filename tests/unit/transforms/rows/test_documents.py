"""Rows of the article itself: counts, lines, sections, sentences, repairs, topics."""

from datetime import date, datetime

import pytest

from transforms.document import (
    ArticleMetadata,
    Block,
    Dateline,
    Document,
    HeadingEvidence,
    Piece,
    Published,
    Quote,
    RawArticle,
    Repair,
    Role,
    Section,
    Sentence,
    Span,
    TopicAssignment,
    TopicUnit,
)
from transforms.rows.documents import (
    common_columns,
    make_document_row,
    make_repair_rows,
    make_section_rows,
    make_sentence_rows,
    make_text_row,
    make_topic_rows,
)

ID = "9f2c41d07be35a68"
RUN_ID = "20261124T101500-3f9a1c"
AT = datetime(2026, 11, 24, 10, 15)
TEXT = "Pier  opens\n\nIt rains. We \u0441ome."
BLOCKS = (Block(Role.HEADLINE, Span(0, 11)), Block(Role.BODY, Span(13, 31)))
SENTENCES = (
    Sentence(2, Role.BODY, Span(23, 31), 1, 1, 1),
    Sentence(1, Role.BODY, Span(13, 22), 1, 1, None),
)
REPAIR = Repair(Span(26, 27), "c", "homoglyph")


def document(**more: object) -> Document:
    return Document(ID, None, TEXT, BLOCKS, sentences=SENTENCES, **more)  # type: ignore[arg-type]


def test_a_document_has_counts_and_the_words_of_its_lines() -> None:
    row = make_document_row(document(metadata=ArticleMetadata(authors=("Ana Silva",))), {}, AT)
    assert (row["headline"], row["dek"], row["dateline"]) == ("Pier opens", None, None)
    assert (row["char_count"], row["word_count"], row["sentence_count"], row["quote_count"]) == (31, 6, 2, 0)
    assert row["authors"] == "Ana Silva"


def test_a_document_says_where_its_body_begins_and_where_its_lines_were_read() -> None:
    said = ArticleMetadata(headline_evidence="h1", byline_evidence="json-ld author", url_evidence="link canonical")
    row = make_document_row(document(metadata=said, sections=(Section(1, Span(13, 31)),)), {}, AT)
    assert (row["headline_evidence"], row["byline_evidence"]) == ("h1", "json-ld author")
    assert (row["url_evidence"], row["body_start_char"]) == ("link canonical", 13)
    assert make_document_row(document(), {}, AT)["body_start_char"] is None


def test_a_place_in_capitals_is_written_as_a_reader_would() -> None:
    line = Dateline(Span(0, 4), Span(0, 4), agency="LUSA")
    row = make_document_row(Document(ID, None, "OSLO - It rains.", (), dateline=line), {}, AT)
    assert (row["dateline"], row["dateline_place"], row["agency"]) == ("OSLO", "Oslo", "LUSA")


@pytest.mark.parametrize(
    ("published", "day", "month"),
    [
        pytest.param(None, None, None, id="not known"),
        pytest.param(Published(date(2016, 5, 3), None, "dateline", "given"), date(2016, 5, 3), "2016-05", id="known"),
    ],
)
def test_all_rows_have_day_and_month(published: Published | None, day: date | None, month: str | None) -> None:
    assert common_columns(document(published=published), RUN_ID) == {
        "document_id": ID,
        "published_date": day,
        "published_month": month,
        "run_id": RUN_ID,
    }


def test_the_text_has_the_hash_of_its_bytes_where_there_are_any() -> None:
    output = '{"blocks":[["headline",0,11],["body",13,31]]}'
    unsigned = {"signature": None, "signature_version": None, "parser_output": output}
    assert make_text_row(document(), {}) == {"text": TEXT, "raw_sha256": None} | unsigned
    raw = RawArticle(b"x", "file:///x.txt")
    assert make_text_row(Document(ID, raw, "x", ()), {})["raw_sha256"] == raw.sha256


def test_sections_have_heading_and_evidence() -> None:
    sections = (Section(2, Span(13, 31), Span(0, 11), None, HeadingEvidence.MARKUP), Section(1, Span(13, 22)))
    lead, part = make_section_rows(document(sections=sections), {})
    assert (lead["position"], lead["heading"], lead["heading_text"], lead["heading_evidence"]) == (1, None, None, None)
    assert (part["heading"], part["heading_text"], part["heading_evidence"]) == ("Pier opens", "Pier  opens", "markup")


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        pytest.param([], [False, False], id="no quotes"),
        pytest.param([Piece(26, 30)], [False, True], id="in the second"),
        pytest.param([Piece(16, 26)], [True, True], id="over both"),
        pytest.param([Piece(22, 23)], [False, False], id="between both"),
        pytest.param([Piece(14, 15), Piece(13, 31)], [True, True], id="one inside another"),
    ],
)
def test_a_sentence_says_whether_a_quote_is_inside(pieces: list[Piece], expected: list[bool]) -> None:
    quotes = tuple(Quote(number, (piece,)) for number, piece in enumerate(pieces, start=1))
    rows = list(make_sentence_rows(document(quotes=quotes), {}))
    assert [row["sentence_id"] for row in rows] == [f"{ID}.s0001", f"{ID}.s0002"]
    assert [row["section_id"] for row in rows] == [None, f"{ID}.x01"]
    assert [row["is_quote_inside"] for row in rows] == expected


def test_a_repair_says_what_it_reads_and_how() -> None:
    (row,) = make_repair_rows(document(repairs=(REPAIR,)), {})
    assert (row["text"], row["repaired"], row["repair_kind"], row["start_char"]) == ("\u0441", "c", "homoglyph", 26)


def test_topics_are_sorted_by_unit_and_rank_and_named() -> None:
    topics = (
        TopicAssignment(TopicUnit.SECTION, 1, "20000153", 1, 0.5, ""),
        TopicAssignment(TopicUnit.DOCUMENT, 0, "20000350", 2, 0.25, "central bank"),
        TopicAssignment(TopicUnit.DOCUMENT, 0, "20000153", 1, 0.5, "earthquake"),
        TopicAssignment(TopicUnit.QUOTE, 3, "20000153", 1, 0.5, "earthquake"),
    )
    rows = list(make_topic_rows(document(topics=topics), {}))
    assert [(row["unit_id"], row["topic_rank"], row["evidence"]) for row in rows] == [
        (ID, 1, "earthquake"),
        (ID, 2, "central bank"),
        (f"{ID}.q0003", 1, "earthquake"),
        (f"{ID}.x01", 1, None),
    ]


@pytest.mark.parametrize(
    ("topic_id", "first"),
    [
        pytest.param("20000153", ("03000000", "disaster, accident and emergency incident"), id="deep in the tree"),
        pytest.param("04000000", ("04000000", "economy, business and finance"), id="of the first level itself"),
    ],
)
def test_a_topic_has_that_of_the_first_level_beside_it(topic_id: str, first: tuple[str, str]) -> None:
    given = TopicAssignment(TopicUnit.DOCUMENT, 0, topic_id, 1, 0.5, "")
    (row,) = make_topic_rows(document(topics=(given,)), {})
    assert (row["first_topic_id"], row["first_topic_name"]) == first
