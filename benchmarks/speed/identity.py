"""What it costs to tell who is whom as the store grows: `python -m benchmarks.speed.identity`.

Invented articles go through the step of identity and into a store, by batches, as runs do it; storing is not timed.
Batches of the last tenth take turns with those of the first, which another process stores anew, so that what else the
machine does weighs on both alike. Prints the CPU time an article of both, and how many persons were told apart or
mixed up. Exit code 1 where the last tenth costs more than it may.
"""

import argparse
import gc
import multiprocessing
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks.speed.growth_measures import RUN_BATCH
from benchmarks.speed.invented_people import InventedCast, invent_cast
from benchmarks.speed.store_filling import cpu_seconds, open_store
from flows.runs.identity import link_entities
from flows.runtime.collection import collect_rarely
from transforms.document import Rows
from warehouse import store

ARTICLES = 20_000
PEOPLE = 50_000
MAX_RATIO = 1.25  # of the last tenth to the first
_SAID_EVERY = 10  # batches between lines of progress


@dataclass(frozen=True, slots=True)
class IdentityCost:
    """What the step cost an article, in CPU milliseconds, and what became of the persons."""

    articles: int
    people: int  # who were named in some article
    first_ms: float  # of the first tenth
    last_ms: float
    mean_ms: float
    split: int  # persons with more than one id
    shared: int  # ids of more than one person
    ids: int
    first_known: float = 0.0  # of the entities that an article of the first tenth names, those of earlier batches
    last_known: float = 0.0

    @property
    def ratio(self) -> float:
        """Of the last tenth to the first."""
        return self.last_ms / self.first_ms


def main(argv: list[str] | None = None) -> int:
    """Measure, print; 1 where an article of the last tenth costs too much."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.identity", description=__doc__)
    parser.add_argument("--articles", type=int, default=ARTICLES, help="%(default)s")
    parser.add_argument("--people", type=int, default=PEOPLE, help="who come up in them (%(default)s)")
    parser.add_argument("--batch", type=int, default=RUN_BATCH, help="articles (%(default)s)")
    args = parser.parse_args(argv)
    collect_rarely()  # as the processes of runs do
    with tempfile.TemporaryDirectory() as folder:
        cost = measure_identity(Path(folder), args.articles, args.people, args.batch)
    print(draw_cost(cost))
    return 0 if cost.ratio <= MAX_RATIO else 1


def measure_identity(data: Path, article_count: int, people_count: int, batch: int = RUN_BATCH) -> IdentityCost:
    """Link and store articles batch by batch; those of the first tenth again, each before one of the last."""
    whole, again = data / "whole", data / "again"
    for folder in (whole, again):
        open_store(folder)
    starts = range(0, article_count, batch)
    tenth = max(1, len(starts) // 10)
    told = _TellingApart()
    seconds: list[float] = []
    first_seconds: list[float] = []
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), collect_rarely) as beside:
        for number, start in enumerate(starts):
            turn = number - (len(starts) - tenth)
            if turn >= 0:
                cost = beside.submit(_measure_batch, again, starts[turn], batch, article_count, people_count)
                first_seconds.append(cost.result())
            casts = _invent_casts(start, batch, article_count, people_count)
            spent, parts = _link_batch(whole, casts)
            seconds.append(spent)
            told.add(casts, parts)
            if number % _SAID_EVERY == 0:
                print(f"{start:,} of {article_count:,} articles: {1000 * spent:.2f} ms", file=sys.stderr, flush=True)
    gc.unfreeze()
    first, last, mean = (1000 * sum(some) / len(some) for some in (first_seconds, seconds[-tenth:], seconds))
    return told.sum_up(article_count, tenth, first, last, mean)


def draw_cost(cost: IdentityCost) -> str:
    """Draw what was measured, a figure a line."""
    means = (("first tenth", cost.first_ms), ("last tenth", cost.last_ms), ("all", cost.mean_ms))
    return "\n".join((
        f"{cost.articles:,} articles, {cost.people:,} people with {cost.ids:,} ids",
        f"CPU an article: {', '.join(f'{name} {value:.2f} ms' for name, value in means)}",
        f"last to first: {cost.ratio:.2f} (at most {MAX_RATIO})",
        f"entities of earlier batches an article: first tenth {cost.first_known:.1f}, last tenth {cost.last_known:.1f}",
        f"people with more than one id: {cost.split:,}; ids of more than one: {cost.shared:,}",
    ))


class _TellingApart:
    """Counts of what became of the persons of all batches so far."""

    def __init__(self) -> None:
        self._ids_of_person: dict[int, set[str]] = defaultdict(set)
        self._seen: set[str] = set()
        self._known: list[float] = []  # of each batch, entities of earlier ones an article

    def add(self, casts: Sequence[InventedCast], parts: Sequence[Rows]) -> None:
        """Count the entities of one more batch, and the ids of its persons."""
        named = {link["entity_id"] for part in parts for link in part["entity_links"]}
        self._known.append(len(named & self._seen) / len(casts))
        self._seen |= named
        for person, entity_id in _list_decisions(casts, parts):
            self._ids_of_person[person].add(entity_id)

    def sum_up(self, article_count: int, tenth: int, first_ms: float, last_ms: float, mean_ms: float) -> IdentityCost:
        """Sum up what was counted, with what an article cost; `tenth` is how many batches that is."""
        people_of_id: dict[str, set[int]] = defaultdict(set)
        for person, entity_ids in self._ids_of_person.items():
            for entity_id in entity_ids:
                people_of_id[entity_id].add(person)
        first_known, last_known = (sum(some) / tenth for some in (self._known[:tenth], self._known[-tenth:]))
        return IdentityCost(
            article_count,
            len(self._ids_of_person),
            first_ms,
            last_ms,
            mean_ms,
            split=sum(len(entity_ids) > 1 for entity_ids in self._ids_of_person.values()),
            shared=sum(len(people) > 1 for people in people_of_id.values()),
            ids=len(people_of_id),
            first_known=first_known,
            last_known=last_known,
        )


def _invent_casts(start: int, batch: int, article_count: int, people_count: int) -> list[InventedCast]:
    return [invent_cast(at, article_count, people_count) for at in range(start, min(start + batch, article_count))]


def _measure_batch(data: Path, start: int, batch: int, article_count: int, people_count: int) -> float:
    """Link and store a batch; give the CPU seconds an article that linking took."""
    seconds, _ = _link_batch(data, _invent_casts(start, batch, article_count, people_count))
    gc.unfreeze()  # or libraries would tell, when this process ends, of objects that are left
    return seconds


def _link_batch(data: Path, casts: Sequence[InventedCast]) -> tuple[float, Sequence[Rows]]:
    """Link and store a batch; give the CPU seconds an article that linking took, and the rows."""
    gc.freeze()  # or each collection would go over all that the measure itself holds, more from batch to batch
    begun = cpu_seconds()
    parts = link_entities(data, [cast.rows for cast in casts])
    spent = (cpu_seconds() - begun) / len(casts)
    store.append(data, *parts)
    return spent, parts


def _list_decisions(casts: Sequence[InventedCast], parts: Sequence[Rows]) -> Iterator[tuple[int, str]]:
    """List which id each person got in each article."""
    for cast, part in zip(casts, parts, strict=True):
        for link in part["entity_links"]:
            if link["local_entity_id"] in cast.people:
                yield cast.people[link["local_entity_id"]], link["entity_id"]


if __name__ == "__main__":
    sys.exit(main())
