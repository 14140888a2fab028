"""Read the package's data files: rows of tab-separated cells under `transforms/data`. Nothing else opens them.

It does not know what the cells mean; each reader does (`gazetteer.py`, `lexicon.py` and others). A line that starts
with `#` says what the columns are, and where they come from; `transforms/data/README.md` lists all files.
"""

from collections import defaultdict
from enum import StrEnum
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

# Columns of the widest table without a header, `world/countries`.
_MAX_COLUMNS = 8

Class = TypeVar("Class", bound=StrEnum)


def data_file(name: str) -> Traversable:
    """Find a file by its path under `transforms/data`, for instance `models/encoder/VERSION`."""
    return files("transforms").joinpath("data", *name.split("/"))


def read_rows(name: str) -> list[list[str]]:
    """Read a table, for instance `world/countries`: cells as they stand, comments and blank lines left out."""
    lines = data_file(f"{name}.tsv").read_text(encoding="utf-8").split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def read_padded_rows(name: str) -> list[list[str]]:
    """Read a table whose last cells may be left out: every row has eight cells or more, without blanks around them."""
    return [_pad_table_row(row) for row in read_rows(name)]


def read_words_by_class(name: str, classes: type[Class]) -> dict[Class, frozenset[str]]:
    """Read a table of words and their class: all words of each class, in their own case.

    Raises:
        ValueError: a row has a class that is none of `classes`.
    """
    words: defaultdict[Class, set[str]] = defaultdict(set)
    for word, kind, *_ in read_padded_rows(name):
        words[classes(kind)].add(word)
    return {each: frozenset(words[each]) for each in classes}


def _pad_table_row(row: list[str]) -> list[str]:
    missing_count = _MAX_COLUMNS - len(row)
    return [cell.strip() for cell in row] + [""] * missing_count


def split_cell(cell: str) -> list[str]:
    """Give the values of a cell that holds several, apart by `;`; an empty cell has none."""
    return [value for value in cell.split(";") if value]


def read_records(name: str) -> list[dict[str, str]]:
    """Read a table whose first row names the columns: a dict a row.

    Raises:
        ValueError: a row has more or fewer cells than the first one.
    """
    names, *rows = read_rows(name)
    return [dict(zip(names, row, strict=True)) for row in rows]
