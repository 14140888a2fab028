"""Tell that a source is silent: it has had no new article for longer than its own past explains.

Judges the times between runs that brought articles of it, whose longest one has the nights and weekends in it. No rule
knows a calendar. Figures: `python -m benchmarks.quality.alarms`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from warehouse.watching.measures import Point

# With fewer pauses, or all on a few days, a source may be an archive that was read once; eight days have a weekend.
LEAST_PAUSES = 10
LEAST_SPAN = timedelta(days=8)
# An alarm where a pause so long comes less often: of a thousand pauses one.
CHANCE = 1e-3
# And never before the longest pause is outrun by half: the weekend before a holiday is one.
LEAST_FACTOR = 1.5
# After so long a source has ended, and is reported no more.
ENDED_AFTER = timedelta(days=30)


class Silence(NamedTuple):
    """A source that is silent: since when, naive UTC, and the longest pause that it had before."""

    since: datetime
    longest: timedelta


def find_silence(articles: Sequence[Point], now: datetime) -> Silence | None:
    """Find whether a source is silent at `now`; `articles` is its series of that measure, the oldest run first."""
    arrivals = [point.at for point in articles if point.counted > 0 and point.at <= now]
    if len(arrivals) <= LEAST_PAUSES or arrivals[-1] - arrivals[0] < LEAST_SPAN:
        return None
    longest = max(later - earlier for earlier, later in zip(arrivals, arrivals[1:], strict=False))
    pause = now - arrivals[-1]
    if pause > ENDED_AFTER or pause < LEAST_FACTOR * longest:
        return None
    is_rare = chance_of_pause(pause / longest, len(arrivals) - 1) < CHANCE
    return Silence(arrivals[-1], longest) if is_rare else None


def chance_of_pause(factor: float, pause_count: int) -> float:
    """Give the chance that one more pause is `factor` times the longest of `pause_count`, 0 to 1.

    Exact where pauses are independent and as likely to end at any moment (exponential): n! Γ(f + 1) / Γ(n + f + 1).
    Pauses of a working week are more regular, so that the true chance is smaller.
    """
    n, f = pause_count, factor
    return math.exp(math.lgamma(n + 1) + math.lgamma(f + 1) - math.lgamma(n + f + 1))
