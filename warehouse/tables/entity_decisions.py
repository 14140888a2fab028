"""What people decided of entities."""

from dataclasses import replace
from datetime import datetime

import pyarrow as pa

from transforms.document import EntityDecision
from warehouse.fields import DOCUMENT_ID, Column, Table, entity_id

TABLE = Table(
    name="entity_decisions",
    row_is="a decision of people about an entity; later articles and replays keep to it",
    key=("entity_decision_id",),
    shared=True,
    columns=(
        Column(
            "entity_decision_id",
            pa.string(),
            "What is decided, of which entities and article.",
            "5f0c3a9d1b27e684",
            form="[0-9a-f]{16}",
        ),
        Column("decision", pa.string(), "What is decided.", "merge", one_of=EntityDecision.values()),
        entity_id("entity_id", "The entity that it is about.", is_key=True),
        entity_id(
            "other_entity_id", "What it is merged into, or what is split off.", null_means="A new name.", is_key=True
        ),
        replace(
            DOCUMENT_ID,
            meaning="The article whose rows are told of the other entity.",
            refers_to=None,
            null_means="All articles.",
        ),
        Column("name", pa.string(), "The new name.", "Ana Silva", null_means="The name stays."),
        Column("note", pa.string(), "Why, in the words of whoever decided.", "one person", null_means="Not said."),
        Column("decided_at", pa.timestamp("us"), "When, UTC.", datetime(2026, 11, 26, 9, 0), merge="min"),
    ),
)
