"""Find the places in the text that the labels of benchmarks/gold name. What the labels mean: gold.py."""

import re
from collections.abc import Sequence
from typing import Any

OPENING = frozenset("\"'\u201c\u2018\u201e\u00ab")

Offsets = tuple[int, int]


def find_quoted_passages(text: str, one: dict[str, Any], pieces: Sequence[Offsets]) -> list[Offsets]:
    """Find what stands between marks in an attribution of the gold whose pieces are at `pieces`."""
    if one["type"] == "direct":  # a turn of a transcript has no marks
        return [(start, end) for start, end in pieces if text[max(start - 1, 0) : start] in OPENING]
    return [find_place_of_gold(text, passage, (pieces[0][0], pieces[-1][1])) for passage in one.get("quoted", ())]


def find_place_of_gold(text: str, ref: str | dict[str, Any], near: Offsets | None = None) -> Offsets:
    """Find the words of the gold: by offsets, by occurrence, as the only one, or as the one nearest to `near`.

    Raises:
        ValueError: the text does not have the words, or has them at several places.
    """
    if isinstance(ref, dict) and "start_char" in ref:
        return int(ref["start_char"]), int(ref["end_char"])
    words = ref if isinstance(ref, str) else ref["text"]
    found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    if isinstance(ref, dict):
        return found[int(ref["occurrence"]) - 1]
    if not found or (near is None and len(found) > 1):
        raise ValueError(f"{len(found)} times in the text: {words!r}")
    return found[0] if near is None else min(found, key=lambda at: (max(near[0] - at[1], at[0] - near[1], 0), at))
