"""Who is meant by a name: the nearest, those who say most first."""

import shutil
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from warehouse.queries.near_names import UnknownName
from warehouse.queries.published_tables import PublishedTables, open_tables
from warehouse.queries.speakers import NamedEntity, find_named


@pytest.fixture
def person(tables: PublishedTables) -> NamedEntity:
    """Somebody who says something and bears a name of two words."""
    sql = (
        "SELECT name FROM entities JOIN speakers ON speaker = entity_id "
        "WHERE contains(name, ' ') GROUP BY name ORDER BY count(*) DESC, name"
    )
    name = tables.fetch(sql)[0]["name"]
    return next(entity for entity in find_named(tables, name) if entity.name == name)


def test_a_person_is_found_by_id_and_by_name(tables: PublishedTables, person: NamedEntity) -> None:
    assert person in find_named(tables, person.name.upper().replace(" ", "  "))
    assert find_named(tables, person.entity_id) == [person]


def test_hyphens_and_blanks_of_a_name_count_nothing(tables: PublishedTables, person: NamedEntity) -> None:
    assert person in find_named(tables, person.name.replace(" ", "-"))
    assert person in find_named(tables, person.name.replace(" ", ""))
    with pytest.raises(UnknownName):
        find_named(tables, " - ")


def test_what_a_person_says_is_counted(tables: PublishedTables, person: NamedEntity) -> None:
    (row,) = tables.fetch(
        "SELECT count(*) AS statements, count(DISTINCT document_id) AS articles, max(published_date) AS last_date "
        "FROM speakers JOIN statements USING (quote_id) WHERE speaker = $id",
        {"id": person.entity_id},
    )
    assert row == {
        "statements": person.statement_count,
        "articles": person.article_count,
        "last_date": person.last_date,
    }


def test_words_of_a_name_find_all_who_have_them(tables: PublishedTables, person: NamedEntity) -> None:
    word = person.name.split()[0][:3]
    found = find_named(tables, word)
    assert len(found) > 1
    assert [entity.statement_count for entity in found] == sorted(
        (entity.statement_count for entity in found), reverse=True
    )


def test_nobody_is_found_who_is_not_there(tables: PublishedTables) -> None:
    with pytest.raises(UnknownName, match="no speaker is called"):
        find_named(tables, "Xq' OR 1=1 --")


def test_a_namesake_whom_few_know_does_not_hide_who_is_mostly_called_so(
    invented_warehouse: Path, person: NamedEntity, tmp_path: Path
) -> None:
    bi = tmp_path / "bi"
    shutil.copytree((invented_warehouse / "bi").resolve(), bi)
    surname = person.name.split()[-1]
    (file,) = (bi / "entities").iterdir()
    entities = pq.read_table(file)
    with open_tables(tmp_path) as tables:
        spoken = {row["speaker"] for row in tables.fetch("SELECT speaker FROM speakers")}
    namesake = next(entity_id for entity_id in entities["entity_id"].to_pylist() if entity_id not in spoken)
    rows = [row | ({"name": surname} if row["entity_id"] == namesake else {}) for row in entities.to_pylist()]
    rewrite(file, rows)
    (file,) = (bi / "entity_aliases").iterdir()
    aliases = pq.read_table(file).to_pylist()
    rewrite(file, [*aliases, aliases[0] | {"entity_id": person.entity_id, "alias": surname}])
    with open_tables(tmp_path) as tables:
        found = [entity.entity_id for entity in find_named(tables, surname)]
        assert found.index(person.entity_id) < found.index(namesake)
        assert all(entity.statement_count or entity.name == surname for entity in find_named(tables, surname))


def rewrite(file: Path, rows: list[dict[str, Any]]) -> None:
    schema = pq.read_schema(file)
    file.unlink()  # a hard link to that of others
    pq.write_table(pa.Table.from_pylist(rows, schema), file)
