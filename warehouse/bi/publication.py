"""What a publication is and what it is made from, wherever it lies: the plan from the lake, the rows of derived files.

How its files come to bi/: publish.py on a disk, object_publishing.py in an object store.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from warehouse.bi.lake_state import plan_current
from warehouse.bi.last_publication import LastPublication
from warehouse.bi.names import LAKE, MADE
from warehouse.bi.plan import DerivedFile, PublicationPlan
from warehouse.bi.published import Hashes

# What changes with every run, also with one that finds nothing new: that alone is not worth a publication.
RUN_TABLES = frozenset({"runs", "sources"})
# Readers that opened the one before, or are slow with the one before that, are not cut off.
GENERATIONS_KEPT = 3
MADE_FROM = b"wireroom.made_from"  # key of a derived file's metadata: the digest of what it is made from


class LakeDamaged(Exception):
    """An active file of the lake is missing or cannot be read, so nothing was published; `bi` stays as it was."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What `bi` shows now: its generation, the lake's batch number, and how many files it took to get there.

    `kept` is True where nothing had changed and no generation was made; the three counts are 0 then.
    """

    generation: int
    number: int
    linked: int = 0
    copied: int = 0
    written: int = 0
    kept: bool = False


def plan_from_lake(data: Path, manifest: Mapping[str, Any]) -> PublicationPlan:
    """Plan the publication of the lake as it is.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
        LakeDamaged: a file cannot be read.
    """
    try:
        return plan_current(data, manifest)
    except (OSError, pa.ArrowException) as error:
        raise LakeDamaged(f"a file cannot be read ({error}); `wireroom check` lists what is wrong") from error


def open_last(folder: Path, manifest: Mapping[str, Any], plan: PublicationPlan) -> LastPublication:
    """Open what may be taken over from the last publication: nothing of a program with other columns."""
    return LastPublication(folder, manifest if manifest.get("shape") == plan.shape else {}, plan.active)


def make_derived_rows(name: str, file: DerivedFile, last: LastPublication) -> pa.Table:
    """Make the rows of a derived file, with the digest of what they are made from in their metadata.

    Raises:
        LakeDamaged: what they are made from cannot be read.
    """
    try:
        rows = _make_rows(file, last)
    except (OSError, ValueError, pa.ArrowException) as error:  # ValueError: what a row refers to is gone
        raise LakeDamaged(f"{name} cannot be made ({error}); `wireroom check` lists what is wrong") from error
    return rows.replace_schema_metadata({**(rows.schema.metadata or {}), MADE_FROM: file.digest.encode()})


def _make_rows(file: DerivedFile, last: LastPublication) -> pa.Table:
    try:
        return file.make_rows(last)
    except (OSError, pa.ArrowException):  # a harmed file of bi/ is made anew, from the lake alone
        return file.make_rows()


def describe_plan(plan: PublicationPlan, generation: int, sizes: Mapping[str, int], hashes: Hashes) -> dict[str, Any]:
    """Describe a generation for its manifest: its numbers and shape, what each file is, what derived ones weigh."""
    files = {name: f"{LAKE}{file.table}/{file.path.name}" for name, file in plan.active.items()}
    files |= {name: f"{MADE} {file.digest}" for name, file in plan.derived.items()}
    return {
        "generation": generation,
        "number": plan.number,
        "shape": plan.shape,
        "versions": dict(plan.versions),
        "files": files,
        "sizes": dict(sizes),
        "hashes": {name: digest for name, digest in hashes.items() if digest is not None},
    }
