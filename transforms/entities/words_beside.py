"""Weigh what the words right beside a name say of its kind: kin, bylines, employers, shows, works.

It reads one place of a name at a time; `name_types.py` counts it among the other votes.
"""

import re
from collections import defaultdict

from transforms.document import EntityType
from transforms.entities.name_spans import NameSpan
from transforms.entities.own_words import Votes
from transforms.entities.persons import nicknames_in_name
from transforms.entities.quoted_names import is_called_work
from transforms.knowledge.lexicon import is_kin_noun
from transforms.language.words import Word, text_beside_words

# Weights of evidence beside those of `name_types.py`, set by hand.
_KIN = 3.0
_NICKNAME = 5.0  # "Merle 'Big Man' Silva"
_KIN_WORDS = 5  # "mum-of-two", "her late husband,"
_MAX_KIN_WORDS = 3
_AUTHOR = 2.0  # "By Ana Silva"
_CALLED_WORK = 4.0  # "Low Tide, the film that ..."
_OF_SHOW = 2.0  # "the Harbour Wars winner"
_EMPLOYER = 3.0
_OF_SCORE = 4.0
_SCORE_BEFORE_NAME = re.compile(r"\d{1,3} ?[-\u2013] ?\d{1,3} [A-Z][a-z]")
_NAME_BEFORE_SCORE = re.compile(r"[A-Za-z] \d{1,3} ?[-\u2013] ?\d{1,3}$")
# What shows have, and people seldom.
_NOUNS_OF_SHOWS = frozenset((
    "star", "winner", "contestant", "presenter", "host", "finalist", "actor", "actress", "series", "creator", "viewers",
))  # fmt: skip
_BY = frozenset(("By", "BY"))
_LABELS_OF_AUTHORS = frozenset(("reporter", "interview", "words", "text", "author", "byline"))
_OWNERS = frozenset(("his", "her", "their", "my", "our", "your", "whose", "'s", "\u2019s"))


def vote_by_words_beside(name_span: NameSpan, words: list[Word]) -> Votes:
    """Weigh the words right before and behind one place of a name."""
    votes: Votes = defaultdict(float)
    first, last = name_span.first, name_span.last
    if is_called_work(name_span, words):
        votes[EntityType.WORK] += _CALLED_WORK
    if _is_behind_kin(words, first):
        votes[EntityType.PERSON] += _KIN
    if nicknames_in_name(name_span.name):
        votes[EntityType.PERSON] += _NICKNAME
    if last > first and _is_behind_label_of_author(words, first):
        votes[EntityType.PERSON] += _AUTHOR
    if is_name_of_show(name_span, words):
        votes[EntityType.PERSON] -= _OF_SHOW
    if _is_side_of_score(name_span, words):
        votes[EntityType.ORGANIZATION] += _OF_SCORE
        votes[EntityType.PERSON] -= _OF_SCORE
    if last > first > 2 and _is_employer_of_person(words, first):
        votes[EntityType.ORGANIZATION] += _EMPLOYER
    return votes


def _is_side_of_score(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a name is on one side of a score that has a name on the other: `Oslo 24-19 Bergen`."""
    before, after = words[max(0, name_span.first - 4) : name_span.first], words[name_span.last + 1 : name_span.last + 5]
    is_home = _SCORE_BEFORE_NAME.match(" ".join(word.text for word in after)) is not None
    is_guest = _NAME_BEFORE_SCORE.search(" ".join(word.text for word in before)) is not None
    return is_home or is_guest


def _is_behind_label_of_author(words: list[Word], first: int) -> bool:
    """Say whether a line's first words say who wrote the text: `By Ana Silva`, `Reporter: Ana Silva`."""
    if first == 2:
        return words[1].text == ":" and words[0].text.lower() in _LABELS_OF_AUTHORS
    return first == 1 and words[0].text in _BY


def _is_behind_kin(words: list[Word], first: int) -> bool:
    """Say whether a name tells who somebody's kin is: `her late husband, Alf,`, `my brother Rui`, `mum-of-two Ana`."""
    before = [word.text.lower() for word in words[max(0, first - _KIN_WORDS) : first]]
    if len(before) == _KIN_WORDS and before[1:4] == ["-", "of", "-"]:
        return True
    kin = before[:-1] if before[-1:] == [","] else before
    return bool(kin) and is_kin_noun(kin[-1]) and any(word in _OWNERS for word in kin[-_MAX_KIN_WORDS:-1])


def is_name_of_show(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether what shows have is behind a name of two words or more: `the Harbour Wars winner`."""
    after = text_beside_words(words, name_span.last + 1)
    return name_span.last > name_span.first and after in _NOUNS_OF_SHOWS and not name_span.title


def _is_employer_of_person(words: list[Word], first: int) -> bool:
    """Say whether a name is where a person works who is named right before: `said Ana Silva at Harbour Lund`."""
    surname, given = words[first - 2], words[first - 3]
    is_full_name = surname.label == given.label == "PERSON" and not surname.begins
    return words[first - 1].text == "at" and is_full_name
