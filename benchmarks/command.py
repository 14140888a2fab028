"""The benchmark and its error browser as one command: `python -m benchmarks`, which `wireroom bench` runs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from rich.console import Console

from benchmarks.quality import browser, corpus, misses


class _OneLineParser(argparse.ArgumentParser):
    """Says what is wrong with a call in one line, without the usage."""

    def error(self, message: str) -> NoReturn:
        """Print `message` and exit with 2."""
        self.exit(2, f"wireroom: {message}; `wireroom bench --help` lists what there is\n")


def main(argv: list[str] | None = None) -> int:
    """Show figures or misses on PolNeAR's set, or on the project's own gold where asked or no set is there.

    Exit code 2, and one line, where the set cannot be read or the call is wrong.
    """
    args = _arguments(argv)
    console = Console(highlight=False)
    place = args.bench or corpus.BENCH
    is_gone = args.bench is None and not corpus.is_bench_there(place)
    if is_gone and not args.gold:
        console.print(f"no PolNeAR in {place} (--bench names another folder)", style="dim", soft_wrap=True)
    wish = browser.Wish(
        bench=place,
        is_own=args.gold or is_gone,
        with_errors=args.errors or any(one is not None for one in (args.kind, args.type, args.limit)),
        kind=args.kind,
        type=args.type,
        limit=args.limit,
        article=args.article,
    )
    try:
        browser.show_misses(wish, console)
    except corpus.NoBenchError as error:
        print(f"wireroom: {error}", file=sys.stderr)
        return 2
    return 0


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = _OneLineParser(
        prog="wireroom bench", description="Measure quotes against gold, beside others; with --errors show each miss."
    )
    parser.add_argument("--bench", type=Path, help="folder of PolNeAR's articles and scorer (../shared)")
    parser.add_argument("--gold", action="store_true", help="on the project's own gold articles")
    parser.add_argument("--errors", action="store_true", help="show each miss with its text")
    parser.add_argument("--kind", choices=misses.KINDS, help="only misses of this kind")
    parser.add_argument("--type", choices=misses.TYPES, help="only misses of this type")
    parser.add_argument("--limit", type=_count, help="so many, spread over the articles")
    parser.add_argument("--article", default="", help="only articles with this in their names")
    return parser.parse_args(argv)


def _count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise ValueError(text)
    return count


if __name__ == "__main__":
    raise SystemExit(main())
