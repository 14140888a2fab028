"""Bring a lost data file back from a publication, which has a link or a copy of it under a name of its own.

Takes what has the size that the log says and can be read. What else can be mended: warehouse/repair.
"""

from __future__ import annotations

import logging
from pathlib import Path

import pyarrow as pa

from warehouse.lake import fsync
from warehouse.lake.data_files import has_checksum, hash_name, read_plain

_LOG = logging.getLogger(__name__)
_NAME_DIGITS = 8  # of the hash of its name, which every published name has at least


def bring_back(data: Path, file: Path, size_bytes: int | None) -> bool:
    """Write the data file anew as a publication has it; False if none has it whole.

    Raises:
        OSError: it cannot be written.
    """
    digits = hash_name(file.name)[:_NAME_DIGITS]
    for copy in sorted(data.glob(f"bi*/{file.parent.name}/*-{digits}*.parquet"), reverse=True):
        if _is_whole(copy, size_bytes, file.name):
            fsync.write_file(file, copy.read_bytes())
            _LOG.warning("lost, and brought back from %s: %s", copy.parent.parent.name, file)
            return True
    return False


def _is_whole(copy: Path, size_bytes: int | None, name: str) -> bool:
    try:
        if copy.stat().st_size != size_bytes:
            return False
        read_plain(copy)
        return has_checksum(copy, name)
    except (OSError, pa.ArrowException):
        return False
