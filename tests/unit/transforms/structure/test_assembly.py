"""A Document of blocks with roles: their places in the text, the id, the sections, the dateline."""

from dataclasses import replace
from datetime import date

import pytest

from transforms.document import (
    ArticleMetadata,
    Block,
    Document,
    HeadingEvidence,
    Published,
    RawArticle,
    Role,
    Span,
    document_id_of,
)
from transforms.structure.assembly import BlockText, from_blocks, from_text

RAW = RawArticle(b"<p>The pier is open.</p>", "file:///in/pier.html")
HEADLINE = (Role.HEADLINE, "Pier opens")
OPEN = (Role.BODY, "The pier is open.")
LATE = (Role.BODY, "It took nine years.")


def document(*blocks: BlockText) -> Document:
    return from_blocks(RAW, blocks, media_type="text/html")


def shown(doc: Document) -> list[tuple[Role, str]]:
    return [(block.role, block.span.of(doc.text)) for block in doc.blocks]


def sections(doc: Document) -> list[tuple[str | None, str, HeadingEvidence | None]]:
    return [(one.heading_clean, one.span.of(doc.text), one.evidence) for one in doc.sections]


@pytest.mark.parametrize(
    ("blocks", "text"),
    [
        pytest.param([HEADLINE, OPEN, LATE], "Pier opens\n\nThe pier is open.\n\nIt took nine years.", id="in order"),
        pytest.param([OPEN], "The pier is open.", id="no headline"),
        pytest.param([(Role.BODY, " \n The pier\tis open. ")], "The pier\tis open.", id="white space inside is kept"),
        pytest.param([(Role.BODY, "𝔸 pier"), LATE], "𝔸 pier\n\nIt took nine years.", id="beyond 16 bits"),
        pytest.param(
            [(Role.RUBRIC, None), (Role.HEADLINE, ""), OPEN, (Role.BODY, " \u200b\n"), LATE],
            "The pier is open.\n\nIt took nine years.",
            id="missing, empty and invisible words are left out",
        ),
    ],
)
def test_blocks_are_one_blank_line_apart_and_spans_give_their_words(blocks: list[BlockText], text: str) -> None:
    doc = document(*blocks)
    assert doc.text == text
    assert [words for _, words in shown(doc)] == text.split("\n\n")


@pytest.mark.parametrize(
    ("guid", "url", "identity"),
    [
        pytest.param("17", "https://example.org/7", "https://example.org/7", id="a number is known to its site alone"),
        pytest.param("17", None, "North Wire#17", id="a number with its publisher"),
        pytest.param("<a.17@example.org>", None, "<a.17@example.org>", id="the id of a mail"),
        pytest.param("urn:news:7", "https://example.org/7", "urn:news:7", id="guid before url"),
        pytest.param(None, "https://example.org/7", "https://example.org/7", id="url before text"),
        pytest.param("", "", "The pier is open.", id="empty ones are none"),
        pytest.param(None, None, "The pier is open.", id="text"),
    ],
)
def test_the_id_comes_from_guid_else_url_else_text(guid: str | None, url: str | None, identity: str) -> None:
    doc = from_blocks(
        RAW, [OPEN], media_type="text/html", metadata=ArticleMetadata(guid=guid, url=url, publisher="North Wire")
    )
    assert doc.document_id == document_id_of(identity)


def test_what_the_format_says_is_carried() -> None:
    day = Published(date(2016, 5, 3), None, "metadata", "The format gives it.")
    said = ArticleMetadata(publisher="North Wire", authors=("Ana Silva", "Rui Costa"), published=day)
    doc = from_blocks(RAW, [OPEN], media_type="text/html", metadata=said)
    assert (doc.raw, doc.media_type, doc.metadata, doc.published) == (RAW, "text/html", said, day)


def test_what_is_said_beside_the_bytes_fills_what_the_format_leaves_open() -> None:
    beside = ArticleMetadata(url="https://example.org/7", publisher="South Wire", language="en")
    raw = replace(RAW, metadata=beside)
    doc = from_blocks(raw, [OPEN], media_type="text/html", metadata=ArticleMetadata(publisher="North Wire"))
    assert doc.metadata == replace(beside, publisher="North Wire")
    assert doc.document_id == document_id_of("https://example.org/7")


COSTS = (Role.HEADING, "What it costs", 2)


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param([HEADLINE, OPEN], [(None, "The pier is open.", None)], id="no heading: one section"),
        pytest.param(
            [HEADLINE, OPEN, COSTS, LATE],
            [
                (None, "The pier is open.", None),
                ("What it costs", "What it costs\n\nIt took nine years.", HeadingEvidence.MARKUP),
            ],
            id="lead, then a heading",
        ),
        pytest.param(
            [HEADLINE, COSTS, LATE],
            [("What it costs", "What it costs\n\nIt took nine years.", HeadingEvidence.MARKUP)],
            id="heading first: no lead",
        ),
        pytest.param(
            [COSTS, (Role.HEADING, "In euros", 3), LATE],
            [
                ("What it costs", "What it costs", HeadingEvidence.MARKUP),
                ("In euros", "In euros\n\nIt took nine years.", HeadingEvidence.MARKUP),
            ],
            id="a heading under a heading",
        ),
        pytest.param(
            [HEADLINE, (Role.CAPTION, "The pier at dawn"), OPEN, (Role.BYLINE, "Ana Silva")],
            [(None, "The pier is open.", None)],
            id="picture above the body, author below it",
        ),
        pytest.param([HEADLINE], [], id="no body"),
    ],
)
def test_each_heading_opens_a_section(
    blocks: list[BlockText], expected: list[tuple[str | None, str, HeadingEvidence | None]]
) -> None:
    assert sections(document(*blocks)) == expected


