"""Summarize for people what was found: the run in one line, then what the warehouse holds and where."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flows.cli.counts import write_count
from flows.inputs.source_reading import SHORT_WORDS
from flows.runtime.progress import summarize_run
from warehouse.bi import reader
from warehouse.bi.published import shown_folder

SHOWN = 12  # speakers, entity types and topics: what fits on a screen; the tables have them all
_UNNAMED = ("", "")
_COUNTED = (("documents", "document"), ("sentences", "sentence"), ("quotes", "quote"), ("entities", "entity"))


def summary(data: Path, outcome: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of the summary that ends `wireroom ingest`."""
    yield summarize_run(outcome)
    yield from _describe_left_out(outcome)
    if not (data / "bi").exists():
        yield f"nothing is published in {data} yet: `wireroom publish --data {data}`"
        return
    bi = reader.generation(data)
    yield "holds: " + ", ".join(write_count(reader.count(bi, table), noun) for table, noun in _COUNTED)
    speakers = _count_statements(bi)
    unnamed = speakers.pop(_UNNAMED, 0)
    yield from _list_counts("statements by speaker", [(name, count) for (_, name), count in speakers.most_common()])
    if unnamed:
        yield f"  {'(no name)':<40} {unnamed:>7,}"
    yield from _list_counts(
        "entities", Counter(reader.read(bi, "entities", ["entity_type"])["entity_type"].to_pylist()).most_common()
    )
    yield from _list_counts("topics of articles", _count_topics(bi))
    yield f"Parquet: {shown_folder(data)}/<table>/*.parquet; `wireroom tables` says what each column means"
    yield f"to look at it: `wireroom report --data {data}` writes one page that shows who said what"


def _describe_left_out(outcome: dict[str, Any]) -> Iterator[str]:
    """Yield what did not become an article, and why; what was passed over; how many articles have no date."""
    rejects = outcome.get("rejects", [])
    yield from _list_rejects(rejects)
    before = outcome.get("rejected_before", 0)
    if (more := outcome["documents_rejected"] - before - len(rejects)) > 0:
        reasons = ", ".join(f"{count:,} {reason}" for reason, count in outcome["reasons"].items())
        yield f"rejected: {more:,} more; of all: {reasons}; the table `rejects` has each"
    if before:
        yield f"rejected before: {before:,} for the same reasons as in earlier runs; the table `rejects` has each"
    if passed_over := outcome.get("passed_over"):
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in passed_over.items())
        yield f"passed over: {kinds}; `wireroom formats` lists what is read, and a file that is named is tried"
    yield from describe_quality(outcome)
    if undated := outcome.get("undated"):
        counted = write_count(undated, "new article")
        yield f"undated: {counted} without a day of publication; --date or a metadata.csv can say it"
    if short := outcome.get("short"):
        yield (
            f"short: {write_count(short, 'new article')} with fewer than {SHORT_WORDS} words, as a summary has; "
            "`wireroom parse FILE` shows what was taken for the text"
        )


def _list_rejects(rejects: list[dict[str, Any]]) -> Iterator[str]:
    """Yield a line for each reason and message: of the many rows of a table that are alike, the first is named."""
    alike: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for reject in rejects:
        alike[reject["reason_code"], reject["message"]].append(reject["source_uri"])
    for (reason, message), uris in alike.items():
        more = f" (and {len(uris) - 1:,} more like it)" if len(uris) > 1 else ""
        yield f"rejected: {uris[0]}: {reason}: {message}{more}"


def describe_quality(outcome: dict[str, Any]) -> Iterator[str]:
    """Yield the counts of a run that found something new, and what of its sources is out of the usual."""
    quality = outcome.get("quality") or {}
    if articles := quality.get("articles"):
        statements = quality["statements"]
        named = f", {1 - quality['unnamed_speakers'] / statements:.0%} of them by a named speaker" if statements else ""
        yield (
            f"quality: {statements / articles:.1f} statements an article{named}; "
            f"{quality['without_topics']:,} without topics, {quality['undated']:,} undated"
        )
    for alarm in quality.get("alarms", ()):
        yield f"{'new alarm' if alarm['is_new'] else 'alarm'}: {alarm['line']}"


def _count_statements(bi: Path) -> Counter[tuple[str, str]]:
    """Count the statements of each speaker by id and name; of joint ones each speaker has one, as in the report."""
    counts: Counter[tuple[str, str]] = Counter()
    for row in reader.read(bi, "speaker_month", ["speaker_entity_id", "speaker_name", "quote_count"]).to_pylist():
        counts[row["speaker_entity_id"] or "", row["speaker_name"] or ""] += row["quote_count"]
    return +counts  # without those who only have scare quotes


def _count_topics(bi: Path) -> list[tuple[str, int]]:
    names = dict(
        zip(
            *(reader.read(bi, "topics", ["topic_id", "name"])[name].to_pylist() for name in ("topic_id", "name")),
            strict=True,
        )
    )
    given = reader.read(bi, "topic_assignments", ["unit_type", "topic_id"]).to_pylist()
    found = Counter(row["topic_id"] for row in given if row["unit_type"] == "document")
    return [(names.get(topic_id, topic_id), count) for topic_id, count in found.most_common()]


def _list_counts(title: str, counts: list[tuple[str, int]]) -> Iterator[str]:
    if not counts:
        return
    yield f"{title}:"
    for name, count in counts[:SHOWN]:
        yield f"  {name:<40} {count:>7,}"
    if len(counts) > SHOWN:
        yield f"  and {len(counts) - SHOWN:,} more"
