"""Agency formats: whatever comes in, a parser yields results and never raises; the same bytes give the same."""

from datetime import datetime
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.kit import fuzz
from transforms.document import Document, RawArticle, Reject
from transforms.parsers import newsml_1, newsml_g2, ninjs, nitf

GOLDEN = Path(__file__).parents[1] / "golden"
SEEDS = {
    newsml_g2: (GOLDEN / "newsml_g2" / "message.xml").read_bytes(),
    newsml_1: (GOLDEN / "newsml_1" / "harbour.xml").read_bytes(),
    nitf: (GOLDEN / "nitf" / "harbour.nitf").read_bytes(),
    ninjs: (GOLDEN / "ninjs" / "harbour.json").read_bytes(),
}
# What is put in: pieces of markup and JSON that break a tree, and bytes of no character.
PIECES = st.sampled_from([
    *(b"<", b">", b"</", b"/>", b"<!--", b"<![CDATA[", b"]]>", b"&", b"&#0;", b"&nope;", b"<p>", b"</p>", b"<a:b:c>"),
    *(b'"', b"'", b"{", b"}", b"[", b"]", b",", b"null", b'"\\ud800"', b"\\u0000", b"1e999", b"-"),
    *(b"\x00", b"\xff\xfe", b"\xe9", b"\xf0\x9f", b" id='", b"\xef\xbb\xbf", b"<!DOCTYPE a [<!ENTITY b 'c'>]>"),
])
CHANGES = st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 40), PIECES), min_size=1, max_size=6)


def mutate(seed: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    for start, length, piece in changes:
        at = start % (len(seed) + 1)
        seed = seed[:at] + piece + seed[at + length :]
    return seed


def results(parser: ModuleType, body: bytes) -> list[Document | Reject]:
    return list(parser.parse(RawArticle(body, "file:///a", datetime(2024, 1, 1))))


@pytest.mark.parametrize("parser", SEEDS, ids=lambda parser: parser.__name__.rpartition(".")[2])
@settings(max_examples=fuzz.EXAMPLES, deadline=fuzz.LONGEST)
@given(changes=CHANGES)
def test_a_broken_input_gives_results_and_no_error(parser: ModuleType, changes: list[tuple[int, int, bytes]]) -> None:
    body = mutate(SEEDS[parser], changes)
    found = results(parser, body)
    assert found
    for result in found:
        if isinstance(result, Document):
            result.text.encode()  # no half of a character in it
            assert any(map(str.isalnum, result.text))
    again = results(parser, body)
    assert [getattr(result, "text", None) for result in found] == [getattr(result, "text", None) for result in again]


@pytest.mark.parametrize("parser", SEEDS, ids=lambda parser: parser.__name__.rpartition(".")[2])
@given(body=st.binary(max_size=300))
@settings(max_examples=fuzz.EXAMPLES, deadline=fuzz.LONGEST)
def test_any_bytes_give_results_and_no_error(parser: ModuleType, body: bytes) -> None:
    assert results(parser, body)
