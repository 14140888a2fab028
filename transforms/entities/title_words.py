"""Tell how many words beside a title or a role belong to titles: `Tan Sri` before "Dr", `City` behind "DSP".

Which words of a run are its title: `title_splitter.py`.
"""

from transforms.knowledge.lexicon import look_up_role_noun, look_up_title
from transforms.knowledge.office_words import OfficeWord, is_office_word
from transforms.language.words import Word, text_of_words

# What a hyphen joins to an office: "Co-Chairman".
_JOINED_TO_OFFICES = frozenset(("Co", "Vice", "Ex"))
# Words of a full name.
_MIN_FULL_WORDS = 2


def is_word_before_title(text: str) -> bool:
    """Say whether a word before a title goes with it: `Former`, another title."""
    return is_office_word(text, OfficeWord.BEFORE_TITLE) or look_up_title(text) is not None


def is_title_alone(word: str) -> bool:
    """Say whether a word is a title and no office: `Sir`."""
    return look_up_title(word) is not None and look_up_role_noun(word) is None


def is_office_with_title(words: list[Word], first: int, last: int) -> bool:
    """Say whether a title and the words behind it are one office: `Lord Chief Justice`."""
    return last > first and look_up_role_noun(text_of_words(words, first, last)) is not None


def size_of_title_before(words: list[Word], first: int, last: int) -> int:
    """Give how many words at the end of [first, last] belong to the title behind them: 2 for `Tan Sri`; 0 for none."""
    if is_word_before_title(words[last].text):
        return 1
    if last > first and words[last].text == "-" and words[last - 1].text in _JOINED_TO_OFFICES:
        return 2
    is_title = last > first and look_up_title(text_of_words(words, last - 1, last)) is not None
    return 2 if is_title else 0


def size_of_honorific(words: list[Word], first: int, last: int) -> int:
    """Give how many words of an honorific end a role that goes on before it: 2 for `Tan Sri`; 0 for none."""
    sizes = (size for size in (1, 2) if last - size >= first)
    titles = ((size, look_up_title(text_of_words(words, last - size + 1, last))) for size in sizes)
    return next((size for size, title in titles if title is not None and title.is_honorific), 0)


def has_field_behind_letters(words: list[Word], start: int, end: int, last: int) -> bool:
    """Say whether a word of their field and a full name are behind letters of an office: `DSP City Ana Silva`."""
    is_letters = start == end and words[end].text.isupper() and last - end > _MIN_FULL_WORDS
    return is_letters and is_office_word(words[end + 1].text.lower(), OfficeWord.BEHIND_LETTERS)
