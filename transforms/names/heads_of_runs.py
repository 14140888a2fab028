"""Cut what follows a known name in one run of capitals and is no part of it: `U.S. IPOs`, `Senate Democratic` leader.

How far a name goes on otherwise: `name_extent.py`.
"""

import re

from transforms.document import EntityType
from transforms.knowledge.gazetteer import KnownForm, is_country, look_up_known_name
from transforms.knowledge.lexicon import look_up_organization_noun, look_up_role_noun, singularize
from transforms.knowledge.type_words import TypeWord, is_type_word
from transforms.language.words import Word, text_of_words

# Tags of a common noun or a verb that has its capital from a headline or a new sentence.
_COMMON_TAGS = ("NNPS", "NNS", "NN", "VBG", "VBN")
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|d|th)")
_PLURAL_OF_LETTERS = re.compile(r"[A-Z]{2,}s")


def end_of_head(words: list[Word], first: int, last: int) -> int:
    """Give the last word of the known name that the run [first, last] begins with; `last` where all is one name."""
    if first == last or look_up_known_name(text_of_words(words, first, last)) is not None:
        return last
    known = look_up_known_name(text_of_words(words, first, last - 1))
    if known is None or known.form == KnownForm.ADJECTIVE:
        return last
    is_apart = is_adjective_of_group(words[last].text) or (
        is_country(known.name) and _is_common_noun_behind(words[last])
    )
    return last - 1 if is_apart else last


def begin_with_ordinal(words: list[Word], first: int, last: int) -> int:
    """Give the first word of a name, over the number in figures that is of it: `82nd Airborne`, `9th Circuit`."""
    if first == 0 or _ORDINAL.fullmatch(words[first - 1].text) is None:
        return first
    is_numbered = any(is_type_word(word.text, TypeWord.BEHIND_ORDINAL) for word in words[first : last + 1])
    return first - 1 if is_numbered else first


def is_common_tail(words: list[Word], last: int, run_last: int) -> bool:
    """Say whether what a run goes on with behind the name that ends at `last` is a common noun, and no name itself."""
    return last < run_last and not is_adjective_of_group(words[run_last].text)


def is_adjective_of_group(word: str) -> bool:
    """Say whether a word is the adjective of a party or another group: `Democratic` of "Senate Democratic leader"."""
    group = look_up_known_name(word)
    return group is not None and group.entity_type == EntityType.GROUP and group.form == KnownForm.ADJECTIVE


def _is_common_noun_behind(word: Word) -> bool:
    """Say whether a word is a common noun with a capital: `Exports` of "U.S. Exports", not `Marshals`."""
    if word.label or look_up_organization_noun(word.text) or look_up_known_name(word.text):
        return False
    if look_up_role_noun(singularize(word.text.lower())) is not None:
        return False
    return word.tag in _COMMON_TAGS or _PLURAL_OF_LETTERS.fullmatch(word.text) is not None
