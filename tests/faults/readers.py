"""A process reads bi/ and the lake over and over while another appends, revises, compacts and publishes."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pyarrow as pa
from deltalake import DeltaTable
from deltalake.exceptions import DeltaError

from tests.faults.losses import Losses, measure_losses, read_rows
from tests.faults.processes import CONTEXT
from tests.faults.work import forget_likeness, open_store, story
from transforms.document import Rows
from warehouse import store
from warehouse.bi import reader
from warehouse.bi.publish import publish
from warehouse.lake import delta

# What refers to `documents`, and in bi/ what is made of it.
OF_ARTICLES = ("quotes", "sentences", "quote_spans")
PUBLISHED = (*OF_ARTICLES, "quotes_wide")
# A publication stays whole through the next two.
PUBLICATIONS_KEPT = 2
APPENDS_BETWEEN_COMPACTIONS = 25
MISSING = (OSError, pa.ArrowException, DeltaError)


@dataclass(slots=True)
class Watch:
    """What a reader has seen: how often it read, the articles at last, and what was promised and not so."""

    reads: int = 0
    published: int = 0
    stored: int = 0
    overtaken: int = 0
    losses: Losses = Losses()


def read_all_the_while(folder: Path, appends: int, revisions: int, seed: int) -> Watch:
    """Append `appends` times, `revisions` of them with a revision, while another process reads.

    Raises:
        EOFError: the reader ended by itself; its traceback is above.
    """
    watched, calm = folder / "watched", folder / "calm"
    revised = frozenset(random.Random(seed).sample(range(1, appends), revisions))
    open_store(watched)
    publish(watched)
    ours, theirs = CONTEXT.Pipe()
    publications = CONTEXT.Value("i", 0)
    is_over = CONTEXT.Event()
    process = CONTEXT.Process(target=_watch, args=(theirs, watched, publications, is_over))
    process.start()
    theirs.close()
    ours.recv()
    try:
        for number in range(appends):
            _append_and_publish(watched, number, number in revised)
            publications.value += 1
    finally:
        is_over.set()
    watch: Watch = ours.recv()
    process.join()
    open_store(calm)
    store.append(calm, *(part for number in range(appends) for part in _list_parts(number, number in revised)))
    publish(calm)
    watch.losses += measure_losses(watched, read_rows(calm))
    return watch


def _append_and_publish(data: Path, number: int, is_revision: bool) -> None:
    for part in _list_parts(number, is_revision):
        store.append(data, part)
    if number % APPENDS_BETWEEN_COMPACTIONS == APPENDS_BETWEEN_COMPACTIONS - 1:
        store.maintain(data)
    publish(data)


def _list_parts(number: int, is_revision: bool) -> list[Rows]:
    """List what is appended one after the other: a new article, then a revision of the one before."""
    parts = [story(number, "a")]
    if is_revision:
        parts.append(story(number - 1, "a", revision=2))
    return [forget_likeness(part) for part in parts]


def _watch(answers: Connection, data: Path, publications: Any, is_over: Any) -> None:
    watch = Watch()
    answers.send("begun")
    while not is_over.is_set():
        _read_publication(data, publications, watch)
        _read_lake(data, watch)
        watch.reads += 1
    answers.send(watch)


def _read_publication(data: Path, publications: Any, watch: Watch) -> None:
    before = publications.value
    bi = reader.generation(data)
    try:
        ids = {name: _read_ids(bi, name) for name in (*PUBLISHED, "documents")}
    except MISSING as error:
        if publications.value - before < PUBLICATIONS_KEPT:
            watch.losses += Losses(broken_promises=1, first=f"bi: {error}")
        else:
            watch.overtaken += 1
        return
    watch.losses += _compare_ids(ids, watch.published, "bi")
    watch.published = max(watch.published, len(ids["documents"]))


def _read_lake(data: Path, watch: Watch) -> None:
    try:
        tables = store.snapshot(data)
        ids = {name: _read_stored_ids(tables[name]) for name in (*OF_ARTICLES, "documents")}
    except MISSING as error:
        watch.losses += Losses(broken_promises=1, first=f"lake: {error}")
        return
    watch.losses += _compare_ids(ids, watch.stored, "lake")
    watch.stored = max(watch.stored, len(ids["documents"]))


def _read_ids(bi: Path, name: str) -> list[str]:
    ids: list[str] = reader.read(bi, name, ["document_id"])["document_id"].to_pylist()
    return ids


def _read_stored_ids(table: DeltaTable) -> list[str]:
    return [row["document_id"] for row in delta.read(table, ["document_id"])]


def _compare_ids(ids: Mapping[str, list[str]], least: int, where: str) -> Losses:
    """Count rows without an article, articles without rows, articles that came twice, and a count that went back."""
    documents = set(ids["documents"])
    losses = Losses()
    for name, some in ids.items():
        orphans = [document_id for document_id in some if document_id not in documents]
        bare = documents - set(some)
        example = next(iter([*orphans, *bare]), "")
        first = example and f"{where}: {name} and documents differ in {example}"
        losses += Losses(orphaned=len(orphans), lost=len(bare), first=first)
    losses += Losses(doubled=len(ids["documents"]) - len(documents))
    if len(documents) < least:
        losses += Losses(broken_promises=1, first=f"{where}: {least} articles, then {len(documents)}")
    return losses
