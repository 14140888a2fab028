"""Say which branch of the tree (a topic of the first level) an article is foremost about, and let its topic come first.

The likeliest topic is often only the best named one: a ferry that runs aground is an accident before it is shipping.
So the branches are weighed against each other by all that speaks for them, with numbers of their own; what these are
worth is learned (`weights.py`).
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from transforms.knowledge.media_topics import first_topic_above
from transforms.topics.features import FEATURES, PlacedHit, TopicCandidate

# The names of a branch's numbers, in the order in which `measure_branches` gives them.
BRANCH_FEATURES = (
    "likeliest",  # 1 where the likeliest candidate lies in it
    "best",  # log odds of its likeliest candidate
    "sum",  # log of the sum of the probabilities of its candidates
    "mass",  # its share of what all terms of the text weigh, each once for each branch
    "rare",  # "rare_share" of the candidate where it is highest
    "headline",  # "headline" of the candidate where it is highest
    "first",  # 1 where a term of it is the first in the headline, 1/2 the second; 0 where none stands there
)
_RARE, _HEADLINE = FEATURES.index("rare_share"), FEATURES.index("headline")
_LEAST_CHANCE = 1e-3  # a probability is taken for no less, and no more than 1 less it, so that its log odds are finite
# Another branch than that of the likeliest topic comes first where it is clearly the likelier one, in log odds.
_LEAST_LEAD = 0.5

# The probability that an editor would give a candidate, and the candidate.
Likely = tuple[float, TopicCandidate]


@dataclass(frozen=True, slots=True)
class BranchWeights:
    """A conditional logit model of which branch comes first: the worth of BRANCH_FEATURES and of the branch itself."""

    features: tuple[float, ...]  # in the order of BRANCH_FEATURES
    branches: Mapping[str, float]  # topic_id of the first level -> its own weight, where it has one

    def weigh(self, branch: str, numbers: Sequence[float]) -> float:
        """Give what speaks for a branch; of two the difference is in log odds."""
        return self.branches.get(branch, 0.0) + sum(
            worth * number for worth, number in zip(self.features, numbers, strict=True)
        )


@dataclass(slots=True)
class _BranchEvidence:
    """What the terms of a text say of one branch."""

    mass: float = 0.0
    first: int | None = None  # which term of the headline is its first, from 1
    candidates: list[Likely] = field(default_factory=list)


def lead_with_main_branch(
    given: Sequence[Likely], ranked: Sequence[Likely], hits: Sequence[PlacedHit], weights: BranchWeights
) -> list[Likely]:
    """Put the topic of the main branch first, the others behind it in their order.

    Args:
        given: the topics of the text, the likeliest first.
        ranked: all its candidates, the likeliest first.
        hits: its terms, in order of the text.
        weights: what the numbers of a branch are worth.
    """
    branches = {branch_of(candidate): None for _, candidate in given}
    if len(branches) < 2:
        return list(given)
    measured = measure_branches(ranked, hits)
    weighed = {branch: weights.weigh(branch, measured[branch]) for branch in branches}
    likeliest = next(iter(branches))
    main = max(branches, key=lambda branch: weighed[branch])
    if weighed[main] < weighed[likeliest] + _LEAST_LEAD:
        return list(given)
    first = next(pair for pair in given if branch_of(pair[1]) == main)
    return [first, *(pair for pair in given if pair is not first)]


def measure_branches(ranked: Sequence[Likely], hits: Iterable[PlacedHit]) -> dict[str, tuple[float, ...]]:
    """Measure each branch with a candidate, that of the likeliest one first; `hits` are in order of the text."""
    evidence: dict[str, _BranchEvidence] = defaultdict(_BranchEvidence)
    for pair in ranked:
        evidence[branch_of(pair[1])].candidates.append(pair)
    with_candidates = list(evidence)
    _add_terms(evidence, hits)
    whole = sum(one.mass for one in evidence.values()) or 1.0
    return {branch: _number_branch(evidence[branch], branch == with_candidates[0], whole) for branch in with_candidates}


def branch_of(candidate: TopicCandidate) -> str:
    """Give the topic of the first level above a candidate, or the candidate itself."""
    return first_topic_above(candidate.topic_id).topic_id


def _add_terms(evidence: Mapping[str, _BranchEvidence], hits: Iterable[PlacedHit]) -> None:
    in_headline = 0
    for placed in hits:
        listed = placed.hit.term.listed
        by_branch: dict[str, float] = defaultdict(float)
        for topic_id, weight in listed:
            branch = first_topic_above(topic_id).topic_id
            by_branch[branch] = max(by_branch[branch], weight)
        in_headline += placed.place == "headline"
        for branch, weight in by_branch.items():
            one = evidence[branch]
            one.mass += weight / math.sqrt(len(listed))
            if placed.place == "headline" and one.first is None:
                one.first = in_headline


def _number_branch(one: _BranchEvidence, is_likeliest: bool, whole: float) -> tuple[float, ...]:
    chances = [chance for chance, _ in one.candidates]
    best = min(1.0 - _LEAST_CHANCE, max(_LEAST_CHANCE, *chances))
    return (
        float(is_likeliest),
        math.log(best / (1.0 - best)),
        math.log(sum(chances) + _LEAST_CHANCE),
        one.mass / whole,
        max(candidate.numbers[_RARE] for _, candidate in one.candidates),
        max(candidate.numbers[_HEADLINE] for _, candidate in one.candidates),
        1.0 / one.first if one.first else 0.0,
    )
