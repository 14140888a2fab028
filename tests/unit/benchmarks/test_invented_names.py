"""Invented entities: names of their own, ids made of them as declared."""

from benchmarks.speed.invented_names import invent_entity, invent_phrases
from transforms.document import ids
from transforms.entities.ids import entity_id_of


def test_every_number_has_a_name_of_its_own() -> None:
    numbers = {*range(2_000), *range(100_000, 102_000), *range(3_599, 300_000, 3_600)}
    assert len({invent_entity(number).entity_id for number in numbers}) == len(numbers)


def test_ids_are_made_of_type_and_name() -> None:
    for entity in map(invent_entity, range(40)):
        assert entity.entity_id == entity_id_of(entity.entity_type, entity.name)
        made = entity.role and ids.entity_role_id(entity.entity_id, entity.role, None, "current")
        assert entity.role_id == made


def test_entities_have_aliases_and_offices_as_often_as_in_news() -> None:
    entities = [invent_entity(number) for number in range(1_000)]
    assert 1.4 <= sum(len(entity.aliases) for entity in entities) / 1_000 <= 1.6
    assert sum(entity.role is not None for entity in entities) == 300


def test_phrases_are_of_a_small_vocabulary() -> None:
    words = {word for phrase in invent_phrases() for word in phrase.split()}
    assert 300 <= len(words) <= 600
