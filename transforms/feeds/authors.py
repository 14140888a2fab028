"""Split what a feed gives as an author into names, where it is plain that several are given."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LEADING_BY = re.compile(r"\A(?:by|von|par|por)\s*:?\s+(?=\S)", re.IGNORECASE)
_LISTS = re.compile(r" ?[;|] ?")
_JOINTS = re.compile(r" ?, ?(?:and |und )?| (?:and|und|&) ")
# Bodies have such words in their names: "Ministry of Health and Social Care".
_OF = re.compile(r"\b(?:of|for|the|on)\b", re.IGNORECASE)
# A name of a person has this many words at least; "Smith, Jane" and "Search and Rescue" are one name each.
_LEAST_WORDS = 2


def split_feed_authors(values: Iterable[str]) -> tuple[str, ...]:
    """Split the authors of an entry into names, each once: "By Ana Silva and Rui Costa" are two.

    Commas and "and" part names only where each part can be a person's full name.
    """
    names = (
        name
        for value in values
        for part in _LISTS.split(" ".join(value.split()))
        for name in _split_joined_authors(part)
    )
    kept: dict[str, str] = {}
    for name in names:
        kept.setdefault(name.casefold(), name)
    return tuple(kept.values())


def _split_joined_authors(value: str) -> list[str]:
    line = _LEADING_BY.sub("", value)
    if not any(char.isalnum() for char in line):
        return []
    parts = _JOINTS.split(line)
    return parts if all(map(_can_be_full_author_name, parts)) else [line]


def _can_be_full_author_name(part: str) -> bool:
    """Say whether words can be a person's name: two or more, the first and the last with a capital letter."""
    words = part.split()
    if len(words) < _LEAST_WORDS:
        return False
    return words[0][0].isupper() and words[-1][0].isupper() and not _OF.search(part)
