"""Time rivals by turns in CPU seconds, so that what else the machine does weighs on both alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

Item = TypeVar("Item")


def measure_cpu_seconds(work: Callable[[], object]) -> float:
    """Measure the CPU seconds of this process, all its threads, that `work` takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def measure_by_turns(
    first: Callable[[Item], object], second: Callable[[Item], object], items: Sequence[Item]
) -> tuple[float, float]:
    """Measure the CPU seconds of two rivals over all items, item by item; each begins with every other one."""
    first_seconds = second_seconds = 0.0
    for number, item in enumerate(items):
        if number % 2:
            second_seconds += measure_cpu_seconds(partial(second, item))
            first_seconds += measure_cpu_seconds(partial(first, item))
        else:
            first_seconds += measure_cpu_seconds(partial(first, item))
            second_seconds += measure_cpu_seconds(partial(second, item))
    return first_seconds, second_seconds


def describe_spread(values: Sequence[float], digits: int) -> str:
    """Describe figures of several rounds: the median, the least and the most."""
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f} to {max(values):.{digits}f})"
