"""The pieces of quotes."""

import pyarrow as pa

from warehouse.fields import COMMON, SPAN, Column, Table, row_id

TABLE = Table(
    name="quote_spans",
    row_is="one contiguous piece of a quote",
    key=("quote_span_id",),
    columns=(
        *COMMON,
        row_id("span", "quote_span_id", "The piece.", "9f2c41d07be35a68.q0003.p1"),
        row_id("quote", "quote_id", "The quote it is of.", "9f2c41d07be35a68.q0003", refers_to="quotes"),
        Column("position", pa.int32(), "Counts the pieces of the quote from 1.", 1),
        *SPAN,
        Column("text", pa.string(), "As it stands.", "The plan will stand"),
        Column("is_quoted", pa.bool_(), "It stands between quotation marks; they are outside of it.", True),
    ),
)
