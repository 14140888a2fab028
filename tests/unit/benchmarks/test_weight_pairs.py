"""Pairs of weights: those that could overflow 16 bits are shrunk, all others stay."""

import numpy as np

from benchmarks.training.weight_pairs import MOST_OF_PAIR, shrink_pairs


def test_only_pairs_that_could_overflow_are_shrunk() -> None:
    weights = np.array([[127, 100, -128, 3], [127, 28, -10, -128]], np.int8)
    shrunk = shrink_pairs(weights).astype(int)
    assert shrunk[:, 0].tolist() == [64, 64]
    assert shrunk[:, 1].tolist() == [100, 28]
    assert shrunk[:, 2].sum() == -MOST_OF_PAIR
    assert shrunk[:, 3].tolist() == [3, -128]


def test_no_pair_of_random_weights_overflows() -> None:
    weights = np.random.default_rng(1).integers(-128, 128, (64, 50)).astype(np.int8)
    pairs = shrink_pairs(weights).astype(int).reshape(32, 2, 50)
    assert np.maximum(pairs, 0).sum(1).max() <= MOST_OF_PAIR >= -np.minimum(pairs, 0).sum(1).min()
