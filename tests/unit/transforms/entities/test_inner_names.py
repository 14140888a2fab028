"""Organizations inside of longer names, without a language model."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.document import EntityType
from transforms.entities.clusters import EntityCluster
from transforms.entities.inner_names import find_inner_organizations
from transforms.names.name_spans import AssignedName


@pytest.mark.parametrize(
    ("name", "kind", "inner"),
    [
        pytest.param("Sony Falcon", EntityType.PRODUCT, ["Sony"], id="the maker that is known"),
        pytest.param("Quist Falcon", EntityType.PRODUCT, [], id="a maker that nobody knows"),
        pytest.param("Sony Hall", EntityType.PLACE, [], id="no product"),
        pytest.param(
            "Museum of the United Nations", EntityType.PLACE, ["United Nations"], id="a known body at the end"
        ),
        pytest.param("Museum of the Harbour", EntityType.PLACE, [], id="no known body last"),
    ],
)
def test_a_longer_name_holds_an_organizations(name: str, kind: EntityType, inner: list[str]) -> None:
    words = words_from(name)
    assigned = [AssignedName(name_span(words, 0, len(words) - 1), "name", 0.9)]
    found = find_inner_organizations([EntityCluster(kind, assigned=assigned)], [words])
    assert [one.name_spans[0].name for one in found] == inner


def test_a_maker_that_the_text_names_has_one_more_place() -> None:
    words = words_from("Quist sold the Quist Falcon")
    firm = EntityCluster(EntityType.ORGANIZATION, assigned=[AssignedName(name_span(words, 0, 0), "name", 0.9)])
    firm.names["Quist"] += 1
    product = EntityCluster(EntityType.PRODUCT, assigned=[AssignedName(name_span(words, 3, 4), "name", 0.9)])
    assert find_inner_organizations([firm, product], [words]) == []
    assert [one.first for one in firm.name_spans] == [0, 3]
