"""Keep the bytes of rejected inputs in the quarantine, and make inputs of them again for another try.

Decides nothing about rejecting. Reading files: files.py. The quarantine's folder: warehouse/lake/quarantine.py.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

from flows.inputs import files
from transforms.document import RawArticle, Reject, RejectReason
from warehouse import store
from warehouse.lake import delta, quarantine


def rejected_inputs(data: Path) -> dict[tuple[str, str], str]:
    """Map URI and SHA-256 of each rejected input whose bytes were kept to their path in `data`, sorted."""
    if not store.is_store(data):
        return {}
    rows = delta.read(store.snapshot(data)["rejects"], ["source_uri", "raw_sha256", "quarantine_path"])
    with_bytes = [row for row in rows if row["quarantine_path"] and row["source_uri"]]
    with_bytes.sort(key=lambda row: (row["source_uri"], row["raw_sha256"]))
    return {(row["source_uri"], row["raw_sha256"]): row["quarantine_path"] for row in with_bytes}


def set_aside(data: Path, reject: Reject) -> Reject:
    """Keep the bytes of a reject that are only named by their file; its message says so where they cannot be read.

    Raises:
        OSError: the quarantine cannot be written.
    """
    if reject.file is None:
        return reject
    try:
        with reject.file.open("rb") as source:
            digest = hashlib.file_digest(source, "sha256").hexdigest()  # in pieces, never held whole
    except OSError as error:
        return replace(reject, file=None, message=f"{reject.message}; bytes not kept: {error.strerror}")
    return replace(reject, kept_sha256=quarantine.keep_file(data, reject.file, digest))


def read_rejected(data: Path, paths: dict[tuple[str, str], str], max_bytes: int) -> Iterator[RawArticle | Reject]:
    """Yield the inputs of `rejected_inputs`, read lazily; what is over `max_bytes` is a Reject as before.

    `fetched_at` is that of the file it came from, as far as it still has the same bytes, so that the rows are those
    that it would have given then.
    """
    for (uri, digest), path in paths.items():
        yield _read_kept(data / path, uri, digest, max_bytes)


def _read_kept(path: Path, uri: str, digest: str, max_bytes: int) -> RawArticle | Reject:
    try:
        size = path.stat().st_size
        if size > max_bytes:
            return files.reject_too_large(path, uri, size, max_bytes)
        body = path.read_bytes()
    except OSError as error:
        return Reject(uri, "read", RejectReason.VANISHED.value, f"{path}: {error.strerror}")
    original = _read_origin(uri, digest, len(body))
    return RawArticle(body, uri) if original is None else original


def _read_origin(uri: str, digest: str, size: int) -> RawArticle | None:
    """Read the file that the input came from; None unless it is there with the same bytes."""
    parts = urlsplit(uri)
    if parts.scheme != "file":
        return None
    origin = Path(unquote_to_bytes(parts.path).decode("utf-8", "surrogateescape"))
    article = files.read(origin, max_bytes=size)
    if isinstance(article, Reject) or article.sha256 != digest:
        return None
    return article
