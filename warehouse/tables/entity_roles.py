"""Offices and affiliations of entities."""

from datetime import date

import pyarrow as pa

from warehouse.fields import Column, Table, entity_id

_UNDATED = "No article with a date says so."
TABLE = Table(
    name="entity_roles",
    row_is="an office or affiliation of an entity, with the time it holds",
    key=("entity_role_id",),
    shared=True,
    columns=(
        Column(
            "entity_role_id",
            pa.string(),
            "The entity, and eight hex characters that stand for role and organization.",
            "person.ana-silva.r5d0c81fe",
            form=r"[a-z]+\.\S+\.r[0-9a-f]{8}",
        ),
        entity_id("entity_id", "Who holds it."),
        Column("role", pa.string(), "The office as articles state it.", "harbour master"),
        entity_id("organization_entity_id", "Where it is held.", null_means="The articles do not say."),
        Column(
            "valid_from",
            pa.date32(),
            "A day on which it held: that of the earliest article that says so; it may have begun before.",
            date(2017, 4, 12),
            null_means=_UNDATED,
            merge="min",
        ),
        Column(
            "valid_to",
            pa.date32(),
            "The same of the latest article; it may have held on after.",
            date(2017, 4, 12),
            null_means=_UNDATED,
            merge="max",
        ),
        Column(
            "evidence",
            pa.string(),
            "The words that say so.",
            "the harbour master, Ana Silva",
            null_means="Not recorded.",
        ),
    ),
)
