"""Tell that a share or a rate of a source is not what it was: by its last runs, against those before.

Robust: the usual value is a median, its spread the median of distances, so that a bad day or two among the past ones
changes neither. Small runs are put together until they can tell anything. Figures:
`python -m benchmarks.quality.alarms`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import takewhile
from statistics import fmean, median
from typing import NamedTuple

from warehouse.watching.measures import Point

# Runs are put together until they count so many articles (or statements): of 10 a share is a guess.
LEAST_BASE = 30
# So many such groups are needed before one is judged, and so many at most are looked back at.
LEAST_GROUPS = 10
MOST_GROUPS = 30
# So many standard deviations away from the usual value is unusual.
LEAST_DISTANCE = 5.0
# Of the newest group alone, and of so many of the newest together: what lasts is seen although it is small.
WINDOWS = (1, 3, 7)
# A group of this distance to the same side belongs to what goes on: it says since when.
LASTING_DISTANCE = 2.0
# Of few groups a spread is a guess, which may be too small: that of n is taken for 1 + 5 / n times as large.
_GUESSING_GROUPS = 5
# What is as sure, but too little to matter, is no alarm: points of a share, and times of a rate.
LEAST_SHARE_CHANGE = 0.05
LEAST_RATE_CHANGE = 1.5
# Of a normal distribution the standard deviation is so many times the median distance.
_DEVIATIONS = 1.4826


class Usual(NamedTuple):
    """What is usual of a measure: between `low` and `high`, a share or a rate."""

    low: float
    high: float


class Drift(NamedTuple):
    """A measure that is not as usual: its value now, what is usual, and since when, naive UTC."""

    value: float
    usual: Usual
    since: datetime


class _Scale(NamedTuple):
    """How a measure is compared.

    `stabilize` makes of a count and its base a value of standard deviation 1 / (2 √base), `restore` of that the share
    or rate again. `matters` says whether a value, beside what is usual, is worth an alarm.
    """

    stabilize: Callable[[float, float], float]
    restore: Callable[[float], float]
    matters: Callable[[float, float], bool]


class _Group(NamedTuple):
    at: datetime  # when its first run began
    counted: int
    base: int


def find_share_drift(points: Sequence[Point]) -> Drift | None:
    """Find whether a share has risen above what is usual; `points` is a series, the oldest run first."""
    return _find_drift(points, _SHARES)


def find_rate_drift(points: Sequence[Point]) -> Drift | None:
    """Find whether a rate (statements an article) has left what is usual, to either side; likewise."""
    return _find_drift(points, _RATES)


def _find_drift(points: Sequence[Point], scale: _Scale) -> Drift | None:
    groups = _group_runs(points)
    drifts = (_judge_window(groups, window, scale) for window in WINDOWS)
    return next((drift for drift in drifts if drift is not None), None)


def _judge_window(groups: Sequence[_Group], window: int, scale: _Scale) -> Drift | None:
    """Judge the newest `window` groups, taken together, by those before them."""
    newest, past = groups[:window], groups[window : window + MOST_GROUPS]
    if len(past) < LEAST_GROUPS:
        return None
    values = [scale.stabilize(group.counted, group.base) for group in past]
    middle = median(values)
    spread = _find_spread(values, middle, past)

    def find_distance(group: _Group) -> float:
        return (scale.stabilize(group.counted, group.base) - middle) * _weigh(group) / spread

    distance = fmean(map(find_distance, newest))
    value = sum(group.counted for group in newest) / sum(group.base for group in newest)
    if abs(distance) * math.sqrt(window) <= LEAST_DISTANCE or not scale.matters(value, scale.restore(middle)):
        return None
    margin = LEAST_DISTANCE * spread / (_weigh(newest[0]) * math.sqrt(window))
    usual = Usual(scale.restore(middle - margin), scale.restore(middle + margin))
    side = math.copysign(1.0, distance)
    lasting = takewhile(lambda group: side * find_distance(group) > LASTING_DISTANCE, groups)
    return Drift(value, usual, min((group.at for group in lasting), default=newest[-1].at))


def _find_spread(values: Sequence[float], middle: float, groups: Sequence[_Group]) -> float:
    """Find how far values usually are from their middle, in the standard deviations that chance alone makes."""
    distances = [abs(value - middle) * _weigh(group) for value, group in zip(values, groups, strict=True)]
    return max(1.0, _DEVIATIONS * median(distances)) * (1 + _GUESSING_GROUPS / len(groups))


def _group_runs(points: Sequence[Point]) -> list[_Group]:
    """Put runs together, the newest first, so that each group has the least base; what is left over is left out."""
    groups: list[_Group] = []
    counted = base = 0
    for point in reversed(points):
        counted, base = counted + point.counted, base + point.base
        if base >= LEAST_BASE:
            groups.append(_Group(point.at, counted, base))
            counted = base = 0
        if len(groups) == MOST_GROUPS + max(WINDOWS):
            break
    return groups


def _weigh(group: _Group) -> float:
    return 2 * math.sqrt(group.base)


def _stabilize_share(counted: float, base: float) -> float:
    """Anscombe's arcsine of a share, whose spread does not hang on the share itself."""
    return math.asin(math.sqrt((counted + 0.375) / (base + 0.75)))


def _restore_share(value: float) -> float:
    return math.sin(min(max(value, 0.0), math.pi / 2)) ** 2


def _stabilize_rate(counted: float, base: float) -> float:
    """Anscombe's root of a rate, likewise."""
    return math.sqrt((counted + 0.375) / base)


def _restore_rate(value: float) -> float:
    return max(value, 0.0) ** 2


def _is_higher_share(share: float, usual: float) -> bool:
    return share - usual >= LEAST_SHARE_CHANGE


def _is_other_rate(rate: float, usual: float) -> bool:
    return rate >= LEAST_RATE_CHANGE * usual or rate * LEAST_RATE_CHANGE <= usual


_SHARES = _Scale(_stabilize_share, _restore_share, _is_higher_share)
_RATES = _Scale(_stabilize_rate, _restore_rate, _is_other_rate)
