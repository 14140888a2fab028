"""Decide at which words of a cased line a name starts.

It does not look how far the name goes (`name_extent.py`) nor what it names (`name_types.py`).
"""

import re
from dataclasses import dataclass

from transforms.knowledge.calendar import MONTHS, MONTHS_LIKE_NAMES
from transforms.knowledge.gazetteer import look_up_given_name, look_up_known_name
from transforms.knowledge.lexicon import look_up_role_noun, look_up_title, singularize
from transforms.knowledge.name_words import NameWord, is_name_word
from transforms.knowledge.office_holders import holders_by_surname
from transforms.knowledge.organization_names import drop_legal_form
from transforms.language.dictionary import is_word_of_dictionary
from transforms.language.words import Word, text_beside_words, text_of_words
from transforms.names.credits import is_behind_credit
from transforms.names.first_words import is_paper_of_day, is_side_before_name
from transforms.names.letters_beside_figures import is_amount_of_money, is_ticker, is_zone_of_time
from transforms.names.name_marks import is_label_of_caption
from transforms.names.word_case import CaseEvidence, asks_with_helping_verb, is_shouted_at, is_verb_in_title_case

# spaCy's labels of names; the others are of numbers and times.
NAME_LABELS = frozenset(("PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"))
# Marks behind which a sentence may start.
_OPENERS = frozenset("\"'\u201c\u2018(:\u2022*[-\u2013\u2014") | {"``", "''", "--"}
_CLOSING_MARKS = frozenset("\"'\u201d\u2019")
# Shorter ones are acronyms mostly.
_MIN_SHOUTED_CHARS = 3
_MIN_OPENING_CHARS = 5
_TAGS_OF_LINKS = ("IN", "CC", "WRB")
_OPENING_ARTICLES = frozenset(("A", "An", "AN", "The", "THE"))
_COMMON_TAGS = ("JJ", "NN", "NNS")
# A shorter word that ends so may be a name.
_MIN_PARTICIPLE_CHARS = 7
_TAGS_OF_NO_NAMES = ("IN", "DT", "CC", "MD", "RB", "PR", "WP", "WR", "VB")
_LABELS_OF_PERSONS = ("PERSON", "ORG")  # the small model takes some rare names for organizations
# What is told apart by a number: "Article 174 of the Criminal Code".
_ERAS = frozenset(("BC", "AD", "BCE", "CE"))
_NUMBERED_PARTS = frozenset(("Article", "Section", "Clause", "Chapter", "Paragraph", "District", "Precinct", "Room"))
# Letters of an amount, right behind its figures: "$60M".
_LETTERS_OF_AMOUNTS = frozenset("MBKT")
# Shorter words are in no dictionary for other reasons.
_MIN_UNLISTED_CHARS = 5
# What is said and told of firms, right behind a name.
_BEHIND_FIRMS = frozenset((
    *("CEO", "CFO", "COO", "CTO", "Chief", "said", "says", "declined", "denied", "denies", "announced", "confirmed"),
    *("blamed", "warned", "expects", "shares", "stock", "spokesman", "spokeswoman", "spokesperson", "unveiled"),
))  # fmt: skip
# Words of a label before a headline, its bracket included.
_MAX_LABEL_WORDS = 3
# Tags that the model gives a name it does not know, as the subject of a verb: "Combray lies".
_TAGS_OF_SUBJECTS = ("NN", "JJ", "NNP", "FW")
_FINITE = ("VBZ", "VBD", "MD")
_INDEFINITE = re.compile(r"(?:every|some|any|no)(?:body|one|thing)")  # pronouns, which no dictionary of nouns has
_LETTERS_LIKE_WORDS = "AI"  # "A Silva aide", "I Ana Silva"
_DAY = re.compile(r"[0-3]?\d(?:st|nd|rd|th)?")
# "MAR", "JANUARY": letters of a month that tell which it is.
_MONTH_CHARS = 3
_SHORT_MONTHS = frozenset(month[:_MONTH_CHARS].title() for month in MONTHS)
_BEFORE_MONTHS = frozenset(("in", "since", "until", "till", "early", "late", "mid", "last", "next", "during"))
# Arabic articles in lower case that begin a name ("al-Masri").
_ARABIC_ARTICLES = ("al", "el")
_BRAND = re.compile(r"[ei][A-Z][A-Za-z]+")


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
    is_behind_mark = context.words[at - 1].text in _OPENERS or is_letter_before_sentence(context, at - 1)
    return is_behind_mark or is_behind_credit(context.words, at)


