"""Read PolNeAR's articles and scorer in their folder, and run the pipeline over them; nothing of them is kept."""

import gzip
import importlib.util
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks import ROOT
from transforms import pipeline
from transforms.document import Document, Profile, Quote, RawArticle, Reject, Speaker
from transforms.language import parsing
from transforms.rows import rows_of

BENCH = ROOT.parent / "shared" / "bench" / "quotes"
SPLITS = ("dev", "train")
_RUN_ID, _INGESTED_AT = "20250101T000000-bench0", datetime(2025, 1, 1)
_WARM = "“The bridge will open in May,” Ana Silva said."

Row = dict[str, Any]


class NoBenchError(Exception):
    """The folder of the set cannot be used; the message is one line that says what to do."""


@dataclass
class BenchRun:
    """One run over the articles: gold rows, what the pipeline made of them, what that cost in CPU seconds."""

    gold: list[Row]
    profile: Profile = Profile.ACCURATE
    documents: dict[str, Document] = field(default_factory=dict)  # by doc_id; rejected ones are missing
    seconds: float = 0.0
    bare_seconds: float | None = None

    @property
    def pace(self) -> float | None:
        """Articles per CPU-second as a share of a bare spaCy pass's; None where that was not timed."""
        return None if self.bare_seconds is None or not self.seconds else self.bare_seconds / self.seconds


@dataclass
class Scores:
    """What the scorer made of a run: its module, its pairs by article, the full names, its figures."""

    scorer: ModuleType
    articles: list[Any]
    names: dict[tuple[str, str], Row]
    figures: dict[str, Any]


def is_bench_there(bench: Path, split: str = "dev") -> bool:
    """Say whether the folder has the scorer and the split."""
    return (bench / "score.py").is_file() and (bench / f"{split}.jsonl.gz").is_file()


def read_bench_gold(bench: Path, split: str = "dev", wanted: str = "") -> list[Row]:
    """Read the articles whose doc_id has `wanted` in it.

    Raises:
        NoBenchError: the folder is not there or not whole, or no article is called so.
    """
    if not is_bench_there(bench, split):
        raise NoBenchError(f"no score.py and {split}.jsonl.gz in {bench}: give the folder of the set by --bench")
    with gzip.open(bench / f"{split}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if wanted in row["doc_id"]]
    if not rows:
        raise NoBenchError(f"no article of {split} has {wanted!r} in its doc_id")
    return rows


def run_bench(gold: list[Row], is_timed: bool = False, profile: Profile = Profile.ACCURATE) -> BenchRun:
    """Take the articles from bytes to rows; with `is_timed`, also through a bare spaCy pass (all pipes, same texts)."""
    list(_annotate_bench_gold([{"doc_id": "warm", "text": _WARM}], profile))  # the model is loaded now
    out = BenchRun(gold, profile)
    begun = time.process_time()
    for doc in _annotate_bench_gold(gold, profile):
        rows_of(doc, _RUN_ID, _INGESTED_AT)
        out.documents[_bench_id_of(doc)] = doc
    out.seconds = time.process_time() - begun
    if is_timed:
        out.bare_seconds = _time_bare_bench_pass([row["text"] for row in gold])
    return out


def score_bench(bench: Path, done: BenchRun, split: str = "dev") -> Scores:
    """Score a run by the set's own scorer.

    Raises:
        NoBenchError: the scorer cannot score it.
    """
    scorer = _load_scorer(bench / "score.py")
    names_file = bench / f"{split}_names.jsonl"
    try:
        names = scorer.load_names(names_file if names_file.is_file() else None)
        articles, counts = _load_articles_for_scorer(scorer, done)
    except (scorer.BadCall, OSError, ValueError) as error:
        raise NoBenchError(f"{bench / 'score.py'}: {error}") from None
    return Scores(scorer, articles, names, scorer.score(articles, names, counts))


def prediction_for_scorer(doc: Document) -> Row:
    """Give one article's quotes in the scorer's form; it leaves out those marked scare and those inside another."""
    first = {one.quote: one for one in doc.speakers if one.position == 1}
    attributions = [attribution_for_scorer(quote, first.get(quote.position)) for quote in doc.quotes]
    return {"doc_id": _bench_id_of(doc), "text": doc.text, "attributions": attributions}


def attribution_for_scorer(quote: Quote, speaker: Speaker | None) -> Row:
    """Say of one quote what the table `quotes` says of it: the first speaker's place and name."""
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


def _bench_id_of(doc: Document) -> str:
    return doc.raw.source_uri.rpartition("/")[2].removesuffix(".txt") if doc.raw else doc.document_id


def _annotate_bench_gold(gold: Sequence[Row], profile: Profile) -> Iterator[Document]:
    raws = [RawArticle(row["text"].encode(), f"file:///{row['doc_id']}.txt") for row in gold]
    parsed = [one for raw in raws for one in pipeline.parse(raw)]
    given = (one for one in parsed if isinstance(one, Document))
    for one in [*pipeline.annotate(given, profile), *(one for one in parsed if isinstance(one, Reject))]:
        if isinstance(one, Document):
            yield one
        else:
            print(f"rejected: {one.source_uri} {one.stage} {one.reason_code}\n{one.message}", file=sys.stderr)


def _time_bare_bench_pass(texts: list[str]) -> float:
    nlp = import_module(parsing.model_version().split()[0]).load()
    for _parse in nlp.pipe([_WARM]):
        pass
    begun = time.process_time()
    for _parse in nlp.pipe(texts):
        pass
    return time.process_time() - begun


def _load_scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("polnear_scorer", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look themselves up there
    spec.loader.exec_module(module)
    return module


def _load_articles_for_scorer(scorer: ModuleType, done: BenchRun) -> tuple[list[Any], Counter[str]]:
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder, "found.jsonl")
        rows = (json.dumps(prediction_for_scorer(doc)) + "\n" for doc in done.documents.values())
        found.write_text("".join(rows), encoding="utf-8")
        loaded: tuple[list[Any], Counter[str]] = scorer.load(found, done.gold)
        return loaded
