"""A run of `wireroom ingest`: inputs -> stored rows -> bi/.

Decides what runs when and what is tried again; holds no rule about news. As a flow of Prefect's: flows/ingest.py. What
comes in: inputs/. What an article's rows are: transforms/. What is stored as new, revised or unchanged:
warehouse/store.py.
"""

from __future__ import annotations

import secrets
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from flows import inputs
from flows.inputs import rejected as rejected_files
from flows.inputs import releases
from flows.inputs.parsed import ParsedInput, parse_inputs
from flows.inputs.source_reading import SourceCounts, SourceReader, count_source_result, find_settled_pages
from flows.inputs.sources import NewsSource, read_sources
from flows.runs.identity import link_entities
from flows.runs.publish import publish_tables
from flows.runtime import interrupts, progress
from flows.runtime.steps import Retries, step
from flows.settings import Settings, data_folder, settings_of
from transforms import versions
from transforms.document import Document, Profile, Reject, RejectReason, RemovalCause, Rows
from transforms.knowledge.media_topics import topic_rows
from transforms.rows import rows_of
from transforms.rows.rejects import make_reject_row
from warehouse import checks, store

# Of steps that write to the store: each try skips what the store has.
STORING = Retries((store.StoreBusy, ConnectionError), delays_seconds=(1, 2, 4, 8))
SHOWN_VIOLATIONS = 3  # in the message of a reject: enough to see what is wrong
SHOWN_REJECTS = 20  # in the outcome; the table `rejects` has them all


@dataclass(frozen=True, slots=True)
class Stored:
    """What a batch came to; of its rejects the reasons, and a few new ones without their bytes."""

    counts: store.Counts
    reasons: Counter[str]
    rejects: list[Reject]  # those that no run before has stored
    rejected_before: int
    undated: int  # articles stored without a day of publication
    by_source: SourceCounts  # what became of the inputs that have a source


@dataclass(slots=True)
class Run:
    """A run under way: who it is, what it has come to."""

    run_id: str
    data: Path
    started_at: datetime
    profile: Profile
    counts: store.Counts = field(default_factory=store.Counts)
    status: str = "running"
    rejects: list[Reject] = field(default_factory=list)
    rejected_before: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    undated: int = 0
    by_source: SourceCounts = field(default_factory=Counter)
    passed_over: Counter[str] = field(default_factory=Counter)  # files of a folder that are of no format read, by kind

    def add(self, stored: Stored) -> None:
        """Count one more batch."""
        self.counts += stored.counts
        self.rejected_before += stored.rejected_before
        self.reasons += stored.reasons
        self.undated += stored.undated
        self.by_source += stored.by_source
        self.rejects += stored.rejects[: SHOWN_REJECTS - len(self.rejects)]
        progress.reporter().stored(stored.counts)

    def outcome(self, seconds: float) -> dict[str, Any]:
        """Make the object of the last line on standard output: what the run came to."""
        rejects = [
            {"source_uri": reject.source_uri, "reason_code": str(reject.reason_code), "message": reject.last_line}
            for reject in self.rejects
        ]
        return {
            "run_id": self.run_id,
            "status": self.status,
            **self.counts.name_columns(),
            "seconds": round(seconds, 3),
            "rejected_before": self.rejected_before,
            "undated": self.undated,
            "reasons": dict(self.reasons.most_common()),
            "rejects": rejects,
            "passed_over": dict(self.passed_over.most_common()),
        }

    def row(self) -> dict[str, Any]:
        """Make the row of the table `runs`."""
        has_new_rows = self.counts.added > 0 or self.counts.revised > 0
        return {
            "run_id": self.run_id,
            "started_at": self.started_at,
            "finished_at": None if self.status == "running" else read_clock(),
            "status": self.status,
            "rule_version": versions.RULE_VERSION,
            "model_version": versions.model_version(self.profile) if has_new_rows else None,
            **self.counts.name_columns(),
        }


def ingest_articles(
    paths: list[str],
    data: str | None = None,
    batch_size: int | None = None,
    rejected: bool = False,
    profile: str | None = None,
    declared: dict[str, str | None] | None = None,
    sources: str | None = None,
    min_age: float | None = None,
) -> dict[str, Any]:
    """Read, annotate, store and publish the articles that `paths` name; `rejected` tries the quarantine again.

    `declared` is what the caller says of all inputs (date, publisher, source, language), where they leave it open.
    `sources` is a sources.toml: all that it names is read too.

    Returns:
        run_id, status, the five counts of the `runs` row, seconds; how many of the rejects an earlier run has stored
        and how many articles are undated, reasons and the first new rejects, what was passed over.

    Raises:
        WrongCall: a path or setting cannot work.
        StoreBusy: other writers kept the store for too long; it is intact, and the same call goes on.
    """
    settings = settings_of({"data": data, "batch_size": batch_size, "profile": profile, "min_age": min_age})
    said = inputs.declare_input(declared or {}, "an option of the run")
    return _ingest(paths, settings, rejected, said, read_sources(Path(sources)) if sources else [])


def _ingest(
    paths: list[str],
    settings: Settings,
    rejected: bool,
    declared: inputs.DeclaredInput,
    sources: list[NewsSource],
) -> dict[str, Any]:
    folder = data_folder(settings, is_written=True)
    found = inputs.resolve_paths(paths)
    inputs.leave_young_files(found, settings.min_age, time.time())
    store.create(folder)
    store.set_topics(folder, topic_rows())
    store.recover(folder)
    again = (
        rejected_files.list_rejected_inputs(folder)
        if rejected
        else rejected_files.list_due_inputs(folder, read_clock())
    )
    progress.reporter().began(len(found) + len(sources) + len(again))
    run = Run(make_run_id(), folder, read_clock(), settings.profile, passed_over=found.passed_over)
    with inputs.LateHttpClient(inputs.HttpLimits(settings.max_bytes)) as client:
        earlier = store.read_sources(folder) if sources else []
        find_settled = partial(find_settled_pages, folder, run.started_at)
        reader = SourceReader(sources, earlier, client, settings.max_bytes, find_settled)
        articles = chain(
            rejected_files.read_rejected(folder, again, settings.max_bytes),
            inputs.read_found_files(found, client, settings.max_bytes, declared, settings.allow_private),
            reader.read(),
        )
        return _run_batches(run, parse_inputs(articles, settings.max_chars), reader, settings)


