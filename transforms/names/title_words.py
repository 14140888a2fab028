"""Tell how many words beside a title or a role belong to titles: `Tan Sri` before "Dr", `City` behind "DSP".

Which words of a run are its title: `title_splitter.py`.
"""

from transforms.knowledge.gazetteer import look_up_given_name
from transforms.knowledge.lexicon import look_up_organization_noun, look_up_role_noun, look_up_title
from transforms.knowledge.office_words import OfficeWord, is_office_word
from transforms.knowledge.type_words import TypeWord, is_type_word
from transforms.language.words import Word, text_beside_words, text_of_words

# What a hyphen joins to an office: "Co-Chairman".
_JOINED_TO_OFFICES = frozenset(("Co", "Vice", "Ex"))
# Words of a full name.
_MIN_FULL_WORDS = 2
_MAX_OFFICE_WORDS = 3
# Marks and quotation marks behind which a sentence opens.
_SENTENCE_ENDS = frozenset((".", "?", "!", '"', "''", "\u201d", "\u2019"))


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


def end_before_small_office(words: list[Word], last: int) -> int:
    """Give where a name ends before an office in small letters: `Conservative` of "Conservative Shadow chancellor"."""
    behind = [words[at].text for at in range(last + 1, min(last + 1 + _MAX_OFFICE_WORDS, len(words)))]
    offices = (" ".join(behind[:size]) for size in range(1, len(behind) + 1))
    is_of_office = is_office_word(words[last].text, OfficeWord.BEFORE_TITLE) and any(map(look_up_role_noun, offices))
    return last - 1 if is_of_office and behind[0].islower() else last


def has_field_behind_letters(words: list[Word], start: int, end: int, last: int) -> bool:
    """Say whether a word of their field and a full name are behind letters of an office: `DSP City Ana Silva`."""
    is_letters = start == end and words[end].text.isupper() and last - end > _MIN_FULL_WORDS
    return is_letters and is_office_word(words[end + 1].text.lower(), OfficeWord.BEHIND_LETTERS)


def is_trade_before_full_name(words: list[Word], start: int, end: int, last: int) -> bool:
    """Say whether a trade in capitals is before a name of two words: `Baker Ana Silva`, not `Baker Street`."""
    if last - end < _MIN_FULL_WORDS or look_up_organization_noun(words[last].text):
        return False
    after = words[end + 1]
    if after.label == "PERSON" and after.begins:
        return True
    is_one_person = all(word.label == "PERSON" for word in words[start : last + 1])
    is_person = is_one_person or look_up_given_name(after.text) is not None
    return not look_up_given_name(words[start].text) and (is_person or _is_full_name_speaking(words, start, last))


def _is_full_name_speaking(words: list[Word], start: int, last: int) -> bool:
    """Say whether a run of three words opens a sentence and says something: `Vet Nia Okafor said`."""
    is_opening = start == 0 or words[start - 1].text in _SENTENCE_ENDS
    is_speaking = is_type_word(text_beside_words(words, last + 1), TypeWord.SPEECH_VERB)
    return is_opening and last - start == _MIN_FULL_WORDS and is_speaking
