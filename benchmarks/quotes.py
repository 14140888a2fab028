"""Quotes, cues and speakers on the PolNeAR dev set, beside the figures of peers: `python -m benchmarks.quotes`.

The texts are read where they lie and scored by the set's own scorer; nothing of them is kept. docs/performance.md says
which figure is which.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from transforms import pipeline
from transforms.document import Document, Quote, RawArticle, Reject

BENCH = Path(__file__).resolve().parents[2] / "shared" / "bench" / "quotes"
# Figures of others on the dev split, from the set's README: spaCy-based rules counted on its train split, Citron (BBC)
# refitted on it with its bugs mended, two of the six annotators against each other.
PEERS = ("textacy", "frames on a parse", "Citron refitted", "two people")
FIGURES: dict[str, tuple[str, tuple[float | None, ...]]] = {
    "dm_match_f1": ("direct and mixed, content match, F1", (0.688, 0.851, None, 0.965)),
    "dm_exact_f1": ("direct and mixed, content exact, F1", (0.469, 0.650, None, 0.871)),
    "dm_end_to_end_f1": ("direct and mixed, end to end, F1", (0.629, 0.746, 0.749, 0.933)),
    "dm_speaker": ("direct and mixed, speaker on matched", (0.913, 0.885, None, 0.974)),
    "indirect_match_f1": ("indirect, content match, F1", (0.081, 0.585, None, 0.769)),
    "indirect_end_to_end_f1": ("indirect, end to end, F1", (0.073, 0.502, 0.540, 0.689)),
    "all_end_to_end_f1": ("all, end to end, F1", (0.289, 0.583, 0.605, 0.751)),
    "passage_f1": ("quoted passages of 3+ words, F1", (0.771, 0.802, None, 0.962)),
    "quoted_word_f1": ("quoted words, right source, F1", (0.776, 0.783, None, 0.959)),
    "cue_f1": ("cue on matched, F1", (0.919, 0.925, None, 0.958)),
    "dm_name": ("direct and mixed, full name", (0.360, 0.466, 0.523, None)),
    "all_name": ("all, full name", (0.235, 0.374, None, None)),
}


def main() -> int:
    """Predict, score, print; the exit code is the scorer's (2 where the input cannot be scored)."""
    args = _arguments()
    gold = args.bench / f"{args.split}.jsonl.gz"
    if not gold.is_file():
        print(f"benchmarks.quotes: no {gold}: give the folder of the set by --bench", file=sys.stderr)
        return 2
    begun = time.process_time()
    rows = list(predictions(gold))
    seconds = time.process_time() - begun
    print(f"{len(rows)} articles, {seconds:.1f} s of CPU, rules {pipeline.RULE_VERSION}\n", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder, "found.jsonl")
        found.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return _scored(args, gold, found)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quotes", description=__doc__)
    parser.add_argument("--split", choices=("dev", "train"), default="dev")
    parser.add_argument("--bench", type=Path, default=BENCH, help="folder of the set (%(default)s)")
    parser.add_argument("--errors", type=Path, help="write each miss as a line of this TSV")
    return parser.parse_args()


def predictions(gold: Path) -> Iterator[dict[str, Any]]:
    """Give the predictions of each article of `gold` (.jsonl.gz), in the scorer's JSONL form; rejects have none."""
    with gzip.open(gold, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    parsed = [
        result
        for article in articles
        for result in pipeline.parse(RawArticle(article["text"].encode(), f"file:///{article['doc_id']}.txt"))
    ]
    for result in pipeline.annotate(one for one in parsed if isinstance(one, Document)):
        if isinstance(result, Document):
            yield prediction_of(result)
        else:
            _tell(result)
    for result in parsed:
        if isinstance(result, Reject):
            _tell(result)


def _tell(reject: Reject) -> None:
    print(f"rejected: {reject.source_uri} {reject.stage} {reject.reason_code}\n{reject.message}", file=sys.stderr)


def prediction_of(doc: Document) -> dict[str, Any]:
    """Give one article's quotes in the scorer's form; it leaves out those marked scare and those inside another."""
    return {
        "doc_id": doc.raw.source_uri.rsplit("/", 1)[-1] if doc.raw else doc.document_id,
        "text": doc.text,
        "attributions": [_attribution(quote, doc) for quote in doc.quotes],
    }


def _attribution(quote: Quote, doc: Document) -> dict[str, Any]:
    """Say of one quote what the table `quotes` says of it: the first speaker's place and name."""
    speaker = next((one for one in doc.speakers if one.quote == quote.position and one.position == 1), None)
    source = quote.sources[0] if speaker is None and quote.sources else speaker and speaker.span
    return {
        "id": quote.position,
        "parent": quote.parent,
        "scare": quote.quote_type == "scare",
        "content": [[piece.start_char, piece.end_char] for piece in quote.spans],
        "cue": [[span.start_char, span.end_char] for span in quote.cue] or None,
        "source": [[source.start_char, source.end_char]] if source else None,
        "speaker_name": speaker.name if speaker else None,
    }


def _scored(args: argparse.Namespace, gold: Path, found: Path) -> int:
    call = [sys.executable, str(args.bench / "score.py"), "--gold", str(gold), "--predictions", str(found)]
    names = args.bench / f"{args.split}_names.jsonl"
    call += ["--names", str(names)] if names.is_file() else []
    if args.errors:
        call += ["--errors", str(args.errors)]
    code = subprocess.run(call, check=False).returncode
    if code == 0:
        told = subprocess.run([*call, "--json"], check=True, capture_output=True, text=True).stdout
        _beside_peers(json.loads(told))
    return code


def _beside_peers(figures: dict[str, Any]) -> None:
    print("\n" + f"{'beside others, on dev':<40}{'wireroom':>10}" + "".join(f"{name:>20}" for name in PEERS))
    for key, (label, others) in FIGURES.items():
        cells = "".join(f"{'-' if value is None else format(value, '.3f'):>20}" for value in others)
        print(f"{label:<40}" + (f"{figures[key]:>10.3f}" if key in figures else f"{'-':>10}") + cells)


if __name__ == "__main__":
    raise SystemExit(main())
