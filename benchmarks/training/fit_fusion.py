"""Learn how much to trust rules and encoder together: `python -m benchmarks.training.fit_fusion [--bench DIR]`.

Writes transforms/data/fusion_weights.tsv from the train articles that the encoder has not learned from
(`benchmarks/training/folds.py`), with rules learned from the others, so that neither is trusted for what it knows by
heart. Two cores need some 4 minutes.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import ROOT
from benchmarks.training import fit_quotes
from benchmarks.training.fit_quotes import Article, Gold, chance_of, chars, dice, words
from benchmarks.training.folds import held_back
from transforms.annotators import word_roles
from transforms.document import Document
from transforms.quotes import encoder_fusion, features, weights
from transforms.quotes.clause_candidates import ClauseCandidate
from transforms.quotes.cue_options import PlacedQuotation, cue_options
from transforms.quotes.encoder_view import EncoderView
from transforms.quotes.features import BlockFeatures

OUT = ROOT / "transforms" / "data" / "models" / "fusion" / "fusion_weights.tsv"
Rules = dict[str, float]
Choice = tuple[list[tuple[float, ...]], list[bool]]


def lexicon_of(rules: Rules) -> Rules:
    """Give the cue lemmas among weights, with their shares."""
    return {name.removeprefix("cue:"): share for name, share in rules.items() if name.startswith("cue:")}


def clause_table(data: Sequence[Article], rules: Rules) -> tuple[Any, Any]:
    """Numbers of every candidate clause, n x len(CLAUSE), and how well each meets a gold content of its cue, 0..1."""
    table: list[tuple[float, ...]] = []
    targets: list[float] = []
    for doc, gold in data:
        plain = replace(doc, word_roles=None)
        for part in features.parts(plain, lexicon_of(rules), chance_of(rules)):
            for chance, clause, reading in _clauses(part, doc):
                numbers = encoder_fusion.numbers_of(reading, chance, clause)
                if numbers is not None:
                    table.append(numbers)
                    targets.append(_fit(doc, part, clause, gold))
    return np.array(table), np.array(targets)


def _clauses(part: BlockFeatures, doc: Document) -> Iterator[tuple[float, ClauseCandidate, EncoderView]]:
    assert doc.word_roles is not None
    reading = EncoderView.of(part.parse, doc.word_roles)
    for chance, clause in part.clauses:
        yield chance, clause, reading
    for clause in encoder_fusion.offered(reading):
        if clause.head not in part.quoted:
            yield encoder_fusion.UNOFFERED, clause, reading


def _fit(doc: Document, part: BlockFeatures, clause: ClauseCandidate, gold: Sequence[Gold]) -> float:
    spans = [features.span_of(part.parse, piece) for piece in clause.content]
    found = words(doc.text, [(span.start_char, span.end_char) for span in spans])
    cue = features.span_of(part.parse, clause.cue)
    own = chars([(cue.start_char, cue.end_char)])
    target = max((dice(found, one.words) for one in gold if own & one.cue), default=0.0)
    return target**3 if target >= 0.5 else 0.0


def link_choices(data: Sequence[Article], rules: Rules) -> Iterator[Choice]:
    """Yield for each marked stretch the numbers of its options, each as long as LINK, and which options are right."""
    for doc, gold in data:
        assert doc.word_roles is not None
        parts = features.parts(doc, lexicon_of(rules), chance_of(rules))
        before: tuple[PlacedQuotation, Gold | None] | None = None
        for index, part in enumerate(parts):
            earlier = [cue for one in parts[:index] if one.parse.block == part.parse.block - 1 for cue in one.cues]
            for stretch in part.stretches:
                told = fit_quotes.told(stretch.marked.inner, doc.text, gold)
                last = before[0] if before else None
                offered = list(cue_options(stretch, last, part.cues, earlier, doc.text))
                scores = [sum(rules.get(feature, 0.0) for feature in one.features) for one in offered]
                numbers = [
                    encoder_fusion.link_numbers(doc.word_roles, stretch, last, option, score)
                    for option, score in zip(offered, scores, strict=True)
                ]
                yield numbers, [fit_quotes.is_right(option, told, before) for option in offered]
                before = stretch, told


def fitted(table: Any, errors: Callable[[Any], Any], rounds: int = 3000) -> list[float]:
    """Descend by Adam over all rows, columns scaled; `errors` gives d loss / d score of each row, averaged."""
    scale = table.std(0) + (table.std(0) == 0)
    scaled = table / scale
    learned, first, second = (np.zeros(table.shape[1]) for _ in range(3))
    for step in range(1, rounds + 1):
        slope = scaled.T @ errors(scaled @ learned) + 1e-4 * learned
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope**2
        pace = 0.05 * (1.01 - step / rounds) / (1 - 0.9**step)
        learned -= pace * first / (np.sqrt(second / (1 - 0.99**step)) + 1e-9)
    return [float(weight) for weight in learned / scale]


def clause_weights(table: Any, targets: Any) -> list[float]:
    """Logistic weights of CLAUSE."""
    return fitted(table, lambda score: (1 / (1 + np.exp(-score)) - targets) / len(targets))


def link_weights(choices: Sequence[Choice]) -> list[float]:
    """Conditional logit weights of LINK."""
    choices = [choice for choice in choices if any(choice[1])]
    errors = fit_quotes.choice_errors([right for _, right in choices])
    return fitted(np.array([row for rows, _ in choices for row in rows]), errors)


def write(clause: Sequence[float], link: Sequence[float]) -> None:
    """Write the weights, in the order of CLAUSE and LINK."""
    named = [f"clause:{name}\t{weight:.4f}\n" for name, weight in zip(encoder_fusion.CLAUSE, clause, strict=True)]
    named += [f"link:{name}\t{weight:.4f}\n" for name, weight in zip(encoder_fusion.LINK, link, strict=True)]
    OUT.write_text("# Learned by benchmarks/training/fit_fusion.py, PolNeAR 1.0.0, train.\n" + "".join(named), "utf-8")
    weights.fusion.cache_clear()


def fit(data: Sequence[Article], rules: Rules) -> None:
    """Fit on articles with tags that `rules` have not learned from, and write."""
    clause = clause_weights(*clause_table(data, rules))
    write(clause, [1.0] + [0.0] * (len(encoder_fusion.LINK) - 1))
    write(clause, link_weights(list(link_choices(data, rules))))


def main() -> None:
    """Fit and write."""
    command = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    command.add_argument("--bench", type=Path, default=Path("../shared/bench/quotes"))
    data = list(fit_quotes.articles(command.parse_args().bench / "train.jsonl.gz"))
    held = held_back([doc.text for doc, _ in data])
    rules = fit_quotes.learned([one for one, is_held in zip(data, held, strict=True) if not is_held])
    fit([(word_roles.annotate(doc), gold) for (doc, gold), is_held in zip(data, held, strict=True) if is_held], rules)
    print(OUT.read_text("utf-8"))


if __name__ == "__main__":
    main()
