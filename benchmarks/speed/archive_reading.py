"""Stream an archive through the input layer and measure it: `python -m benchmarks.speed.archive_reading FILE`.

archives.py runs it as a process of its own and loads none of it, since a process begins with the peak of its parent.
Prints one line of JSON.
"""

from __future__ import annotations

import hashlib
import json
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from benchmarks.speed.archives import FIRST_LOOK_PAGES, ArchiveReading
from flows.inputs import read_all_files
from transforms import pipeline
from transforms.document import Document, RawArticle, Reject

_MAX_BYTES = 20_000_000
_DIGEST_RANGE = 1 << 256  # of a SHA-256
# What Linux counts `ru_maxrss` in; a Mac counts bytes.
_UNIT_BYTES = 1 if sys.platform == "darwin" else 1024


def main() -> int:
    """Print what reading the file gave and cost."""
    print(json.dumps(asdict(read_archive(Path(sys.argv[1])))))
    return 0


def read_archive(path: Path) -> ArchiveReading:
    """Read all articles of an archive; holds one at a time."""
    begun = time.process_time()
    documents = rejects = digest = first_peak_bytes = 0
    for result in _parse_archive(path):
        if isinstance(result, Document):
            documents += 1
            digest = add_to_digest(digest, result.document_id, result.text)
        else:
            rejects += 1
        if documents + rejects == FIRST_LOOK_PAGES:
            first_peak_bytes = _measure_peak_bytes()
    seconds = time.process_time() - begun
    peak_bytes = _measure_peak_bytes()
    return ArchiveReading(documents, rejects, first_peak_bytes or peak_bytes, peak_bytes, seconds, f"{digest:064x}")


def _parse_archive(path: Path) -> Iterator[Document | Reject]:
    for found in read_all_files([path], _MAX_BYTES):
        if isinstance(found, RawArticle):
            yield from pipeline.parse(found)
        else:
            yield found


def add_to_digest(digest: int, document_id: str, text: str) -> int:
    """Add a document to the digest of many: a sum, so that their order does not count and none of them is held."""
    hashed = hashlib.sha256(f"{document_id} {text}".encode("utf-8", "surrogatepass")).digest()
    return (digest + int.from_bytes(hashed, "big")) % _DIGEST_RANGE


def _measure_peak_bytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT_BYTES


if __name__ == "__main__":
    raise SystemExit(main())
