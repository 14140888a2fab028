"""Regions by their postal codes, and their countries."""

from transforms.knowledge.postal_codes import find_country_of_region, look_up_region


def test_a_region_is_looked_up_by_its_code_in_capitals() -> None:
    assert look_up_region("TX") == ("Texas", "US")
    assert look_up_region("ON") == ("Ontario", "CA")
    assert look_up_region("on") is None


def test_a_region_has_a_country() -> None:
    assert find_country_of_region("Georgia") == "US"
    assert find_country_of_region("Norway") is None
