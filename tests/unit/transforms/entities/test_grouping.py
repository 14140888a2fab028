"""Names joined to entities, without a language model."""

from collections.abc import Mapping

import pytest

from tests.kit.words import name_span, words_from
from transforms.document import EntityType
from transforms.entities.clusters import EntityCluster
from transforms.entities.grouping import group_names


def clusters_of(
    line: str, *names: tuple[str, Mapping[str, object]], lower: frozenset[str] = frozenset()
) -> list[EntityCluster]:
    """Group names of a line; each is found from the place behind the name before it."""
    words = words_from(line)
    texts = [word.text for word in words]
    spans, at = [], 0
    for name, fields in names:
        parts = name.split()
        at = next(start for start in range(at, len(words)) if texts[start : start + len(parts)] == parts)
        spans.append(name_span(words, at, at + len(parts) - 1, **fields))
        at += len(parts)
    return group_names(spans, [words], lower)


ORG, PERSON = {"label": "ORG"}, {"label": "PERSON"}


@pytest.mark.parametrize(
    ("line", "names", "canonical"),
    [
        pytest.param(
            "Harbour Works Council met and HWC left",
            [("Harbour Works Council", ORG), ("HWC", ORG)],
            ["Harbour Works Council"],
            id="an acronym",
        ),
        pytest.param(
            "Quist Robotics met and Quist left",
            [("Quist Robotics", ORG), ("Quist", ORG)],
            ["Quist Robotics"],
            id="the first word",
        ),
        pytest.param(
            "Quist Robotics met Quist Ferries and Quist left",
            [("Quist Robotics", ORG), ("Quist Ferries", ORG), ("Quist", ORG)],
            ["Quist Robotics", "Quist Ferries", "Quist"],
            id="the first word of two",
        ),
        pytest.param(
            "the Ellery Times wrote and the Times wrote",
            [("Ellery Times", ORG | {"has_article": True}), ("Times", ORG | {"has_article": True})],
            ["Ellery Times"],
            id="the last word",
        ),
        pytest.param(
            "in the US and the United States",
            [("US", {"label": "GPE"}), ("United States", {"label": "GPE"})],
            ["United States"],
            id="a known place by two names",
        ),
    ],
)
def test_names_of_one_thing_are_joined(
    line: str, names: list[tuple[str, dict[str, object]]], canonical: list[str]
) -> None:
    assert [cluster.name for cluster in clusters_of(line, *names)] == canonical


def test_a_surname_joins_its_person_and_its_plural_is_a_group() -> None:
    person, family = clusters_of(
        "Ana Lund met and Lund spoke of the Lunds",
        ("Ana Lund", PERSON),
        ("Lund", PERSON),
        ("Lunds", {"has_article": True}),
    )
    assert (person.entity_type, person.name, len(person.assigned)) == (EntityType.PERSON, "Ana Lund", 2)
    assert (family.entity_type, family.name) == (EntityType.GROUP, "Lunds")


def test_a_given_name_before_and_shares_the_surname() -> None:
    found = clusters_of("with Ana and Rui Lund", ("Ana", PERSON), ("Rui Lund", PERSON))
    assert {"Ana Lund", "Rui Lund"} <= {cluster.name for cluster in found}


def test_a_name_that_goes_on_as_a_surname_and_speaks_is_a_persons() -> None:
    (cluster,) = clusters_of("Tarrin Quist met and Quist said so", ("Tarrin Quist", ORG), ("Quist", ORG))
    assert cluster.entity_type == EntityType.PERSON


def test_a_name_that_has_a_legal_form_elsewhere_is_the_firms() -> None:
    names = (("Tarrin Quist", PERSON), ("Tarrin Quist Ltd", ORG))
    (cluster,) = clusters_of("Tarrin Quist sank as Tarrin Quist Ltd said", *names)
    assert cluster.entity_type == EntityType.ORGANIZATION


def test_a_places_branch_of_a_known_body_is_a_body() -> None:
    (cluster,) = clusters_of("Texas NAACP President met", ("Texas NAACP", PERSON))
    assert cluster.entity_type == EntityType.ORGANIZATION


def test_a_given_name_that_speaks_is_its_bearers() -> None:
    found = clusters_of("Tarrin Quist met and Tarrin said so", ("Tarrin Quist", PERSON), ("Tarrin", ORG))
    assert [(cluster.name, cluster.entity_type) for cluster in found] == [("Tarrin Quist", EntityType.PERSON)]
    assert len(clusters_of("Tarrin Quist met near Tarrin on", ("Tarrin Quist", PERSON), ("Tarrin", ORG))) == 2


@pytest.mark.parametrize(
    ("line", "name", "fields", "lower"),
    [
        pytest.param("for AU$ 40", "AU$", ORG, set(), id="money"),
        pytest.param("the CEO left", "CEO", ORG, set(), id="a common noun's letters"),
        pytest.param("in May we", "May", {"label": "ORG"}, set(), id="a month"),
        pytest.param("the Embassy closed", "Embassy", ORG | {"has_article": True}, {"embassy"}, id="respect"),
        pytest.param("a Quistish game", "Quistish", {"label": "NORP"}, set(), id="an adjective"),
        pytest.param("Ferries left", "Ferries", {"label": "PRODUCT", "is_initial": True}, set(), id="the start"),
    ],
)
def test_capitals_that_mislead_name_nothing(line: str, name: str, fields: dict[str, object], lower: set[str]) -> None:
    assert clusters_of(line, (name, fields), lower=frozenset(lower)) == []


def test_a_firm_and_a_person_of_one_name_are_told_apart() -> None:
    line = "Ana/NNP Quist/NNP left Quist/NNP & Sons/NNPS . Quist/NNP fell 3 percent and Quist/NNP smiled"
    names = [("Ana Quist", PERSON), ("Quist & Sons", ORG), ("Quist", PERSON), ("Quist", PERSON)]
    person, firm = clusters_of(line, *names)
    assert (person.name, firm.name) == ("Ana Quist", "Quist & Sons")
    assert [len(cluster.assigned) for cluster in (person, firm)] == [2, 2]


def test_an_acronym_that_the_text_spells_out_is_no_namesake() -> None:
    line = "Northern Herring Society met and NHS left"
    own = ORG | {"acronym": "NHS"}
    assert [one.name for one in clusters_of(line, ("Northern Herring Society", own), ("NHS", ORG))] == [
        "Northern Herring Society"
    ]


def test_the_first_of_two_given_names_is_one_entity_only() -> None:
    line = "Ana/NNP and Tom/NNP Quist/NNP met"
    assert [one.name for one in clusters_of(line, ("Ana", ORG), ("Tom Quist", PERSON))] == ["Ana Quist", "Tom Quist"]


def test_each_name_is_in_one_entity_at_most() -> None:
    found = clusters_of(
        "Ana Lund of Quist Robotics met Lund of Quist",
        ("Ana Lund", PERSON),
        ("Quist Robotics", ORG),
        ("Lund", PERSON),
        ("Quist", ORG),
    )
    places = [one.name_span.first for cluster in found for one in cluster.assigned]
    assert sorted(places) == [0, 3, 6, 8]
