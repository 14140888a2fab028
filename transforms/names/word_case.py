"""Decide what capitals say in a text: whether a line has case at all, and which words the text has in lower case.

It finds no names: `name_start.py` and `name_extent.py` do, with what is learned here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from transforms.knowledge.gazetteer import look_up_given_name, look_up_known_name
from transforms.knowledge.lexicon import look_up_role_noun, look_up_title
from transforms.knowledge.name_words import NameWord, is_name_word
from transforms.language.dictionary import is_word_of_dictionary
from transforms.language.grammar import FINITE_TAGS, POSSESSIVE_MARKS, SENTENCE_ENDS
from transforms.language.words import Word

# Words that Title Case leaves in lower case.
_FUNCTION_TAGS = frozenset(("IN", "DT", "CC", "TO", "RP", "PRP", "PRP$", "WDT"))
# Words within which a question ends.
_MAX_QUESTION_WORDS = 60
# Shorter words in capitals are letters of bodies and legal forms: "PLC".
_MIN_SHOUTED_CHARS = 4
_SIZES_OF_FULL_NAMES = (2, 3)
_NAME_TAGS = frozenset(("NNP", "NNPS"))
# Shorter words say little: Title Case has "of" and "the" in lower case.
_MIN_LONG_CHARS = 3
# Fewer words in capitals are the names of a short line, not its style.
_MIN_CAPITALS = 3
# What headings of speeches name, before or behind who held them.
_SPEECHES = frozenset((
    "Remarks", "Speech", "Address", "Statement", "Testimony", "Transcript", "Briefing", "Conference", "Interview",
    "Comment", "Comments", "Message", "Answers", "Reply",
))  # fmt: skip
_LINKS_TO_SPEAKERS = frozenset(("by", "of", "from"))
# Words before the link: `Regular Press Briefing by Spokesperson Ana Silva`.
_MAX_WORDS_TO_LINK = 5
# Words of a name and its title before a possessive, and words from there to what is held.
_MAX_WORDS_OF_HOLDER = 5
_MAX_WORDS_TO_SPEECH = 4
# A line in Title Case may have one word in lower case for each ten in capitals.
_CAPITALS_PER_LOWER = 10


@dataclass(frozen=True, slots=True)
class CaseEvidence:
    """What the text's own use says of words: `persons` as written, the others in lower case."""

    lower: frozenset[str]  # the text has them in lower case
    common: frozenset[str]  # and never with a capital inside a sentence
    persons: frozenset[str]  # they go on the names of persons
    names: frozenset[str] = frozenset()  # names by their tag and their capital inside a sentence, in lower case

    @classmethod
    def learned_from(cls, texts: Iterable[list[Word]], sentence_starts: frozenset[int]) -> Self:
        """Learn from the cased parses; `sentence_starts` are offsets."""
        lower, capital, persons = set(), set(), set()
        for before, word in (pair for words in texts for pair in pairwise(words)):
            if word.text.islower() and before.text != "-":
                lower.add(word.text)
            elif _is_name_capital_inside(word, before, sentence_starts):
                capital.add(word.text.lower())
                if word.label == "PERSON" and not word.begins:
                    persons.add(word.text)
        return cls(frozenset(lower), frozenset(lower - capital), frozenset(persons), frozenset(capital))


def _is_name_capital_inside(word: Word, before: Word, sentence_starts: frozenset[int]) -> bool:
    """Say whether a word is tagged as a name and has a capital that no sentence start or mark before it explains."""
    is_capital_name = word.tag == "NNP" and word.text[:1].isupper()
    return is_capital_name and before.text.isalpha() and word.start not in sentence_starts


def is_verb_in_title_case(word: Word) -> bool:
    """Say whether a word with a capital is a verb, which no name goes on with: `Ana Silva Thanked Them`."""
    return is_name_word(word.text, NameWord.TITLE_CASE_VERB) or (word.tag == "VBD" and word.text.istitle())


def asks_with_helping_verb(words: list[Word], at: int) -> bool:
    """Say whether a word helps the verb of a question: `Will Silva go?`, where no Will Silva is named."""
    if words[at].tag != "MD":
        return False
    ends = (word.text for word in words[at : at + _MAX_QUESTION_WORDS] if word.text in SENTENCE_ENDS)
    return next(ends, None) == "?"


def is_shouted_behind_full_name(words: list[Word], first: int, last: int) -> bool:
    """Say whether capitals are shouted behind somebody's full name: `Ana Silva SLAMS`, not `Ana SILVA`."""
    if last == first or last + 1 >= len(words):
        return False
    *_, surname, after = words[first : last + 2]
    is_shouted = after.text.isupper() and after.text.isalpha() and len(after.text) >= _MIN_SHOUTED_CHARS
    if not is_shouted or not surname.text.istitle() or look_up_known_name(after.text):
        return False
    is_full = look_up_given_name(words[first].text) is not None and look_up_given_name(surname.text) is None
    return is_full or after.tag in FINITE_TAGS


