"""Write the data dictionary, every table and column as declared: as Markdown (docs/tables.md) or for a terminal."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from warehouse.fields import COMMON, Column, Table
from warehouse.tables import TABLES
from warehouse.views import DERIVED

_HEAD = """\
# Tables

What stands in `<data>/bi/<table>/`, as declared in `warehouse/tables/`. This page is generated: `make docs`.

- Times are UTC, days and times without a zone. Offsets count code points of `document_texts.text` from 0 and are half
  open: `text[start_char:end_char]` is what the row shows.
- What is not known is null, never an empty string or a zero. "never" means that a column has no null.
- Ids stay the same for the same input. Those of rows are made of the article's and the row's place in it.
"""
_PICTURE = """
## How the tables join

A line leads from a table to one that refers to it, by the column written on it. Left out: `run_id`, which refers to
`runs` everywhere, and `document_id` where another line leads to the article as well.
"""
_COMMON = """
## Columns of every table of articles
"""
_DERIVED = """
# Derived tables

Made from the tables above when they are published, and nowhere else: `quotes_wide` for readers, marts for dashboards.
"""
_TABLE_HEAD = "| column | type | meaning | null means | example |\n|---|---|---|---|---|"


def markdown() -> str:
    """Write the whole dictionary as Markdown, with a Mermaid picture of how the tables join."""
    parts = [_HEAD, _PICTURE, picture(TABLES), _COMMON, "\n".join((_TABLE_HEAD, *map(_write_column, COMMON))) + "\n"]
    parts += [_write_section(table) for table in sorted(TABLES.values(), key=lambda table: table.shared)]
    parts += [_DERIVED, *map(_write_section, DERIVED.values())]
    return "\n".join(part.strip("\n") + "\n" for part in parts)


def list_names() -> list[str]:
    """List the names of all tables."""
    return [*TABLES, *DERIVED]


def plain(names: Sequence[str]) -> str:
    """Write the dictionary of some tables for a terminal: one line for each table and one for each column."""
    tables = TABLES | DERIVED
    return "\n".join(line for name in names for line in _list_columns(tables[name]))


def picture(tables: Mapping[str, Table]) -> str:
    """Draw the references between `tables` as a Mermaid diagram of entities, in a fenced block of Markdown."""
    lines = [line for table in tables.values() for line in _draw_references(table, tables)]
    keys = [f"    {table.name} {{\n{_draw_keys(table)}\n    }}" for table in tables.values()]
    return "\n".join(("```mermaid", "erDiagram", *lines, *keys, "```"))


def _write_section(table: Table) -> str:
    has_common = set(COMMON) <= set(table.columns)
    own = [column for column in table.columns if not has_common or column not in COMMON]
    keyed = ", ".join(f"`{name}`" for name in table.key)
    notes = [f"One row is {table.row_is}.", f"Key: {keyed}.", *([table.warning] if table.warning else [])]
    if has_common:
        notes.append("Also has the columns of every table of articles.")
    return "\n".join((f"\n## {table.name}\n", " ".join(notes), "", _TABLE_HEAD, *map(_write_column, own)))


def _write_column(column: Column) -> str:
    kind = f"{_name_type(column)}, {column.unit}" if column.unit else _name_type(column)
    meaning = column.meaning
    if column.one_of:
        meaning += f" One of {', '.join(column.one_of)}."
    if column.refers_to:
        meaning += f" Refers to `{column.refers_to}`."
    cells = (f"`{column.name}`", kind, meaning, column.null_means or "never", f"`{_write_example(column.example)}`")
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


def _name_type(column: Column) -> str:
    return str(column.type).replace("date32[day]", "date32")


def _write_example(example: object) -> str:
    if isinstance(example, (date, datetime)):
        return example.isoformat()
    if isinstance(example, bool):
        return str(example).lower()
    shown = str(example)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."


def _draw_references(table: Table, tables: Mapping[str, Table]) -> Iterator[str]:
    by_target: dict[str, list[Column]] = {}
    for column in table.columns:
        if column.refers_to and column.refers_to in tables and column.refers_to != "runs":
            by_target.setdefault(column.refers_to, []).append(column)
    if any("document_id" in tables[name].schema.names and name not in {"documents", table.name} for name in by_target):
        by_target.pop("documents", None)
    for name, columns in by_target.items():
        near = "|o" if all(column.null_means for column in columns) else "||"
        far = "||" if table.key == tuple(column.name for column in columns) else "o{"
        yield f'    {name} {near}--{far} {table.name} : "{", ".join(column.name for column in columns)}"'


def _draw_keys(table: Table) -> str:
    shown = [column for column in table.columns if column.name in table.key]
    return "\n".join(f"        {_name_type(column)} {column.name} PK" for column in shown)


def _list_columns(table: Table) -> Iterator[str]:
    yield f"{table.name}: {table.row_is}"
    width = max(len(column.name) for column in table.columns)
    for column in table.columns:
        yield f"  {column.name:<{width}}  {_name_type(column):<13} {column.meaning}"
    yield ""
