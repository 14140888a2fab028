"""Entities of articles are linked to those of the store as it is when the articles are stored."""

from collections.abc import Sequence
from pathlib import Path

from flows.runs.identity import link_entities, link_parts
from tests.kit.entities import make_knowledge_row
from tests.kit.rows import bare_article, row
from transforms.document import Rows
from warehouse import store
from warehouse.entity_knowledge import import_knowledge
from warehouse.lake import delta
from warehouse.lake.entity_lookup import read_current_rows
from warehouse.lake.lake_files import LakeFiles

ANA = "person.ana-silva"


def make_official(office: str, country: str) -> Rows:
    """Make the rows of an article that names an Ana Silva who holds an office in a country."""
    rows = bare_article(f"The {office}, Ana Silva, spoke in {country}.", guid=country, people=["Ana Silva"])
    rows["entities"][0]["country_code"] = None
    for alias in rows["entity_aliases"]:
        alias |= {"alias_key": "silva, ana" if " " in alias["alias"] else "silva", "is_given": None}
        alias["alias_kind"] = "full" if " " in alias["alias"] else "surname"
    place = f"place.{country}"
    rows["entities"].append(row("entities", entity_id=place, entity_type="place", name=country.capitalize()))
    rows["entities"][-1] |= {
        "wikidata_id": None,
        "country_code": None,
        "told_gender": None,
        "merged_into_entity_id": None,
    }
    rows["entity_roles"] = [role | {"role": office, "organization_entity_id": place} for role in rows["entity_roles"]]
    return rows


def store_officials(data: Path, parts: Sequence[Rows]) -> None:
    store.append(data, *parts, link=link_parts)


def read_links(data: Path) -> dict[str, str]:
    """Read whom the articles mean by Ana Silva, by their guid."""
    lake = LakeFiles(data, delta.open_documents(data))
    guids = {one["document_id"]: one["guid"] for one in delta.read(delta.open_table(data, "documents"))}
    links = delta.read(delta.open_table(data, "entity_links"))
    assert read_current_rows(lake, "entities", {one["entity_id"] for one in links})
    return {guids[one["document_id"]]: one["entity_id"] for one in links if one["local_entity_id"] == ANA}


def make_store(data: Path) -> Path:
    """Make a store that knows one Ana Silva."""
    store.create(data)
    store_officials(data, [make_official("minister", "portugal")])
    return data


def test_a_namesake_gets_an_id_of_its_own(tmp_path: Path) -> None:
    data = make_store(tmp_path / "data")
    store_officials(data, [make_official("judge", "norway")])
    assert read_links(data) == {"portugal": ANA, "norway": f"{ANA}-2"}


def make_quist(gender: str | None, guid: str) -> Rows:
    """Make the rows of an article that names a Quist by the surname alone."""
    rows = bare_article("Quist spoke.", guid=guid, people=["Quist"])
    rows["entities"][0] |= {"told_gender": gender, "country_code": None}
    for alias in rows["entity_aliases"]:
        alias |= {"alias_key": "quist", "is_given": None, "alias_kind": "full"}
    return rows | {"entity_roles": []}


def test_a_surname_alone_is_one_person_per_gender_that_articles_tell(tmp_path: Path) -> None:
    data = tmp_path / "data"
    store.create(data)
    for gender, guid in ((None, "tide"), ("female", "port"), ("male", "rain")):
        store_officials(data, [make_quist(gender, guid)])
    entities = delta.read(delta.open_table(data, "entities"))
    told = {(row["entity_id"], row["told_gender"]) for row in entities if row["told_gender"]}
    assert told == {("person.quist", "female"), ("person.quist-2", "male")}


def test_two_writers_at_once_give_no_id_to_two_namesakes(tmp_path: Path) -> None:
    """The first one has decided when the second one decides and stores; then the first one decides anew."""
    data = make_store(tmp_path / "data")
    decided: list[str] = []

    def link_slowly(parts: Sequence[Rows], find: store.FindEntities) -> list[Rows]:
        linked = link_parts(parts, find)
        decided.extend(link["entity_id"] for part in linked for link in part["entity_links"] if "ana" in str(link))
        if len(decided) == 1:
            store_officials(data, [make_official("surgeon", "chile")])
        return linked

    store.append(data, make_official("judge", "norway"), link=link_slowly)
    assert decided[0] == f"{ANA}-2" and len(decided) == 2
    assert read_links(data) == {"portugal": ANA, "chile": f"{ANA}-2", "norway": f"{ANA}-3"}


def test_what_was_decided_beforehand_may_be_out_of_date(tmp_path: Path) -> None:
    """What the tests above guard against: rows that were linked before another writer came share an id with its."""
    data = make_store(tmp_path / "data")
    linked = link_entities(data, [make_official("judge", "norway")])
    store_officials(data, [make_official("surgeon", "chile")])
    store.append(data, *linked)
    assert read_links(data)["norway"] == read_links(data)["chile"]


def test_a_replay_that_is_overtaken_decides_anew(tmp_path: Path) -> None:
    data = make_store(tmp_path / "data")
    asked: list[int] = []

    def link_slowly(parts: Sequence[Rows], find: store.FindEntities) -> list[Rows]:
        asked.append(len(parts))
        linked = link_parts(parts, find)
        if len(asked) == 1:
            store_officials(data, [make_official("surgeon", "chile")])
        return linked

    assert store.replace_rows(data, make_official("minister", "portugal"), link=link_slowly) == 1
    assert asked == [1, 1]
    assert read_links(data) == {"portugal": ANA, "chile": f"{ANA}-2"}


def test_the_newsrooms_item_stands_over_the_one_of_the_data_files(tmp_path: Path) -> None:
    data = make_store(tmp_path / "data")

    def give_items(parts: Sequence[Rows], find: store.FindEntities) -> list[Rows]:
        for one in parts[0]["entities"]:
            one["wikidata_id"] = "Q45" if one["entity_type"] == "place" else None
        return link_parts(parts, find)

    store.append(data, make_official("judge", "norway"), link=give_items)
    row_of_file = make_knowledge_row(2, "Norway", "norway", "place", entity_id="place.norway", wikidata_id="Q20")
    import_knowledge(data, [row_of_file], "r9")
    later = make_official("judge", "norway")
    later["documents"][0] |= {"document_id": "0" * 16, "guid": "later"}
    store.append(data, {name: later[name] for name in ("documents", "entities", "entity_aliases")}, link=give_items)
    lake = LakeFiles(data, delta.open_documents(data))
    (norway,) = read_current_rows(lake, "entities", {"place.norway"})
    assert norway["wikidata_id"] == "Q20"


def test_versions_of_one_article_are_linked_once(tmp_path: Path) -> None:
    """They are stored in rounds of their own, and no other writer came between."""
    data = make_store(tmp_path / "data")
    asked: list[int] = []

    def link_and_count(parts: Sequence[Rows], find: store.FindEntities) -> list[Rows]:
        asked.append(len(parts))
        return link_parts(parts, find)

    first, second = (make_official(office, "norway") for office in ("judge", "minister"))
    counts = store.append(data, first, second, {"rejects": []}, link=link_and_count)
    assert (counts.added, counts.revised) == (1, 1)
    assert asked == [3]
