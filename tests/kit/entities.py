"""A store with two entities that may be one, each in an article of its own, and what a newsroom may know of them."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from tests.kit.rows import article, joined
from transforms.document import Rows
from warehouse import entity_decisions, store
from warehouse.entity_decisions import Decider
from warehouse.entity_knowledge import KnowledgeName, KnowledgeRole, KnowledgeRow

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


def give_key(data: Path, entity_id: str, key: str) -> None:
    """Let the names of an entity be found under a key, as names of articles are."""
    by = Decider("r9", datetime(2026, 11, 29))
    entity_decisions.rename_entity(data, entity_id, entity_id, key, by)


def make_knowledge_row(
    number: int, name: str, key: str, kind: str = "person", aliases: tuple[str, ...] = (), **said: Any
) -> KnowledgeRow:
    """Make a row of a newsroom's file; other names are found as they stand, in small letters."""
    names = [KnowledgeName(name, key, "full"), *(KnowledgeName(one, one.lower(), "full") for one in aliases)]
    made = f"{kind}.{name.lower().replace(' ', '-')}"
    return KnowledgeRow(number, said.pop("entity_id", None), made, kind, name, tuple(names), **said)


DAY = date(2014, 1, 1)
BOARD = make_knowledge_row(2, "Berg Board", "berg board", "organization", ("bhb",), country_code="NO")
JO = make_knowledge_row(
    3, "Jo Berg", "berg, jo", roles=(KnowledgeRole("harbour master", "BHB", "bhb", DAY),), wikidata_id="Q7"
)
