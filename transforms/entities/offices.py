"""Tell offices and affiliations from other things that people are called, and choose the one in force on a day.

Descriptions and kin are resolved by all roles, offices or not: `coreference/descriptions.py`, `speakers/kin.py`.
"""

from collections.abc import Iterable
from datetime import date

from transforms.document import RoleHeld, RoleStatus
from transforms.entities.role_times import read_role_time, strip_time_words
from transforms.entities.roles import find_head_noun_of_role
from transforms.knowledge.lexicon import is_no_office

# An office of these is in force.
IN_FORCE = (RoleStatus.CURRENT, RoleStatus.ACTING)


def choose_role_in_force(roles: Iterable[RoleHeld], day: date | None) -> str | None:
    """Choose the first office that is held on a day, in its words; else what says by itself that it is not: `ex-mayor`.

    None where the text states no office.
    """
    offices = [held for held in roles if is_office(held)]
    held_now = (held for held in offices if read_role_time(held, day).status in IN_FORCE)
    chosen = next(held_now, None) or next((held for held in offices if _says_when(held)), None)
    return chosen.role if chosen else None


def is_office(held: RoleHeld) -> bool:
    """Say whether a role is an office or affiliation: no kin, no party label, no foe or friend, no man."""
    noun = find_head_noun_of_role(held.role)
    return noun is None or not is_no_office(noun.noun)


def _says_when(held: RoleHeld) -> bool:
    return strip_time_words(held) != held.role or read_role_time(held, None).status == RoleStatus.FUTURE
