"""Learn the weights of quotes from PolNeAR's train split: `python -m benchmarks.training.fit_quotes [--bench DIR]`.

Writes transforms/data/models/quotes/quote_weights.tsv: shares of lemmas that are cues, weights of candidate clauses
(a logistic model whose target is the overlap with the gold content), weights of the options of a quotation span (a
conditional logit). No text of the corpus is kept, only names of features made of lemmas and tags. The same input
gives the same file; one core needs some 2 minutes.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks import ROOT
from transforms import pipeline
from transforms.attributions.features import read_block_features
from transforms.cues.cue_options import cue_options
from transforms.cues.cues import CueOption, PlacedQuotation
from transforms.cues.weights import QuoteWeights
from transforms.document import Document, RawArticle, Span
from transforms.language import parsing

OUT = ROOT / "transforms" / "data" / "models" / "quotes" / "quote_weights.tsv"
# Features seen less often say nothing general; smaller weights change no choice.
_FEWEST, _SMALLEST = 3, 0.03
_WORD = re.compile(r"\w+")
_OPEN_CLASS = ("VERB", "NOUN", "ADJ", "PROPN")


class Gold(NamedTuple):
    """An attribution of the corpus: words of its content, characters of its cue."""

    words: frozenset[int]
    cue: frozenset[int]


Article = tuple[Document, list[Gold]]
Row = dict[str, Any]


def records(path: Path) -> list[Row]:
    """Read the articles of a split as they lie."""
    with gzip.open(path) as lines:
        return [json.loads(line) for line in lines]


def read(record: Row) -> Document:
    """Parse one article."""
    raw = RawArticle(record["text"].encode(), f"file:///{record['doc_id']}.txt")
    doc = next(one for one in pipeline.parse(raw) if isinstance(one, Document))
    return next(iter(parsing.add_parses([doc])))


def articles(path: Path) -> Iterator[Article]:
    """Yield each article parsed, with its attributions."""
    for record in records(path):
        doc = read(record)
        yield doc, [Gold(words(doc.text, one["content"]), chars(one["cue"])) for one in record["attributions"]]


def words(text: str, pieces: Sequence[Sequence[int]]) -> frozenset[int]:
    """Where the words of `pieces` start."""
    return frozenset(match.start() for start, end in pieces for match in _WORD.finditer(text, start, end))


def chars(pieces: Sequence[Sequence[int]]) -> frozenset[int]:
    """All characters of `pieces`."""
    return frozenset(at for start, end in pieces for at in range(start, end))


def lexicon_of(data: Sequence[Article]) -> dict[str, float]:
    """Lemmas that stand in a cue twice or more, with the share of their uses in which they do."""
    used: Counter[str] = Counter()
    cues: Counter[str] = Counter()
    for doc, gold in data:
        inside = frozenset().union(*(one.cue for one in gold))
        for parse in doc.parses:
            for token in parse.tokens:
                lemma = token.lemma_.lower()
                used[lemma] += 1
                cues[lemma] += parse.start_char + token.idx in inside and token.pos_ in _OPEN_CLASS
    return {lemma: count / used[lemma] for lemma, count in sorted(cues.items()) if count >= 2 and "\t" not in lemma}


def clause_examples(data: Sequence[Article], lexicon: dict[str, float]) -> tuple[list[Sequence[str]], list[float]]:
    """Features of every candidate clause, and how well it meets a gold content of that cue, 0..1.

    The third power of their Dice overlap, 0 below a half: of two clauses the one with the right edges has to win.
    """
    features: list[Sequence[str]] = []
    targets: list[float] = []
    weights = QuoteWeights(lexicon)
    for doc, gold in data:
        for block in read_block_features(doc, weights):
            for _, clause in block.clauses:
                spans = [block.span_of(piece) for piece in clause.content]
                found = words(doc.text, [(span.start_char, span.end_char) for span in spans])
                head = block.span_of((clause.head, clause.head + 1)).start_char
                features.append(clause.features)
                targets.append(max((dice(found, one.words) for one in gold if head in one.cue), default=0.0))
    return features, [target**3 if target >= 0.5 else 0.0 for target in targets]


def dice(found: frozenset[int], gold: frozenset[int]) -> float:
    """The Dice coefficient of two sets of words, 0..1."""
    return 2 * len(found & gold) / (len(found) + len(gold)) if found and gold else 0.0


def option_examples(data: Sequence[Article], weights: QuoteWeights) -> Iterator[tuple[list[Sequence[str]], list[bool]]]:
    """Yield for each quotation span its options' features and which of them are right."""
    for doc, gold in data:
        blocks = read_block_features(doc, weights)
        before: tuple[PlacedQuotation, Gold | None] | None = None
        for index, block in enumerate(blocks):
            earlier = [cue for one in blocks[:index] if one.parse.block == block.parse.block - 1 for cue in one.cues]
            for quotation in block.quotations:
                own = told(quotation.span.content, doc.text, gold)
                offered = list(cue_options(quotation, before[0] if before else None, block.cues, earlier, doc.text))
                yield [option.features for option in offered], [is_right(one, own, before) for one in offered]
                before = quotation, own


