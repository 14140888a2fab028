"""The country of a body whose name those of several countries bear, as its article tells it."""

import pytest

from transforms.identity.countries_of_bodies import add_countries
from transforms.identity.profiles import ArticleEntities, EntityProfile

CHILE = EntityProfile("place.chile", "place", "Chile", country_code="CL")


def body(name: str, *others: str, country: str | None = None) -> EntityProfile:
    slug = name.lower().replace(" ", "-")
    return EntityProfile(f"organization.{slug}", "organization", name, frozenset((name, *others)), country)


CONGRESS = body("Congress", country="US")
COMMITTEE = body("Senate Finance Committee")


def country_of(asked: EntityProfile, *beside: EntityProfile) -> str | None:
    told = ArticleEntities("a1", (asked, CHILE, *beside), {CHILE.entity_id: 4})
    return add_countries(told)[0].country_code


@pytest.mark.parametrize(
    ("beside", "country"),
    [
        ((), "CL"),
        ((body("Federal Bureau of Investigation", "FBI", country="US"),), "US"),  # nobody else's acronym
        ((body("Federal Bureau of Investigation", country="US"),), "CL"),
        ((EntityProfile("person.joe-biden", "person", "Joe Biden"),), "US"),  # held a high office there
        ((EntityProfile("person.ana-silva", "person", "Ana Silva"),), "CL"),
    ],
)
def test_a_known_body_stays_at_home_where_the_article_names_what_is_of_that_country_alone(
    beside: tuple[EntityProfile, ...], country: str
) -> None:
    assert country_of(CONGRESS, *beside) == country


def test_a_body_that_its_acronym_names_is_of_no_other_country() -> None:
    assert country_of(body("Central Intelligence Agency", "CIA", country="US")) == "US"


def test_a_body_that_is_not_known_is_of_the_country_whose_bodies_are_named_beside_it() -> None:
    assert country_of(COMMITTEE) == "CL"
    known = (CONGRESS, body("Senate", country="US"), body("Democratic National Committee", "DNC", country="US"))
    assert country_of(COMMITTEE, *known) is None  # of neither more than of the other


@pytest.mark.parametrize(
    ("beside", "country"),
    [
        pytest.param((("Tbilisi", "GE"), ("Washington", "US")), "GE", id="its own town"),
        pytest.param((("Russia", "RU"),), "GE", id="no place of the other country"),
        pytest.param((("Alabama", "US"), ("Russia", "RU")), "US", id="a place of the other country"),
        pytest.param((), None, id="nothing tells"),
    ],
)
def test_a_country_is_told_from_the_part_of_another_one_that_is_called_so(
    beside: tuple[tuple[str, str], ...], country: str | None
) -> None:
    places = [EntityProfile(f"place.{name.lower()}", "place", name, country_code=code) for name, code in beside]
    land = EntityProfile("place.georgia", "place", "Georgia")
    assert add_countries(ArticleEntities("a1", (land, *places)))[0].country_code == country
