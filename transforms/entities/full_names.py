"""Tell how full a person's name is beside the other names of a text.

Whose a name is: `persons.py`.
"""

from collections.abc import Iterable
from itertools import pairwise

from transforms.knowledge.gazetteer import look_up_given_name

_FULL_NAME_WORDS = 2


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
