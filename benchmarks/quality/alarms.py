"""How often the alarms of `wireroom status` are false, and how soon they come: on invented series of many shapes.

    python -m benchmarks.quality.alarms [--series N]

A series is one source. Nothing happens to those of the first table; each run is judged as `wireroom ingest` judges it,
and an alarm counts once, when it begins. In the second table something happens after sixty runs, or two weeks; "in
time" is the share of series whose alarm comes within ten runs, and the delay is the median one.
"""

from __future__ import annotations

import argparse
import math
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from statistics import median
from typing import NamedTuple

from transforms.document import RunMeasure
from warehouse.watching.alarms import SILENT, find_alarms
from warehouse.watching.measures import Point

BEGIN = datetime(2026, 1, 5)  # a Monday
CALM_RUNS, CALM_DAYS = 60, 14  # before anything happens: the longer of both
LATER_RUNS = 60
IN_TIME = 10  # runs
SERIES = 40


class InventedFeed(NamedTuple):
    """The shape of a source: hours between runs, and articles that a run brings, by when it begins."""

    name: str
    hours: float
    expect: Callable[[datetime], float]

    @property
    def calm_runs(self) -> int:
        """The runs before anything happens."""
        return max(CALM_RUNS, round(CALM_DAYS * 24 / self.hours))


class InventedChange(NamedTuple):
    """What happens to a source: its articles times `articles`, its shares and its rate other ones."""

    name: str
    measure: str
    articles: float = 1.0
    share: float | None = None
    rate: float | None = None


class InventedRun(NamedTuple):
    """One run of a series: what it counted, by measure."""

    at: datetime
    counts: dict[str, tuple[int, int]]


def _by_day_and_week(at: datetime) -> float:
    is_weekend = at.weekday() >= 5
    return 0.0 if is_weekend or not 7 <= at.hour < 20 else 6.0


FEEDS = (
    InventedFeed("hourly, 5 a run", 1, lambda _: 5.0),
    InventedFeed("hourly, by day on weekdays", 1, _by_day_and_week),
    InventedFeed("daily, 40 a run", 24, lambda _: 40.0),
    InventedFeed("daily, weekdays alone", 24, lambda at: 0.0 if at.weekday() >= 5 else 40.0),
    InventedFeed("daily, one in three days", 24, lambda _: 0.4),
    InventedFeed("every six hours, 300 a run", 6, lambda _: 300.0),
)
CALM = InventedChange("nothing", "")
CHANGES = (
    InventedChange("no articles any more", SILENT, articles=0.0),
    InventedChange("rejected 2 to 15 %", RunMeasure.REJECTED, share=0.15),
    InventedChange("rejected 2 to 40 %", RunMeasure.REJECTED, share=0.40),
    InventedChange("rejected 2 to 100 %", RunMeasure.REJECTED, share=1.0),
    InventedChange("statements a third", RunMeasure.STATEMENTS, rate=1 / 3),
    InventedChange("statements none", RunMeasure.STATEMENTS, rate=0.0),
)
SHARE, RATE = 0.02, 5.0
# How much shares and rates differ from run to run beyond chance, and counts from article to article.
LEAPS = 0.2
SHAPE = 1.0


def make_series(
    feed: InventedFeed, change: InventedChange, rng: random.Random, run_count: int
) -> Iterator[InventedRun]:
    """Make the runs of one source; the change happens after the calm ones."""
    for number in range(run_count):
        at = BEGIN + timedelta(hours=feed.hours * number)
        happens = number >= feed.calm_runs
        expected = feed.expect(at) * (change.articles if happens else 1.0)
        share = change.share if happens and change.share is not None else SHARE
        rate = RATE * (change.rate if happens and change.rate is not None else 1.0)
        yield InventedRun(at, _draw_counts(expected, share, rate, rng))


