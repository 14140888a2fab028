"""Keep the bytes of rejected inputs: whole, once each, in files named by their SHA-256."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from transforms.document import Payload
from warehouse import places
from warehouse.lake import fsync

FOLDER = "quarantine"


def keep(data: Path, payload: Payload) -> str:
    """Put the bytes of a rejected input into the quarantine, to last; once, however often they come.

    A file is copied in pieces and never held whole.

    Returns:
        The SHA-256 of the bytes, 64 lower-case hex characters.

    Raises:
        OSError: the file cannot be read any more, or the quarantine cannot be written.
    """
    return _keep_body(data, payload) if isinstance(payload, bytes) else _keep_file(data, payload)


def drop(data: Path, digests: Iterable[str]) -> None:
    """Delete the bytes that have these SHA-256."""
    for digest in digests:
        (data / FOLDER / digest).unlink(missing_ok=True)


def _keep_body(data: Path, body: bytes) -> str:
    digest = hashlib.sha256(body).hexdigest()
    place = _prepare_path(data, digest)
    if not _is_kept(place, len(body)):
        fsync.write_file(place, body)
    return digest


def _keep_file(data: Path, source: Path) -> str:
    with source.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        if _is_kept(_prepare_path(data, digest), source.stat().st_size):
            return digest
        file.seek(0)
        return fsync.copy_file(file, data / FOLDER)  # of what was copied: the file may have changed meanwhile


def _prepare_path(data: Path, digest: str) -> Path:
    places.make_folder(data / FOLDER)
    return data / FOLDER / digest


def _is_kept(place: Path, size: int) -> bool:
    return place.is_file() and place.stat().st_size == size
