"""Packed streams: bounded, joined, and loud where they are cut."""

import gzip
import io
import zlib
from typing import BinaryIO, cast

import pytest
import zstandard

from flows.inputs.decompression import GZIP, RAW_DEFLATE, ZSTD, Codec, DecompressedStream, name_unpacked_file

TEXT = b"The port is open.\n" * 1_000


class Dribble(io.BytesIO):
    """A stream that gives three bytes at a time."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(3)


def unpack(body: bytes, codec: Codec) -> bytes:
    return DecompressedStream(io.BytesIO(body), codec).read()


def test_a_stream_that_gives_little_at_a_time_is_read_whole() -> None:
    stream = DecompressedStream(cast(BinaryIO, Dribble(gzip.compress(TEXT) * 2)), GZIP)
    assert stream.read() == TEXT * 2


def test_zeros_between_parts_and_bytes_behind_them_are_left_out() -> None:
    packed = gzip.compress(TEXT)
    assert unpack(packed + bytes(700) + packed + bytes(9) + b"words", GZIP) == TEXT * 2


def test_frames_of_zstd_without_data_are_left_out() -> None:
    frame = b"\x51\x2a\x4d\x18" + (4).to_bytes(4, "little") + b"note"
    packed = zstandard.compress(TEXT)
    assert unpack(frame + packed + frame + packed, ZSTD) == TEXT * 2


def test_a_window_that_fills_the_memory_is_refused() -> None:
    parameters = zstandard.ZstdCompressionParameters(window_log=30, write_content_size=False)
    packed = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    with pytest.raises(ValueError, match="damaged"):
        unpack(packed.compress(TEXT) + packed.flush(), ZSTD)


def test_what_stands_before_a_cut_is_given_before_it_raises() -> None:
    stream = DecompressedStream(io.BytesIO(gzip.compress(TEXT)[:-4]), GZIP)
    given = b""
    with pytest.raises(EOFError):
        while part := stream.read(4_096):
            given += part
    assert given == TEXT
    with pytest.raises(EOFError):
        stream.read(1)


def test_the_end_of_what_has_no_check_sum_is_found() -> None:
    packer = zlib.compressobj(wbits=-15)
    packed = packer.compress(TEXT) + packer.flush()
    stream = DecompressedStream(io.BytesIO(packed + b"next"), RAW_DEFLATE)
    assert (stream.read(), stream.unused_bytes) == (TEXT, 4)


@pytest.mark.parametrize(
    ("name", "unpacked"), [("a.tgz", "a.tar"), ("A.HTML.GZ", "A.HTML"), ("a.html", "a.html"), ("", "")]
)
def test_a_name_loses_its_ending(name: str, unpacked: str) -> None:
    assert name_unpacked_file(name, {".gz": "", ".tgz": ".tar"}) == unpacked
