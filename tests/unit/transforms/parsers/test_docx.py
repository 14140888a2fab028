"""DOCX: headline, headings and tables of a Word document; what is refused."""

import pytest

from tests.kit.office import make_docx
from transforms.document import Document, RawArticle, Reject, Role
from transforms.formats.heads import make_input_head
from transforms.parsers import docx


def blocks_of(paragraphs: list[tuple[str, str]]) -> list[tuple[Role, str]]:
    (document,) = docx.parse(RawArticle(make_docx(paragraphs), "file:///a.docx"))
    assert isinstance(document, Document)
    return [(block.role, block.span.of(document.text)) for block in document.blocks]


def test_one_topmost_heading_is_the_headline() -> None:
    paragraphs = [("Heading1", "Port opens"), ("", "It opens."), ("Heading2", "Costs"), ("", "They are low.")]
    assert blocks_of(paragraphs) == [
        (Role.HEADLINE, "Port opens"),
        (Role.BODY, "It opens."),
        (Role.HEADING, "Costs"),
        (Role.BODY, "They are low."),
    ]


def test_headings_of_one_level_are_headings() -> None:
    roles = [role for role, _ in blocks_of([("Heading1", "A"), ("", "B"), ("Heading1", "C"), ("", "D")])]
    assert roles == [Role.HEADING, Role.BODY, Role.HEADING, Role.BODY]


def test_without_headings_the_layout_tells() -> None:
    lead = "LISBON, May 3 (LUSA) - The council approved the plan for the harbour on Monday in a long debate."
    assert [role for role, _ in blocks_of([("", "Harbour plan approved"), ("", lead)])] == [
        Role.HEADLINE,
        Role.DATELINE,
        Role.BODY,
    ]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (make_docx([("", " ")]), "empty"),
        (make_docx([("", "A port.")])[:-40], "malformed"),
        (b"PK\x03\x04", "malformed"),
    ],
)
def test_what_is_refused(body: bytes, reason: str) -> None:
    (reject,) = docx.parse(RawArticle(body, "file:///a.docx"))
    assert isinstance(reject, Reject) and reject.reason_code == reason


@pytest.mark.parametrize(
    ("start", "uri", "is_claimed"),
    [
        (make_docx([("", "A")]), "file:///a", True),
        (b"PK\x03\x04....", "file:///a.docx", True),
        (b"PK\x03\x04....", "file:///a.zip", False),
        (b"words", "file:///a.docx", False),
    ],
)
def test_what_is_docx(start: bytes, uri: str, is_claimed: bool) -> None:
    assert (docx.claims(make_input_head(start, None, uri)) > 0) is is_claimed


def test_where_the_headline_was_read() -> None:
    (document,) = docx.parse(RawArticle(make_docx([("Heading1", "Port opens"), ("", "It opens.")]), "file:///a.docx"))
    assert isinstance(document, Document) and document.metadata.headline_evidence == "topmost heading"
