"""Compare the rows of one article with those that other rules make of it: what appeared, vanished and changed.

Rows are known by their place in the text, as their ids count from the first one on: a quote that is new would else
change the ids of all after it. Rows of shared tables are left out, as they belong to no single article.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from transforms.document import Row, Rows
from warehouse.fields import Table
from warehouse.lake.replaying import KEPT_COLUMNS
from warehouse.tables import TABLES

# By run, by version, or said by another column.
_LEFT_OUT = frozenset({
    *("run_id", "rule_version", "model_version", "position", "parser_output"),
    *("first_topic_id", "first_topic_name"),
})
_DAY = frozenset({"published_date", "published_month"})  # the same in all tables, so a change counts in `documents`
_WHO = ("speaker_entity_id", "speaker_name", "speaker_kind")
_PLACE = ("start_char", "end_char")
# Less than this is the arithmetic of another processor.
_SAME_NUMBER = 1e-6

Ids = Mapping[str, str]


class DifferenceKind(StrEnum):
    """What became of a row; the last three are of quotes, beside `changed`."""

    APPEARED = "appeared"
    VANISHED = "vanished"
    CHANGED = "changed"
    SPEAKER_CHANGED = "speaker changed"
    SPAN_CHANGED = "span changed"
    TYPE_CHANGED = "type changed"


@dataclass(frozen=True, slots=True)
class RowDifference:
    """A row that differs: `columns` have the values before and after; `text` is what the row is about.

    Of its kinds the last one is the most particular.
    """

    table: str
    document_id: str
    key: str
    kinds: tuple[DifferenceKind, ...]
    text: str | None = None
    columns: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DifferenceTally:
    """Differences counted by table and kind, and changes by column, with the first few of each kind."""

    shown: int
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    columns: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: dict[tuple[str, str], list[RowDifference]] = field(default_factory=lambda: defaultdict(list))
    documents: set[str] = field(default_factory=set)

    def add(self, differences: Iterable[RowDifference]) -> None:
        """Count differences."""
        for difference in differences:
            self.documents.add(difference.document_id)
            self.columns.update((difference.table, column) for column in difference.columns)
            self.counts.update((difference.table, kind) for kind in difference.kinds)
            examples = self.examples[difference.table, difference.kinds[-1]]
            if len(examples) < self.shown:
                examples.append(difference)

    def merge(self, other: DifferenceTally) -> None:
        """Add what another tally counted."""
        self.counts.update(other.counts)
        self.columns.update(other.columns)
        self.documents.update(other.documents)
        for kind, examples in other.examples.items():
            self.examples[kind] += examples[: self.shown - len(self.examples[kind])]

    def describe(self) -> dict[str, Any]:
        """Give it as plain values, for JSON; days and instants as text."""
        return {
            "documents": len(self.documents),
            "counts": _nest_counts(self.counts),
            "columns": _nest_counts(self.columns),
            "examples": [
                {"kind": str(kind), **_describe_difference(example)}
                for (_, kind), examples in sorted(self.examples.items())
                for example in examples
            ],
        }


def _nest_counts(counts: Counter[tuple[str, str]]) -> dict[str, dict[str, int]]:
    nested: dict[str, dict[str, int]] = defaultdict(dict)
    for (table, name), count in sorted(counts.items()):
        nested[table][str(name)] = count
    return dict(nested)


def _describe_difference(difference: RowDifference) -> dict[str, Any]:
    columns = {name: [_plain(old), _plain(new)] for name, (old, new) in difference.columns.items()}
    return {
        "table": difference.table,
        "document_id": difference.document_id,
        "key": difference.key,
        "text": difference.text,
        "columns": columns,
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def compare_rows(before: Rows, after: Rows) -> Iterator[RowDifference]:
    """Yield what differs between two readings of one article, table by table."""
    ids_before = _place_ids(before)
    ids_after = _place_ids(after) | _pair_quotes(before, after)
    for name, table in TABLES.items():
        if not table.shared and (before.get(name) or after.get(name)):
            old = _index_rows(table, before.get(name, ()), ids_before)
            new = _index_rows(table, after.get(name, ()), ids_after)
            yield from _compare_table(table, old, new)


def _place_ids(rows: Rows) -> dict[str, str]:
    """Map the ids of sections, sentences, quotes and the like to names that tell their places."""
    places: dict[str, str] = {}
    for name, some in rows.items():
        own, *others = TABLES[name].key
        if some and not others and TABLES[name].column(own).is_of_document:
            taken: Counter[str] = Counter()
            for row in some:
                place = _name_place(own, row)
                taken[place] += 1
                places.setdefault(row[own], place if taken[place] == 1 else f"{place} no. {taken[place]}")
    return places


def _name_place(own: str, row: Row) -> str:
    place = "-".join(str(row[name]) for name in _PLACE if name in row)
    return f"{own.removesuffix('_id')} {place}"


def _pair_quotes(before: Rows, after: Rows) -> dict[str, str]:
    """Name quotes after those with other offsets that share most of their text with them, each once."""
    before_ids = {_offsets_of(row): row["quote_id"] for row in before.get("quotes", ())}
    places = _place_ids({"quotes": before.get("quotes", [])})
    moved = [row for row in after.get("quotes", ()) if _offsets_of(row) not in before_ids]
    stayed = {_offsets_of(row) for row in after.get("quotes", ())}
    left = [row for row in before.get("quotes", ()) if _offsets_of(row) not in stayed]
    rated = [(_count_shared(old, new), places[old["quote_id"]], new["quote_id"]) for new in moved for old in left]
    paired: dict[str, str] = {}
    for shared, place, quote_id in sorted(rated, key=lambda pair: (-pair[0], *pair[1:])):
        if shared > 0 and quote_id not in paired and place not in paired.values():
            paired[quote_id] = place
    return paired


def _offsets_of(row: Row) -> tuple[int, int]:
    return row["start_char"], row["end_char"]


def _count_shared(old: Row, new: Row) -> int:
    shared: int = min(old["end_char"], new["end_char"]) - max(old["start_char"], new["start_char"])
    return shared


def _index_rows(table: Table, rows: Iterable[Row], ids: Ids) -> dict[str, Row]:
    """Give rows by key, the ids of places in their stead."""
    placed = [{name: _replace_id(name, value, ids) for name, value in row.items()} for row in rows]
    return {" ".join(str(row[name]) for name in table.key): row for row in placed}


def _replace_id(name: str, value: Any, ids: Ids) -> Any:
    if not name.endswith("_id") or value is None:
        return value
    # a statement of one article is named after its first quote: 9f2c41d07be35a68.st0003
    of_quote = value.replace(".st", ".q")
    return ids.get(value) or ids.get(of_quote, value)


def _compare_table(table: Table, old: Mapping[str, Row], new: Mapping[str, Row]) -> Iterator[RowDifference]:
    for key in sorted(old.keys() - new.keys()):
        yield _name_row(table, key, old[key], DifferenceKind.VANISHED)
    for key in sorted(new.keys() - old.keys()):
        yield _name_row(table, key, new[key], DifferenceKind.APPEARED)
    for key in sorted(old.keys() & new.keys()):
        columns = dict(_compare_columns(table, old[key], new[key]))
        if columns:
            kinds = (DifferenceKind.CHANGED, *(_name_quote_changes(columns) if table.name == "quotes" else ()))
            yield RowDifference(table.name, new[key]["document_id"], key, kinds, _text_of(new[key]), columns)


def _name_row(table: Table, key: str, row: Row, kind: DifferenceKind) -> RowDifference:
    return RowDifference(table.name, row["document_id"], key, (kind,), _text_of(row))


def _text_of(row: Row) -> str | None:
    text: str | None = row.get("text") or row.get("heading_text") or row.get("topic_id")
    return text


def _compare_columns(table: Table, old: Row, new: Row) -> Iterator[tuple[str, tuple[Any, Any]]]:
    left_out = {*_LEFT_OUT, *table.key, *KEPT_COLUMNS.get(table.name, ())}
    if table.name != "documents":
        left_out |= _DAY
    for column in table.columns:
        before, now = old.get(column.name), new.get(column.name)
        is_older = before is None and column.fill is not None  # the row was stored before there was the column
        if column.name not in left_out and not is_older and not _is_same(before, now):
            yield column.name, (before, now)


def _is_same(old: Any, new: Any) -> bool:
    if isinstance(old, float) and isinstance(new, float):
        return math.isclose(old, new, abs_tol=_SAME_NUMBER)
    return bool(old == new)


def _name_quote_changes(columns: Mapping[str, Any]) -> Iterator[DifferenceKind]:
    if any(name in columns for name in _WHO):
        yield DifferenceKind.SPEAKER_CHANGED
    if any(name in columns for name in _PLACE):
        yield DifferenceKind.SPAN_CHANGED
    if "quote_type" in columns:
        yield DifferenceKind.TYPE_CHANGED
