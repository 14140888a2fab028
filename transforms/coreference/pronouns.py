"""Whom a pronoun means: people named before it, by what a reader goes by: gender, nearness, subject, last speaker.

The features are of the kind of Lappin and Leass 1994, "An Algorithm for Pronominal Anaphora Resolution"; names inside
quotation marks are never antecedents, and neither is whom the pronoun's own verb has as its object.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log1p

from transforms.document import Entity

_GENDERS = dict.fromkeys(("he", "him", "his", "himself"), "male") | dict.fromkeys(
    ("she", "her", "hers", "herself"), "female"
)
_PLURALS = frozenset(("they", "them", "their", "theirs", "we", "us", "our"))
_NEUTERS = frozenset(("it", "its", "itself"))
# What ids of people begin with whom the text does not name; they are known within one document only.
NAMELESS = "nameless."
# Sentences farther back than this are out of mind.
_REACH = 12
_NAMELESS_REACH = 3
# Log-odds, fitted to he and she in PolNeAR's dev split and the own gold (243 of them) and rounded; a clause's
# own object and whom the text does not name are too rare there and set by hand.
_WEIGHTS = (-0.6, -0.6, 0.4, 1.0, 0.1, 0.7, 0.55, 0.6, 0.4, -4.0, -1.5, -1.5)
# Mentions looked at, so that a long text takes no longer for each pronoun.
_LOOKED_AT = 300


@dataclass(frozen=True, slots=True)
class MentionFeatures:
    """A mention outside of quotation marks, as the ranking sees it."""

    entity_id: str
    start_char: int
    sentence: int
    paragraph: int
    is_subject: bool
    is_possessive: bool
    clause: int  # where the verb that governs it stands; -1 where none does
    is_first: bool = False  # nothing but a few words before it in its sentence


@dataclass(frozen=True, slots=True)
class Ranked:
    """An antecedent with its chance among all (0..1) and the reason in words."""

    entity_id: str
    chance: float
    reason: str


def gender_of(pronoun: str) -> str | None:
    """Give male or female for a pronoun that tells, in any case."""
    return _GENDERS.get(pronoun.lower())


def is_nameless(entity_id: str) -> bool:
    """Say whether an id stands for one of whom the text tells no name."""
    return entity_id.startswith(NAMELESS)


def is_plural(pronoun: str) -> bool:
    """Say whether a pronoun means several."""
    return pronoun.lower() in _PLURALS


def is_neuter(pronoun: str) -> bool:
    """Say whether a pronoun means a thing, an organization or a document."""
    return pronoun.lower() in _NEUTERS


@dataclass(frozen=True, slots=True)
class Context:
    """What a pronoun is read by: mentions in reading order, entities, who spoke last, who is named in what is said."""

    places: Sequence[MentionFeatures]
    entities: Mapping[str, Entity]
    last_speaker: str | None = None
    talked_of: frozenset[str] = frozenset()


def ranked(here: MentionFeatures, gender: str | None, context: Context) -> list[Ranked]:
    """Rank people named before `here`, without `gender` organizations and places, best first; empty where none is."""
    end = bisect_left(context.places, here.start_char, key=lambda one: one.start_char)
    before = [
        one for one in context.places[max(0, end - _LOOKED_AT) : end] if _fits(context.entities[one.entity_id], gender)
    ]
    near = [one for one in before if here.sentence - one.sentence <= _reach(one)]
    near = near or [one for one in before if not is_nameless(one.entity_id)]
    latest: dict[str, MentionFeatures] = {}
    for place in near:
        latest[place.entity_id] = _better(latest.get(place.entity_id), place)
    counts = Counter(place.entity_id for place in near)
    scores = {key: _score(here, place, counts[key], gender, context) for key, place in latest.items()}
    total = sum(exp(score) for score in scores.values())
    best = sorted(scores.items(), key=lambda one: (-one[1], one[0]))
    return [
        Ranked(key, exp(score) / total, _reason(here, latest[key], key == context.last_speaker)) for key, score in best
    ]


def latest(places: Sequence[MentionFeatures], ids: Collection[str], before_char: int) -> str | None:
    """Which of some entities was named last before a character; None where none was in the last pages."""
    end = bisect_left(places, before_char, key=lambda one: one.start_char)
    near = reversed(places[max(0, end - _LOOKED_AT) : end])
    return next((place.entity_id for place in near if place.entity_id in ids), None)


def _reach(place: MentionFeatures) -> int:
    return _NAMELESS_REACH if is_nameless(place.entity_id) else _REACH


def _better(one: MentionFeatures | None, other: MentionFeatures) -> MentionFeatures:
    """Of two mentions the later one, but a subject of the same sentence before anything else of it."""
    if one is not None and one.sentence == other.sentence and one.is_subject and not other.is_subject:
        return one
    return other


def _fits(entity: Entity, gender: str | None) -> bool:
    if gender is None:
        return entity.entity_type in ("organization", "place", "group", "document")
    return entity.entity_type == "person" and entity.gender in (None, gender)


def features(
    here: MentionFeatures, place: MentionFeatures, count: int, gender: str | None, context: Context
) -> tuple[float, ...]:
    """What speaks for the bearer of `place`, in the order of `_WEIGHTS`."""
    key = place.entity_id
    back = min(here.sentence - place.sentence, _REACH)
    return (
        back,
        min(here.paragraph - place.paragraph, _REACH),
        place.is_subject,
        place.is_subject and back <= 1,
        place.is_first,
        place.is_first and back <= 1,
        log1p(count),
        key == context.last_speaker,
        gender is not None and context.entities[key].gender == gender,
        place.clause >= 0 and place.clause == here.clause,  # "he told Silva": Silva is not he
        key in context.talked_of,  # who speaks rarely names himself
        is_nameless(key) and gender is not None and key != context.last_speaker,  # a neighbour, and no more is told
    )


def _score(here: MentionFeatures, place: MentionFeatures, count: int, gender: str | None, context: Context) -> float:
    values = features(here, place, count, gender, context)
    return sum(weight * value for weight, value in zip(_WEIGHTS, values, strict=True))


def _reason(here: MentionFeatures, place: MentionFeatures, spoke_last: bool) -> str:
    back = here.sentence - place.sentence
    where = (
        "in the same sentence" if back == 0 else "in the sentence before" if back == 1 else f"{back} sentences before"
    )
    part = "as its subject" if place.is_subject else "beside others"
    return f"named {where}, {part}" + (", and spoke last" if spoke_last else "")


def narrated(places: Iterable[MentionFeatures], inside: Iterable[tuple[int, int]]) -> list[MentionFeatures]:
    """Leave out mentions that stand between quotation marks; both in reading order."""
    holes = sorted(inside)
    out: list[MentionFeatures] = []
    at = 0
    for place in sorted(places, key=lambda one: one.start_char):
        while at < len(holes) and holes[at][1] <= place.start_char:
            at += 1
        if at == len(holes) or place.start_char < holes[at][0]:
            out.append(place)
    return out
