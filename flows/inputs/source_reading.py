"""Read the sources of sources.toml, one after the other, and note what came of each: the rows of the table `sources`.

A source that cannot be read is a Reject and an error in its row; the next one is read. What a source's row was before:
warehouse/store.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from flows.errors import WrongCall
from flows.inputs.addresses import read_fetched
from flows.inputs.declared import NOTHING_DECLARED, DeclaredInput
from flows.inputs.fetching import Fetched, Fetcher, FetchFailure, FetchRequest
from flows.inputs.files import read_all_files
from flows.inputs.paths import resolve_paths
from flows.inputs.sources import NewsSource
from flows.secrets import hide_secrets_of
from transforms.document import ArticleMetadata, Document, RawArticle, Reject, RejectReason, Row
from transforms.document.ids import document_id_of
from transforms.feeds.kinds import FeedKind, tell_feed_kind
from transforms.feeds.pages import list_page_links, list_sitemap_links
from transforms.formats.heads import make_input_head
from warehouse import store
from warehouse.lake import delta
from warehouse.tables.sources import COUNTS

# How many inputs of a source there were, by source and by what is counted ("items", "short", ...).
SourceCounts = Counter[tuple[str, str]]

# An article of fewer words is short: an empty frame, a caption, a teaser.
SHORT_WORDS = 50
# Of one feed in one run; at a second each it is some minutes, and no feed that is read in time has more new ones.
MOST_PAGES = 200
# Of one index of sitemaps in one run; those of news sites have a few.
MOST_SITEMAPS = 20
# A page that is stored for longer is not fetched again: most corrections come on the first day.
SETTLED_AFTER = timedelta(days=1)
_EMPTY_REASONS = frozenset({RejectReason.EMPTY, RejectReason.NO_ARTICLE})


def count_source_result(source: str | None, result: Document | Reject) -> SourceCounts:
    """Count what became of one input of a source; nothing where it has no source."""
    if source is None:
        return Counter()
    if isinstance(result, Reject):
        kinds = {"rejected": True, "empty": result.reason_code in _EMPTY_REASONS}
    else:
        is_undated = result.published is None and result.metadata.published is None
        is_short = len(result.text.split()) < SHORT_WORDS
        kinds = {"items": True, "short": is_short, "undated": is_undated}
    return Counter({(source, kind): 1 for kind, is_so in kinds.items() if is_so})


def is_sitemap_input(article: RawArticle) -> bool:
    """Say whether an input is a sitemap or an index of them, by its bytes."""
    return tell_feed_kind(make_input_head(article.body, article.media_type, article.source_uri)) is FeedKind.SITEMAP


def find_settled_pages(data: Path, now: datetime, document_ids: Sequence[str]) -> set[str]:
    """Find of some articles those that were taken from their own page, no feed, and long enough before `now`."""
    if not document_ids:
        return set()
    columns = ["document_id", "source_uri", "ingested_at"]
    rows = delta.read(store.snapshot(data)["documents"], columns, delta.sql_in("document_id", document_ids))
    return {
        row["document_id"] for row in rows if "#" not in row["source_uri"] and row["ingested_at"] < now - SETTLED_AFTER
    }


@dataclass(frozen=True, slots=True)
class SourceCheck:
    """What a source answered when it was asked."""

    source: NewsSource
    checked_at: datetime
    status: int | None = None
    error: str | None = None
    etag: str | None = None
    last_modified: str | None = None


class SourceReader:
    """Reads sources; what it found out is complete once all that `read` yields has been taken."""

    def __init__(
        self,
        sources: Sequence[NewsSource],
        earlier: Iterable[Row],
        client: Fetcher,
        max_bytes: int,
        find_settled: Callable[[Sequence[str]], Collection[str]] = lambda document_ids: (),
    ) -> None:
        self._sources = sources
        self._earlier: Mapping[str, Row] = {row["source"]: row for row in earlier}
        self._client = client
        self._max_bytes = max_bytes
        self._find_settled = find_settled  # of ids of articles: those whose pages are not fetched again
        self._checks: list[SourceCheck] = []
        self._counts: SourceCounts = Counter()

    def __len__(self) -> int:
        """Count the sources."""
        return len(self._sources)

    def read(self) -> Iterator[RawArticle | Reject]:
        """Yield the articles of all sources; none of a site that has not changed since it was read last."""
        for source in self._sources:
            found = self._read_web_source(source) if source.url else self._read_source_files(source)
            for result in found:
                if isinstance(result, Reject):
                    self._counts += count_source_result(source.name, result)
                yield result

    def make_rows(self, counts: SourceCounts) -> list[Row]:
        """Make the row of each source that was read; `counts` are those of what was read and then parsed."""
        together = self._counts + counts
        return [_make_source_row(check, self._earlier.get(check.source.name), together) for check in self._checks]

    def _read_web_source(self, source: NewsSource) -> Iterator[RawArticle | Reject]:
        known = self._find_source_state(source)
        request = FetchRequest(
            source.url or "",
            known.get("etag"),
            known.get("last_modified"),
            source.rate_seconds,
            source.allow_private,
        )
        try:
            answer = self._client.ask(request)
        except FetchFailure as failure:
            reason = hide_secrets_of(request.url, str(failure))
            self._checks.append(_describe_source_failure(source, reason, known, failure.status or None))
            yield failure.make_reject(request.url)
            return
        self._checks.append(_describe_source_answer(source, answer, known))
        if answer.is_unchanged:
            return
        for article in read_fetched(answer, self._max_bytes, source.declared):
            if isinstance(article, Reject) or not source.pages:
                yield article
                continue
            if not is_sitemap_input(article):  # which has no texts of its own
                yield article
            yield from self._read_source_pages(source, article)

    def _read_source_pages(self, source: NewsSource, feed: RawArticle) -> Iterator[RawArticle | Reject]:
        """Yield the pages of the entries that have little text in the feed; each is the entry's article, revised."""
        for link in islice(self._list_source_links(source, feed), MOST_PAGES):
            if isinstance(link, Reject):
                yield link
            else:
                said = DeclaredInput(source.name, link.fill_from(source.declared.metadata))
                yield from self._read_linked_page(source, link.url or "", said)

    def _list_source_links(self, source: NewsSource, feed: RawArticle) -> Iterator[ArticleMetadata | Reject]:
        """List what a feed says of pages that are to be fetched; of an index of sitemaps, what these say."""
        yield from self._drop_settled_links(list_page_links(feed))
        for url in list_sitemap_links(feed)[:MOST_SITEMAPS]:
            for sitemap in self._read_linked_page(source, url, NOTHING_DECLARED):
                if isinstance(sitemap, Reject):
                    yield sitemap
                else:
                    yield from self._drop_settled_links(list_page_links(sitemap))

    def _drop_settled_links(self, links: Sequence[ArticleMetadata]) -> list[ArticleMetadata]:
        ids = [document_id_of(link.guid) if link.guid else "" for link in links]
        settled = self._find_settled([document_id for document_id in ids if document_id])
        return [link for link, document_id in zip(links, ids, strict=True) if document_id not in settled]

    def _read_linked_page(self, source: NewsSource, url: str, said: DeclaredInput) -> Iterator[RawArticle | Reject]:
        """Yield what another URL that a source names leads to."""
        request = FetchRequest(url, seconds_between=source.rate_seconds, allow_private=source.allow_private)
        answer = self._client.fetch(request)
        if isinstance(answer, Reject):
            yield answer
        else:
            yield from read_fetched(answer, self._max_bytes, said)

    def _read_source_files(self, source: NewsSource) -> Iterator[RawArticle | Reject]:
        try:
            files = resolve_paths([source.path or ""]).files
            yield from read_all_files(files, self._max_bytes, source.declared)
        except WrongCall as error:
            self._checks.append(_describe_source_failure(source, str(error), {}))
            yield Reject(source.place, "read", RejectReason.VANISHED.value, str(error))
        else:
            self._checks.append(SourceCheck(source, _read_source_clock(), error=None if files else "no file matches"))

    def _find_source_state(self, source: NewsSource) -> Row:
        """Give what is known of a source from before; nothing where it was another place by the same name."""
        row = self._earlier.get(source.name, {})
        return row if row.get("url") == source.place else {}


