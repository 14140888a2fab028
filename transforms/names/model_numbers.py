"""Step over the number that ends the name of a model, a route, a bill or an index: `Quist 7000`, `Local 95`.

How far names go otherwise: `name_extent.py`; what the numbered thing is: `own_words.py`.
"""

import re
from collections.abc import Sequence

from transforms.document import EntityType
from transforms.knowledge.gazetteer import look_up_known_name
from transforms.knowledge.lexicon import look_up_organization_noun
from transforms.knowledge.type_words import look_up_numbered_noun
from transforms.language.dictionary import is_word_of_dictionary
from transforms.language.words import Word, text_beside_words, text_of_words

# "7000", "39A", "a6400", "767-300F": figures with few letters; of a plain number up to four.
_MODEL = re.compile(r"(?:[A-Za-z]{0,2}\d{1,4}[A-Za-z]{0,2})(?:-\d{1,3}[A-Z]?)?")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_FIGURES = re.compile(r"\d{1,4}[A-Z]?")
_MAKERS = (EntityType.ORGANIZATION, EntityType.PRODUCT)
# Fewer figures behind a maker may be a score, or how many it has.
_MIN_FIGURES_OF_MAKER = 3
# Words of the longest name that a model's number ends: "the Quist Harbour 40".
_MAX_WORDS = 3
_DETERMINERS = frozenset(("the", "a", "an", "its", "his", "her", "my", "your", "our", "their", "this", "every", "each"))
# What a count goes on with: "the Senate 12 times", "the Council 4 million".
_COUNTED_TAGS = ("NNS", "NN", "CD", "NNP")
_COUNTED = frozenset((
    "%",
    "percent",
    "per",
    "million",
    "billion",
    "-",
    "\u2013",
    "/",
    ":",
    "to",
    "x",
    "am",
    "pm",
    "a.m.",
    "p.m.",
))


def step_over_model_number(words: list[Word], first: int, last: int) -> int:
    """Give the number of words by which a numbered thing's name goes on behind [first, last]; 0 where it ends there."""
    at = last + 1
    if at >= len(words) or _MODEL.fullmatch(words[at].text) is None or not any(map(str.isdecimal, words[at].text)):
        return 0
    end = _end_of_joined_number(words, at)
    if look_up_known_name(text_of_words(words, first, end)):
        return end - last
    if _is_sequel(words, last, end):
        return end - last
    number = text_of_words(words, at, end)
    if words[last].text.endswith(".") and look_up_numbered_noun(words[last].text) and number.isdecimal():
        return end - last  # "H.R. 1"
    if _YEAR.fullmatch(number) or not words[last].text[-1:].isalpha() or words[last].label in ("PERSON", "DATE", "GPE"):
        return 0
    if look_up_numbered_noun(words[last].text) and (last > first or words[at].text.isdecimal()):
        return end - last
    if _is_of_maker(words, first, number):
        return end - last if text_beside_words(words, end + 1).lower() not in _COUNTED else 0
    is_behind_article = _is_behind_determiner(words, first, last) and _FIGURES.fullmatch(number) is not None
    return end - last if is_behind_article and not _is_count(words, end + 1) else 0


def _end_of_joined_number(words: Sequence[Word], at: int) -> int:
    """Give the last word of figures that hyphens join: `100-400`, `9-5`."""
    end = at
    while end + 2 < len(words) and words[end + 1].text == "-" and words[end + 2].text[:1].isdecimal():
        if words[end + 1].start != words[end].end or words[end + 2].start != words[end + 1].end:
            break
        end += 2
    return end


def _is_of_maker(words: list[Word], first: int, number: str) -> bool:
    """Say whether a name begins with a known maker or product, and the number is no score: `Boeing 787`."""
    known = look_up_known_name(words[first].text)
    if known is None or known.entity_type not in _MAKERS:
        return False
    is_long = sum(map(str.isdecimal, number)) >= _MIN_FIGURES_OF_MAKER or number[:1].isalpha()
    return is_long or known.entity_type == EntityType.PRODUCT


def _is_sequel(words: Sequence[Word], last: int, number: int) -> bool:
    """Say whether one figure is of a name: behind a word of no dictionary, before a verb: `Quistel 2 won`."""
    after = number + 1
    if last + 1 != number or len(words[number].text) > 1 or after >= len(words):
        return False
    goes_on = words[after].tag in ("POS", "VBZ", "VBD", "MD")
    return goes_on and words[last].text.istitle() and not is_word_of_dictionary(words[last].text)


def _is_behind_determiner(words: Sequence[Word], first: int, last: int) -> bool:
    """Say whether an article or an owner is before a name of few words that is no team and no body."""
    if first == 0 or last - first >= _MAX_WORDS or words[first - 1].text.lower() not in _DETERMINERS:
        return False
    is_body = look_up_organization_noun(words[last].text) is not None
    return words[last].tag == "NNP" and not words[last].text.endswith("s") and not is_body


def _is_count(words: Sequence[Word], after: int) -> bool:
    """Say whether a number counts what is behind it."""
    if after >= len(words):
        return False
    return words[after].tag in _COUNTED_TAGS or words[after].text.lower() in _COUNTED
