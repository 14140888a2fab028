"""Keep the rows of articles from when they are annotated until their batch is stored, so that no kill costs them.

A file an article, in `cache/annotations` of the data folder. A file outlasts its batch only where the run is killed,
and then by a day at most; a removal clears all. One that is torn, or holds anything but plain values, counts as none.
Where the warehouse lies in an object store nothing is kept: writing a file there takes longer than annotating again.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import secrets
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from transforms.document import Rows
from warehouse.lake.lake_files import LakeFiles
from warehouse.lake.removed_versions import read_removed
from warehouse.places import is_on_disk

FOLDER = Path("cache", "annotations")
KEPT_SECONDS = 86_400.0
_DIGEST_BYTES = hashlib.sha256().digest_size
# Beside the plain values of Python, which name no class.
_CLASSES = {("datetime", "date"), ("datetime", "datetime")}


class _RowReader(pickle.Unpickler):
    """Reads rows and calls nothing else, whatever a file says: who can write it may not write code."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _CLASSES:
            raise pickle.UnpicklingError(f"{module}.{name} is in no row")
        return super().find_class(module, name)


def keep_annotation(data: Path, document_id: str, key: str, rows: Rows) -> None:
    """Keep the rows of an article; where that cannot be, they are made again after a kill."""
    if not is_on_disk(data):
        return
    path = _locate(data, document_id, key)
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    body = pickle.dumps(rows)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(hashlib.sha256(body).digest() + body)
        part.replace(path)


def read_annotation(data: Path, document_id: str, key: str) -> Rows | None:
    """Read the rows of an article; None where they are not kept whole."""
    if not is_on_disk(data):
        return None
    try:
        content = _locate(data, document_id, key).read_bytes()
    except OSError:
        return None
    digest, body = content[:_DIGEST_BYTES], content[_DIGEST_BYTES:]
    if hashlib.sha256(body).digest() != digest:
        return None
    try:
        rows: Rows = _RowReader(io.BytesIO(body)).load()
    except pickle.UnpicklingError:
        return None
    return rows


def drop_annotations(data: Path, document_ids: Iterable[str]) -> None:
    """Drop what is kept of these articles: they are stored."""
    wanted = set(document_ids)
    for path in list_annotations(data):
        if _read_document_id(path) in wanted:
            _drop(path)


def clear_annotations(data: Path) -> None:
    """Drop all that is kept."""
    for path in list_annotations(data):
        _drop(path)


def list_annotations(data: Path) -> list[Path]:
    """List the files that there are, one for each article."""
    if not is_on_disk(data):
        return []
    with suppress(FileNotFoundError, NotADirectoryError):
        return list((data / FOLDER).iterdir())
    return []


def trim_annotations(lake: LakeFiles) -> None:
    """Drop what a run that was killed has left long ago, and what it has left of articles that were removed since."""
    files = list_annotations(lake.data)
    removed = {document_id for document_id, _ in read_removed(lake, map(_read_document_id, files))}
    oldest = time.time() - KEPT_SECONDS
    for path in files:
        with suppress(OSError):
            if _read_document_id(path) in removed or path.stat().st_mtime < oldest:
                _drop(path)


def _locate(data: Path, document_id: str, key: str) -> Path:
    return data / FOLDER / f"{document_id}-{key}"


def _read_document_id(path: Path) -> str:
    return path.name.partition("-")[0]


def _drop(path: Path) -> None:
    with suppress(FileNotFoundError):  # another run was faster
        path.unlink()
