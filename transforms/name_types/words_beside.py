"""Weigh what the words right beside a name say of its kind: kin, bylines, employers, shows, works.

It reads one place of a name at a time; `name_types.py` counts it among the other votes.
"""

import re
from collections import defaultdict

from transforms.document import EntityType
from transforms.knowledge.lexicon import is_kin_noun, look_up_role_noun
from transforms.knowledge.type_words import TypeWord, is_type_word
from transforms.language.grammar import SENTENCE_ENDS
from transforms.language.words import Word, text_beside_words
from transforms.name_types.known_neighbours import vote_by_known_neighbour
from transforms.name_types.own_words import Votes
from transforms.name_types.person_signs import weigh_signs_of_person
from transforms.name_types.quoted_names import is_called_work
from transforms.names.name_spans import NameSpan
from transforms.persons.persons import nicknames_in_name

# Weights of evidence beside those of `name_types.py`, set by hand.
_KIN = 3.0
_NICKNAME = 5.0  # "Merle 'Big Man' Silva"
_KIN_WORDS = 5  # "mum-of-two", "her late husband,"
_MAX_KIN_WORDS = 3
_AUTHOR = 2.0  # "By Ana Silva"
_CALLED_WORK = 4.0  # "Low Tide, the film that ..."
_OF_SHOW = 2.0  # "the Harbour Wars winner"
_CALLED_HE = 1.5  # more than the tagger's word: "Ana Church left. She said"
_EMPLOYER = 3.0
_OF_SCORE = 4.0
_SCORE_BEFORE_NAME = re.compile(r"\d{1,3} ?[-\u2013] ?\d{1,3} [A-Z][a-z]")
_NAME_BEFORE_SCORE = re.compile(r"[A-Za-z] \d{1,3} ?[-\u2013] ?\d{1,3}$")
_EMPLOYER_OF_OFFICE = 0.8  # less than the tagger's word: "a steward at Harbour Park"
_OF_PERSON = 0.5
_CALLS_ITSELF = 5.0
_MAX_BYLINE_WORDS = 16
_OFFICERS_OF_BODIES = frozenset((
    "engineer", "economist", "director", "chairman", "chairwoman", "chair", "chief", "executive", "treasurer",
    "founder", "co-founder", "ceo", "cfo", "coo", "head",
))  # fmt: skip
_BY = frozenset(("By", "BY"))
_BYLINE_OPENERS = _BY | {"From", "FROM"}
_LABELS_OF_AUTHORS = frozenset(("reporter", "interview", "words", "text", "author", "byline"))
_PRONOUNS_OF_PERSONS = frozenset(("He", "She", "he", "she"))
_OWNERS = frozenset(("his", "her", "their", "my", "our", "your", "whose", "'s", "\u2019s"))


def vote_by_words_beside(name_span: NameSpan, words: list[Word]) -> Votes:
    """Weigh the words right before and behind one place of a name."""
    votes: Votes = defaultdict(float)
    first, last = name_span.first, name_span.last
    votes[EntityType.PERSON] += weigh_signs_of_person(name_span, words)
    if is_called_work(name_span, words):
        votes[EntityType.WORK] += _CALLED_WORK
    if _is_behind_kin(words, first):
        votes[EntityType.PERSON] += _KIN
    if nicknames_in_name(name_span.name):
        votes[EntityType.PERSON] += _NICKNAME
    if last > first and (_is_behind_label_of_author(words, first) or _is_in_byline(words)):
        votes[EntityType.PERSON] += _AUTHOR
    if is_name_of_show(name_span, words):
        votes[EntityType.PERSON] -= _OF_SHOW
    if _is_called_he_next(name_span, words):
        votes[EntityType.PERSON] += _CALLED_HE
    if is_side_of_score(name_span, words):
        votes[EntityType.ORGANIZATION] += _OF_SCORE
        votes[EntityType.PERSON] -= _OF_SCORE
    beside = (*_vote_by_employees(name_span, words).items(), *vote_by_known_neighbour(name_span, words).items())
    for kind, weight in beside:
        votes[kind] += weight
    if text_beside_words(words, first - 1).lower() == "itself":
        votes[EntityType.ORGANIZATION] += _CALLS_ITSELF
        votes[EntityType.PERSON] -= _CALLS_ITSELF
    return votes


