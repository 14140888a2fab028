"""The learned weights of quotes: cue lexicon, weights of features, weights of the fusion of rules and encoder.

They are one value, `QuoteWeights`, that is handed down from `assembly.find_quotes`; no other module reads the files.
Learned by `benchmarks/training/fit_quotes.py` and `fit_fusion.py`, which build values of their own. What the features
are, say `clauses/clause_candidates.py`, `cue_features.py` and `attributions/encoder_fusion.py`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import exp
from typing import Self

from transforms.knowledge.tables import read_rows

_FEATURE_FILE = "models/quotes/quote_weights"
_FUSION_FILE = "models/fusion/fusion_weights"
# The names of the shares of the lexicon begin with it; those of features never do.
_LEXICON_PREFIX = "cue:"


@dataclass(frozen=True, slots=True)
class QuoteWeights:
    """All weights that quotes are read with. A feature without a weight weighs 0.

    `clause_fusion` and `link_fusion` are in the order of `encoder_fusion.CLAUSE` and `.LINK`; only documents with word
    roles need them.
    """

    lexicon: Mapping[str, float]  # lower-case lemmas of cues, with the share of their uses (0..1) as a cue
    features: Mapping[str, float] = field(default_factory=dict)  # log odds by feature, of clauses and of cue options
    clause_fusion: tuple[float, ...] = ()
    link_fusion: tuple[float, ...] = ()

    @classmethod
    def from_names(cls, named: Mapping[str, float]) -> Self:
        """Make weights of rules from one table, in which names of the lexicon's shares begin with `cue:`."""
        is_share = {name: name.startswith(_LEXICON_PREFIX) for name in named}
        lexicon = {name.removeprefix(_LEXICON_PREFIX): named[name] for name in named if is_share[name]}
        features = {name: named[name] for name in named if not is_share[name]}
        return cls(lexicon, features)

    def score(self, features: Iterable[str]) -> float:
        """Give the sum of the weights of features: the log odds of an option but for a constant of its choice."""
        weigh = self.features.get
        return sum([weigh(feature, 0.0) for feature in features])

    def clause_probability(self, features: Iterable[str]) -> float:
        """Give the probability (0..1) that a clause candidate is an attribution: a logistic model."""
        return logistic(self.score(features))

    def fused_clause_probability(self, numbers: Sequence[float]) -> float:
        """Give the same by rules and encoder; `numbers` are what `encoder_fusion.CLAUSE` names."""
        return logistic(_dot_product_of_weights(self.clause_fusion, numbers))

    def fused_link_score(self, numbers: Sequence[float]) -> float:
        """Give the score of a cue option by rules and encoder; `numbers` are what `encoder_fusion.LINK` names."""
        return _dot_product_of_weights(self.link_fusion, numbers)


@cache
def load_quote_weights() -> QuoteWeights:
    """Load the weights that come with the package. They are read once."""
    rules = QuoteWeights.from_names(dict(_read_quote_weights(_FEATURE_FILE)))
    fusion = list(_read_quote_weights(_FUSION_FILE))
    return QuoteWeights(
        rules.lexicon,
        rules.features,
        clause_fusion=tuple(weight for name, weight in fusion if name.startswith("clause:")),
        link_fusion=tuple(weight for name, weight in fusion if name.startswith("link:")),
    )


def logistic(score: float) -> float:
    """Give the probability (0..1) of log odds."""
    return 1.0 / (1.0 + exp(-score))


def softmax(scores: Sequence[float]) -> list[float]:
    """Give the probabilities (they add up to 1) of the options of one choice: a conditional logit.

    Raises:
        ValueError: there are no scores.
    """
    top = max(scores)
    powers = [exp(score - top) for score in scores]
    return [power / sum(powers) for power in powers]


def _dot_product_of_weights(weights: Sequence[float], numbers: Sequence[float]) -> float:
    return sum([weight * number for weight, number in zip(weights, numbers, strict=True)])


def _read_quote_weights(name: str) -> Iterator[tuple[str, float]]:
    for feature, weight in read_rows(name):
        yield feature, float(weight)
