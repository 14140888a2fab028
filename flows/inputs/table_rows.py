"""Make members of the rows of a table: each is one JSON object with the names of the columns as they are.

Which column means what is decided in transforms/records. How tables are read: containers/csv.py, json_lines.py,
parquet.py.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from urllib.parse import quote

from flows.inputs.containers import ContainerContext, Member
from transforms.dates.day_order import find_telling_date
from transforms.document import ArticleMetadata
from transforms.document.article import NO_METADATA
from transforms.records.columns import ArticleField, map_columns, rename_columns

ROW_MEDIA_TYPE = "application/json"
# A longer value names no row.
_LONGEST_NAME_CHARS = 500
_NAMING_FIELDS = (ArticleField.GUID, ArticleField.URL)


def make_row_member(
    row: Mapping[str, object], position: int, context: ContainerContext, metadata: ArticleMetadata = NO_METADATA
) -> Member:
    """Make the member of a row, `position` counted from 1; dates and other values without JSON are written as words.

    `metadata` is what the table says of all its rows.
    """
    renamed = rename_columns(row, context.columns)
    body = json.dumps(renamed, ensure_ascii=False, default=_spell_row_value).encode("utf-8", "surrogatepass")
    return replace(make_member_of_bytes(body, renamed, position), metadata=metadata)


def make_member_of_bytes(body: bytes, row: Mapping[str, object], position: int) -> Member:
    """Make the member of a row that is JSON already."""
    return Member(io.BytesIO(body), _make_row_suffix(row, position), ROW_MEDIA_TYPE, name=f"row-{position}.json")


def describe_table(rows: Iterable[Mapping[str, str]], context: ContainerContext) -> ArticleMetadata:
    """Describe what some rows of a table say of all: the order of day and month in its dates."""
    renamed = [rename_columns(row, context.columns) for row in rows]
    column = map_columns(renamed[0]).get(ArticleField.PUBLISHED) if renamed else None
    if column is None:
        return NO_METADATA
    return ArticleMetadata(date_beside=find_telling_date(row.get(column, "") for row in renamed))


def make_row_number_suffix(position: int) -> str:
    """Give what a row without a name of its own adds to the URI of its table."""
    return f"#row-{position}"


def _make_row_suffix(row: Mapping[str, object], position: int) -> str:
    """Name the row by its guid, its id or its URL; by its position where it has none of them."""
    columns = map_columns(row)
    for naming_field in _NAMING_FIELDS:
        value = row[columns[naming_field]] if naming_field in columns else None
        is_name = isinstance(value, (str, int)) and not isinstance(value, bool)
        if is_name and 0 < len(name := str(value).strip()) <= _LONGEST_NAME_CHARS:
            return f"#{quote(name, safe='', errors='replace')}"
    return make_row_number_suffix(position)


def _spell_row_value(value: object) -> str:
    """Spell a value that JSON does not have: a date in ISO 8601, bytes as text, everything else as Python prints it."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    spell = getattr(value, "isoformat", None)
    return str(spell() if callable(spell) else value)