def starts_name(context: NameContext, at: int) -> bool:
    """Say whether the word at `at` is a name or starts one."""
    word = context.words[at]
    text = word.text
    if not text[:1].isupper():  # most words: asked first
        return is_brand_in_small_letters(text) or _is_arabic_article_of_name(context.words, at)
    is_followed = _can_name_go_on(context, at)
    if look_up_title(text) and not is_followed:
        return False
    if _is_never_name(context, at) or asks_with_helping_verb(context.words, at):
        return False
    if len(text.rstrip(".")) == 1 and not is_followed:
        return _is_letter_of_known_name(context.words, at)
    if is_verb_in_title_case(word) or _is_shouted_word(context, word) or _is_number_or_label(context.words, at):
        return False
    if _is_in_capitals_of_layout(context.words, at) or is_shouted_at(context.words, at):
        return False
    if is_capital_due_to_sentence(context, at) and _opens_sentence_before_name(context, at):
        return False
    if is_capital_due_to_sentence(context, at):
        return _starts_name_and_sentence(context, at)
    if _is_name_to_spacy(word):
        return True
    return text.isalpha() or any(map(str.isalpha, text[1:]))


def is_brand_in_small_letters(text: str) -> bool:
    """Say whether a word with a capital inside is a brand that begins with a small letter: `iPhone`, no `mRNA`."""
    return _BRAND.fullmatch(text) is not None or (
        not text.islower() and not text.isdecimal() and look_up_known_name(text) is not None
    )


def _begins_known_name(words: list[Word], at: int) -> bool:
    """Say whether a known name starts at a word that looks like another: `Downing Street`, `Meet the Press`."""
    last = at + 2 if text_beside_words(words, at + 1) == "the" else at + 1
    is_followed = last < len(words) and words[last].text[:1].isupper()
    return is_followed and look_up_known_name(text_of_words(words, at, last)) is not None


def _is_number_or_label(words: list[Word], at: int) -> bool:
    """Say whether a capital is of a day, an amount, a numbered part, or of what stands beside a name or a headline."""
    if _is_month_of_day(words, at) or is_amount_of_money(words, at) or _is_numbered(words, at):
        return True
    if is_ticker(words, at) or is_zone_of_time(words, at) or is_label_of_caption(words, at):
        return True
    return _belongs_to_name_before(words, at) or (words[at].text.isupper() and _is_label_of_version(words, at))


def _is_never_name(context: NameContext, at: int) -> bool:
    """Say whether a word begins no name here, but for a month as given name, and Irish bodies: `An Post`."""
    text = context.words[at].text
    if is_capital_due_to_sentence(context, at) and is_side_before_name(context.words, at):
        return True
    if not is_name_word(text, NameWord.NEVER) or _is_given_name_of_month(context, at):
        return False
    if is_initial_a(context.words, at) or _is_surname_he(context, at) or is_paper_of_day(context.words, at):
        return False
    return text != "An" or not _can_name_go_on(context, at) or is_capital_due_to_sentence(context, at)


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
    is_name = word.text in MONTHS_LIKE_NAMES and word.label in _LABELS_OF_PERSONS
    return is_name and _can_name_go_on(context, at) and not _is_month_of_day(context.words, at)


def _is_letter_of_known_name(words: list[Word], at: int) -> bool:
    """Say whether a letter and a hyphen begin a known name: `T-Mobile`."""
    after = "".join(word.text for word in words[at : at + 3])
    return len(words) > at + 2 and words[at + 1].text == "-" and look_up_known_name(after) is not None


