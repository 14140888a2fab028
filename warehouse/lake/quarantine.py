"""Keep the bytes of rejected inputs: whole, once each, in files named by their SHA-256."""

import hashlib
from pathlib import Path

from transforms.document import Row
from warehouse.lake import fsync

FOLDER = "quarantine"


def keep_body(data: Path, reject: Row) -> Row:
    """Write the `body` of a reject into the quarantine and bring it to the disk.

    Returns:
        The row without `body`, with its hash and path filled in. A reject without `body` keeps the path that it has
        where its bytes lie there already (`keep_file`), and gets None elsewhere.
    """
    row = {name: value for name, value in reject.items() if name != "body"}
    body: bytes | None = reject.get("body")
    if body is None:
        path = row.get("quarantine_path")
        return row | {"quarantine_path": path if path and (data / path).is_file() else None}
    digest = hashlib.sha256(body).hexdigest()
    place = _prepare_path(data, digest)
    if not _is_kept(place, len(body)):
        fsync.write_file(place, body)
    return row | {"raw_sha256": digest, "quarantine_path": f"{FOLDER}/{digest}"}


def keep_file(data: Path, source: Path, digest: str) -> str:
    """Copy a file into the quarantine piece by piece, unless the bytes of its SHA-256 `digest` lie there already.

    Returns:
        The SHA-256 of what was copied: another one where the file was changed meanwhile.

    Raises:
        OSError: the file cannot be read any more, or the quarantine cannot be written.
    """
    if _is_kept(_prepare_path(data, digest), source.stat().st_size):
        return digest
    with source.open("rb") as file:
        return fsync.copy_file(file, data / FOLDER)


def _prepare_path(data: Path, digest: str) -> Path:
    (data / FOLDER).mkdir(parents=True, exist_ok=True)
    return data / FOLDER / digest


def _is_kept(place: Path, size: int) -> bool:
    return place.is_file() and place.stat().st_size == size
