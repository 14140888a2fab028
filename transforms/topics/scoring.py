"""Topics of the article, of each section and of the longer quotes: IPTC Media Topics by the terms that speak for them.

A unit's topics are those whose terms weigh most: each term counts with its weight, with the logarithm of how often it
stands there, and more in headline and lead. Who wants to know why, reads `evidence`.
"""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from transforms.document import Block, Document, Quote, Role, Span, TopicAssignment
from transforms.knowledge.media_topics import ancestors, media_topics
from transforms.topics.terms import Hit, TopicTerm, hits

_SHORTEST_QUOTE_WORDS = 15
_PLACES = {Role.HEADLINE: 3.0, Role.DEK: 2.0, Role.RUBRIC: 2.0, Role.HEADING: 2.0}
_LEAD_PARAGRAPHS, _LEAD = 2, 1.5
_EVIDENCE_TERMS = 4
# A topic after the first has this share of the first one's mass, or is a clear case by itself.
_BESIDE = 0.45
# One term alone makes a second topic only when it speaks for itself and stands there three times (3 * log2(1 + 3)).
_BY_ONE_TERM = 6.0
# A topic under one already given says something new only if it is about as strong.
_BELOW = 0.5
# What an assigned topic has explained counts half for the others: two names for one thing are not two topics.
_EXPLAINED = 0.5


@dataclass(frozen=True, slots=True)
class _Measure:
    most: int  # topics at most
    least: float  # mass of a topic; a term that speaks for itself weighs 3, or 2.1 where it does so for two topics
    half: float  # mass that scores 0.5: what a clear case of that length has


_MEASURES = {"document": _Measure(5, 2.0, 12.0), "section": _Measure(3, 2.0, 8.0), "quote": _Measure(3, 2.0, 4.0)}


def assign_topics(doc: Document) -> tuple[TopicAssignment, ...]:
    """Give topics of the document, then of its sections, then of quotes of 15 words and more, each by rank from 1."""
    found = [hit for parse in doc.parses for hit in hits(parse)]
    found.sort(key=lambda hit: hit.start_char)
    places = [(block.span.start_char, weight) for block, weight in _weighed(doc.blocks)]
    weighed = [(hit, places[bisect_left(places, (hit.start_char + 1,)) - 1][1]) for hit in found]
    starts = [hit.start_char for hit in found]
    out: list[TopicAssignment] = []
    for unit_type, unit, spans in _units(doc):
        own = [
            pair
            for span in spans
            for pair in weighed[bisect_left(starts, span.start_char) : bisect_left(starts, span.end_char)]
        ]
        out += _assigned(unit_type, unit, own)
    return tuple(out)


def _weighed(blocks: Iterable[Block]) -> Iterator[tuple[Block, float]]:
    paragraph = 0
    for block in blocks:
        paragraph += block.role is Role.BODY
        is_lead = block.role is Role.BODY and paragraph <= _LEAD_PARAGRAPHS
        yield block, _LEAD if is_lead else _PLACES.get(block.role, 1.0)


def _units(doc: Document) -> Iterator[tuple[str, int, tuple[Span, ...]]]:
    yield "document", 0, (Span(0, len(doc.text)),)
    for section in doc.sections:
        yield "section", section.position, (section.span,)
    for quote in doc.quotes:
        if quote.quote_type != "scare" and _word_count(quote, doc.text) >= _SHORTEST_QUOTE_WORDS:
            yield "quote", quote.position, quote.spans


def _word_count(quote: Quote, text: str) -> int:
    return sum(len(piece.of(text).split()) for piece in quote.spans)


def _assigned(unit_type: str, unit: int, found: list[tuple[Hit, float]]) -> Iterator[TopicAssignment]:
    measure = _MEASURES[unit_type]
    for rank, (topic_id, mass, by_term) in enumerate(_best(_masses(found), measure), start=1):
        evidence = sorted(by_term, key=lambda term: (-by_term[term], term))[:_EVIDENCE_TERMS]
        score = round(mass / (mass + measure.half), 4)
        yield TopicAssignment(unit_type, unit, topic_id, rank, score, ", ".join(evidence))


def _masses(found: list[tuple[Hit, float]]) -> dict[str, dict[str, float]]:
    """What each term brings to each topic: topic_id -> term -> mass."""
    counts: dict[TopicTerm, float] = defaultdict(float)
    for hit, place in found:
        counts[hit.term] += place
    masses: dict[str, dict[str, float]] = defaultdict(dict)
    for term, count in counts.items():
        often = math.log2(1 + count)
        for topic_id, weight in term.weights:
            masses[topic_id][term.term] = weight * often
    return masses


def _best(masses: dict[str, dict[str, float]], measure: _Measure) -> Iterator[tuple[str, float, dict[str, float]]]:
    """Give the topics worth giving, heaviest first: id, mass not explained by those before, what each term brought."""
    totals = {topic_id: sum(by_term.values()) for topic_id, by_term in masses.items()}
    first = max(totals.values(), default=0.0)
    least = max(measure.least, min(_BESIDE * first, measure.half))
    totals = {
        topic_id: mass
        for topic_id, mass in totals.items()
        if mass >= least and (mass == first or len(masses[topic_id]) > 1 or mass >= _BY_ONE_TERM)
    }
    given: list[str] = []
    while totals and len(given) < measure.most:
        best = min(totals, key=lambda one: (-totals[one], -media_topics()[one].level, one))
        mass = totals.pop(best)
        if mass < least:
            return
        above = [one for one in given if one in ancestors(best)]
        if above and mass < _BELOW * first:
            continue
        given.append(best)
        yield best, mass, masses[best]
        totals = {one: _unexplained(masses[one], masses[best], total) for one, total in totals.items()}
        for one in ancestors(best):
            totals.pop(one, None)


def _unexplained(by_term: dict[str, float], given: dict[str, float], total: float) -> float:
    return total - (1 - _EXPLAINED) * sum(mass for term, mass in by_term.items() if given.get(term, 0.0) >= mass)
