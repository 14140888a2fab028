"""Cost and quality of marking near copies: `python -m benchmarks.speed.copies`.

Cost: CPU time of marking a batch beside stores of three sizes, by turns, all articles of one month, which is the most
that is ever compared. The stores have made-up rows with random signatures, so no language model is loaded. Quality: 20
made-up stories in ten versions each; pairs of versions of one story are to be found, and no others.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from itertools import combinations
from pathlib import Path

from benchmarks.speed.rounds import describe_spread, measure_cpu_seconds
from benchmarks.speed.stories import write_versions
from transforms.copies.signatures import PERMUTATIONS, SIGNATURE_VERSION, sign_text
from transforms.document import Row, Rows, document_id_of
from warehouse import store
from warehouse.lake import commit
from warehouse.lake.batch_files import BatchRows
from warehouse.lake.batch_plan import BatchKind
from warehouse.lake.copies import CopyIndex, SignedArticle, mark_copies
from warehouse.tables import TABLES

SIZES = (1_000, 10_000, 50_000)
# A batch of a run, by its default setting.
BATCH_ARTICLES = 100
# One in so many articles of a batch is a copy of a stored one.
ARTICLES_A_COPY = 10
STORIES = 20
VERSIONS = 10
# Of pairs.
MUST_PRECISION = MUST_RECALL = 0.98
_TABLES = ("documents", "document_texts")
# What a file of the lake holds once it is compacted now and then.
_FILE_ARTICLES = 5_000
_DAY = date(2024, 5, 12)
_AT = datetime(2024, 5, 12, 6)
_NUMBER_BYTES = 2  # of a number of a signature
_CHANGED_NUMBERS = 20  # in a copy: 0.84 of its runs are those of the original


def main() -> int:
    """Print the cost by size of the store, precision and recall; 1 where either is below what has to be reached."""
    args = _parse_arguments()
    print(f"marking, CPU ms an article in batches of {BATCH_ARTICLES}, median (least to most) of {args.rounds} rounds:")
    for size, costs in measure_marking(args.stored or SIZES, args.rounds).items():
        print(f"  {size:>7,} stored  {describe_spread(costs, 2)}")
    articles = write_versions(STORIES, VERSIONS)
    signing_ms = measure_cpu_seconds(lambda: [sign_text(text) for text, _ in articles]) / len(articles) * 1000
    print(f"signing, whatever is stored: {signing_ms:.2f} ms an article of some 400 words")
    precision, recall = rate_pairs(find_originals([text for text, _ in articles]), [story for _, story in articles])
    print(f"{len(articles)} versions of {STORIES} stories, of pairs: precision {precision:.3f}, recall {recall:.3f}")
    return 0 if precision >= MUST_PRECISION and recall >= MUST_RECALL else 1


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.copies", description=__doc__)
    parser.add_argument("--stored", type=int, action="append", help="articles of a store; may be given several times")
    parser.add_argument("--rounds", type=int, default=7, help="turns of all stores (%(default)s)")
    return parser.parse_args()


def measure_marking(sizes: Sequence[int], rounds: int) -> dict[int, list[float]]:
    """Measure by size of the store what marking costs in each round, in CPU milliseconds an article."""
    costs: dict[int, list[float]] = {size: [] for size in sizes}
    with tempfile.TemporaryDirectory() as folder:
        stores = {size: Path(folder) / str(size) for size in sizes}
        signatures = {size: fill_store(data, size) for size, data in stores.items()}
        for number in range(rounds + 1):
            for size, data in stores.items():
                batch = make_batch(signatures[size], number)
                seconds = measure_cpu_seconds(partial(mark_copies, commit.roll_forward(data), batch, {}))
                if number:  # the first one warms
                    costs[size].append(seconds / BATCH_ARTICLES * 1000)
    return costs


def fill_store(data: Path, size: int) -> list[str]:
    """Make a store of made-up articles of one month; gives their signatures."""
    store.create(data)
    dice = random.Random(size)
    signatures = [make_signature(dice) for _ in range(size)]
    for start in range(0, size, _FILE_ARTICLES):
        rows = make_rows(f"s{start}", signatures[start : start + _FILE_ARTICLES])
        commit.commit_rows(commit.roll_forward(data), BatchKind.APPEND, BatchRows(rows))
    return signatures


def make_batch(stored: Sequence[str], number: int) -> Rows:
    """Make a batch of new articles, the same one each time for a number; some are near copies of stored ones."""
    dice = random.Random(-number)
    copies = [change_signature(dice.choice(stored), dice) for _ in range(BATCH_ARTICLES // ARTICLES_A_COPY)]
    others = [make_signature(dice) for _ in range(BATCH_ARTICLES - len(copies))]
    return make_rows(f"b{number}", [*copies, *others])


def make_rows(prefix: str, signatures: Sequence[str]) -> Rows:
    """Make the rows of articles with these signatures: the examples of the columns, ids and days aside."""
    rows: dict[str, list[Row]] = {name: [] for name in _TABLES}
    for number, signature in enumerate(signatures):
        given = {
            "document_id": document_id_of(f"{prefix}.{number}"),
            "published_date": _DAY,
            "published_at": _AT,
            "published_month": f"{_DAY:%Y-%m}",
            "duplicate_of_document_id": None,
            "similarity": None,
            "signature": signature,
            "signature_version": SIGNATURE_VERSION,
        }
        for name, some in rows.items():
            some.append({column.name: given.get(column.name, column.example) for column in TABLES[name].columns})
    return rows


def make_signature(dice: random.Random) -> str:
    """Make the signature of a text that has nothing in common with others."""
    return dice.randbytes(PERMUTATIONS * _NUMBER_BYTES).hex()


def change_signature(signature: str, dice: random.Random) -> str:
    """Change as many numbers of a signature as an edited story does."""
    numbers = bytearray.fromhex(signature)
    for number in dice.sample(range(PERMUTATIONS), _CHANGED_NUMBERS):
        numbers[number * _NUMBER_BYTES] ^= 1
    return numbers.hex()


def find_originals(texts: Sequence[str]) -> list[int]:
    """Find for each text the number of the first text that it is a copy of, its own where it is none."""
    index = CopyIndex()
    originals: list[int] = []
    for number, text in enumerate(texts):
        signature = sign_text(text)
        found = None if signature is None else index.find_original(signature)
        originals.append(number if found is None else int(found[0]))
        if signature is not None:
            index.add(SignedArticle(str(number), signature, found and found[0]))
    return originals


def rate_pairs(originals: Sequence[int], stories: Sequence[int]) -> tuple[float, float]:
    """Rate the pairs that were put together by those that belong together: precision and recall, 0 to 1."""
    pairs = list(combinations(range(len(stories)), 2))
    together = {pair for pair in pairs if originals[pair[0]] == originals[pair[1]]}
    true = {pair for pair in pairs if stories[pair[0]] == stories[pair[1]]}
    right = len(together & true)
    return right / len(together) if together else 0.0, right / len(true) if true else 0.0


if __name__ == "__main__":
    raise SystemExit(main())
