"""What a newsroom's own rows change in the store, and what is refused whole."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.kit.entities import A_SILVA, ANA, make_two_silvas
from transforms.document import Row
from warehouse import entity_decisions, restore, store
from warehouse.audit import audit
from warehouse.bi import reader
from warehouse.bi.publish import publish
from warehouse.entity_decisions import Decider
from warehouse.entity_knowledge import (
    BadKnowledge,
    EntityChange,
    KnowledgeName,
    KnowledgeRole,
    KnowledgeRow,
    compare_knowledge,
    import_knowledge,
)
from warehouse.lake import commit

DAY = date(2014, 1, 1)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return make_two_silvas(tmp_path / "data")


def known(
    number: int, name: str, key: str, kind: str = "person", aliases: tuple[str, ...] = (), **said: Any
) -> KnowledgeRow:
    names = [KnowledgeName(name, key, "full"), *(KnowledgeName(one, one.lower(), "full") for one in aliases)]
    made = f"{kind}.{name.lower().replace(' ', '-')}"
    return KnowledgeRow(number, said.pop("entity_id", None), made, kind, name, tuple(names), **said)


def stored(data: Path, table: str) -> dict[str, Row]:
    publish(data)
    key = {"entities": "entity_id", "entity_aliases": "alias", "entity_roles": "role"}[table]
    return {row[key]: row for row in reader.read(data, table).to_pylist()}


def told(changes: list[EntityChange]) -> list[tuple[str, bool, bool]]:
    return [(change.entity_id, change.is_new, change.is_change) for change in changes]


BOARD = known(2, "Berg Board", "berg board", "organization", ("bhb",), country_code="NO")
JO = known(3, "Jo Berg", "berg, jo", roles=(KnowledgeRole("harbour master", "BHB", "bhb", DAY),), wikidata_id="Q7")


def test_new_entities_come_with_names_and_offices(data: Path) -> None:
    changes = import_knowledge(data, [BOARD, JO])
    assert told(changes) == [("organization.berg-board", True, True), ("person.jo-berg", True, True)]
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


def test_a_store_with_knowledge_alone_is_whole(tmp_path: Path) -> None:
    store.create(tmp_path)
    import_knowledge(tmp_path, [BOARD, JO])
    assert list(audit(tmp_path)) == []


def test_the_same_rows_twice_change_nothing(data: Path) -> None:
    import_knowledge(data, [BOARD, JO])
    before = commit.roll_forward(data).number
    assert not any(change.is_change for change in import_knowledge(data, [BOARD, JO]))
    assert commit.roll_forward(data).number == before


def test_a_comparison_changes_nothing(data: Path) -> None:
    before = commit.roll_forward(data).number
    assert told(compare_knowledge(data, [BOARD])) == [("organization.berg-board", True, True)]
    assert commit.roll_forward(data).number == before


def give_key(data: Path, entity_id: str, key: str) -> None:
    """Let the names of an entity be found under a key, as names of articles are."""
    by = Decider("r9", datetime(2026, 11, 29))
    entity_decisions.rename_entity(data, entity_id, entity_id, key, by)


def test_an_entity_of_the_store_is_found_by_its_name_and_changed_not_doubled(data: Path) -> None:
    give_key(data, ANA, "sylva, anna")
    before = stored(data, "entities")
    (change,) = import_knowledge(data, [known(2, "Anna Sylva", "sylva, anna", wikidata_id="Q5")])
    assert (change.entity_id, change.is_new, change.columns) == (ANA, False, ("name", "wikidata_id"))
    after = stored(data, "entities")
    assert after.keys() == before.keys()
    assert after[ANA] == before[ANA] | {"name": "Anna Sylva", "wikidata_id": "Q5"}  # an empty cell changes nothing


def test_an_office_that_is_known_gets_the_days_that_are_given(data: Path) -> None:
    import_knowledge(data, [BOARD, JO])
    ended = KnowledgeRole("harbour master", "Berg Board", "berg board", None, date(2019, 1, 1))
    import_knowledge(data, [known(2, "Jo Berg", "berg, jo", roles=(ended,))])
    role = stored(data, "entity_roles")["harbour master"]
    assert (role["valid_from"], role["valid_to"]) == (DAY, date(2019, 1, 1))


def test_an_id_that_was_merged_leads_to_the_one_that_stands(data: Path) -> None:
    entity_decisions.merge_entities(data, A_SILVA, ANA, Decider("r9", datetime(2026, 11, 29)))
    (change,) = import_knowledge(data, [known(2, "Ana Silva", "silva, ana", entity_id=A_SILVA)])
    assert change.entity_id == ANA


def test_a_row_does_not_take_by_name_what_another_one_names_by_id(data: Path) -> None:
    give_key(data, ANA, "silva, ana")
    first = known(2, "Ana Silva", "silva, ana", entity_id=ANA)
    second = known(3, "Ana Silva", "silva, ana", entity_id="person.ana-silva-singer")
    changes = import_knowledge(data, [first, second])
    assert [change.entity_id for change in changes] == [ANA, "person.ana-silva-singer"]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        pytest.param(
            [known(4, "Sylva", "sylva")],
            "several entities have the name Sylva, give one's id: person.a-silva, person.ana-silva",
            id="several",
        ),
        pytest.param(
            [known(4, "B", "b", "place", entity_id=ANA)], f"{ANA} is of the type person in the store", id="type"
        ),
        pytest.param(
            [known(3, "Jo", "jo"), known(4, "Jo Berg", "berg, jo", entity_id="person.jo")],
            "person.jo is in row 3 already",
            id="one entity in two rows",
        ),
        pytest.param(
            [known(4, "Jo", "jo", roles=(KnowledgeRole("chair", "Nowhere", "nowhere"),))],
            "the role chair is held at Nowhere, which is neither in the file nor known",
            id="nowhere",
        ),
        pytest.param(
            [known(4, "Jo", "jo", roles=(KnowledgeRole("chair", "Sylva", "sylva"), KnowledgeRole("chair")))],
            "the role chair is held at Sylva, which is neither in the file nor known",
            id="no body",
        ),
        pytest.param(
            [known(4, "Jo", "jo", roles=(KnowledgeRole("chair"), KnowledgeRole("chair", valid_from=DAY)))],
            "the role chair is there twice: give its first and its last day",
            id="office twice",
        ),
        pytest.param(
            [
                known(4, "A", "a", "organization", roles=(KnowledgeRole("member", "B", "b"),)),
                known(5, "B", "b", "organization", roles=(KnowledgeRole("member", "A", "a"),)),
            ],
            "the roles go round in a circle: organization.a -> organization.b -> organization.a",
            id="circle",
        ),
        pytest.param(
            [known(4, "Jo", "jo", wikidata_id="Q8")], f"Q8 is the wikidata_id of {ANA} in the store", id="item"
        ),
    ],
)
def test_rows_that_do_not_fit_are_refused_and_nothing_is_imported(
    data: Path, rows: list[KnowledgeRow], message: str
) -> None:
    give_key(data, ANA, "sylva")
    give_key(data, A_SILVA, "sylva")
    import_knowledge(data, [known(2, "Ana Silva", "silva, ana", entity_id=ANA, wikidata_id="Q8")])
    before = commit.roll_forward(data).number
    with pytest.raises(BadKnowledge) as error:
        import_knowledge(data, [known(2, "Tom Quist", "quist, tom"), *rows])
    assert (error.value.faults[0].row_number, error.value.faults[0].message) == (4, message)
    assert commit.roll_forward(data).number == before


def test_it_is_taken_back_like_any_batch(data: Path) -> None:
    before = stored(data, "entities")
    number = commit.roll_forward(data).number
    import_knowledge(data, [BOARD, JO])
    restore.restore(data, str(number))
    assert stored(data, "entities") == before
