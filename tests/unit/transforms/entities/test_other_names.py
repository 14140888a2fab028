"""Two names that a text says to be of one thing, without a language model."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.document import EntityType
from transforms.entities.clusters import EntityCluster
from transforms.entities.other_names import join_other_names
from transforms.names.name_spans import AssignedName

ORGANIZATION, PLACE, PERSON = EntityType.ORGANIZATION, EntityType.PLACE, EntityType.PERSON


@pytest.mark.parametrize(
    ("line", "kind", "second", "is_joined"),
    [
        pytest.param("Quist Ferries ~, formerly known as Harbour Lines ~, sank", ORGANIZATION, 6, True, id="known as"),
        pytest.param("Quist Ferries ( ~also called the Harbour Lines ~)", ORGANIZATION, 6, True, id="in brackets"),
        pytest.param("Quist Ferries ~, formerly Harbour Lines ~, sank", ORGANIZATION, 4, True, id="formerly"),
        pytest.param("Quist Ferries ~, formerly Harbour Lines boss ~, sank", ORGANIZATION, 4, False, id="of another"),
        pytest.param("Quist Ferries ~, then Harbour Lines ~, sank", ORGANIZATION, 4, False, id="one after the other"),
        pytest.param("Ana Quist ~, formerly known as Harbour Lines ~, sank", PERSON, 6, False, id="a person"),
        pytest.param("Masjid al-Quist ( ~Great Mosque ~)", PLACE, 3, True, id="a building's name in English"),
        pytest.param("Quist Ferries ( ~Harbour Lines ~)", ORGANIZATION, 3, False, id="another one in brackets"),
    ],
)
def test_a_second_name_is_of_the_same(line: str, kind: EntityType, second: int, *, is_joined: bool) -> None:
    words = words_from(line)
    clusters = []
    for first, of in ((0, kind), (second, kind if kind != PERSON else ORGANIZATION)):
        span = name_span(words, first, first + 1)
        cluster = EntityCluster(of, assigned=[AssignedName(span, "name", 0.9)])
        cluster.names[span.name] += 1
        clusters.append(cluster)
    found = join_other_names(clusters, [words])
    assert (len(found) == 1) == is_joined
    assert found[0].names.total() == 1, "the first name stands"
    assert len(found[0].names) == 1 + is_joined
