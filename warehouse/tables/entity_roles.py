"""Offices and affiliations of entities."""

from datetime import date

import pyarrow as pa

from transforms.document import RoleStatus
from warehouse.fields import Column, Table, entity_id

_UNDATED = "No article with a date says so, or the office is former or future and articles do not say since when."
_OPEN = "The same; a former office had ended by `first_seen_date`."


def _fill_status(rows: pa.Table) -> pa.Array:
    return pa.array(["current"] * rows.num_rows, pa.string())


TABLE = Table(
    name="entity_roles",
    row_is="an office or affiliation of an entity, with the time it holds",
    key=("entity_role_id",),
    shared=True,
    columns=(
        Column(
            "entity_role_id",
            pa.string(),
            "The entity, and eight hex characters that stand for role, organization and status.",
            "person.ana-silva.r5d0c81fe",
            form=r"[a-z]+\.\S+\.r[0-9a-f]{8}",
        ),
        entity_id("entity_id", "Who holds it."),
        Column("role", pa.string(), "The office as articles state it, without words like former.", "harbour master"),
        entity_id("organization_entity_id", "Where it is held.", null_means="The articles do not say."),
        Column(
            "status",
            pa.string(),
            "How it is held on the day of the articles that say so.",
            "current",
            one_of=RoleStatus.values(),
            fill=_fill_status,
        ),
        Column(
            "valid_from",
            pa.date32(),
            "The first day, where an article gives it; else the day of the earliest article, it may have begun before.",
            date(2017, 4, 12),
            null_means=_UNDATED,
            merge="min",
        ),
        Column(
            "valid_to",
            pa.date32(),
            "The day of the latest article, it may be held on after; of a former one the last day, if given.",
            date(2017, 4, 12),
            null_means=_OPEN,
            merge="max",
        ),
        Column(
            "evidence",
            pa.string(),
            "The words that say so.",
            "the harbour master, Ana Silva",
            null_means="Not recorded.",
        ),
        Column(
            "first_seen_date",
            pa.date32(),
            "The day of the earliest article that says so.",
            date(2017, 4, 12),
            null_means="No article with a date says so.",
            merge="min",
        ),
    ),
)
