"""A store with two entities that may be one, each in an article of its own."""

from __future__ import annotations

from pathlib import Path

from tests.kit.rows import article, joined
from transforms.document import Rows
from warehouse import store

ANA, A_SILVA = "person.ana-silva", "person.a-silva"


def name_one(rows: Rows, entity_id: str) -> Rows:
    """Let an article tell of one entity alone."""
    for row in rows["entity_mentions"]:
        row |= {"entity_id": entity_id, "literal_entity_id": None, "text": "Silva"}
    for name, column in (("quotes", "speaker_entity_id"), ("quote_speakers", "entity_id")):
        for row in rows[name]:
            row[column] = entity_id
    for row in rows["quotes"]:
        row["statement_place_entity_id"] = None
    for row in rows["entity_links"]:
        row |= {
            "entity_id": entity_id,
            "local_entity_id": f"{entity_id}{row['link_score']}",
            "runner_up_entity_id": None,
        }
    return rows


def make_two_silvas(data: Path) -> Path:
    """Make the store: an article "port" tells of Ana Silva, an article "rain" of A Silva."""
    store.create(data)
    first = name_one(article("Ana Silva speaks.", guid="port", people=["Ana Silva"]), ANA)
    second = name_one(article("A Silva speaks.", guid="rain", people=["A Silva"]), A_SILVA)
    store.append(data, joined(first, second))
    return data
