"""Tell awards that are called by whom they go to: "Harbour Photographer of the Year", which is no office."""

from collections.abc import Sequence

from transforms.language.words import Word

# What an award is given for, at the end of its name.
_TIMES = frozenset(("Year", "Month", "Week", "Match", "Season", "Tournament", "Decade", "Century"))
# "of the Year", and who gets it.
_MIN_WORDS = 4


def is_award_of_year(words: Sequence[str]) -> bool:
    """Say whether the words of a name are an award's: `Young Player of the Year`."""
    return len(words) >= _MIN_WORDS and words[-1] in _TIMES and tuple(words[-3:-1]) == ("of", "the")


def end_of_award(words: Sequence[Word], first: int, last: int) -> int:
    """Give where the name [first, last] ends with the time it is given for: `Harbour Photographer of the Year`."""
    behind = [word.text for word in words[last + 1 : last + _MIN_WORDS]]
    is_award = last > first and behind[:2] == ["of", "the"] and behind[-1] in _TIMES
    return last + len(behind) if is_award else last
