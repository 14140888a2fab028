"""Changes of one value, for tests that make a sound row or file wrong."""

from collections.abc import Callable
from typing import Any

Change = Callable[[Any], Any]


def more(value: int) -> int:
    return value + 1


def another(value: str) -> str:
    """The same id but for its last character."""
    return value[:-1] + ("1" if value[-1] != "1" else "2")


def other_words(text: str) -> str:
    return text.replace("a", "e", 1)
