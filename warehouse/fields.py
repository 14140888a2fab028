"""Column and Table, the one declaration that schemas, checks, docs and BI comments come from; columns that tables share."""

from dataclasses import dataclass
from typing import Literal

import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its Arrow type, what it means, an example, what null stands for (never null without `null_means`).

    `refers_to` names the table whose single-column key its values must be found in. `one_of` closes the list of values.
    `merge` is for shared tables: of two rows with one key the smallest or largest value is kept.
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

    @property
    def field(self) -> pa.Field:
        """The Arrow field, its meaning as the `comment` that Delta and BI tools show."""
        return pa.field(self.name, self.type, nullable=self.null_means is not None, metadata={"comment": self.meaning})


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what one row is, its key and columns.

    `shared`: rows belong to no single document (entities, rejects, ...); not partitioned by month.
    `in_batches` is False for tables that are written outside of the numbered batches (topics, runs).
    """

    name: str
    row_is: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    shared: bool = False
    in_batches: bool = True
    warning: str | None = None

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema of the rows as annotators make them and BI tools read them (no partition column)."""
        return pa.schema([column.field for column in self.columns])

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
    "document_id", pa.string(), "The article it belongs to, 16 hex characters.", "9f2c41d07be35a68", refers_to="documents"
)
PUBLISHED = (
    Column(
        "published_date",
        pa.date32(),
        "Day of publication; documents.published_date_reason says what it rests on.",
        "2017-04-12",
        null_means="The day is not known.",
    ),
    Column(
        "published_month",
        pa.string(),
        "Month of publication, YYYY-MM; the partition `month` has the same value.",
        "2017-04",
        null_means="The day is not known.",
    ),
)
RUN_ID = Column("run_id", pa.string(), "The run that wrote the row.", "20261124T101500-3f9a1c", refers_to="runs")
COMMON = (DOCUMENT_ID, *PUBLISHED, RUN_ID)
SPAN = (
    Column("start_char", pa.int32(), "First character, in code points of document_texts.text.", 120, unit="code points"),
    Column("end_char", pa.int32(), "One past the last character.", 163, unit="code points"),
)
