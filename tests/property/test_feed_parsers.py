"""Feeds: whatever is done to their bytes, the parsers yield something, raise nothing, and do not hang."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.kit import fuzz
from transforms.document import Document, RawArticle, Reject
from transforms.feeds.pages import list_page_links
from transforms.parsers import feed, json_feed, sitemap

GOLDEN = Path(__file__).parents[1] / "golden"
SAMPLES = {
    name: [path.read_bytes() for path in sorted((GOLDEN / name).iterdir()) if ".expected." not in path.name]
    for name in ("feed", "json_feed", "sitemap")
}
PIECES = st.sampled_from(
    [
        b"<",
        b">",
        b"&",
        b"&#0;",
        b"&a;",
        b"<![CDATA[",
        b"]]>",
        b"<!--",
        b'<!DOCTYPE a [<!ENTITY a "b">]>',
        b"\xff",
        b"\x00",
    ]
    + [b"<item>", b"</item>", b"<source>", b"<author>", b"<a:b>", b'xml:base="http://[x"', b"{", b"[", b'"', b"1e999"]
)
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.one_of(PIECES, st.binary(max_size=4))), max_size=6)


def edited(sample: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    """Replace some bytes at some places of a sample."""
    for place, length, piece in edits:
        at = int(place * len(sample))
        sample = sample[:at] + piece + sample[at + length :]
    return sample


@pytest.mark.parametrize("parser", [feed, json_feed, sitemap])
@settings(max_examples=fuzz.EXAMPLES, deadline=fuzz.LONGEST)
@given(data=st.data(), edits=EDITS)
def test_no_bytes_crash_a_parser(parser: object, data: st.DataObject, edits: list[tuple[float, int, bytes]]) -> None:
    name = str(parser.__name__).rpartition(".")[2]  # type: ignore[attr-defined]
    raw = RawArticle(edited(data.draw(st.sampled_from(SAMPLES[name])), edits), "file:///f.xml")
    results = list(parser.parse(raw))  # type: ignore[attr-defined]
    assert results == list(parser.parse(raw))  # type: ignore[attr-defined]
    assert results and all(isinstance(result, (Document, Reject)) for result in results)
    assert all(isinstance(result, Reject) or result.text.strip() for result in results)
    assert all(link.url for link in list_page_links(raw))
