"""Organizations named by lower-case words after a name, without a language model."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.document import EntityType
from transforms.entities.clusters import EntityCluster
from transforms.entities.named_after import find_entities_named_after
from transforms.names.name_spans import AssignedName
from transforms.persons.persons import group_persons


@pytest.mark.parametrize(
    ("line", "entity_type", "names"),
    [
        pytest.param("Ana/NNP Quist/NNP campaign/NN", EntityType.PERSON, ["Quist campaign"], id="of a person"),
        pytest.param(
            "Ana/NNP Quist/NNP ~'s/POS presidential/JJ campaign/NN",
            EntityType.PERSON,
            ["Quist campaign"],
            id="its kind",
        ),
        pytest.param("Ana/NNP Quist/NNP ~'s/POS school/NN campaign/NN", EntityType.PERSON, [], id="another campaign"),
        pytest.param("Ana/NNP Quist/NNP ~'s/POS family/NN", EntityType.PERSON, ["Quist family"], id="kin"),
        pytest.param("Ana/NNP Quist/NNP family/NN", EntityType.PERSON, [], id="kin without possessive"),
        pytest.param("Quist/NNP Bay/NNP police/NN", EntityType.PLACE, ["Quist Bay police"], id="of a place"),
        pytest.param(
            "Quist/NNP Bay/NNP harbour/NN police/NN", EntityType.PLACE, ["Quist Bay harbour police"], id="two words"
        ),
        pytest.param("Quist/NNP Bay/NNP ~'s/POS police/NN", EntityType.PLACE, [], id="a possessive"),
        pytest.param("Quist/NNP Bay/NNP left/VBD police/NN", EntityType.PLACE, [], id="a verb between"),
    ],
)
def test_lower_case_words_after_a_name_make_another(line: str, entity_type: EntityType, names: list[str]) -> None:
    words = words_from(line)
    span = name_span(words, 0, 1)
    assigned = [AssignedName(span, "name", 0.9)]
    person = group_persons([span], [], ())[0] if entity_type == EntityType.PERSON else None
    cluster = EntityCluster(entity_type, assigned=assigned, person=person)
    assert [one.name for one in find_entities_named_after([cluster], [words])] == names


def test_an_office_is_an_organization_and_kin_a_group() -> None:
    words = words_from("Ana/NNP Quist/NNP ~'s/POS family/NN")
    span = name_span(words, 0, 1)
    cluster = EntityCluster(EntityType.PERSON, person=group_persons([span], [], ())[0])
    cluster.assigned.append(AssignedName(span, "full name", 0.9))
    (family,) = find_entities_named_after([cluster], [words])
    assert family.entity_type == EntityType.GROUP
    assert (family.assigned[0].name_span.first, family.assigned[0].name_span.last) == (0, 3)
