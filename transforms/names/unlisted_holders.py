"""Tell where a person's name that no list has begins in a run of capitals, behind the field or body of an office.

"Minister of Labour Gamunu Herathne": the field is of words that a dictionary has, the name is not. Names that begin
with a title or a known given name are cut in title_splitter.py.
"""

from collections.abc import Sequence

from transforms.document import EntityType
from transforms.knowledge.gazetteer import look_up_known_name
from transforms.knowledge.lexicon import look_up_organization_noun, look_up_role_noun
from transforms.knowledge.name_forms import PARTICLES
from transforms.language.dictionary import is_word_of_dictionary
from transforms.language.words import Word, text_of_words

# Words of a full name.
_MIN_FULL_WORDS = 2
# Surnames of China and Korea that are English words too: "Ma", "Wu", "Song".
_MAX_SURNAME_CHARS = 4
# From an office to its body: "chairman of Norway's".
_MAX_WORDS_BEHIND_OFFICE = 5
# What leads from an office to its place.
_LINKS = frozenset(("of", "to", "for", "in"))


def find_unlisted_holder(words: list[Word], first: int, last: int) -> int | None:
    """Find where the words of a run begin that no dictionary has, behind the field that opens it; None without any.

    A single one is a holder's name behind a body or a known place alone: `Governor of East Java Supriyanto`.
    """
    at = _start_of_unlisted_words(words, first, last)
    if at is None or not _is_listed(words[at - 1].text):
        return None
    before = words[at - 1].text
    is_of_body = look_up_organization_noun(before) == EntityType.ORGANIZATION
    may_be_single = is_of_body or look_up_known_name(text_of_words(words, first, at - 1)) is not None
    return at if may_be_single or last - at + 1 >= _MIN_FULL_WORDS else None


def is_unlisted_name_behind_body(words: list[Word], at: int, first: int, last: int) -> bool:
    """Say whether a full name that no list has begins at `at`, behind a body and its field: `Chamber of Trade X Y`.

    Without a field an office of the body has to be before it: `head of the Trade Commission X Y`.
    """
    link = next((place for place in range(first + 1, at - 1) if words[place].text == "of"), None)
    is_of_office = link is None and at - first >= _MIN_FULL_WORDS and _is_behind_office(words, first)
    noun = at - 1 if is_of_office else link - 1 if link is not None else None
    if noun is None or look_up_organization_noun(words[noun].text) != EntityType.ORGANIZATION:
        return False
    is_full = last - at + 1 >= _MIN_FULL_WORDS
    return is_full and _start_of_unlisted_words(words, first, last) == at and _is_listed(words[at - 1].text)


def _is_behind_office(words: list[Word], first: int) -> bool:
    """Say whether an office leads to a body that begins at `first`: `head of the`, `the chairman of Norway's`."""
    near = range(max(0, first - _MAX_WORDS_BEHIND_OFFICE), first - 1)
    return any(words[at + 1].text == "of" and look_up_role_noun(words[at].text) for at in near)


def is_unlisted_name_behind_place(words: list[Word], at: int, first: int, last: int) -> bool:
    """Say whether a full name that no list has begins at `at`, behind an office and its place: `envoy to Peru X Y`."""
    is_of_office = (
        first > 1 and words[first - 1].text in _LINKS and look_up_role_noun(words[first - 2].text) is not None
    )
    known = look_up_known_name(text_of_words(words, first, at - 1)) if is_of_office else None
    is_behind_place = known is not None and known.entity_type == EntityType.PLACE
    is_full = last - at + 1 >= _MIN_FULL_WORDS
    return is_behind_place and is_full and all(_may_be_in_unlisted_name(word.text) for word in words[at : last + 1])


def _start_of_unlisted_words(words: Sequence[Word], first: int, last: int) -> int | None:
    """Give the first word from which on all are unlisted up to the run's end; None where the last one is listed."""
    at = last + 1
    while at - 1 > first and _may_be_in_unlisted_name(words[at - 1].text):
        at -= 1
    while at <= last and not words[at].text[:1].isupper():
        at += 1
    if at == last and _is_short_surname_behind_body(words, at - 1, first):
        at -= 1
    return at if at <= last else None


def _is_short_surname_behind_body(words: Sequence[Word], at: int, first: int) -> bool:
    """Say whether a short word of the dictionary is a surname, right behind a body's noun: `Trade Commission Ma X`."""
    text = words[at].text
    is_short = at - 1 > first and text.istitle() and len(text) <= _MAX_SURNAME_CHARS
    return is_short and look_up_organization_noun(words[at - 1].text) == EntityType.ORGANIZATION


def _may_be_in_unlisted_name(text: str) -> bool:
    is_inside = text == "-" or text in PARTICLES
    return is_inside or (text.istitle() and not _is_listed(text))


def _is_listed(text: str) -> bool:
    """Say whether a word is one of the dictionary, or of a known name, body or office."""
    is_noun = look_up_organization_noun(text) is not None or look_up_role_noun(text) is not None
    return is_noun or look_up_known_name(text) is not None or is_word_of_dictionary(text)
