"""What people decide of entities: rows, ids that lead on, and what is refused."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.kit.entities import A_SILVA, ANA, make_two_silvas, name_one
from tests.kit.rows import article
from transforms.document import document_id_of
from warehouse import entity_decisions, known_entities, restore, store
from warehouse.audit import audit
from warehouse.bi import reader
from warehouse.bi.publish import publish
from warehouse.entity_decisions import Decider, UnknownEntity

AT = datetime(2026, 11, 29, 9)
BY = Decider("r9", AT)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return make_two_silvas(tmp_path / "data")


def mentioned(data: Path) -> dict[str, set[str]]:
    publish(data)
    rows = reader.read(data, "entity_mentions").to_pylist()
    return {
        guid: {row["entity_id"] for row in rows if row["document_id"] == document_id_of(guid)}
        for guid in ("port", "rain")
    }


def test_a_merger_tells_all_of_the_second_one_and_leads_there(data: Path) -> None:
    entity_decisions.merge_entities(data, A_SILVA, ANA, Decider("r9", AT, "one person"))
    assert mentioned(data) == {"port": {ANA}, "rain": {ANA}}
    entities = {row["entity_id"]: row for row in reader.read(data, "entities").to_pylist()}
    assert entities[A_SILVA]["merged_into_entity_id"] == ANA
    assert entities[ANA]["merged_into_entity_id"] is None
    aliases = reader.read(data, "entity_aliases").to_pylist()
    assert {"A Silva", "Ana Silva"} <= {row["alias"] for row in aliases if row["entity_id"] == ANA}
    roles = reader.read(data, "entity_roles").to_pylist()
    assert {row["entity_id"] for row in roles} == {ANA}
    (decision,) = known_entities.find_entities(data, set(), set())["entity_decisions"]
    assert (decision["decision"], decision["note"]) == ("merge", "one person")


def test_ids_lead_on_over_several_mergers_at_once(data: Path) -> None:
    store.append(data, name_one(article("Jo Berg speaks.", guid="snow", people=["Jo Berg"]), "person.jo-berg"))
    entity_decisions.merge_entities(data, A_SILVA, ANA, BY)
    entity_decisions.merge_entities(data, ANA, "person.jo-berg", BY)
    publish(data)
    led = {row["entity_id"]: row["merged_into_entity_id"] for row in reader.read(data, "entities").to_pylist()}
    assert led[A_SILVA] == led[ANA] == "person.jo-berg"


def test_a_split_tells_what_some_articles_say_of_another(data: Path) -> None:
    entity_decisions.merge_entities(data, A_SILVA, ANA, BY)
    made, _ = entity_decisions.split_entity(data, ANA, [document_id_of("rain")], None, BY)
    assert made == "person.ana-silva-2"
    assert mentioned(data) == {"port": {ANA}, "rain": {made}}


def test_a_new_name_is_the_entity_s_and_one_of_its_names(data: Path) -> None:
    entity_decisions.rename_entity(data, ANA, "Ana Maria Silva", "silva, ana", BY)
    publish(data)
    names = {row["entity_id"]: row["name"] for row in reader.read(data, "entities").to_pylist()}
    assert names[ANA] == "Ana Maria Silva"
    aliases = reader.read(data, "entity_aliases").to_pylist()
    assert "Ana Maria Silva" in {row["alias"] for row in aliases if row["entity_id"] == ANA}


def test_who_speaks_has_the_name_of_the_entity_whatever_is_decided(data: Path) -> None:
    entity_decisions.merge_entities(data, A_SILVA, ANA, BY)
    entity_decisions.rename_entity(data, ANA, "Ana Maria Silva", "silva, ana", BY)
    publish(data)
    for table in ("quotes_wide", "speaker_month"):
        said = {(row["speaker_entity_id"], row["speaker_name"]) for row in reader.read(data, table).to_pylist()}
        assert said == {(ANA, "Ana Maria Silva")}


def test_a_decision_can_be_taken_back(data: Path) -> None:
    before = mentioned(data)
    number = entity_decisions.merge_entities(data, A_SILVA, ANA, BY)
    restore.restore(data, str(number - 1))
    assert mentioned(data) == before
    assert known_entities.find_entities(data, set(), set())["entity_decisions"] == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (ANA, ANA, "is one entity already"),
        ("person.nobody", ANA, "no entity has the id person.nobody"),
        (ANA, "person.nobody", "no entity has the id person.nobody"),
    ],
)
def test_what_cannot_be_merged_is_refused(data: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(UnknownEntity, match=message):
        entity_decisions.merge_entities(data, old, new, BY)


def test_what_was_merged_is_not_decided_of_again(data: Path) -> None:
    entity_decisions.merge_entities(data, A_SILVA, ANA, BY)
    with pytest.raises(UnknownEntity, match="was merged into person.ana-silva"):
        entity_decisions.rename_entity(data, A_SILVA, "A", "a", BY)


@pytest.mark.parametrize(
    ("documents", "new_id", "message"),
    [
        (["0" * 16], None, "article 0000000000000000 does not name person.ana-silva"),
        ([document_id_of("port")], "place.silva", "does not begin with the type"),
        ([document_id_of("port")], "person.a b", "'person.a b' is no id"),
        ([document_id_of("port")], "person.", "'person.' is no id"),
        ([document_id_of("port")], A_SILVA, "is another entity already"),
    ],
)
def test_what_cannot_be_split_is_refused(data: Path, documents: list[str], new_id: str | None, message: str) -> None:
    with pytest.raises(UnknownEntity, match=message):
        entity_decisions.split_entity(data, ANA, documents, new_id, BY)


def test_what_a_run_stored_stays_sound(tmp_path: Path) -> None:
    from flows import cli

    (tmp_path / "a.txt").write_text("Ana Silva, the mayor, spoke. “We will open the port,” Ana Silva said.\n")
    (tmp_path / "b.txt").write_text("Ana Berg, the mayor, spoke. “We will close the port,” Ana Berg said.\n")
    data = tmp_path / "data"
    assert cli.main(["ingest", str(tmp_path), "--data", str(data), "-q", "--profile", "fast"]) == 0
    assert cli.main(["entities", "merge", "person.ana-berg", "person.ana-silva", "--data", str(data)]) == 0
    assert list(audit(data)) == []
    assert cli.main(["entities", "rename", "person.ana-silva", " Ana\nSilva  Berg", "--data", str(data)]) == 0
    assert list(audit(data)) == []
    publish(data)
    assert "Ana Silva Berg" in reader.read(data, "entities")["name"].to_pylist()
    assert cli.main(["entities", "split", "person.nobody", "--document", "0" * 16, "--data", str(data)]) == 2
