"""Weights of features, learned by `benchmarks/fit_quotes.py`, and what they say of an option or a candidate."""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from math import exp

_FILE = "quote_weights.tsv"


def chance(features: Iterable[str]) -> float:
    """Give the probability (0..1) that a candidate clause is an attribution: a logistic model."""
    weights = _weights()
    return 1.0 / (1.0 + exp(-sum(weights.get(feature, 0.0) for feature in features)))


def shares(options: Sequence[Iterable[str]]) -> list[float]:
    """Give the probabilities (they add up to 1) of the options of one choice: a conditional logit."""
    weights = _weights()
    sums = [sum(weights.get(feature, 0.0) for feature in features) for features in options]
    top = max(sums)
    powers = [exp(one - top) for one in sums]
    return [power / sum(powers) for power in powers]


@cache
def lexicon() -> dict[str, float]:
    """Lower-case lemmas that were cues twice or more in the articles learned from, with the share of their uses."""
    return {name.removeprefix("cue:"): weight for name, weight in _weights().items() if name.startswith("cue:")}


@cache
def _weights() -> dict[str, float]:
    lines = (files("transforms") / "data" / _FILE).read_text("utf-8").splitlines()
    return {name: float(weight) for name, weight in (line.split("\t") for line in lines if not line.startswith("#"))}
