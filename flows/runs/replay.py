"""A run of `wireroom replay`: stored texts -> today's rules -> what differs, and new rows in place of the old ones.

No input is read: a Document is made from its stored rows. As a flow of Prefect's: flows/replay.py. Which articles:
inputs/stored.py. What counts as a difference: warehouse/differences.py. How rows are replaced: warehouse/store.py.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from flows.inputs.stored import StoredChoice, choose_articles, cut_id_batches, read_choice
from flows.runs.annotation import (
    BegunArticles,
    RunAnnotator,
    begin_ahead,
    check_runner,
    make_order,
    open_annotator,
)
from flows.runs.identity import link_parts
from flows.runs.ingest import STORING, make_run_id, name_end, read_clock
from flows.runs.publish import publish_tables
from flows.runs.quality import tell_new_alarms
from flows.runtime import interrupts, lineage, logs, progress
from flows.runtime.steps import step
from flows.settings import Settings, data_folder, settings_of
from transforms import versions
from transforms.document import Document, Profile, Reject, Row, Rows, RunStatus
from transforms.rows.parser_output import rebuild_document
from warehouse import known_entities, store
from warehouse.differences import DifferenceTally, compare_rows
from warehouse.lake.annotation_cache import drop_annotations


@dataclass(slots=True)
class ReplayBatch:
    """A batch on its way: the stored rows by article, the documents made of them, what comes of these."""

    number: int
    label: str
    articles: dict[str, Rows]
    documents: list[Document]
    begun: BegunArticles = field(default_factory=dict)  # those that are being annotated
    parts: list[Rows] = field(default_factory=list)  # the new rows of each article
    linked: list[Rows] = field(default_factory=list)  # the same with the ids of the entities that the store knows
    refused: list[Reject] = field(default_factory=list)

    def link(self, parts: Sequence[Rows], find: store.FindEntities) -> list[Rows]:
        """Link new rows to the entities that `find` knows, as before where today's rules made the links or people."""
        earlier = [link for rows in self.articles.values() for link in rows.get("entity_links", ())]
        self.linked = link_parts(parts, find, earlier, _list_up_to_date(self.articles.values()))
        return self.linked


@dataclass(frozen=True, slots=True)
class Replayed:
    """What a batch came to."""

    replayed: int  # articles whose rows were made again
    not_kept: int  # articles without what the parser found, which cannot be replayed
    refused: list[Reject]  # articles that today's rules fail on: their rows stay
    tally: DifferenceTally


@dataclass(slots=True)
class ReplayRun:
    """A replay under way: what it was asked, what it has come to."""

    run_id: str
    data: Path
    started_at: datetime
    profile: Profile
    is_dry_run: bool
    tally: DifferenceTally
    up_to_date: int = 0
    replayed: int = 0
    not_kept: int = 0
    refused: list[Reject] = field(default_factory=list)
    status: RunStatus = RunStatus.RUNNING

    def add(self, batch: Replayed) -> None:
        """Count one more batch."""
        self.replayed += batch.replayed
        self.not_kept += batch.not_kept
        self.refused += batch.refused
        self.tally.merge(batch.tally)
        progress.reporter().stored(_count_batch(batch))

    @property
    def counts(self) -> store.Counts:
        """The counts of its row in `runs`: texts stay as they are, so articles are unchanged."""
        kept = self.up_to_date + self.replayed + self.not_kept
        return store.Counts(kept + len(self.refused), unchanged=kept, rejected=len(self.refused))

    def make_row(self) -> Row:
        """Make the row of the table `runs`."""
        return {
            "run_id": self.run_id,
            "started_at": self.started_at,
            "finished_at": None if self.status == RunStatus.RUNNING else read_clock(),
            "status": self.status,
            "rule_version": versions.RULE_VERSION,
            "model_version": versions.model_version(self.profile) if self.replayed else None,
            **self.counts.name_columns(),
        }

    def make_outcome(self, seconds: float) -> dict[str, Any]:
        """Make the object that `--json` prints: what the replay came to."""
        return {
            "run_id": self.run_id,
            "status": self.status,
            "is_dry_run": self.is_dry_run,
            **self.counts.name_columns(),
            "seconds": round(seconds, 3),
            "rule_version": versions.RULE_VERSION,
            "model_version": versions.model_version(self.profile),
            "replayed": self.replayed,
            "up_to_date": self.up_to_date,
            "not_kept": self.not_kept,
            "refused": [{"source_uri": reject.source_uri, "message": reject.last_line} for reject in self.refused],
            "difference": self.tally.describe(),
        }


def replay_articles(
    data: str | None = None,
    since: str | None = None,
    until: str | None = None,
    documents: list[str] | None = None,
    is_dry_run: bool = False,
    shown: int = 3,
    batch_size: int | None = None,
    profile: str | None = None,
    workers: int | None = None,
    runner: str | None = None,
) -> dict[str, Any]:
    """Run today's rules over stored articles, and put what they say in place of the rows that are there.

    What has today's versions of rules and models is passed over, so a replay that was stopped goes on where it was.
    With `is_dry_run` all that are chosen are read, and nothing is written. `since` and `until` are the first and
    the last day of publication (2017-04-12), `documents` ids of articles. The rest is of the settings, if None.

    Returns:
        The counts, and the difference: how many rows of each table appeared, vanished and changed, with the first
        `shown` of each kind.

    Raises:
        WrongCall: a day, an id or a setting cannot work.
        StoreBusy: other writers kept the store for too long; it is intact, and the same call goes on.
    """
    flags = {"data": data, "batch_size": batch_size, "profile": profile, "workers": workers, "runner": runner}
    settings = settings_of(flags)
    folder = data_folder(settings, is_written=not is_dry_run)
    check_runner(settings)
    choice = read_choice(since, until, documents or [])
    if not is_dry_run:
        store.recover(folder)
    tally = DifferenceTally(shown)
    run = ReplayRun(make_run_id(), folder, read_clock(), settings.profile, is_dry_run, tally)
    with lineage.tell_of_run(settings, "replay-articles", run.run_id, folder, [f"{folder}/lake/document_texts"]):
        return _run_batches(run, _choose_outdated(run, choice), settings)


