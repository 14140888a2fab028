"""Ids are made of type and canonical name, and of nothing else."""

import pytest

from transforms.entities.ids import entity_id_of, slug_of_name


@pytest.mark.parametrize(
    ("entity_type", "name", "entity_id"),
    [
        pytest.param("person", "Ana Silva", "person.ana-silva", id="plain"),
        pytest.param("person", "François Müller", "person.francois-muller", id="accents"),
        pytest.param("person", "Sinéad O’Brien", "person.sinead-obrien", id="typographic apostrophe"),
        pytest.param("person", "Łukasz Ørsted", "person.lukasz-orsted", id="letters that do not decompose"),
        pytest.param("place", "U.S. Virgin Islands", "place.us-virgin-islands", id="dots of acronyms"),
        pytest.param("person", "Мария Иванова", "person.мария-иванова", id="another script keeps its letters"),
        pytest.param("work", "!?", "work.x213f", id="never empty"),
    ],
)
def test_an_id_is_made_of_type_and_name(entity_type: str, name: str, entity_id: str) -> None:
    assert entity_id_of(entity_type, name) == entity_id


def test_blanks_of_any_number_are_one_hyphen() -> None:
    assert slug_of_name("Ana-María  del Río") == "ana-maria-del-rio"
