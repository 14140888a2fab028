"""Which train articles are held back from all that learns first, for what learns how far to trust it."""

import random
from collections.abc import Sequence
from typing import Any

# One in seven: some 2,800 attributions, enough for two dozen weights.
_HELD, _SEED = 120, 7


def held_back(articles: Sequence[Any]) -> list[bool]:
    """Say of each of the train split's articles, in the order of the file, whether it is held back."""
    order = list(range(len(articles)))
    random.Random(_SEED).shuffle(order)
    chosen = set(order[:_HELD])
    return [index in chosen for index in range(len(articles))]
