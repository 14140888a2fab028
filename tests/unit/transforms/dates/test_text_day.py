"""The day that names and offices of a text are read by."""

from dataclasses import replace
from datetime import date

import pytest

from transforms.dates.text_day import day_of_text
from transforms.document import Published, RawArticle
from transforms.structure.assembly import from_text
from transforms.structure.layout import read_layout


@pytest.mark.parametrize(
    ("evidence", "day"),
    [
        pytest.param("dateline", date(2016, 5, 3), id="of the text"),
        pytest.param("path", None, id="of the file"),
        pytest.param(None, None, id="not known"),
    ],
)
def test_the_day_of_a_text_is_none_of_its_file(evidence: str | None, day: date | None) -> None:
    text = "The bank closed."
    layout = read_layout(text)
    doc = from_text(RawArticle(b"", "file:///a.txt", None), text, layout.blocks, layout.dateline, "text/plain")
    published = Published(date(2016, 5, 3), None, evidence, "for a test") if evidence else None
    assert day_of_text(replace(doc, published=published)) == day
