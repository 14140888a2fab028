"""Tell offices and affiliations from other things that people are called, and choose the one in force on a day.

Descriptions and kin are resolved by all roles, offices or not: `coreference/descriptions.py`, `speakers/kin.py`.
"""

from collections.abc import Iterable
from datetime import date

from transforms.document import RoleHeld, RoleStatus
from transforms.knowledge.lexicon import is_no_office
from transforms.roles.role_events import ENDS_OF_OFFICE
from transforms.roles.role_nouns import find_head_noun_of_role
from transforms.roles.role_times import RoleTime, read_role_time, strip_time_words

# An office of these is in force.
IN_FORCE = (RoleStatus.CURRENT, RoleStatus.ACTING)
_FORMER = RoleTime(RoleStatus.FORMER)


def read_offices(roles: Iterable[RoleHeld], day: date | None) -> list[tuple[RoleHeld, RoleTime]]:
    """Read which offices one person holds, each with its time on the day, in the order of the text.

    A title alone is a courtesy where the text also says that the office is over: "President Silva" of a former one.
    """
    offices = [(held, read_role_time(held, day)) for held in roles if is_office(held)]
    over = {_office_noun(held) for held, time in offices if time.status == RoleStatus.FORMER}
    return [(held, _FORMER if _is_title_alone(held) and _office_noun(held) in over else time) for held, time in offices]


def choose_role_in_force(roles: Iterable[RoleHeld], day: date | None) -> str | None:
    """Choose the first office that is held on a day, in its words; else what says by itself that it is not: `ex-mayor`.

    So does an office that ends with the news: the rector who resigned. None where the text states no office.
    """
    offices = read_offices(roles, day)
    held_now = next((held for held, time in offices if time.status in IN_FORCE), None)
    chosen = held_now or next((held for held, _ in offices if _says_when(held) or _ends_with_news(held)), None)
    return chosen.role if chosen else None


def is_office(held: RoleHeld) -> bool:
    """Say whether a role is an office or affiliation: no kin, no party label, no foe or friend, no man."""
    noun = find_head_noun_of_role(held.role)
    return noun is None or not is_no_office(noun.noun)


def _says_when(held: RoleHeld) -> bool:
    return strip_time_words(held) != held.role or read_role_time(held, None).status == RoleStatus.FUTURE


def _ends_with_news(held: RoleHeld) -> bool:
    return held.time_words in ENDS_OF_OFFICE


def _office_noun(held: RoleHeld) -> str:
    noun = find_head_noun_of_role(held.role)
    return noun.noun if noun is not None else held.role.lower()


def _is_title_alone(held: RoleHeld) -> bool:
    return not held.time_words and held.organization_entity_id is None and held.role.lower() == _office_noun(held)