def test_a_heading_has_its_level_where_the_format_says_it() -> None:
    doc = document(COSTS, LATE, (Role.HEADING, "Who pays"), LATE)
    assert [block.level for block in doc.blocks] == [2, None, None, None]
    assert [block.opens_section for block in doc.blocks if block.role is Role.HEADING] == [HeadingEvidence.MARKUP] * 2


def test_a_dateline_at_the_head_of_the_body_is_a_block_of_its_own() -> None:
    doc = document(HEADLINE, (Role.BODY, "OSLO, May 3 (NTB) - The pier is open."), LATE)
    assert shown(doc)[1:3] == [(Role.DATELINE, "OSLO, May 3 (NTB) -"), (Role.BODY, "The pier is open.")]
    assert doc.dateline is not None and (doc.dateline.month, doc.dateline.day, doc.dateline.agency) == (5, 3, "NTB")
    assert sections(doc)[0][1].startswith("OSLO, May 3")


@pytest.mark.parametrize(
    ("words", "place", "day"),
    [
        pytest.param("OSLO, May 3, 2016", "OSLO", (2016, 5, 3), id="place and day"),
        pytest.param("Published: 3 May 2016", None, (2016, 5, 3), id="day alone"),
        pytest.param("on board the ferry", None, (None, None, None), id="nothing that can be read"),
    ],
)
def test_a_marked_dateline_is_read(
    words: str, place: str | None, day: tuple[int | None, int | None, int | None]
) -> None:
    line = document(HEADLINE, (Role.DATELINE, words), OPEN).dateline
    assert line is not None
    assert line.span == Span(12, 12 + len(words))
    assert (line.place and line.place.end_char - line.place.start_char) == (place and len(place))
    assert (line.year, line.month, line.day) == day


def test_letters_of_another_script_are_repaired_in_the_heading() -> None:
    doc = document(OPEN, (Role.HEADING, "The \u0421ouncil"), LATE)
    assert [repair.repaired for repair in doc.repairs] == ["C"]
    assert doc.sections[1].heading_clean == "The Council"


def test_blocks_without_any_words_are_refused() -> None:
    with pytest.raises(ValueError, match="no block has any words"):
        document((Role.HEADLINE, " "), (Role.BODY, None))


LISBON = (Role.DATELINE, "Lisbon, 12 April")


@pytest.mark.parametrize(
    ("blocks", "body"),
    [
        pytest.param([OPEN, LATE], "The pier is open.\n\nIt took nine years.", id="nothing above it"),
        pytest.param([HEADLINE, (Role.DEK, "At last"), (Role.BYLINE, "Ana Silva"), OPEN], OPEN[1], id="below the head"),
        pytest.param([HEADLINE, (Role.CAPTION, "The pier"), OPEN], OPEN[1], id="below a picture"),
        pytest.param([HEADLINE, COSTS, LATE], "What it costs\n\nIt took nine years.", id="a heading opens it"),
        pytest.param([HEADLINE, LISBON, OPEN], OPEN[1], id="below a date line"),
        pytest.param(
            [HEADLINE, (Role.BODY, "LISBON, April 12 (LUSA) - It is open.")],
            "LISBON, April 12 (LUSA) - It is open.",
            id="a dateline in its first paragraph is a part of it",
        ),
        pytest.param(
            [HEADLINE, OPEN, (Role.BYLINE, "Ana Silva")], "The pier is open.\n\nAna Silva", id="what is below"
        ),
        pytest.param([HEADLINE, LISBON], None, id="no body"),
    ],
)
def test_the_body_begins_below_its_head(blocks: list[BlockText], body: str | None) -> None:
    doc = document(*blocks)
    start = doc.body_start_char
    assert (None if start is None else doc.text[start:]) == body


@pytest.mark.parametrize(
    ("roles", "said", "expected"),
    [
        pytest.param((Role.HEADLINE, Role.BODY), ArticleMetadata(), ("layout", None), id="found by the layout"),
        pytest.param((Role.BYLINE, Role.BODY), ArticleMetadata(), (None, "layout"), id="a byline"),
        pytest.param(
            (Role.HEADLINE, Role.BODY),
            ArticleMetadata(headline="Pier", headline_evidence="field title"),
            ("field title", None),
            id="said by the format",
        ),
    ],
)
def test_lines_of_plain_text_have_the_layout_for_evidence(
    roles: tuple[Role, Role], said: ArticleMetadata, expected: tuple[str | None, str | None]
) -> None:
    beside = ArticleMetadata(headline="Another", headline_evidence="entry title")
    blocks = [Block(roles[0], Span(0, 10)), Block(roles[1], Span(12, 29))]
    doc = from_text(replace(RAW, metadata=beside), "Pier opens\n\nThe pier is open.", blocks, None, "text/plain", said)
    assert (doc.metadata.headline_evidence, doc.metadata.byline_evidence) == expected


def test_a_headline_that_is_not_printed_has_no_evidence() -> None:
    raw = replace(RAW, metadata=ArticleMetadata(headline="Pier", headline_evidence="entry title"))
    metadata = from_blocks(raw, [OPEN], media_type="text/html").metadata
    assert (metadata.headline, metadata.headline_evidence) == ("Pier", None)
