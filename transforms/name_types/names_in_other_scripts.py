"""Find names of people in scripts that have no capitals: Chinese, Arabic, Hebrew and so on, in a text in English.

Whoever says something is one. A name in Latin letters in brackets behind is the same name: `李娜 (Li Na)`. Names in
scripts with capitals, Greek and Cyrillic, are found as others are: `name_finder.py`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from transforms.language.words import Word, text_beside_words, text_of_words
from transforms.name_types.name_types import is_name_beside_speech_verb
from transforms.names.name_spans import NameSpan, make_name_span

_PERSON = "PERSON"
# Longer runs are words quoted in their own script.
_MAX_WORDS = 5
_MAX_LATIN_WORDS = 4


def add_names_in_other_scripts(name_spans: Sequence[NameSpan], texts: Sequence[list[Word]]) -> list[NameSpan]:
    """Add the names of people in scripts without capitals; the same name in Latin letters is a person's everywhere."""
    found = [one for parse, words in enumerate(texts) for one in _find_names_in_line(words, parse)]
    if not found:
        return list(name_spans)
    latin = {one.name for one in found}
    taken = {(one.parse, at) for one in found for at in range(one.first, one.last + 1)}
    kept = (one for one in name_spans if all((one.parse, at) not in taken for at in range(one.first, one.last + 1)))
    typed = (replace(one, label=_PERSON) if one.name in latin else one for one in kept)
    return sorted([*typed, *found], key=lambda one: one.span.start_char)


def _find_names_in_line(words: list[Word], parse: int) -> Iterator[NameSpan]:
    for first, last in _runs_without_case(words):
        name_span = make_name_span(words, first, first, last, parse, is_initial=False)
        name_span = replace(name_span, label=_PERSON)
        if latin := _name_in_brackets(words, last + 1):
            yield replace(name_span, name=latin)
        elif is_name_beside_speech_verb(name_span, words):
            yield name_span


def _runs_without_case(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    first = None
    for at in range(len(words) + 1):
        if at < len(words) and _has_no_case(words[at].text):
            first = at if first is None else first
        elif first is not None:
            if at - first <= _MAX_WORDS:
                yield first, at - 1
            first = None


def _has_no_case(text: str) -> bool:
    """Say whether the letters of a word have neither capitals nor small letters."""
    return any(map(str.isalpha, text)) and all(_is_caseless(char) for char in text)


def _is_caseless(char: str) -> bool:
    return not char.isascii() and char.lower() == char.upper() and not char.isdigit()


def _name_in_brackets(words: list[Word], at: int) -> str:
    """Give the name in Latin letters that is all of the brackets which open at a word; "" without one."""
    if text_beside_words(words, at) != "(":
        return ""
    end = next(
        (index for index in range(at + 1, min(len(words), at + 2 + _MAX_LATIN_WORDS)) if words[index].text == ")"), 0
    )
    inside = words[at + 1 : end]
    is_name = len(inside) > 1 and _are_names(word.text for word in inside)
    return text_of_words(words, at + 1, end - 1) if is_name else ""


def _are_names(texts: Iterable[str]) -> bool:
    return all(text.istitle() and text.replace("-", "").isalpha() for text in texts)
