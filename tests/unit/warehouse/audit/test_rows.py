"""A violation names its row by the table's key."""

from warehouse.audit.rows import row_key, row_violation
from warehouse.tables import TABLES


def test_a_key_of_several_columns_is_joined() -> None:
    assert row_key(TABLES["quote_speakers"], {"quote_id": "x.q0001", "position": 2}) == "x.q0001, 2"


def test_the_article_of_a_row_is_known_where_the_table_has_one() -> None:
    of_article = row_violation(TABLES["quotes"], {"quote_id": "x.q0001", "document_id": "x"}, "rule", "wrong")
    shared = row_violation(TABLES["entities"], {"entity_id": "person.ana-silva"}, "rule", "wrong")
    assert (of_article.table, of_article.row_key, of_article.document_id) == ("quotes", "x.q0001", "x")
    assert (shared.row_key, shared.document_id) == ("person.ana-silva", None)
