import pytest

from tests.kit.reading import named, read

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "words", "entity_id"),
    [
        pytest.param("They met Republican Texas Gov. Ruth Marsh there.", "Ruth Marsh", "person.ruth-marsh", id="party"),
        pytest.param("They met Republican Texas Gov. Ruth Marsh there.", "Texas", "place.texas", id="place before"),
        pytest.param("They met Oslo Mayor Tom Lind there.", "Tom Lind", "person.tom-lind", id="city before"),
        pytest.param("They met Charlotte Mayor Tom Lind there.", "Tom Lind", "person.tom-lind", id="city like a name"),
        pytest.param("They greeted Pope Francis there.", "Pope Francis", "person.pope-francis", id="regnal name"),
        pytest.param("They met Mr. King twice.", "King", "person.king", id="surname like a title"),
        pytest.param("They met Charlie King twice.", "Charlie King", "person.charlie-king", id="full name like it"),
        pytest.param(
            "They met Secretary of Homeland Security Ruth Marsh there.",
            "Ruth Marsh",
            "person.ruth-marsh",
            id="office of",
        ),
        pytest.param("They met Former President Ruth Marsh there.", "Ruth Marsh", "person.ruth-marsh", id="former"),
        pytest.param(
            "It was a General Motors car they sold.", "General Motors", "organization.general-motors", id="firm"
        ),
    ],
)
def test_titles_are_outside_of_names(text: str, words: str, entity_id: str) -> None:
    assert named(read(text)).get(words) == entity_id


def test_a_suffix_is_inside() -> None:
    doc = read("They met Tom Marsh King Jr. and left the room.")
    assert [one.name for one in doc.entities] == ["Tom Marsh King Jr."]


def test_a_president_by_surname_is_not_his_wife() -> None:
    doc = read("Michelle Obama opened the garden.\nPresident Obama and Mr. Obama's aides came too.")
    assert {one.entity_id for one in doc.entities} == {"person.michelle-obama", "person.barack-obama"}
    assert [one.entity_id for one in doc.mentions].count("person.barack-obama") == 2


def test_a_surname_of_several_office_holders_stays_a_surname() -> None:
    assert named(read("They met President Bush there and left."))["Bush"] == "person.bush"


def test_without_a_title_the_main_bearer_is_meant() -> None:
    doc = read(
        "Ruth Halvorsen spoke. Ruth Halvorsen waved. Her cousin Ellen Halvorsen was away.\n"
        "The crowd was large and it stayed for many hours in the rain, as it had the year before.\n"
        "At noon Halvorsen left the stage."
    )
    assert doc.mentions[-1].entity_id == "person.ruth-halvorsen"
    assert doc.mentions[-1].confidence < 0.8
