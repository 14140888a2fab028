"""PDF: paragraphs and headline of its pages; what is refused."""

import pytest

from tests.kit.office import make_pdf
from transforms.document import Document, RawArticle, Reject, Role
from transforms.formats.heads import make_input_head
from transforms.parsers import pdf

PAGE = [
    *((22, "Port opens"), (0, ""), (10, "The port of the city opens on Monday, the council said in a")),
    *((10, "long letter."), (0, ""), (10, "Ships will come from the north, the har-"), (10, "bour master said.")),
]


def blocks_of(body: bytes) -> list[tuple[Role, str]]:
    (document,) = pdf.parse(RawArticle(body, "file:///a.pdf"))
    assert isinstance(document, Document)
    return [(block.role, block.span.of(document.text)) for block in document.blocks]


def test_lines_are_joined_to_paragraphs_below_the_headline() -> None:
    assert blocks_of(make_pdf([PAGE])) == [
        (Role.HEADLINE, "Port opens"),
        (Role.BODY, "The port of the city opens on Monday, the council said in a long letter."),
        (Role.BODY, "Ships will come from the north, the harbour master said."),
    ]


def test_a_declared_title_is_the_headline_where_the_text_begins_with_it() -> None:
    lines = [(10, "Port opens"), (0, ""), (0, ""), (10, "The port opens on Monday.")]
    assert blocks_of(make_pdf([lines], title="Port opens"))[0] == (Role.HEADLINE, "Port opens")
    assert all(words != "untitled.doc" for _, words in blocks_of(make_pdf([lines], title="untitled.doc")))


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param(make_pdf([[]]), "empty", id="pages without text"),
        pytest.param(b"%PDF-1.4\n" + b"junk" * 50, "malformed", id="junk"),
    ],
)
def test_what_is_refused(body: bytes, reason: str) -> None:
    (reject,) = pdf.parse(RawArticle(body, "file:///a.pdf"))
    assert isinstance(reject, Reject) and reject.reason_code == reason


def test_the_magic_number_may_stand_a_little_further_in() -> None:
    assert pdf.claims(make_input_head(b"\r\n\r\n%PDF-1.4", None, "file:///a")) == 1
    assert pdf.claims(make_input_head(b"words", "application/pdf", "file:///a.pdf")) == 0


@pytest.mark.parametrize(
    ("title", "evidence"),
    [
        pytest.param("Port opens", "title of the file", id="it declares its title"),
        pytest.param("", "highest letters", id="its letters tell"),
    ],
)
def test_where_the_headline_was_read(title: str, evidence: str) -> None:
    (document,) = pdf.parse(RawArticle(make_pdf([PAGE], title=title), "file:///a.pdf"))
    assert isinstance(document, Document) and document.metadata.headline_evidence == evidence
