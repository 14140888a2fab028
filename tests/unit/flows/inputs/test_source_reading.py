"""Reading sources again and again: what is fetched, and what is noted of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from flows.inputs.http import HttpClient, HttpLimits
from flows.inputs.source_reading import SourceReader, count_source_result, find_settled_pages
from flows.inputs.sources import NewsSource
from tests.kit.news_site import Answer, NewsSite, serve_site
from tests.kit.warehouse import sound_rows
from transforms import pipeline
from transforms.document import Document, RawArticle, Reject, Row
from transforms.document.ids import document_id_of
from warehouse import store
from warehouse.tables import TABLES

TEXT = "The council voted to close the old bridge. " * 10


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with serve_site() as site:
        yield site


def read(sources: Sequence[NewsSource], earlier: Sequence[Row] = ()) -> tuple[list[RawArticle | Reject], list[Row]]:
    """Read sources as a run does; give what was read, and their rows."""
    with HttpClient(HttpLimits(10_000), sleep=[].append) as client:
        reader = SourceReader(sources, earlier, client, 10_000)
        found = list(reader.read())
    counts: Counter[tuple[str, str]] = Counter()
    for raw in found:
        if isinstance(raw, RawArticle):
            for result in pipeline.parse(raw):
                counts += count_source_result(raw.source, result)
    rows = reader.make_rows(counts)
    assert all(row.keys() == set(TABLES["sources"].schema.names) for row in rows)
    return found, rows


def web(site: NewsSite, path: str) -> NewsSource:
    return NewsSource(path.strip("/"), site.url(path), allow_private=True)


def test_one_broken_source_stops_no_other(site: NewsSite, tmp_path: Path) -> None:
    site.put("/port", Answer(TEXT.encode(), headers={"ETag": '"1"'}))
    (tmp_path / "a.txt").write_text("Short.", encoding="utf-8")
    sources = [
        web(site, "/broken"),
        NewsSource("missing", path=str(tmp_path / "none" / "*.txt")),
        web(site, "/port"),
        NewsSource("folder", path=str(tmp_path)),
    ]
    found, (broken, missing, port, folder) = read(sources)
    assert [type(result).__name__ for result in found] == ["Reject", "Reject", "RawArticle", "RawArticle"]
    assert (broken["last_status"], broken["error"], broken["last_success_at"]) == (404, "404 Not Found", None)
    assert "no such folder" in missing["error"]
    assert (port["last_status"], port["error"], port["etag"], port["items_count"]) == (200, None, '"1"', 1)
    assert (port["short_count"], port["undated_count"], folder["short_count"]) == (0, 1, 1)
    assert folder["last_success_at"] == folder["last_checked_at"]


def test_what_has_not_changed_gives_nothing_and_keeps_its_counts(site: NewsSite) -> None:
    site.put("/port", Answer(TEXT.encode(), headers={"ETag": '"1"'}))
    _, first = read([web(site, "/port")])
    found, [row] = read([web(site, "/port")], first)
    assert found == []
    assert (row["last_status"], row["etag"], row["items_count"]) == (304, '"1"', 1)
    assert row["earlier_items_count"] is None
    assert row["last_success_at"] > first[0]["last_success_at"]


def test_an_updated_item_is_read_and_counts_move_on(site: NewsSite) -> None:
    site.put("/port", Answer(TEXT.encode(), headers={"ETag": '"1"'}))
    _, first = read([web(site, "/port")])
    site.put("/port", Answer(b"The bridge is open.", headers={"ETag": '"2"'}))
    [article], [row] = read([web(site, "/port")], first)
    assert isinstance(article, RawArticle) and article.body == b"The bridge is open."
    assert (row["etag"], row["short_count"], row["earlier_short_count"]) == ('"2"', 1, 0)


def test_a_failure_keeps_what_was_known(site: NewsSite) -> None:
    site.put("/port", Answer(TEXT.encode(), headers={"ETag": '"1"'}))
    _, first = read([web(site, "/port")])
    site.put("/port", Answer(status=500))
    [reject], [row] = read([web(site, "/port")], first)
    assert isinstance(reject, Reject) and reject.source_uri == site.url("/port")
    assert (row["last_status"], row["etag"], row["items_count"], row["rejected_count"]) == (500, '"1"', 1, 0)
    assert row["last_success_at"] == first[0]["last_success_at"] < row["last_checked_at"]


def test_another_place_by_the_same_name_is_asked_for_all(site: NewsSite) -> None:
    site.put("/port", Answer(TEXT.encode(), headers={"ETag": '"1"'}))
    site.put("/moved", Answer(TEXT.encode(), headers={"ETag": '"1"'}))
    _, first = read([web(site, "/port")])
    found, _ = read([NewsSource("port", site.url("/moved"), allow_private=True)], first)
    assert len(found) == 1


def test_rejects_without_an_article_are_counted_as_empty() -> None:
    reject = Reject("https://news.example/a", "parse", "no_article", "a picture")
    assert count_source_result("port", reject) == {("port", "rejected"): 1, ("port", "empty"): 1}
    assert count_source_result(None, reject) == {}


FEED = """<rss version="2.0"><channel><title>Port News</title>{}</channel></rss>"""
SITEMAP = '<{0} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{1}</{0}>'
ENTRY = "<item><title>{1}</title><link>{0}</link><guid>{0}</guid><description>{2}</description></item>"
PAGE = "<html><head><title>{0}</title></head><body><article><h1>{0}</h1>{1}</article></body></html>"


def put_feed(site: NewsSite) -> NewsSource:
    """A feed of a teaser with its page, a whole article, and a teaser whose page is gone."""
    paragraphs = "".join(f"<p>{TEXT} Boat {number} waits at the quay.</p>" for number in range(3))
    teaser = site.put("/bridge", Answer(PAGE.format("Bridge closed", paragraphs).encode()))
    entries = [
        ENTRY.format(teaser, "Bridge closed", "Boats wait."),
        ENTRY.format(site.put("/quay", Answer(b"never")), "Quay open", TEXT * 3),
        ENTRY.format(site.url("/gone"), "Gone", "No more."),
    ]
    url = site.put("/feed", Answer(FEED.format("".join(entries)).encode(), headers={"Content-Type": "text/xml"}))
    return NewsSource("port", url, publisher="Port News", pages=True, rate_seconds=0, allow_private=True)


def test_pages_of_teasers_are_fetched_and_are_the_articles_of_the_feed(site: NewsSite) -> None:
    source = put_feed(site)
    (feed, page, gone), [row] = read([source])
    assert isinstance(feed, RawArticle) and isinstance(page, RawArticle) and isinstance(gone, Reject)
    assert site.paths() == ["/feed", "/bridge", "/gone"]
    [article] = pipeline.parse(page)
    teaser, *_ = pipeline.parse(feed)
    assert isinstance(article, Document) and isinstance(teaser, Document)
    assert article.document_id == teaser.document_id
    assert (article.metadata.publisher, page.source) == ("Port News", "port")
    assert "Boat 2 waits" in article.text and row["items_count"] == 4 and row["rejected_count"] == 1


def test_pages_are_left_where_nobody_asks_for_them_or_they_are_settled(site: NewsSite) -> None:
    source = put_feed(site)
    read([replace(source, pages=False)])
    assert site.paths() == ["/feed"]
    settled = document_id_of(site.url("/bridge"))
    with HttpClient(HttpLimits(10_000), sleep=[].append) as client:
        list(SourceReader([source], [], client, 10_000, lambda ids: {settled}).read())
    assert site.paths() == ["/feed", "/feed", "/gone"]


def test_a_page_is_settled_a_day_after_it_was_stored(tmp_path: Path) -> None:
    rows = sound_rows(0)
    [document] = rows["documents"]
    document["source_uri"] = "https://news.example/bridge"
    store.create(tmp_path)
    store.append(tmp_path, rows)
    ids, stored_at = [document["document_id"], "0" * 16], document["ingested_at"]
    assert find_settled_pages(tmp_path, stored_at + timedelta(hours=23), ids) == set()
    assert find_settled_pages(tmp_path, stored_at + timedelta(hours=25), ids) == {document["document_id"]}
    assert find_settled_pages(tmp_path, stored_at + timedelta(hours=25), []) == set()


def test_an_index_of_sitemaps_leads_to_pages_and_is_no_article(site: NewsSite) -> None:
    page = site.put("/bridge", Answer(PAGE.format("Bridge closed", f"<p>{TEXT}</p>").encode()))
    urls = site.put("/urls.xml", Answer(SITEMAP.format("urlset", f"<url><loc>{page}</loc></url>").encode()))
    listed = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in (site.url("/gone.xml"), urls))
    index = site.put("/sitemap.xml", Answer(SITEMAP.format("sitemapindex", listed).encode()))
    found, _ = read([NewsSource("port", index, pages=True, rate_seconds=0, allow_private=True)])
    assert [result.source_uri for result in found] == [site.url("/gone.xml"), page]
    assert site.paths() == ["/sitemap.xml", "/gone.xml", "/urls.xml", "/bridge"]
