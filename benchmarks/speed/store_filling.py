"""Fill a store with invented articles by its public calls, as runs do, and take the CPU time of each step."""

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.speed.invented_articles import invent_rows
from transforms.document import Profile, Row
from transforms.knowledge.media_topics import topic_rows
from transforms.versions import RULE_VERSION, model_version
from warehouse import store
from warehouse.bi import reader
from warehouse.bi.publish import publish

BATCH_ARTICLES = 10  # of a scheduled run
FIRST_RUN = datetime(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class BatchCost:
    """CPU seconds of a run that stores one batch: the run's own rows and opening, appending, publishing."""

    run_seconds: float
    append_seconds: float
    publish_seconds: float

    @property
    def seconds(self) -> float:
        """Of appending and publishing, which may grow with the store."""
        return self.append_seconds + self.publish_seconds


class Stopwatch:
    """CPU seconds by step: of all threads of this process, and of its children that have ended."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Add what the block takes to the step `name`."""
        begun = cpu_seconds()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + cpu_seconds() - begun


def cpu_seconds() -> float:
    """Give the CPU seconds, user and system, that this process and its ended children have taken."""
    spent = os.times()
    return time.process_time() + spent.children_user + spent.children_system


def open_store(data: Path) -> None:
    """Make or complete a store with its topics, as every run does."""
    store.create(data)
    store.set_topics(data, topic_rows())
    store.recover(data)


def count_stored(data: Path) -> int:
    """Count the articles of a store by publishing it; 0 where there is none. The next article has that number."""
    if not store.is_store(data):
        return 0
    store.recover(data)
    publish(data)
    return reader.count(data, "documents")


def store_batch(data: Path, first: int, in_order: bool, article_count: int = BATCH_ARTICLES) -> BatchCost:
    """Store and publish the articles from number `first` on as a run of their own; invented before time is taken."""
    run_id, at = _identify_run(first)
    rows = invent_rows(range(first, first + article_count), run_id, at, in_order)
    watch = Stopwatch()
    with watch.step("run"):
        open_store(data)
        store.start_run(data, _run_row(run_id, at))
    with watch.step("append"):
        counts = store.append(data, rows)
    with watch.step("run"):
        store.end_run(data, _run_row(run_id, at, counts))
    with watch.step("publish"):
        publish(data)
    return BatchCost(*(watch.seconds[step] for step in ("run", "append", "publish")))


def fill_store(data: Path, first: int, last: int, batch_articles: int, in_order: bool) -> Iterator[int]:
    """Store the articles from number `first` up to before `last` in one run, unpublished; yield each count reached."""
    open_store(data)
    run_id, at = _identify_run(first)
    store.start_run(data, _run_row(run_id, at))
    counts = store.Counts()
    for begin in range(first, last, batch_articles):
        end = min(begin + batch_articles, last)
        counts += store.append(data, invent_rows(range(begin, end), run_id, at, in_order))
        yield end
    store.end_run(data, _run_row(run_id, at, counts))


def _identify_run(first: int) -> tuple[str, datetime]:
    at = FIRST_RUN + timedelta(seconds=first)
    return f"{at:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}", at  # one that was killed may begin with the same article


def _run_row(run_id: str, at: datetime, counts: store.Counts | None = None) -> Row:
    """Make the row of a run under way, or of one that has ended with `counts`."""
    return {
        "run_id": run_id,
        "started_at": at,
        "finished_at": counts and at + timedelta(seconds=1),
        "status": "running" if counts is None else "succeeded",
        "rule_version": RULE_VERSION,
        "model_version": counts and model_version(Profile.ACCURATE),
        "documents_seen": counts and counts.seen,
        "documents_added": counts and counts.added,
        "documents_revised": counts and counts.revised,
        "documents_unchanged": counts and counts.unchanged,
        "documents_rejected": counts and counts.rejected,
    }
