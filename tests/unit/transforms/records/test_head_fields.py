"""Lines of keys and values above a plain text: what is one, and what they become."""

from datetime import date

import pytest

from transforms.document import Document, RawArticle, Role
from transforms.parsers import text
from transforms.records.head_fields import read_head_fields

HEAD = "Title: Ferry stops at noon\nAuthor: Ana Silva\nDate: 2016-10-04\nSource: Harbour Gazette\nWords: 120\n"
BODY = "The ferry between the islands has stopped, its owner said, as the pier needs repair.\n\nIt may run again."


def parsed(content: str) -> Document:
    (doc,) = text.parse(RawArticle(content.encode(), "file:///ferry.txt"))
    assert isinstance(doc, Document)
    return doc


def test_values_are_blocks_and_metadata_and_the_text_keeps_its_characters() -> None:
    doc = parsed(f"{HEAD}\n{BODY}")
    assert doc.text == f"{HEAD}\n{BODY}"
    assert [(block.role, block.span.of(doc.text)) for block in doc.blocks] == [
        (Role.HEADLINE, "Ferry stops at noon"),
        (Role.BYLINE, "Ana Silva"),
        (Role.DATELINE, "2016-10-04"),
        *((Role.BODY, paragraph) for paragraph in BODY.split("\n\n")),
    ]
    assert (doc.metadata.publisher, doc.metadata.authors) == ("Harbour Gazette", ("Ana Silva",))
    assert doc.published is not None and doc.published.day == date(2016, 10, 4)


def test_a_dateline_below_is_placed_in_the_whole_text() -> None:
    doc = parsed(f"{HEAD}\nLISBON, Oct. 4 (LUSA) - {BODY}")
    assert doc.dateline is not None and doc.dateline.place is not None
    assert doc.dateline.place.of(doc.text) == "LISBON"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("SILVA: We go on.\nCOSTA: We do not.\n\nThey went.", id="talk"),
        pytest.param("Published: October 4, 2016\n\nThe ferry stops.", id="a date line alone"),
        pytest.param("Ferry stops\n\nTitle: x\nDate: 2016-10-04\n\nIt does.", id="below a headline"),
        pytest.param("Title: Ferry\nDate: 2016-10-04\nThe ferry stops.", id="no blank line below"),
        pytest.param("Title: Ferry\nDate: 2016-10-04\n\n", id="no text below"),
        pytest.param("Note: a\nPlace: b\nWhat: c\nWho: d\nTitle: e\nDate: f\n\nThe ferry.", id="most keys are unknown"),
    ],
)
def test_what_is_no_head(content: str) -> None:
    assert read_head_fields(content) is None