def is_right(option: CueOption, own: Gold | None, before: tuple[PlacedQuotation, Gold | None] | None) -> bool:
    """Say whether an option of a quotation span is right: `own` is the attribution that holds it, if any does."""
    if option.is_continuation:
        return own is not None and before is not None and before[1] is own
    if option.cue is None:
        return own is None
    return own is not None and option.cue.start_char in own.cue


def told(inner: Span, text: str, gold: Sequence[Gold]) -> Gold | None:
    """Give the attribution that holds half of the words of a quotation span or more, if any."""
    found = words(text, [(inner.start_char, inner.end_char)])
    best = max(gold, key=lambda one: len(one.words & found), default=None)
    return best if best is not None and found and 2 * len(best.words & found) >= len(found) else None


class Matrix:
    """Rows of features as rows of column numbers, padded with column 0, which weighs nothing."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        seen = Counter(feature for row in rows for feature in row)
        self.names = ["", *sorted(feature for feature, count in seen.items() if count >= _FEWEST)]
        column = {name: number for number, name in enumerate(self.names) if number}
        self.width = max(len(row) for row in rows)
        self.index = np.zeros((len(rows), self.width), np.int32)
        for number, row in enumerate(rows):
            known = [column[feature] for feature in row if feature in column]
            self.index[number, : len(known)] = known

    def fitted(self, errors: Any, rounds: int, rate: float, decay: float) -> dict[str, float]:
        """Descend by Adam over all rows; `errors` gives d loss / d score of each row, averaged."""
        size = len(self.names)
        weights, first, second = np.zeros(size), np.zeros(size), np.zeros(size)
        for step in range(1, rounds + 1):
            wrong = errors(weights[self.index].sum(1))
            slope = np.bincount(self.index.ravel(), np.repeat(wrong, self.width), size) + decay * weights
            slope[0] = 0.0
            first = 0.9 * first + 0.1 * slope
            second = 0.99 * second + 0.01 * slope**2
            pace = rate * (1.02 - step / rounds) / (1 - 0.9**step)
            weights -= pace * first / (np.sqrt(second / (1 - 0.99**step)) + 1e-9)
        return {
            name: float(weight) for name, weight in zip(self.names, weights, strict=True) if abs(weight) >= _SMALLEST
        }


def clause_weights(features: list[Sequence[str]], targets: list[float]) -> dict[str, float]:
    """Logistic weights of candidate clauses."""
    target = np.array(targets)
    return Matrix(features).fitted(lambda score: (1 / (1 + np.exp(-score)) - target) / len(target), 150, 0.3, 1e-5)


def option_weights(choices: Sequence[tuple[list[Sequence[str]], list[bool]]]) -> dict[str, float]:
    """Fit the weights of a conditional logit; several options may be right (a cue, or a quotation span of that cue)."""
    choices = [choice for choice in choices if any(choice[1])]
    errors = choice_errors([right for _, right in choices])
    return Matrix([row for rows, _ in choices for row in rows]).fitted(errors, 300, 0.2, 2e-5)


def choice_errors(rights: Sequence[Sequence[bool]]) -> Callable[[Any], Any]:
    """Give d loss / d score of the options of all choices in a row, for a conditional logit."""
    sizes = np.array([len(right) for right in rights])
    starts, group = np.r_[0, np.cumsum(sizes)[:-1]], np.repeat(np.arange(len(sizes)), sizes)
    is_right = np.array([one for right in rights for one in right], float)

    def errors(score: Any) -> Any:
        powers = np.exp(score - np.maximum.reduceat(score, starts)[group])
        share = powers / np.add.reduceat(powers, starts)[group]
        return (share - share * is_right / np.add.reduceat(share * is_right, starts)[group]) / len(sizes)

    return errors


def learned(data: Sequence[Article]) -> dict[str, float]:
    """Weights by name: shares of cue lemmas, candidate clauses, options of a quotation span."""
    lexicon = lexicon_of(data)
    clauses = clause_weights(*clause_examples(data, lexicon))
    links = option_weights(list(option_examples(data, QuoteWeights(lexicon, clauses))))
    return {f"cue:{lemma}": share for lemma, share in lexicon.items()} | clauses | links


def main() -> None:
    """Fit and write."""
    command = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    command.add_argument("--bench", type=Path, default=Path("../shared/bench/quotes"))
    data = list(articles(command.parse_args().bench / "train.jsonl.gz"))
    named = learned(data)
    head = (
        "# Learned by benchmarks/training/fit_quotes.py, PolNeAR 1.0.0, train: shares of cue lemmas, feature weights.\n"
    )
    OUT.write_text(head + "".join(f"{name}\t{weight:.3f}\n" for name, weight in sorted(named.items())), "utf-8")
    print(f"{len(named)} weights: {OUT}")


if __name__ == "__main__":
    main()
