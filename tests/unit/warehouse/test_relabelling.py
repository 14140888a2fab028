"""Rows with the ids of entities that were decided."""

from dataclasses import replace

from tests.kit.rows import article
from transforms.document import ids
from warehouse.relabelling import KnownEntity, list_entity_columns, relabel_rows
from warehouse.tables import TABLES

KNOWN = {"person.ana-m-silva": KnownEntity("person.ana-m-silva", "person", "Ana M. Silva", "PT")}


def test_every_column_with_ids_of_entities_is_relabelled() -> None:
    rows = article("Ana Silva speaks.", people=["Ana Silva"])
    relabelled = relabel_rows(rows, {"person.ana-silva": "person.ana-m-silva"}, KNOWN)
    for name, some in relabelled.items():
        for row in some:
            assert "person.ana-silva" not in [row[column] for column in list_entity_columns(TABLES[name])]
    assert [row["entity_id"] for row in relabelled["entity_mentions"]] == ["person.ana-m-silva"] * 2
    (entity,) = relabelled["entities"]
    assert (entity["name"], entity["country_code"]) == ("Ana M. Silva", "PT")


def test_a_name_beside_an_id_is_that_of_the_entity() -> None:
    rows = article("Ana Silva speaks.", people=["Ana Silva"])
    quotes = relabel_rows(rows, {"person.ana-silva": "person.ana-m-silva"}, KNOWN)["quotes"]
    said = {(row["speaker_name"], row["speaker_label"]) for row in quotes if row["speaker_entity_id"] is not None}
    assert said == {("Ana M. Silva", "Ana M. Silva")}


def test_an_office_gets_the_id_of_its_new_holder() -> None:
    rows = article("Ana Silva speaks.", people=["Ana Silva"])
    (role,) = relabel_rows(rows, {"person.ana-silva": "person.ana-m-silva"}, KNOWN)["entity_roles"]
    made = ids.entity_role_id("person.ana-m-silva", role["role"], role["organization_entity_id"], role["status"])
    assert role["entity_role_id"] == made


def test_of_two_entities_that_become_one_a_row_is_kept() -> None:
    rows = article("Ana Silva speaks.", people=["Ana Silva", "Ana M Silva"])
    relabelled = relabel_rows(rows, {"person.ana-silva": "person.ana-m-silva"}, KNOWN)
    assert len(relabelled["entities"]) == 1
    assert len({(row["entity_id"], row["alias"]) for row in relabelled["entity_aliases"]}) == len(
        relabelled["entity_aliases"]
    )


def test_the_wikidata_item_of_the_store_goes_before_that_of_the_article() -> None:
    rows = article("Ana Silva speaks.", people=["Ana Silva"])
    rows["entities"][0]["wikidata_id"] = "Q1"
    silva = KnownEntity("person.ana-silva", "person", "Ana Silva", None, "Q42")
    for known, item in ((silva, "Q42"), (replace(silva, wikidata_id=None), "Q1")):
        (entity,) = relabel_rows(rows, {}, {silva.entity_id: known})["entities"]
        assert entity["wikidata_id"] == item
