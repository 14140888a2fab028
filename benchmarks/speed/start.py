"""CPU of small runs beside what they cannot do without: `python -m benchmarks.speed.start`.

Each command is a process of its own, by turns; its CPU seconds are those of all processes that it starts. They are held
against `import prefect` and the load of the language model, in one process. No Prefect server is set, whatever the
caller has set. The first sign on a terminal is measured in CPU too, which other load does not move as it moves a clock.
Exits 1 where a run of one article takes more than 1.8 times the measure, or the first sign more than half a second.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import ROOT
from transforms.language.model_package import model_package_name

MOST_RATIO = 1.8  # of a run of one article to the measure: what was asked for
MOST_SIGN_SECONDS = 0.5  # up to the first sign on a terminal: what was asked for
MEASURE = "prefect and model"
ONE_ARTICLE = "one article"
UNCHANGED = "the same again"
HELP = "--help"
SIGN = "first sign"
# Twenty words, as small as an article gets.
ARTICLE = (
    'PORTO, March 3. "We have four offers on the table," councillor Ana Silva said. None of them is any cheaper.\n'
)


@dataclass(slots=True)
class StartFigures:
    """CPU seconds of each command, a value a round; of the first sign what it takes up to that."""

    seconds: dict[str, list[float]] = field(default_factory=dict)

    def add(self, measured: Mapping[str, float]) -> None:
        """Add a round."""
        for name, seconds in measured.items():
            self.seconds.setdefault(name, []).append(seconds)

    def find_ratio(self, name: str) -> float:
        """Give the median over the rounds of a command's CPU to the measure's of the same round."""
        return statistics.median(
            seconds / measure for seconds, measure in zip(self.seconds[name], self.seconds[MEASURE], strict=True)
        )

    def describe(self) -> Iterable[str]:
        """Yield the lines of the table: median, least and most, ratio."""
        yield f"{'':<20}{'seconds':>9}{'least to most':>18}{'ratio':>8}"
        for name, seconds in self.seconds.items():
            span = f"{min(seconds):.2f} to {max(seconds):.2f}"
            yield f"{name:<20}{statistics.median(seconds):>9.2f}{span:>18}{self.find_ratio(name):>8.2f}"

    def list_excesses(self) -> Iterable[str]:
        """Yield what takes longer than it may."""
        if (ratio := self.find_ratio(ONE_ARTICLE)) > MOST_RATIO:
            yield f"{ONE_ARTICLE}: {ratio:.2f} of the measure, {MOST_RATIO} is the most"
        if (seconds := statistics.median(self.seconds[SIGN])) > MOST_SIGN_SECONDS:
            yield f"{SIGN}: after {seconds:.2f} s, {MOST_SIGN_SECONDS} s is the most"


def main() -> int:
    """Print the table; 1 where something takes longer than it may."""
    args = _arguments()
    figures = StartFigures()
    for _ in range(args.rounds):
        with tempfile.TemporaryDirectory() as folder:
            figures.add(_measure_round(Path(folder)))
    print("\n".join(figures.describe()))
    excesses = list(figures.list_excesses())
    for excess in excesses:
        print(f"benchmarks.speed.start: {excess}", file=sys.stderr)
    return 1 if excesses else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.start", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="turns of all commands (%(default)s)")
    return parser.parse_args()


def _measure_round(folder: Path) -> dict[str, float]:
    article = folder / "article.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    model = model_package_name()
    ingest = ["-m", "flows", "ingest", str(article), "--data", str(folder / "data")]
    commands = {
        MEASURE: ["-c", f"import prefect, {model}; {model}.load()"],
        ONE_ARTICLE: [*ingest, "--quiet"],
        UNCHANGED: [*ingest, "--quiet"],
        HELP: ["-m", "flows", "--help"],
    }
    measured = {name: _measure_cpu(command, folder) for name, command in commands.items()}
    return measured | {SIGN: _measure_first_sign(ingest, folder)}


def _measure_cpu(command: list[str], folder: Path) -> float:
    """Run Python with `command`; give the CPU seconds of it and of the processes that it started.

    Raises:
        CalledProcessError: it failed.
    """
    child = _start_python(command, folder, stderr=subprocess.DEVNULL)
    seconds = _await_end(child)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    return seconds


def _measure_first_sign(command: list[str], folder: Path) -> float:
    """Run Python with `command` on a terminal until it says that it starts; give the CPU seconds up to that.

    Raises:
        RuntimeError: it shows something else, or ends without a word.
    """
    master, terminal = os.openpty()
    child = _start_python(command, folder, stderr=terminal)
    os.close(terminal)  # or a child that says nothing would be waited for without end
    try:
        shown = os.read(master, 1000)
    except OSError:  # it ended
        shown = b""
    child.kill()  # the store bears it
    seconds = _await_end(child)
    os.close(master)
    if b"starting" not in shown:
        raise RuntimeError(f"no first sign but {shown!r}")
    return seconds


def _start_python(command: list[str], folder: Path, stderr: int) -> subprocess.Popen[bytes]:
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("PREFECT_")}
    environment = kept | {"PREFECT_HOME": str(folder / "prefect")}
    return subprocess.Popen(
        [sys.executable, *command], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=stderr
    )


def _await_end(child: subprocess.Popen[bytes]) -> float:
    """Wait for `child`; give the CPU seconds of it and of the processes that it started."""
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    raise SystemExit(main())
