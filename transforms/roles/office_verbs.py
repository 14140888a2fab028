"""Find the verbs that join a name and an office: `X was mayor`, `X was named mayor`, `X resigned as mayor`.

The verbs are in `data/lexicon/office_verbs.tsv`, read once, when first asked for.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from transforms.knowledge.tables import read_rows
from transforms.language.words import Word

# Before a verb of office: "X previously served as mayor".
_ADVERBS = frozenset(("also", "briefly", "currently", "formerly", "now", "once", "previously"))


class OfficeVerb(NamedTuple):
    """The verb that says when an office is held, and the first word behind all of them."""

    at: int
    behind: int


def find_office_verb(words: Sequence[Word], at: int) -> OfficeVerb | None:
    """Find the longest of the verbs that starts at `at`, or behind an adverb there, and has two words behind it.

    None without one.
    """
    verbs = _read_office_verbs()
    if at < len(words) and words[at].text.lower() in _ADVERBS:
        at += 1
    texts = [word.text.lower() for word in words[at : at + _count_most_words()]]
    for length in range(len(texts), 0, -1):
        place = verbs.get(tuple(texts[:length]))
        if place is not None:
            return OfficeVerb(at + place, at + length) if at + length + 1 < len(words) else None
    return None


@cache
def _read_office_verbs() -> dict[tuple[str, ...], int]:
    """Read the words of each verb, with the place among them of the word that says when."""
    return {tuple(verb.split()): int(place) for verb, place in read_rows("lexicon/office_verbs")}


@cache
def _count_most_words() -> int:
    return max(map(len, _read_office_verbs()))
