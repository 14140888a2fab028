"""Keep the bytes of rejected inputs in the quarantine, and make inputs of them again for another try.

Decides nothing about rejecting. Reading files: files.py. The quarantine's folder: warehouse/lake/quarantine.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

from flows.inputs import files
from transforms.document import RawArticle, Reject, RejectReason, Row
from transforms.document.input_metadata import read_input_metadata
from warehouse import store
from warehouse.lake import delta

_COLUMNS = ("source_uri", "raw_sha256", "quarantine_path", "retry_at", "run_id", "input_metadata")


@dataclass(frozen=True, slots=True)
class KeptInput:
    """A rejected input whose bytes were kept: all that was said of it, their SHA-256, their path in the warehouse."""

    raw: RawArticle  # without its bytes
    sha256: str
    path: str


def list_rejected_inputs(data: Path) -> list[KeptInput]:
    """List each rejected input whose bytes were kept, once, by URI and SHA-256."""
    return _list_kept_inputs(_read_reject_rows(data))


def list_due_inputs(data: Path, now: datetime) -> list[KeptInput]:
    """List, as `list_rejected_inputs`, those that are to be tried again by themselves from a time that has come.

    Those from whose place an article was taken in since then are left out.
    """
    due = [row for row in _read_reject_rows(data) if row["retry_at"] is not None and row["retry_at"] <= now]
    if not due:
        return []
    uris = delta.sql_in("source_uri", (row["source_uri"] for row in due if row["source_uri"]))
    stored = delta.read(store.snapshot(data)["documents"], ["source_uri", "ingested_at"], uris)
    taken_at = {row["source_uri"]: row["ingested_at"] for row in stored}
    return _list_kept_inputs(row for row in due if taken_at.get(row["source_uri"], datetime.min) < row["retry_at"])


def _read_reject_rows(data: Path) -> list[Row]:
    return delta.read(store.snapshot(data)["rejects"], _COLUMNS) if store.is_store(data) else []


def _list_kept_inputs(rows: Iterable[Row]) -> list[KeptInput]:
    """List the inputs of these rows; of several rows of one, the last run's says what is said of it."""
    with_bytes = [row for row in rows if row["quarantine_path"] and row["source_uri"]]
    with_bytes.sort(key=lambda row: (row["source_uri"], row["raw_sha256"], row["run_id"]))
    last = {(row["source_uri"], row["raw_sha256"]): row for row in with_bytes}
    return [
        KeptInput(read_input_metadata(row["input_metadata"], uri), sha256, row["quarantine_path"])
        for (uri, sha256), row in last.items()
    ]


def keep_reject_bytes(data: Path, reject: Reject) -> tuple[Reject, str | None]:
    """Keep the bytes of a reject; give it without them, and their SHA-256.

    The SHA-256 is None where there are no bytes; where they cannot be read any more, the message says so.

    Raises:
        OSError: the quarantine cannot be written.
    """
    if reject.payload is None:
        return reject, None
    bodiless = replace(reject, payload=None)
    if not isinstance(reject.payload, bytes) and (fault := _tell_why_unreadable(reject.payload)):
        return replace(bodiless, message=f"{reject.message}; bytes not kept: {fault}"), None
    return bodiless, store.keep_payload(data, reject.payload)


def _tell_why_unreadable(path: Path) -> str | None:
    try:
        path.open("rb").close()
    except OSError as error:
        return error.strerror or str(error)
    return None


def read_rejected(data: Path, kept: Iterable[KeptInput], max_bytes: int) -> Iterator[RawArticle | Reject]:
    """Yield rejected inputs as they came the first time, read lazily; what is over `max_bytes` is a Reject as before.

    Where the file that one came from still has the same bytes, it is read as that file: a reject may be of one item
    among many, and its row may be older than the column that says what was said of the input.
    """
    for rejected in kept:
        yield _read_kept_input(data / rejected.path, rejected, max_bytes)


def _read_kept_input(path: Path, kept: KeptInput, max_bytes: int) -> RawArticle | Reject:
    raw = kept.raw
    try:
        size = path.stat().st_size
        if size > max_bytes:
            return files.reject_too_large_file(path, raw, size, max_bytes)
        body = path.read_bytes()
    except OSError as error:
        return Reject(raw.source_uri, "read", RejectReason.VANISHED.value, f"{path}: {error.strerror}")
    origin = _read_reject_origin(raw.source_uri, kept.sha256, len(body))
    if origin is None:
        return replace(raw, body=body)
    return replace(origin, source=raw.source or origin.source, metadata=raw.metadata.fill_from(origin.metadata))


def _read_reject_origin(uri: str, digest: str, size: int) -> RawArticle | None:
    """Read the file that the input came from; None unless it is there with the same bytes."""
    parts = urlsplit(uri)
    if parts.scheme != "file":
        return None
    origin = Path(unquote_to_bytes(parts.path).decode("utf-8", "surrogateescape"))
    found = [article for article in files.read_file(origin, max_bytes=size) if isinstance(article, RawArticle)]
    return next((article for article in found if article.sha256 == digest), None)
