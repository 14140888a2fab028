"""Articles fit all conditions, are no copies, and stand with the newest first."""

from datetime import date
from pathlib import Path

from tests.kit.report import PUBLISHER
from warehouse.queries.articles import list_articles
from warehouse.queries.conditions import RowConditions
from warehouse.queries.published_tables import open_tables
from warehouse.queries.statements import list_statements


def test_articles_are_listed_with_their_statements(invented_warehouse: Path) -> None:
    with open_tables(invented_warehouse) as tables:
        found = list_articles(tables, RowConditions())
        assert found.total_count == len(found.articles)
        (copies,) = tables.fetch("SELECT count(*) AS n FROM documents WHERE duplicate_of_document_id IS NOT NULL")
        (all_of_them,) = tables.fetch("SELECT count(*) AS n FROM documents")
        assert found.total_count == all_of_them["n"] - copies["n"] < all_of_them["n"]
        days = [article.published_date or date.min for article in found.articles]
        assert days == sorted(days, reverse=True)
        statements = list_statements(tables, RowConditions()).total_count
        assert sum(article.statement_count for article in found.articles) == statements
        assert list_articles(tables, RowConditions(), limit=2).articles == found.articles[:2]


def test_articles_are_chosen_by_what_is_said_in_them(invented_warehouse: Path) -> None:
    with open_tables(invented_warehouse) as tables:
        statements = list_statements(tables, RowConditions()).statements
        said = next(row for row in statements if row.topic and not row.speaker.startswith("unnamed"))
        conditions = RowConditions(speaker=said.speaker, topic=said.topic, publisher=said.publisher)
        ids = {statement.document_id for statement in list_statements(tables, conditions).statements}
        assert {article.document_id for article in list_articles(tables, conditions).articles} == ids
        of_publisher = list_articles(tables, RowConditions(publisher=PUBLISHER.lower())).articles
        assert of_publisher and {article.publisher for article in of_publisher} == {PUBLISHER}


def test_words_stand_in_the_headline(invented_warehouse: Path) -> None:
    with open_tables(invented_warehouse) as tables:
        some = next(article for article in list_articles(tables, RowConditions()).articles if article.headline)
        words = (some.headline or "").split()
        found = list_articles(tables, RowConditions(), [words[0].upper(), words[-1]]).articles
        assert some in found
        assert all(words[-1].lower() in (article.headline or "").lower() for article in found)
        assert some in list_articles(tables, RowConditions(), [some.headline or ""]).articles  # a phrase as a whole
        assert list_articles(tables, RowConditions(), ["xqzzw"]).total_count == 0
