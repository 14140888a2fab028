"""Which topic is meant by a name, with what is said on it and below it."""

import pytest

from warehouse.queries.near_names import UnknownName
from warehouse.queries.published_tables import PublishedTables
from warehouse.queries.topics import find_topics


def test_a_topic_is_found_by_id_by_name_and_by_words(tables: PublishedTables) -> None:
    (found,) = find_topics(tables, "DIPLOMACY")
    assert (found.topic_id, found.name) == ("20000639", "diplomacy")
    assert find_topics(tables, "20000639") == [found]
    several = find_topics(tables, "international")
    assert len(several) > 1 and all("international" in topic.name for topic in several)


def test_hyphens_and_blanks_of_a_name_count_nothing(tables: PublishedTables) -> None:
    (found,) = find_topics(tables, "human rights")
    assert find_topics(tables, "Human-Rights") == find_topics(tables, "humanrights") == [found]
    assert found in find_topics(tables, "rights-human")  # by its words
    with pytest.raises(UnknownName):
        find_topics(tables, "--")


def test_what_is_said_on_topics_below_counts_for_those_above(tables: PublishedTables) -> None:
    (row,) = tables.fetch(
        "SELECT topic_1 AS name, count(*) AS quotes FROM statements WHERE topic_1 IS NOT NULL GROUP BY ALL "
        "ORDER BY quotes DESC, name LIMIT 1"
    )
    (own,) = [topic for topic in find_topics(tables, row["name"]) if topic.name == row["name"]]
    assert own.statement_count >= row["quotes"] > 0
    (above,) = find_topics(tables, own.path.partition(" > ")[0])
    assert above.statement_count >= own.statement_count


def test_a_topic_that_is_not_there_is_refused_with_near_ones(tables: PublishedTables) -> None:
    with pytest.raises(UnknownName, match="diplomacy"):
        find_topics(tables, "diplomaci")
