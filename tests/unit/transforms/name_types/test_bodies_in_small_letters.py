"""State bodies in small letters beside their country are named as by papers that write them large."""

import pytest

from tests.kit.reading import named, read


@pytest.mark.parametrize(
    ("text", "words", "entity_id"),
    [
        pytest.param(
            "The Turkish foreign ministry said no.",
            "Turkish foreign ministry",
            "organization.turkish-foreign-ministry",
            id="adjective",
        ),
        pytest.param(
            "Norway's health ministry said no.", "health ministry", "organization.norwegian-health-ministry", id="owner"
        ),
        pytest.param(
            "The health ministry in Gaza said no.", "health ministry", "organization.health-ministry-of-gaza", id="in"
        ),
        pytest.param(
            "No, said the health ministry in Gaza.", "health ministry", "organization.health-ministry-of-gaza", id="the"
        ),
        pytest.param(
            "No, said the foreign ministry in Riga.",
            "foreign ministry",
            "organization.latvian-foreign-ministry",
            id="capital",
        ),
        pytest.param("The US military said no.", "US military", "organization.us-military", id="letters"),
        pytest.param("South Korea's navy said no.", "navy", "organization.south-korean-navy", id="two words"),
        pytest.param(
            "China's ministry of foreign affairs said no.",
            "ministry of foreign affairs",
            "organization.chinese-ministry-of-foreign-affairs",
            id="field behind it",
        ),
        pytest.param(
            "The Norwegian air force said no.",
            "Norwegian air force",
            "organization.norwegian-air-force",
            id="air force",
        ),
    ],
)
def test_a_body_beside_its_country_is_a_name(text: str, words: str, entity_id: str) -> None:
    assert named(read(text))[words] == entity_id


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The foreign ministry said no.", id="no country"),
        pytest.param("A Norwegian military spokesman said no.", id="of a spokesman"),
        pytest.param("The Norwegian government said no.", id="a government is its country"),
        pytest.param("The Norwegian ministry said no.", id="no field"),
        pytest.param("The army in Gaza said no.", id="where an army is"),
        pytest.param("Fans of the Lund tartan army sang.", id="an army of fans"),
    ],
)
def test_other_nouns_are_none(text: str) -> None:
    assert not [one for one in named(read(text)).values() if one.startswith("organization.")]
