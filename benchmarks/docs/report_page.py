"""Time a report in a browser, opened from disk: `python -m benchmarks.docs.report_page --data DATA`.

Prints how large the file is, when it first paints, when it is ready, the CPU seconds of its page until then, and what
the first search and later ones take. Each round starts a browser of its own. With --articles the articles of DATA come
again under other ids until there are so many: times are then those of a report of that size; its bytes are too few by
the names that so many articles would have and these have not.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path
from unittest.mock import patch

from benchmarks.docs.browser import Browser, BrowserError, open_browser
from benchmarks.speed.rounds import describe_spread
from warehouse import report
from warehouse.report.facts import QuoteFacts, ReportFacts, read_facts

_SEED = 7
_LATER_SEARCHES = 8
_SHORTEST_WORD = 5  # letters of a word that is searched; shorter ones are of no use to anybody
# Notes when the page says that it is ready, which asking it would only learn later.
_NOTE_READINESS = """
new MutationObserver((_, observer) => {
  if (document.documentElement?.dataset.ready !== "yes") return;
  window.readyAfter = performance.now();
  observer.disconnect();
}).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-ready"] })"""
_FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
# Searches, and gives the milliseconds until the list is there and painted.
_SEARCH = """(async () => {{
  const main = document.querySelector("main");
  const begun = performance.now();
  const isThere = new Promise((resolve) => new MutationObserver(resolve).observe(main, {{ childList: true }}));
  location.hash = {address};
  await isThere;
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - begun;
}})()"""


@dataclass(frozen=True, slots=True)
class PageTiming:
    """What one opening of a report takes, in seconds."""

    first_paint: float
    ready: float
    cpu: float
    first_search: float
    first_search_cpu: float
    later_searches: Sequence[float]


def main(argv: list[str] | None = None) -> int:
    """Print what a report takes; 1 where there is no browser."""
    args = _parse_arguments(argv)
    facts = read_facts(args.data, report.Selection())
    if args.articles:
        facts = repeat_articles(facts, args.articles)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        size = write_report_of(facts, args.data, page)
        print(f"{size.article_count:,} articles, {size.quote_count:,} quotes: {size.byte_count / 1e6:.2f} MB")
        try:
            timings = [
                time_page(page, Path(folder) / f"profile-{n}", choose_words(facts, n)) for n in range(args.rounds)
            ]
        except BrowserError as error:
            print(error, file=sys.stderr)
            return 1
    print("\n".join(describe_timings(timings)))
    return 0


def _parse_arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="a warehouse, which is only read")
    parser.add_argument("--articles", type=int, help="repeat its articles until there are so many")
    parser.add_argument("--rounds", type=int, default=5, help="openings (%(default)s)")
    return parser.parse_args(argv)


def write_report_of(facts: ReportFacts, data: Path, target: Path) -> report.ReportSize:
    """Write a report of these facts, as `write_report` does."""
    with patch.object(report, "read_facts", lambda *_: facts):
        return report.write_report(data, target, report.Selection(), datetime.now(UTC))


def repeat_articles(facts: ReportFacts, article_count: int) -> ReportFacts:
    """Repeat the articles with their quotes, under other ids, until there are so many."""
    quotes: dict[str, list[QuoteFacts]] = {article["document_id"]: [] for article in facts.articles}
    for quote in facts.quotes:
        quotes[quote.row["document_id"]].append(quote)
    articles, repeated = [], []
    for number, article in enumerate(islice(cycle(facts.articles), article_count)):
        document_id = f"{number:016x}"
        articles.append(article | {"document_id": document_id})
        # said again it would be told in several articles, which is rare
        changed = {"document_id": document_id} | ({"statement_id": None} if number >= len(facts.articles) else {})
        repeated += [replace(quote, row=quote.row | changed) for quote in quotes[article["document_id"]]]
    return replace(facts, articles=articles, quotes=repeated)


def choose_words(facts: ReportFacts, seed: int) -> list[str]:
    """Choose words that stand in quotes, another choice for each seed."""
    words = sorted({word for quote in facts.quotes for word in quote.row["text"].split() if _is_searched(word)})
    return random.Random(_SEED + seed).sample(words, min(1 + _LATER_SEARCHES, len(words)))


def _is_searched(word: str) -> bool:
    return word.isalpha() and len(word) >= _SHORTEST_WORD


def time_page(page: Path, profile: Path, words: Sequence[str]) -> PageTiming:
    """Open a report in a new browser, search each word once, and give the seconds.

    Raises:
        BrowserError: there is no browser, or the page is not ready in time.
    """
    with open_browser(profile) as browser:
        # processor time, which what else the machine does hardly changes
        browser.call("Performance.disable")
        browser.call("Performance.enable", timeDomain="threadTicks")
        browser.call("Page.addScriptToEvaluateOnNewDocument", source=_NOTE_READINESS)
        before = _read_cpu_seconds(browser)
        browser.open(page)
        cpu = _read_cpu_seconds(browser) - before
        first_paint, ready = browser.wait_for(_FIRST_PAINT), browser.wait_for("window.readyAfter")
        before = _read_cpu_seconds(browser)
        (first,) = _time_searches(browser, words[:1])
        search_cpu = _read_cpu_seconds(browser) - before
        later = [*_time_searches(browser, words[1:])]
    return PageTiming(first_paint / 1000, ready / 1000, cpu, first, search_cpu, later)


def _read_cpu_seconds(browser: Browser) -> float:
    metrics = browser.call("Performance.getMetrics")["metrics"]
    return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))


def _time_searches(browser: Browser, words: Sequence[str]) -> Iterator[float]:
    for word in words:
        yield browser.evaluate(_SEARCH.format(address=json.dumps(f"#/quotes?q={word}"))) / 1000


def describe_timings(timings: Sequence[PageTiming]) -> list[str]:
    """Describe the rounds, a figure a line: the median, the least and the most, in seconds."""
    later = [statistics.median(timing.later_searches) for timing in timings]
    return [
        f"first paint     {describe_spread([timing.first_paint for timing in timings], 2)} s",
        f"ready           {describe_spread([timing.ready for timing in timings], 2)} s",
        f"CPU until ready {describe_spread([timing.cpu for timing in timings], 2)} s",
        f"search, first   {describe_spread([timing.first_search for timing in timings], 2)} s",
        f"CPU of that     {describe_spread([timing.first_search_cpu for timing in timings], 2)} s",
        f"search, later   {describe_spread(later, 2)} s",
    ]


if __name__ == "__main__":
    sys.exit(main())
