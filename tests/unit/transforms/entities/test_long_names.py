"""Short names by the long names of one article, without a language model."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.document import EntityType
from transforms.entities.clusters import EntityCluster
from transforms.entities.long_names import LongNameIndex

ORGANIZATION, PLACE, EVENT = EntityType.ORGANIZATION, EntityType.PLACE, EntityType.EVENT


@pytest.mark.parametrize(
    ("long", "kind", "short", "is_found"),
    [
        pytest.param("Quist Robotics", ORGANIZATION, "Quist", True, id="first word"),
        pytest.param("Quist and Adair", ORGANIZATION, "Quist", False, id="one of two"),
        pytest.param("Quist & Co", ORGANIZATION, "Quist", True, id="and company"),
        pytest.param("Harbour Works Council", ORGANIZATION, "HWC", True, id="acronym"),
        pytest.param("Hurricane Quist", EVENT, "Quist", True, id="a storm's own name"),
        pytest.param("Harbour Museum of Adairton", PLACE, "Harbour Museum", True, id="without where it is"),
        pytest.param("Harbour Museum Annex", PLACE, "Harbour Museum", False, id="another building"),
    ],
)
def test_a_short_name_finds_the_long_one(long: str, kind: EntityType, short: str, *, is_found: bool) -> None:
    index, cluster = LongNameIndex(), EntityCluster(kind)
    cluster.names[long] += 1
    index.add(long, cluster)
    words = words_from(short)
    group = [name_span(words, 0, len(words) - 1)]
    assert (index.find_longer_name(short.lower(), kind, group) is cluster) == is_found


def test_a_firm_goes_before_what_it_makes() -> None:
    index = LongNameIndex()
    for name in ("Quist Ltd", "Quist Ferries"):
        cluster = EntityCluster(ORGANIZATION)
        cluster.names[name] += 1
        index.add(name, cluster)
    found = index.find_longer_name("quist", ORGANIZATION, [name_span(words_from("Quist"), 0, 0)])
    assert found is not None
    assert found.names["Quist Ltd"]


def test_a_building_has_the_acronym_that_the_text_gives() -> None:
    index, cluster = LongNameIndex(), EntityCluster(PLACE)
    words = words_from("Quist Harbour Hall ( ~QHH ~)")
    index.add("Quist Harbour Hall", cluster)
    acronym = [name_span(words, 4, 4)]
    assert index.find_longer_name("qhh", ORGANIZATION, acronym) is None
    index.add_acronyms([name_span(words, 0, 2, acronym="QHH")], cluster)
    assert index.find_longer_name("qhh", ORGANIZATION, acronym) is cluster
