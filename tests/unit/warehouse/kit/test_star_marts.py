"""Marts add up to the statements that they count."""

import pytest

from warehouse.kit.source import KitSource

PER_STATEMENT, PER_SPEAKER = "main.statements", "star.statement_speakers"


@pytest.mark.parametrize(
    ("mart", "counted"),
    [
        ("topic_month", PER_STATEMENT),
        ("speaker_month", PER_SPEAKER),
        ("speaker_topic_month", PER_SPEAKER),
        ("publisher_speaker", PER_SPEAKER),
        ("entity_month", "main.mentioned"),
    ],
)
def test_a_mart_adds_up(mart: str, counted: str, kit_source: KitSource) -> None:
    ask = kit_source.connection.execute
    ((total, of_types),) = ask(
        f"SELECT sum(statement_count), sum(direct_count + mixed_count + indirect_count) FROM star.{mart}"
    ).fetchall()
    ((expected,),) = ask(f"SELECT count(*) FROM {counted}").fetchall()
    assert total == of_types == expected > 0


def test_a_pair_of_entities_is_there_once(kit_source: KitSource) -> None:
    ask = kit_source.connection.execute
    ((pairs, in_order),) = ask(
        "SELECT sum(statement_count), bool_and(entity_id < other_entity_id) FROM star.entity_pairs"
    ).fetchall()
    both = "main.mentioned AS m JOIN main.mentioned AS n USING (quote_id)"
    together = f"SELECT count(*) FROM {both} WHERE m.entity_id < n.entity_id"
    assert ask(together).fetchall() == [(pairs,)] and pairs and in_order


def test_undated_articles_are_a_month_of_their_own(kit_source: KitSource) -> None:
    rows = kit_source.connection.execute(
        "SELECT DISTINCT published_month = 'undated', month_start IS NULL FROM star.speaker_month ORDER BY 1"
    ).fetchall()
    assert rows == [(False, False), (True, True)]
