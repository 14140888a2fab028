"""Take full names of persons apart: those with two surnames, and how full a name is beside the others of a text.

`Ana Urquiza Silva` may be called Urquiza alone. So may `Ana Berg-Silva`, who is called Berg in what tells of the time
before her wedding. Whose a name is: `persons.py`.
"""

from collections.abc import Iterable
from itertools import pairwise

from transforms.knowledge.gazetteer import look_up_given_name
from transforms.knowledge.name_forms import is_name_initials, split_person_name

_FULL_NAME_WORDS = 2
# "del Carmen Urquiza Silva", behind a given name: a particle and a second given name are before both surnames.
_MIN_WORDS_WITH_GIVEN_NAME = 4


def lacks_first_words(name: str, names: Iterable[str]) -> bool:
    """Say whether another name has more words before a name that begins with no given name: "Suu Kyi"."""
    is_given_name = look_up_given_name(name.split()[0]) is not None
    return not is_given_name and any(other.endswith(f" {name}") for other in names)


def find_full_name_in_longer_names(surname: str, longer_names: Iterable[str]) -> str | None:
    """Find the only full name that longer names hold for a surname: a given name and the surname, with more words."""
    found = set()
    for name in longer_names:
        words = name.split()
        for given, last in pairwise(words if len(words) > _FULL_NAME_WORDS else ()):
            if last == surname and look_up_given_name(given) is not None:
                found.add(f"{given} {last}")
    return found.pop() if len(found) == 1 else None


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
