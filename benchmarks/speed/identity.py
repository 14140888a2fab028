"""What it costs to tell who is whom as the store grows: `python -m benchmarks.speed.identity`.

Invented articles go through the step of identity and into a store, by batches, as runs do it; storing is not timed.
Prints the CPU time an article of the first and of the last tenth, and how many persons were told apart or mixed up.
Exit code 1 where the last tenth costs more than it may.
"""

import argparse
import gc
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
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
    """Link and store articles batch by batch."""
    open_store(data)
    seconds: list[float] = []
    known: list[float] = []
    seen: set[str] = set()
    ids_of_person: dict[int, set[str]] = defaultdict(set)
    for number, first in enumerate(range(0, article_count, batch), start=1):
        last = min(first + batch, article_count)
        casts = [invent_cast(at, article_count, people_count) for at in range(first, last)]
        gc.freeze()  # or each collection would go over all that the measure itself holds, more from batch to batch
        begun = cpu_seconds()
        parts = link_entities(data, [cast.rows for cast in casts])
        seconds.append((cpu_seconds() - begun) / len(casts))
        store.append(data, *parts)
        named = {link["entity_id"] for part in parts for link in part["entity_links"]}
        known.append(len(named & seen) / len(casts))
        seen |= named
        for person, entity_id in _list_decisions(casts, parts):
            ids_of_person[person].add(entity_id)
        if number % _SAID_EVERY == 0:
            print(f"{last:,} of {article_count:,} articles: {seconds[-1] * 1000:.2f} ms", file=sys.stderr, flush=True)
    gc.unfreeze()
    return _sum_up(article_count, seconds, known, ids_of_person)


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


def _list_decisions(casts: Sequence[InventedCast], parts: Sequence[Rows]) -> Iterator[tuple[int, str]]:
    """List which id each person got in each article."""
    for cast, part in zip(casts, parts, strict=True):
        for link in part["entity_links"]:
            if link["local_entity_id"] in cast.people:
                yield cast.people[link["local_entity_id"]], link["entity_id"]


def _sum_up(
    article_count: int, seconds: Sequence[float], known: Sequence[float], ids_of_person: dict[int, set[str]]
) -> IdentityCost:
    tenth = max(1, len(seconds) // 10)
    people_of_id: dict[str, set[int]] = defaultdict(set)
    for person, entity_ids in ids_of_person.items():
        for entity_id in entity_ids:
            people_of_id[entity_id].add(person)
    first, last, mean = (1000 * sum(some) / len(some) for some in (seconds[:tenth], seconds[-tenth:], seconds))
    first_known, last_known = (sum(some) / len(some) for some in (known[:tenth], known[-tenth:]))
    split = sum(len(entity_ids) > 1 for entity_ids in ids_of_person.values())
    shared = sum(len(people) > 1 for people in people_of_id.values())
    return IdentityCost(
        article_count,
        len(ids_of_person),
        first,
        last,
        mean,
        split=split,
        shared=shared,
        ids=len(people_of_id),
        first_known=first_known,
        last_known=last_known,
    )


if __name__ == "__main__":
    sys.exit(main())
