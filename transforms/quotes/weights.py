"""Weights of features, learned by `benchmarks/training/fit_quotes.py`: log odds of an option or a candidate."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from math import exp

from transforms.knowledge.tables import read_rows

_FILE = "models/quotes/quote_weights"
_FUSION_FILE = "models/fusion/fusion_weights"


def clause_probability(features: Iterable[str]) -> float:
    """Give the probability (0..1) that a candidate clause is an attribution: a logistic model."""
    return logistic(score(features))


def logistic(score: float) -> float:
    """Give the chance (0..1) of log odds."""
    return 1.0 / (1.0 + exp(-score))


def score(features: Iterable[str]) -> float:
    """Give the sum of the weights of features: the log odds of an option but for a constant of its choice."""
    weights = _weights()
    return sum(weights.get(feature, 0.0) for feature in features)


def softmax(scores: Sequence[float]) -> list[float]:
    """Give the probabilities (they add up to 1) of the options of one choice: a conditional logit."""
    top = max(scores)
    powers = [exp(one - top) for one in scores]
    return [power / sum(powers) for power in powers]


@cache
def fusion(kind: str) -> tuple[float, ...]:
    """Weights of the numbers that rules and encoder give together (`fusion.CLAUSE`, `fusion.LINK`), in their order."""
    return tuple(weight for name, weight in _read(_FUSION_FILE) if name.startswith(f"{kind}:"))


@cache
def lexicon() -> dict[str, float]:
    """Lower-case lemmas that were cues twice or more in the articles learned from, with the share of their uses."""
    return {name.removeprefix("cue:"): weight for name, weight in _weights().items() if name.startswith("cue:")}


@cache
def _weights() -> dict[str, float]:
    return dict(_read(_FILE))


def _read(name: str) -> Iterator[tuple[str, float]]:
    for feature, weight in read_rows(name):
        yield feature, float(weight)
