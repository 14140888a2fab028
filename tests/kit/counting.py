"""Count what a report holds in plain Python: a second way, which the SQL of a measure is compared with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from warehouse.queries.measures import NO_VALUE, Measure
from warehouse.report.dimension_values import values_of
from warehouse.report.facts import QuoteFacts, ReportFacts


def count_facts(
    facts: ReportFacts, measure: Measure, by: Sequence[str] = (), where: Mapping[str, str] | None = None
) -> dict[tuple[str, ...], int]:
    """Count what `write_sql` counts, among the facts: the values of `by`, NO_VALUE for null, with their count."""
    counted: dict[tuple[str, ...], set[str]] = defaultdict(set)
    if not by:
        counted[()] = set()
    for quote in facts.statements:
        values = _measured_values(quote, measure)
        if values and all(_has_value(quote, name, value) for name, value in (where or {}).items()):
            for key in _keys_of(quote, by):
                counted[key].update(values)
    return {key: len(found) for key, found in counted.items()}


def _keys_of(quote: QuoteFacts, by: Sequence[str]) -> Iterator[tuple[str, ...]]:
    keys: list[tuple[str, ...]] = [()]
    for name in by:
        keys = [(*key, value) for key in keys for value in values_of(quote, name)]
    yield from keys


def _has_value(quote: QuoteFacts, name: str, value: str) -> bool:
    values = values_of(quote, name)
    return value in values or (value == NO_VALUE and not values)


def _measured_values(quote: QuoteFacts, measure: Measure) -> tuple[str, ...]:
    if measure == Measure.SPEAKERS:
        return quote.speaker_ids
    return (quote.row["quote_id" if measure == Measure.QUOTES else "document_id"],)
