"""Write what is said of an input beside its bytes as JSON, and read it back: for inputs that are kept for another try.

What is said of an article: metadata.py.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from transforms.document.article import RawArticle
from transforms.document.metadata import ArticleMetadata, SubjectCode
from transforms.document.structure import Published
from transforms.document.vocabulary import ArticleState

_TEXTS_AND_NUMBERS = ("guid", "url", "publisher", "language", "headline", "slug", "urgency")
_LISTS_OF_TEXTS = ("authors", "keywords")


def write_input_metadata(raw: RawArticle) -> str | None:
    """Write all of an input but its bytes and its place, as JSON in ASCII; None where nothing is said of it."""
    said = _drop_empty({
        "fetched_at": raw.fetched_at,
        "media_type": raw.media_type,
        "source": raw.source,
        "metadata": asdict(raw.metadata),
    })
    return json.dumps(said, default=_spell_date) if said else None


def read_input_metadata(text: str | None, source_uri: str) -> RawArticle:
    """Read what `write_input_metadata` wrote; the input is still without its bytes. None says nothing of it."""
    said: dict[str, Any] = json.loads(text) if text else {}
    return RawArticle(
        b"",
        source_uri,
        _read_instant(said.get("fetched_at")),
        said.get("media_type"),
        said.get("source"),
        _read_metadata(said.get("metadata", {})),
    )


def _drop_empty(said: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: _drop_empty(value) if isinstance(value, dict) else value for name, value in said.items()}
    return {name: value for name, value in kept.items() if value not in (None, (), {})}


def _spell_date(value: date) -> str:
    return value.isoformat()


def _read_metadata(said: Mapping[str, Any]) -> ArticleMetadata:
    plain: dict[str, Any] = {name: said[name] for name in _TEXTS_AND_NUMBERS if name in said}
    lists: dict[str, Any] = {name: tuple(said[name]) for name in _LISTS_OF_TEXTS if name in said}
    return ArticleMetadata(
        **plain,
        **lists,
        published=_read_published(said["published"]) if "published" in said else None,
        subjects=tuple(
            SubjectCode(subject["scheme"], subject["code"], subject["label"]) for subject in said.get("subjects", ())
        ),
        state=ArticleState(said["state"]) if "state" in said else None,
        embargoed_until=_read_instant(said.get("embargoed_until")),
    )


def _read_published(said: Mapping[str, Any]) -> Published:
    day = date.fromisoformat(said["day"])
    return Published(day, _read_instant(said.get("at")), said["evidence"], said["reason"], said["confidence"])


def _read_instant(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
