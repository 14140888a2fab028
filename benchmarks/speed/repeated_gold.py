"""Articles of benchmarks/gold, as many as wanted: again and again, each time with a sentence more."""

from __future__ import annotations

import os
from pathlib import Path

from benchmarks import ROOT

# The time of all files, which is stored with their articles: made again, they give the same rows.
_WRITTEN_AT = 1_735_689_600


def write_articles(folder: Path, count: int) -> None:
    """Write so many articles as text files into `folder`, which is made; their texts differ, and so do their ids."""
    folder.mkdir(parents=True, exist_ok=True)
    gold = sorted((ROOT / "benchmarks" / "gold").glob("*.txt"))
    for number in range(count):
        text = gold[number % len(gold)].read_text(encoding="utf-8")
        edition = number // len(gold)
        more = f"\n\nEdition {edition} of this article is longer by this sentence.\n" * bool(edition)
        path = folder / f"{number:05}.txt"
        path.write_text(text + more, encoding="utf-8")
        os.utime(path, (_WRITTEN_AT, _WRITTEN_AT))
