"""Measure the candidates for the topics of a unit: how much speaks for each, where it stands, how special it is.

Numbers alone; what they are worth is learned (`weights.py`), and which candidates are given is decided in `scoring.py`.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from transforms.knowledge.media_topics import media_topics
from transforms.topics.terms import TermHit, TopicTerm

# The names of a candidate's numbers, in the order in which `measure_candidates` gives them.
FEATURES = (
    "share",  # of the mass that the heaviest candidate has
    "mass",  # log2(1 + mass)
    "own",  # share of its mass that comes from its own terms, not from those of topics below it
    "headline",  # weight of its own terms in the headline, up to 3, over 3
    "dek",  # the same in dek, rubric and headings
    "lead",  # the same in the first two paragraphs
    "early",  # 1 where its first own term opens the unit, 0 where it ends it
    "terms",  # log2(1 + number of its own terms)
    "strong",  # log2(1 + occurrences of own terms that speak for it by themselves)
    "spread",  # share of the unit's paragraphs with terms that has one of its own
    "child",  # mass of the heaviest topic below it over its own mass, up to 1.5
    "parent",  # its mass over that of the topic above it, up to 1.5
    "level_1",
    "level_2",
    "level_3",
    "many",  # 1 over the number of candidates with half of the greatest mass
    "opening",  # share of what the best candidate has in headline (twice), dek, rubric, headings and lead
    "rare_share",  # share of the rare mass that the best candidate has: a term in many articles says little of any
    "rare_mass",  # log2(1 + rare mass)
)
# Topics below the heaviest ones are never what an editor would give.
_MOST_CANDIDATES = 30
# A term of this weight speaks for a topic by itself.
_BY_ITSELF = 3.0
_MOST_RATIO = 1.5
# What an own term adds to "opening", by place.
_OPENING = {"headline": 2.0, "dek": 1.0, "lead": 1.0}


@dataclass(frozen=True, slots=True)
class PlacedHit:
    """A term found in the text, with the kind of place where it stands and what an occurrence counts there."""

    hit: TermHit
    weight: float
    place: str  # "headline", "dek", "lead" or "body"
    paragraph: int  # its number
    at_char: int  # where it stands, in characters of the article without what stands beside it


@dataclass(slots=True)
class _TopicEvidence:
    """What speaks for one topic in a unit."""

    by_term: dict[str, float] = field(default_factory=dict)  # term -> mass, parents' shares included
    own_mass: float = 0.0
    rare_mass: float = 0.0
    own_terms: set[str] = field(default_factory=set)
    by_place: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    paragraphs: set[int] = field(default_factory=set)
    strong: int = 0
    is_anchored: bool = False
    first: int | None = None


@dataclass(frozen=True, slots=True)
class TopicCandidate:
    """A topic that terms of a unit speak for; `by_term` has what each of them adds, `numbers` are those of FEATURES."""

    topic_id: str
    mass: float
    own_terms: frozenset[str]
    strong: int  # occurrences of own terms that speak for it by themselves
    is_anchored: bool  # a term speaks for it, with others or by itself; else all only add to what none says
    by_term: Mapping[str, float]
    numbers: tuple[float, ...]


def measure_candidates(hits: Sequence[PlacedHit], rarity: Mapping[str, float]) -> list[TopicCandidate]:
    """Measure the 30 heaviest of the topics that terms of the unit speak for, heaviest first.

    `hits` are in order of the text; `rarity` has 0..1 of terms that many articles have, others are rare (1).
    """
    if not hits:
        return []
    evidence = _collect_evidence(hits, rarity)
    masses = {topic_id: sum(one.by_term.values()) for topic_id, one in evidence.items()}
    unit = _MeasuredUnit.of(hits, evidence, masses)
    heaviest = sorted(masses, key=lambda topic_id: (-masses[topic_id], -media_topics()[topic_id].level, topic_id))
    return [_make_candidate(topic_id, evidence[topic_id], unit) for topic_id in heaviest[:_MOST_CANDIDATES]]


@dataclass(frozen=True, slots=True)
class _MeasuredUnit:
    """What the numbers of all candidates are measured against."""

    masses: Mapping[str, float]
    below: Mapping[str, float]  # topic -> mass of the heaviest topic below it
    highest: float
    highest_opening: float
    highest_rare: float
    start: int
    length: int
    paragraph_count: int
    many: float

    @classmethod
    def of(cls, hits: Sequence[PlacedHit], evidence: Mapping[str, _TopicEvidence], masses: Mapping[str, float]) -> Self:
        """Sum up a unit that has at least one hit."""
        highest = max(masses.values())
        start = hits[0].at_char
        return cls(
            masses=masses,
            below=_weigh_heaviest_below(masses),
            highest=highest,
            highest_opening=max(map(_weigh_opening, evidence.values())) or 1.0,
            highest_rare=max(one.rare_mass for one in evidence.values()) or 1.0,
            start=start,
            length=hits[-1].at_char - start or 1,
            paragraph_count=len({one.paragraph for one in hits}),
            many=1 / sum(mass >= highest / 2 for mass in masses.values()),
        )


def _make_candidate(topic_id: str, one: _TopicEvidence, unit: _MeasuredUnit) -> TopicCandidate:
    numbers = _number_candidate(topic_id, one, unit)
    return TopicCandidate(
        topic_id,
        mass=unit.masses[topic_id],
        own_terms=frozenset(one.own_terms),
        strong=one.strong,
        is_anchored=one.is_anchored,
        by_term=one.by_term,
        numbers=numbers,
    )


def _collect_evidence(hits: Sequence[PlacedHit], rarity: Mapping[str, float]) -> dict[str, _TopicEvidence]:
    evidence: dict[str, _TopicEvidence] = defaultdict(_TopicEvidence)
    counts: dict[TopicTerm, float] = defaultdict(float)
    for placed in hits:
        counts[placed.hit.term] += placed.weight
        for topic_id, weight in placed.hit.term.listed:
            _add_own_term(evidence[topic_id], placed, weight)
    for term, count in counts.items():
        _add_term_masses(evidence, term, math.log2(1 + count), rarity.get(term.term, 1.0))
    return evidence


def _add_term_masses(evidence: Mapping[str, _TopicEvidence], term: TopicTerm, frequency: float, rarity: float) -> None:
    listed = dict(term.listed)
    for topic_id, weight in term.weights:
        one, mass = evidence[topic_id], weight * frequency
        one.by_term[term.term] = mass
        one.is_anchored |= topic_id in term.anchored
        if topic_id in listed:
            one.own_mass += mass
            one.rare_mass += listed[topic_id] * frequency * rarity / math.sqrt(len(listed))


def _add_own_term(one: _TopicEvidence, placed: PlacedHit, weight: float) -> None:
    one.own_terms.add(placed.hit.term.term)
    one.by_place[placed.place] += weight
    one.paragraphs.add(placed.paragraph)
    one.strong += weight >= _BY_ITSELF
    if one.first is None:
        one.first = placed.at_char


def _weigh_heaviest_below(masses: Mapping[str, float]) -> dict[str, float]:
    """Give the mass of the heaviest child of each topic that has one among the candidates."""
    below: dict[str, float] = defaultdict(float)
    for topic_id, mass in masses.items():
        parent = media_topics()[topic_id].parent_topic_id
        if parent is not None:
            below[parent] = max(below[parent], mass)
    return below


def _weigh_opening(one: _TopicEvidence) -> float:
    return sum(worth * one.by_place.get(place, 0.0) for place, worth in _OPENING.items())


def _number_candidate(topic_id: str, one: _TopicEvidence, unit: _MeasuredUnit) -> tuple[float, ...]:
    mass, topic = unit.masses[topic_id], media_topics()[topic_id]
    above = unit.masses.get(topic.parent_topic_id or "", 0.0)
    first = 1.0 if one.first is None else (one.first - unit.start) / unit.length
    return (
        mass / unit.highest,
        math.log2(1 + mass),
        one.own_mass / mass,
        *(min(_BY_ITSELF, one.by_place.get(place, 0.0)) / _BY_ITSELF for place in ("headline", "dek", "lead")),
        1.0 - first,
        math.log2(1 + len(one.own_terms)),
        math.log2(1 + one.strong),
        len(one.paragraphs) / unit.paragraph_count,
        min(_MOST_RATIO, unit.below.get(topic_id, 0.0) / mass),
        min(_MOST_RATIO, mass / above) if above else _MOST_RATIO,
        *(float(topic.level == level) for level in (1, 2, 3)),
        unit.many,
        _weigh_opening(one) / unit.highest_opening,
        one.rare_mass / unit.highest_rare,
        math.log2(1 + one.rare_mass),
    )
