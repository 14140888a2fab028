"""Names that entities go by."""

from datetime import date

import pyarrow as pa

from transforms.document import AliasKind
from warehouse.fields import DOCUMENT_ID, Column, Table, entity_id

TABLE = Table(
    name="entity_aliases",
    row_is="a name that an entity goes by",
    key=("entity_id", "alias"),
    shared=True,
    columns=(
        entity_id("entity_id", "The entity."),
        Column("alias", pa.string(), "The name.", "Silva"),
        Column(
            "alias_key",
            pa.string(),
            "What names are looked up by to find out whether two entities are one.",
            "silva, ana",
            null_means="An older program stored it, and no article has named the entity since.",
            merge="max",
        ),
        Column("alias_kind", pa.string(), "What sort of name it is.", "surname", one_of=AliasKind.values()),
        Column(
            "is_given",
            pa.bool_(),
            "Whether the newsroom gave it (`wireroom kb import`, `wireroom entities rename`).",
            True,
            null_means="Articles alone use it.",
            merge="max",
        ),
        Column(
            "first_seen_date",
            pa.date32(),
            "Publication day of the earliest article that uses it.",
            date(2017, 4, 12),
            null_means="No article with a date uses it.",
            merge="min",
        ),
        Column(
            "first_seen_document_id",
            pa.string(),
            "That article, as it was then: it may have been replaced or removed since.",
            "9f2c41d07be35a68",
            null_means="None: the newsroom gave the name.",
            form=DOCUMENT_ID.form,
        ),
    ),
)
