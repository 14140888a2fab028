"""Find the adjectives, nouns and names before an office that are said with it: `Russian foreign minister`.

Where the office itself is: `roles.py`.
"""

from collections.abc import Sequence

from transforms.knowledge.calendar import WEEKDAYS
from transforms.knowledge.type_words import TypeWord, is_type_word
from transforms.language.grammar import SUBJECTS
from transforms.language.words import Word
from transforms.names.credits import is_credit
from transforms.roles.role_nouns import STOPS

_BEFORE_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "VBN", "HYPH", "POS", "CD", "AFX", "CC"))
# Participles that describe an office holder; others before a title are verbs ("saying President X").
STANDING = frozenset((
    "acting", "sitting", "incoming", "outgoing", "managing", "founding", "ruling", "leading", "presiding",
))  # fmt: skip
# Of several offices, of a sentence: "Yet analyst X said".
_CONJUNCTIONS = frozenset(("and", "or", "but", "both", "yet", "nor", "either", "neither"))
# Days that are no part of an office, and what is before one that might be: "the Sunday Herald editor X".
_DAYS = frozenset(("yesterday", "today", "tomorrow", "tonight"))
_BEFORE_DAY = frozenset(("on", "last", "since", "by", "until", "late", "early"))
# A sum or a change before an office is of what is before it: "the firm, +1.20% chief executive X".
_SIGNS = frozenset(("%", "percent"))
_MAX_MODIFIERS = 9
# Words of the longest name of an agency.
_MAX_AGENCY_WORDS = 3
# Words from an office to the last one of its holder's name.
_MAX_HOLDER_WORDS = 8
_CLAUSES_OF_NOUNS = ("relcl", "acl")


def first_modifier_of_role(words: Sequence[Word], end: int) -> int:
    """Give the first of the adjectives, nouns and names right before the word at `end`."""
    first = end
    while first > 0 and end - first < _MAX_MODIFIERS and _may_modify_role(words[first - 1]):
        if words[first].text.lower() == "former" and words[first - 1].tag in ("NN", "NNS"):
            break  # "the inquiry former mayor X wants"
        first -= 1
    first = _skip_credit(words, first, end)
    while first < end and _is_before_modifiers(words, first):
        first += 1
    noun = _find_noun_of_clause(words, end)
    return noun + 1 if noun is not None and first <= noun < end else first


def _skip_credit(words: Sequence[Word], first: int, end: int) -> int:
    """Give the first word behind the credit of a picture that a page wrote before a sentence: `Ana Quist/AP`."""
    ends = (last + 1 for last in range(first, min(first + _MAX_AGENCY_WORDS, end)) if is_credit(words, first, last))
    return next(ends, first)


def _is_before_modifiers(words: Sequence[Word], at: int) -> bool:
    """Say whether a word before an office is no part of it: a participle, a day ("On Monday committee chairman X").

    So is a verb of speech with a capital: `Said chairman X:`.
    """
    word = words[at].text
    is_day = word in WEEKDAYS and at > 0 and words[at - 1].text.lower() in _BEFORE_DAY
    is_participle = words[at].tag == "VBN" and word.lower() not in STANDING
    is_speech = word.istitle() and is_type_word(word.lower(), TypeWord.SPEECH_VERB)
    return is_day or is_participle or is_speech or word.lower() in _DAYS


def _may_modify_role(word: Word) -> bool:
    is_part = word.tag in _BEFORE_TAGS or word.text.lower() in STANDING
    is_no_part = word.text in STOPS or word.text in _SIGNS or word.text.lower() in _CONJUNCTIONS
    return is_part and not is_no_part


def _find_noun_of_clause(words: Sequence[Word], end: int) -> int | None:
    """Find the noun that a clause without a pronoun describes, of which an office at `end` is the subject.

    In "a promise President X made" that is the promise; None where no such clause begins at the office.
    """
    for at in range(end, min(end + _MAX_HOLDER_WORDS, len(words))):
        if words[at].dep in SUBJECTS:
            verb = words[words[at].head]
            is_clause = verb.dep in _CLAUSES_OF_NOUNS and words[verb.head].tag in ("NN", "NNS")
            return verb.head if is_clause else None
        if words[at].text in STOPS:
            return None
    return None
