"""Decide at which words of a cased line a name starts.

It does not look how far the name goes (`name_extent.py`) nor what it names (`name_types.py`).
"""

from dataclasses import dataclass

from transforms.entities.word_case import NEVER_NAMES, CaseEvidence, is_verb_in_title_case
from transforms.knowledge.gazetteer import look_up_given_name, look_up_known_name
from transforms.knowledge.lexicon import look_up_role_noun, look_up_title, singularize
from transforms.knowledge.office_holders import holders_by_surname
from transforms.language.words import Word

# spaCy's labels of names; the others are of numbers and times.
NAME_LABELS = frozenset(("PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"))
# Marks behind which a sentence may start.
_OPENERS = frozenset("\"'\u201c\u2018(:\u2022*[-\u2013\u2014") | {"``", "''", "--"}
_CLOSING_MARKS = frozenset("\"'\u201d\u2019")
# Shorter ones are acronyms mostly.
_MIN_SHOUTED_CHARS = 3
# Small words that are written in capitals for emphasis, and are no acronyms of note.
_EMPHASIZED = frozenset((
    "all", "and", "any", "are", "be", "can", "did", "do", "does", "ever", "every", "had", "has", "have", "in", "is",
    "must", "never", "no", "not", "now", "of", "off", "on", "only", "out", "please", "the", "to", "up", "very", "was",
    "were", "will", "yes",
))  # fmt: skip
# Words before a name that tell what is named, with a capital where a sentence begins.
_OPENING_WORDS = frozenset(("Key", "Rival", "Veteran", "Top", "Fellow", "Longtime", "Further", "Future", "Recent"))
# A shorter word that ends so may be a name.
_MIN_PARTICIPLE_CHARS = 7
_TAGS_OF_NO_NAMES = ("IN", "DT", "CC", "MD", "RB", "PR", "WP", "WR", "VB")
_LABELS_OF_PERSONS = ("PERSON", "ORG")  # the small model takes some rare names for organizations
_MONTHS_LIKE_NAMES = frozenset(("May", "March", "April", "June", "August"))
_BEFORE_MONTHS = frozenset(("in", "since", "until", "till", "early", "late", "mid", "last", "next", "during"))
# Arabic articles in lower case that begin a name ("al-Masri").
_ARABIC_ARTICLES = ("al", "el")


@dataclass(frozen=True, slots=True)
class NameContext:
    """The words of one parse with the evidence on their capitals; `sentence_starts` are offsets."""

    words: list[Word]
    sentence_starts: frozenset[int]
    cases: CaseEvidence


def is_capital_due_to_sentence(context: NameContext, at: int) -> bool:
    """Say whether a capital at `at` may be due to the sentence's start."""
    if at == 0 or context.words[at].start in context.sentence_starts:
        return True
    return context.words[at - 1].text in _OPENERS


def starts_name(context: NameContext, at: int) -> bool:
    """Say whether the word at `at` is a name or starts one."""
    word = context.words[at]
    text = word.text
    is_followed = _can_name_go_on(context, at)
    if look_up_title(text) and not is_followed:
        return False
    if not text[:1].isupper():
        return text in _ARABIC_ARTICLES and _is_arabic_article_of_name(context.words, at)
    if (text in NEVER_NAMES and not _is_given_name_of_month(context, at) and not _is_surname_he(context, at)) or (
        len(text.rstrip(".")) == 1 and not is_followed
    ):
        return False
    if is_verb_in_title_case(word) or _is_month_of_day(context.words, at) or _is_shouted_word(context, word):
        return False
    if is_capital_due_to_sentence(context, at) and _opens_sentence_before_name(context, at):
        return False
    if is_capital_due_to_sentence(context, at):
        return _starts_name_and_sentence(context, at)
    if _is_name_to_spacy(word):
        return True
    return text.isalpha() or any(map(str.isalpha, text[1:]))


def _is_surname_he(context: NameContext, at: int) -> bool:
    """Say whether "He" is the surname that it is in Chinese, before a given name: `He Jianming, the director`."""
    word = context.words[at]
    if word.text != "He" or word.tag != "NNP" or not _can_name_go_on(context, at):
        return False
    after = context.words[at + 1]
    return after.text.istitle() and after.tag == "NNP" and not is_verb_in_title_case(after)


def _is_given_name_of_month(context: NameContext, at: int) -> bool:
    """Say whether a month is the given name of a person: `June Silva`, which is no date to spaCy."""
    word = context.words[at]
    is_name = word.text in _MONTHS_LIKE_NAMES and word.label in _LABELS_OF_PERSONS
    return is_name and _can_name_go_on(context, at) and not _is_month_of_day(context.words, at)


