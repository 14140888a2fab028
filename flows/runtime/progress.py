"""What a person sees of a run under way: a bar with rate and time left on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from rich.progress import Progress

    from warehouse.store import Counts


class Reporter(Protocol):
    """Who is told how far a run has come."""

    def began(self, articles: int) -> None:
        """Learn that `articles` inputs were found."""

    def stored(self, counts: Counts) -> None:
        """Learn what one more batch came to."""

    def ended(self, outcome: dict[str, Any]) -> None:
        """Learn the outcome of the run, failed ones too: the object of the last line on standard output."""


class Silent:
    """Tells nobody; keeps the outcome, as all reporters here do."""

    def __init__(self) -> None:
        """Begin without an outcome."""
        self.outcome: dict[str, Any] | None = None

    def began(self, articles: int) -> None:
        """Take no notice."""

    def stored(self, counts: Counts) -> None:
        """Take no notice."""

    def ended(self, outcome: dict[str, Any]) -> None:
        """Keep `outcome`."""
        self.outcome = outcome


class Lines(Silent):
    """One line a batch on standard error, for logs and pipes."""

    def began(self, articles: int) -> None:
        """Say how many inputs there are."""
        self._articles, self._seen, self._start = articles, 0, time.monotonic()
        print(f"{articles:,} {'input' if articles == 1 else 'inputs'} found", file=sys.stderr, flush=True)

    def stored(self, counts: Counts) -> None:
        """Say how far the run is, and how fast."""
        self._seen += counts.seen
        rate = self._seen / max(time.monotonic() - self._start, 0.001)
        # a container holds more articles than the one input that it is
        of_all = f" of {self._articles:,}" if self._seen <= self._articles else ""
        print(f"{self._seen:,}{of_all} articles, {rate:.1f} a second", file=sys.stderr, flush=True)


class Runs(Silent):
    """One line a run on standard error, for a schedule that goes on for weeks."""

    def ended(self, outcome: dict[str, Any]) -> None:
        """Say what the run came to."""
        super().ended(outcome)
        print(summarize_run(outcome), file=sys.stderr, flush=True)


class Bar(Silent):
    """A bar with rate and time left, for a terminal."""

    def began(self, articles: int) -> None:
        """Draw the empty bar."""
        self._articles, self._seen = articles, 0
        self._bar = _bar()
        self._task = self._bar.add_task("articles", total=articles)
        self._bar.start()

    def stored(self, counts: Counts) -> None:
        """Move the bar on."""
        self._seen += counts.seen
        self._articles = max(
            self._articles, self._seen
        )  # a container holds more articles than the one input that it is
        self._bar.update(self._task, completed=self._seen, total=self._articles)

    def ended(self, outcome: dict[str, Any]) -> None:
        """Keep `outcome` and leave the terminal as it was."""
        super().ended(outcome)
        if hasattr(self, "_bar"):
            self._bar.stop()


_reporter: ContextVar[Reporter] = ContextVar("reporter")


@contextmanager
def use_reporter(reporter: Reporter) -> Iterator[None]:
    """Let the runs within tell `reporter`: flow parameters must be JSON, so it cannot be one of them."""
    token = _reporter.set(reporter)
    try:
        yield
    finally:
        _reporter.reset(token)


def reporter() -> Reporter:
    """Give the reporter of this run: a silent one where nobody asked to be told."""
    return _reporter.get(Silent())


def reporter_for(is_quiet: bool) -> Silent:
    """Give the reporter that fits standard error as it is."""
    if is_quiet:
        return Silent()
    return Bar() if sys.stderr.isatty() else Lines()


def summarize_run(outcome: dict[str, Any]) -> str:
    """Write what a run came to in one line: id, how it ended, seconds, counts."""
    counts = {
        name.removeprefix("documents_"): count for name, count in outcome.items() if name.startswith("documents_")
    }
    parts = ", ".join(f"{count:,} {name}" for name, count in counts.items() if name != "seen")
    # a folder of other formats would pass for an empty one
    hint = "" if counts["seen"] else "; folders give the files of the formats that are read, and none was found"
    head = f"run {outcome['run_id']} {outcome['status']} in {outcome['seconds']:.1f} s: "
    return f"{head}{counts['seen']:,} seen, {parts}{hint}"


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        """Articles a second."""

        def render(self, task: Task) -> Text:
            """Write the rate, or nothing before there is one."""
            return Text(f"{task.speed:.1f} a second" if task.speed else "")

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=Console(stderr=True))
