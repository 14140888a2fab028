"""The bytes of rejected inputs, kept whole, once each, under the name of their SHA-256."""

import hashlib
from pathlib import Path

from transforms.document import Row
from warehouse.lake import fsync

FOLDER = "quarantine"


def keep_body(data: Path, reject: Row) -> Row:
    """Put the `body` of a reject into the quarantine, to last; give its row without it, the path filled in.

    A reject without `body` keeps the path it has where its bytes lie there already (`keep`).
    """
    row = {name: value for name, value in reject.items() if name != "body"}
    body: bytes | None = reject.get("body")
    if body is None:
        path = row.get("quarantine_path")
        return row | {"quarantine_path": path if path and (data / path).is_file() else None}
    digest = hashlib.sha256(body).hexdigest()
    place = _place(data, digest)
    if not _holds(place, len(body)):
        fsync.write_file(place, body)
    return row | {"raw_sha256": digest, "quarantine_path": f"{FOLDER}/{digest}"}


def keep_file(data: Path, source: Path, digest: str) -> str:
    """Copy a file whose SHA-256 was `digest` into the quarantine, in pieces, to last; once, however often it comes.

    Returns:
        The SHA-256 of what was copied: another one where the file was changed meanwhile.

    Raises:
        OSError: the file cannot be read any more, or the quarantine not written.
    """
    if _holds(_place(data, digest), source.stat().st_size):
        return digest
    with source.open("rb") as file:
        return fsync.copy_file(file, data / FOLDER)


def _place(data: Path, digest: str) -> Path:
    (data / FOLDER).mkdir(parents=True, exist_ok=True)
    return data / FOLDER / digest


def _holds(place: Path, size: int) -> bool:
    return place.is_file() and place.stat().st_size == size
