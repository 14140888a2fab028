"""Days of statements on PolNeAR's dev articles: `python -m benchmarks.quality.statement_dates`.

The gold, `benchmarks/gold/statement_dates.jsonl`, was listed by hand: of 200 quotes the first and last day that the
words about the cue name, or that they name none. It has ids and offsets; the texts are read where they lie. An open one
may have the day or none. Quotes that the pipeline does not find are counted apart: they are no matter of days.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks import ROOT
from benchmarks.quality import corpus
from transforms.document import Circumstances, Document, Profile, Quote, document_id_of

GOLD = ROOT / "benchmarks" / "gold" / "statement_dates.jsonl"
Days = tuple[date, date] | None


@dataclass(frozen=True, slots=True)
class DatedQuote:
    """A quote of the gold: where its cue stands, and the first and last day of its speech event."""

    document_id: str
    cue_start_char: int
    cue_end_char: int
    days: Days
    is_open: bool = False


def main(argv: list[str] | None = None) -> int:
    """Predict, count, print; 2 and one line where the articles are not there."""
    args = _parse_arguments(argv)
    quotes = read_dated_quotes(GOLD)
    wanted = {quote.document_id for quote in quotes}
    try:
        articles = corpus.read_bench_gold(args.bench)
    except corpus.NoBenchError as error:
        print(f"benchmarks.quality.statement_dates: {error}", file=sys.stderr)
        return 2
    articles = [article for article in articles if document_id_of(article["text"]) in wanted]
    done = corpus.run_bench(articles, False, args.profile)
    documents = {document_id_of(doc.text): doc for doc in done.documents.values()}
    found = [(quote, find_days(quote, documents.get(quote.document_id))) for quote in quotes]
    if args.errors:
        print("\n".join(_list_errors(found, documents)), file=sys.stderr)
    print(json.dumps(count_days([(quote, days) for quote, days in found if days is not _NO_QUOTE], len(quotes))))
    return 0


# The pipeline has no quote with this cue.
_NO_QUOTE = (date.min, date.min)


def read_dated_quotes(path: Path) -> list[DatedQuote]:
    """Read the gold, a quote a line."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        DatedQuote(
            row["document_id"],
            row["cue_start_char"],
            row["cue_end_char"],
            (date.fromisoformat(row["first_day"]), date.fromisoformat(row["last_day"])) if row["first_day"] else None,
            row.get("is_open", False),
        )
        for row in rows
    ]


def find_days(gold: DatedQuote, doc: Document | None) -> Days:
    """Find the days that the pipeline gives a quote by its cue; `_NO_QUOTE` where it has no quote with that cue."""
    if doc is None:
        return _NO_QUOTE
    circumstances: dict[int, Circumstances] = {one.quote: one for one in doc.circumstances}
    matched = [quote for quote in doc.quotes if quote.position in circumstances and _has_cue(quote, gold)]
    return circumstances[matched[0].position].period if matched else _NO_QUOTE


def _has_cue(quote: Quote, gold: DatedQuote) -> bool:
    return any(cue.start_char < gold.cue_end_char and gold.cue_start_char < cue.end_char for cue in quote.cue)


def count_days(found: list[tuple[DatedQuote, Days]], listed: int) -> dict[str, float]:
    """Count precision (right of those given) and recall (right of those that the gold has), in per cent."""
    counts: Counter[str] = Counter()
    for gold, days in found:
        if gold.is_open and days is None:
            continue
        counts["gold"] += gold.days is not None
        counts["given"] += days is not None
        counts["right"] += days is not None and days == gold.days
    return {
        "quotes": listed,
        "quotes_found": len(found),
        "precision": _percent(counts["right"], counts["given"]),
        "recall": _percent(counts["right"], counts["gold"]),
        **{name: counts[name] for name in ("gold", "given", "right")},
    }


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def _list_errors(found: list[tuple[DatedQuote, Days]], documents: dict[str, Document]) -> Iterator[str]:
    """Yield a line for each wrong one: what was given, what is right, the words about the cue."""
    for gold, days in found:
        if days in (gold.days, _NO_QUOTE) or (gold.is_open and days is None):
            continue
        text = documents[gold.document_id].text
        words = text[max(0, gold.cue_start_char - 120) : gold.cue_end_char + 120].replace("\n", " ")
        yield "\t".join((_show_days(days), _show_days(gold.days), words))


def _show_days(days: Days) -> str:
    return " to ".join(map(str, days)) if days else "none"


def _parse_arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality.statement_dates", description=__doc__)
    parser.add_argument("--bench", type=Path, default=corpus.BENCH, help="folder of the set")
    parser.add_argument("--profile", type=Profile, choices=tuple(Profile), default=Profile.ACCURATE)
    parser.add_argument("--errors", action="store_true", help="list the wrong ones on standard error")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
