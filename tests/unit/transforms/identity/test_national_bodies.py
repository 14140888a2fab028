"""Names of bodies that many countries have, with and without the country."""

import pytest

from transforms.identity.national_bodies import NationalBody, body_key, list_national_keys, split_national_body


@pytest.mark.parametrize(
    ("name", "body", "country_code"),
    [
        ("Norwegian Supreme Court", "Supreme Court", "NO"),
        ("the Supreme Court of Norway", "Supreme Court", "NO"),
        ("U.S. Air Force", "Air Force", "US"),
        ("New Zealand House of Representatives", "House of Representatives", "NZ"),
        ("Government of the Republic of Albania", "Government", "AL"),
    ],
)
def test_a_bodys_name_is_told_from_its_country(name: str, body: str, country_code: str) -> None:
    assert split_national_body(name) == NationalBody(body, country_code)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Norwegian Harbour Mills", id="a name of one body"),
        pytest.param("Bank of Japan", id="a bank by its country"),
        pytest.param("European Parliament", id="no country"),
        pytest.param("Scottish Parliament", id="part of a country"),
        pytest.param("Supreme Court", id="without a country"),
        pytest.param("Oslo Police", id="a capital"),
    ],
)
def test_other_names_stay_whole(name: str) -> None:
    assert split_national_body(name) is None


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Norwegian Supreme Court", "supreme court"),
        ("Ministry of Defence of Norway", "defense ministry"),
        ("Department of the Interior", "interior department"),
        ("Department for Work and Pensions", "work and pensions department"),
        ("Norwegian Harbour Mills Ltd", "norwegian harbor mills"),
    ],
)
def test_names_of_a_countrys_body_agree_in_a_key(name: str, key: str) -> None:
    assert body_key("organization", name) == key


def test_a_body_is_looked_up_by_its_names_with_the_country() -> None:
    found = list_national_keys("organization", "Defence Ministry", "NO")
    assert {"defense ministry", "norwegian defense ministry", "ministry of defense of norway"} <= found
    assert list_national_keys("organization", "Harbour Mills", "NO") == {"harbor mills"}
    assert list_national_keys("organization", "Supreme Court", None) == {"supreme court"}
