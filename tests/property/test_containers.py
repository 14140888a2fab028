"""Whatever is done to the bytes of a container, reading it never raises, and never ends without a word."""

import bz2
import gzip
import io
import lzma

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.inputs import unpacking
from flows.inputs.containers import known_containers
from tests.kit import fuzz
from tests.kit.archives import LIMIT, TEXT, answered, mailed, record, tarred, zipped
from transforms.document import RawArticle

ANSWER = answered(gzip.compress(TEXT), "Content-Encoding: gzip")
WARC = record("https://example.org/a", ANSWER) + record("https://example.org/b", ANSWER)
VALID = {
    "bzip2": bz2.compress(TEXT),
    "gzip": gzip.compress(TEXT) * 2,
    "mbox": mailed("<1@example.org>") + mailed("<2@example.org>"),
    "tar": tarred([("a.txt", TEXT), ("b.txt", TEXT)]),
    "wacz": zipped([("datapackage.json", b"{}"), ("archive/a.warc", WARC)]),
    "warc": WARC,
    "xz": lzma.compress(TEXT),
    "zip": zipped([("a.txt", TEXT), ("b.txt", TEXT), ("in.zip", zipped([("c.txt", TEXT)]))]),
    "zstd": zstandard.compress(TEXT),
}


def test_every_container_of_archives_is_tried() -> None:
    assert VALID.keys() <= known_containers().keys()


@st.composite
def mutations(draw: st.DrawFn, name: str) -> bytes:
    """Change bytes of a container, take some out, or cut it."""
    body = bytearray(VALID[name])
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(body) - 1)))
        match draw(st.sampled_from(["change", "remove", "insert", "cut"])):
            case "change":
                body[at : at + 1] = draw(st.binary(min_size=1, max_size=4))
            case "remove":
                del body[at : at + draw(st.integers(1, 30))]
            case "insert":
                body[at:at] = draw(st.binary(min_size=1, max_size=30))
            case "cut":
                del body[at:]
    return bytes(body)


@pytest.mark.parametrize("name", VALID)
def test_a_damaged_container_never_raises_and_always_says_something(name: str) -> None:
    @settings(max_examples=fuzz.EXAMPLES, deadline=fuzz.LONGEST)
    @given(mutations(name))
    def check(body: bytes) -> None:
        suffix = known_containers()[name].SUFFIXES[0]
        found = list(unpacking.read_articles(io.BytesIO(body), RawArticle(b"", f"file:///in/a{suffix}"), LIMIT))
        assert found and all(result.source_uri.startswith("file:///in/a") for result in found)

    check()
