"""Several processes append at once, and some of them are killed: what one acknowledged stays, each batch once."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from tests.faults.losses import Losses, measure_losses, read_rows
from tests.faults.processes import CONTEXT, WorkFailed, start
from tests.faults.work import forget_likeness, keep_reject, open_store, story
from tests.kit.rows import joined
from transforms.document import Rows
from warehouse import store
from warehouse.bi.publish import publish

# Numbers of stories; a writer has its own ones, and those of COMMON are written by all.
STORIES_OF_A_WRITER = 10_000
COMMON = 90_000
BATCHES_BETWEEN_COMMON = 5
BATCHES_BETWEEN_REVISIONS = 3
BATCHES_BETWEEN_REJECTS = 7
BATCHES_BETWEEN_PUBLICATIONS = 25
# So many batches are appended by one call where nobody disturbs.
PARTS_AT_A_TIME = 25
# A victim dies so long after somebody's batch was acknowledged, at most: one batch of one of two, or so.
LONGEST_SECONDS = 0.1


@dataclass(slots=True)
class Writer:
    """A writing process and the number of its batches that it has acknowledged, over all its lives.

    It has `ended` once all that it acknowledged was heard: a process that is over may have more to say.
    """

    number: int
    process: BaseProcess
    progress: Connection
    acknowledged: int = 0
    ended: bool = False


@dataclass(slots=True)
class Outcome:
    """What became of writers at once."""

    kills: int = 0
    losses: Losses = field(default_factory=Losses)


def write_at_once(folder: Path, writers: int, batches: int, kills: int, seed: int) -> Outcome:
    """Let `writers` processes append `batches` each, killing some `kills` times; compare with one writer alone."""
    together, alone = folder / "together", folder / "alone"
    open_store(together)
    killed = _write_and_kill(together, writers, batches, kills, random.Random(seed))
    open_store(together)
    publish(together)
    _write_alone(alone, writers, batches)
    return Outcome(killed, measure_losses(together, read_rows(alone)))


def batch_of_writer(data: Path, writer: int, number: int) -> Rows:
    """A new article of the writer's own; now and then one that all have, one revised, one rejected input."""
    own = STORIES_OF_A_WRITER * writer
    parts = [story(own + number, "a")]
    if number % BATCHES_BETWEEN_COMMON == 0:
        parts.append(story(COMMON + number, "a"))
    if number % BATCHES_BETWEEN_REVISIONS == BATCHES_BETWEEN_REVISIONS - 1:
        parts.append(story(own + number - 1, "a", revision=2))
    if number % BATCHES_BETWEEN_REJECTS == 0:
        parts.append({"rejects": [keep_reject(data, f"file:///news/{writer}.{number}.bin")]})
    return forget_likeness(joined(*parts))


def _append_batches(progress: Connection, data: Path, writer: int, first: int, end: int) -> None:
    store.recover(data)
    for number in range(first, end):
        store.append(data, batch_of_writer(data, writer, number))
        progress.send(number + 1)
        if number % BATCHES_BETWEEN_PUBLICATIONS == BATCHES_BETWEEN_PUBLICATIONS - 1:
            publish(data)


def _start_writer(data: Path, number: int, first: int, end: int) -> Writer:
    progress, sender = CONTEXT.Pipe(duplex=False)
    process = start(_append_batches, sender, data, number, first, end)
    sender.close()
    return Writer(number, process, progress, first)


def _write_and_kill(data: Path, writers: int, batches: int, kills: int, moments: random.Random) -> int:
    """Start the writers and kill one each time that the batch of a chosen number is acknowledged; give the kills."""
    deadly = set(moments.sample(range(1, writers * batches), kills))
    running = [_start_writer(data, number, 0, batches) for number in range(writers)]
    total = killed = 0
    while running:
        for writer in _take_progress(running):
            total += 1
            if total in deadly:
                time.sleep(moments.uniform(0, LONGEST_SECONDS))
                killed += _kill_writer(writer)
        running = [_carry_on(data, writer, batches) for writer in running if _is_unfinished(writer, batches)]
    return killed


def _take_progress(running: Sequence[Writer]) -> list[Writer]:
    """Wait for acknowledged batches, and note them."""
    of_connection = {writer.progress: writer for writer in running}
    heard = []
    for connection in wait(list(of_connection)):
        writer = of_connection[connection]  # type: ignore[index]
        try:
            writer.acknowledged = writer.progress.recv()
        except EOFError:
            _end(writer)
        else:
            heard.append(writer)
    return heard


def _kill_writer(writer: Writer) -> int:
    """Kill a writer and note what it had acknowledged before; gives 0 where it was done already, else 1."""
    writer.process.kill()
    try:
        while True:
            writer.acknowledged = writer.progress.recv()
    except EOFError:
        _end(writer)
    return int(writer.process.exitcode != 0)


def _end(writer: Writer) -> None:
    writer.process.join()
    writer.ended = True


def _is_unfinished(writer: Writer, batches: int) -> bool:
    return not writer.ended or writer.acknowledged < batches


def _carry_on(data: Path, writer: Writer, batches: int) -> Writer:
    """Give the writer, or where it was killed another one that begins behind the last acknowledged batch.

    Raises:
        WorkFailed: it ended by itself.
    """
    if not writer.ended:
        return writer
    if writer.process.exitcode is not None and writer.process.exitcode > 0:
        raise WorkFailed(f"writer {writer.number} ended with {writer.process.exitcode}; its traceback is above")
    return _start_writer(data, writer.number, writer.acknowledged, batches)


def _write_alone(data: Path, writers: int, batches: int) -> None:
    """Append the batches of all writers, one after the other."""
    open_store(data)
    for writer in range(writers):
        for first in range(0, batches, PARTS_AT_A_TIME):
            numbers = range(first, min(first + PARTS_AT_A_TIME, batches))
            store.append(data, *(batch_of_writer(data, writer, number) for number in numbers))
    publish(data)
