"""Column and Table: schemas, checks, docs and BI comments all come from them. Also the columns that tables share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

import pyarrow as pa

from transforms.document import Row

_HEX = "[0-9a-f]{16}"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its Arrow type, what it means, an example, what null stands for (never null without `null_means`).

    `refers_to` names the table whose single-column key its values must be found in. `one_of` closes the list of values.
    `merge` is for shared tables: of two rows with one key the smallest or largest value is kept.
    `form` is a regular expression that every whole value matches; of ids it also says what they are made of.
    Only `may_be_empty` strings may be "": elsewhere what is not known is null.
    `fill` makes the values of rows that were stored before there was the column, out of their other ones, where null
    would not do: a store that is brought up to date has the column empty for a moment, so its field may be null.
    `names` says which column of the table has the id of the entity whose canonical name the values are.
    """

    name: str
    type: pa.DataType
    meaning: str
    example: object
    null_means: str | None = None
    refers_to: str | None = None
    one_of: tuple[str, ...] = ()
    merge: Literal["min", "max"] | None = None
    unit: str | None = None
    form: str | None = None
    may_be_empty: bool = False
    fill: Callable[[pa.Table], pa.Array | pa.ChunkedArray] | None = None
    names: str | None = None

    @property
    def is_of_document(self) -> bool:
        """Say whether its values are ids that begin with the document's."""
        return self.form is not None and self.form.startswith(rf"{_HEX}\.")

    @property
    def field(self) -> pa.Field:
        """The Arrow field, its meaning as the `comment` that Delta and BI tools show."""
        is_nullable = self.null_means is not None or self.fill is not None
        return pa.field(self.name, self.type, nullable=is_nullable, metadata={"comment": self.meaning})

    def fill_values(self, rows: pa.Table) -> pa.Array | pa.ChunkedArray:
        """Make the values that rows have which were stored without the column: null, unless it says otherwise."""
        return pa.nulls(rows.num_rows, self.type) if self.fill is None else self.fill(rows)


@dataclass(frozen=True)
class Table:
    """A table: what one row is, its key and columns.

    `shared`: rows belong to no single document (entities, rejects, ...).
    `in_batches` is False for tables that are written outside of the numbered batches (topics, runs, ...).
    `joined` names text columns that join several pieces by a blank: the rest of the text between them is left out, so
    the offsets beside them reach from the first piece to the last.
    """

    name: str
    row_is: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    shared: bool = False
    in_batches: bool = True
    warning: str | None = None
    joined: tuple[str, ...] = ()

    @cached_property
    def schema(self) -> pa.Schema:
        """The Arrow schema of the rows as annotators make them, the lake stores them and BI tools read them."""
        return pa.schema([column.field for column in self.columns])

    def list_references(self, table: str) -> list[str]:
        """List the columns whose values are keys of a table."""
        return [column.name for column in self.columns if column.refers_to == table]

    def name_entities(self, row: Row, names: Mapping[str, str]) -> Row:
        """Give the columns of a row that have names of entities, for those of which `names` has one by id."""
        named = [(column.name, row[column.names]) for column in self.columns if column.names is not None]
        return {column: names[entity_id] for column, entity_id in named if entity_id in names}

    def column(self, name: str) -> Column:
        """Give the column called `name`.

        Raises:
            KeyError: there is none.
        """
        found = next((column for column in self.columns if column.name == name), None)
        if found is None:
            raise KeyError(f"{self.name} has no column {name}")
        return found


DOCUMENT_ID = Column(
    "document_id",
    pa.string(),
    "The article it belongs to.",
    "9f2c41d07be35a68",
    refers_to="documents",
    form=_HEX,
)
PUBLISHED = (
    Column(
        "published_date",
        pa.date32(),
        "Day of publication, in the time zone of the article's own time; documents.published_date_reason says what it "
        "rests on.",
        date(2017, 4, 12),
        null_means="The day is not known.",
    ),
    Column(
        "published_month",
        pa.string(),
        "Month of publication.",
        "2017-04",
        null_means="The day is not known.",
        form="[0-9]{4}-(0[1-9]|1[0-2])",
    ),
)
RUN_ID = Column("run_id", pa.string(), "The run that wrote the row.", "20261124T101500-3f9a1c", refers_to="runs")
COMMON = (DOCUMENT_ID, *PUBLISHED, RUN_ID)
SPAN = (
    Column(
        "start_char", pa.int32(), "First character, counted in document_texts.text from 0.", 120, unit="code points"
    ),
    Column("end_char", pa.int32(), "One past the last character.", 163, unit="code points"),
)


# What stands behind the document's id in the id of a row.
_ROW_FORMS = {
    "section": r"\.x[0-9]{2,}",
    "sentence": r"\.s[0-9]{4,}",
    "quote": r"\.q[0-9]{4,}",
    "span": r"\.q[0-9]{4,}\.p[0-9]+",
    "mention": r"\.m[0-9]{4,}",
    "date": r"\.d[0-9]{4,}",
}
RowKind = Literal["section", "sentence", "quote", "span", "mention", "date"]


def row_id(
    kind: RowKind, name: str, meaning: str, example: str, *, null_means: str | None = None, refers_to: str | None = None
) -> Column:
    """Declare a column `name` with ids of rows of one kind, for instance "9f2c41d07be35a68.s0012" of sentences."""
    form = _HEX + _ROW_FORMS[kind]
    return Column(name, pa.string(), meaning, example, null_means=null_means, refers_to=refers_to, form=form)


# An entity's type, a dot and its canonical name in letters, digits and hyphens of any script.
ENTITY_FORM = r"[a-z]+\.\S+"


def entity_id(name: str, meaning: str, *, null_means: str | None = None, is_key: bool = False) -> Column:
    """Declare a column `name` with ids of entities."""
    refers_to = None if is_key else "entities"
    return Column(
        name, pa.string(), meaning, "person.ana-silva", null_means=null_means, refers_to=refers_to, form=ENTITY_FORM
    )
