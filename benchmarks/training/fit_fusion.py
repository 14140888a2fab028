"""Learn how much to trust rules and encoder together: `python -m benchmarks.training.fit_fusion [--bench DIR]`.

Writes transforms/data/models/fusion/fusion_weights.tsv from the train articles that the encoder has not learned from
(`benchmarks/training/folds.py`), with rules learned from the others, so that neither is trusted for what it knows by
heart. Two cores need some 4 minutes.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks import ROOT
from benchmarks.training import fit_quotes
from benchmarks.training.fit_quotes import Article, Gold, chars, dice, words
from benchmarks.training.folds import held_back
from transforms.annotators import word_roles
from transforms.attributions import encoder_fusion
from transforms.attributions.features import BlockFeatures, read_block_features
from transforms.clauses.clause_candidates import ClauseCandidate
from transforms.cues.cue_options import cue_options
from transforms.cues.cues import PlacedQuotation
from transforms.cues.weights import QuoteWeights
from transforms.document import Document
from transforms.encoder.encoder_view import EncoderView

OUT = ROOT / "transforms" / "data" / "models" / "fusion" / "fusion_weights.tsv"
# Contents that overlap less are not each other's.
_LEAST_OVERLAP = 0.5
ClauseNumbers = list[tuple[float, ...]]
Choice = tuple[ClauseNumbers, list[bool]]


class ClauseChoice(NamedTuple):
    """The candidate clauses of one head of a cue, one of each list for each clause."""

    numbers: ClauseNumbers  # each as long as CLAUSE
    targets: list[float]  # how well the clause meets a gold content of its cue, 0..1
    is_exact: list[bool]  # its words are that content's words


def clause_choices(data: Sequence[Article], rules: QuoteWeights) -> Iterator[ClauseChoice]:
    """Yield for each head of a cue its candidate clauses."""
    for doc, gold in data:
        plain = replace(doc, word_roles=None)
        for block in read_block_features(plain, rules):
            by_head: dict[int, ClauseChoice] = {}
            for probability, clause, view in _clauses(block, doc):
                numbers = encoder_fusion.clause_numbers(view, probability, clause)
                if numbers is not None:
                    choice = by_head.setdefault(clause.head, ClauseChoice([], [], []))
                    overlap = _overlap(doc, block, clause, gold)
                    choice.numbers.append(numbers)
                    choice.targets.append(overlap**3 if overlap >= _LEAST_OVERLAP else 0.0)
                    choice.is_exact.append(overlap == 1.0)
            yield from by_head.values()


def _clauses(block: BlockFeatures, doc: Document) -> Iterator[tuple[float, ClauseCandidate, EncoderView]]:
    assert doc.word_roles is not None
    view = EncoderView.of(block.parse, doc.word_roles)
    for probability, clause in block.clauses:
        yield probability, clause, view
    for clause in encoder_fusion.encoder_candidates(view):
        if clause.head not in block.quoted:
            yield encoder_fusion.UNOFFERED, clause, view


def _overlap(doc: Document, block: BlockFeatures, clause: ClauseCandidate, gold: Sequence[Gold]) -> float:
    """Give the Dice coefficient of a clause and the content of its cue that it meets best; 1 for the same words."""
    spans = [block.span_of(piece) for piece in clause.content]
    found = words(doc.text, [(span.start_char, span.end_char) for span in spans])
    cue = block.span_of(clause.cue)
    own = chars([(cue.start_char, cue.end_char)])
    return max((dice(found, one.words) for one in gold if own & one.cue), default=0.0)


def link_choices(data: Sequence[Article], weights: QuoteWeights) -> Iterator[Choice]:
    """Yield for each quotation span the numbers of its options, each as long as LINK, and which options are right.

    Of `weights` all but `link_fusion` are needed.
    """
    for doc, gold in data:
        assert doc.word_roles is not None
        blocks = read_block_features(doc, weights)
        before: tuple[PlacedQuotation, Gold | None] | None = None
        for index, block in enumerate(blocks):
            earlier = [cue for one in blocks[:index] if one.parse.block == block.parse.block - 1 for cue in one.cues]
            for quotation in block.quotations:
                told = fit_quotes.told(quotation.span.content, doc.text, gold)
                last = before[0] if before else None
                offered = list(cue_options(quotation, last, block.cues, earlier, doc.text))
                scores = [weights.score(option.features) for option in offered]
                numbers = [
                    encoder_fusion.cue_link_numbers(doc.word_roles, quotation, last, option, score)
                    for option, score in zip(offered, scores, strict=True)
                ]
                yield numbers, [fit_quotes.is_right(option, told, before) for option in offered]
                before = quotation, told


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


def clause_weights(choices: Sequence[ClauseChoice]) -> list[float]:
    """Weights of CLAUSE by two aims that count the same: a logistic model of the targets, and a choice at each cue.

    The first alone says which cues are any, and too little of the edges by which the clauses of one cue differ. A
    cue none of whose clauses is exact leaves nothing to choose: which of two wrong edges is better, teaches none.
    """
    table = np.array([row for choice in choices for row in choice.numbers])
    targets = np.array([target for choice in choices for target in choice.targets])
    in_choice = np.array([any(choice.is_exact) for choice in choices for _ in choice.is_exact])
    choice_errors = fit_quotes.choice_errors([choice.is_exact for choice in choices if any(choice.is_exact)])

    def errors(score: Any) -> Any:
        wrong = (1 / (1 + np.exp(-score)) - targets) / len(targets)
        wrong[in_choice] += choice_errors(score[in_choice])
        return wrong

    return fitted(table, errors)


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


def learned(data: Sequence[Article], rules: QuoteWeights) -> QuoteWeights:
    """Add to `rules` the weights of the fusion, fitted on articles with word roles that `rules` have not learned from.

    Links are fitted with the clause weights as they are written, with four decimals.
    """
    clause = [round(weight, 4) for weight in clause_weights(list(clause_choices(data, rules)))]
    with_clauses = replace(rules, clause_fusion=tuple(clause))
    return replace(with_clauses, link_fusion=tuple(link_weights(list(link_choices(data, with_clauses)))))


def main() -> None:
    """Fit and write."""
    command = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    command.add_argument("--bench", type=Path, default=Path("../shared/bench/quotes"))
    data = list(fit_quotes.articles(command.parse_args().bench / "train.jsonl.gz"))
    held = held_back([doc.text for doc, _ in data])
    named = fit_quotes.learned([one for one, is_held in zip(data, held, strict=True) if not is_held])
    rules = QuoteWeights.from_names(named)
    taught = [(word_roles.annotate(doc), gold) for (doc, gold), is_held in zip(data, held, strict=True) if is_held]
    fitted_weights = learned(taught, rules)
    write(fitted_weights.clause_fusion, fitted_weights.link_fusion)
    print(OUT.read_text("utf-8"))


if __name__ == "__main__":
    main()
