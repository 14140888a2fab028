"""What the parsers read of pages, feeds, agency files and archives, on the shared sets: `make bench-inputs`.

Files are parsed where they lie and scored by the sets' own scorers; nothing of them is kept. Quotes are not looked for:
what comes out of the parsers is what is scored.
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

from flows import inputs
from flows.inputs.paths import resolve_paths
from transforms import pipeline
from transforms.document import Document, RawArticle, Role

BENCH = Path(__file__).parents[2].parent / "shared" / "bench"
_MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class InputFigure:
    """A figure of a suite: the scorer's key, and what has to be reached."""

    key: str
    must: float | None = None
    beyond: float | None = None


@dataclass(frozen=True, slots=True)
class InputSuite:
    """A set of files with gold: where it lies, how it is scored, which of its figures count."""

    name: str
    pattern: str  # of its files, from the bench folder
    scorer: tuple[str, ...]  # script and options
    figures: tuple[InputFigure, ...]
    is_body_alone: bool = False  # what is scored: the text as it is stored, or without the lines above the body


SUITES = (
    InputSuite(
        "html",
        "html/*.html.gz",
        ("html/score.py", "--gold", "html/gold.jsonl"),
        (
            InputFigure("title", 0.90, 0.93),
            InputFigure("minute", 1.0),
            InputFigure("authors_f1", 0.91, 0.95),
            InputFigure("text_f1", 0.970, 0.980),
            InputFigure("text_f1_95", 0.88, 0.93),
            InputFigure("strict_f1_95", 0.78, 0.85),
            InputFigure("heading_f1", 0.92, 0.95),
        ),
    ),
    InputSuite(
        "html_aeb",
        "inputs/html_aeb/*",
        ("inputs/score.py", "--suite", "html_aeb"),
        (InputFigure("f1", 0.960, 0.970), InputFigure("accuracy", 0.38, 0.45)),
    ),
    InputSuite(
        "html_aeb_body",
        "inputs/html_aeb/*",
        ("inputs/score.py", "--suite", "html_aeb"),
        (InputFigure("f1", 0.960, 0.970), InputFigure("accuracy", 0.38, 0.45)),
        is_body_alone=True,
    ),
    InputSuite(
        "feeds",
        "inputs/feeds/*",
        ("inputs/score.py", "--suite", "feeds"),
        (
            *(InputFigure(key, 1.0) for key in ("found", "guid", "url", "published")),
            InputFigure("text_f1_98", 0.98, 1.0),
            InputFigure("byline_f1", 0.95, 1.0),
        ),
    ),
    InputSuite(
        "agency",
        "inputs/agency/*",
        ("inputs/score.py", "--suite", "agency"),
        (
            *(InputFigure(key, 0.98, 1.0) for key in ("found", "headline", "published")),
            InputFigure("text_f1_98", 0.92, 0.98),
            InputFigure("byline_f1", 0.95, 1.0),
            InputFigure("kept_out", 1.0),
        ),
    ),
    InputSuite(
        "archives",
        "inputs/archives/*",
        ("inputs/score.py", "--suite", "archives"),
        tuple(InputFigure(key, 1.0) for key in ("count", "says", "in_order", "urls")),
    ),
)


def main(argv: list[str] | None = None) -> int:
    """Parse, score, print; 2 and one line where the sets are not there."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality.inputs", description=__doc__)
    parser.add_argument("--suite", choices=[suite.name for suite in SUITES], action="append", help="only this one")
    parser.add_argument("--bench", type=Path, default=BENCH, help="folder of the sets (%(default)s)")
    parser.add_argument("--json", action="store_true", help="all figures of the scorers as JSON, a line a suite")
    args = parser.parse_args(argv)
    if not args.bench.is_dir():
        print(f"benchmarks.quality.inputs: no sets in {args.bench}; name their folder with --bench", file=sys.stderr)
        return 2
    for suite in SUITES:
        if args.suite and suite.name not in args.suite:
            continue
        start = time.process_time()
        predictions = list(predict_suite(suite, args.bench))
        seconds = time.process_time() - start
        figures = score_suite(suite, args.bench, predictions)
        lines = [json.dumps({suite.name: figures})] if args.json else draw_suite(suite, figures, seconds)
        print("\n".join(lines), flush=True)
    return 0


def predict_suite(suite: InputSuite, bench: Path) -> Iterator[dict[str, Any]]:
    """Parse the files of a suite; yield a document as its scorer reads it."""
    for article in inputs.read_all_files(resolve_paths([str(bench / suite.pattern)]).files, _MAX_BYTES):
        for result in pipeline.parse(article) if isinstance(article, RawArticle) else []:
            if isinstance(result, Document):
                yield describe_prediction(result, suite.is_body_alone)


def describe_prediction(doc: Document, is_body_alone: bool = False) -> dict[str, Any]:
    """Describe a document as both scorers read it: of a page by its name, of other files by the URI."""
    body_start = len(doc.text) if doc.body_start_char is None else doc.body_start_char
    said = doc.metadata
    published = doc.published and (doc.published.at or doc.published.day)
    uri = doc.raw.source_uri if doc.raw else ""
    headline, byline = (block and block.span.of(doc.text) for block in map(doc.first, (Role.HEADLINE, Role.BYLINE)))
    return {
        "file": uri,
        "page": uri.rpartition("/")[2],
        "guid": said.guid,
        "url": said.url,
        "title": headline,
        "headline": headline,
        "authors": list(said.authors),
        "byline": byline or "; ".join(said.authors),
        "publisher": said.publisher,
        "language": said.language,
        "published_at": published and published.isoformat() + ("Z" if doc.published and doc.published.at else ""),
        "media_type": doc.media_type,
        "text": doc.text[body_start:] if is_body_alone else doc.text,
        "headings": [block.span.of(doc.text) for block in doc.blocks if block.role is Role.HEADING],
    }


def score_suite(suite: InputSuite, bench: Path, predictions: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Score predictions by the suite's own scorer; give its figures."""
    script, *options = suite.scorer
    paths = [str(bench / option) if option.endswith(".jsonl") else option for option in options]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "predictions.jsonl"
        file.write_text("".join(json.dumps(line) + "\n" for line in predictions), encoding="utf-8")
        command = [sys.executable, str(bench / script), *paths, "--predictions", str(file), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return merge_groups(json.loads(done.stdout))


def merge_groups(figures: Mapping[str, Any]) -> dict[str, Any]:
    """Merge the groups that a scorer tells apart: the figures over all items, and those that one group alone has."""
    groups = [group for group in figures.values() if isinstance(group, dict)]
    merged = {key: value for group in reversed(groups) for key, value in group.items()}
    plain = {key: value for key, value in figures.items() if not isinstance(value, dict)}
    over_all: dict[str, Any] = figures.get("all", {})
    return merged | plain | over_all


def draw_suite(suite: InputSuite, figures: Mapping[str, Any], seconds: float) -> Iterator[str]:
    """Draw a suite for a terminal: each figure with what has to be reached, and the cost."""
    yield f"{suite.name}: {seconds:.1f} s of CPU"
    for figure in suite.figures:
        value = round(float(figures[figure.key]), 3)  # compared as it is shown
        aims = [f"{name} {aim:.3f}" for name, aim in (("must", figure.must), ("beyond", figure.beyond)) if aim]
        reached = [name for name, aim in (("beyond", figure.beyond), ("must", figure.must)) if aim and value >= aim]
        yield f"  {figure.key:<18} {value:.3f}  {', '.join(aims):<28} {f'reaches {reached[0]}' if reached else 'below'}"


if __name__ == "__main__":
    raise SystemExit(main())
