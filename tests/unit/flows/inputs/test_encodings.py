"""Undoing content encodings: one, several, none."""

from __future__ import annotations

import gzip
import zlib

import pytest

from flows.inputs.encodings import BadEncoding, decode_body

BODY = b"The old bridge is closed. " * 100


@pytest.mark.parametrize("name", ["", "identity", "IDENTITY"])
def test_what_is_not_packed_stays(name: str) -> None:
    assert decode_body(BODY, name, 10_000) == BODY


def test_several_encodings_are_undone_from_the_last() -> None:
    assert decode_body(gzip.compress(zlib.compress(BODY)), "deflate, gzip", 10_000) == BODY


def test_deflate_may_come_without_its_head() -> None:
    packer = zlib.compressobj(wbits=-15)
    assert decode_body(packer.compress(BODY) + packer.flush(), "deflate", 10_000) == BODY


def test_one_byte_more_than_the_limit_is_given_and_no_more() -> None:
    assert decode_body(gzip.compress(BODY), "gzip", 10) == BODY[:11]


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd", "x-unknown"])
def test_other_bytes_are_bad(name: str) -> None:
    with pytest.raises(BadEncoding, match="content encoding"):
        decode_body(b"\xff\xfe nothing of the kind", name, 10_000)
