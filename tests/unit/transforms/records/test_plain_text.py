"""Plain text below the head of a record: the head is certain, the layout tells the rest."""

from itertools import pairwise

from transforms.document import ArticleMetadata, Document, HeadingEvidence, RawArticle, Role
from transforms.records.plain_text import make_plain_document

LEAD = (
    "LISBON, May 3 (LUSA) - The council approved the plan for the harbour on Monday in a long debate, the mayor said."
)
BODY = "The work costs four million, and the ships will come from the north before the end of the year, he said."
HEAD = [(Role.RUBRIC, None), (Role.HEADLINE, "Harbour plan approved"), (Role.BYLINE, "By Ana Silva")]


def make(plain: str, headline: str | None = "Harbour plan approved") -> Document:
    raw = RawArticle(b"{}", "file:///a.json")
    return make_plain_document(raw, HEAD, plain, "application/json", ArticleMetadata(headline=headline, guid="n-1"))


def blocks_of(document: Document) -> list[tuple[Role, str]]:
    assert all(block.span.end_char <= below.span.start_char for block, below in pairwise(document.blocks))
    return [(block.role, block.span.of(document.text)) for block in document.blocks]


def test_headings_and_the_dateline_are_read_below_the_head() -> None:
    document = make(f"{LEAD}\n\nWhat it costs\n\n{BODY}\n")
    assert blocks_of(document) == [
        (Role.HEADLINE, "Harbour plan approved"),
        (Role.BYLINE, "By Ana Silva"),
        (Role.DATELINE, "LISBON, May 3 (LUSA) -"),
        (Role.BODY, LEAD.removeprefix("LISBON, May 3 (LUSA) - ")),
        (Role.HEADING, "What it costs"),
        (Role.BODY, BODY),
    ]
    assert document.dateline is not None and document.dateline.place is not None
    assert document.dateline.place.of(document.text) == "LISBON"
    assert [section.evidence for section in document.sections] == [None, HeadingEvidence.LAYOUT]
    assert document.metadata.guid == "n-1"


def test_a_short_first_line_is_no_part_of_the_head() -> None:
    raw = RawArticle(b"{}", "file:///a.json")
    metadata = ArticleMetadata(headline="Harbour plan approved")
    document = make_plain_document(raw, HEAD[:2], f"A debate of nine hours\n\n{BODY}", "application/json", metadata)
    assert [role for role, _ in blocks_of(document)] == [Role.HEADLINE, Role.BODY, Role.BODY]


def test_the_headline_is_not_said_twice() -> None:
    assert make(f"Harbour  Plan approved\n{BODY}").text.count("arbour") == 1
    assert make("Harbour plan approved").text.count("arbour") == 2


def test_without_a_headline_the_layout_alone_decides() -> None:
    document = make(f"Harbour plan approved\n\n{LEAD}", headline=None)
    assert [role for role, _ in blocks_of(document)] == [Role.HEADLINE, Role.DATELINE, Role.BODY]


def test_a_byline_of_the_text_is_not_that_of_the_record() -> None:
    metadata = ArticleMetadata(authors=("Rui Costa",), byline_evidence="field author")
    raw = RawArticle(b"{}", "file:///a.json")
    plain = f"Harbour plan approved\n\nBy Ana Silva\n\n{BODY}"
    document = make_plain_document(raw, [(Role.HEADLINE, None)], plain, "application/json", metadata)
    assert (document.metadata.headline_evidence, document.metadata.byline_evidence) == ("layout", "layout")
