"""Document -> rows -> Document -> rows: a stored article that is read again gives the rows that are stored."""

from datetime import datetime

import pytest

from benchmarks.quality import gold
from transforms import pipeline
from transforms.document import Document, Profile
from transforms.rows import rows_of
from transforms.rows.parser_output import rebuild_document

pytestmark = pytest.mark.slow
AT = datetime(2026, 11, 24, 10, 15)
# A headline with a dek, an interview, a live blog with headings, a dateline without a year.
ARTICLES = ("business", "court", "interview", "live_blog")


@pytest.mark.parametrize("name", ARTICLES)
def test_a_rebuilt_article_gives_the_same_rows(name: str) -> None:
    (given,) = gold.documents_of_gold_case(gold.read_gold_case(name))
    assert isinstance(given, Document)
    (first,) = pipeline.annotate([given], Profile.ACCURATE)
    assert isinstance(first, Document)
    rows = rows_of(first, "r1", AT)
    rebuilt = rebuild_document(rows["documents"][0], rows["document_texts"][0])
    assert rebuilt is not None
    (second,) = pipeline.reannotate([rebuilt], Profile.ACCURATE)
    assert isinstance(second, Document)
    again = rows_of(second, "r1", AT)
    again["document_texts"][0]["raw_sha256"] = rows["document_texts"][0]["raw_sha256"]  # the store keeps it
    assert again == rows
