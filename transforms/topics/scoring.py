"""Assign topics to the article, to each section and to the longer quotes: IPTC Media Topics by the terms found there.

The candidates are those that terms speak for; a small learned scorer says how likely an editor would give each of them
(`features.py`, `weights.py`). A quote is too short for that: it has topics of its article, and others only where more
than one term speaks for them. `evidence` names the terms. Which words are terms is decided in terms.py.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain

from transforms.document import Block, Document, Quote, Role, Span, TopicAssignment, TopicUnit
from transforms.knowledge.media_topics import ancestors_of_media_topic
from transforms.topics.features import PlacedHit, TopicCandidate, measure_candidates
from transforms.topics.terms import TermHit, find_topic_terms
from transforms.topics.weights import TopicWeights, load_topic_weights

_SHORTEST_QUOTE_WORDS = 15
# How much an occurrence counts, by the role of its block; 1 elsewhere.
_ROLE_WEIGHTS = {Role.HEADLINE: 3.0, Role.DEK: 2.0, Role.RUBRIC: 2.0, Role.HEADING: 2.0}
_LEAD_PARAGRAPHS = 2
_LEAD_WEIGHT = 1.5
_EVIDENCE_TERMS = 4
# Editors give one to three; a third is right as often as not at these probabilities (articles held back in training).
_MOST_TOPICS = 3
_MOST_QUOTE_TOPICS = 2
# The first topic is worth giving where it is one of several that are as likely; the others have to be likelier.
_LEAST_FIRST = 0.08
_LEAST_OTHER = 0.18
# What the article is likely to be about, though it was not given, may be the topic of a quote.
_LEAST_IN_ARTICLE = 0.02
# A term that speaks for a topic by itself, and another one beside it.
_LEAST_QUOTE_MASS = 4.5

_Likely = tuple[float, TopicCandidate]


def assign_topics(doc: Document) -> tuple[TopicAssignment, ...]:
    """Assign topics to the document, then to its sections, then to quotes of 15 words and more, each by rank from 1."""
    hits = place_topic_hits(doc)
    starts = [placed.hit.start_char for placed in hits]
    weights = load_topic_weights()
    article = rank_candidates(hits, weights)
    given = list(choose_topics(article))
    assigned = [*_make_assignments(TopicUnit.DOCUMENT, 0, given)]
    for section in doc.sections:
        in_section = _hits_within(hits, starts, (section.span,))
        assigned += _make_assignments(
            TopicUnit.SECTION, section.position, choose_topics(rank_candidates(in_section, weights))
        )
    own = frozenset(candidate.topic_id for _, candidate in given)
    likely = own | {candidate.topic_id for chance, candidate in article if chance >= _LEAST_IN_ARTICLE}
    for quote in doc.quotes:
        if quote.is_statement and _count_words_of_topic_unit(quote, doc.text) >= _SHORTEST_QUOTE_WORDS:
            ranked = rank_candidates(_hits_within(hits, starts, quote.spans), weights)
            assigned += _make_assignments(TopicUnit.QUOTE, quote.position, _choose_quote_topics(ranked, own, likely))
    return tuple(assigned)


def place_topic_hits(doc: Document) -> list[PlacedHit]:
    """Find the terms of an article that are meant literally, in order of the text, each with its place and weight."""
    found = [hit for parse in doc.parses for hit in find_topic_terms(parse)]
    hits = sorted(keep_literal_hits(found), key=lambda hit: hit.start_char)
    starts = [block.span.start_char for block in doc.blocks]
    places = list(_place_blocks(doc.blocks))
    numbers = [max(0, bisect_left(starts, hit.start_char + 1) - 1) for hit in hits]
    return [
        PlacedHit(hit, weight=places[number][1], place=places[number][0], block=number)
        for hit, number in zip(hits, numbers, strict=True)
    ]


def keep_literal_hits(hits: Sequence[TermHit]) -> Iterator[TermHit]:
    """Yield the hits of an article but those meant figuratively, as far as nothing literal vouches for them."""
    literal = {topic_id for hit in hits if not hit.term.vouchers for topic_id in hit.term.anchored}
    return (hit for hit in hits if not hit.term.vouchers or not literal.isdisjoint(hit.term.vouchers))


def _place_blocks(blocks: Iterable[Block]) -> Iterator[tuple[str, float]]:
    """Yield the kind of place of each block, and how much an occurrence counts there."""
    paragraph = 0
    for block in blocks:
        if block.role is Role.BODY:
            paragraph += 1
            yield ("lead", _LEAD_WEIGHT) if paragraph <= _LEAD_PARAGRAPHS else ("body", 1.0)
        elif block.role is Role.HEADLINE:
            yield "headline", _ROLE_WEIGHTS[block.role]
        else:
            yield "dek" if block.role in _ROLE_WEIGHTS else "body", _ROLE_WEIGHTS.get(block.role, 1.0)


def _hits_within(hits: Sequence[PlacedHit], starts: Sequence[int], spans: Iterable[Span]) -> list[PlacedHit]:
    ranges = (slice(bisect_left(starts, span.start_char), bisect_left(starts, span.end_char)) for span in spans)
    return list(chain.from_iterable(hits[one] for one in ranges))


def _count_words_of_topic_unit(quote: Quote, text: str) -> int:
    return sum(len(piece.of(text).split()) for piece in quote.spans)


def rank_candidates(hits: Sequence[PlacedHit], weights: TopicWeights) -> list[_Likely]:
    """Give the candidates with the probability that an editor would give each of them, the likeliest first."""
    found = [(weights.probability(one.numbers), one) for one in measure_candidates(hits, weights.rarity)]
    return sorted(found, key=lambda pair: (-pair[0], pair[1].topic_id))


def choose_topics(ranked: Iterable[_Likely]) -> Iterator[_Likely]:
    """Yield the topics worth giving, the likeliest first; none that stands above or below one already given."""
    chosen: list[str] = []
    for chance, candidate in ranked:
        if len(chosen) == _MOST_TOPICS or chance < (_LEAST_OTHER if chosen else _LEAST_FIRST):
            return
        if not _is_related_to_any(candidate.topic_id, chosen):
            chosen.append(candidate.topic_id)
            yield chance, candidate


def _choose_quote_topics(ranked: Sequence[_Likely], own: Set[str], likely: Set[str]) -> Iterator[_Likely]:
    """Yield the topics of a quote: the article's `own` before others that are `likely` there; one term is too little."""
    chosen: list[str] = []
    for is_own in (True, False):
        for chance, candidate in ranked:
            is_right_group = (candidate.topic_id in own) == is_own and (is_own or candidate.topic_id in likely)
            if len(chosen) == _MOST_QUOTE_TOPICS or not is_right_group or not _is_spoken_of(candidate, is_own):
                continue
            if not _is_related_to_any(candidate.topic_id, chosen):
                chosen.append(candidate.topic_id)
                yield chance, candidate


def _is_spoken_of(candidate: TopicCandidate, is_own: bool) -> bool:
    """Say whether a quote has enough of a topic; that of its article needs no more than a term that speaks for it."""
    if is_own:
        return candidate.strong > 0 or len(candidate.own_terms) > 1
    return candidate.strong > 0 and len(candidate.own_terms) > 1 and candidate.mass >= _LEAST_QUOTE_MASS


def _is_related_to_any(topic_id: str, others: Iterable[str]) -> bool:
    """Say whether a topic stands above or below one of the others in the tree."""
    above = ancestors_of_media_topic(topic_id)
    return any(other in above or topic_id in ancestors_of_media_topic(other) for other in others)


def _make_assignments(unit_type: TopicUnit, unit: int, topics: Iterable[_Likely]) -> Iterator[TopicAssignment]:
    for rank, (chance, candidate) in enumerate(topics, start=1):
        by_term = candidate.by_term
        evidence = sorted(by_term, key=lambda term: (-by_term[term], term))[:_EVIDENCE_TERMS]
        yield TopicAssignment(unit_type, unit, candidate.topic_id, rank, round(chance, 4), ", ".join(evidence))
