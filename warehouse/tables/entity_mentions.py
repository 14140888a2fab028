"""Places in texts that refer to entities."""

import pyarrow as pa

from transforms.document import MentionType
from warehouse.fields import COMMON, SPAN, Column, Table, entity_id, row_id

TABLE = Table(
    name="entity_mentions",
    row_is="a place in a text that refers to an entity",
    key=("mention_id",),
    columns=(
        *COMMON,
        row_id("mention", "mention_id", "The mention; counted in order of the text.", "9f2c41d07be35a68.m0104"),
        row_id(
            "sentence",
            "sentence_id",
            "The sentence it stands in.",
            "9f2c41d07be35a68.s0012",
            null_means="It stands in no single sentence.",
            refers_to="sentences",
        ),
        entity_id("entity_id", "What it refers to."),
        *SPAN,
        Column("text", pa.string(), "As it stands.", "Ms Silva"),
        Column("mention_type", pa.string(), "How it refers.", "name", one_of=MentionType.values()),
        entity_id(
            "literal_entity_id",
            "The place that the words name, where they stand for those who act for it: a government, a team.",
            null_means="The words name what they refer to.",
        ),
        Column("mention_rule", pa.string(), "What decided.", "surname of a person named before"),
        Column("mention_confidence", pa.float64(), "How sure it is.", 0.95, unit="0 to 1"),
    ),
)
