"""What the caller says of inputs beside their bytes: options of the command, and a `metadata.csv` beside the files.

It fills what the inputs leave open: what an article says of itself goes before it, and a line of the table before an
option of the command.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from flows.errors import WrongCall
from transforms.dates.written_times import publish_written_time, read_written_time
from transforms.document import ArticleMetadata, Published
from transforms.document.article import NO_METADATA
from transforms.records.columns import ArticleField
from transforms.records.values import read_record_language

METADATA_FILE = "metadata.csv"
# The columns of metadata.csv; `file` is the name of a file of the same folder.
_FILE_COLUMN = "file"
_COLUMNS = ("date", "publisher", "source", "language", "url", "guid", "authors", "headline")
# The origin of what options of a command say; an error names the one that is wrong.
OPTIONS = "an option of the command"
# Folders whose table is kept in memory.
_KEPT_TABLES = 64


@dataclass(frozen=True, slots=True)
class DeclaredInput:
    """What the caller says of an input: the name that it gives it, metadata, and what the columns of a table hold."""

    source: str | None = None
    metadata: ArticleMetadata = NO_METADATA
    columns: Mapping[str, str] = field(default_factory=dict)  # fields of an article to the columns that hold them

    def fill_from(self, other: DeclaredInput) -> DeclaredInput:
        """Fill what is missing here with what `other` says."""
        columns = self.columns or other.columns
        return DeclaredInput(self.source or other.source, self.metadata.fill_from(other.metadata), columns)


NOTHING_DECLARED = DeclaredInput()


def declare_input(values: Mapping[str, str | None], origin: str) -> DeclaredInput:
    """Make what the caller says of the texts of options or columns; `origin` names them in words, `OPTIONS` or a line.

    Raises:
        WrongCall: the date or the language is none, or the columns name no field of an article.
    """
    given = {name: (value or "").strip() or None for name, value in values.items()}
    authors = tuple(name.strip() for name in (given.get("authors") or "").split(";") if name.strip())
    evidence = f"the caller says so ({origin})"
    metadata = ArticleMetadata(
        guid=given.get("guid"),
        url=given.get("url"),
        url_evidence=evidence if given.get("url") else None,
        publisher=given.get("publisher"),
        language=_read_declared_language(given.get("language"), origin),
        headline=given.get("headline"),
        authors=authors,
        byline_evidence=evidence if authors else None,
        published=_read_declared_date(given.get("date"), origin, evidence),
    )
    return DeclaredInput(given.get("source"), metadata, _read_declared_columns(given.get("columns")))


def find_declared_inputs(file: Path, common: DeclaredInput) -> DeclaredInput:
    """Give what the caller says of a file: its line of the table in its folder, the rest as `common` says.

    Raises:
        WrongCall: the table cannot be used.
    """
    line = _read_declared_table(file.parent).get(file.name)
    return common if line is None else line.fill_from(common)


@lru_cache(maxsize=_KEPT_TABLES)
def _read_declared_table(folder: Path) -> Mapping[str, DeclaredInput]:
    path = folder / METADATA_FILE
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            _check_declared_columns(path, rows.fieldnames or ())
            declared: dict[str, DeclaredInput] = {}
            for row in rows:
                origin = f"{path} line {rows.line_num}"
                name = _check_declared_row(row, declared, origin)
                if name:
                    declared[name] = declare_input(row, origin)
            return declared
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise WrongCall(f"{path} cannot be read: {error}; mend or remove it") from None


def _check_declared_row(row: Mapping[str | None, object], declared: Mapping[str, DeclaredInput], origin: str) -> str:
    """Give the file that a row is of, "" for a row without one.

    Raises:
        WrongCall: it has more cells than there are columns, says something of no file, or its file has a row already.
    """
    name = str(row[_FILE_COLUMN] or "").strip()
    if None in row:
        raise WrongCall(f"{origin}: more cells than columns; put a value that has commas between double quotes")
    if not name and any(row.values()):
        raise WrongCall(f"{origin}: no name of a file in the column `{_FILE_COLUMN}`")
    if name in declared:
        raise WrongCall(f"{origin}: {name} has a line above already; leave one of them")
    return name


def _check_declared_columns(path: Path, columns: object) -> None:
    names = set(columns) if isinstance(columns, (list, tuple)) else set()
    if _FILE_COLUMN not in names or (unknown := sorted(names - {_FILE_COLUMN, *_COLUMNS})):
        wrong = "no column `file`" if _FILE_COLUMN not in names else f"unknown columns {', '.join(unknown)}"
        raise WrongCall(f"{path}: {wrong}; it may have {_FILE_COLUMN}, {', '.join(_COLUMNS)}")


def _read_declared_columns(text: str | None) -> Mapping[str, str]:
    """Read what the columns of a table hold, written as "headline=titel,text=inhalt".

    Raises:
        WrongCall: what stands before a "=" is no field of an article, or nothing stands behind it.
    """
    if text is None:
        return {}
    pairs = [pair.partition("=") for pair in text.split(",")]
    columns = {name.strip(): column.strip() for name, _, column in pairs}
    unknown = sorted(name for name in columns if name not in set(ArticleField) or not columns[name])
    if unknown:
        fields = ", ".join(ArticleField)
        raise WrongCall(f"--columns: {', '.join(unknown)!r} is no field=column; fields are {fields}")
    return columns


def _read_declared_language(text: str | None, origin: str) -> str | None:
    if text is not None and read_record_language(text) is None:
        raise WrongCall(
            f"{_name_place(origin, 'language')}: {text!r} is no code of a language; write it as en or pt-BR"
        )
    return text


def _name_place(origin: str, name: str) -> str:
    return f"--{name}" if origin == OPTIONS else origin


def _read_declared_date(text: str | None, origin: str, reason: str) -> Published | None:
    if text is None:
        return None
    written = read_written_time(text)
    if written is None or written.unread:
        raise WrongCall(
            f"{_name_place(origin, 'date')}: {text!r} is no date; write it as 2017-04-12 or 2017-04-12T18:30+01:00"
        )
    return publish_written_time(written, reason)
