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
        pytest.param("Quist Rovers", ORGANIZATION, "Rovers", True, id="a club by its last word"),
        pytest.param("Quist Council", ORGANIZATION, "Council", False, id="what many bodies are"),
        pytest.param("Quist Norway", ORGANIZATION, "Quist", False, id="a branch of the firm"),
        pytest.param("Quist Herald", ORGANIZATION, "Quist", False, id="a town's paper"),
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


def test_a_model_is_called_by_its_letters_and_figures() -> None:
    index, cluster = LongNameIndex(), EntityCluster(EntityType.PRODUCT)
    cluster.names["Quist CX-8"] += 1
    index.add("Quist CX-8", cluster)
    group = [name_span(words_from("CX-8"), 0, 0)]
    assert index.find_longer_name("cx-8", EntityType.OTHER, group) is cluster


@pytest.mark.parametrize(("long", "is_found"), [("Quist University", False), ("Quist Robotics", True)])
def test_a_town_is_no_short_name_of_what_towns_have(long: str, *, is_found: bool) -> None:
    index, cluster = LongNameIndex(), EntityCluster(ORGANIZATION)
    cluster.names[long] += 1
    index.add(long, cluster)
    group = [name_span(words_from("Quist"), 0, 0)]
    assert (index.find_longer_name("quist", PLACE, group) is cluster) == is_found


def test_what_the_text_has_as_a_place_shortens_no_firm() -> None:
    index, cluster = LongNameIndex(), EntityCluster(ORGANIZATION)
    cluster.names["Quist Robotics"] += 1
    index.add("Quist Robotics", cluster)
    town = [name_span(words_from("Quist"), 0, 0)]
    assert index.find_longer_name("quist", PLACE, town) is cluster
    assert index.find_longer_name("quist", PLACE, town, is_place_here=True) is None


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


def test_a_clubs_word_is_another_ones_first_word() -> None:
    index = LongNameIndex()
    for name in ("Quist United", "United Ferries"):
        cluster = EntityCluster(ORGANIZATION)
        cluster.names[name] += 1
        index.add(name, cluster)
    found = index.find_longer_name("united", ORGANIZATION, [name_span(words_from("United"), 0, 0)])
    assert found is not None and found.name == "United Ferries"


@pytest.mark.parametrize(
    ("long", "short", "is_one"),
    [
        pytest.param("U.S. Navy", "Navy", True, id="the navy of a land"),
        pytest.param("Quist Navy", "Navy", False, id="a firm of that name"),
        pytest.param("Department of the Treasury", "Treasury", True, id="the field behind"),
        pytest.param("Treasury Department", "Treasury", True, id="the field before"),
        pytest.param("Department of Homeland Security", "Homeland Security", True, id="a field of two words"),
        pytest.param("Department of Quist Security", "Security", False, id="a part of the field"),
    ],
)
def test_a_body_is_called_by_its_noun_or_field(long: str, short: str, *, is_one: bool) -> None:
    index, cluster = LongNameIndex(), EntityCluster(ORGANIZATION)
    cluster.names[long] += 1
    index.add(long, cluster)
    words = words_from(short)
    found = index.find_longer_name(short.lower(), ORGANIZATION, [name_span(words, 0, len(words) - 1)])
    assert (found is cluster) == is_one
