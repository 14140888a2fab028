"""Known names that "and" joins to one, without a language model."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.document import EntityType
from transforms.name_types.known_neighbours import vote_by_known_neighbour

PLACE, ORGANIZATION = EntityType.PLACE, EntityType.ORGANIZATION


@pytest.mark.parametrize(
    ("line", "first", "last", "kind"),
    [
        pytest.param("in Oslo and Lundby .", 3, 3, PLACE, id="behind a town"),
        pytest.param("in Lundby or Oslo .", 1, 1, PLACE, id="before a town"),
        pytest.param("between Airbus and Quist .", 3, 3, ORGANIZATION, id="behind a firm"),
        pytest.param("between New York and Quist .", 4, 4, PLACE, id="behind a town of two words"),
        pytest.param("in Oslo and Ana .", 3, 3, None, id="a given name"),
        pytest.param("in Lundby and Oslo Harbour .", 1, 1, None, id="part of a longer name"),
        pytest.param("in Oslo with Lundby .", 3, 3, None, id="not joined"),
        pytest.param("in Norwegian and Lundby .", 3, 3, None, id="an adjective"),
    ],
)
def test_a_known_neighbour_votes(line: str, first: int, last: int, kind: EntityType | None) -> None:
    words = words_from(line)
    assert list(vote_by_known_neighbour(name_span(words, first, last), words)) == ([kind] if kind else [])
