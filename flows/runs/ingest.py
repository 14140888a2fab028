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
from flows.inputs.source_reading import (
    SHORT_WORDS,
    SourceCounts,
    SourceReader,
    count_source_result,
    find_settled_pages,
)
from flows.inputs.sources import NewsSource, read_sources
from flows.runs.annotation import (
    BegunArticles,
    RunAnnotator,
    begin_ahead,
    check_runner,
    make_order,
    open_annotator,
)
from flows.runs.identity import link_parts
from flows.runs.measuring import MeasureCounts, count_measures
from flows.runs.own_articles import select_own_parts
from flows.runs.publish import publish_tables
from flows.runs.quality import Quality, keep_quality, send_new_alarms
from flows.runtime import interrupts, lineage, logs, progress
from flows.runtime.steps import Retries, step
from flows.settings import Settings, data_folder, settings_of
from transforms import versions
from transforms.document import Document, Profile, Reject, RemovalCause, Rows, RunStatus
from transforms.knowledge.media_topics import topic_rows
from transforms.rows.rejects import make_reject_row
from warehouse import store
from warehouse.lake.annotation_cache import drop_annotations

# Of steps that write to the store: each try skips what the store has.
STORING = Retries((store.StoreBusy, ConnectionError), delays_seconds=(1, 2, 4, 8))
SHOWN_REJECTS = 20  # in the outcome; the table `rejects` has them all


@dataclass(frozen=True, slots=True)
class Stored:
    """What a batch came to; of its rejects the reasons, and a few new ones without their bytes."""

    counts: store.Counts
    reasons: Counter[str]
    rejects: list[Reject]  # those that no run before has stored
    rejected_before: int
    undated: int  # articles stored without a day of publication
    short: int  # articles stored with so few words that they are a summary or a caption
    by_source: SourceCounts  # what became of the inputs that have a source
    measures: MeasureCounts  # what is counted of each source or publisher


@dataclass(slots=True)
class ArticleBatch:
    """A batch on its way: what was read, what is new of that, what came of it."""

    number: int
    label: str
    inputs: list[ParsedInput]
    parsed: list[Document]
    documents: list[Document]  # those of `parsed` that are not held back
    rejects: list[Reject]
    begun: BegunArticles = field(default_factory=dict)  # those that are being annotated
    unchanged: int = 0
    parts: list[Rows] = field(default_factory=list)  # the rows of each new article


@dataclass(slots=True)
class Run:
    """A run under way: who it is, what it has come to."""

    run_id: str
    data: Path
    started_at: datetime
    profile: Profile
    counts: store.Counts = field(default_factory=store.Counts)
    status: RunStatus = RunStatus.RUNNING
    rejects: list[Reject] = field(default_factory=list)
    rejected_before: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    undated: int = 0
    short: int = 0
    by_source: SourceCounts = field(default_factory=Counter)
    measures: MeasureCounts = field(default_factory=Counter)
    quality: Quality | None = None  # once it is stored
    passed_over: Counter[str] = field(default_factory=Counter)  # files of a folder that are of no format read, by kind

    def add(self, stored: Stored) -> None:
        """Count one more batch."""
        self.counts += stored.counts
        self.rejected_before += stored.rejected_before
        self.reasons += stored.reasons
        self.undated += stored.undated
        self.short += stored.short
        self.by_source += stored.by_source
        self.measures += stored.measures
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
            "short": self.short,
            "reasons": dict(self.reasons.most_common()),
            "rejects": rejects,
            "passed_over": dict(self.passed_over.most_common()),
            "quality": None if self.quality is None else self.quality.describe(),
        }

    def row(self) -> dict[str, Any]:
        """Make the row of the table `runs`."""
        has_new_rows = self.counts.added > 0 or self.counts.revised > 0
        return {
            "run_id": self.run_id,
            "started_at": self.started_at,
            "finished_at": None if self.status == RunStatus.RUNNING else read_clock(),
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
    publish: str | None = None,
    workers: int | None = None,
    runner: str | None = None,
) -> dict[str, Any]:
    """Read, annotate, store and publish the articles that `paths` name; `rejected` tries the quarantine again.

    `declared` is what the caller says of all inputs (date, publisher, source, language), where they leave it open.
    `sources` is a sources.toml: all that it names is read too. `publish` says how bi/ is shown from now on. What is
    None comes from the settings (flows/settings.py), which say what each means.

    Returns:
        run_id, status, the five counts of the `runs` row, seconds; how many of the rejects an earlier run has stored
        and how many articles are undated, reasons and the first new rejects, what was passed over, its quality.

    Raises:
        WrongCall: a path or setting cannot work.
        StoreBusy: other writers kept the store for too long; it is intact, and the same call goes on.
    """
    flags = {"data": data, "batch_size": batch_size, "profile": profile, "min_age": min_age, "publish": publish}
    settings = settings_of(flags | {"workers": workers, "runner": runner})
    said = inputs.declare_input(declared or {}, inputs.OPTIONS)
    return _ingest(paths, settings, rejected, said, read_sources(Path(sources)) if sources else [])


