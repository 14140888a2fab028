"""Named things, across all articles."""

from datetime import date

import pyarrow as pa

from transforms.document import EntityType
from warehouse.fields import Column, Table, entity_id

_UNDATED = "No article with a date names it."
TABLE = Table(
    name="entities",
    row_is="a person, organization, place, agreement, event or other named thing, across all documents",
    key=("entity_id",),
    shared=True,
    columns=(
        entity_id("entity_id", "Type and canonical name; never reused.", is_key=True),
        Column("entity_type", pa.string(), "What it is.", "person", one_of=EntityType.values()),
        Column("name", pa.string(), "Canonical name: the fullest, without honorifics.", "Ana Silva"),
        Column("wikidata_id", pa.string(), "Its Wikidata item.", "Q42", null_means="Not linked.", form="Q[0-9]+"),
        Column(
            "country_code",
            pa.string(),
            "Country it is or belongs to, ISO 3166-1 alpha-2.",
            "PT",
            null_means="Not known.",
            form="[A-Z]{2}",
        ),
        Column(
            "told_gender",
            pa.string(),
            "Gender that titles and offices of articles tell: `Mrs`, `spokesman`. No name and no pronoun does.",
            "female",
            null_means="No title or office tells it.",
            one_of=("female", "male"),
            merge="max",
        ),
        Column(
            "first_seen_date",
            pa.date32(),
            "Publication day of the earliest article that names it.",
            date(2017, 4, 12),
            null_means=_UNDATED,
            merge="min",
        ),
        Column(
            "last_seen_date",
            pa.date32(),
            "Publication day of the latest article that names it.",
            date(2017, 4, 12),
            null_means=_UNDATED,
            merge="max",
        ),
        Column(
            "merged_into_entity_id",
            pa.string(),
            "The entity that it turned out to be.",
            "person.ana-maria-silva",
            null_means="It stands for itself.",
            refers_to="entities",
            merge="max",
        ),
    ),
)
