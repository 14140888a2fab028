"""Read the package's data files: rows of tab-separated cells under `transforms/data`. Nothing else opens them.

A line that starts with `#` says what the columns are, and where they come from; `transforms/data/README.md` lists all.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable


def data_file(name: str) -> Traversable:
    """Find a file by its path under `transforms/data`, for instance `models/encoder/VERSION`."""
    return files("transforms").joinpath("data", *name.split("/"))


def read_rows(name: str) -> list[list[str]]:
    """Read a table, for instance `world/countries`: cells as they stand, comments and blank lines left out."""
    lines = data_file(f"{name}.tsv").read_text(encoding="utf-8").split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def read_records(name: str) -> list[dict[str, str]]:
    """Read a table whose first row names the columns: a dict a row."""
    names, *rows = read_rows(name)
    return [dict(zip(names, row, strict=True)) for row in rows]
