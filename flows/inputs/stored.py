"""Choose stored articles by day and by id: what `wireroom replay` reads again.

Reads no texts. What becomes of the articles: flows/replay.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from flows.errors import WrongCall
from transforms.document import Row
from warehouse import store
from warehouse.queries.frames import read_first_day, read_last_day
from warehouse.queries.rows import UnfitCondition

# Each batch writes the files of its segments anew, and the old ones stay for a while: with ten batches that is five
# times the segment, however large it is.
_BATCHES_A_SEGMENT = 10


@dataclass(frozen=True, slots=True)
class StoredChoice:
    """Which stored articles are meant: those of some days, both included, those of some ids; else all."""

    since: date | None = None
    until: date | None = None
    document_ids: Collection[str] = ()

    def fits(self, row: Row) -> bool:
        """Say whether an article is meant; one without a day is of no days."""
        if self.document_ids and row["document_id"] not in self.document_ids:
            return False
        day: date | None = row["published_date"]
        if day is None:
            return self.since is None and self.until is None
        return (self.since or date.min) <= day <= (self.until or date.max)


def read_choice(since: str | None, until: str | None, document_ids: Sequence[str]) -> StoredChoice:
    """Read a choice as the caller writes it: a day, a month or a year, as other commands take them.

    Raises:
        WrongCall: a day is none, or the first day is after the last.
    """
    first, last = _read_day(since, "--since", read_first_day), _read_day(until, "--until", read_last_day)
    choice = StoredChoice(first, last, frozenset(document_ids))
    if choice.since and choice.until and choice.since > choice.until:
        raise WrongCall(f"--since {since} is after --until {until}: no day lies between")
    return choice


def _read_day(text: str | None, option: str, read: Callable[[str], date | None]) -> date | None:
    if text is None:
        return None
    with suppress(ValueError):
        return date.fromisoformat(text)
    try:
        return read(text)
    except UnfitCondition as error:
        raise WrongCall(f"{option} {error}") from None


def choose_articles(data: Path, choice: StoredChoice) -> list[Row]:
    """List the articles that are meant with their versions, those of one segment together.

    Raises:
        WrongCall: there is no article of an id.
    """
    rows = store.list_versions(data)
    if unknown := sorted(set(choice.document_ids) - {row["document_id"] for row in rows}):
        raise WrongCall(f"{unknown[0]}: no stored article has that id; `documents` in bi/ lists them")
    return [row for row in rows if choice.fits(row)]


def cut_id_batches(rows: Sequence[Row], size: int) -> Iterator[list[str]]:
    """Cut articles into batches of ids, in the order given: of `size`, or more where their segment is large."""
    counts = Counter(row["segment"] for row in rows)
    batch: list[str] = []
    for row in rows:
        batch.append(row["document_id"])
        if len(batch) >= max(size, counts[row["segment"]] // _BATCHES_A_SEGMENT):
            yield batch
            batch = []
    if batch:
        yield batch
