"""Write a count with what is counted, as people write it."""

from __future__ import annotations

# How nouns whose plural is no mere "s" end, and what their plural ends in: entity, batch; not day.
_PLURALS = {"y": "ies", "ch": "ches"}
_VOWELS_BEFORE_Y = ("ay", "ey", "oy", "uy")


def write_count(count: int, noun: str) -> str:
    """Write a count with its noun: `1 article`, `1,204 articles`, `2 entities`, `3 batches`."""
    return f"{count:,} {noun if count == 1 else _make_plural(noun)}"


def _make_plural(noun: str) -> str:
    for ending, plural in _PLURALS.items():
        if noun.endswith(ending) and not noun.endswith(_VOWELS_BEFORE_Y):
            return noun.removesuffix(ending) + plural
    return f"{noun}s"
