"""Assign topics to the article, to each section and to the longer quotes: IPTC Media Topics by the terms found there.

The candidates are those that terms speak for; a small learned scorer says how likely an editor would give each of them
(`features.py`, `weights.py`), another one which branch the first is of (`branches.py`). A quote is too short for that:
it has topics of its article, and others only where more than one term speaks for them. `evidence` names the terms.
Which words are terms is decided in terms.py.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from transforms.document import BESIDE_ARTICLE, Block, Document, Quote, Role, Span, TopicAssignment, TopicUnit
from transforms.knowledge.media_topics import ancestors_of_media_topic
from transforms.topics.branches import BranchWeights, Likely, lead_with_main_branch
from transforms.topics.features import FEATURES, PlacedHit, TopicCandidate, measure_candidates
from transforms.topics.own_acronyms import find_own_acronyms
from transforms.topics.terms import TermHit, find_topic_terms, keep_vouched_topics
from transforms.topics.weights import TopicWeights, load_branch_weights, load_topic_weights
from transforms.topics.words_of_names import drop_words_of_names

_SHORTEST_QUOTE_WORDS = 15
# How much an occurrence counts, by the role of its block; 1 elsewhere.
_ROLE_WEIGHTS = {Role.HEADLINE: 3.0, Role.DEK: 2.0, Role.RUBRIC: 2.0, Role.HEADING: 2.0}
_LEAD_PARAGRAPHS = 2
_LEAD_WEIGHT = 1.5
# No paragraph is longer than this: a scraper has lost the breaks, and the whole article would be its lead. Such a block
# counts as several paragraphs of the usual length.
_LONGEST_PARAGRAPH_CHARS = 1000
_USUAL_PARAGRAPH_CHARS = 350
_EVIDENCE_TERMS = 4
# Editors give one to three; a third is right as often as not at these probabilities (articles held back in training).
_MOST_TOPICS = 3
_MOST_QUOTE_TOPICS = 2
# The first topic is worth giving where it is one of several that are as likely; the others have to be likelier, for
# below 0.25 few are right (`benchmarks.quality.topics` with another number here).
_LEAST_FIRST = 0.08
_LEAST_OTHER = 0.25
# What the article is likely to be about, though it was not given, may be the topic of a quote.
_LEAST_IN_ARTICLE = 0.02
# A quote has a topic of its article for one term that speaks with others, where no topic is much heavier in the quote.
_SHARE = FEATURES.index("share")
_LEAST_MAIN_SHARE = 0.7
# A term that speaks for a topic by itself, and another one beside it.
_LEAST_QUOTE_MASS = 4.5


class _PlacedParagraph(NamedTuple):
    """A paragraph, or a part of a long one."""

    start_char: int
    block: int  # number of its block
    place: str  # as in PlacedHit
    weight: float


def assign_topics(doc: Document) -> tuple[TopicAssignment, ...]:
    """Assign topics to the document, then to its sections, then to quotes of 15 words and more, each by rank from 1.

    What only says who a person is ("ambassador Ana Silva") is not what a quote speaks of.
    """
    hits, weights = place_topic_hits(doc), load_topic_weights()
    starts = [placed.hit.start_char for placed in hits]

    def hits_within(spans: Iterable[Span]) -> list[PlacedHit]:
        ranges = (slice(bisect_left(starts, span.start_char), bisect_left(starts, span.end_char)) for span in spans)
        return list(chain.from_iterable(hits[one] for one in ranges))

    article = rank_candidates(hits, weights)
    given = choose_in_order(article, hits, load_branch_weights())
    assigned = [*_make_assignments(TopicUnit.DOCUMENT, 0, given)]
    for section in doc.sections:
        within = hits_within((section.span,))
        topics = choose_in_order(rank_candidates(within, weights), within, load_branch_weights())
        assigned += _make_assignments(TopicUnit.SECTION, section.position, topics)

    own = {candidate.topic_id for _, candidate in given}
    likely = {candidate.topic_id for chance, candidate in article if chance >= _LEAST_IN_ARTICLE}
    for quote in doc.quotes:
        if quote.is_statement and _count_words_of_topic_unit(quote, doc.text) >= _SHORTEST_QUOTE_WORDS:
            spoken = [placed for placed in hits_within(quote.spans) if not placed.hit.is_title]
            topics = _choose_quote_topics(rank_candidates(spoken, weights), own, likely)
            assigned += _make_assignments(TopicUnit.QUOTE, quote.position, topics)
    return tuple(assigned)


def place_topic_hits(doc: Document) -> list[PlacedHit]:
    """Find the terms of an article that are meant literally, in order of the text, each with its place and weight."""
    found = [hit for parse in doc.parses for hit in find_topic_terms(parse)]
    own = find_own_acronyms(doc.text)
    found = [hit for hit in found if not any(doc.text.startswith(acronym, hit.start_char) for acronym in own)]
    found = list(drop_words_of_names(found, doc))
    hits = sorted(keep_literal_hits(found), key=lambda hit: hit.start_char)
    paragraphs = list(_list_paragraphs(doc.blocks))
    starts = [paragraph.start_char for paragraph in paragraphs]
    left_out = list(accumulate(_count_chars_beside(doc.blocks), initial=0))
    numbers = [max(0, bisect_left(starts, hit.start_char + 1) - 1) for hit in hits]
    return [
        PlacedHit(
            hit,
            weight=paragraphs[number].weight,
            place=paragraphs[number].place,
            paragraph=number,
            at_char=hit.start_char - left_out[paragraphs[number].block],
        )
        for hit, number in zip(hits, numbers, strict=True)
    ]


def _count_chars_beside(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the characters of each block that stands beside the article, up to the next block; 0 of the others."""
    for block, after in pairwise(blocks):
        yield after.span.start_char - block.span.start_char if block.role in BESIDE_ARTICLE else 0


