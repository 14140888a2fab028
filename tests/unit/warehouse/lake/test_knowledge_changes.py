"""What a newsroom's own rows change in those of entities, names and offices."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.kit.entities import ANA, BOARD, DAY, JO, give_key, make_knowledge_row, make_two_silvas
from transforms.document import Row
from warehouse.bi import reader
from warehouse.bi.publish import publish
from warehouse.entity_knowledge import KnowledgeRole, import_knowledge


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return make_two_silvas(tmp_path / "data")


def stored(data: Path, table: str) -> dict[str, Row]:
    publish(data)
    key = {"entities": "entity_id", "entity_aliases": "alias", "entity_roles": "role"}[table]
    return {row[key]: row for row in reader.read(data, table).to_pylist()}


def test_new_entities_come_with_names_and_offices(data: Path) -> None:
    changes = import_knowledge(data, [BOARD, JO], "r9")
    assert [(one.entity_id, one.is_new, one.is_change) for one in changes] == [
        ("organization.berg-board", True, True),
        ("person.jo-berg", True, True),
    ]
    entities, aliases = stored(data, "entities"), stored(data, "entity_aliases")
    jo = entities["person.jo-berg"]
    assert (jo["name"], jo["wikidata_id"], jo["country_code"], jo["first_seen_date"]) == ("Jo Berg", "Q7", None, None)
    assert aliases["bhb"]["entity_id"] == "organization.berg-board" and aliases["bhb"]["is_given"] is True
    role = stored(data, "entity_roles")["harbour master"]
    assert (role["organization_entity_id"], role["valid_from"], role["valid_to"]) == (
        "organization.berg-board",
        DAY,
        None,
    )


def test_an_entity_of_the_store_is_found_by_its_name_and_changed_not_doubled(data: Path) -> None:
    give_key(data, ANA, "sylva, anna")
    before = stored(data, "entities")
    (change,) = import_knowledge(data, [make_knowledge_row(2, "Anna Sylva", "sylva, anna", wikidata_id="Q5")], "r9")
    assert (change.entity_id, change.is_new, change.columns) == (ANA, False, ("name", "wikidata_id"))
    after = stored(data, "entities")
    assert after.keys() == before.keys()
    assert after[ANA] == before[ANA] | {"name": "Anna Sylva", "wikidata_id": "Q5"}  # an empty cell changes nothing


def test_an_office_that_is_known_gets_the_days_that_are_given(data: Path) -> None:
    import_knowledge(data, [BOARD, JO], "r9")
    ended = KnowledgeRole("harbour master", "Berg Board", "berg board", None, date(2019, 1, 1))
    import_knowledge(data, [make_knowledge_row(2, "Jo Berg", "berg, jo", roles=(ended,))], "r9")
    role = stored(data, "entity_roles")["harbour master"]
    assert (role["valid_from"], role["valid_to"]) == (DAY, date(2019, 1, 1))
