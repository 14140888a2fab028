"""Quotes, cues and speakers on PolNeAR's dev set, beside peers and people: `make bench-quotes`.

The texts are read where they lie and scored by the set's own scorer; nothing of them is kept. Last comes the table
of docs/quotes.md: ours beside all others, what has to be reached, the pace beside a bare spaCy pass (CPU time); all
that for both profiles, unless one is asked for.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.quality import board, corpus, cost
from transforms import versions
from transforms.document import Profile

PROFILES = tuple(Profile)


def main(argv: list[str] | None = None) -> int:
    """Predict, score, print; 2 and one line where the input cannot be scored."""
    args = _parse_bench_arguments(argv)
    form = "json" if args.json else "markdown" if args.markdown else "plain"
    points: dict[str, tuple[float, float]] = {}
    try:
        gold = corpus.read_bench_gold(args.bench, args.split)
        for profile in args.profile or PROFILES:
            done = corpus.run_bench(gold, not args.no_pace, profile)
            scores = corpus.score_bench(args.bench, done, args.split)
            show_bench_scores(done, scores, form)
            if args.errors:
                scores.scorer.write_errors(args.errors, scores.articles, scores.names)
            if done.pace is not None and cost.KEY in scores.figures:
                points[profile] = (done.pace, 100 * scores.figures[cost.KEY])
    except corpus.NoBenchError as error:
        print(f"benchmarks.quality.quotes: {error}", file=sys.stderr)
        return 2
    if args.svg:
        args.svg.write_text(cost.draw_cost(points), encoding="utf-8")
    return 0


def show_bench_scores(done: corpus.BenchRun, scores: corpus.Scores, form: str = "plain") -> None:
    """Print a scored run: the scorer's table and ours beside others, or only the latter as Markdown or all as JSON."""
    values = board.board_values(scores.figures, done.pace)
    if form == "json":
        cost = {"cpu_seconds": done.seconds, "bare_spacy_cpu_seconds": done.bare_seconds, "pace": done.pace}
        own: dict[str, Any] = {
            "rules": versions.RULE_VERSION,
            "profile": done.profile,
            **cost,
            "figures": scores.figures,
        }
        print(json.dumps(own | {"table": board.board_as_json(values)}))
    elif form == "markdown":
        print(f"Profile `{done.profile}`:\n\n{board.draw_board_as_markdown(values)}")
    else:
        scores.scorer.show(scores.figures)
        print("\n" + "\n".join(board.draw_board(values)))
        print(f"\n{cost_line_of_bench(done)}; rules {versions.RULE_VERSION}, profile {done.profile}")


def cost_line_of_bench(done: corpus.BenchRun) -> str:
    """Say what the run cost, and a bare spaCy pass beside it where that was timed."""
    rate = _rate_of_bench(done, done.seconds)
    line = f"{len(done.documents)} articles, {done.seconds:.1f} s of CPU, {rate:.2f} a second"
    if done.bare_seconds is not None and done.pace is not None:
        line += f"; bare spaCy pass {done.bare_seconds:.1f} s, {_rate_of_bench(done, done.bare_seconds):.2f} a second"
        line += f": {done.pace:.2f} of its pace"
    return line


def _rate_of_bench(done: corpus.BenchRun, seconds: float) -> float:
    return len(done.documents) / seconds if seconds else 0.0


def _parse_bench_arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality.quotes", description=__doc__)
    parser.add_argument("--profile", choices=PROFILES, action="append", help="only this one")
    parser.add_argument("--split", choices=corpus.SPLITS, default="dev")
    parser.add_argument("--bench", type=Path, default=corpus.BENCH, help="folder of the set (%(default)s)")
    parser.add_argument("--errors", type=Path, help="write each miss as a line of this TSV (of the last profile)")
    parser.add_argument("--json", action="store_true", help="all figures as one JSON object a profile, for a gate")
    parser.add_argument("--markdown", action="store_true", help="the table of docs/quotes.md")
    parser.add_argument("--svg", type=Path, help=f"draw quality against cost, for instance into {cost.SVG.name}")
    parser.add_argument("--no-pace", action="store_true", help="leave out the bare spaCy pass")
    return parser.parse_args(argv)


if __name__ == "__main__":
    raise SystemExit(main())