def keep_literal_hits(hits: Sequence[TermHit]) -> Iterator[TermHit]:
    """Yield the hits of an article but those meant figuratively, for the topics that something literal vouches for."""
    literal = {topic_id for hit in hits if not hit.term.vouchers for topic_id in hit.term.anchored}
    for hit in hits:
        term = keep_vouched_topics(hit.term, literal)
        if term is not None:
            yield hit if term is hit.term else replace(hit, term=term)


def _list_paragraphs(blocks: Sequence[Block]) -> Iterator[_PlacedParagraph]:
    """Yield the paragraphs of each block, with the kind of place and how much an occurrence counts there."""
    in_body = 0
    for number, block in enumerate(blocks):
        chars = max(1, block.span.end_char - block.span.start_char)
        step = chars if chars <= _LONGEST_PARAGRAPH_CHARS else _USUAL_PARAGRAPH_CHARS
        for start_char in range(block.span.start_char, block.span.start_char + chars, step):
            in_body += block.role is Role.BODY
            place, weight = _place_paragraph(block.role, in_body)
            yield _PlacedParagraph(start_char, number, place, weight)


def _place_paragraph(role: Role, in_body: int) -> tuple[str, float]:
    """Give the kind of place of a paragraph, and how much an occurrence counts there; `in_body` counts those of it."""
    if role is Role.BODY:
        return ("lead", _LEAD_WEIGHT) if in_body <= _LEAD_PARAGRAPHS else ("body", 1.0)
    if role is Role.HEADLINE:
        return "headline", _ROLE_WEIGHTS[role]
    return "dek" if role in _ROLE_WEIGHTS else "body", _ROLE_WEIGHTS.get(role, 1.0)


def _count_words_of_topic_unit(quote: Quote, text: str) -> int:
    return sum(len(piece.of(text).split()) for piece in quote.spans)


def rank_candidates(hits: Sequence[PlacedHit], weights: TopicWeights) -> list[Likely]:
    """Give the candidates with the probability that an editor would give each of them, the likeliest first."""
    found = [(weights.probability(one.numbers), one) for one in measure_candidates(hits, weights.rarity)]
    return sorted(found, key=lambda pair: (-pair[0], pair[1].topic_id))


def choose_topics(ranked: Sequence[Likely]) -> list[Likely]:
    """Take the topics worth giving from the candidates as `rank_candidates` gives them, the likeliest first.

    One term that only adds ("lock" for rugby) makes no topic.
    """
    first = (pair for pair in ranked[:1] if pair[0] >= _LEAST_FIRST)
    others = (pair for pair in ranked[1:] if pair[0] >= _LEAST_OTHER)
    return _take_unrelated((pair for pair in chain(first, others) if _is_anchored(pair[1])), _MOST_TOPICS)


def _is_anchored(candidate: TopicCandidate) -> bool:
    """Say whether a term speaks for the topic, with others or by itself, or two add to it."""
    return candidate.is_anchored or len(candidate.own_terms) > 1


def choose_in_order(ranked: Sequence[Likely], hits: Sequence[PlacedHit], branches: BranchWeights) -> list[Likely]:
    """Take the topics worth giving, the one of the main branch first, the others the likeliest first."""
    return lead_with_main_branch(choose_topics(ranked), ranked, hits, branches)


def _choose_quote_topics(ranked: Sequence[Likely], own: Set[str], likely: Set[str]) -> list[Likely]:
    """Take the topics that a quote speaks of: the article's `own` before others, which have to be `likely` there."""
    ours = (pair for pair in ranked if pair[1].topic_id in own and _is_named(pair[1]))
    others = (pair for pair in ranked if pair[1].topic_id in likely - own and _is_spoken_of(pair[1]))
    return _take_unrelated(chain(ours, others), _MOST_QUOTE_TOPICS)


def _is_named(candidate: TopicCandidate) -> bool:
    """Say whether enough speaks for a topic of the article: a term by itself, two together, or the most there is."""
    is_main = candidate.is_anchored and candidate.numbers[_SHARE] >= _LEAST_MAIN_SHARE
    return candidate.strong > 0 or len(candidate.own_terms) > 1 or is_main


def _is_spoken_of(candidate: TopicCandidate) -> bool:
    """Say whether a term speaks for the topic by itself and another one beside it."""
    return candidate.strong > 0 and len(candidate.own_terms) > 1 and candidate.mass >= _LEAST_QUOTE_MASS


def _take_unrelated(ranked: Iterable[Likely], most: int) -> list[Likely]:
    """Take the first candidates, none of which stands above or below one taken before."""
    taken: list[Likely] = []
    for pair in ranked:
        if len(taken) < most and not _is_related_to_any(pair[1].topic_id, (one.topic_id for _, one in taken)):
            taken.append(pair)
    return taken


def _is_related_to_any(topic_id: str, others: Iterable[str]) -> bool:
    """Say whether a topic stands above or below one of the others in the tree."""
    above = ancestors_of_media_topic(topic_id)
    return any(other in above or topic_id in ancestors_of_media_topic(other) for other in others)


def _make_assignments(unit_type: TopicUnit, unit: int, topics: Iterable[Likely]) -> Iterator[TopicAssignment]:
    for rank, (chance, candidate) in enumerate(topics, start=1):
        by_term = candidate.by_term
        evidence = sorted(by_term, key=lambda term: (-by_term[term], term))[:_EVIDENCE_TERMS]
        yield TopicAssignment(unit_type, unit, candidate.topic_id, rank, round(chance, 4), ", ".join(evidence))
