"""The sources of quotes that have several."""

import pyarrow as pa

from warehouse.fields import COMMON, Column, Table, entity_id, row_id

TABLE = Table(
    name="quote_speakers",
    row_is="one source of a quote, when there are several",
    key=("quote_id", "position"),
    columns=(
        *COMMON,
        row_id("quote", "quote_id", "The quote.", "9f2c41d07be35a68.q0003", refers_to="quotes"),
        Column("position", pa.int32(), "Counts the sources of the quote from 1.", 1),
        entity_id("entity_id", "The source.", null_means="The source is unnamed."),
        Column(
            *("speaker_name", pa.string(), "Its canonical name.", "Ana Silva"),
            null_means="The source is unnamed.",
            names="entity_id",
        ),
    ),
)
