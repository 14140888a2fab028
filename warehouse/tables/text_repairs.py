"""Characters and passages that cleaned columns read differently; the text itself is never altered."""

import pyarrow as pa

from warehouse.fields import COMMON, SPAN, Column, Table

TABLE = Table(
    name="text_repairs",
    row_is="a character or passage that a cleaned column reads differently",
    key=("document_id", "start_char", "end_char"),
    columns=(
        *COMMON,
        *SPAN,
        Column("text", pa.string(), "As it stands; empty where something is put in.", "\u0421", may_be_empty=True),
        Column("repaired", pa.string(), "As it is read; empty where it is left out.", "C", may_be_empty=True),
        Column("repair_kind", pa.string(), "What was wrong.", "homoglyph"),
    ),
)
