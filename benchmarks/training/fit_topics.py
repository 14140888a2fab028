"""Learn which topics an editor would give: `python -m benchmarks.training.fit_topics [--bench DIR] [--folds N]`.

Writes transforms/data/models/topics: the weights of a logistic model over the numbers of a candidate
(`transforms/topics/features.py`), those of a conditional logit model over the numbers of a branch
(`transforms/topics/branches.py`), and how rare each term is. It learns from `benchmarks/training/topics`: labels of
articles of PolNeAR's train split, of GUM and of MEANTIME, whose texts lie under `--bench`, and passages of our own. No
text is kept. With `--folds` it writes nothing and says how well the models do on texts that they have not learned from.
One core needs some 5 minutes, with 5 folds 10.
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
from transforms.knowledge.media_topics import first_topic_above
from transforms.language import parsing
from transforms.topics.branches import BRANCH_FEATURES, BranchWeights, branch_of, measure_branches
from transforms.topics.features import FEATURES, PlacedHit, measure_candidates
from transforms.topics.scoring import choose_in_order, place_topic_hits, rank_candidates
from transforms.topics.weights import TopicWeights

LABELS = ROOT / "benchmarks" / "training" / "topics"
OUT = ROOT / "transforms" / "data" / "models" / "topics"
_ENTITIES = "entities/entities.jsonl.gz"
_FILES = {"polnear": "quotes/train.jsonl.gz", "gum": _ENTITIES, "meantime": _ENTITIES}
_KEY_DIGITS = 16
# A term in one article alone is as rare as one in none.
_FEWEST_ARTICLES = 2
# Of the sum of the squared weights, numbers being of mean 0 and deviation 1.
_RIDGE = 1.0
_ROUNDS = 30
# The branches are learned on candidates whose weights come from the texts of the other folds.
_INNER_FOLDS = 8
_LEAST_LIKELY = 0.05
_BRANCH_RIDGE = 3.0
_BRANCH_OWN_RIDGE = 10.0


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


def learn_branches(data: Sequence[Labelled]) -> BranchWeights:
    """Fit a conditional logit model of which branch is that of the main topic, over the branches of each text."""
    choices = []
    for fold in range(_INNER_FOLDS):
        weights = learn([case for at, case in enumerate(data) if at % _INNER_FOLDS != fold] or data)
        for case in data[fold::_INNER_FOLDS]:
            ranked = rank_candidates(case.hits, weights)
            likely = {branch_of(candidate) for chance, candidate in ranked if chance >= _LEAST_LIKELY}
            measured = {name: one for name, one in measure_branches(ranked, case.hits).items() if name in likely}
            main = first_topic_above(case.topics[0]).topic_id
            if main in measured and len(measured) > 1:
                choices.append((measured, main))
    names = sorted({branch for measured, _ in choices for branch in measured})
    return _fit_choices(choices, names)


def _fit_choices(choices: Sequence[tuple[dict[str, tuple[float, ...]], str]], names: Sequence[str]) -> BranchWeights:
    """Fit by Newton's method; behind its measures a branch has numbers of its own: 1 of itself, 0 of the others."""
    if not choices:
        return BranchWeights((0.0,) * len(BRANCH_FEATURES), {})
    measured = np.array([numbers for one, _ in choices for numbers in one.values()])
    deviation = measured.std(axis=0) + 1e-9
    own = np.eye(len(names))
    rows = [
        np.array([[*(np.array(numbers) / deviation), *own[names.index(branch)]] for branch, numbers in one.items()])
        for one, _ in choices
    ]
    chosen = [list(one).index(main) for one, main in choices]
    ridge = np.array([_BRANCH_RIDGE] * len(BRANCH_FEATURES) + [_BRANCH_OWN_RIDGE] * len(names))
    weights = np.zeros(len(ridge))
    for _ in range(_ROUNDS):
        slope, curve = ridge * weights, np.diag(ridge)
        for options, at in zip(rows, chosen, strict=True):
            odds = np.exp(options @ weights - (options @ weights).max())
            chance = odds / odds.sum()
            mean = options.T @ chance
            slope += mean - options[at]
            curve += (options.T * chance) @ options - np.outer(mean, mean)
        weights -= np.linalg.solve(curve, slope)
    features, of_branches = np.split(weights, [len(BRANCH_FEATURES)])
    own_weights = dict(zip(names, map(float, of_branches), strict=True))
    return BranchWeights(tuple(map(float, features / deviation)), own_weights)


def score_folds(data: Sequence[Labelled], folds: int) -> TopicTally:
    """Score each article by weights learned from the other folds."""
    pairs = []
    for fold in range(folds):
        others = [case for at, case in enumerate(data) if at % folds != fold]
        weights, branches = learn(others), learn_branches(others)
        for case in data[fold::folds]:
            chosen = choose_in_order(rank_candidates(case.hits, weights), case.hits, branches)
            pairs.append((case.topics, [candidate.topic_id for _, candidate in chosen]))
    return score_topics(pairs)


def write(weights: TopicWeights, branches: BranchWeights) -> None:
    """Write the three files."""
    head = "# Learned by benchmarks/training/fit_topics.py: "
    named = [("constant", weights.constant), *zip(FEATURES, weights.features, strict=True)]
    lines = "".join(f"{name}\t{weight:.4f}\n" for name, weight in named)
    (OUT / "topic_weights.tsv").write_text(f"{head}number of a candidate, its weight in log odds.\n{lines}", "utf-8")
    named = [*zip(BRANCH_FEATURES, branches.features, strict=True), *branches.branches.items()]
    lines = "".join(f"{name}\t{weight:.4f}\n" for name, weight in named)
    (OUT / "branch_weights.tsv").write_text(f"{head}number of a branch, or the branch, its weight.\n{lines}", "utf-8")
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
    write(weights, learn_branches(data))
    print(f"{len(FEATURES)} weights and the rarity of {len(weights.rarity)} terms from {len(data)} texts: {OUT}")


if __name__ == "__main__":
    main()
