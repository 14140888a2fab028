"""Find the country of a body whose name those of several countries may bear: by its name, else by its article.

It sees the entities of one article. What such names are made of: `national_bodies.py`; what follows where two bodies
of one name are of two countries: `comparison.py`.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache, cached_property

from transforms.document import EntityType
from transforms.identity.name_keys import is_acronym
from transforms.identity.national_bodies import split_national_body, split_town_of_body
from transforms.identity.profiles import ArticleEntities, EntityProfile
from transforms.knowledge.gazetteer import KnownForm, find_code_of_country, look_up_known_name
from transforms.knowledge.office_holders import holders_by_surname
from transforms.knowledge.organization_names import is_name_of_many_bodies
from transforms.knowledge.postal_codes import find_country_of_region

# What an article has to say of a country before bodies without one are taken for that country's.
_MIN_COUNTRY_MENTIONS = 2
_MIN_COUNTRY_SHARE = 0.6
_TIMES_THE_NEXT = 3
# Places, and the people of a land: "Norwegians".
_OF_ONE_COUNTRY = (EntityType.PLACE, EntityType.GROUP)


def add_countries(article: ArticleEntities) -> list[EntityProfile]:
    """Give the entities of an article, bodies whose names those of several countries may bear with their country."""
    mentions = _CountryMentions(article)
    return [_add_country(profile, article, mentions) for profile in article.profiles]


class _CountryMentions:
    """How often an article mentions what belongs to a country; counted when a body asks for it."""

    def __init__(self, article: ArticleEntities) -> None:
        self._article = article

    @cached_property
    def sure(self) -> Counter[str]:
        """Mentions of places, of what else is of one country alone, and of who held a high office there."""
        return self._count(_find_own_country)

    @cached_property
    def likely(self) -> Counter[str]:
        """The sure ones, and those of known bodies of the countries that these are of."""
        return self.sure + Counter({code: count for code, count in self._known.items() if self.sure[code]})

    @cached_property
    def _known(self) -> Counter[str]:
        return self._count(lambda one: one.country_code if _is_national_name(one) else None)

    def _count(self, find: Callable[[EntityProfile], str | None]) -> Counter[str]:
        counts: Counter[str] = Counter()
        for profile in self._article.profiles:
            if code := find(profile):
                counts[code] += self._article.mention_counts.get(profile.entity_id, 1)
        return counts


def _add_country(profile: EntityProfile, article: ArticleEntities, mentions: _CountryMentions) -> EntityProfile:
    """Give a body whose name those of several countries may bear its country.

    That in its names, else that of the town in its name as the article has it, else its own where the article names
    anything of that, else that its article is about.
    """
    if profile.entity_type == EntityType.PLACE:
        return _add_country_to_land(profile, mentions)
    if profile.entity_type != EntityType.ORGANIZATION:
        return profile
    national = (split_national_body(name) for name in (profile.name, *sorted(profile.names)))
    if code := next((body.country_code for body in national if body), None):
        return replace(profile, country_code=code)
    if not is_name_of_many_bodies(profile.name):
        code = None if profile.country_code else _find_country_of_town(profile, article)
        return replace(profile, country_code=code) if code else profile
    if profile.country_code and mentions.sure[profile.country_code]:
        return profile
    counted = mentions.sure if profile.country_code else mentions.likely
    return replace(profile, country_code=_find_main_country(counted) or profile.country_code)


def _add_country_to_land(land: EntityProfile, mentions: _CountryMentions) -> EntityProfile:
    """Give a country whose name a part of another one has its own code, or that one's: Georgia.

    It is the part where the article speaks of that country at least as much, and of nothing else of the land itself.
    """
    own_code = find_code_of_country(land.name)
    if land.country_code or own_code is None:
        return land
    other = find_country_of_region(land.name)
    counts = mentions.sure
    is_own = counts[own_code] > 0 or (other is not None and not counts[other] and bool(counts))
    code = own_code if is_own else other if other is not None and counts[other] else None
    return replace(land, country_code=code) if code else land


def _find_country_of_town(body: EntityProfile, article: ArticleEntities) -> str | None:
    """Find the country of the town whose council a body is, where the article names the town too."""
    town = split_town_of_body(body.name)
    if town is None:
        return None
    towns = (one for one in article.profiles if one.entity_type == EntityType.PLACE and one.name == town)
    return next((one.country_code for one in towns), None)


def _find_own_country(profile: EntityProfile) -> str | None:
    """Find the country of what is of no other: a place, its people, a seat of power, `FBI`, a head of state."""
    if profile.is_person:
        return _countries_of_holders().get(profile.name)
    if profile.entity_type in _OF_ONE_COUNTRY or _is_seat_of_power(profile):
        return profile.country_code
    is_by_acronym = _is_national_name(profile) and any(map(is_acronym, profile.names))
    return profile.country_code if is_by_acronym else None


def _is_national_name(profile: EntityProfile) -> bool:
    return profile.entity_type == EntityType.ORGANIZATION and is_name_of_many_bodies(profile.name)


def _is_seat_of_power(profile: EntityProfile) -> bool:
    known = look_up_known_name(profile.name)
    return known is not None and known.form == KnownForm.SEAT


@cache
def _countries_of_holders() -> Mapping[str, str]:
    """Give the country of each name of those who held a high office of one."""
    return dict(_list_countries_of_holders())


def _list_countries_of_holders() -> Iterator[tuple[str, str]]:
    for holders in holders_by_surname().values():
        for holder in holders:
            known = look_up_known_name(holder.of)
            if known is not None and known.country_code:
                yield from ((name, known.country_code) for name in holder.names)


def _find_main_country(mentions: Mapping[str, int]) -> str | None:
    total = sum(mentions.values())
    country = max(sorted(mentions), key=lambda code: mentions[code], default=None)
    if country is None or mentions[country] < _MIN_COUNTRY_MENTIONS:
        return None
    next_one = max((count for code, count in mentions.items() if code != country), default=0)
    is_main = mentions[country] >= _MIN_COUNTRY_SHARE * total or mentions[country] >= _TIMES_THE_NEXT * next_one
    return country if is_main else None
