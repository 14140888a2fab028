"""The recipes of ids, each once."""

from __future__ import annotations

import hashlib


def document_id_of(identity: str) -> str:
    """Derive the id, 16 lower-case hex characters, from a guid, a canonical URL or else the whole decoded text."""
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16]
