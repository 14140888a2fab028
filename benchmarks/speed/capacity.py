"""What each stage costs an article, and what that makes of many: `python -m benchmarks.speed.capacity`.

Articles of benchmarks/gold, again and again, go through the calls that a run makes, in one process, stage by stage, in
batches of 100 with a publication after the last. Printed are CPU milliseconds an article of each stage, and bytes of
the data folder; then cores, hours, disk and price for so many articles a day and for a backfill, by the formulas that
stand beside them. Prices are assumptions: options change them. What grows with the store: benchmarks.speed.growth and
benchmarks.speed.identity, whose cost an article in a large store `--grown` adds.
"""

from __future__ import annotations

import argparse
import os
import pickle
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from benchmarks.speed.processor import describe_processor
from benchmarks.speed.repeated_gold import write_articles
from benchmarks.speed.store_filling import Stopwatch, open_store
from flows import inputs
from flows.inputs.parsed import parse_inputs
from flows.runs.annotation import make_order
from flows.runs.annotation_work import AnnotationOrder, annotate_documents, read_sample
from flows.runs.identity import link_entities
from flows.settings import Settings
from transforms.document import Document, Profile, Reject, Rows
from warehouse import store
from warehouse.bi.publish import publish
from warehouse.lake.annotation_cache import drop_annotations, keep_annotation, read_annotation

BATCH_ARTICLES = 100  # a run's default
SECONDS_A_DAY = 86_400
READ, PARSE, IDENTITY, APPEND, PUBLISH = "read", "parse", "identity", "append", "publish"
ANNOTATE = {Profile.ACCURATE: "annotate (accurate)", Profile.FAST: "annotate (fast)"}
# What having workers takes beside: articles to them and rows back, and rows on disk until they are stored.
SEND, KEEP = "send to a worker and back", "keep until stored"
# Stages that one process does for all workers of a warehouse.
SERIAL = (READ, PARSE, IDENTITY, APPEND, PUBLISH)
GB = 1e9


@dataclass(frozen=True, slots=True)
class StageCosts:
    """CPU seconds an article of each stage, and bytes on disk."""

    seconds: dict[str, float]
    disk_bytes: float
    words: float

    def scale(self, words: float) -> StageCosts:
        """Give the costs of articles of so many words, as all but the opening of a file goes by words."""
        times = words / self.words
        seconds = {stage: spent * times for stage, spent in self.seconds.items()}
        return StageCosts(seconds, self.disk_bytes * times, words)

    def sum_serial(self, grown_seconds: float) -> float:
        """Sum what one process does an article; `grown_seconds` come to it in a large store."""
        return sum(self.seconds[stage] for stage in SERIAL) + grown_seconds


def main() -> int:
    """Print costs by stage, then what they come to."""
    args = read_arguments()
    with tempfile.TemporaryDirectory() as folder:
        costs = _measure(Path(folder), args.articles)
    print(f"{describe_processor()}; {os.cpu_count()} cores")
    print("\n".join(_describe_costs(costs, args.articles)))
    print("\n".join(describe_plan(costs.scale(args.words or costs.words), args)))
    return 0


