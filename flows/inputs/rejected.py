"""Keep the bytes of rejected inputs in the quarantine, and make inputs of them again for another try.

Decides nothing about rejecting. Reading files: files.py. The quarantine's folder: warehouse/lake/quarantine.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

from flows.inputs import files
from transforms.document import RawArticle, Reject, RejectReason, Row
from warehouse import store
from warehouse.lake import delta


def map_rejected_inputs(data: Path) -> dict[tuple[str, str], str]:
    """Map URI and SHA-256 of each rejected input whose bytes were kept to their path in `data`, sorted."""
    return _map_rejects_to_paths(_read_reject_rows(data))


def map_due_inputs(data: Path, now: datetime) -> dict[tuple[str, str], str]:
    """Map, as `map_rejected_inputs`, those that are to be tried again by themselves from a time that has come.

    Those from whose place an article was taken in since then are left out.
    """
    due = [row for row in _read_reject_rows(data) if row["retry_at"] is not None and row["retry_at"] <= now]
    if not due:
        return {}
    uris = delta.sql_in("source_uri", (row["source_uri"] for row in due if row["source_uri"]))
    stored = delta.read(store.snapshot(data)["documents"], ["source_uri", "ingested_at"], uris)
    taken_at = {row["source_uri"]: row["ingested_at"] for row in stored}
    return _map_rejects_to_paths(row for row in due if taken_at.get(row["source_uri"], datetime.min) < row["retry_at"])


def _read_reject_rows(data: Path) -> list[Row]:
    if not store.is_store(data):
        return []
    return delta.read(store.snapshot(data)["rejects"], ["source_uri", "raw_sha256", "quarantine_path", "retry_at"])


def _map_rejects_to_paths(rows: Iterable[Row]) -> dict[tuple[str, str], str]:
    with_bytes = [row for row in rows if row["quarantine_path"] and row["source_uri"]]
    with_bytes.sort(key=lambda row: (row["source_uri"], row["raw_sha256"]))
    return {(row["source_uri"], row["raw_sha256"]): row["quarantine_path"] for row in with_bytes}


def keep_reject_bytes(data: Path, reject: Reject) -> tuple[Reject, str | None]:
    """Keep the bytes of a reject; give it without them, and their SHA-256.

    The SHA-256 is None where there are no bytes; where they cannot be read any more, the message says so.

    Raises:
        OSError: the quarantine cannot be written.
    """
    if reject.payload is None:
        return reject, None
    bodiless = replace(reject, payload=None)
    if isinstance(reject.payload, Path) and (fault := _tell_why_unreadable(reject.payload)):
        return replace(bodiless, message=f"{reject.message}; bytes not kept: {fault}"), None
    return bodiless, store.keep_payload(data, reject.payload)


def _tell_why_unreadable(path: Path) -> str | None:
    try:
        path.open("rb").close()
    except OSError as error:
        return error.strerror or str(error)
    return None


def read_rejected(data: Path, paths: dict[tuple[str, str], str], max_bytes: int) -> Iterator[RawArticle | Reject]:
    """Yield the inputs of `map_rejected_inputs`, read lazily; what is over `max_bytes` is a Reject as before.

    `fetched_at` is that of the file it came from, as far as it still has the same bytes, so that the rows are those
    that it would have given then.
    """
    for (uri, digest), path in paths.items():
        yield _read_kept_reject(data / path, uri, digest, max_bytes)


def _read_kept_reject(path: Path, uri: str, digest: str, max_bytes: int) -> RawArticle | Reject:
    try:
        size = path.stat().st_size
        if size > max_bytes:
            return files.reject_too_large_file(path, uri, size, max_bytes)
        body = path.read_bytes()
    except OSError as error:
        return Reject(uri, "read", RejectReason.VANISHED.value, f"{path}: {error.strerror}")
    original = _read_reject_origin(uri, digest, len(body))
    return RawArticle(body, uri) if original is None else original


def _read_reject_origin(uri: str, digest: str, size: int) -> RawArticle | None:
    """Read the file that the input came from; None unless it is there with the same bytes."""
    parts = urlsplit(uri)
    if parts.scheme != "file":
        return None
    origin = Path(unquote_to_bytes(parts.path).decode("utf-8", "surrogateescape"))
    found = [article for article in files.read_file(origin, max_bytes=size) if isinstance(article, RawArticle)]
    return next((article for article in found if article.sha256 == digest), None)
