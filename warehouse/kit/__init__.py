"""The kit: what takes the published tables into DuckDB, dbt, Frictionless, Superset, Power BI and Tableau.

A module a tool. All of them follow from one star (star.py), which follows from the declarations of its tables. A kit is
written beside the place where it will lie and moved there once it is whole.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from warehouse.bi.publication import LakeDamaged
from warehouse.kit import dbt_sources, duckdb_file, frictionless, power_bi, star_files, superset, tableau
from warehouse.kit.placing import move_files
from warehouse.kit.source import KitSource, open_source


@dataclass(frozen=True, slots=True)
class KitPart:
    """A part of the kit: how it is written into a folder, and how it is loaded from where it then lies."""

    write: Callable[[KitSource, Path], Path]
    describe_loading: Callable[[Path, KitSource], str]


@dataclass(frozen=True, slots=True)
class WrittenPart:
    """A part that was written: its name, its file or folder, and how to load it in one line."""

    name: str
    path: Path
    loading: str


PARTS = {
    "duckdb": KitPart(duckdb_file.write_duckdb, duckdb_file.describe_loading),
    "star": KitPart(star_files.write_star, star_files.describe_loading),
    "dbt": KitPart(dbt_sources.write_dbt, dbt_sources.describe_loading),
    "frictionless": KitPart(frictionless.write_frictionless, frictionless.describe_loading),
    "superset": KitPart(superset.write_superset, superset.describe_loading),
    "power-bi": KitPart(power_bi.write_power_bi, power_bi.describe_loading),
    "tableau": KitPart(tableau.write_tableau, tableau.describe_loading),
}
# Parts that read files of others, which are written with them.
_NEEDS = {"dbt": "duckdb", "superset": "duckdb", "frictionless": "star", "power-bi": "star"}


def list_parts(only: Sequence[str] = ()) -> list[str]:
    """List the parts to write: those of `only` with what they need, or all that can be written here."""
    if not only:
        return [name for name in PARTS if name != "tableau" or tableau.can_write_tableau()]
    wanted = {*only, *(_NEEDS[name] for name in only if name in _NEEDS)}
    return [name for name in PARTS if name in wanted]


def write_kit(data: Path, out: Path, parts: Sequence[str]) -> list[WrittenPart]:
    """Write parts of the kit into the folder `out`; if one fails, none is there and what was there stays.

    Args:
        data: folder of the warehouse, on a disk.
        out: where the kit will lie; files of earlier kits in it are replaced.
        parts: names of parts, as `list_parts` gives them.

    Raises:
        FileNotFoundError: nothing is published there.
        ImportError: a part needs a library that is not installed.
        OSError: a file cannot be written.
        LakeDamaged: a published file cannot be read.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = out.parent / f".{out.name}.{secrets.token_hex(4)}"
    fresh.mkdir()
    try:
        with open_source(data, out) as source:
            made = {name: PARTS[name].write(source, fresh).relative_to(fresh) for name in parts}
            move_files(fresh, out)
            return [
                WrittenPart(name, out / path, PARTS[name].describe_loading(out / path, source))
                for name, path in made.items()
            ]
    except (duckdb.Error, pa.ArrowException) as error:
        if fresh.name in str(error):  # the file that is named is of the kit
            raise OSError(f"{out} cannot be written: {' '.join(str(error).split())}") from error
        reason = str(error).splitlines()[0]
        raise LakeDamaged(f"bi/ cannot be read ({reason}); `wireroom check` lists what is wrong") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
