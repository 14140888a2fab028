"""Assign topics to the article, to each section and to the longer quotes: IPTC Media Topics by the terms found there.

A unit's topics are those whose terms weigh most: each term counts with its weight, with the logarithm of how often it
occurs there, and more in headline and lead. `evidence` names the terms. Which words are terms is decided in terms.py.
"""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from transforms.document import Block, Document, Quote, Role, Span, TopicAssignment, TopicUnit
from transforms.knowledge.media_topics import ancestors_of_media_topic, media_topics
from transforms.topics.terms import TermHit, TopicTerm, find_topic_terms

_SHORTEST_QUOTE_WORDS = 15
# How much an occurrence counts, by the role of its block; 1 elsewhere.
_ROLE_WEIGHTS = {Role.HEADLINE: 3.0, Role.DEK: 2.0, Role.RUBRIC: 2.0, Role.HEADING: 2.0}
_LEAD_PARAGRAPHS = 2
_LEAD_WEIGHT = 1.5
_EVIDENCE_TERMS = 4
# A topic after the first has this share of the first one's mass, or is a clear case by itself.
_BESIDE = 0.45
# One term alone makes a second topic only when it speaks for itself and occurs there three times (3 * log2(1 + 3)).
_BY_ONE_TERM = 6.0
# A topic under one already given says something new only if it is about as strong.
_BELOW = 0.5
# What an assigned topic has explained counts half for the others: two names for one thing are not two topics.
_EXPLAINED = 0.5


@dataclass(frozen=True, slots=True)
class _Limits:
    """How many topics a unit may have, and how clear they have to be."""

    most: int  # topics at most
    least_mass: float  # of a topic; a term that speaks for itself weighs 3, or 2.1 where it does so for two topics
    half_mass: float  # mass that scores 0.5: what a clear case of that length has


_LIMITS = {
    TopicUnit.DOCUMENT: _Limits(5, 2.0, 12.0),
    TopicUnit.SECTION: _Limits(3, 2.0, 8.0),
    TopicUnit.QUOTE: _Limits(3, 2.0, 4.0),
}
# A term that was found, and how much the occurrence counts.
_WeighedHit = tuple[TermHit, float]
# topic_id -> term -> what the term adds to the topic.
_Masses = dict[str, dict[str, float]]


def assign_topics(doc: Document) -> tuple[TopicAssignment, ...]:
    """Assign topics to the document, then to its sections, then to quotes of 15 words and more, each by rank from 1."""
    found = [hit for parse in doc.parses for hit in find_topic_terms(parse)]
    hits = sorted(keep_literal_hits(found), key=lambda hit: hit.start_char)
    weights = [(block.span.start_char, weight) for block, weight in _weigh_blocks_for_topics(doc.blocks)]
    weighed = [(hit, weights[bisect_left(weights, (hit.start_char + 1,)) - 1][1]) for hit in hits]
    starts = [hit.start_char for hit in hits]
    assigned: list[TopicAssignment] = []
    for unit_type, unit, spans in _units_with_topics(doc):
        in_unit = [
            pair
            for span in spans
            for pair in weighed[bisect_left(starts, span.start_char) : bisect_left(starts, span.end_char)]
        ]
        assigned += _assign_topics_to_unit(unit_type, unit, in_unit)
    return tuple(assigned)


def keep_literal_hits(hits: Sequence[TermHit]) -> Iterator[TermHit]:
    """Yield the hits of an article but those meant figuratively, as far as nothing literal vouches for them."""
    literal = {topic_id for hit in hits if not hit.term.vouchers for topic_id in hit.term.anchored}
    return (hit for hit in hits if not hit.term.vouchers or not literal.isdisjoint(hit.term.vouchers))


def _weigh_blocks_for_topics(blocks: Iterable[Block]) -> Iterator[tuple[Block, float]]:
    paragraph = 0
    for block in blocks:
        if block.role is Role.BODY:
            paragraph += 1
            yield block, _LEAD_WEIGHT if paragraph <= _LEAD_PARAGRAPHS else 1.0
        else:
            yield block, _ROLE_WEIGHTS.get(block.role, 1.0)