def _is_shouted_word(context: NameContext, word: Word) -> bool:
    """Say whether a common word is written in capitals for emphasis: `to ALL of us`."""
    text = word.text
    if text.isupper() and len(text) > 1 and is_name_word(text.lower(), NameWord.EMPHASIZED):
        return True
    if not text.isupper() or len(text) < _MIN_SHOUTED_CHARS or look_up_known_name(text):
        return False
    is_common = is_name_word(text.title(), NameWord.NEVER) or text.lower() in context.cases.common
    return is_common or word.tag[:2] in _TAGS_OF_NO_NAMES


def _is_in_capitals_of_layout(words: list[Word], at: int) -> bool:
    """Say whether a word is in capitals by its place: a month of a date line, an opening, a kicker."""
    return _is_shouted_month(words, at) or _is_shouted_opening(words, at) or _is_kicker(words, at)


def _is_shouted_month(words: list[Word], at: int) -> bool:
    """Say whether a month in capitals stands behind its day: `12 MAR 2024`."""
    is_month = words[at].text.isupper() and words[at].text[:_MONTH_CHARS].title() in _SHORT_MONTHS
    return is_month and at > 0 and words[at - 1].text.isdigit()


def _is_shouted_opening(words: list[Word], at: int) -> bool:
    """Say whether capitals are those of a text's first word, before an office: `TRANSPORT Secretary Ana Silva`."""
    text = words[at].text
    if at == 0 and text.isupper() and words[at].tag in _TAGS_OF_LINKS and is_name_word(text.title(), NameWord.NEVER):
        return True  # "AS Opposition Leader Ana Silva said": the first words of a report are set in capitals
    is_opening = at == 0 or (at == 1 and words[0].text in _OPENING_ARTICLES)
    if not is_opening or not text.isupper() or len(text) < _MIN_OPENING_CHARS or look_up_known_name(text):
        return False
    if at + 1 == len(words):
        return True  # a label: "EXCLUSIVE"
    after = words[at + 1].text
    is_field = look_up_role_noun(f"{text} {after}") is not None
    is_end = not after.isupper() or (after.isalpha() and look_up_known_name(after) is not None)
    return is_end and (is_field or words[at].tag in _COMMON_TAGS)


def _is_kicker(words: list[Word], at: int) -> bool:
    """Say whether capitals are those of two words or more that a headline opens with: `BARGAIN HUNTERS Crowds race`."""
    end = 0
    while end < len(words) and words[end].text.isupper() and words[end].text.isalpha():
        end += 1
    if at >= end or end < 2 or end == len(words) or not words[end].text.istitle():
        return False
    shouted = [word.text for word in words[:end]]
    is_name = any(look_up_given_name(text.title()) or look_up_title(text.title()) for text in shouted)
    return not is_name and not any(map(look_up_known_name, shouted))


def _opens_sentence_before_name(context: NameContext, at: int) -> bool:
    """Say whether a word has its capital from the sentence, and the name begins behind it: `Key Harbour Council`.

    So does a participle before a name that the text has elsewhere, and the field of an office: `Questioning Silva`.
    """
    text = context.words[at].text
    if _is_field_of_office(context, at):
        return True
    if not _can_name_go_on(context, at) or _begins_known_name(context.words, at):
        return False
    is_participle = text.endswith("ing") and len(text) >= _MIN_PARTICIPLE_CHARS and look_up_given_name(text) is None
    names = context.cases.names
    is_apart = text.lower() not in names and context.words[at + 1].text.lower() in names
    return is_name_word(text, NameWord.OPENING) or (is_participle and is_apart)


def _is_field_of_office(context: NameContext, at: int) -> bool:
    """Say whether a common noun opens a sentence before its office: `Volunteer coordinator Ana`, `Unbeaten champion`.

    An adjective does so before any noun.
    """
    word = context.words[at]
    if word.tag not in (*_COMMON_TAGS, "VBN") or at + 1 == len(context.words) or look_up_known_name(word.text):
        return False
    after = context.words[at + 1]
    is_noun = after.text.islower() and after.tag in ("NN", "NNS")
    is_adjective = word.tag in ("JJ", "VBN") and is_word_of_dictionary(word.text.lower())
    is_adjective &= look_up_given_name(word.text) is None
    is_field = is_noun and (is_adjective or look_up_role_noun(after.text) is not None)
    return is_field and word.text.istitle() and word.text.lower() not in context.cases.names


