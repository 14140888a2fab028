"""Statements lead to their speakers, topics and publishers, also where there are none."""

from tests.kit.report import PUBLISHER
from tests.unit.warehouse.kit.conftest import ODD_NAME
from warehouse.kit.source import KitSource


def test_the_topic_is_that_of_the_flat_table(kit_source: KitSource) -> None:
    pairs = kit_source.connection.execute(
        "SELECT coalesce(w.topic_1, 'no topic'), t.topic_name FROM main.statements AS w "
        "JOIN star.fact_statements AS f USING (quote_id) JOIN star.dim_topic AS t ON t.topic_id = f.topic_id"
    ).fetchall()
    assert len(pairs) > 50 and all(flat == joined for flat, joined in pairs)


def test_a_topic_has_the_first_level_one_above_it(kit_source: KitSource) -> None:
    wrong = "SELECT * FROM star.dim_topic WHERE split_part(topic_path, ' > ', 1) <> first_level_topic_name"
    assert kit_source.connection.execute(wrong).fetchall() == []
    levels = "SELECT min(topic_level), max(topic_level) FROM star.dim_topic WHERE topic_id <> 'no topic'"
    ((lowest, highest),) = kit_source.connection.execute(levels).fetchall()
    assert lowest == 1 and highest > 3


def test_who_is_not_named_is_one_row(kit_source: KitSource) -> None:
    unnamed = (
        "SELECT count(DISTINCT quote_id) FROM star.statement_speakers JOIN star.dim_speaker USING (speaker_key) "
        "WHERE speaker_name = 'unnamed'"
    )
    silent = "SELECT count(*) FROM main.statements WHERE quote_id NOT IN (SELECT quote_id FROM main.speakers)"
    assert kit_source.connection.execute(unnamed).fetchall() == kit_source.connection.execute(silent).fetchall()
    assert kit_source.connection.execute(silent).fetchall() != [(0,)]


def test_publishers_keep_their_names(kit_source: KitSource) -> None:
    names = kit_source.connection.execute("SELECT publisher_name FROM star.dim_publisher").fetchall()
    assert {name for (name,) in names} == {"no publisher", "Harbour Gazette", PUBLISHER}


def test_a_speaker_that_is_no_entity_has_a_row_of_its_own(odd_source: KitSource) -> None:
    rows = odd_source.connection.execute(
        "SELECT speaker_key, speaker_name, entity_type FROM star.dim_speaker ORDER BY speaker_key"
    ).fetchall()
    assert [row[1:] for row in rows] == [(ODD_NAME, None), ("unnamed", None)]
    assert rows[0][0].startswith("name.")