def _describe_source_answer(source: NewsSource, answer: Fetched, known: Row) -> SourceCheck:
    etag, last_modified = answer.etag, answer.last_modified
    if answer.is_unchanged:  # an answer without a body may leave them out
        etag, last_modified = etag or known.get("etag"), last_modified or known.get("last_modified")
    return SourceCheck(source, answer.fetched_at, answer.status, None, etag, last_modified)


def _describe_source_failure(source: NewsSource, error: str, known: Row, status: int | None = None) -> SourceCheck:
    return SourceCheck(source, _read_source_clock(), status, error, known.get("etag"), known.get("last_modified"))


def _make_source_row(check: SourceCheck, earlier: Row | None, counts: SourceCounts) -> Row:
    name = check.source.name
    known: Row = earlier or {}
    has_items = any(counts[name, kind] for kind, _ in COUNTS) and check.error is None
    row: Row = {
        "source": name,
        "url": check.source.place,
        "etag": check.etag,
        "last_modified": check.last_modified,
        "last_checked_at": check.checked_at,
        "last_success_at": known.get("last_success_at") if check.error else check.checked_at,
        "last_status": check.status,
        "error": check.error,
    }
    for kind, _ in COUNTS:
        column = f"{kind}_count"
        row[column] = counts[name, kind] if has_items else known.get(column)
        row[f"earlier_{column}"] = known.get(column) if has_items else known.get(f"earlier_{column}")
    return row


def _read_source_clock() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
