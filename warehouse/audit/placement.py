"""Check that rows lie where they say: quotes in their sentence and section, pieces in their quote, sources in order.

Their ids are valid references, so that warehouse/checks passes them, and name another place. Asks one article at a
time; what needs all articles: revision_chain.py.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from transforms.document import ids
from warehouse.audit.rows import RowView, row_violation
from warehouse.checks.violations import Violation
from warehouse.tables import TABLES

RowsByTable = Mapping[str, Sequence[RowView]]
_SPAN = ("start_char", "end_char")
# Beside blanks they are nothing to see: no-width blanks and joiners, zero.
_INVISIBLE = "\u200b\u2060\ufeff\x00"
# What is looked at, beside the key and the article of each row.
COLUMNS: Mapping[str, Sequence[str]] = {
    "documents": ("dateline",),
    "document_texts": ("text",),
    "sections": ("section_id", *_SPAN),
    "sentences": ("sentence_id", "section_id", *_SPAN),
    "entity_mentions": ("sentence_id", *_SPAN),
    "dates": ("sentence_id", *_SPAN),
    "quotes": ("quote_id", "sentence_id", "section_id", "speaker_entity_id", "speaker_name", *_SPAN),
    "quote_spans": ("quote_span_id", "quote_id", "position"),
    "quote_insertions": ("quote_id", *_SPAN),
    "quote_speakers": ("quote_id", "position", "entity_id", "speaker_name"),
}


@dataclass(frozen=True, slots=True)
class _OrderedUnits:
    """Sentences or sections of one article, in order of the text."""

    starts: tuple[int, ...]
    rows: tuple[RowView, ...]

    def unit_at(self, char: int) -> RowView:
        """Give the last one that begins at or before `char`, else the first."""
        return self.rows[max(bisect_right(self.starts, char) - 1, 0)]


def find_misplaced_rows(rows: RowsByTable) -> Iterator[Violation]:
    """Yield the rows of these articles that lie elsewhere than they say; a table that is not given is unknown."""
    sentences = _order_by_article(rows.get("sentences", ()))
    sections = _order_by_article(rows.get("sections", ()))
    yield from _check_first_sentences(rows.get("quotes", ()), sentences)
    for name in ("quotes", "sentences"):
        yield from _check_sections(name, rows.get(name, ()), sections)
    yield from _check_containers("entity_mentions", "sentence_id", rows, "sentences")
    yield from _check_containers("dates", "sentence_id", rows, "sentences")
    yield from _check_containers("quote_insertions", "quote_id", rows, "quotes")
    yield from _check_piece_ids(rows.get("quote_spans", ()))
    yield from _check_sources(rows.get("quote_speakers", ()), rows.get("quotes"))
    yield from _check_paragraphs(rows)
    yield from _check_datelines(rows)


def _order_by_article(rows: Sequence[RowView]) -> dict[str, _OrderedUnits]:
    units = defaultdict(list)
    for row in rows:
        if row["start_char"] is not None and row["end_char"] is not None:
            units[row["document_id"]].append(row)
    ordered = {key: tuple(sorted(some, key=lambda row: row["start_char"])) for key, some in units.items()}
    return {key: _OrderedUnits(tuple(row["start_char"] for row in some), some) for key, some in ordered.items()}


def _check_first_sentences(quotes: Sequence[RowView], sentences: Mapping[str, _OrderedUnits]) -> Iterator[Violation]:
    """Yield the quotes that begin in another sentence than they say."""
    for row in quotes:
        units = sentences.get(row["document_id"])
        if units is None or row["start_char"] is None:
            continue
        first = units.unit_at(row["start_char"])["sentence_id"]
        if row["sentence_id"] != first:
            message = f"it begins in {first}, sentence_id is {row['sentence_id']}"
            yield row_violation(TABLES["quotes"], row, "place", message)


def _check_sections(name: str, rows: Sequence[RowView], sections: Mapping[str, _OrderedUnits]) -> Iterator[Violation]:
    """Yield the rows that lie in another section than they say."""
    for row in rows:
        units = sections.get(row["document_id"])
        if units is None or row["section_id"] is None or row["start_char"] is None:
            continue
        section = units.unit_at(row["start_char"])
        if not section["start_char"] <= row["start_char"] < section["end_char"]:
            message = f"it stands in no section, section_id is {row['section_id']}"
            yield row_violation(TABLES[name], row, "place", message)
        elif section["section_id"] != row["section_id"]:
            message = f"it stands in {section['section_id']}, section_id is {row['section_id']}"
            yield row_violation(TABLES[name], row, "place", message)


def _check_containers(name: str, by: str, rows: RowsByTable, container: str) -> Iterator[Violation]:
    """Yield the rows of table `name` that do not lie within the row of `container` that their column `by` names."""
    if container not in rows:
        return
    spans = {row[by]: (row["start_char"], row["end_char"]) for row in rows[container]}
    for row in rows.get(name, ()):
        outer = spans.get(row[by], (None, None))
        inner = (row["start_char"], row["end_char"])
        if None in outer or None in inner:
            continue
        if not outer[0] <= inner[0] <= inner[1] <= outer[1]:
            message = f"it is not within {row[by]}, which has the characters {outer[0]} to {outer[1]}"
            yield row_violation(TABLES[name], row, "place", message)


def _check_piece_ids(spans: Sequence[RowView]) -> Iterator[Violation]:
    """Yield the pieces whose id is not made of their quote and position."""
    for row in spans:
        if row["quote_span_id"] != ids.quote_span_id(row["quote_id"], row["position"]):
            yield row_violation(TABLES["quote_spans"], row, "id of its quote", f"quote_id is {row['quote_id']}")


def _check_sources(rows: Sequence[RowView], quotes: Sequence[RowView] | None) -> Iterator[Violation]:
    """Yield the sources that are not counted from 1, are no several, or of which the first is not the quote's."""
    if quotes is None:
        return
    speaker_of = {row["quote_id"]: (row["speaker_entity_id"], row["speaker_name"]) for row in quotes}
    positions = defaultdict(list)
    for row in rows:
        positions[row["quote_id"]].append(row["position"])
    for row in rows:
        own = positions[row["quote_id"]]
        if None not in own and not _counts_several(own):
            message = f"{row['quote_id']} has the positions {sorted(own)}"
            yield row_violation(TABLES["quote_speakers"], row, "positions", message)
        source = (row["entity_id"], row["speaker_name"])
        if row["position"] == 1 and speaker_of.get(row["quote_id"], source) != source:
            message = f"it is not the speaker of {row['quote_id']}"
            yield row_violation(TABLES["quote_speakers"], row, "as in quotes", message)


