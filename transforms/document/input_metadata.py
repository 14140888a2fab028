"""Write what is said of an input beside its bytes as JSON, and read it back: for inputs that are kept for another try.

What is said of an article: metadata.py; as plain values: metadata_json.py.
"""

from __future__ import annotations

import json
from typing import Any

from transforms.document.article import RawArticle
from transforms.document.metadata_json import drop_empty, plain_metadata, read_instant, read_metadata, spell_date


def write_input_metadata(raw: RawArticle) -> str | None:
    """Write all of an input but its bytes and its place, as JSON in ASCII; None where nothing is said of it."""
    said = drop_empty({
        "fetched_at": raw.fetched_at,
        "media_type": raw.media_type,
        "source": raw.source,
        "metadata": plain_metadata(raw.metadata),
    })
    return json.dumps(said, default=spell_date) if said else None


def read_input_metadata(text: str | None, source_uri: str) -> RawArticle:
    """Read what `write_input_metadata` wrote; the input is still without its bytes. None says nothing of it."""
    said: dict[str, Any] = json.loads(text) if text else {}
    return RawArticle(
        b"",
        source_uri,
        read_instant(said.get("fetched_at")),
        said.get("media_type"),
        said.get("source"),
        read_metadata(said.get("metadata", {})),
    )
