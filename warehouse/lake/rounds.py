"""Split the rows of one call into conflict-free rounds: batches in which no article revises another.

The only place that decides the order in which versions are stored. What each article is to the store: revisions.py.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from transforms.document import Row, Rows
from warehouse.lake.revisions import is_file, select_articles
from warehouse.tables import TABLES

# Rows of these tables are stored and counted once; other shared rows may be merged again without a change.
_ONCE = frozenset({"rejects"})


def split_into_rounds(parts: Sequence[Rows]) -> list[Rows]:
    """Split `parts` so that versions of one article come in rounds of their own, in the order given.

    Two articles are versions of one if they have the same id, or come from one place without an identity of their own:
    the later one may revise the earlier. Shared rows go with the articles of their part. There is one round at least.

    Raises:
        ValueError: two articles of one part have the same id, so that their rows cannot be told apart.
    """
    rounds: list[Rows] = [{}]
    next_round: dict[str, int] = defaultdict(int)
    for part in parts:
        ids_of_round = _place_articles(part, next_round)
        shared = {name: part[name] for name, table in TABLES.items() if table.shared and name in part}
        for number in sorted(ids_of_round or {0: []}):
            rounds += [{} for _ in range(number + 1 - len(rounds))]
            _add_rows(rounds[number], select_articles(part, ids_of_round[number]))
            _add_rows(rounds[number], {name: rows for name, rows in shared.items() if name not in _ONCE})
        _add_rows(rounds[0], {name: rows for name, rows in shared.items() if name in _ONCE})
    return rounds


def count_rounds(parts: Sequence[Rows]) -> int:
    """Count the rounds of `parts`; which ids their entities have does not matter.

    Raises:
        ValueError: two articles of one part have the same id.
    """
    next_round: dict[str, int] = defaultdict(int)
    for part in parts:
        _place_articles(part, next_round)
    return max(next_round.values(), default=1)


def _place_articles(part: Rows, next_round: dict[str, int]) -> Mapping[int, Sequence[str]]:
    """Place the articles of a part in rounds; `next_round` is the first free one of each conflict key."""
    _check_ids(part)
    ids_of_round: dict[int, list[str]] = defaultdict(list)
    for row in part.get("documents", []):
        keys = _conflict_keys(row)
        number = max(next_round[key] for key in keys)
        next_round.update(dict.fromkeys(keys, number + 1))
        ids_of_round[number].append(row["document_id"])
    return ids_of_round


def _conflict_keys(row: Row) -> list[str]:
    keys = [f"id {row['document_id']}"]
    if is_file(row):
        keys.append(f"uri {row['source_uri']}")
    return keys


def _add_rows(target: Rows, rows: Rows) -> None:
    for name, some in rows.items():
        target.setdefault(name, []).extend(some)


def _check_ids(part: Rows) -> None:
    counts = Counter(row["document_id"] for row in part.get("documents", []))
    repeated = sorted(document_id for document_id, count in counts.items() if count > 1)
    if repeated:
        raise ValueError(f"one part holds two articles with the id {repeated[0]}: hand them over as parts of their own")
