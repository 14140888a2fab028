"""Which rows a decision about entities writes, and which it takes out."""

from pathlib import Path

import pytest

from tests.kit.entities import A_SILVA, ANA, make_two_silvas
from tests.kit.rows import row
from transforms.document import LinkReason, document_id_of, ids
from warehouse.lake import delta, entity_changes
from warehouse.lake.entity_lookup import read_current_rows
from warehouse.lake.lake_files import LakeFiles

RAIN = document_id_of("rain")


@pytest.fixture
def lake(tmp_path: Path) -> LakeFiles:
    data = make_two_silvas(tmp_path / "data")
    return LakeFiles(data, delta.open_documents(data))


def test_a_merger_writes_the_articles_that_tell_of_the_entity_and_no_others(lake: LakeFiles) -> None:
    (old,), (new,) = (read_current_rows(lake, "entities", {entity_id}) for entity_id in (A_SILVA, ANA))
    planned = entity_changes.plan_merger(lake, old, new, row("entity_decisions"), "r9")
    assert {one["document_id"] for name in delta.tables_of_articles() for one in planned.added[name]} == {RAIN}
    assert planned.drops["documents"].values == {RAIN}
    assert {one["entity_id"] for one in planned.added["entity_mentions"]} == {ANA}
    assert {one["run_id"] for one in planned.added["documents"]} == {"r9"}
    assert {one["link_reason"] for one in planned.added["entity_links"]} == {LinkReason.DECIDED}
    led = {one["entity_id"]: one["merged_into_entity_id"] for one in planned.added["entities"]}
    assert led == {A_SILVA: ANA, ANA: None}


def test_a_merger_gives_offices_the_ids_of_their_new_holder(lake: LakeFiles) -> None:
    (old,), (new,) = (read_current_rows(lake, "entities", {entity_id}) for entity_id in (A_SILVA, ANA))
    roles = entity_changes.plan_merger(lake, old, new, row("entity_decisions"), "r9").added["entity_roles"]
    assert {role["entity_id"] for role in roles} == {ANA}
    for role in roles:
        made = ids.entity_role_id(ANA, role["role"], role["organization_entity_id"], role["status"])
        assert role["entity_role_id"] == made


def test_a_split_takes_along_the_names_that_its_articles_use(lake: LakeFiles) -> None:
    (old,) = read_current_rows(lake, "entities", {A_SILVA})
    new = old | {"entity_id": "person.a-silva-2"}
    planned = entity_changes.plan_split(lake, old, new, [RAIN], [row("entity_decisions")], "r9")
    names = {one["alias"] for one in planned.added["entity_aliases"]}
    assert names == {"A Silva", "Silva"}
    assert {one["entity_id"] for one in planned.added["entity_mentions"]} == {"person.a-silva-2"}


def test_a_new_name_is_in_the_quotes_of_who_bears_it(lake: LakeFiles) -> None:
    (entity,) = read_current_rows(lake, "entities", {ANA})
    planned = entity_changes.plan_renaming(
        lake, entity | {"name": "Ana"}, row("entity_aliases"), row("entity_decisions"), "run"
    )
    assert [one["name"] for one in planned.added["entities"]] == ["Ana"]
    assert {one["speaker_name"] for one in planned.added["quotes"] if one["speaker_entity_id"] == ANA} == {"Ana"}
