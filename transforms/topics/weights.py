"""The learned weights of topics: what the numbers of a candidate and of a branch are worth, how rare a term is.

Learned by `benchmarks/training/fit_topics.py`; `features.py` and `branches.py` say what the numbers are. Nothing else
reads the files.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from transforms.knowledge.tables import read_rows
from transforms.topics.branches import BRANCH_FEATURES, BranchWeights
from transforms.topics.features import FEATURES

_WEIGHTS_FILE = "models/topics/topic_weights"
_BRANCHES_FILE = "models/topics/branch_weights"
_RARITY_FILE = "models/topics/term_rarity"
_CONSTANT = "constant"


@dataclass(frozen=True, slots=True)
class TopicWeights:
    """A logistic model of whether an editor would give a candidate; the rarity (0..1) of terms that are not rare."""

    constant: float
    features: tuple[float, ...]  # in the order of FEATURES
    rarity: Mapping[str, float]

    def probability(self, numbers: Sequence[float]) -> float:
        """Give the probability (0..1) that an editor would give the candidate with these numbers."""
        log_odds = self.constant + sum(w * number for w, number in zip(self.features, numbers, strict=True))
        return 1.0 / (1.0 + exp(-log_odds))


@cache
def load_topic_weights() -> TopicWeights:
    """Load the weights that come with the package. They are read once.

    Raises:
        KeyError: the file lacks a weight.
    """
    named = {name: float(weight) for name, weight in read_rows(_WEIGHTS_FILE)}
    rarity = {term: float(share) for term, share in read_rows(_RARITY_FILE)}
    return TopicWeights(named[_CONSTANT], tuple(named[name] for name in FEATURES), rarity)


@cache
def load_branch_weights() -> BranchWeights:
    """Load the weights of branches that come with the package. They are read once.

    Raises:
        KeyError: the file lacks a weight.
    """
    named = {name: float(weight) for name, weight in read_rows(_BRANCHES_FILE)}
    features = tuple(named.pop(name) for name in BRANCH_FEATURES)
    return BranchWeights(features, named)
