"""Score the stored rows of a shared set's articles by the set's own scorers, and draw what they say beside the aims.

Texts are written to a folder that is thrown away and ingested as a run does, so identity over articles has its part in
the figures. Which sets and figures: entities.py, dates.py.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.quality.inputs import BENCH
from flows.runs.ingest import ingest_articles
from transforms.document import Profile


@dataclass(frozen=True, slots=True)
class BoardFigure:
    """A figure of a scorer: its name for readers, where it stands in the scorer's answer, what has to be reached."""

    label: str
    path: tuple[str, ...]
    must: float
    is_count: bool = False  # of faults: the lower the better

    def read(self, answer: Mapping[str, Any]) -> float | None:
        """Read its value; None where the scorer had nothing to score."""
        value: Any = answer
        for key in self.path:
            value = value[key]
        return None if value is None else float(value)

    def draw(self, value: float | None) -> str:
        """Draw its line, and say whether it is reached."""
        if value is None:
            return f"  {self.label:<44}{'-':>7}  must {self.must:>5g}"
        is_reached = value <= self.must if self.is_count else value >= self.must
        verdict = "reached" if is_reached else "over" if self.is_count else "below"
        shown = f"{value:.0f}" if self.is_count else f"{value:.1f}"
        return f"  {self.label:<44}{shown:>7}  must {self.must:>5g}  {verdict}"


@dataclass(frozen=True, slots=True)
class BoardScore:
    """A scorer with its options, from the folder of the sets, and those of its figures that count."""

    name: str
    scorer: tuple[str, ...]
    figures: tuple[BoardFigure, ...]


@dataclass(frozen=True, slots=True)
class BoardSet:
    """Articles that are ingested into one store: their name for the script that writes them, and who scores them."""

    name: str
    profile: Profile
    scores: tuple[BoardScore, ...]


def run_board(sets: Sequence[BoardSet], name: str, description: str | None, argv: list[str] | None) -> int:
    """Ingest, score, print; 2 and one line where the sets are not there."""
    args = _read_arguments(sets, name, description, argv)
    missing = [file for file in _list_files(sets, args.bench) if not file.is_file()]
    if missing:
        print(f"{name}: no {missing[0].name} in {missing[0].parent}; name the folder with --bench", file=sys.stderr)
        return 2
    for one in sets:
        if args.set and one.name not in args.set:
            continue
        with tempfile.TemporaryDirectory() as folder:
            profile = args.profile or one.profile
            seconds = ingest_set(one, args.bench, Path(folder), profile)
            answers = score_set(one, args.bench, Path(folder), args.errors)
        lines = [json.dumps({one.name: answers})] if args.json else draw_set(one, answers, profile, seconds)
        print("\n".join(lines), flush=True)
    return 0


def ingest_set(board_set: BoardSet, bench: Path, folder: Path, profile: Profile) -> float:
    """Write the articles of a set into a folder and ingest them into a store there; give the CPU seconds."""
    script = bench / "write_texts.py"
    command = [sys.executable, str(script), str(folder / "texts"), "--bench", board_set.name]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    begun = time.process_time()
    ingest_articles([str(folder / "texts")], data=str(folder / "data"), profile=profile.value)
    return time.process_time() - begun


def score_set(board_set: BoardSet, bench: Path, folder: Path, error_count: int = 0) -> dict[str, Any]:
    """Score the store in a folder by each scorer of the set; errors that they show go to standard error."""
    answers = {}
    for score in board_set.scores:
        script, *options = score.scorer
        command = [sys.executable, str(bench / script), *(_find_option(bench, option) for option in options)]
        command += ["--predictions", str(folder / "data" / "bi"), "--json", "--errors", str(error_count)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        answers[score.name] = json.loads(done.stdout)
    return answers


def draw_set(
    board_set: BoardSet, answers: Mapping[str, Mapping[str, Any]], profile: Profile, seconds: float
) -> Iterator[str]:
    """Draw a set for a terminal: each figure beside what has to be reached, and the cost."""
    yield f"{board_set.name}: profile {profile}, {seconds:.0f} s of CPU"
    for score in board_set.scores:
        for figure in score.figures:
            yield figure.draw(figure.read(answers[score.name]))


def _read_arguments(
    sets: Sequence[BoardSet], name: str, description: str | None, argv: list[str] | None
) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=f"python -m {name}", description=description)
    parser.add_argument("--set", choices=[one.name for one in sets], action="append", help="only this one")
    parser.add_argument("--bench", type=Path, default=BENCH, help="folder of the shared sets (%(default)s)")
    parser.add_argument("--profile", type=Profile, choices=list(Profile), help="for all sets; each has its own else")
    parser.add_argument("--errors", type=int, default=0, help="show so many errors of each kind")
    parser.add_argument("--json", action="store_true", help="all figures of the scorers as JSON, a line a set")
    return parser.parse_args(argv)


def _list_files(sets: Sequence[BoardSet], bench: Path) -> list[Path]:
    """List the scripts and gold files that a board needs."""
    named = [option for one in sets for score in one.scores for option in score.scorer if _is_file_name(option)]
    return [bench / file for file in dict.fromkeys(("write_texts.py", *named))]


def _find_option(bench: Path, option: str) -> str:
    return str(bench / option) if _is_file_name(option) else option


def _is_file_name(option: str) -> bool:
    return "/" in option
