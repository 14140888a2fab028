"""What a publication is and what it is made from, wherever it lies: the plan from the lake, the rows of derived files.

How its files come to bi/: publish.py on a disk, object_publishing.py in an object store.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.bi.derived_rows import make_files
from warehouse.bi.lake_state import plan_current
from warehouse.bi.last_publication import LastPublication
from warehouse.bi.plan import PublicationPlan
from warehouse.bi.published import Hashes
from warehouse.lake.data_files import MONTH
from warehouse.lake.footers import TABLE_KEY, declare_order, declare_table
from warehouse.views import MARTS, VIEWS

# What changes with every run, also with one that finds nothing new: that alone is not worth a publication.
RUN_TABLES = frozenset({"runs", "run_measures", "sources"})
# Readers that opened the one before, or are slow with the one before that, are not cut off.
GENERATIONS_KEPT = 3
# Dictionaries take a third of the time that so few rows take to write, and save a tenth of the bytes.
_FEW_ROWS = 10_000
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
    return LastPublication(folder, manifest if manifest.get("shape") == plan.shape else {})


def make_derived_files(
    names: Collection[str], plan: PublicationPlan, last: LastPublication
) -> Iterator[tuple[str, pa.Table]]:
    """Make the rows of derived files; yields them by name, with the digest of what they are made from in the metadata.

    Raises:
        LakeDamaged: what they are made from cannot be read, or one was to be taken over from the last publication.
    """
    if lost := sorted(names - plan.derived.keys()):
        raise LakeDamaged(f"{lost[0]} is not as it was published")
    try:
        for name, rows in make_files({name: plan.derived[name] for name in names}, plan.counted, last):
            file = plan.derived[name]
            declared = declare_table(rows.schema, file.table).metadata
            yield name, rows.replace_schema_metadata({**declared, MADE_FROM: file.digest.encode()})
    except (OSError, ValueError, pa.ArrowException) as error:  # ValueError: what a row refers to is gone
        raise LakeDamaged(f"bi/ cannot be made ({error}); `wireroom check` lists what is wrong") from error


def write_rows(rows: pa.Table) -> pa.Buffer:
    """Write the rows of a derived file as Parquet; gives its bytes. Their metadata names the table."""
    body = pa.BufferOutputStream()
    view = VIEWS.get((rows.schema.metadata or {}).get(TABLE_KEY, b"").decode())
    order = declare_order(rows.schema, view.ORDER if view else ())
    pq.write_table(rows, body, sorting_columns=order, **_choose_encoding(view, rows))
    return body.getvalue()


def _choose_encoding(view: ModuleType | None, rows: pa.Table) -> dict[str, Any]:
    """Choose how columns are written: those of marts so that each batch can afford to read and write them.

    Their bytes are proven by the manifest's hashes; bounds within a month prune nothing.
    """
    if view is None or view.TABLE.name not in MARTS:
        return {"use_dictionary": rows.num_rows > _FEW_ROWS, "write_page_checksum": True}
    numbers = [column.name for column in rows.schema if not pa.types.is_string(column.type)]
    return {
        "use_dictionary": [MONTH, *view.REPEATED, *numbers],
        "compression": "none",
        "write_statistics": [MONTH, "month_start"],
    }


def describe_plan(plan: PublicationPlan, generation: int, sizes: Mapping[str, int], hashes: Hashes) -> dict[str, Any]:
    """Describe a generation for its manifest: its numbers and shape, what each file is, what derived ones weigh."""
    return {
        "generation": generation,
        "number": plan.number,
        "shape": plan.shape,
        "versions": dict(plan.versions),
        "log": dict(plan.log),
        "months": {name: dict(months) for name, months in plan.months.items()},
        "files": plan.sources,
        "sizes": dict(sizes),
        "hashes": {name: digest for name, digest in hashes.items() if digest is not None},
    }
