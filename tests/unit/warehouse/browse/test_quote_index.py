"""The index of quotes has the statements of the published tables, numbered in the order of lists."""

from pathlib import Path

from warehouse.browse.publication import OpenPublication
from warehouse.queries.published_tables import open_tables


def test_it_has_every_statement_and_article_once_in_order(publication: OpenPublication, browsed: Path) -> None:
    order = "ORDER BY published_date DESC NULLS LAST, document_id"
    with open_tables(browsed) as tables:
        statements = tables.fetch(f"SELECT document_id, position, text FROM statements {order}, position")
        articles = tables.fetch(f"SELECT document_id FROM articles {order}")
    numbered = publication.fetch("SELECT * FROM statements ORDER BY quote_id")
    assert [row["quote_id"] for row in numbered] == list(range(1, len(statements) + 1))
    assert [{name: row[name] for name in statements[0]} for row in numbered] == statements
    assert publication.fetch("SELECT document_id FROM articles ORDER BY article") == articles


def test_its_relations_are_those_that_are_counted(publication: OpenPublication, browsed: Path) -> None:
    with open_tables(browsed) as tables:
        for relation in ("speakers", "mentioned", "company"):
            sql = f"SELECT count(*) AS n, count(DISTINCT quote_id) AS quotes FROM {relation}"
            assert publication.fetch(sql) == tables.fetch(sql)
