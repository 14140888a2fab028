"""Score the encoder by itself, without rules, on PolNeAR's dev set: `python -m benchmarks.training.encoder_alone`.

Each word has its likeliest role; a run of words of one role and one cue is a span. Prints exact-match F1 of spans by
role, the share of source and content words whose likeliest ruling word is a word of their cue, articles a CPU-second.
"""

import argparse
import re
import sys
import time
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from benchmarks.quality import corpus
from benchmarks.training import fit_quotes
from transforms.document.word_roles import WordRoles
from transforms.encoder import encoder

ROLES = ("source", "cue", "content")
_WORD = re.compile(r"\w+")
Spans = set[tuple[int, int]]


def main() -> int:
    """Print the figures; 2 and one line where the set is not there."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.training.encoder_alone", description=__doc__)
    parser.add_argument("--bench", type=Path, default=corpus.BENCH, help="folder of the set (%(default)s)")
    try:
        records = corpus.read_bench_gold(parser.parse_args().bench)
    except corpus.NoBenchError as error:
        print(f"benchmarks.training.encoder_alone: {error}", file=sys.stderr)
        return 2
    documents = [fit_quotes.read(record) for record in records]
    encoder.read_word_roles(documents[0])  # the weights are loaded now
    begun = time.process_time()
    read = [encoder.read_word_roles(doc) for doc in documents]
    seconds = time.process_time() - begun
    pairs = [(record, tags) for record, tags in zip(records, read, strict=True) if tags is not None]
    for role in ROLES:
        print(f"{role} spans, exact F1: {100 * f1([_spans_of(*pair, role) for pair in pairs]):.1f}")
    right = [is_right for pair in pairs for is_right in _ruled_right(*pair)]
    print(f"words of sources and contents with the right cue: {100 * sum(right) / len(right):.1f} %")
    print(f"{len(records)} articles, {seconds:.1f} s of CPU, {len(records) / seconds:.1f} a second")
    return 0


def f1(pairs: Sequence[tuple[Spans, Spans]]) -> float:
    """Give F1, 0..1, of spans found against gold spans, article by article."""
    hits = sum(len(found & gold) for found, gold in pairs)
    total = sum(len(found) + len(gold) for found, gold in pairs)
    return 2 * hits / total if total else 0.0


def _spans_of(record: corpus.Row, tags: WordRoles, role: str) -> tuple[Spans, Spans]:
    words = [match.span() for match in _WORD.finditer(record["text"])]
    numbers = [max(0, bisect_right(tags.starts, start) - 1) for start, _ in words]
    found = [_cue(tags, number) if _role(tags, number) == role else None for number in numbers]
    gold: Spans = set()
    for one in record["attributions"]:
        inside = (any(first <= (start + end - 1) // 2 < last for first, last in one[role]) for start, end in words)
        gold |= _runs([0 if is_inside else None for is_inside in inside])
    return _runs(found if role != "cue" else [None if one is None else 0 for one in found]), gold


def _role(tags: WordRoles, number: int) -> str | None:
    shares = {"source": tags.source[number], "cue": tags.cue[number], "content": tags.content[number]}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] > 1 - sum(shares.values()) else None


def _cue(tags: WordRoles, number: int) -> int:
    """The first word of the likeliest cue of a word, -1 where there is none."""
    at = max(tags.cue_links[number], key=lambda each: each[1], default=(-1, 0.0))[0]
    while at > 0 and _role(tags, at - 1) == "cue":
        at -= 1
    return at


def _runs(of: Sequence[int | None]) -> Spans:
    """Runs of equal values, those of None left out."""
    edges = [at for at in range(len(of)) if not at or of[at] != of[at - 1]]
    return {(first, last) for first, last in pairwise([*edges, len(of)]) if of[first] is not None}


def _ruled_right(record: corpus.Row, tags: WordRoles) -> Iterator[bool]:
    for one in record["attributions"]:
        cue = fit_quotes.chars(one["cue"])
        for start, end in (*one["source"], *one["content"]):
            for number, place in enumerate(tags.starts):
                if cue and start <= place < end:
                    best = max(tags.cue_links[number], key=lambda each: each[1], default=(-1, 0.0))[0]
                    yield best >= 0 and tags.starts[best] in cue


if __name__ == "__main__":
    raise SystemExit(main())
