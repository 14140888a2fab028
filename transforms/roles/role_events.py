"""Find what the clause about an office holder says of the time of the office: `X resigned`, `X, in office since June`.

It looks behind the name, and at the verb that the name is subject or object of. Words of time inside a description, and
how all of them are read: `role_times.py`.
"""

import re
from collections.abc import Sequence

from transforms.knowledge.calendar import MONTHS
from transforms.language.words import Word, text_of_words
from transforms.names.name_spans import NameSpan

# An office ends with these, said of its holder, where nothing else that is left comes behind ("quit the race").
_LEAVING = frozenset(("resigned", "resigns", "retired", "quit", "quits", "stepped", "steps", "stood", "stands"))
_WITH_DOWN = frozenset(("stepped", "steps", "stood", "stands"))
_BEHIND_LEAVING = frozenset((
    *(".", ",", "on", "over", "after", "amid", "because", "in", "last", "this", "yesterday", "today", "early", "late"),
    *("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "following", "when", "and"),
))  # fmt: skip
_PAST_OF_LEAVING = "resigned"  # read as the end of an office
# And with these, done to its holder.
_REMOVING = frozenset(("sacked", "fired", "dismissed", "removed", "ousted"))
# What is found of an office that ends with the news.
ENDS_OF_OFFICE = frozenset((_PAST_OF_LEAVING, *_REMOVING))
_OBJECTS = ("dobj", "nsubjpass")

_WORDS_BEHIND = 14
_MONTH = rf"(?:{'|'.join(MONTHS)})\b"
_DAY = rf"(?:(?:early |late )?(?:{_MONTH},? ?)?(?:1[89]|20)\d\d\b|{_MONTH}|last (?:year|month))"
_IN_OFFICE = re.compile(
    rf",? ?(?:who has been )?(?:in (?:office|charge|post|the (?:job|post|role))|at the helm) (since {_DAY})", re.I
)
_WHO_LEADS = re.compile(
    rf", who has (?:led|headed|run|chaired|coached|managed|held (?:the|that) (?:post|job|office))\b"
    rf"[^,.;]{{0,50}}? (since {_DAY})",
    re.I,
)
_WHO_WAS_CHOSEN = re.compile(
    rf",? ?(?:who (?:has been|was) )?((?:first )?(?:elected|appointed|sworn in) in {_DAY})", re.I
)


def find_time_words_behind_name(name_span: NameSpan, words: Sequence[Word]) -> str:
    """Find the words that say of an office holder by name since when the office is held, or that it is over.

    Empty where nothing is said.
    """
    return _find_since(name_span, words) or _find_end(name_span, words)


def _find_since(name_span: NameSpan, words: Sequence[Word]) -> str:
    first, last = name_span.last + 1, min(name_span.last + _WORDS_BEHIND, len(words) - 1)
    if first > last:
        return ""
    behind = text_of_words(list(words), first, last)
    found = (pattern.match(behind) for pattern in (_IN_OFFICE, _WHO_LEADS, _WHO_WAS_CHOSEN))
    return next((match[1] for match in found if match), "")


def _find_end(name_span: NameSpan, words: Sequence[Word]) -> str:
    root = find_root_of_name(name_span, words)
    if words[root].dep == "appos":
        root = words[root].head  # "the rector, X, resigned"
    verb = words[root].head
    text, dep = words[verb].text.lower(), words[root].dep
    if dep in _OBJECTS and text in _REMOVING:
        return text
    if dep != "nsubj" or text not in _LEAVING:
        return ""
    after = verb + 1
    if text in _WITH_DOWN:
        if after >= len(words) or words[after].text.lower() != "down":
            return ""
        after += 1
    is_left = after >= len(words) or words[after].text.lower() in _BEHIND_LEAVING
    return _PAST_OF_LEAVING if is_left else ""


def find_root_of_name(name_span: NameSpan, words: Sequence[Word]) -> int:
    """Give the word of a name whose head is outside of it; its last one where none is."""
    inside = range(name_span.first, name_span.last + 1)
    return next((at for at in inside if words[at].head not in inside), name_span.last)
