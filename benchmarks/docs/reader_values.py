"""Compare the values of the published tables as Spark and Hyper read them with those that pyarrow reads.

`python -m benchmarks.docs.reader_values --data DATA`; the exit code is 1 if a value differs. Spark and Hyper are no
part of the package, and may be installed into an environment of their own: `--python` names its interpreter. Where
`DATA/kit` has an extract of Tableau, its tables are compared too, with the files of the star beside it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks import ROOT
from benchmarks.docs.other_readers import READERS, TableSource, read_columns, write_value
from warehouse.bi import reader
from warehouse.kit import tableau
from warehouse.kit.star import STAR
from warehouse.kit.star_table import STAR_SCHEMA
from warehouse.tables import TABLES
from warehouse.views import DERIVED

PUBLISHED = TABLES | DERIVED
# What an interpreter has to have for a reader.
_LIBRARIES = {"spark": "pyspark", "hyper": tableau.LIBRARY}
HOW_TO_INSTALL = {"spark": "pip install 'pyspark==3.5.*' (needs Java 17)", "hyper": tableau.HOW_TO_INSTALL}
Columns = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Expected:
    """A table as pyarrow reads it, its key, and where the other readers find it."""

    rows: pa.Table
    key: tuple[str, ...]
    source: TableSource


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of a reader: its name with its version, how many values were equal, and what differs, in words."""

    name: str
    table_count: int
    column_count: int
    value_count: int
    differences: tuple[str, ...]


def compare_columns(table: str, key: Sequence[str], expected: Columns, found: Columns) -> Iterator[str]:
    """Say what differs between two readings of a table, whose rows may come in any order.

    Args:
        table: its name, which stands before what is said.
        key: names of the columns that a row is found by.
        expected: the values by column, as `write_value` writes them.
        found: the same, read by another.
    """
    if list(expected) != list(found):
        yield f"{table}: columns {', '.join(found)} in place of {', '.join(expected)}"
        return
    places, others = _sort_rows(key, expected), _sort_rows(key, found)
    if len(places) != len(others):
        yield f"{table}: {len(others):,} rows in place of {len(places):,}"
        return
    for name, values in expected.items():
        pairs = [(values[at], found[name][other]) for at, other in zip(places, others, strict=True)]
        unequal = [pair for pair in pairs if pair[0] != pair[1]]
        if unequal:
            value, other_value = unequal[0]
            yield f"{table}.{name}: {len(unequal):,} values differ, the first is {other_value} in place of {value}"


def _sort_rows(key: Sequence[str], columns: Columns) -> list[int]:
    """Give the places of the rows in the order of their keys."""
    keys = list(zip(*(columns[name] for name in key), strict=True))
    return sorted(range(len(keys)), key=keys.__getitem__)


def write_values(rows: pa.Table) -> dict[str, list[str]]:
    """Write the values that pyarrow reads, by column."""
    columns = zip(rows.column_names, rows.columns, strict=True)
    return {name: [write_value(value) for value in column.to_pylist()] for name, column in columns}


def list_published(data: Path) -> dict[str, Expected]:
    """List the published tables of one publication, with what pyarrow reads of them.

    Raises:
        FileNotFoundError: nothing is published there.
    """
    bi = reader.generation(data)
    listed: dict[str, Expected] = {}
    for name, table in PUBLISHED.items():
        files = tuple(str(file.absolute()) for file in reader.list_files(bi, name))
        listed[name] = Expected(reader.read(bi, name), table.key, TableSource(str((bi / name).absolute()), files))
    return listed


def list_extracted(data: Path) -> dict[str, Expected]:
    """List the tables of Tableau's extract, with what pyarrow reads in the star; none where the kit lacks either."""
    kit = data / "kit"
    extract = kit / tableau.FILE_NAME
    listed: dict[str, Expected] = {}
    for name, table in STAR.items():
        file = kit / "star" / f"{name}.parquet"
        if extract.is_file() and file.is_file():
            source = TableSource("", (), str(extract.absolute()), f'"{STAR_SCHEMA}"."{name}"')
            listed[f"{tableau.FILE_NAME} {name}"] = Expected(pq.read_table(file), table.declared.key, source)
    return listed


def compare_reader(name: str, python: str, tables: Mapping[str, Expected]) -> Comparison:
    """Read the tables with a reader in its interpreter, and compare every value.

    Raises:
        subprocess.CalledProcessError: the reader failed.
    """
    with tempfile.TemporaryDirectory() as folder:
        job = json.dumps({table: asdict(expected.source) for table, expected in tables.items()})
        run = _run_python(python, ["-m", "benchmarks.docs.other_readers", name, folder], job)
        differences = [
            difference
            for table, expected in tables.items()
            for difference in compare_columns(
                table, expected.key, write_values(expected.rows), read_columns(Path(folder) / table)
            )
        ]
    rows = [expected.rows for expected in tables.values()]
    return Comparison(
        name=run.splitlines()[-1],
        table_count=len(rows),
        column_count=sum(table.num_columns for table in rows),
        value_count=sum(table.num_columns * table.num_rows for table in rows),
        differences=tuple(differences),
    )


def has_library(python: str, library: str) -> bool:
    """Say whether an interpreter has a library."""
    find = f"import importlib.util, sys; sys.exit(importlib.util.find_spec({library!r}) is None)"
    return subprocess.run([python, "-c", find], check=False).returncode == 0


def _run_python(python: str, arguments: Sequence[str], given: str) -> str:
    """Run a module of the repository in another interpreter; gives what it wrote on standard output."""
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    # Spark starts an interpreter of its own
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYSPARK_PYTHON": python}
    command = [python, *arguments]
    run = subprocess.run(command, env=environment, input=given, stdout=subprocess.PIPE, text=True, check=True)
    return run.stdout


def write_comparison(compared: Comparison) -> Iterable[str]:
    """Write what came of a reader, a line for each difference."""
    found = len(compared.differences)
    verdict = f"{found} difference{'s' * (found > 1)}" if found else "all equal"
    yield (
        f"{compared.name}: {compared.value_count:,} values in {compared.column_count} columns "
        f"of {compared.table_count} tables: {verdict}"
    )
    yield from (f"  {difference}" for difference in compared.differences)


def main(argv: Sequence[str] | None = None) -> int:
    """Compare with each reader that is installed and print what came of it; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("data"), help="folder of the warehouse")
    parser.add_argument("--python", default=sys.executable, help="interpreter that has the readers")
    options = parser.parse_args(argv)
    published = list_published(options.data)
    tables = {"spark": published, "hyper": published | list_extracted(options.data)}
    has_failed = False
    for name in READERS:
        if not has_library(options.python, _LIBRARIES[name]):
            print(f"{name}: not installed: {HOW_TO_INSTALL[name]}")
            continue
        compared = compare_reader(name, options.python, tables[name])
        print("\n".join(write_comparison(compared)))
        has_failed |= bool(compared.differences)
    return int(has_failed)


if __name__ == "__main__":
    sys.exit(main())
