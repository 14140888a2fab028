"""Describe names as written in a text, before they are entities: place, words before them, spaCy's label.

It holds values and makes them of words; where names are is decided in `name_finder.py`.
"""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from transforms.document import EntityType, Span
from transforms.knowledge.gazetteer import look_up_known_name
from transforms.knowledge.lexicon import is_kin_noun, look_up_organization_noun
from transforms.knowledge.name_forms import SUFFIXES
from transforms.language.grammar import POSSESSIVE_MARKS
from transforms.language.words import Word, text_of_words

# A word this long, full stop included, is no abbreviation: the full stop ends a sentence.
_MIN_STOPPED_CHARS = 5
# A full stop among these last characters says that the last one is of an abbreviation too ("U.S.A.").
_ABBREVIATION_CHARS = 4
# Shorter acronyms in another order than their words' prove nothing.
_MIN_MIXED_CHARS = 3
# What the name of a language ends with that the text calls by its adjective alone: "in Norwegian".
LANGUAGE = " language"
# Dependencies of a name that describes a later noun.
_ATTRIBUTE_DEPS = frozenset(("compound", "nmod", "amod", "poss"))


@dataclass(frozen=True, slots=True)
class NameSpan:
    """One name as written; `first` and `last` index the words of parse `parse`, both inclusive."""

    span: Span
    name: str
    parse: int
    first: int
    last: int
    label: str = ""  # what spaCy calls it; empty where it sees no name, or several kinds
    title: str = ""  # the title before it, as it stands
    title_first: int = -1  # the title's first word; -1 without one
    has_article: bool = False
    is_initial: bool = False  # the first word of its sentence: its capital tells nothing
    is_cased: bool = True  # False in Title Case and ALL CAPS lines
    is_dateline: bool = False  # the place that the dateline gives
    acronym: str = ""  # its first letters, in brackets behind it
    is_publisher: bool = False  # the publisher of the text itself
    is_kin: bool = False  # somebody's relative by the words before it: "her father, Rui Silva"
    is_private: bool = False  # of nobody who is known by an office, though somebody is called so: "baker Macron"
    told_gender: str = ""  # of a surname that several bear, by its own sentence: "Silva said she left"


class AssignedName(NamedTuple):
    """A name that was given to an entity, with the rule that did and its confidence, 0 to 1."""

    name_span: NameSpan
    rule: str
    confidence: float


def make_name_span(
    words: list[Word], title_first: int, first: int, last: int, parse: int, *, is_initial: bool
) -> NameSpan:
    """Make the name of the words [first, last]; its title goes from `title_first` to the word before `first`."""
    text = text_of_words(words, first, last)
    name = _drop_marks_behind_name(text, words[last])
    end_char = words[last].end - (len(text) - len(name))
    has_title = title_first < first
    labels = {word.label for word in words[first : last + 1] if word.label}
    before = words[first - 1].text.lower() if first else ""
    return NameSpan(
        Span(words[first].start, end_char),
        name,
        parse,
        first,
        last,
        label=labels.pop() if len(labels) == 1 else "",
        title=text_of_words(words, title_first, first - 1) if has_title else "",
        title_first=title_first if has_title else -1,
        has_article=before == "the"
        and not _is_hyphened(words, last)
        and (_is_owner(words, last) or not is_attributive(words[last], last)),
        is_initial=is_initial,
        acronym=_acronym_behind_name(words, first, last),
        is_kin=_is_relative_of_somebody(words, title_first),
    )


def _drop_marks_behind_name(name: str, last_word: Word) -> str:
    """Give the name without the marks that the tagger leaves at its end."""
    if _has_name_stop_of_sentence(name, last_word):
        name = name[:-1]
    if name.find("(") > 0 and ")" not in name:  # "Harbour Party(HP)", where a blank is missing
        name = name[: name.find("(")]
    if "(" not in name and name.find(")") > 0:  # and ").-" of a dateline
        name = name[: name.find(")")]
    if name.endswith("/") and len(name) > 1:  # before a line's end
        return name[:-1]
    is_owner = last_word.text.endswith(POSSESSIVE_MARKS) and len(last_word.text) > len(POSSESSIVE_MARKS[0])
    if is_owner and look_up_known_name(name) is None:
        return name[: -len(POSSESSIVE_MARKS[0])]  # "Silva's" before a dash, where the tagger parts no mark
    person, _, agency = name.rpartition("/")
    return person if " " in person and look_up_known_name(agency) is not None else name