def _is_shouted_word(context: NameContext, word: Word) -> bool:
    """Say whether a common word is written in capitals for emphasis: `to ALL of us`."""
    text = word.text
    if text.isupper() and len(text) > 1 and text.lower() in _EMPHASIZED:
        return True
    if not text.isupper() or len(text) < _MIN_SHOUTED_CHARS or look_up_known_name(text):
        return False
    is_common = text.title() in NEVER_NAMES or text.lower() in context.cases.common
    return is_common or word.tag[:2] in _TAGS_OF_NO_NAMES


def _opens_sentence_before_name(context: NameContext, at: int) -> bool:
    """Say whether a word has its capital from the sentence, and the name begins behind it: `Key Harbour Council`.

    So does a participle before a name that the text has elsewhere: `Questioning Silva`.
    """
    text = context.words[at].text
    if not _can_name_go_on(context, at):
        return False
    is_participle = text.endswith("ing") and len(text) >= _MIN_PARTICIPLE_CHARS and look_up_given_name(text) is None
    names = context.cases.names
    is_apart = text.lower() not in names and context.words[at + 1].text.lower() in names
    return text in _OPENING_WORDS or (is_participle and is_apart)


def _is_nickname_next(words: list[Word], at: int) -> bool:
    """Say whether one word between quotation marks and a capital follow: `Roberta "Bobbie" Lund`."""
    if at + 4 >= len(words):
        return False
    mark, _, end_mark, surname = words[at + 1 : at + 5]
    return mark.text in _OPENERS and end_mark.text in _CLOSING_MARKS and surname.text[:1].isupper()


def _is_month_of_day(words: list[Word], at: int) -> bool:
    """Say whether a month that is a given name too stands behind a word of time: `In May Ana Silva was told`."""
    is_month = words[at].text in _MONTHS_LIKE_NAMES and at > 0
    return is_month and words[at - 1].text.lower() in _BEFORE_MONTHS


def _starts_name_and_sentence(context: NameContext, at: int) -> bool:
    """Say whether a word whose capital says nothing starts a name by other evidence."""
    word = context.words[at]
    text = word.text
    is_acronym = text.isupper() and len(text) > 1
    if text.lower() in context.cases.names and text in holders_by_surname():
        return True  # "Silva wants", which the tagger takes for a common word
    if look_up_known_name(text) or look_up_title(text) or is_acronym or text in context.cases.persons:
        return True
    is_followed = _can_name_go_on(context, at)
    is_common = text.lower() in context.cases.common and word.label != "PERSON"
    if is_common and (not is_followed or look_up_known_name(context.words[at + 1].text)):  # "Stable Syria"
        return False
    if not is_followed and _is_plural_of_people(word) and text.lower() not in context.cases.names:
        return False
    if _is_name_to_spacy(word):
        return True
    return look_up_given_name(text) is not None and (is_followed or _is_nickname_next(context.words, at))


def _is_plural_of_people(word: Word) -> bool:
    """Say whether a word is tagged as the plural of a common noun for people: `Veterans`, whatever its label."""
    return word.tag == "NNS" and look_up_role_noun(singularize(word.text.lower())) is not None


def _is_name_to_spacy(word: Word) -> bool:
    return word.tag[:3] == "NNP" or word.label in NAME_LABELS


def is_letter_before_sentence(context: NameContext, at: int) -> bool:
    """Say whether a sentence ends behind a single letter: `They took Plan B. Nobody spoke.`."""
    words = context.words
    is_letter = len(words[at].text) == 2 and words[at].text.endswith(".")
    return is_letter and at + 1 < len(words) and words[at + 1].start in context.sentence_starts


def _can_name_go_on(context: NameContext, at: int) -> bool:
    """Say whether the word right behind the one at `at` may continue a name."""
    words = context.words
    if at + 1 >= len(words) or is_letter_before_sentence(context, at):
        return False
    after = words[at + 1]
    may_go_on = after.text[:1].isupper() and after.text not in NEVER_NAMES
    return may_go_on and after.start <= words[at].end + 1


def _is_arabic_article_of_name(words: list[Word], at: int) -> bool:
    """Say whether a hyphen and a capital follow without a blank: `al-Masri`."""
    if at + 2 >= len(words):
        return False
    word, hyphen, capital = words[at : at + 3]
    return hyphen.text == "-" and capital.text[:1].isupper() and capital.start == word.end + 1
