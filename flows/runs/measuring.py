"""Count a batch for the table `run_measures`: by source or publisher, what came in and what was found in it.

Counts rows that are there anyway, so it reads nothing. Where they are kept: warehouse/watching/measures.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from transforms.document import Document, Reject, Row, Rows, RunMeasure, TopicUnit
from warehouse.tables.run_measures import OTHERS, REJECTED_FOR, UNNAMED

# By source and by what is counted: a measure, or _SEEN.
MeasureCounts = Counter[tuple[str, str]]

_SEEN = "seen"  # inputs of a source, those too that are stored already; a base, no measure
# Of a run with more sources the smallest are put together: an archive of the web has thousands of publishers.
MOST_SOURCES = 500
_SOURCE_CHARS = 200  # what names a publisher in the bytes may be any text
# What each measure is counted of; of rejects see `_base_of`.
_BASES: Mapping[str, str] = {
    RunMeasure.ARTICLES: _SEEN,
    RunMeasure.UNDATED: RunMeasure.ARTICLES,
    RunMeasure.WITHOUT_TOPICS: RunMeasure.ARTICLES,
    RunMeasure.STATEMENTS: RunMeasure.ARTICLES,
    RunMeasure.UNNAMED_SPEAKERS: RunMeasure.STATEMENTS,
}


def count_measures(documents: Iterable[Document], parts: Iterable[Rows], rejects: Iterable[Reject]) -> MeasureCounts:
    """Count a batch.

    Args:
        documents: all that were parsed, also those that are stored already.
        parts: the rows of those that are new or revised, an article a part.
        rejects: those that no run before has stored.
    """
    counts: MeasureCounts = Counter()
    for document in documents:
        counts[_name_input(document), _SEEN] += 1
    for part in parts:
        for row in part.get("documents", ()):
            counts += _count_article(_name_source(row["source"], row["publisher"]), row, part)
    for reject in rejects:
        source = _name_input(reject)
        counts.update((source, kind) for kind in (_SEEN, RunMeasure.REJECTED, f"{REJECTED_FOR}{reject.reason_code}"))
    return counts


def make_measure_rows(counts: MeasureCounts, run_id: str, started_at: datetime) -> list[Row]:
    """Make the rows of `run_measures`; sources of which nothing is new have none."""
    together = _join_small_sources(counts)
    common = {"run_id": run_id, "started_at": started_at}
    return [
        {**common, "source": source, "measure": kind, "measured_count": together[source, kind], "base_count": base}
        for source in sorted({source for source, _ in together})
        for kind, base in _list_measures(source, together)
    ]


def _list_measures(source: str, counts: MeasureCounts) -> Iterator[tuple[str, int]]:
    """Yield the measures of a source that have a base, with it."""
    articles, rejected = counts[source, RunMeasure.ARTICLES], counts[source, RunMeasure.REJECTED]
    if not articles + rejected:
        return
    for measure, of in _BASES.items():
        if base := counts[source, of]:
            yield measure, base
    reasons = sorted(kind for other, kind in counts if other == source and kind.startswith(REJECTED_FOR))
    for measure in (RunMeasure.REJECTED, *reasons):
        yield str(measure), articles + rejected


def _count_article(source: str, document: Row, rows: Rows) -> MeasureCounts:
    statements = [quote for quote in rows.get("quotes", ()) if quote["is_statement"]]
    has_topic = any(row["unit_type"] == TopicUnit.DOCUMENT for row in rows.get("topic_assignments", ()))
    return Counter({
        (source, RunMeasure.ARTICLES.value): 1,
        (source, RunMeasure.UNDATED.value): int(document["published_date"] is None),
        (source, RunMeasure.WITHOUT_TOPICS.value): int(not has_topic),
        (source, RunMeasure.STATEMENTS.value): len(statements),
        (source, RunMeasure.UNNAMED_SPEAKERS.value): sum(quote["speaker_name"] is None for quote in statements),
    })


def _join_small_sources(counts: MeasureCounts) -> MeasureCounts:
    """Put the sources with the fewest inputs together, where there are more than are told apart."""
    sizes = Counter({source: count for (source, kind), count in counts.items() if kind == _SEEN})
    if len(sizes) <= MOST_SOURCES:
        return counts
    told_apart = {source for source, _ in sizes.most_common(MOST_SOURCES)}
    together: MeasureCounts = Counter()
    for (source, kind), count in counts.items():
        together[source if source in told_apart else OTHERS, kind] += count
    return together


def _name_input(found: Document | Reject) -> str:
    if found.raw is None:
        return UNNAMED
    metadata = found.metadata if isinstance(found, Document) else found.raw.metadata
    return _name_source(found.raw.source, metadata.publisher)


def _name_source(*names: str | None) -> str:
    return next((name[:_SOURCE_CHARS] for name in names if name), UNNAMED)


def sum_measures(counts: MeasureCounts, measures: Sequence[str]) -> dict[str, int]:
    """Sum up measures over all sources."""
    return {measure: sum(count for (_, kind), count in counts.items() if kind == measure) for measure in measures}
