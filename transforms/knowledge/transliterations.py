"""Fold the names of persons to the form that spellings of one name in Latin letters share: al-Silva, el Silva.

It changes letters alone. Given names that are written in several ways are listed: `knowledge/given_name_spellings.py`;
who is one by such a form is decided in
`persons/same_person.py` and `identity/comparison.py`.
"""

import re
from functools import lru_cache

from transforms.knowledge.given_name_spellings import standardize_given_name
from transforms.knowledge.name_forms import CACHED_NAMES, fold_name

# Arabic articles that a hyphen joins to a surname.
_ARTICLE = re.compile(r"^(?:al|el|ad|an|ar|as|ash|at|az)-(?=\w{2})")
_ARTICLES = ("al", "el")
# How Slavic surnames end in Latin letters: "-skyi", "-skiy", "-skyy", "-ski"; "-nyi", "-niy".
_SKY = re.compile(r"(?<=\w)sk(?:yy|yi|yj|iy|ii|ij|i)$")
_Y = re.compile(r"(?<=\w\w[bcdfghjklmnpqrstvwxz])(?:yy|yi|yj|iy|ij)$")
_APOSTROPHES = str.maketrans("", "", "'\u2018\u2019\u02bc`")


@lru_cache(maxsize=CACHED_NAMES)
def fold_surname(surname: str) -> str:
    """Fold the last word of a surname to what its spellings share: `al-Assal`, `el Assal` assal; `Rudskyi` rudsky.

    What is a given name too is that name in its first spelling: `Hossein` hussein.
    """
    words = fold_name(surname).translate(_APOSTROPHES).split()
    last = _ARTICLE.sub("", words[-1]) if words else ""
    return standardize_given_name(_Y.sub("y", _SKY.sub("sky", last)))


def is_spelling_of_surname(surname: str, other: str) -> bool:
    """Say whether two surnames, particles included, are one in two spellings: `al-Assal`, `el Assal`."""
    return fold_surname(surname) == fold_surname(other) and _fold_particles(surname) == _fold_particles(other)


def _fold_particles(surname: str) -> list[str]:
    return [word for word in fold_name(surname).split()[:-1] if word not in _ARTICLES]


@lru_cache(maxsize=CACHED_NAMES)
def fold_given_name(given: str) -> str:
    """Fold a given name without the apostrophes that some papers leave out: `Ra'ed` raed."""
    return fold_name(given).translate(_APOSTROPHES)
