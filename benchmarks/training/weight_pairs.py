"""Make 8-bit weights such that sums of two products fit 16 bits, as processors with AVX2 and without VNNI add them."""

from typing import Any

import numpy as np
import numpy.typing as npt

# 255 x 128 is below 2^15: the largest sum of two weights that two inputs of 8 bits can meet without an overflow.
MOST_OF_PAIR = 128

Array = npt.NDArray[Any]


def shrink_pairs(weights: Array) -> Array:
    """Shrink each pair of neighbours in a column whose positive or negative sum could overflow, both by as much."""
    pairs = weights.astype(np.int32).reshape(-1, 2, weights.shape[1])
    for sign in (1, -1):
        ones = np.maximum(sign * pairs, 0)
        excess = np.maximum(ones.sum(1, keepdims=True) - MOST_OF_PAIR, 0)
        first = np.minimum((excess + 1) // 2, ones[:, :1])
        second = np.minimum(excess - first, ones[:, 1:])
        pairs -= sign * np.concatenate([excess - second, second], 1)
    return pairs.reshape(weights.shape).astype(weights.dtype)