def _is_nickname_next(words: list[Word], at: int) -> bool:
    """Say whether one word between quotation marks and a capital follow: `Roberta "Bobbie" Lund`."""
    if at + 4 >= len(words):
        return False
    mark, _, end_mark, surname = words[at + 1 : at + 5]
    return mark.text in _OPENERS and end_mark.text in _CLOSING_MARKS and surname.text[:1].isupper()


def _is_month_of_day(words: list[Word], at: int) -> bool:
    """Say whether a month that is a given name too stands behind a word of time: `In May Ana Silva was told`."""
    is_month = words[at].text in MONTHS_LIKE_NAMES and at > 0
    is_short = words[at].text in _SHORT_MONTHS and at + 1 < len(words)
    is_before_day = is_short and _DAY.fullmatch(words[at + 1].text) is not None
    return is_before_day or (is_month and words[at - 1].text.lower() in _BEFORE_MONTHS)


def is_initial_a(words: list[Word], at: int) -> bool:
    """Say whether an A is the first initial of a name, and no article: another one and a name follow, `A K Okafor`."""
    if words[at].text != "A" or at + 2 >= len(words):
        return False
    initial, name = words[at + 1 : at + 3]
    return len(initial.text) == 1 and initial.text.isupper() and initial.text != "I" and name.text.istitle()


def _is_numbered(words: list[Word], at: int) -> bool:
    """Say whether a word is a month, an era or a part of a law with its number: `Mar 8`, `2800 BC`, `Article 174`."""
    text, after = words[at].text, words[at + 1].text if at + 1 < len(words) else ""
    is_behind_number = at > 0 and words[at - 1].text[:1].isdecimal()
    if is_behind_number and text in _LETTERS_OF_AMOUNTS and words[at - 1].end == words[at].start:
        return True
    if text in _SHORT_MONTHS or text in _NUMBERED_PARTS:
        return after[:1].isdecimal() or (is_behind_number and text in _SHORT_MONTHS)
    return is_behind_number and text in _ERAS


def _is_label_of_version(words: list[Word], at: int) -> bool:
    """Say whether capitals are an agency's label for a version of its story, in brackets before it: `(2nd LD)`.

    An agency's own name has a dash behind the bracket.
    """
    if at == 0 or words[0].text != "(" or at > _MAX_LABEL_WORDS:
        return False
    closing = next((i for i in range(at + 1, min(at + 3, len(words))) if words[i].text == ")"), None)
    behind = words[closing + 1] if closing is not None and closing + 1 < len(words) else None
    return behind is not None and behind.text[:1].isalpha() and look_up_known_name(words[at].text) is None


def _belongs_to_name_before(words: list[Word], at: int) -> bool:
    """Say whether a word is no name but goes with the one before: `, Inc.`, `, MD`, the ticker of `(NASDAQ: SLVA)`."""
    if is_name_word(words[at].text, NameWord.DEGREE) and at > 0 and words[at - 1].text.lower() in ("a", "an"):
        return True  # "holds an M.D. from"
    if at < 2 or words[at - 1].text not in (",", ":"):
        return False
    text, before = words[at].text, words[at - 2]
    if words[at - 1].text == ":":
        is_in_brackets = at > 2 and words[at - 3].text == "(" and before.text[:1].isupper()
        return is_in_brackets and text.isupper() and look_up_known_name(text) is None
    if is_name_word(text, NameWord.DEGREE):
        return before.label == "PERSON" or is_name_word(before.text, NameWord.DEGREE)
    return before.text[:1].isupper() and bool(drop_legal_form(f"{before.text} {text}"))


