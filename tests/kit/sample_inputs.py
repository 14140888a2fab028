"""What the commands of the docs read, under the names that the pages give it: small, and of invented people."""

from __future__ import annotations

import gzip
from pathlib import Path

from tests.kit.archives import answered, record

# Long enough for an article: a page with fewer words is taken for another sort of page.
_PARAGRAPHS = (
    "Rui Berg, the harbour master of Ellenport, said on Monday that the {thing} would be ready by spring.",
    '"We have waited for it long enough," he told the council, which had asked for a report on the {thing} in January.',
    "The work began when a storm took the old {thing} away. Since then ships have had to wait in the bay for a berth,",
    "and the market at the quay has lost a third of its trade, as the keepers of its stalls have told the town hall.",
    "Marta Quist, the mayor, said the town would pay for the {thing} from the fees of the port, and not from taxes.",
    "A vote of the council is due in May. The builders stand ready, and the stone for it lies in the yard by the mole.",
)


def write_sample_inputs(folder: Path) -> None:
    """Write the folders `news` and `inbox`, a page, a feed, an archive and a table."""
    for name in ("news", "inbox"):
        (folder / name).mkdir()
        text = f"The {name} of Ellenport\n\nMarta Quist, the mayor, said the {name} would stay.\n"
        (folder / name / "ferry.txt").write_text(text, encoding="utf-8")
    (folder / "page.html").write_text(_write_page("quay"), encoding="utf-8")
    (folder / "feed.xml").write_text(_write_feed(), encoding="utf-8")
    (folder / "archive.warc.gz").write_bytes(gzip.compress(_write_archive()))
    table = 'title,body\n"The dredger of Ellenport","Ana Silva said the dredger would come in May."\n'
    (folder / "articles.csv").write_text(table, encoding="utf-8")


def _write_page(thing: str) -> str:
    headline = f"The {thing} of Ellenport"
    body = "".join(f"<p>{paragraph.format(thing=thing)}</p>\n" for paragraph in _PARAGRAPHS)
    article = f"<article><h1>{headline}</h1>\n{body}</article>"
    return f'<!doctype html><html lang="en"><head><title>{headline}</title></head><body>{article}</body></html>'


def _write_feed() -> str:
    words = "Rui Berg said the lighthouse would be painted before the summer, as it had been every ten years."
    item = (
        f"<item><title>The lighthouse of Ellenport</title><guid>light-1</guid><description>{words}</description></item>"
    )
    return f'<rss version="2.0"><channel><title>Harbour Gazette</title>{item}</channel></rss>'


def _write_archive() -> bytes:
    page = _write_page("slipway").encode()
    return record(
        "https://example.org/slipway", answered(page, media_type="text/html"), WARC_Date="2025-03-03T10:00:00Z"
    )
