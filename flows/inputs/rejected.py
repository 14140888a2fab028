"""Rejected inputs, once more: what lies in the quarantine becomes RawArticles again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

from flows import inputs
from transforms.document import RawArticle, Reject
from warehouse import store
from warehouse.lake import delta
from warehouse.lake import quarantine as place


def rejected_inputs(data: Path) -> dict[tuple[str, str], str]:
    """Map URI and SHA-256 of each rejected input whose bytes were kept to where they lie, sorted."""
    columns = ["source_uri", "raw_sha256", "quarantine_path"]
    found = delta.read(store.snapshot(data)["rejects"], columns) if store.is_store(data) else []
    return {(row["source_uri"], row["raw_sha256"]): row["quarantine_path"] for row in _sorted(found)}


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
    return replace(reject, kept_sha256=place.keep_file(data, reject.file, digest))


def articles(data: Path, paths: dict[tuple[str, str], str], max_bytes: int) -> Iterator[RawArticle | Reject]:
    """Yield the inputs of `rejected_inputs`, read lazily; what is over `max_bytes` is a Reject as before.

    `fetched_at` is that of the file it came from, as far as it still has the same bytes, so that the rows are those
    that it would have given then.
    """
    for (uri, digest), path in paths.items():
        yield _article(data / path, uri, digest, max_bytes)


def _sorted(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    kept = [row for row in rows if row["quarantine_path"] and row["source_uri"]]
    return sorted(kept, key=lambda row: (row["source_uri"], row["raw_sha256"]))


def _article(path: Path, uri: str, digest: str, max_bytes: int) -> RawArticle | Reject:
    try:
        if (size := path.stat().st_size) > max_bytes:
            return inputs.too_large(path, uri, size, max_bytes)
        body = path.read_bytes()
    except OSError as error:
        return Reject(uri, "read", "vanished", f"{path}: {error.strerror}")
    origin = _origin(uri)
    if origin is not None:
        there = inputs.read(origin, max_bytes=len(body))
        if isinstance(there, RawArticle) and hashlib.sha256(there.body).hexdigest() == digest:
            return there
    return RawArticle(body, uri)


def _origin(uri: str) -> Path | None:
    parts = urlsplit(uri)
    return Path(unquote_to_bytes(parts.path).decode("utf-8", "surrogateescape")) if parts.scheme == "file" else None
