"""Rejected inputs, once more: what lies in the quarantine becomes RawArticles again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

from flows import inputs
from transforms.document import RawArticle, Reject
from warehouse import lake, store


def kept(data: Path) -> dict[tuple[str, str], str]:
    """Map URI and SHA-256 of each rejected input whose bytes were kept to where they lie, sorted."""
    columns = ["source_uri", "raw_sha256", "quarantine_path"]
    found = lake.read(store.snapshot(data)["rejects"], columns) if store.is_store(data) else []
    return {(row["source_uri"], row["raw_sha256"]): row["quarantine_path"] for row in _sorted(found)}


def articles(data: Path, paths: dict[tuple[str, str], str]) -> Iterator[RawArticle | Reject]:
    """Yield the inputs of `kept`, read lazily.

    `fetched_at` is that of the file it came from, as far as it still has the same bytes, so that the rows are those
    that it would have given then.
    """
    for (uri, digest), path in paths.items():
        yield _article(data / path, uri, digest)


def _sorted(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    kept = [row for row in rows if row["quarantine_path"] and row["source_uri"]]
    return sorted(kept, key=lambda row: (row["source_uri"], row["raw_sha256"]))


def _article(path: Path, uri: str, digest: str) -> RawArticle | Reject:
    try:
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
