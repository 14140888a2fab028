"""Whether rows stand where they say: quotes in their sentence and part, pieces in their quote, sources in their order.

Only the audit asks this: the ids are valid references, so that `checks` passes them, and say another place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from warehouse.checks.violations import Violation
from warehouse.tables import TABLES

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class _Units:
    """Sentences or sections of one article, in order of the text."""

    starts: tuple[int, ...]
    rows: tuple[Row, ...]

    def at(self, char: int) -> Row:
        """Give the last one that begins at or before `char`, else the first."""
        return self.rows[max(bisect_right(self.starts, char) - 1, 0)]


def find_misplaced_rows(rows: Rows) -> Iterator[Violation]:
    """Yield the rows of these articles that stand elsewhere than they say; a table that is not given is unknown."""
    sentences, sections = _by_article(rows.get("sentences", ())), _by_article(rows.get("sections", ()))
    for row in rows.get("quotes", ()):
        if (place := sentences.get(row["document_id"])) and row["start_char"] is not None:
            first = place.at(row["start_char"])["sentence_id"]
            if row["sentence_id"] != first:
                yield _fault("quotes", row, "place", f"it begins in {first}, sentence_id is {row['sentence_id']}")
    for name in ("quotes", "sentences"):
        yield from _section_faults(name, rows.get(name, ()), sections)
    yield from _held_faults("entity_mentions", "sentence_id", rows.get("entity_mentions", ()), rows.get("sentences"))
    yield from _held_faults("quote_insertions", "quote_id", rows.get("quote_insertions", ()), rows.get("quotes"))
    for row in rows.get("quote_spans", ()):
        if row["quote_span_id"] != f"{row['quote_id']}.p{row['position']}":
            yield _fault("quote_spans", row, "id of its quote", f"quote_id is {row['quote_id']}")
    yield from _speaker_faults(rows.get("quote_speakers", ()), rows.get("quotes"))
    yield from _text_faults(rows)


def _text_faults(rows: Rows) -> Iterator[Violation]:
    """Sections begin and end with a paragraph and not within one; a dateline stands in the text."""
    texts: dict[str, str] = {row["document_id"]: row["text"] or "" for row in rows.get("document_texts", ())}
    for row in rows.get("sections", ()):
        text, start, end = texts.get(row["document_id"]), row["start_char"], row["end_char"]
        if text is not None and start is not None and end is not None and not _is_whole(text, start, end):
            yield _fault("sections", row, "offsets", f"characters {start} to {end} begin or end within a paragraph")
    for row in rows.get("documents", ()):
        text, line = texts.get(row["document_id"]), row["dateline"]
        if text is not None and line is not None and line not in text:
            yield _fault("documents", row, "text is there", f"dateline {line!r} is not in the text")


def _is_whole(text: str, start: int, end: int) -> bool:
    around = (text[start - 1 : start] if start > 0 else ""), text[end : end + 1]
    return text[start:end].strip() == text[start:end] and all(one.isspace() for one in around if one)


def _by_article(rows: Sequence[Row]) -> dict[str, _Units]:
    found = defaultdict(list)
    for row in rows:
        if row["start_char"] is not None and row["end_char"] is not None:
            found[row["document_id"]].append(row)
    ordered = {key: tuple(sorted(some, key=lambda row: row["start_char"])) for key, some in found.items()}
    return {key: _Units(tuple(row["start_char"] for row in some), some) for key, some in ordered.items()}


def _section_faults(name: str, rows: Sequence[Row], sections: Mapping[str, _Units]) -> Iterator[Violation]:
    for row in rows:
        place = sections.get(row["document_id"])
        if place is None or row["section_id"] is None or row["start_char"] is None:
            continue
        section = place.at(row["start_char"])
        if not section["start_char"] <= row["start_char"] < section["end_char"]:
            yield _fault(name, row, "place", f"it stands in no section, section_id is {row['section_id']}")
        elif section["section_id"] != row["section_id"]:
            yield _fault(name, row, "place", f"it stands in {section['section_id']}, section_id is {row['section_id']}")


def _held_faults(name: str, by: str, rows: Sequence[Row], holders: Sequence[Row] | None) -> Iterator[Violation]:
    """A row lies within the row that its column `by` refers to."""
    if holders is None:
        return
    spans = {row[by]: (row["start_char"], row["end_char"]) for row in holders}
    for row in rows:
        start, end = spans.get(row[by], (None, None))
        own = row["start_char"], row["end_char"]
        if start is not None and end is not None and None not in own and not start <= own[0] <= own[1] <= end:
            yield _fault(name, row, "place", f"it is not within {row[by]}, which has the characters {start} to {end}")


def _speaker_faults(rows: Sequence[Row], quotes: Sequence[Row] | None) -> Iterator[Violation]:
    """The sources of a quote are counted from 1, they are several, and the first is the quote's speaker."""
    if quotes is None:
        return
    first = {row["quote_id"]: (row["speaker_entity_id"], row["speaker_name"]) for row in quotes}
    positions = defaultdict(list)
    for row in rows:
        positions[row["quote_id"]].append(row["position"])
    for row in rows:
        own = positions[row["quote_id"]]
        if None not in own and (len(own) < 2 or sorted(own) != list(range(1, len(own) + 1))):
            yield _fault("quote_speakers", row, "positions", f"{row['quote_id']} has the positions {sorted(own)}")
        said = row["entity_id"], row["speaker_name"]
        if row["position"] == 1 and first.get(row["quote_id"], said) != said:
            yield _fault("quote_speakers", row, "as in quotes", f"it is not the speaker of {row['quote_id']}")


def _fault(name: str, row: Row, rule: str, message: str) -> Violation:
    key = ", ".join(str(row[part]) for part in TABLES[name].key)
    return Violation(name, key, rule, message, row["document_id"])