def _run_batches(run: Run, parsed: Iterator[ParsedInput], reader: SourceReader, settings: Settings) -> dict[str, Any]:
    start = time.monotonic()
    progress.reporter().started(lambda: run.outcome(time.monotonic() - start))
    store.start_run(run.data, run.row())
    try:
        for number, batch in enumerate(inputs.cut_article_batches(parsed, settings.batch_size), start=1):
            label = f"batch {number}, {len(batch)} from {_file_name(batch[0].input_uri)}"
            with interrupts.hold_interrupts():
                run.add(ingest_batch(label, batch, run.run_id, run.started_at, run.data, settings))
        if rows := reader.make_rows(run.by_source):  # once all is stored: what is not is fetched again
            store.record_sources(run.data, rows)
        run.status = "succeeded"
        store.end_run(run.data, run.row())  # before publishing, so that bi/ shows it
        publish_tables(run.data)
    finally:
        if run.status != "succeeded":
            run.status = "failed"
            store.end_run(run.data, run.row())
        outcome = run.outcome(time.monotonic() - start)
        progress.reporter().ended(outcome)
    return outcome


@step("batch", "{label}")
def ingest_batch(
    label: str, batch: list[ParsedInput], run_id: str, started_at: datetime, data: Path, settings: Settings
) -> Stored:
    """Make rows of what is new in `batch` and store them, all or none.

    Returns:
        The counts, which add up to the articles and rejects of the batch. No rows: Prefect keeps what tasks return to
        the end.
    """
    parsed = [article.result for article in batch if isinstance(article.result, Document)]
    rejects = [article.result for article in batch if isinstance(article.result, Reject)]
    documents, held = releases.hold_back_documents(parsed, started_at)
    rejects += held
    fresh = store.select_unstored(data, documents)
    counts = _count_unchanged(len(documents) - len(fresh))

    with interrupts.allow_interrupts():
        parts, refused = make_rows(fresh, run_id, started_at, settings.profile)
    parts = link_entities(data, parts)
    kept = [rejected_files.keep_reject_bytes(data, reject) for reject in (*rejects, *refused)]
    rows = [make_reject_row(reject, run_id, sha256) for reject, sha256 in kept]
    before = store.find_earlier_rejects(data, {row["reject_id"] for row in rows}, run_id)
    if rows:
        parts.append({"rejects": rows})
    if parts:
        counts += store_batch(f"store {label}", parts, data)

    new = [reject for (reject, _), row in zip(kept, rows, strict=True) if row["reject_id"] not in before]
    if withdrawn := releases.list_withdrawn_documents(parsed):
        store.remove(data, withdrawn, RemovalCause.WITHDRAWN, started_at)
    undated = sum(row["published_date"] is None for part in parts for row in part.get("documents", ()))
    reasons = Counter(str(reject.reason_code) for reject, _ in kept)
    return Stored(counts, reasons, new[:SHOWN_REJECTS], len(kept) - len(new), undated, _count_by_source(batch))


def _count_by_source(batch: list[ParsedInput]) -> SourceCounts:
    by_source: SourceCounts = Counter()
    for article in batch:
        by_source += count_source_result(article.source, article.result)
    return by_source


def _count_unchanged(unchanged: int) -> store.Counts:
    return store.Counts(seen=unchanged, unchanged=unchanged)


@step("store", "{label}", STORING)
def store_batch(label: str, parts: list[Rows], data: Path) -> store.Counts:
    """Store the rows of a batch, an article a part."""
    return store.append(data, *parts)


def make_rows(
    documents: list[Document], run_id: str, started_at: datetime, profile: Profile, *, is_again: bool = False
) -> tuple[list[Rows], list[Reject]]:
    """Annotate `documents` and make the rows of each; one whose rows break the contract becomes a Reject.

    With `is_again` they are made from stored rows, and what is known of them beside their parser's output comes anew.
    """
    if not documents:
        return [], []
    from transforms import pipeline  # loads spaCy: not where all that comes in is known

    parts: list[Rows] = []
    rejects: list[Reject] = []
    annotate = pipeline.reannotate if is_again else pipeline.annotate
    for result in annotate(documents, profile):
        if isinstance(result, Reject):
            rejects.append(result)
            continue
        rows = rows_of(result, run_id, started_at)
        violations = checks.find_violations(rows)
        if violations:
            message = _describe_violations(violations)
            rejects.append(Reject.of_document(result, RejectReason.CONTRACT.value, message, "store"))
        else:
            parts.append(rows)
        progress.reporter().annotated()
    return parts, rejects


def _describe_violations(violations: list[checks.Violation]) -> str:
    shown = [f"{one.table} {one.row_key}: {one.rule}: {one.message}" for one in violations[:SHOWN_VIOLATIONS]]
    return f"{len(violations)} faults, first {'; '.join(shown)}"


def read_clock() -> datetime:
    """Give the time as tables have it: naive UTC."""
    return datetime.now(UTC).replace(tzinfo=None)


def make_run_id() -> str:
    """Make the id of a run that begins now."""
    return f"{read_clock():%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"


def _file_name(uri: str) -> str:
    return uri.rstrip("/").rpartition("/")[2]