def _vote_by_employees(name_span: NameSpan, words: list[Word]) -> Votes:
    """Weigh a person or an office before a name that works there or comes from there."""
    votes: Votes = defaultdict(float)
    first, last = name_span.first, name_span.last
    if last > first > 2 and _is_employer_of_person(words, first):
        votes[EntityType.ORGANIZATION] += _EMPLOYER
    if first > 1 and _is_employer_of_office(words, first):
        votes[EntityType.ORGANIZATION] += _EMPLOYER_OF_OFFICE
    if last > first > 1 and _is_body_of_officer(words, first) and not name_span.title:
        votes[EntityType.PERSON] -= _EMPLOYER
        votes[EntityType.ORGANIZATION] += _OF_PERSON
    if first > 2 and _is_named_behind_person(words, first):
        votes[EntityType.PERSON] -= _EMPLOYER
        votes[EntityType.ORGANIZATION if last > first else EntityType.PLACE] += _OF_PERSON
    return votes


def _is_called_he_next(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a full name is what a sentence is about, and the next one goes on with he or she.

    No other capital may be between, as that may be whom it is about.
    """
    if words[name_span.last].dep != "nsubj" or not name_span.is_initial or name_span.first == name_span.last:
        return False
    behind = range(name_span.last + 1, len(words))
    end = next((at for at in behind if words[at].text in SENTENCE_ENDS), len(words))
    pronoun = next((at for at in behind if words[at].text in _PRONOUNS_OF_PERSONS), len(words))
    if not end < pronoun < len(words) or words[pronoun].dep != "nsubj":
        return False
    between = words[name_span.last + 1 : end]
    return not any(word.tag in ("NNP", "NNPS") and word.label in ("PERSON", "") for word in between)


def is_side_of_score(name_span: NameSpan, words: list[Word]) -> bool:
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


def _is_in_byline(words: list[Word]) -> bool:
    """Say whether a line is nothing but the names of who wrote the text: `By Ana Silva and Rui Costa`."""
    if len(words) > _MAX_BYLINE_WORDS or words[0].text not in _BYLINE_OPENERS:
        return False
    return all(word.text[:1].isupper() or word.text in ("and", ",", "&", ".", "-") for word in words)


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
    return name_span.last > name_span.first and is_type_word(after, TypeWord.OF_SHOW) and not name_span.title


def _is_employer_of_office(words: list[Word], first: int) -> bool:
    """Say whether a name is where somebody works by the office before it: `chief economist at Quistbygg`."""
    noun = words[first - 2]
    return words[first - 1].text == "at" and noun.tag == "NN" and look_up_role_noun(noun.text) is not None


def _is_body_of_officer(words: list[Word], first: int) -> bool:
    """Say whether an office that bodies have and "of" are before a name: `the chief engineer of Quist Water`."""
    return words[first - 1].text == "of" and words[first - 2].text.lower() in _OFFICERS_OF_BODIES


def _is_named_behind_person(words: list[Word], first: int) -> bool:
    """Say whether "of" stands between a person's full name and a name, which is no person's then."""
    surname, given = words[first - 2], words[first - 3]
    return words[first - 1].text == "of" and surname.label == given.label == "PERSON" and not surname.begins


def _is_employer_of_person(words: list[Word], first: int) -> bool:
    """Say whether a name is where a person works who is named right before: `said Ana Silva at Harbour Lund`."""
    surname, given = words[first - 2], words[first - 3]
    is_full_name = surname.label == given.label == "PERSON" and not surname.begins
    return words[first - 1].text == "at" and is_full_name
