"""A cut stream ends at its cut, and remembers it."""

import gzip
import io
from typing import BinaryIO, cast

import pytest

from flows.inputs.cut_streams import CutStream, StreamPart
from flows.inputs.decompression import GZIP, DecompressedStream

TEXT = b"The port is open."


def test_what_stands_before_a_cut_is_read() -> None:
    stream = CutStream(cast(BinaryIO, DecompressedStream(io.BytesIO(gzip.compress(TEXT)[:-3]), GZIP)))
    assert (stream.read(), stream.read(1)) == (TEXT, b"")
    assert isinstance(stream.fault, EOFError)


def test_a_whole_stream_has_no_fault() -> None:
    stream = CutStream(io.BytesIO(TEXT))
    assert (stream.read(), stream.fault) == (TEXT, None)


def test_a_part_ends_where_it_is_said_to() -> None:
    file = io.BytesIO(TEXT)
    assert (StreamPart(file, 3).read(), file.read(1)) == (TEXT[:3], TEXT[3:4])


def test_a_part_that_is_cut_raises_behind_its_last_byte() -> None:
    part = StreamPart(io.BytesIO(TEXT), 99)
    assert part.read(99) == TEXT
    with pytest.raises(EOFError):
        part.read(1)
