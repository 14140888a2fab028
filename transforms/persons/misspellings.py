"""Tell misspellings of a name from other names, by their letters alone."""

# Shorter surnames differ by a letter too often to call one a misspelling of the other.
_MIN_MISSPELT_CHARS = 7


def is_misspelt_name(word: str, other: str) -> bool:
    """Say whether two long words differ by one letter put in, left out or changed, not among the first two."""
    is_short = min(len(word), len(other)) < _MIN_MISSPELT_CHARS
    return not is_short and word[:2] == other[:2] and differ_by_one_letter(word, other)


def differ_by_one_letter(word: str, other: str) -> bool:
    """Say whether two words differ by one letter put in, left out or changed."""
    if abs(len(word) - len(other)) > 1:
        return False
    at = next((at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), None)
    if at is None:
        return len(word) != len(other)
    is_changed = word[at + 1 :] == other[at + 1 :]
    is_left_out = word[at:] == other[at + 1 :]
    is_put_in = word[at + 1 :] == other[at:]
    return is_changed or is_left_out or is_put_in
