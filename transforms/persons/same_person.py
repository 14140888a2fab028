"""Tell whether two full names may be of one person: given names that fit, short forms, slips of a letter."""

from transforms.knowledge.gazetteer import is_same_given_name, look_up_given_name
from transforms.knowledge.given_name_spellings import list_given_name_spellings
from transforms.knowledge.name_forms import (
    SUFFIXES,
    PersonName,
    differ_by_one_letter,
    fold_given_names,
    fold_name,
    is_name_initials,
)
from transforms.knowledge.office_holders import list_spellings_of_holder
from transforms.knowledge.transliterations import fold_given_name, is_spelling_of_surname

# Suffixes that number those who bear one name.
_NUMERALS = frozenset(("II", "III", "IV", "V"))
# Shorter given names differ by a letter too often to call one a misspelling of the other.
_MIN_MISSPELT_GIVEN_CHARS = 4


def are_names_of_one_person(name: PersonName, other: PersonName) -> bool:
    """Say whether two full names may be of one person."""
    if fold_name(other.full) in list_spellings_of_holder(name.full):
        return True
    if not is_spelling_of_surname(name.surname, other.surname):
        # "Hillary Rodham" and "Hillary Rodham Clinton" are left apart; "Ana Lopez Silva" and "Ana Lopez" too
        return False
    if are_father_and_son(name, other):
        return False
    if is_name_initials(name.surname) and name.middle != other.middle:
        return False  # "Ana W." and "Ana H. W.": of no surname there is all the less to tell them by
    return _do_given_names_fit(name, other)


def are_father_and_son(name: PersonName, other: PersonName) -> bool:
    """Say whether two names differ by a suffix alone, or by which one: both forms in one text mean two people.

    Kings and chiefs are numbered, and a text also names them without.
    """
    if name.suffix == other.suffix or not is_spelling_of_surname(name.surname, other.surname):
        return False
    if name.suffix in SUFFIXES and other.suffix in SUFFIXES:
        return True
    if not all(map(is_name_initials, name.middle)):
        return False  # "Martin Luther King" is Martin Luther King Jr.: so long a name is of one
    is_numbered = bool({name.suffix, other.suffix} & _NUMERALS)
    is_same_given = fold_name(name.given) == fold_name(other.given) and name.middle == other.middle
    return is_same_given and not is_numbered


def _do_given_names_fit(name: PersonName, other: PersonName) -> bool:
    if fold_given_names(name) == fold_given_names(other):
        return True
    if _is_same_given_name(name.given, other.given):
        if not name.middle or not other.middle:
            return True
        return name.middle[0][0] == other.middle[0][0]
    if _is_given_name_short_for(name, other) or _is_given_name_short_for(other, name):
        return True
    return _is_misspelt_given_name(name.given, other.given) or _is_misspelt_given_name(other.given, name.given)


def _is_same_given_name(given: str, other: str) -> bool:
    """Say whether two given names are one: a short form, or how another script is written in Latin letters."""
    is_spelling = fold_given_name(given) == fold_given_name(other) or fold_name(given) in list_given_name_spellings(
        other
    )
    return is_spelling or is_same_given_name(given, other)


def _is_misspelt_given_name(slip: str, given: str) -> bool:
    """Say whether a word that is no given name is one letter away from one: `Rutth` from Ruth."""
    is_given = look_up_given_name(slip) is None and look_up_given_name(given) is not None
    are_long = min(len(slip), len(given)) >= _MIN_MISSPELT_GIVEN_CHARS and slip[:2].lower() == given[:2].lower()
    return is_given and are_long and differ_by_one_letter(fold_name(slip), fold_name(given))


def _is_given_name_short_for(short: PersonName, long: PersonName) -> bool:
    """Say whether a given name is the initial of another, or the middle name by which the person is called."""
    if is_name_initials(short.given) and short.given[0] == long.given[0]:
        return True
    return any(is_same_given_name(short.given, word) for word in long.middle)
