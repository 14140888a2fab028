"""Unpack Parquet: each row is a member. Row groups are read one after the other, some rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from flows.inputs.containers import ContainerContext, Member, seekable
from flows.inputs.table_rows import make_row_member
from transforms.document import Reject, RejectReason
from transforms.formats.heads import BY_BYTES, NO_CLAIM, InputHead

NAME = "Parquet"
MEDIA_TYPES = ("application/vnd.apache.parquet", "application/x-parquet")
SUFFIXES = (".parquet", ".pq")
_MAGIC = b"PAR1"
_MAGIC_ENCRYPTED = b"PARE"
# Rows held at a time: few, as articles are long.
_BATCH_ROWS = 100


def claims(head: InputHead) -> float:
    """Claim what begins with Parquet's magic number."""
    return BY_BYTES if head.start.startswith((_MAGIC, _MAGIC_ENCRYPTED)) else NO_CLAIM


def unpack(stream: BinaryIO, context: ContainerContext) -> Iterator[Member | Reject]:
    """Yield the rows, each by its id, or as `#row-17`; a broken row group ends the table.

    Rejects: `malformed`, `encrypted`.
    """
    with seekable(stream) as file:
        try:
            yield from _read_parquet_rows(file, context)
        except (pa.ArrowException, OSError) as error:
            yield context.reject(_tell_parquet_reject_reason(error), f"Parquet: {error}")


def _read_parquet_rows(file: BinaryIO, context: ContainerContext) -> Iterator[Member | Reject]:
    position = 0
    with pq.ParquetFile(file) as table:
        for batch in table.iter_batches(batch_size=_BATCH_ROWS):
            for row in batch.to_pylist():
                position += 1
                yield make_row_member(row, position, context)
    if position == 0:
        yield context.reject(RejectReason.EMPTY, "a table without rows")


def _tell_parquet_reject_reason(error: Exception) -> RejectReason:
    return RejectReason.ENCRYPTED if "encrypt" in str(error).lower() else RejectReason.MALFORMED
