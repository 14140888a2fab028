"""Articles of benchmarks/gold, as many as wanted: again and again, each time with a sentence more."""

from __future__ import annotations

from pathlib import Path

from benchmarks import ROOT


def write_articles(folder: Path, count: int) -> None:
    """Write so many articles as text files into `folder`, which is made; their texts differ, and so do their ids."""
    folder.mkdir(parents=True, exist_ok=True)
    gold = sorted((ROOT / "benchmarks" / "gold").glob("*.txt"))
    for number in range(count):
        text = gold[number % len(gold)].read_text(encoding="utf-8")
        edition = number // len(gold)
        more = f"\n\nEdition {edition} of this article is longer by this sentence.\n" * bool(edition)
        (folder / f"{number:05}.txt").write_text(text + more, encoding="utf-8")