def _choose_outdated(run: ReplayRun, choice: StoredChoice) -> list[Row]:
    """Choose the articles that other rules or models made; of a dry run all, so that rules can be tried."""
    chosen = choose_articles(run.data, choice)
    if run.is_dry_run:
        return chosen
    today = (versions.RULE_VERSION, versions.model_version(run.profile))
    outdated = [row for row in chosen if (row["rule_version"], row["model_version"]) != today]
    run.up_to_date = len(chosen) - len(outdated)
    return outdated


def _run_batches(run: ReplayRun, chosen: list[Row], settings: Settings) -> dict[str, Any]:
    start = time.monotonic()
    cached_in = None if run.is_dry_run else run.data
    order = make_order(run.run_id, run.started_at, settings, cached_in, is_again=True)
    logs.enter(run_id=run.run_id, batch=None)
    progress.reporter().began(len(chosen))
    if not run.is_dry_run:
        store.start_run(run.data, run.make_row())
    try:
        with open_annotator(order, settings) as annotator:
            begin = partial(_begin_batch, annotator)
            for batch in begin_ahead(_read_batches(run, chosen, settings), begin, annotator.batches_ahead):
                logs.enter(batch=batch.number)
                with interrupts.hold_interrupts():
                    run.add(replay_batch(batch, run, annotator))
        logs.enter(batch=None)
        run.status = RunStatus.SUCCEEDED
        if not run.is_dry_run:
            _end_run(run, settings)  # before publishing, so that bi/ shows it
            _publish(run)
    except BaseException as error:
        if run.status == RunStatus.RUNNING:
            run.status = name_end(error)
            if not run.is_dry_run:
                _end_run(run, settings)
        raise
    finally:
        outcome = run.make_outcome(time.monotonic() - start)
        progress.reporter().ended(outcome)
    return outcome


def _publish(run: ReplayRun) -> None:
    try:
        publish_tables(run.data)
    except BaseException as error:
        run.status = name_end(error)
        store.end_run(run.data, run.make_row())
        raise


def _end_run(run: ReplayRun, settings: Settings) -> None:
    store.end_run(run.data, run.make_row())
    tell_new_alarms(run.run_id, run.started_at, run.data, settings)


def _read_batches(run: ReplayRun, chosen: list[Row], settings: Settings) -> Iterator[ReplayBatch]:
    for number, ids in enumerate(cut_id_batches(chosen, settings.batch_size), start=1):
        articles = store.read_articles(run.data, ids)
        rebuilt = [rebuild_document(rows["documents"][0], rows["document_texts"][0]) for rows in articles.values()]
        documents = [document for document in rebuilt if document is not None]
        yield ReplayBatch(number, f"batch {number}, {len(ids)} articles", articles, documents)


def _begin_batch(annotator: RunAnnotator, batch: ReplayBatch) -> None:
    batch.begun = annotator.begin(batch.documents)


def replay_batch(batch: ReplayBatch, run: ReplayRun, annotator: RunAnnotator) -> Replayed:
    """Make the rows of stored articles again, compare them with those that are there, and replace these."""
    annotate_again(f"annotate {batch.label}", batch, annotator)
    if run.is_dry_run or not batch.parts:
        batch.link(batch.parts, partial(known_entities.find_entities, run.data))
    else:
        store_replayed(f"store {batch.label}", batch, run.data)
    parts = batch.linked
    tally = DifferenceTally(run.tally.shown)
    for rows in parts:
        tally.add(compare_rows(batch.articles[rows["documents"][0]["document_id"]], rows))
    batch.begun = {}  # Prefect may hold the batch to the end
    batch.parts, batch.linked = [], []
    if not run.is_dry_run:
        drop_annotations(run.data, batch.articles)
    return Replayed(len(parts), len(batch.articles) - len(batch.documents), batch.refused, tally)


@step("annotate again", "{label}")
def annotate_again(label: str, batch: ReplayBatch, annotator: RunAnnotator) -> int:
    """Make the rows of the articles of `batch`, an article a part; give how many articles these are."""
    with interrupts.allow_interrupts():
        results = annotator.annotate(batch.documents, batch.begun)
    batch.parts = [result for result in results if not isinstance(result, Reject)]
    batch.refused = [result for result in results if isinstance(result, Reject)]
    return len(results)


def _list_up_to_date(articles: Iterable[Rows]) -> set[str]:
    """List the articles that today's rules made."""
    documents = (rows["documents"][0] for rows in articles)
    return {row["document_id"] for row in documents if row["rule_version"] == versions.RULE_VERSION}


@step("store replayed", "{label}", STORING)
def store_replayed(label: str, batch: ReplayBatch, data: Path) -> int:
    """Replace the rows of a batch of articles, an article a part; give how many articles have new ones."""
    return store.replace_rows(data, *batch.parts, link=batch.link)


def _count_batch(batch: Replayed) -> store.Counts:
    kept = batch.replayed + batch.not_kept
    return store.Counts(kept + len(batch.refused), unchanged=kept, rejected=len(batch.refused))
