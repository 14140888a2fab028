"""What is exported is the star or what is named, and rows follow the articles that are chosen."""

from datetime import date
from pathlib import Path

import pytest

from tests.kit.report import PUBLISHER
from warehouse.bi import reader
from warehouse.export.star import STAR, choose_tables, read_table
from warehouse.queries.conditions import RowConditions
from warehouse.queries.published_tables import PublishedTables
from warehouse.queries.rows import UnfitCondition
from warehouse.tables import TABLES
from warehouse.views import DERIVED


@pytest.mark.parametrize("name", sorted(TABLES | DERIVED))
def test_without_conditions_a_table_is_whole(tables: PublishedTables, invented_warehouse: Path, name: str) -> None:
    rows = read_table(tables, (TABLES | DERIVED)[name], RowConditions())
    batches = list(rows.batches)
    assert sum(batch.num_rows for batch in batches) == rows.row_count == reader.count(invented_warehouse, name)
    assert all(batch.schema.names == rows.table.schema.names for batch in batches)


def test_rows_follow_the_chosen_articles(tables: PublishedTables) -> None:
    conditions = RowConditions(publisher=PUBLISHER, since=date(2000, 1, 1))
    ids = {
        name: {
            owner
            for batch in read_table(tables, TABLES[name], conditions).batches
            for owner in batch["document_id"].to_pylist()
        }
        for name in ("documents", "quotes", "topic_assignments")
    }
    assert ids["documents"] and ids["quotes"] <= ids["documents"] and ids["topic_assignments"] <= ids["documents"]
    whole = read_table(tables, TABLES["entities"], conditions).row_count
    assert whole == read_table(tables, TABLES["entities"], RowConditions()).row_count


def test_what_is_counted_over_all_articles_is_not_restricted_to_some(tables: PublishedTables) -> None:
    with pytest.raises(UnfitCondition, match="speaker_month cannot be asked for publisher"):
        read_table(tables, DERIVED["speaker_month"], RowConditions(publisher=PUBLISHER))


def test_tables_are_those_that_are_named() -> None:
    assert [table.name for table in choose_tables([])] == list(STAR)
    assert [table.name for table in choose_tables(["quotes", "quotes_wide", "quotes"])] == ["quotes", "quotes_wide"]
    with pytest.raises(UnfitCondition, match="no table quote: there are"):
        choose_tables(["quote"])
