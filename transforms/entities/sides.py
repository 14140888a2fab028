"""Tell words that a hyphen joins to a name and that are no part of it: `pro-Oslo`, `Ex-Labour minister`."""

from transforms.knowledge.gazetteer import look_up_known_name
from transforms.language.words import Word

_SIDES = frozenset(("pro", "anti", "non", "ex", "post", "pre", "pan"))


def is_side(word: Word) -> bool:
    """Say whether a word tells on which side one is of what a hyphen joins to it, in any case."""
    return word.text.lower() in _SIDES


def is_side_before_name(words: list[Word], at: int) -> bool:
    """Say whether a hyphen joins a name to a side whose capital is a sentence's: `Ex-Labour`, `Pro-Oslo`.

    `Anti-Terrorism Bill` is a name as a whole; what somebody was once needs no known name behind it.
    """
    is_joined = at + 2 < len(words) and words[at + 1].text == "-" and words[at + 1].start == words[at].end
    is_former = words[at].text == "Ex"
    return is_joined and is_side(words[at]) and (is_former or look_up_known_name(words[at + 2].text) is not None)