def _ingest(
    paths: list[str],
    settings: Settings,
    rejected: bool,
    declared: inputs.DeclaredInput,
    sources: list[NewsSource],
) -> dict[str, Any]:
    check_runner(settings)
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
    places = [*paths, *(source.place for source in sources)]
    with (
        lineage.tell_of_run(settings, "ingest-articles", run.run_id, folder, places),
        inputs.LateHttpClient(inputs.HttpLimits(settings.max_bytes)) as client,
    ):
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
    logs.enter(run_id=run.run_id, batch=None)
    progress.reporter().started(lambda: run.outcome(time.monotonic() - start))
    store.start_run(run.data, run.row())
    try:
        order = make_order(run.run_id, run.started_at, settings, run.data)
        with open_annotator(order, settings) as annotator:
            begin = partial(_begin_batch, run.data, annotator)
            for batch in begin_ahead(_cut_batches(run, parsed, settings), begin, annotator.batches_ahead):
                logs.enter(batch=batch.number)
                with interrupts.hold_interrupts():
                    run.add(ingest_batch(batch, run, annotator))
        logs.enter(batch=None)
        if rows := reader.make_rows(run.by_source):  # once all is stored: what is not is fetched again
            store.record_sources(run.data, rows)
        run.status = RunStatus.SUCCEEDED
        _end_run(run)  # before publishing, so that bi/ shows it
        _publish(run, settings)
    except BaseException as error:
        if run.status == RunStatus.RUNNING:
            run.status = name_end(error)
            _end_run(run)
        raise
    finally:
        outcome = run.outcome(time.monotonic() - start)
        progress.reporter().ended(outcome)
        if run.quality is not None:
            send_new_alarms(run.quality.found.new, run.run_id, run.data, settings)
    return outcome


def _cut_batches(run: Run, parsed: Iterator[ParsedInput], settings: Settings) -> Iterator[ArticleBatch]:
    for number, batch in enumerate(inputs.cut_article_batches(parsed, settings.batch_size), start=1):
        label = f"batch {number}, {len(batch)} from {_file_name(batch[0].input_uri)}"
        documents = [article.result for article in batch if isinstance(article.result, Document)]
        rejects = [article.result for article in batch if isinstance(article.result, Reject)]
        kept, held = releases.hold_back_documents(documents, run.started_at)
        yield ArticleBatch(number, label, batch, documents, kept, rejects + held)


def _begin_batch(data: Path, annotator: RunAnnotator, batch: ArticleBatch) -> None:
    batch.begun = annotator.begin(store.select_unstored(data, batch.documents))


def _end_run(run: Run) -> None:
    store.end_run(run.data, run.row())
    run.quality = keep_quality(run.data, run.measures, run.run_id, run.started_at)


def _publish(run: Run, settings: Settings) -> None:
    """Publish what a run that has ended stored; where that fails, the run has failed, though all of it is stored."""
    try:
        publish_tables(run.data, settings.publish)
    except BaseException as error:
        run.status = name_end(error)
        store.end_run(run.data, run.row())
        raise


