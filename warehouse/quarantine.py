"""The bytes of rejected inputs, kept whole, once each, under the name of their SHA-256."""

import hashlib
from pathlib import Path

from warehouse import durable
from warehouse.lake import Row

FOLDER = "quarantine"


def kept(data: Path, reject: Row) -> Row:
    """Put the `body` of a reject into the quarantine, to last; give its row without it, the path filled in."""
    row = {name: value for name, value in reject.items() if name != "body"}
    body: bytes | None = reject.get("body")
    if body is None:
        return row | {"quarantine_path": None}
    digest = hashlib.sha256(body).hexdigest()
    path = data / FOLDER / digest
    if not path.is_file() or path.stat().st_size != len(body):
        path.parent.mkdir(parents=True, exist_ok=True)
        durable.write(path, body)
    return row | {"raw_sha256": digest, "quarantine_path": f"{FOLDER}/{digest}"}
