"""Tell misspellings of a name from other names, by their letters alone."""

from transforms.knowledge.name_forms import differ_by_one_letter

# Shorter surnames differ by a letter too often to call one a misspelling of the other.
_MIN_MISSPELT_CHARS = 7


def is_misspelt_name(word: str, other: str) -> bool:
    """Say whether two long words differ by one letter put in, left out or changed, not among the first two.

    A surname's plural is no slip: "the Clintons".
    """
    is_short = min(len(word), len(other)) < _MIN_MISSPELT_CHARS
    is_plural = word == f"{other}s"
    return not is_short and not is_plural and word[:2] == other[:2] and differ_by_one_letter(word, other)
