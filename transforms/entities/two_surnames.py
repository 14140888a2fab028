"""Take apart the names of those who have two surnames: `Ana Urquiza Silva` may be called Urquiza alone."""

from transforms.knowledge.gazetteer import look_up_given_name
from transforms.knowledge.name_forms import is_name_initials, split_person_name


def find_two_surnames(name: str) -> tuple[str, str] | None:
    """Give both surnames of a full name without nickname, and the first: `Ana Urquiza Silva`; else None.

    A given name or an initial in the middle is no surname.
    """
    parts = split_person_name(name)
    if not parts.middle:
        return None
    first = parts.middle[-1]
    if is_name_initials(first) or look_up_given_name(first) or not first.istitle():
        return None
    return f"{first} {parts.surname}", first