def _draw_counts(expected: float, share: float, rate: float, rng: random.Random) -> dict[str, tuple[int, int]]:
    inputs = _draw_poisson(expected * rng.lognormvariate(0, LEAPS), rng)
    leap = rng.lognormvariate(0, LEAPS)
    rejected = sum(rng.random() < min(share * leap, 1.0) for _ in range(inputs))
    articles = inputs - rejected
    statements = sum(_draw_poisson(rng.gammavariate(SHAPE, rate * leap / SHAPE), rng) for _ in range(articles) if rate)
    unnamed = sum(rng.random() < min(0.2 * leap, 1.0) for _ in range(statements))
    undated, untold = (sum(rng.random() < one * leap for _ in range(articles)) for one in (0.01, 0.1))
    return {
        RunMeasure.ARTICLES: (articles, inputs),
        RunMeasure.REJECTED: (rejected, inputs),
        RunMeasure.UNDATED: (undated, articles),
        RunMeasure.WITHOUT_TOPICS: (untold, articles),
        RunMeasure.STATEMENTS: (statements, articles),
        RunMeasure.UNNAMED_SPEAKERS: (unnamed, statements),
    }


def _draw_poisson(mean: float, rng: random.Random) -> int:
    """Draw from a Poisson distribution; of a large mean from the normal one that is as wide."""
    if mean > 30:
        return max(0, round(rng.gauss(mean, math.sqrt(mean))))
    count, product, least = -1, 1.0, math.exp(-mean)
    while product > least or count < 0:
        product *= rng.random()
        count += 1
    return count


def judge_runs(runs: Sequence[InventedRun], first: int = 0) -> Iterator[set[str]]:
    """Judge after each run from `first` on; yields the measures of the alarms that there are then."""
    series: dict[tuple[str, str], list[Point]] = {}
    for number, run in enumerate(runs):
        for measure, (counted, base) in run.counts.items():
            if base:
                series.setdefault(("source", measure), []).append(Point(run.at, counted, base))
        if number >= first:
            yield {alarm.measure for alarm in find_alarms(series, run.at)}


def count_false_alarms(feed: InventedFeed, series_count: int) -> dict[str, float]:
    """Count alarms that begin where nothing happened, by measure, for each thousand runs."""
    run_count = feed.calm_runs + LATER_RUNS
    began: Counter[str] = Counter()
    for number in range(series_count):
        rng = random.Random(f"{feed.name} {number}")
        before: set[str] = set()
        for alarms in judge_runs(list(make_series(feed, CALM, rng, run_count))):
            began.update(alarms - before)
            before = alarms
    return {measure: 1000 * count / (series_count * run_count) for measure, count in sorted(began.items())}


def find_delays(feed: InventedFeed, change: InventedChange, series_count: int) -> list[int | None]:
    """Find how many runs after a change its alarm comes, None where it does not in LATER_RUNS; a series a number."""
    delays: list[int | None] = []
    for number in range(series_count):
        rng = random.Random(f"{feed.name} {change.name} {number}")
        runs = list(make_series(feed, change, rng, feed.calm_runs + LATER_RUNS))
        judged = enumerate(judge_runs(runs, feed.calm_runs), start=1)
        delays.append(next((delay for delay, alarms in judged if change.measure in alarms), None))
    return delays


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--series", type=int, default=SERIES, help="series of each kind")
    series_count = parser.parse_args().series
    print(f"False alarms in a thousand runs, {series_count} series of each kind")
    for feed in FEEDS:
        false = count_false_alarms(feed, series_count)
        listed = ", ".join(f"{measure} {rate:.2f}" for measure, rate in false.items())
        print(f"  {feed.name:<28} {sum(false.values()):6.2f}  {listed}")
    print(f"\nAlarms after a change: in time (within {IN_TIME} runs), ever (within {LATER_RUNS}), median delay in runs")
    for change in CHANGES:
        for feed in FEEDS:
            delays = find_delays(feed, change, series_count)
            print(f"  {change.name:<24} {feed.name:<28} {_describe_delays(delays)}")


def _describe_delays(delays: Sequence[int | None]) -> str:
    found = [delay for delay in delays if delay is not None]
    in_time = sum(delay <= IN_TIME for delay in found) / len(delays)
    return f"{in_time:4.0%} {len(found) / len(delays):5.0%} {median(found) if found else '-':>6}"


if __name__ == "__main__":
    main()
