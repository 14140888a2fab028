"""Topics given to articles, parts and quotes."""

import pyarrow as pa

from warehouse.fields import COMMON, Column, Table

UNITS = ("document", "section", "quote")
_NOT_STORED = "The row was stored before this column."
TABLE = Table(
    name="topic_assignments",
    row_is="a topic given to a document, a section or a quote",
    key=("unit_id", "topic_id"),
    columns=(
        *COMMON,
        Column("unit_type", pa.string(), "What it is given to.", "section", one_of=UNITS),
        Column(
            "unit_id",
            pa.string(),
            "document_id, section_id or quote_id of what it is given to.",
            "9f2c41d07be35a68.x02",
        ),
        Column("topic_id", pa.string(), "The topic.", "20000639", refers_to="topics", form="[0-9]{8}"),
        Column(
            "first_topic_id",
            pa.string(),
            "The topic of the first level above it, or itself.",
            "11000000",
            null_means=_NOT_STORED,
            form="[0-9]{8}",
        ),
        Column("first_topic_name", pa.string(), "That one's name.", "politics", null_means=_NOT_STORED),
        Column("topic_rank", pa.int32(), "1 is the unit's best topic.", 1),
        Column("score", pa.float64(), "How well it fits; comparable within one rule_version.", 0.82),
        Column("evidence", pa.string(), "The words that speak for it.", "treaty, embassy", null_means="Not recorded."),
    ),
)
