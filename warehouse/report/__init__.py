"""The report: one HTML file that shows who said what, made of the published tables and opened from disk.

Reads bi/ and writes nothing but that file. What is counted, and the SQL that counts the same: warehouse/queries. What
is read: facts.py. How it is packed: packing.py. The page around it: page.py and `assets/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from warehouse.lake.fsync import write_file
from warehouse.queries.selection import Selection as Selection
from warehouse.report.facts import read_facts
from warehouse.report.packing import pack_blocks, pack_index
from warehouse.report.page import make_page

# Above it the file takes a browser seconds to open.
MAX_COMFORTABLE_ARTICLES = 5_000


@dataclass(frozen=True, slots=True)
class ReportSize:
    """How much a report holds: articles and quotes as its first view counts them, and bytes of the file."""

    article_count: int
    quote_count: int
    byte_count: int


def write_report(data: Path, target: Path, selection: Selection, made_at: datetime | None = None) -> ReportSize:
    """Write the report of the articles that `selection` chooses; the file is replaced in one step.

    Args:
        data: place of the warehouse, or a folder that has only the published tables.
        target: the HTML file.
        selection: which articles.
        made_at: the instant that the page names, UTC; now, unless given.

    Raises:
        FileNotFoundError: nothing is published there.
        OSError: the file cannot be written.
    """
    facts = read_facts(data, selection)
    index = pack_index(facts, selection, made_at or datetime.now(UTC))
    page = make_page(index, pack_blocks(facts)).encode("utf-8")
    write_file(target, page)
    return ReportSize(len(facts.articles), sum(quote.is_counted for quote in facts.quotes), len(page))
