"""Learn which topics an editor would give: `python -m benchmarks.training.fit_topics [--bench DIR] [--folds N]`.

Writes transforms/data/models/topics: the weights of a logistic model over the numbers of a candidate
(`transforms/topics/features.py`), and how rare each term is. It learns from `benchmarks/training/topics`: labels of
articles of PolNeAR's train split and of GUM, whose texts lie under `--bench`, and passages of our own. No text is kept.
With `--folds` it writes nothing and says how well the model does on articles that it has not learned from. One core
needs some 3 minutes.
"""

import argparse
import csv
import gzip
import hashlib
import json
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks import ROOT
from benchmarks.quality.topics import TopicTally, read_passages, score_topics
from transforms import pipeline
from transforms.document import Document, RawArticle
from transforms.language import parsing
from transforms.topics.features import FEATURES, PlacedHit, measure_candidates
from transforms.topics.scoring import choose_topics, place_topic_hits, rank_candidates
from transforms.topics.weights import TopicWeights

LABELS = ROOT / "benchmarks" / "training" / "topics"
OUT = ROOT / "transforms" / "data" / "models" / "topics"
_FILES = {"polnear": "quotes/train.jsonl.gz", "gum": "entities/entities.jsonl.gz"}
_KEY_DIGITS = 16
# A term in one article alone is as rare as one in none.
_FEWEST_ARTICLES = 2
# Of the sum of the squared weights, numbers being of mean 0 and deviation 1.
_RIDGE = 1.0
_ROUNDS = 30


class Labelled(NamedTuple):
    """The terms of an article in order of the text, and the topics that a reader gave it, the main one first."""

    hits: list[PlacedHit]
    topics: list[str]


def read_labelled(bench: Path) -> list[Labelled]:
    """Read and parse all labelled texts."""
    passages = [(case.text, list(case.topics)) for case in read_passages(LABELS / "passages.tsv")]
    texts = [*_read_corpus_texts(bench), *passages]
    return [Labelled(place_topic_hits(_parse(text)), topics) for text, topics in texts]


def _read_corpus_texts(bench: Path) -> Iterator[tuple[str, list[str]]]:
    rows = _read_rows(LABELS / "labels.tsv")
    for corpus, file in _FILES.items():
        topics = {row["doc_key"]: row["topics"].split(";") for row in rows if row["corpus"] == corpus}
        with gzip.open(bench / file, "rt", encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                key = hashlib.sha256(record["doc_id"].encode()).hexdigest()[:_KEY_DIGITS]
                if key in topics:
                    yield record["text"], topics[key]


def _read_rows(path: Path) -> list[dict[str, str]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _parse(text: str) -> Document:
    raw = RawArticle(text.encode(), "file:///training.txt")
    doc = next(one for one in pipeline.parse(raw) if isinstance(one, Document))
    return next(iter(parsing.add_parses([doc])))


def learn(data: Sequence[Labelled]) -> TopicWeights:
    """Fit a logistic model over the candidates of all articles, and measure the rarity of terms."""
    rarity = measure_rarity(data)
    candidates = [(one, case.topics) for case in data for one in measure_candidates(case.hits, rarity)]
    numbers = np.array([one.numbers for one, _ in candidates])
    is_given = np.array([one.topic_id in topics for one, topics in candidates], float)
    mean, deviation = numbers.mean(axis=0), numbers.std(axis=0) + 1e-9
    fitted = _fit_logistic((numbers - mean) / deviation, is_given)
    weights = fitted[:-1] / deviation
    return TopicWeights(float(fitted[-1] - weights @ mean), tuple(map(float, weights)), rarity)


def measure_rarity(data: Sequence[Labelled]) -> dict[str, float]:
    """Give 0..1 for each term that two articles have: log(articles / articles with it) over the highest there is."""
    counts = Counter(term for case in data for term in {placed.hit.term.term for placed in case.hits})
    total = len(data) + 1
    return {
        term: round(math.log(total / (count + 1)) / math.log(total), 2)
        for term, count in sorted(counts.items())
        if count >= _FEWEST_ARTICLES
    }


def _fit_logistic(rows: Any, target: Any) -> Any:
    """Fit by Newton's method, the constant last."""
    rows = np.c_[rows, np.ones(len(rows))]
    ridge = np.eye(rows.shape[1]) * _RIDGE
    ridge[-1, -1] = 0.0
    weights = np.zeros(rows.shape[1])
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chance - target) + ridge @ weights
        weights -= np.linalg.solve((rows.T * (chance * (1 - chance))) @ rows + ridge, slope)
    return weights


def score_folds(data: Sequence[Labelled], folds: int) -> TopicTally:
    """Score each article by weights learned from the other folds."""
    pairs = []
    for fold in range(folds):
        weights = learn([case for at, case in enumerate(data) if at % folds != fold])
        for case in data[fold::folds]:
            chosen = choose_topics(rank_candidates(case.hits, weights))
            pairs.append((case.topics, [candidate.topic_id for _, candidate in chosen]))
    return score_topics(pairs)


def write(weights: TopicWeights) -> None:
    """Write both files."""
    head = "# Learned by benchmarks/training/fit_topics.py: "
    named = [("constant", weights.constant), *zip(FEATURES, weights.features, strict=True)]
    lines = "".join(f"{name}\t{weight:.4f}\n" for name, weight in named)
    (OUT / "topic_weights.tsv").write_text(f"{head}number of a candidate, its weight in log odds.\n{lines}", "utf-8")
    lines = "".join(f"{term}\t{rarity:.2f}\n" for term, rarity in weights.rarity.items())
    (OUT / "term_rarity.tsv").write_text(f"{head}term, how rare it is in the news, 0 to 1; others 1.\n{lines}", "utf-8")


def main() -> None:
    """Fit and write, or score by folds."""
    command = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    command.add_argument("--bench", type=Path, default=Path("../shared/bench"))
    command.add_argument("--folds", type=int, default=0, help="score by so many folds, write nothing")
    options = command.parse_args()
    data = read_labelled(options.bench)
    if options.folds:
        print("\n".join(score_folds(data, options.folds).draw()))
        return
    weights = learn(data)
    write(weights)
    print(f"{len(FEATURES)} weights and the rarity of {len(weights.rarity)} terms from {len(data)} texts: {OUT}")


if __name__ == "__main__":
    main()
