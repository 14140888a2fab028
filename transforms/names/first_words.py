"""Tell words with a capital that open a name, or stand before one, in a way of their own: days of papers, sides.

`the Sunday Herald` is a name from its day on, `Ex-Labour minister` and `pro-Oslo` only behind the hyphen. Where names
start otherwise: name_start.py.
"""

from transforms.knowledge.calendar import WEEKDAYS
from transforms.knowledge.gazetteer import look_up_known_name
from transforms.knowledge.page_words import PageWord, is_page_word
from transforms.language.words import Word, text_beside_words

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


def is_paper_of_day(words: list[Word], at: int) -> bool:
    """Say whether a day of the week begins a paper's name, one that is known or behind `the`: `the Sunday Herald`."""
    if words[at].text not in WEEKDAYS:
        return False
    after = text_beside_words(words, at + 1)
    if look_up_known_name(f"{words[at].text} {after}") is not None:
        return True
    return text_beside_words(words, at - 1).lower() == "the" and is_page_word(after, PageWord.PUBLICATION)