def read_arguments(argv: list[str] | None = None) -> argparse.Namespace:
    """Read the command line, that of the process unless given."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.capacity", description=__doc__)
    add = parser.add_argument
    add("--articles", type=int, default=200, help="measured (%(default)s)")
    add("--a-day", type=int, default=1_000_000, help="articles that come a day (%(default)s)")
    add("--backfill", type=int, default=100_000_000, help="articles that are there already (%(default)s)")
    add("--days", type=float, default=30, help="within which the backfill is done (%(default)s)")
    add("--words", type=float, help="of an article that is planned for; costs and bytes go by words (as measured)")
    add("--grown", type=float, default=0, help="ms an article that a large store adds to identity and append")
    add("--load", type=float, default=0.7, help="share of a core's time that may be planned with (%(default)s)")
    add("--core-hour", type=float, default=0.04, help="price of a core for an hour, assumed (%(default)s)")
    add("--gb-month", type=float, default=0.08, help="price of a GB for a month, assumed (%(default)s)")
    return parser.parse_args(argv)


def _measure(folder: Path, articles: int) -> StageCosts:
    write_articles(folder / "in", articles)
    for profile in Profile:
        read_sample(profile)
    open_store(folder / "data")
    watch = Stopwatch()
    documents = list(_read_documents(folder / "in", watch))
    for first in range(0, len(documents), BATCH_ARTICLES):
        some = documents[first : first + BATCH_ARTICLES]
        rows = _annotate(some, watch)
        _send_and_keep(folder / "data", some, rows, watch)
        _store(folder / "data", rows, watch)
    with watch.step(PUBLISH):
        publish(folder / "data")
    words = sum(len(document.text.split()) for document in documents) / articles
    seconds = {stage: spent / articles for stage, spent in watch.seconds.items()}
    return StageCosts(seconds, _count_bytes(folder / "data") / articles, words)


def _read_documents(folder: Path, watch: Stopwatch) -> Iterator[Document]:
    settings = Settings.model_construct()
    found = inputs.resolve_paths([str(folder)])
    with watch.step(READ):
        raw = list(inputs.read_all_files(found.files, settings.max_bytes, inputs.declare_input({}, "")))
    list(parse_inputs(raw, settings.max_chars))  # the model that tells languages is loaded by the first that need it
    with watch.step(PARSE):
        parsed = list(parse_inputs(raw, settings.max_chars))
    return (article.result for article in parsed if isinstance(article.result, Document))


def _annotate(documents: Sequence[Document], watch: Stopwatch) -> list[Rows]:
    """Annotate by each profile; give the rows of the last one, the accurate one."""
    rows: list[Rows] = []
    for profile in (Profile.FAST, Profile.ACCURATE):
        with watch.step(ANNOTATE[profile]):
            results = list(annotate_documents(documents, AnnotationOrder("capacity", datetime(2025, 1, 1), profile)))
        rows = [result for result in results if not isinstance(result, Reject)]
    return rows


def _send_and_keep(data: Path, documents: Sequence[Document], rows: list[Rows], watch: Stopwatch) -> None:
    """Do what a run does beside where workers annotate, in both processes."""
    with watch.step(SEND):
        pickle.loads(pickle.dumps(documents))
        pickle.loads(pickle.dumps(rows))
    order = make_order("capacity", datetime(2025, 1, 1), Settings.model_construct(), data)
    with watch.step(KEEP):
        for part in rows:
            document_id = part["documents"][0]["document_id"]
            read_annotation(data, document_id, order.make_key(documents[0]))
            keep_annotation(data, document_id, order.make_key(documents[0]), part)
        drop_annotations(data, [document.document_id for document in documents])


def _store(data: Path, rows: list[Rows], watch: Stopwatch) -> None:
    with watch.step(IDENTITY):
        linked = link_entities(data, rows)
    with watch.step(APPEND):
        store.append(data, *linked)


def _count_bytes(folder: Path) -> int:
    """Count the bytes below a folder, a file of several names once."""
    files = {(found.stat().st_ino, found.stat().st_size) for found in folder.rglob("*") if found.is_file()}
    return sum(size for _, size in files)


def _describe_costs(costs: StageCosts, articles: int) -> Iterator[str]:
    yield f"{articles:,} articles of {costs.words:.0f} words on average"
    yield f"{'stage':<26}{'CPU ms an article':>18}"
    for stage in (READ, PARSE, *ANNOTATE.values(), IDENTITY, APPEND, PUBLISH, SEND, KEEP):
        yield f"{stage:<26}{costs.seconds[stage] * 1e3:>18.2f}"
    yield f"{'bytes on disk':<26}{costs.disk_bytes:>18,.0f}"


def describe_plan(costs: StageCosts, args: argparse.Namespace) -> Iterator[str]:
    """Yield lines that say what so many articles come to, by the formulas that docs/capacity.md names."""
    serial = costs.sum_serial(args.grown / 1e3)
    yield f"planned for articles of {costs.words:.0f} words"
    yield f"one process for all workers: {serial * 1e3:.1f} ms an article, at most {1 / serial:,.0f} articles a second"
    for profile, stage in ANNOTATE.items():
        whole = serial + costs.seconds[stage]
        yield f"profile {profile}: {costs.seconds[stage] / serial:.0f} workers keep that process busy"
        cores = args.a_day * whole / SECONDS_A_DAY / args.load
        yield f"  {args.a_day:,} a day: {cores:.1f} cores, {cores * 24 * 30 * args.core_hour:,.0f} a month"
        hours = args.backfill * whole / 3600
        cores = hours / args.load / 24 / args.days
        writer = args.backfill * serial / SECONDS_A_DAY
        yield (
            f"  backfill of {args.backfill:,}: {hours:,.0f} core hours, {hours / args.load * args.core_hour:,.0f}; "
            f"{cores:,.0f} cores for {args.days:.0f} days, of which one process is busy {writer:.1f} days"
        )
    disk = args.backfill * costs.disk_bytes / GB
    yield f"disk: {disk:,.0f} GB for the backfill, {disk * args.gb_month:,.0f} a month"
    yield f"      {args.a_day * costs.disk_bytes / GB:,.1f} GB more a day"


if __name__ == "__main__":
    raise SystemExit(main())
