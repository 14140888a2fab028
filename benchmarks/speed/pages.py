"""Pages a CPU second of the HTML parser beside trafilatura: `python -m benchmarks.speed.pages`.

The pages of the shared sets are read where they lie, by both rivals, by turns from page to page in one process. The
parser goes from bytes to a Document or a Reject, trafilatura from bytes to its own document, with its defaults and with
metadata. No language model is loaded.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path

from trafilatura import bare_extraction
from trafilatura.meta import reset_caches

from benchmarks.quality.inputs import BENCH
from benchmarks.speed.rounds import describe_spread, measure_by_turns
from transforms.document import RawArticle
from transforms.parsers import html

FOLDERS = ("html", "inputs/html_aeb")
# What has to be reached: pages of ours to one of trafilatura's.
MUST_RATIO = 0.80
WISHED_RATIO = 1.2


def main(argv: list[str] | None = None) -> int:
    """Print the ratio of each round, its median and spread; 1 below what must be reached, 2 where no pages are."""
    args = _parse_arguments(argv)
    missing = [folder for folder in FOLDERS if not any((args.bench / folder).glob("*.html.gz"))]
    if missing:
        places = " and ".join(str(args.bench / folder) for folder in missing)
        print(f"benchmarks.speed.pages: no *.html.gz in {places}; name the sets' folder with --bench", file=sys.stderr)
        return 2
    pages = read_pages(args.bench)
    measure_round(pages[:2])  # both warm
    seconds = [measure_round(pages) for _ in range(args.rounds)]
    print("\n".join(describe_rounds(len(pages), seconds)))
    return 0 if statistics.median(find_ratios(seconds)) >= MUST_RATIO else 1


def _parse_arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.pages", description=__doc__)
    parser.add_argument("--bench", type=Path, default=BENCH, help="folder of the sets (%(default)s)")
    parser.add_argument("--rounds", type=int, default=6, help="turns of both (%(default)s)")
    return parser.parse_args(argv)


def read_pages(bench: Path) -> list[RawArticle]:
    """Read all pages of the sets, unpacked."""
    paths = [path for folder in FOLDERS for path in sorted((bench / folder).glob("*.html.gz"))]
    return [RawArticle(gzip.decompress(path.read_bytes()), path.resolve().as_uri()) for path in paths]


def measure_round(pages: Sequence[RawArticle]) -> tuple[float, float]:
    """Measure the CPU seconds of the parser and of trafilatura, page by page."""
    reset_caches()  # what trafilatura has seen in the round before, the parser asks it too
    return measure_by_turns(parse_page, extract_page, pages)


def parse_page(page: RawArticle) -> None:
    """Parse a page as the pipeline does, language aside."""
    for _result in html.parse(page):
        pass


def extract_page(page: RawArticle) -> None:
    """Extract text and metadata of a page by trafilatura's defaults."""
    bare_extraction(page.body, with_metadata=True)


def find_ratios(seconds: Sequence[tuple[float, float]]) -> list[float]:
    """Find for each round how many pages are parsed while trafilatura reads one."""
    return [theirs / ours for ours, theirs in seconds]


def describe_rounds(page_count: int, seconds: Sequence[tuple[float, float]]) -> list[str]:
    """Describe the rounds in lines: each one, the speeds of both, the ratio."""
    ratios = find_ratios(seconds)
    lines = [
        f"round {number}: parser {ours:.2f} s, trafilatura {theirs:.2f} s, ratio {theirs / ours:.3f}"
        for number, (ours, theirs) in enumerate(seconds, start=1)
    ]
    lines.append(f"{page_count} pages, median (least to most) of {len(seconds)} rounds, pages a CPU second:")
    lines.append(f"  parser       {describe_spread([page_count / ours for ours, _ in seconds], 1)}")
    lines.append(f"  trafilatura  {describe_spread([page_count / theirs for _, theirs in seconds], 1)}")
    lines.append(f"  ratio        {describe_spread(ratios, 2)}; must {MUST_RATIO:.2f}, wished {WISHED_RATIO:.2f}")
    return lines


if __name__ == "__main__":
    raise SystemExit(main())
