"""Show how far a run is: a bar with rate and time left on a terminal, plain lines elsewhere."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Protocol

from flows.runtime import logs
from transforms.document import RunStatus

if TYPE_CHECKING:
    from rich.progress import Progress

    from warehouse.store import Counts

# How loud the line of a run's end is: Ctrl-C and SIGTERM are somebody's wish, and no error.
_LEVELS: dict[str, str] = {RunStatus.SUCCEEDED: "INFO", RunStatus.STOPPED: "WARNING"}


class Reporter(Protocol):
    """What a run reports its progress to."""

    def starting(self) -> None:
        """Learn that a run is about to start, before anything heavy is imported."""

    def began(self, articles: int) -> None:
        """Take the number of inputs that were found, before the first is read."""

    def started(self, describe: Callable[[], dict[str, Any]]) -> None:
        """Take what describes the run so far, for whoever has to end it before it has an outcome."""

    def annotated(self) -> None:
        """Learn that one more article of the batch is annotated."""

    def stored(self, counts: Counts) -> None:
        """Take the counts of one more batch, once it is stored."""

    def ended(self, outcome: dict[str, Any]) -> None:
        """Take the outcome of the run, also of one that failed: what the last line on standard output shows."""


class Silent:
    """A reporter that shows nothing and keeps the outcome, as all reporters here do."""

    def __init__(self) -> None:
        """Make a reporter without an outcome."""
        self.outcome: dict[str, Any] | None = None
        self._describe: Callable[[], dict[str, Any]] | None = None

    def outcome_so_far(self) -> dict[str, Any] | None:
        """Give the outcome, or that of a run which ends now, as stopped; None where none has begun."""
        if self.outcome is None and self._describe is not None:
            return self._describe() | {"status": RunStatus.STOPPED}
        return self.outcome

    def started(self, describe: Callable[[], dict[str, Any]]) -> None:
        """Keep `describe`."""
        self._describe = describe

    def starting(self) -> None:
        """Show nothing."""

    def began(self, articles: int) -> None:
        """Show nothing."""

    def annotated(self) -> None:
        """Show nothing."""

    def close(self) -> None:
        """Give the terminal back as it was, also where the run never ended."""

    def stored(self, counts: Counts) -> None:
        """Show nothing."""

    def ended(self, outcome: dict[str, Any]) -> None:
        """Keep `outcome`."""
        self.outcome = outcome


class Lines(Silent):
    """A reporter that prints one line for each batch on standard error, for logs and pipes."""

    def began(self, articles: int) -> None:
        """Print how many inputs there are."""
        self._articles, self._seen, self._start = articles, 0, time.monotonic()
        print(f"{articles:,} {'input' if articles == 1 else 'inputs'} found", file=sys.stderr, flush=True)

    def stored(self, counts: Counts) -> None:
        """Print how many articles are done, and how many a second."""
        self._seen += counts.seen
        rate = self._seen / max(time.monotonic() - self._start, 0.001)
        # a container holds more articles than the one input that it is
        of_all = f" of {self._articles:,}" if self._seen <= self._articles else ""
        print(f"{self._seen:,}{of_all} articles, {rate:.1f} a second", file=sys.stderr, flush=True)


class Runs(Silent):
    """A reporter that prints two lines for each run of a schedule: for people, and for programs."""

    def ended(self, outcome: dict[str, Any]) -> None:
        """Keep `outcome`; print a summary on standard error, and the JSON of it on standard output."""
        super().ended(outcome)
        print(summarize_run(outcome), file=sys.stderr, flush=True)
        print(json.dumps(outcome), flush=True)


class Records(Silent):
    """A reporter that writes JSON on standard error: a line for each batch, and one for the run at its end.

    Before that one, the first new rejects and all alarms have a line each.
    """

    def began(self, articles: int) -> None:
        """Write how many inputs there are."""
        logs.tell("inputs found", inputs=articles)

    def stored(self, counts: Counts) -> None:
        """Write what became of the articles of a batch."""
        logs.tell("batch stored", "INFO", **counts.name_columns())

    def ended(self, outcome: dict[str, Any]) -> None:
        """Keep `outcome` and write it."""
        super().ended(outcome)
        for reject in outcome.get("rejects", ()):
            named = {"source_uri": reject["source_uri"], "reason_code": reject["reason_code"]}
            logs.tell(f"rejected: {reject['message']}", "WARNING", **named)
        for alarm in (outcome.get("quality") or {}).get("alarms", ()):
            logs.tell(f"alarm: {alarm['line']}", "WARNING", alarm=alarm)
        counts = {name: value for name, value in outcome.items() if name.startswith("documents_")}
        level = _LEVELS.get(outcome["status"], "ERROR")
        logs.tell(f"run {outcome['status']}", level, status=outcome["status"], seconds=outcome["seconds"], **counts)


class RunRecords(Records):
    """A reporter that writes JSON on both streams for each run of a schedule: records, and the outcome."""

    def ended(self, outcome: dict[str, Any]) -> None:
        """Keep `outcome`; write its records on standard error, and itself on standard output."""
        super().ended(outcome)
        print(json.dumps(outcome), flush=True)


class Bar(Silent):
    """A reporter that draws a bar with rate and time left on a terminal, an article at a time."""

    def __init__(self) -> None:
        """Make a bar that is not drawn yet."""
        super().__init__()
        self._articles, self._seen, self._of_batch = 0, 0, 0
        self._is_begun = False
        self._bar: Progress | None = None

    def starting(self) -> None:
        """Draw a bar that moves to and fro: how much there is to do is not known yet."""
        print("starting", end="\r", file=sys.stderr, flush=True)  # the bar is drawn over it, once rich is imported
        self._bar = _make_bar()
        self._task = self._bar.add_task("starting", total=None)
        self._bar.start()

    def began(self, articles: int) -> None:
        """Draw the empty bar."""
        if self._bar is None:
            self.starting()
        self._is_begun = True
        self._articles = articles
        self._show("articles")

    def annotated(self) -> None:
        """Move the bar on by one; the batch may turn out to have been seen before, so `stored` says the last word."""
        self._of_batch += 1
        self._show("articles")

    def stored(self, counts: Counts) -> None:
        """Move the bar to where the run is."""
        self._seen += counts.seen
        self._of_batch = 0
        self._show("articles")

    def ended(self, outcome: dict[str, Any]) -> None:
        """Keep `outcome` and give the terminal back as it was, the bar full."""
        super().ended(outcome)
        self._articles = max(self._articles, self._seen)
        self._show("articles")
        self.close()

    def close(self) -> None:
        """Give the terminal back as it was, also where the run never ended; of one that never began nothing stays."""
        if self._bar is not None:
            self._bar.live.transient = not self._is_begun
            self._bar.stop()

    def _show(self, description: str) -> None:
        done = self._seen + self._of_batch
        # a table or an archive is one input and many articles: how many are left is not known
        total = self._articles if done <= self._articles else None
        if self._bar is not None:
            self._bar.update(self._task, description=description, completed=done, total=total)


_reporter: ContextVar[Reporter] = ContextVar("reporter")


@contextmanager
def use_reporter(reporter: Reporter) -> Iterator[None]:
    """Let the runs within report to `reporter`, which cannot be a parameter of a flow: those must be JSON."""
    token = _reporter.set(reporter)
    try:
        yield
    finally:
        _reporter.reset(token)


def reporter() -> Reporter:
    """Give the reporter of this run; a silent one where `use_reporter` set none."""
    return _reporter.get(Silent())


def reporter_of_schedule() -> Silent:
    """Choose the reporter of a run that a schedule starts: it ends with the outcome on standard output.

    Standard error gets one line for people, or records where JSON is asked for.
    """
    return RunRecords() if logs.is_json() else Runs()


def reporter_for(is_quiet: bool) -> Silent:
    """Choose the reporter that fits standard error: a silent one if `is_quiet`, a bar on a terminal, else lines.

    Where JSON is asked for, each line is an object.
    """
    if is_quiet:
        return Silent()
    if logs.is_json():
        return Records()
    return Bar() if sys.stderr.isatty() else Lines()


@contextmanager
def show_progress(is_quiet: bool) -> Iterator[Silent]:
    """Show at once that a run starts, before anything heavy is imported; give its reporter, which is closed after."""
    reporter = reporter_for(is_quiet)
    try:
        reporter.starting()
        yield reporter
    finally:
        reporter.close()


def summarize_run(outcome: dict[str, Any]) -> str:
    """Write the outcome of a run in one line: its id, how it ended, seconds, counts."""
    counts = {
        name.removeprefix("documents_"): count for name, count in outcome.items() if name.startswith("documents_")
    }
    parts = ", ".join(f"{count:,} {name}" for name, count in counts.items() if name != "seen")
    if before := outcome.get("rejected_before"):
        parts += f" ({before:,} of them before)"
    # a folder of other formats would pass for an empty one; a run that failed may have seen none of its inputs yet
    is_empty = outcome["status"] == RunStatus.SUCCEEDED and not counts["seen"]
    hint = "" if not is_empty else "; folders give the files of the formats that are read, and none was found"
    head = f"run {outcome['run_id']} {outcome['status']} in {outcome['seconds']:.1f} s: "
    return f"{head}{counts['seen']:,} seen, {parts}{hint}"


def _make_bar() -> Progress:
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
