"""Compare names of organizations: legal forms off, spellings of one word alike, bodies that many countries have.

It knows words of names, no names: those are in `gazetteer.py`. The words are in `data/lexicon/*.tsv`.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from transforms.knowledge.name_forms import CACHED_NAMES, fold_name
from transforms.knowledge.tables import read_padded_rows

_SEPARATORS = re.compile(r"[^\w]+")
# British endings, each with the American one; only of words that are long enough to have them.
_SPELLINGS = (
    (re.compile(r"isation(s?)$"), r"ization\1"),
    (re.compile(r"efence$"), "efense"),
    (re.compile(r"tre$"), "ter"),
    (re.compile(r"(\w{3})our$"), r"\1or"),
    (re.compile(r"amme$"), "am"),
)
_MIN_LETTERS = 6
_JOINS = ("&", "and")
# What bodies without a name are called by, which are founded for one task.
_KINDS = ("working group", "contact group", "task force", "taskforce", "commission", "committee", "panel", "tribunal")
# Numbers in the names of channels and wars, each as the figure that others write: "Radio Four", "World War Two".
_FIGURES = {
    **{"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7"},
    **{"i": "1", "ii": "2", "iii": "3", "iv": "4"},
}


@lru_cache(maxsize=CACHED_NAMES)
def strip_legal_form(name: str) -> str:
    """Give the form that names of one organization agree in: `Harbour Mills Co.` harbor mills.

    Folded, "&" as "and", "for" as "of", without apostrophes and the legal forms at its end, a number behind the name as
    a figure; a name that is nothing else, or has no letters, stays as it is.
    """
    words = [_spell(word) for word in split_folded_words(name.replace("&", " and "))]
    words = words[: _count_words_of_name(words)]
    words[1:] = ["of" if word == "for" else word for word in words[1:]]  # "Institute for Tides", "Institute of Tides"
    if len(words) > 1:
        words[-1] = _FIGURES.get(words[-1], words[-1])
    return " ".join(words) if words else name


def split_folded_words(name: str) -> list[str]:
    """Split a name into folded words without apostrophes: `Bakers' Union` and `Bakers Union` are bakers, union."""
    plain = fold_name(name).replace("'", "")
    return [word for word in _SEPARATORS.split(plain) if word]


def drop_legal_form(name: str) -> str:
    """Give a firm's name without the legal forms at its end: `Silva Motors Co. Ltd` Silva Motors; "" without one.

    So without what joins one: `Silva & Co.` Silva.
    """
    words = name.replace(",", "").split()
    count = _count_words_of_name([fold_name(word) for word in words])
    if count == len(words):
        return ""
    if count > 1 and words[count - 1] in _JOINS:
        count -= 1
    return " ".join(words[:count])


def is_name_by_kind_alone(name: str) -> bool:
    """Say whether a body is called by what it is, with no name of its own: `joint working group`."""
    return name.islower() and name.endswith(_KINDS)


@lru_cache(maxsize=CACHED_NAMES)
def is_name_of_many_bodies(name: str) -> bool:
    """Say whether bodies of several countries may bear a name: `Supreme Court`, `Labour Party`."""
    words = split_folded_words(name)
    return bool(words) and all(word in _read_words("lexicon/generic_body_words") for word in words)


def _count_words_of_name(words: Sequence[str]) -> int:
    """Count the words, folded, that are left of a name without the legal forms at its end; one at least."""
    count = len(words)
    while count > 1 and words[count - 1] in _read_words("lexicon/legal_forms"):
        count -= 1
    return count


def _spell(word: str) -> str:
    if len(word) < _MIN_LETTERS:
        return word
    for pattern, ending in _SPELLINGS:
        word = pattern.sub(ending, word)
    return word


@cache
def _read_words(name: str) -> frozenset[str]:
    return frozenset(word for word, *_ in read_padded_rows(name))