def _counts_several(positions: Sequence[int]) -> bool:
    return len(positions) > 1 and sorted(positions) == list(range(1, len(positions) + 1))


def _check_paragraphs(rows: RowsByTable) -> Iterator[Violation]:
    """Yield the sections that begin or end within a paragraph."""
    texts = _index_texts(rows)
    for row in rows.get("sections", ()):
        text = texts.get(row["document_id"])
        start, end = row["start_char"], row["end_char"]
        if text is None or start is None or end is None:
            continue
        if not _is_whole(text, start, end):
            message = f"characters {start} to {end} begin or end within a paragraph"
            yield row_violation(TABLES["sections"], row, "offsets", message)


def _is_whole(text: str, start: int, end: int) -> bool:
    before = text[start - 1 : start] if start > 0 else ""
    after = text[end : end + 1]
    has_space_around = all(char.isspace() or char in _INVISIBLE for char in (before, after) if char)
    return has_space_around and text[start:end].strip() == text[start:end]


def _check_datelines(rows: RowsByTable) -> Iterator[Violation]:
    """Yield the articles whose text does not have their dateline."""
    texts = _index_texts(rows)
    for row in rows.get("documents", ()):
        text, line = texts.get(row["document_id"]), row["dateline"]
        if text is not None and line is not None and line not in text:
            message = f"dateline {line!r} is not in the text"
            yield row_violation(TABLES["documents"], row, "text is there", message)


def _index_texts(rows: RowsByTable) -> dict[str, str]:
    return {row["document_id"]: row["text"] or "" for row in rows.get("document_texts", ())}
