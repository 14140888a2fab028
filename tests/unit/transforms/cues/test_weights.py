"""Weights: one table becomes one value, scores and probabilities follow from it."""

import pytest

from transforms.attributions import encoder_fusion
from transforms.cues.weights import QuoteWeights, load_quote_weights, logistic, softmax


def test_names_of_the_lexicon_and_of_features_are_told_apart() -> None:
    weights = QuoteWeights.from_names({"cue:say": 0.9, "l=say": 1.5, "none:bias": -1.0})
    assert weights.lexicon == {"say": 0.9}
    assert weights.features == {"l=say": 1.5, "none:bias": -1.0}


def test_features_without_a_weight_weigh_nothing() -> None:
    weights = QuoteWeights({}, {"a": 2.0, "b": -0.5})
    assert weights.score(["a", "b", "unknown"]) == 1.5
    assert weights.clause_probability(["unknown"]) == 0.5
    assert weights.clause_probability(["a"]) == logistic(2.0)


def test_fusion_is_a_weighted_sum() -> None:
    weights = QuoteWeights({}, clause_fusion=(1.0, 2.0), link_fusion=(3.0,))
    assert weights.fused_clause_probability((2.0, -1.0)) == 0.5
    assert weights.fused_link_score((2.0,)) == 6.0
    with pytest.raises(ValueError, match="longer"):
        weights.fused_link_score((2.0, 1.0))


def test_softmax_gives_shares_that_add_up() -> None:
    assert softmax([1.0, 1.0]) == [0.5, 0.5]
    assert sum(softmax([0.0, 800.0, -800.0])) == pytest.approx(1.0)


def test_the_weights_of_the_package_are_complete() -> None:
    weights = load_quote_weights()
    assert weights.lexicon["say"] > 0.2 and "bias" in weights.features
    assert len(weights.clause_fusion) == len(encoder_fusion.CLAUSE)
    assert len(weights.link_fusion) == len(encoder_fusion.LINK)
