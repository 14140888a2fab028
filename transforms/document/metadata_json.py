"""Give what is said of an article as plain values that JSON can hold, and read it back.

The values: metadata.py. Who keeps them: input_metadata.py for inputs, `transforms/rows/parser_output.py` for articles.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from transforms.document.metadata import ArticleMetadata, SubjectCode
from transforms.document.structure import Published
from transforms.document.vocabulary import ArticleState

_TEXTS_AND_NUMBERS = (
    *("guid", "url", "url_evidence", "publisher", "language", "headline", "headline_evidence", "byline_evidence"),
    *("date_line", "date_beside", "slug", "urgency"),
)
_LISTS_OF_TEXTS = ("authors", "keywords")


def plain_metadata(metadata: ArticleMetadata) -> dict[str, Any]:
    """Give metadata as plain values; days and instants are left to `spell_date`."""
    return asdict(metadata)


def plain_published(published: Published | None) -> dict[str, Any] | None:
    """Give a day of publication as plain values; the day and the instant are left to `spell_date`."""
    return None if published is None else asdict(published)


def drop_empty(said: Mapping[str, Any]) -> dict[str, Any]:
    """Drop what is None or empty, in mappings within too."""
    kept = {name: drop_empty(value) if isinstance(value, dict) else value for name, value in said.items()}
    return {name: value for name, value in kept.items() if value not in (None, (), {}, [])}


def spell_date(value: date) -> str:
    """Spell a day or an instant as JSON has it: the `default` of `json.dumps`."""
    return value.isoformat()


def read_metadata(said: Mapping[str, Any]) -> ArticleMetadata:
    """Read metadata from its plain values, those that are empty left out or not."""
    plain: dict[str, Any] = {name: said[name] for name in _TEXTS_AND_NUMBERS if name in said}
    lists: dict[str, Any] = {name: tuple(said[name]) for name in _LISTS_OF_TEXTS if name in said}
    return ArticleMetadata(
        **plain,
        **lists,
        published=read_published(said.get("published")),
        subjects=tuple(
            SubjectCode(subject["scheme"], subject["code"], subject["label"]) for subject in said.get("subjects", ())
        ),
        state=ArticleState(said["state"]) if "state" in said else None,
        embargoed_until=read_instant(said.get("embargoed_until")),
    )


def read_published(said: Mapping[str, Any] | None) -> Published | None:
    """Read a day of publication from its plain values."""
    if said is None:
        return None
    day = date.fromisoformat(said["day"])
    return Published(day, read_instant(said.get("at")), said["evidence"], said["reason"], said["confidence"])


def read_instant(text: str | None) -> datetime | None:
    """Read an instant as `spell_date` spells it."""
    return None if text is None else datetime.fromisoformat(text)
