"""Tell the name of a work between quotation marks from a nickname, and both from words that somebody says.

It reads the words around one name; `name_types.py` counts what they say.
"""

from collections.abc import Sequence

from transforms.knowledge.lexicon import look_up_role_noun
from transforms.knowledge.type_words import TypeWord, is_type_word
from transforms.language.grammar import CLOSING_MARKS, OPENING_MARKS
from transforms.language.words import Word, text_beside_words
from transforms.names.name_spans import NameSpan

# Behind these a name between quotation marks is what somebody is called.
_NAMING_WORDS = frozenset(("as", "by", "called", "dubbed", "named", "nicknamed", "name", "nickname", "alias", "calls"))
# Of speech and of works alike: "wrote 'The Harbour at the End'".
VERBS_OF_WORKS = frozenset(("wrote", "write", "writes", "sang", "sings", "reads"))
_OWNERS = frozenset(("his", "her", "their"))
_DETERMINERS = _OWNERS | {"the", "a", "an", "its"}
_KNOWN = frozenset(("known", "named", "identified", "called"))
_THEMSELVES = frozenset(("himself", "herself", "themselves"))


def is_title_of_work(name_spans: Sequence[NameSpan], texts: Sequence[list[Word]]) -> bool:
    """Say whether a name stands between quotation marks wherever it stands, and is no speech and no nickname."""
    uses = [_use_of_quoted_name(name_span, texts[name_span.parse]) for name_span in name_spans]
    return all(use is not None for use in uses) and any(uses)


def _use_of_quoted_name(name_span: NameSpan, words: list[Word]) -> bool | None:
    """Say whether a name that fills its quotation marks is used as a title there; None where no marks are around it.

    What is said is behind a verb of speech or begins a sentence; nicknames are behind "called", "as" and the like.
    """
    mark, end = name_span.first - 1, name_span.last + 1
    if text_beside_words(words, mark) == "the" or text_beside_words(words, mark) == "The":
        mark -= 1
    is_closed = text_beside_words(words, end) in (",", ".")
    if is_closed:
        end += 1
    if text_beside_words(words, mark) not in OPENING_MARKS or text_beside_words(words, end) not in CLOSING_MARKS:
        return None
    before = text_beside_words(words, mark - 1)
    if before == ",":
        before = text_beside_words(words, mark - 2) if words[mark - 2].tag == "NN" else ""
    if name_span.first == name_span.last:
        return is_type_word(before.lower(), TypeWord.WORK)
    is_writing = before.lower() in VERBS_OF_WORKS and not is_closed
    is_saying = is_type_word(before.lower(), TypeWord.SPEECH_VERB) and not is_writing
    return before.isalpha() and not is_saying and before.lower() not in _NAMING_WORDS


def is_called_work(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a noun for works is right behind a name and its comma: `Low Tide, the film he has written`."""
    at = name_span.last + 1
    if text_beside_words(words, at) != "," or text_beside_words(words, at + 1).lower() not in _DETERMINERS:
        return False
    at += 2
    while at < len(words) and (words[at].tag in ("JJ", "CD", "HYPH") or words[at].text.isupper()):
        at += 1
    return is_type_word(text_beside_words(words, at), TypeWord.WORK)


def is_nickname_of_person(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether somebody is called by a name: calls himself "Salty", a man nicknamed so, gave his name as Rui."""
    if _is_given_as_name(name_span, words):
        return True
    mark = name_span.first - 1
    if text_beside_words(words, mark).lower() == "the":
        mark -= 1
    if text_beside_words(words, mark) not in OPENING_MARKS:
        return False
    verb, called = text_beside_words(words, mark - 1).lower(), text_beside_words(words, mark - 2)
    return verb in _THEMSELVES or (verb in _NAMING_WORDS and look_up_role_noun(called) is not None)


def _is_given_as_name(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether the words before a name without marks are "his name as", "known only as" or "identified only as"."""
    link, before, first = (text_beside_words(words, name_span.first - back).lower() for back in (1, 2, 3))
    if (first, before, link) == ("the", "name", "of"):
        return True  # "goes by the name of Rui"
    if link != "as":
        return False
    return (before == "name" and first in _OWNERS) or (before == "only" and first in _KNOWN)