def ingest_batch(batch: ArticleBatch, run: Run, annotator: RunAnnotator) -> Stored:
    """Make rows of what is new in `batch` and store them, all or none.

    Returns:
        The counts, which add up to the articles and rejects of the batch.
    """
    annotate_batch(f"annotate {batch.label}", batch, run.data, annotator)
    stored = store_batch(f"store {batch.label}", batch, run.run_id, run.data)
    batch.begun = {}  # Prefect may hold the batch to the end
    batch.parts = []
    drop_annotations(run.data, (document.document_id for document in batch.documents))
    if withdrawn := releases.list_withdrawn_documents(batch.parsed):
        store.remove(run.data, withdrawn, RemovalCause.WITHDRAWN, run.started_at)
    return stored


@step("annotate", "{label}")
def annotate_batch(label: str, batch: ArticleBatch, data: Path, annotator: RunAnnotator) -> int:
    """Make the rows of what is new in `batch`, an article a part; give how many articles that is.

    What is new is known for certain once the batch before is stored; what was begun earlier is mostly that.
    """
    fresh = store.select_unstored(data, batch.documents)
    batch.unchanged = len(batch.documents) - len(fresh)
    with interrupts.allow_interrupts():
        results = annotator.annotate(fresh, batch.begun)
    batch.parts = [result for result in results if not isinstance(result, Reject)]
    batch.rejects += [result for result in results if isinstance(result, Reject)]
    return len(fresh)


@step("store", "{label}", STORING)
def store_batch(label: str, batch: ArticleBatch, run_id: str, data: Path) -> Stored:
    """Store the rows of a batch, and its rejects with their bytes; safe to call again.

    Args:
        label: what the step is called where steps are shown.
        batch: what was read and annotated.
        run_id: the run that the batch is of.
        data: the warehouse.

    Returns:
        What it came to: counts, and the rejects that no run before has stored.

    Raises:
        StoreBusy: other writers kept the store for too long; it is intact.
    """
    parts = list(batch.parts)
    kept = [rejected_files.keep_reject_bytes(data, reject) for reject in batch.rejects]
    rows = [make_reject_row(reject, run_id, sha256) for reject, sha256 in kept]
    if rows:
        parts.append({"rejects": rows})
    counts = store.append(data, *parts, link=link_parts) if parts else store.Counts()
    parts = select_own_parts(data, parts, counts, run_id)
    counts += store.Counts(seen=batch.unchanged, unchanged=batch.unchanged)

    # once they are stored: of two runs that reject the same bytes at once, one was the first
    before = store.find_earlier_rejects(data, {row["reject_id"] for row in rows}, run_id)
    new = [reject for (reject, _), row in zip(kept, rows, strict=True) if row["reject_id"] not in before]
    documents = [row for part in parts for row in part.get("documents", ())]
    undated = sum(row["published_date"] is None for row in documents)
    short = sum(row["word_count"] < SHORT_WORDS for row in documents)
    reasons = Counter(str(reject.reason_code) for reject, _ in kept)
    by_source, measures = _count_by_source(batch.inputs), count_measures(batch.documents, parts, new)
    return Stored(counts, reasons, new[:SHOWN_REJECTS], len(kept) - len(new), undated, short, by_source, measures)


def _count_by_source(batch: list[ParsedInput]) -> SourceCounts:
    by_source: SourceCounts = Counter()
    for article in batch:
        by_source += count_source_result(article.source, article.result)
    return by_source


def name_end(error: BaseException) -> RunStatus:
    """Name how a run went that an error ended: failed, or stopped where Ctrl-C or SIGTERM led to it."""
    return RunStatus.FAILED if interrupts.find_stop(error) is None else RunStatus.STOPPED


def read_clock() -> datetime:
    """Give the time as tables have it: naive UTC."""
    return datetime.now(UTC).replace(tzinfo=None)


def make_run_id() -> str:
    """Make the id of a run that begins now."""
    return f"{read_clock():%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"


def _file_name(uri: str) -> str:
    return uri.rstrip("/").rpartition("/")[2]
