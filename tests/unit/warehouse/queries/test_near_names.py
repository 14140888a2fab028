"""A name that nobody has leads to those that are near."""

from pathlib import Path

from warehouse.queries.near_names import describe_unknown, find_near_names, find_near_topics
from warehouse.queries.published_tables import open_tables


def test_a_misspelt_word_finds_the_names_that_have_it(invented_warehouse: Path) -> None:
    with open_tables(invented_warehouse) as tables:
        (person, *_) = tables.fetch("SELECT name FROM entities WHERE contains(name, ' ') ORDER BY name LIMIT 1")
        last = person["name"].split()[-1]
        misspelt = f"{last[:2]}{last[1:]}"
        assert person["name"] in find_near_names(tables, misspelt)
        assert find_near_names(tables, "Xqzzw' --") == []
        assert "diplomacy" in find_near_topics(tables, "Diplomaci")
        assert "climate change" in find_near_topics(tables, "climat-changes")


def test_near_names_stand_in_one_line() -> None:
    assert describe_unknown("speaker", "Silfa", ["Ana Silva"]) == "no speaker is called 'Silfa': near it: Ana Silva"
    assert describe_unknown("topic", "x\ny", []) == "no topic is called 'x\\ny': no name is near"