def _units_with_topics(doc: Document) -> Iterator[tuple[TopicUnit, int, Sequence[Span]]]:
    """Yield what can have topics: its type, its position (0 for the document) and its spans."""
    yield TopicUnit.DOCUMENT, 0, (Span(0, len(doc.text)),)
    for section in doc.sections:
        yield TopicUnit.SECTION, section.position, (section.span,)
    for quote in doc.quotes:
        if quote.is_statement and _count_words_of_topic_unit(quote, doc.text) >= _SHORTEST_QUOTE_WORDS:
            yield TopicUnit.QUOTE, quote.position, quote.spans


def _count_words_of_topic_unit(quote: Quote, text: str) -> int:
    return sum(len(piece.of(text).split()) for piece in quote.spans)


def _assign_topics_to_unit(unit_type: TopicUnit, unit: int, hits: list[_WeighedHit]) -> Iterator[TopicAssignment]:
    limits = _LIMITS[unit_type]
    for rank, (topic_id, mass, by_term) in enumerate(_choose_topics(_sum_topic_masses(hits), limits), start=1):
        evidence = sorted(by_term, key=lambda term: (-by_term[term], term))[:_EVIDENCE_TERMS]
        score = round(mass / (mass + limits.half_mass), 4)
        yield TopicAssignment(unit_type, unit, topic_id, rank, score, ", ".join(evidence))


def _sum_topic_masses(hits: list[_WeighedHit]) -> _Masses:
    """Sum up what each term adds to each topic."""
    counts: dict[TopicTerm, float] = defaultdict(float)
    for hit, weight in hits:
        counts[hit.term] += weight

    masses: _Masses = defaultdict(dict)
    for term, count in counts.items():
        frequency = math.log2(1 + count)
        for topic_id, weight in term.weights:
            masses[topic_id][term.term] = weight * frequency
    return masses


def _choose_topics(masses: _Masses, limits: _Limits) -> Iterator[tuple[str, float, dict[str, float]]]:
    """Yield the topics worth giving, heaviest first: id, mass not explained by those before, what each term added."""
    totals = {topic_id: sum(by_term.values()) for topic_id, by_term in masses.items()}
    highest = max(totals.values(), default=0.0)
    least = max(limits.least_mass, min(_BESIDE * highest, limits.half_mass))
    totals = {
        topic_id: mass for topic_id, mass in totals.items() if _is_clear_topic(masses[topic_id], mass, highest, least)
    }

    chosen: list[str] = []
    while totals and len(chosen) < limits.most:
        best = min(totals, key=lambda topic_id: (-totals[topic_id], -media_topics()[topic_id].level, topic_id))
        mass = totals.pop(best)
        if mass < least:
            return

        is_below_chosen = any(topic_id in ancestors_of_media_topic(best) for topic_id in chosen)
        if is_below_chosen and mass < _BELOW * highest:
            continue

        chosen.append(best)
        yield best, mass, masses[best]
        totals = {
            topic_id: _subtract_explained_topic(total, masses[topic_id], masses[best])
            for topic_id, total in totals.items()
        }
        for ancestor in ancestors_of_media_topic(best):
            totals.pop(ancestor, None)


def _is_clear_topic(by_term: dict[str, float], mass: float, highest: float, least: float) -> bool:
    """Say whether a topic has enough mass, and not by one term alone where it is not the first one."""
    if mass < least:
        return False
    return mass == highest or len(by_term) > 1 or mass >= _BY_ONE_TERM


def _subtract_explained_topic(total: float, by_term: dict[str, float], given: dict[str, float]) -> float:
    """Subtract what the terms of a topic already given explain at least as well."""
    explained = sum(mass for term, mass in by_term.items() if given.get(term, 0.0) >= mass)
    return total - (1 - _EXPLAINED) * explained
