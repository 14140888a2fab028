"""Infer the gender of persons from the pronouns after their names.

It decides by pronouns alone; titles, roles and given names are weighed with them in `assembly.py`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from transforms.language.words import Word
from transforms.names.name_spans import AssignedName, NameSpan
from transforms.persons.persons import LIKELIER

_GENDER_OF_PRONOUN = {
    **dict.fromkeys(("he", "his", "him", "himself"), "male"),
    **dict.fromkeys(("she", "her", "herself"), "female"),
}
# Somebody else may speak behind one of these.
_QUOTATION_MARKS = frozenset(('"', "\u201c", "``", "''"))
# Words after a name in which a pronoun still likely means it.
_MAX_DISTANCE_WORDS = 30
# Words of a clause in which a pronoun means its subject.
_MAX_CLAUSE_WORDS = 10
_SUBJECT = "nsubj"
# One pronoun errs too often; and the other gender may have a third as many votes at most.
_MIN_VOTES = 2
_MIN_RATIO = 3
_MIN_VOTES_AGAINST_NAME = 4


def infer_person_genders(
    names_by_person: Mapping[str, Sequence[AssignedName]],
    texts: Sequence[list[Word]],
    given_genders: Mapping[str, str | None] | None = None,
) -> dict[str, str]:
    """Infer the genders of persons, by key: each name votes with the first pronoun after it.

    A name has no vote where another person's name or a quotation mark is in between. A surname of several votes only
    where all other names of a person leave the gender open. Two votes for one gender and three
    times as many as for the other are needed; a person without them is left out. Against the gender of the given name,
    in `given_genders` by key, four are: "Rui told her", twice, is of another.
    """
    name_spans = [assigned.name_span for names in names_by_person.values() for assigned in names]
    name_starts = {(name_span.parse, name_span.first) for name_span in name_spans}
    genders: dict[str, str] = {}
    for key, names in names_by_person.items():
        cased = [assigned for assigned in names if assigned.name_span.is_cased]
        votes = [
            (assigned.rule, _gender_vote_of_name(assigned.name_span, texts[assigned.name_span.parse], name_starts))
            for assigned in cased
        ]
        certain = _choose_gender_by_votes(vote for rule, vote in votes if rule != LIKELIER)
        gender = certain or _choose_gender_by_votes(vote for _, vote in votes)
        given = (given_genders or {}).get(key)
        is_against_name = gender is not None and given not in (gender, None)
        if is_against_name and sum(vote == gender for _, vote in votes) < _MIN_VOTES_AGAINST_NAME:
            continue
        if gender is not None:
            genders[key] = gender
    return genders


def is_subject_with_pronoun(name_span: NameSpan, words: Sequence[Word]) -> bool:
    """Say whether a name is the subject of a clause that goes on with his or her: "Silva spoke about her work"."""
    if words[name_span.last].dep != _SUBJECT:
        return False
    behind = words[name_span.last + 1 : name_span.last + 1 + _MAX_CLAUSE_WORDS]
    for word in behind:
        if word.text.lower() in _GENDER_OF_PRONOUN:
            return True
        if not word.text.islower():
            return False
    return False


def _choose_gender_by_votes(genders: Iterable[str | None]) -> str | None:
    votes = Counter(gender for gender in genders if gender is not None)
    if not votes:
        return None
    best = min(votes, key=lambda gender: (-votes[gender], gender))
    other_votes = votes.total() - votes[best]
    is_clear = votes[best] >= _MIN_VOTES and votes[best] >= _MIN_RATIO * other_votes
    return best if is_clear else None


def _gender_vote_of_name(name_span: NameSpan, words: list[Word], name_starts: set[tuple[int, int]]) -> str | None:
    after = name_span.last + 1
    for at in range(after, min(after + _MAX_DISTANCE_WORDS, len(words))):
        is_person = (name_span.parse, at) in name_starts
        if is_person or words[at].text in _QUOTATION_MARKS:
            return None
        if gender := _GENDER_OF_PRONOUN.get(words[at].text.lower()):
            return gender
    return None
