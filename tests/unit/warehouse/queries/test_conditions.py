"""What conditions restrict, and what the names in them stand for."""

from datetime import date

import pytest

from warehouse.queries.conditions import RowConditions, find_values, list_wanted
from warehouse.queries.near_names import UnknownName
from warehouse.queries.published_tables import PublishedTables
from warehouse.queries.topics import list_topics_below


def test_what_is_not_given_restricts_nothing() -> None:
    assert list(list_wanted(RowConditions())) == []
    assert list(list_wanted(RowConditions(until=date(2017, 1, 1), speaker=""))) == ["speaker", "until"]


def test_names_stand_for_ids_and_the_rest_for_itself(tables: PublishedTables) -> None:
    (entity, topic) = tables.fetch(
        "SELECT any_value(speaker) AS entity, (SELECT any_value(topic_id) FROM topics WHERE level = 1) AS topic "
        "FROM speakers JOIN entities ON entity_id = speaker"
    )[0].values()
    conditions = RowConditions(speaker=entity, topic=topic, since=date(2017, 1, 1))
    found = dict(find_values(tables, conditions, list(list_wanted(conditions))))
    assert found == {"speakers": [entity], "topics": list_topics_below(tables, topic), "since": date(2017, 1, 1)}
    assert len(found["topics"]) > 1


@pytest.mark.parametrize(
    ("condition", "kind"),
    [("speaker", "speaker"), ("about", "person, place or organization"), ("topic", "topic")],
)
def test_a_name_that_nobody_has_is_said(tables: PublishedTables, condition: str, kind: str) -> None:
    conditions = RowConditions(**{condition: "Xq"})
    with pytest.raises(UnknownName, match=f"no {kind} is called 'Xq'"):
        dict(find_values(tables, conditions, [condition]))