def part_of_name_span(name_span: NameSpan, words: list[Word], first: int, last: int, label: str = "") -> NameSpan:
    """Make the name of the words [first, last] inside of another name, without what stands around that one."""
    span = Span(words[first].start, words[last].end)
    name = text_of_words(words, first, last)
    return NameSpan(span, name, name_span.parse, first, last, label, is_cased=name_span.is_cased)


def _acronym_behind_name(words: list[Word], first: int, last: int) -> str:
    """Give the letters behind a name that its words begin with: `Harbour Works of Lisbon (HW)`; else ""."""
    if first == last:
        return ""
    letters = _letters_behind_name([word.text for word in words[last + 1 : last + 5]])
    initials = "".join(word.text[0] for word in words[first : last + 1] if word.text[0].isupper())
    is_acronym = len(letters) > 1 and letters.isupper() and initials.startswith(letters)
    is_given = is_acronym or _are_letters_of_words(letters, initials) or _are_letters_of_body(letters, words[last].text)
    return letters if is_given else ""


def _are_letters_of_body(letters: str, last_word: str) -> bool:
    """Say whether letters are a body's in its own language: `National Bank (BCP)`, with no known name among them."""
    is_acronym = len(letters) >= _MIN_MIXED_CHARS and letters.isalpha() and letters.isupper()
    is_body = look_up_organization_noun(last_word) == EntityType.ORGANIZATION
    return is_acronym and is_body and look_up_known_name(letters) is None


def _are_letters_of_words(letters: str, initials: str) -> bool:
    """Say whether letters are initials of words in another order, as from another language: `UAS` of `USA`."""
    is_long = len(letters) >= _MIN_MIXED_CHARS and letters.isupper() and letters[0] == initials[:1]
    return is_long and not Counter(letters) - Counter(initials)


def _letters_behind_name(behind: list[str]) -> str:
    """Give the word in brackets, or between commas behind "or": `(HW)`, `, or HW,`; "" without one."""
    match behind:
        case ["(", letters, ")", *_] | [",", "or", letters, "," | "."]:
            return letters
        case _:
            return ""


def _is_relative_of_somebody(words: list[Word], first: int) -> bool:
    """Say whether a tie of kin with its owner is right before a name: `her father, Rui Silva`, `whose son Rui`."""
    at = first - 1
    if at > 0 and words[at].text == ",":
        at -= 1
    if at < 1 or not is_kin_noun(words[at].text.lower()):
        return False
    owner = at - 1
    if owner > 0 and words[owner].tag in ("JJ", "VBN"):  # "his late father"
        owner -= 1
    return words[owner].tag in ("PRP$", "POS", "WP$")


def _has_name_stop_of_sentence(name: str, last_word: Word) -> bool:
    """Say whether the full stop at a name's end is the sentence's, not that of an abbreviation."""
    if not name.endswith(".") or len(last_word.text) < _MIN_STOPPED_CHARS:
        return False
    if "." in name[:-1][-_ABBREVIATION_CHARS:]:
        return False
    return look_up_known_name(name) is None and last_word.text not in SUFFIXES


def _is_hyphened(words: list[Word], last: int) -> bool:
    """Say whether a hyphen joins a word in small letters, which the article is of: `the Silva-owned label`."""
    is_joined = last + 2 < len(words) and words[last + 1].text == "-" and words[last + 1].start == words[last].end
    return is_joined and words[last + 2].text.islower()


def _is_owner(words: list[Word], last: int) -> bool:
    """Say whether a name owns what follows, so that an article before it is its own: `the Harbours' new album`."""
    return last + 1 < len(words) and words[last + 1].tag == "POS"


def is_attributive(word: Word, at: int) -> bool:
    """Say whether a name's last word describes a later noun, which the article is of: `the Silva campaign`."""
    return word.dep in _ATTRIBUTE_DEPS and word.head > at
