"""Read the records of a WARC as it streams by; what is cut is told, and what is damaged is skipped to the next record.

fastwarc reads a record; it ends without a word where the file is cut, and for good at the first damaged head. Both are
mended here. Which records are articles: containers/warc.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

# How a record opens, behind the end of another.
RECORD_MAGIC = b"WARC/1."
_OPENS_RECORD = b"\n" + RECORD_MAGIC
# fastwarc reads this much ahead, in bytes; twice as much is kept, to go back to where a damaged record ends.
_READ_AHEAD_BYTES = 65_536
# After so many damaged records nothing good is to be expected.
MAX_DAMAGED_RECORDS = 1_000


class DamagedRecord(Exception):
    """A record whose head cannot be read."""


def read_warc_records(stream: BinaryIO) -> Iterator[WarcRecord | DamagedRecord]:
    """Yield the records, and in place of damaged ones what is wrong, once for all that follow each other.

    A record has to be read before the next one is asked for.

    Raises:
        EOFError: the file ends within a record's head, or the bytes behind a damaged record are no other record.
        ValueError: too many records are damaged.
    """
    source = _RecordStream(stream)
    told_after = -1
    for _ in range(MAX_DAMAGED_RECORDS):
        try:
            yield from _follow_records(source)
            return
        except DamagedRecord as error:
            where = f"at byte {source.next_record_at:,}"
            if not source.skip_to_record():
                raise EOFError(f"{error} {where}, and no record behind it") from error
            if told_after != source.whole_records:
                yield DamagedRecord(f"{error} {where}")
            told_after = source.whole_records
    raise ValueError(f"more than {MAX_DAMAGED_RECORDS:,} damaged records; what follows is not read")


def _follow_records(source: _RecordStream) -> Iterator[WarcRecord]:
    try:
        for record in ArchiveIterator(
            source,  # type: ignore[arg-type]  # it asks for read, seek and tell alone
            record_types=WarcRecordType.any_type,
            parse_http=False,
            buffer_size=_READ_AHEAD_BYTES,
        ):
            if record.headers.get("Content-Length") is None:
                source.next_record_at = record.stream_pos + 1
                raise DamagedRecord("a record without its length")
            source.next_record_at = record.stream_pos + record.content_length
            source.whole_records += 1
            yield record
    except OSError as error:
        if error.errno is not None:  # the disk's fault, not the file's
            raise
        raise DamagedRecord(str(error)) from error


class _RecordStream:
    """A stream that can be read again from where a record may begin."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._again = b""  # to be read once more
        self._position = 0  # of what is read next
        self._kept = b""  # the last bytes before it
        self.next_record_at = 0  # no record begins before it
        self.whole_records = 0

    def tell(self) -> int:
        """Give the position of what is read next."""
        return self._position

    def seek(self, offset: int, whence: int = 0) -> int:
        """Give the position, as fastwarc asks for it: it goes nowhere."""
        return self._position

    def read(self, size: int = _READ_AHEAD_BYTES) -> bytes:
        """Read at most `size` bytes."""
        part = self._again[:size] or self._stream.read(size)
        self._again = self._again[len(part) :] if self._again else b""
        self._position += len(part)
        self._kept = (self._kept + part)[-2 * _READ_AHEAD_BYTES :]
        return part

    def skip_to_record(self) -> bool:
        """Go to where the next record begins, behind the last one that was read; say whether there is one."""
        kept_at = self._position - len(self._kept)
        held = self._kept[max(0, self.next_record_at - kept_at) :] + self._again
        held_at = self._position + len(self._again) - len(held)
        while (at := held.find(_OPENS_RECORD, 1)) < 0:
            more = self._stream.read(_READ_AHEAD_BYTES)
            if not more:
                return False
            held_at += max(0, len(held) - len(_OPENS_RECORD))
            held = held[-len(_OPENS_RECORD) :] + more
        self._again = held[at + 1 :]
        self._position = self.next_record_at = held_at + at + 1
        self._kept = b""
        return True
