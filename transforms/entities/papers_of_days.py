"""Tell the names of papers that begin with the day they come out: the Sunday Herald."""

from transforms.knowledge.calendar import WEEKDAYS
from transforms.knowledge.gazetteer import look_up_known_name
from transforms.knowledge.page_words import PageWord, is_page_word
from transforms.language.words import Word, text_beside_words


def is_paper_of_day(words: list[Word], at: int) -> bool:
    """Say whether a day of the week begins a paper's name, one that is known or behind `the`: `the Sunday Herald`."""
    if words[at].text not in WEEKDAYS:
        return False
    after = text_beside_words(words, at + 1)
    if look_up_known_name(f"{words[at].text} {after}") is not None:
        return True
    return text_beside_words(words, at - 1).lower() == "the" and is_page_word(after, PageWord.PUBLICATION)
