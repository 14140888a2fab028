"""Find the verbs that join a name and an office: `X was mayor`, `X was named mayor`, `X resigned as mayor`."""

from collections.abc import Sequence
from typing import NamedTuple

from transforms.language.words import Word

# Each with the place of the word that says when: "was mayor" is over, "was named mayor" is not.
_VERBS: dict[tuple[str, ...], int] = {
    **dict.fromkeys((("is",), ("was",), ("became",), ("remains",), ("has", "been"), ("had", "been")), 0),
    **dict.fromkeys((("served", "as"), ("serves", "as"), ("took", "over", "as"), ("takes", "over", "as")), 0),
    **dict.fromkeys((("has", "served", "as"), ("had", "served", "as")), 0),
    **dict.fromkeys((("resigned", "as"), ("retired", "as"), ("quit", "as")), 0),
    **dict.fromkeys((("stepped", "down", "as"), ("stood", "down", "as")), 0),
    **dict.fromkeys((("will", "become"), ("will", "be"), ("will", "serve", "as"), ("will", "take", "over", "as")), 0),
    **dict.fromkeys((("has", "become"), ("was", "named"), ("was", "appointed"), ("was", "elected")), 1),
    **dict.fromkeys((("was", "appointed", "as"), ("was", "elected", "as"), ("was", "sworn", "in", "as")), 1),
    **dict.fromkeys((("has", "been", "named"), ("has", "been", "appointed"), ("has", "been", "elected")), 2),
}
_MOST_WORDS = max(map(len, _VERBS))


class OfficeVerb(NamedTuple):
    """The verb that says when an office is held, and the first word behind all of them."""

    at: int
    behind: int


def find_office_verb(words: Sequence[Word], at: int) -> OfficeVerb | None:
    """Find the longest of the verbs that starts at `at` and has two words behind it; None without one."""
    texts = [word.text.lower() for word in words[at : at + _MOST_WORDS]]
    for length in range(len(texts), 0, -1):
        place = _VERBS.get(tuple(texts[:length]))
        if place is not None:
            return OfficeVerb(at + place, at + length) if at + length + 1 < len(words) else None
    return None