def _starts_name_and_sentence(context: NameContext, at: int) -> bool:
    """Say whether a word whose capital says nothing starts a name by other evidence."""
    word = context.words[at]
    text = word.text
    is_acronym = text.isupper() and len(text) > 1
    if text.lower() in context.cases.names and text in holders_by_surname():
        return True  # "Silva wants", which the tagger takes for a common word
    if look_up_known_name(text) or look_up_title(text) or is_acronym or text in context.cases.persons:
        return True
    if _begins_known_name(context.words, at):
        return True
    is_followed = _can_name_go_on(context, at)
    is_initial = len(text.rstrip(".")) == 1 and text[0] not in _LETTERS_LIKE_WORDS and is_followed
    if is_initial and context.words[at + 1].text.istitle():
        return True  # "T Okafor Silva said"
    if _is_common_word_here(context, at, is_followed=is_followed) or _is_order(context, at):
        return False
    if _is_name_to_spacy(word) or _is_unlisted_name(context, at):
        return True
    return look_up_given_name(text) is not None and (is_followed or _is_nickname_next(context.words, at))


def _is_unlisted_name(context: NameContext, at: int) -> bool:
    """Say whether a word that no dictionary has is used as names are: the text has it as one, or a firm does so."""
    word = context.words[at]
    lower = word.text.lower()
    is_named = lower in context.cases.names
    is_like_name = word.text.isalpha() and (is_named or word.tag not in ("NNS", "UH", "VBG"))
    is_common = lower in context.cases.lower or is_word_of_dictionary(lower) or _INDEFINITE.fullmatch(lower)
    if len(lower) < _MIN_UNLISTED_CHARS or not is_like_name or is_common:
        return False
    behind = [after.text for after in context.words[at + 1 : at + 3]]
    is_of_firm = behind == [",", "which"] or (bool(behind) and behind[0] in _BEHIND_FIRMS)
    after = context.words[at + 1] if at + 1 < len(context.words) else word
    is_of_firm |= word.tag in _TAGS_OF_SUBJECTS and after.tag in _FINITE
    return is_of_firm or is_named


def _is_common_word_here(context: NameContext, at: int, *, is_followed: bool) -> bool:
    """Say whether the text has the word in small letters too, or it is a plural: `Stable Syria`, `Veterans`."""
    word = context.words[at]
    text = word.text
    is_common = text.lower() in context.cases.common and word.label != "PERSON"
    if is_common and (not is_followed or look_up_known_name(context.words[at + 1].text)):
        return True
    return not is_followed and _is_plural_of_people(word) and text.lower() not in context.cases.names


def _is_order(context: NameContext, at: int) -> bool:
    """Say whether a word has an object right behind it, so that it is a verb whatever its tag: `Drop your bags`."""
    after = context.words[at + 1] if at + 1 < len(context.words) else None
    is_unknown = look_up_given_name(context.words[at].text) is None
    return is_unknown and after is not None and after.text in ("your", "my", "our")


def _is_plural_of_people(word: Word) -> bool:
    """Say whether a word is tagged as the plural of a common noun for people: `Veterans`, whatever its label."""
    return word.tag == "NNS" and look_up_role_noun(singularize(word.text.lower())) is not None


def _is_name_to_spacy(word: Word) -> bool:
    return word.tag[:3] == "NNP" or word.label in NAME_LABELS


def is_letter_before_sentence(context: NameContext, at: int) -> bool:
    """Say whether a sentence ends behind a single letter: `They took Plan B. Nobody spoke.`, `posted on X. Soon`."""
    words = context.words
    is_letter = len(words[at].text) == 2 and words[at].text.endswith(".")
    is_network = words[at].text == "X." and text_beside_words(words, at - 1) in ("on", "to", "by")
    return is_letter and at + 1 < len(words) and (is_network or words[at + 1].start in context.sentence_starts)


def _can_name_go_on(context: NameContext, at: int) -> bool:
    """Say whether the word right behind the one at `at` may continue a name."""
    words = context.words
    if at + 1 >= len(words) or is_letter_before_sentence(context, at):
        return False
    after = words[at + 1]
    may_go_on = after.text[:1].isupper() and not is_name_word(after.text, NameWord.NEVER)
    return may_go_on and after.start <= words[at].end + 1


def _is_arabic_article_of_name(words: list[Word], at: int) -> bool:
    """Say whether a hyphen and a capital follow without a blank: `al-Masri`."""
    if at + 2 >= len(words):
        return False
    word, hyphen, capital = words[at : at + 3]
    is_joined = hyphen.text == "-" and capital.start == word.end + 1
    return word.text in _ARABIC_ARTICLES and is_joined and capital.text[:1].isupper()
