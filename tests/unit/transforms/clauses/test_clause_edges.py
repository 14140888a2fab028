"""What stands at the edges of a clause and is no part of it."""

from tests.kit.quotations import silva_said
from transforms.clauses.clause_edges import strip_clause_edges


def test_edges_are_stripped_until_nothing_is_left() -> None:
    tokens = silva_said().tokens
    assert strip_clause_edges(tokens, 5, 7) == (5, 6)
    assert strip_clause_edges(tokens, 6, 7) is None