def is_shouted_at(words: list[Word], at: int) -> bool:
    """Say whether the word at an index is shouted behind somebody's full name of two or three words."""
    return any(at >= size and is_shouted_behind_full_name(words, at - size, at - 1) for size in _SIZES_OF_FULL_NAMES)


def is_uncased_line(words: list[Word]) -> bool:
    """Say whether capitals say nothing here: nouns, verbs, adjectives have them too, or all letters are capitals."""
    if _introduces_person(words) or _is_sentence_of_names(words):
        return False
    long = [word for word in words if len(word.text) >= _MIN_LONG_CHARS and word.text.isalpha()]
    capital_count = sum(len(word.text) > _MIN_LONG_CHARS and word.text[0].isupper() for word in long)
    lower_count = sum(word.text.islower() and word.tag not in _FUNCTION_TAGS for word in long)
    return capital_count >= _MIN_CAPITALS and lower_count * _CAPITALS_PER_LOWER <= capital_count


def is_heading_of_common_words(words: list[Word]) -> bool:
    """Say whether a heading has capitals for words that a dictionary has, however few: `Why The Dam Matters`."""
    long = [word.text for word in words if word.text.isalpha() and word.tag not in (*_FUNCTION_TAGS, "WP", "WRB")]
    has_capitals = len(words) > 1 and all(text[0].isupper() for text in long)
    return bool(long) and has_capitals and all(map(is_word_of_dictionary, (text.lower() for text in long)))


def _introduces_person(words: list[Word]) -> bool:
    """Say whether a line introduces somebody's words by title and name: `Statement from Sheriff Ana Silva:`.

    `Remarks by President Rui Silva at the Harbour` does so without a colon, and so does `Minister Rui Silva's Speech`.
    """
    if _names_holder_of_speech(words):
        return True
    if not words or not any(word.text.islower() for word in words):
        return False
    is_heading = any(
        speech.text in _SPEECHES and link.text in _LINKS_TO_SPEAKERS
        for speech, link in pairwise(words[:_MAX_WORDS_TO_LINK])
    )
    if words[-1].text != ":" and not is_heading:
        return False
    return any(_is_title(title.text) and name.text.istitle() for title, name in pairwise(words))


def is_name_of_speech(words: list[Word], first: int, last: int) -> bool:
    """Say whether words that begin a heading are what somebody held: `Regular Briefing by Spokesperson Ana Silva`."""
    link = words[last + 1].text if last + 1 < len(words) else ""
    is_held = link == "by" and last + 2 < len(words) and _is_title(words[last + 2].text)
    return first == 0 and words[last].text in _SPEECHES and is_held


def _names_holder_of_speech(words: list[Word]) -> bool:
    """Say whether a heading has a title, a name and what its bearer held: `Minister Ana Silva's Press Conference`."""
    mark = next((at for at, word in enumerate(words) if word.text in POSSESSIVE_MARKS), None)
    if mark is None:
        return False
    holder = words[max(0, mark - _MAX_WORDS_OF_HOLDER) : mark]
    behind = words[mark + 1 : mark + 1 + _MAX_WORDS_TO_SPEECH]
    is_titled = any(_is_title(title.text) and name.text.istitle() for title, name in pairwise(holder))
    is_named = bool(holder) and not _is_title(holder[-1].text)
    held = next((at for at, word in enumerate(words) if word in behind and word.text.title() in _SPEECHES), None)
    if held is None or not is_titled or not is_named:
        return False
    after = words[held + 1 :]  # "Minister Ana Silva's Answers On Tax Draw Praise" is a headline in Title Case
    return not any(word.tag in FINITE_TAGS for word in after) and not (after and after[0].text.istitle())


def _is_sentence_of_names(words: list[Word]) -> bool:
    """Say whether a sentence has no capitals but those of names: `Our president, Ana Silva, and Dr. Rui Costa.`."""
    if not words or words[-1].text != ".":
        return False
    begin = next((at for at, word in enumerate(words) if word.text.isalpha()), 0)
    capitals = [word for word in words[begin + 1 :] if word.text.istitle() and word.text.isalpha()]
    names = [word for word in capitals if not is_name_word(word.text, NameWord.NEVER)]
    return bool(names) and all(word.tag in _NAME_TAGS for word in names)


def _is_title(word: str) -> bool:
    return word.istitle() and (look_up_title(word) is not None or look_up_role_noun(word.lower()) is not None)
