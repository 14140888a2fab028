"""Find months and weekdays that are surnames: `Helen March said`, then `March's lawyer`.

Elsewhere such a word begins no name and goes on none (`name_start.py`). It finds persons by a given name before it;
who they are is decided in `grouping.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from transforms.knowledge.calendar import MONTHS, WEEKDAYS
from transforms.knowledge.gazetteer import look_up_given_name
from transforms.knowledge.lexicon import look_up_title
from transforms.knowledge.type_words import TypeWord, is_type_word
from transforms.language.grammar import SUBJECTS
from transforms.language.words import Word, text_beside_words
from transforms.names.name_spans import NameSpan, make_name_span

_MONTHS = frozenset(map(str.title, MONTHS))
_WEEKDAYS = frozenset(WEEKDAYS)
_OF_PERSONS = frozenset(("who", "whose"))


def add_calendar_surnames(name_spans: Sequence[NameSpan], texts: Sequence[list[Word]]) -> list[NameSpan]:
    """Give the names with surnames of the calendar added: behind a given name, and alone where a full name is there."""
    given_ends = {(name_span.parse, name_span.last): name_span for name_span in name_spans}
    names = [name_span.name.split() for name_span in name_spans]
    in_full_names = frozenset(word for words in names if len(words) > 1 for word in (words[0], words[-1]))
    extended = {
        (parse, last)
        for (parse, last), name_span in given_ends.items()
        if name_span.is_cased and _is_surname_behind(name_span, texts[parse], in_full_names)
    }
    found = [_extend(given_ends[key], texts[key[0]]) for key in extended]
    found += _surnames_behind_honorifics(texts)
    surnames = frozenset(name_span.name.split()[-1] for name_span in found)
    if not surnames:
        return list(name_spans)
    taken = {(name_span.parse, name_span.last) for name_span in found}
    kept = [one for key, one in given_ends.items() if key not in extended | taken]
    return [*kept, *found, *(one for one in _surnames_alone(texts, surnames) if (one.parse, one.last) not in taken)]


def _is_surname_behind(name_span: NameSpan, words: list[Word], in_full_names: frozenset[str]) -> bool:
    """Say whether a word of the calendar is the surname of the given name before it, and no day that was meant.

    A name that the text also has in a full name may stand alone before a day: `James Friday said`.
    """
    at = name_span.last + 1
    if at >= len(words) or words[at].start != words[name_span.last].end + 1 or words[at].tag != "NNP":
        return False
    is_given = look_up_given_name(name_span.name.split()[0]) is not None and name_span.name not in in_full_names
    is_headed = words[name_span.last].head == at and words[name_span.last].dep == "compound"
    if not is_given or text_beside_words(words, at + 1)[:1].isdecimal():
        return False
    if words[at].text in _MONTHS:
        return True
    return words[at].text in _WEEKDAYS and (is_headed or bool(name_span.title)) and " " not in name_span.name


def _extend(name_span: NameSpan, words: list[Word]) -> NameSpan:
    """Give a name with the word behind it."""
    last = name_span.last + 1
    title_first = name_span.title_first if name_span.title else name_span.first
    longer = make_name_span(words, title_first, name_span.first, last, name_span.parse, is_initial=name_span.is_initial)
    return replace(longer, label="PERSON", is_kin=name_span.is_kin)


def _surnames_behind_honorifics(texts: Sequence[list[Word]]) -> Iterator[NameSpan]:
    """Give the surnames behind forms of address and short titles, which no day follows: `Dr March`, `Prof. August`."""
    for parse, words in enumerate(texts):
        for at, word in enumerate(words[1:], start=1):
            is_of_calendar = word.text in _MONTHS or word.text in _WEEKDAYS
            title = look_up_title(words[at - 1].text) if is_of_calendar else None
            is_day = text_beside_words(words, at + 1)[:1].isdecimal()
            is_before_name = title is not None and (title.is_honorific or words[at - 1].text.endswith("."))
            if is_before_name and not is_day:
                name_span = make_name_span(words, at - 1, at, at, parse, is_initial=at == 1)
                yield replace(name_span, label="PERSON")


def _surnames_alone(texts: Sequence[list[Word]], surnames: frozenset[str]) -> Iterator[NameSpan]:
    for parse, words in enumerate(texts):
        for at, word in enumerate(words):
            if word.text in surnames and _is_person_alone(words, at):
                yield replace(make_name_span(words, at, at, at, parse, is_initial=at == 0), label="PERSON")


def _is_person_alone(words: list[Word], at: int) -> bool:
    """Say whether a surname of the text stands where no day does: as who says or does something, behind a title."""
    word, before, after = words[at], text_beside_words(words, at - 1), text_beside_words(words, at + 1)
    if word.tag != "NNP" or after[:1].isdecimal():
        return False
    is_source = before == "to" and text_beside_words(words, at - 2).lower() == "according"
    is_owner = at + 1 < len(words) and words[at + 1].tag == "POS"
    is_speaking = is_type_word(after, TypeWord.SPEECH_VERB) or after in _OF_PERSONS
    return is_source or is_owner or is_speaking or word.dep in SUBJECTS or look_up_title(before) is not None
