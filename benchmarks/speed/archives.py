"""Memory and speed of a large archive: `python -m benchmarks.speed.archives`.

Writes a WARC of made-up pages into a folder that is thrown away, and streams it through the input layer and the
parsers, each time in a process of its own: twice, then with the same pages in another order. Memory that does not grow
is a ratio near 1 of the peaks; ids and texts have to be the same all three times. What reads is archive_reading.py.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import ROOT
from benchmarks.speed.made_pages import make_page, make_page_url

PAGES = 10_000
# Where memory is looked at first: lists and models of the parsers, which are read once, are there.
FIRST_LOOK_PAGES = 1_000
# Peak at the end to the peak at the first look: allocators keep some of what they were given, and pages differ in size.
MOST_GROWTH = 1.10
_SHUFFLE_SEED = 7
_QUICK_GZIP = 1


@dataclass(frozen=True, slots=True)
class ArchiveReading:
    """What reading an archive gave and cost."""

    documents: int
    rejects: int
    first_peak_bytes: int  # after FIRST_LOOK_PAGES, or at the end where there are fewer
    peak_bytes: int
    cpu_seconds: float
    digest: str  # of ids and texts, whatever their order

    @property
    def growth(self) -> float:
        """Give how many times the first peak the last one is."""
        return self.peak_bytes / self.first_peak_bytes


def main() -> int:
    """Print memory, speed and whether the documents are the same; 1 where memory grows or they are not."""
    args = _parse_arguments()
    in_order = list(range(args.pages))
    shuffled = random.Random(_SHUFFLE_SEED).sample(in_order, len(in_order))
    with tempfile.TemporaryDirectory() as folder:
        archive, other = Path(folder) / "pages.warc.gz", Path(folder) / "shuffled.warc.gz"
        write_archive(archive, in_order)
        write_archive(other, shuffled)
        print(f"{args.pages:,} pages, {archive.stat().st_size / 1e6:.1f} MB packed", flush=True)
        readings: list[ArchiveReading] = []
        for name, path in (("first", archive), ("again", archive), ("other order", other)):
            readings.append(_read_in_child(path))
            print(_describe_reading(name, readings[-1]), flush=True)
    faults = find_faults(readings, args.pages)
    print("\n".join(faults) or f"the same ids and texts each time; memory grows by less than {MOST_GROWTH:.2f}")
    return 1 if faults else 0


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.archives", description=__doc__)
    parser.add_argument("--pages", type=int, default=PAGES, help="pages of the archive (%(default)s)")
    return parser.parse_args()


def write_archive(path: Path, numbers: Iterable[int]) -> None:
    """Write a WARC of made-up pages in the order of their numbers, each record packed by itself."""
    with path.open("wb") as file:
        for number in numbers:
            file.write(gzip.compress(make_record(make_page_url(number), make_page(number)), _QUICK_GZIP))


def make_record(url: str, page: bytes) -> bytes:
    """Make the record of a WARC that holds what a server answered."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    fields = (
        "WARC/1.0",
        "WARC-Type: response",
        f"WARC-Target-URI: {url}",
        "WARC-Date: 2024-06-01T00:00:00Z",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(answer)}",
    )
    return "\r\n".join(fields).encode() + b"\r\n\r\n" + answer + b"\r\n\r\n"


def _read_in_child(path: Path) -> ArchiveReading:
    """Read an archive in a process of its own, whose peak memory is that of reading alone."""
    command = [sys.executable, "-m", "benchmarks.speed.archive_reading", str(path)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return ArchiveReading(**json.loads(done.stdout))


def _describe_reading(name: str, reading: ArchiveReading) -> str:
    first_mb, last_mb = reading.first_peak_bytes / 1e6, reading.peak_bytes / 1e6
    count = reading.documents + reading.rejects
    return (
        f"{name:<12} peak {first_mb:.0f} MB at {min(FIRST_LOOK_PAGES, count):,}, {last_mb:.0f} MB at the end, "
        f"ratio {reading.growth:.3f}; {count / reading.cpu_seconds:.0f} pages a CPU second"
    )


def find_faults(readings: Sequence[ArchiveReading], page_count: int) -> list[str]:
    """Find what is not as it has to be: pages that are missing, documents that differ, memory that grows."""
    faults: list[str] = []
    for reading in readings:
        if reading.documents != page_count:
            faults.append(f"{reading.documents:,} documents and {reading.rejects:,} rejects of {page_count:,} pages")
        if reading.growth > MOST_GROWTH:
            faults.append(f"memory grows to {reading.growth:.2f} of the first peak, over {MOST_GROWTH:.2f}")
    if len({reading.digest for reading in readings}) > 1:
        faults.append("ids or texts differ between the readings")
    return faults


if __name__ == "__main__":
    raise SystemExit(main())
