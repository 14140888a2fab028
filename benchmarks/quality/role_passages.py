"""Offices that short passages state: `python -m benchmarks.quality.role_passages [--errors]`.

Twenty passages of our own writing, `benchmarks/gold/role_passages.jsonl`, of handovers, resignations and appointments:
who holds which office, where (any of the names listed is right; none: the passage does not say), and from when to when.
They were labelled before any rule had seen them. Floors: none, as `benchmarks.quality.mentions` holds the same figures.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks import ROOT
from benchmarks.quality.gold import INGESTED_AT, RUN_ID
from benchmarks.quality.mentions import draw_figures
from benchmarks.quality.tally import Score, Tally, sum_scores
from transforms import pipeline
from transforms.document import ArticleMetadata, Document, Profile, Published, RawArticle, RoleStatus, Row, Rows
from transforms.rows import rows_of

PASSAGES = ROOT / "benchmarks" / "gold" / "role_passages.jsonl"
_ANY_STATUS = "-"


@dataclass(frozen=True, slots=True)
class StatedOffice:
    """An office as a passage states it; days are empty where it does not say, the status is `-` where either fits."""

    person: str
    role: str
    organizations: tuple[str, ...]
    status: str
    valid_from: str
    valid_to: str

    @property
    def has_time(self) -> bool:
        """Whether it is more than simply current."""
        return bool(self.valid_from or self.valid_to) or self.status not in (_ANY_STATUS, RoleStatus.CURRENT)


@dataclass(frozen=True, slots=True)
class RolePassage:
    """A short text, the day it was published, and the offices that it states."""

    name: str
    published: date
    text: str
    offices: tuple[StatedOffice, ...]


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures, and each miss if asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality.role_passages", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="show each office that is wrong")
    options = parser.parse_args(argv)
    scores = list(score_passages(read_passages()))
    if options.errors:
        print("\n".join(miss for one in scores for miss in one.misses))
    print("\n".join(draw_figures(sum_scores(scores).figures)))
    return 0


def read_passages(path: Path = PASSAGES) -> list[RolePassage]:
    """Read the passages, one a line."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        RolePassage(
            row["name"],
            date.fromisoformat(row["published"]),
            row["text"],
            tuple(StatedOffice(**one | {"organizations": tuple(one["organizations"])}) for one in row["offices"]),
        )
        for row in rows
    ]


def score_passages(passages: Sequence[RolePassage]) -> Iterator[Score]:
    """Read passages by the rules alone, and compare."""
    parsed = (doc for one in passages for doc in pipeline.parse(_make_input(one)))
    documents = [doc for doc in parsed if isinstance(doc, Document)]
    for passage, doc in zip(passages, pipeline.annotate(documents, Profile.FAST), strict=True):
        if isinstance(doc, Document):
            yield score_passage(passage, rows_of(doc, RUN_ID, INGESTED_AT))


def _make_input(passage: RolePassage) -> RawArticle:
    metadata = ArticleMetadata(published=Published(passage.published, None, "metadata", "label"))
    return RawArticle(passage.text.encode(), f"file:///in/{passage.name}.txt", None, "text/plain", metadata=metadata)


def score_passage(passage: RolePassage, rows: Rows) -> Score:
    """Compare the offices of a passage with its rows: found, where, when."""
    names = {row["entity_id"]: row["name"] for row in rows["entities"]}
    people = {one.person for one in passage.offices}
    held = [row for row in rows["entity_roles"] if names.get(row["entity_id"]) in people]
    both = [(one, _find_best(one, held, names)) for one in passage.offices]
    placed = [(one, row) for one, row in both if one.organizations]
    timed = [(one, row) for one, row in both if one.has_time]
    found = sum(row is not None for _, row in both)
    in_place = sum(_is_place_right(one, row, names) for one, row in placed)
    in_time = sum(_is_time_right(one, row) for one, row in timed)
    places = sum(row["organization_entity_id"] is not None for row in held)
    tallies = {
        "roles": Tally(found, found, found, len(both)),
        "role_organizations": Tally(in_place, places, in_place, len(placed)),
        "role_times": Tally(in_time, in_time, in_time, len(timed)),
    }
    return Score(tallies, list(_tell_misses(passage, both, held, names)))


def _find_best(one: StatedOffice, held: Sequence[Row], names: Mapping[str, str]) -> Row | None:
    words = set(one.role.lower().split())
    fits = [
        row
        for row in held
        if names[row["entity_id"]] == one.person and words <= set(row["role"].lower().replace("-", " ").split())
    ]
    return max(fits, key=lambda row: (_is_place_right(one, row, names), _is_time_right(one, row)), default=None)


def _is_place_right(one: StatedOffice, row: Row | None, names: Mapping[str, str]) -> bool:
    return row is not None and names.get(row["organization_entity_id"]) in one.organizations


def _is_time_right(one: StatedOffice, row: Row | None) -> bool:
    if row is None:
        return False
    days = ((one.valid_from, row["valid_from"]), (one.valid_to, row["valid_to"]))
    is_status_right = one.status in (_ANY_STATUS, row["status"])
    return is_status_right and all(not wanted or str(found) == wanted for wanted, found in days)


def _tell_misses(
    passage: RolePassage, both: Sequence[tuple[StatedOffice, Row | None]], held: Sequence[Row], names: Mapping[str, str]
) -> Iterator[str]:
    for one, row in both:
        where = not one.organizations or _is_place_right(one, row, names)
        when = not one.has_time or _is_time_right(one, row)
        if row is not None and where and when:
            continue
        found = [_show_row(other) for other in ([row] if row else held) if names[other["entity_id"]] == one.person]
        fault = "role" if row is None else "time" if where else "organization"
        wanted = f"{one.role}, {'/'.join(one.organizations)}, {one.status} {one.valid_from}..{one.valid_to}"
        yield f"{fault}\t{passage.name}\t{one.person}: {wanted}\n  ours  {'; '.join(found)}"
    right = [row["entity_role_id"] for one, row in both if row is not None]
    yield from (f"spurious\t{passage.name}\t{_show_row(row)}" for row in held if row["entity_role_id"] not in right)


def _show_row(row: Row) -> str:
    return (
        f"{row['role']}, {row['organization_entity_id']}, {row['status']} {row['valid_from']}..{row['valid_to']}: "
        f"{row['evidence']!r}"
    )


if __name__ == "__main__":
    sys.exit(main())
