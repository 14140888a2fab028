"""Take apart the names of those who have two surnames: `Ana Urquiza Silva` may be called Urquiza alone.

So may `Ana Berg-Silva`, who is called Berg in what tells of the time before her wedding.
"""

from transforms.knowledge.gazetteer import look_up_given_name
from transforms.knowledge.name_forms import is_name_initials, split_person_name

# "del Carmen Urquiza Silva", behind a given name: a particle and a second given name are before both surnames.
_MIN_WORDS_WITH_GIVEN_NAME = 4


def find_two_surnames(name: str) -> tuple[str, str] | None:
    """Give both surnames of a full name without nickname, and the first: `Ana Urquiza Silva`; else None.

    A given name or an initial in the middle is no surname.
    """
    parts = split_person_name(name)
    first_of_joined, hyphen, _ = parts.surname.partition("-")
    if hyphen and parts.given and first_of_joined.istitle():
        return parts.surname, first_of_joined
    if not parts.middle:
        return _find_behind_compound_given_name(parts.surname)
    first = parts.middle[-1]
    if is_name_initials(first) or look_up_given_name(first) or not first.istitle():
        return None
    return f"{first} {parts.surname}", first


def _find_behind_compound_given_name(surname: str) -> tuple[str, str] | None:
    """Give both surnames and the first behind a particle and a second given name: `del Carmen Urquiza Silva`."""
    words = surname.split()
    if len(words) < _MIN_WORDS_WITH_GIVEN_NAME or not words[-3].istitle() or not words[-2].istitle():
        return None
    return None if look_up_given_name(words[-2]) else (" ".join(words[-2:]), words[-2])
