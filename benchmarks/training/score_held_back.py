"""Score quotes on articles that no weight has learned from: `python -m benchmarks.training.score_held_back`.

The 120 train articles that `folds.py` holds back are read by rules learned from the others, and by weights of the
fusion learned from the other folds of the 120; of what ships, the encoder alone is read. Rules are made with an eye on
dev, so what the encoder reads and what is learned from it is judged here first. One core needs some 2 minutes.
"""

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.quality import corpus
from benchmarks.training import fit_fusion, fit_quotes
from benchmarks.training.fit_quotes import Article
from benchmarks.training.folds import held_back
from transforms.annotators import quotes, word_roles
from transforms.cues.weights import QuoteWeights
from transforms.document import Document
from transforms.pipeline import READING_ORDER, Annotator
from transforms.quotes.assembly import find_quotes

# A quarter of the articles is scored by what the other three teach.
_FOLDS, _SEED = 4, 3


@dataclass(frozen=True)
class QuotesByWeights:
    """The annotator of quotes with weights of its own."""

    weights: QuoteWeights
    NEEDS = quotes.NEEDS
    ADDS = quotes.ADDS

    def annotate(self, doc: Document) -> Document:
        """Add `quotes`."""
        return replace(doc, quotes=find_quotes(doc, self.weights))


def main() -> int:
    """Print the scorer's figures; 2 and one line where the set is not there."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.training.score_held_back", description=__doc__)
    parser.add_argument("--bench", type=Path, default=corpus.BENCH, help="folder of the set (%(default)s)")
    bench = parser.parse_args().bench
    try:
        records = corpus.read_bench_gold(bench, "train")
        held = held_back(records)
        data = list(fit_quotes.articles(bench / "train.jsonl.gz"))
        rules = _rules_of_others(data, held)
        kept = [(word_roles.annotate(doc), gold) for (doc, gold), is_held in zip(data, held, strict=True) if is_held]
        gold = [record for record, is_held in zip(records, held, strict=True) if is_held]
        documents = dict(zip((record["doc_id"] for record in gold), annotate_by_others(kept, rules), strict=True))
        scores = corpus.score_bench(bench, corpus.BenchRun(gold, documents=documents), "train")
    except corpus.NoBenchError as error:
        print(f"benchmarks.training.score_held_back: {error}", file=sys.stderr)
        return 2
    scores.scorer.show(scores.figures)
    return 0


def annotate_by_others(data: Sequence[Article], rules: QuoteWeights) -> Iterator[Document]:
    """Yield each document, with its quotes and speakers by `rules` and by a fusion that other documents taught."""
    folds = fold_numbers(len(data))
    fitted = {
        fold: fit_fusion.learned([one for one, own in zip(data, folds, strict=True) if own != fold], rules)
        for fold in sorted(set(folds))
    }
    for (doc, _), fold in zip(data, folds, strict=True):
        yield _annotate_by_weights(doc, fitted[fold])


def fold_numbers(count: int) -> list[int]:
    """Give the fold of each of `count` articles: as many in each as can be, the same in each run."""
    numbers = [index % _FOLDS for index in range(count)]
    random.Random(_SEED).shuffle(numbers)
    return numbers


def _rules_of_others(data: Sequence[Article], held: Sequence[bool]) -> QuoteWeights:
    named = fit_quotes.learned([one for one, is_held in zip(data, held, strict=True) if not is_held])
    return QuoteWeights.from_names(named)


def _annotate_by_weights(doc: Document, weights: QuoteWeights) -> Document:
    by_weights: Annotator = QuotesByWeights(weights)
    for annotator in READING_ORDER:
        if annotator is not word_roles:  # the document has them
            doc = (by_weights if annotator is quotes else annotator).annotate(doc)
    return doc


if __name__ == "__main__":
    raise SystemExit(main())
