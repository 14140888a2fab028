"""Words that an editor put into, or took out of, a quote."""

import pyarrow as pa

from transforms.document import InsertionKind
from warehouse.fields import COMMON, SPAN, Column, Table, row_id

TABLE = Table(
    name="quote_insertions",
    row_is="a bracketed insertion or omission inside a quote",
    key=("quote_id", "start_char"),
    columns=(
        *COMMON,
        row_id("quote", "quote_id", "The quote it stands in.", "9f2c41d07be35a68.q0003", refers_to="quotes"),
        *SPAN,
        Column("text", pa.string(), "As it stands, brackets included.", "[the treaty]"),
        Column("insertion_kind", pa.string(), "What the editor did.", "omission", one_of=InsertionKind.values()),
    ),
)
