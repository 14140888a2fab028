"""CPU time of the rules beside a bare spaCy pass: `python -m benchmarks.speed.speed`.

One process, the same model with all its pipes, the same texts, by turns, so that the machine weighs on both alike. The
pipeline reads bytes and gives rows; the bare pass reads strings and gives parses. CPU seconds, not wall clock. The
processor and the kernels that it takes stand beside the figures; OPENBLAS_CORETYPE=Haswell in the environment forces
other products of floats on the pipeline, `benchmarks/speed/without_avx512.py` other products of 8-bit numbers.
"""

import argparse
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from spacy.language import Language

from benchmarks import ROOT
from benchmarks.speed.processor import describe_processor
from benchmarks.speed.rounds import measure_cpu_seconds
from transforms import pipeline
from transforms.document import Document, Profile, RawArticle
from transforms.language import parsing
from transforms.rows import rows_of

RUN_ID, INGESTED_AT = "20250101T000000-speed0", datetime(2025, 1, 1)
SPACY = "language (spaCy)"


def main() -> int:
    """Print the ratio of each round, the median, and the seconds by step; 2 where there is no text."""
    args = _arguments()
    articles = _articles(args.texts) * (args.copies if args.texts is None else 1)
    if not articles:
        print(
            f"benchmarks.speed.speed: no *.txt in {args.texts}: give a folder that has some by --texts", file=sys.stderr
        )
        return 2
    nlp: Language = import_module(parsing.model_version().split()[0]).load()
    texts = [raw.body.decode(errors="replace") for raw in articles]
    words = sum(len(text.split()) for text in texts)
    print(f"{len(articles)} articles, {words:,} words, {parsing.model_version()}")
    print(describe_processor())
    for work in (lambda: _rows(articles[:1], args.profile), lambda: _bare(nlp, texts[:1])):  # both warm
        measure_cpu_seconds(work)
    ratios = [_round(number, nlp, articles, texts, args.profile) for number in range(1, args.rounds + 1)]
    print(f"median ratio, bare spaCy / pipeline: {statistics.median(ratios):.3f}\n")
    _print_steps(_by_step(articles, args.profile), words)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.speed", description=__doc__)
    parser.add_argument("--texts", type=Path, help="folder of .txt files; seeds/ and the gold articles unless given")
    parser.add_argument("--profile", choices=("accurate", "fast"), default="accurate", help="(%(default)s)")
    parser.add_argument("--copies", type=int, default=5, help="how often those are read (%(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="turns of both (%(default)s)")
    return parser.parse_args()


def _articles(folder: Path | None) -> list[RawArticle]:
    folders = [folder] if folder else [ROOT / "seeds", ROOT / "benchmarks" / "gold"]
    paths = sorted(path for one in folders for path in one.glob("*.txt"))
    return [RawArticle(path.read_bytes(), path.resolve().as_uri()) for path in paths]


def _round(number: int, nlp: Language, articles: list[RawArticle], texts: list[str], profile: Profile) -> float:
    bare, whole = measure_cpu_seconds(lambda: _bare(nlp, texts)), measure_cpu_seconds(lambda: _rows(articles, profile))
    print(f"round {number}: bare spaCy {bare:.2f} s, pipeline {whole:.2f} s, ratio {bare / whole:.3f}", flush=True)
    return bare / whole


def _bare(nlp: Language, texts: list[str]) -> None:
    for _parse in nlp.pipe(texts):
        pass


def _rows(articles: list[RawArticle], profile: Profile) -> None:
    parsed = (one for raw in articles for one in pipeline.parse(raw) if isinstance(one, Document))
    for doc in pipeline.annotate(parsed, profile):
        if isinstance(doc, Document):
            rows_of(doc, RUN_ID, INGESTED_AT)


def _by_step(articles: list[RawArticle], profile: Profile) -> dict[str, float]:
    """Run the same once more in steps, and give the CPU seconds of each: parser, language, annotators, rows."""
    spent: dict[str, float] = defaultdict(float)

    def timed(name: str, work: Callable[..., Any], *given: Any) -> Any:
        begun = time.process_time()
        result = work(*given)
        spent[name] += time.process_time() - begun
        return result

    for raw in articles:
        for doc in timed("parser", pipeline.parse, raw):
            if isinstance(doc, Document):
                doc = timed(SPACY, list, parsing.add_parses([doc]))[0]
                for one in pipeline.pipeline_of(profile).annotators:
                    doc = timed(str(getattr(one, "__name__", one)).rpartition(".")[2], one.annotate, doc)
                timed("rows", rows_of, doc, RUN_ID, INGESTED_AT)
    return spent


def _print_steps(spent: dict[str, float], words: int) -> None:
    total, spacy = sum(spent.values()), spent[SPACY]
    print(f"{'step':<20}{'seconds':>10}{'of all':>10}{'of spaCy':>10}{'µs a word':>12}")
    for name, seconds in [*spent.items(), ("all", total)]:
        print(
            f"{name:<20}{seconds:>10.3f}{seconds / total:>10.1%}{seconds / spacy:>10.1%}{seconds / words * 1e6:>12.1f}"
        )


if __name__ == "__main__":
    raise SystemExit(main())
