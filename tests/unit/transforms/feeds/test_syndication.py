"""RSS and Atom to entries; whole feeds with their articles are in tests/golden/feed."""

import time
from datetime import date

import pytest

from transforms.document import RawArticle
from transforms.feeds.entries import EntryText, FeedEntry, UnreadableFeed
from transforms.feeds.syndication import read_syndication_feed

NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
)


def rss(items: str, channel: str = "") -> tuple[FeedEntry, ...]:
    body = f'<rss version="2.0" {NAMESPACES}><channel><title>Harbour News</title>{channel}{items}</channel></rss>'
    return read_syndication_feed(RawArticle(body.encode(), "file:///f.rss")).entries


def atom(entries: str, feed: str = "") -> tuple[FeedEntry, ...]:
    body = f'<feed xmlns="http://www.w3.org/2005/Atom">{feed}{entries}</feed>'
    return read_syndication_feed(RawArticle(body.encode(), "file:///f.atom")).entries


def test_content_goes_before_a_shorter_summary() -> None:
    texts = "<description>Short.</description><content:encoded>A longer content.</content:encoded>"
    (entry,) = rss(f"<item>{texts}</item>")
    assert entry.text == EntryText("A longer content.", True)
    (entry,) = rss(
        "<item><description>A longer description.</description><content:encoded>Short</content:encoded></item>"
    )
    assert entry.text is not None and entry.text.value == "A longer description."


@pytest.mark.parametrize(
    ("elements", "names"),
    [
        pytest.param("<author>ana@a.example (Ana Silva)</author>", ("Ana Silva",), id="an address beside it"),
        pytest.param("<author>ana@a.example</author>", ("ana@a.example",), id="an address alone"),
        pytest.param(
            "<dc:creator>Ana Silva</dc:creator><dc:creator>Bo Benn</dc:creator>", ("Ana Silva", "Bo Benn"), id="two"
        ),
        pytest.param("<itunes:author>Harbour Radio</itunes:author>", ("Harbour Radio",), id="a podcast"),
        pytest.param("", (), id="nobody"),
    ],
)
def test_authors_of_rss(elements: str, names: tuple[str, ...]) -> None:
    (entry,) = rss(f"<item>{elements}<description>Words.</description></item>")
    assert entry.authors == names


def test_entries_of_atom_have_the_feeds_authors_where_they_have_none() -> None:
    own = "<entry><author><name>Ana Silva</name></author></entry><entry/>"
    first, second = atom(own, "<author><name>Rui Costa</name></author>")
    assert (first.authors, first.metadata.authors) == (("Ana Silva",), ("Ana Silva",))
    assert (second.authors, second.metadata.authors) == ((), ("Rui Costa",))


def test_the_editor_of_a_channel_writes_none_of_its_articles() -> None:
    (entry,) = rss("<item/>", "<managingEditor>rui@a.example (Rui Costa)</managingEditor>")
    assert entry.metadata.authors == ()


def test_the_time_of_a_change_counts_where_no_other_is_said() -> None:
    first, second = atom(
        "<entry><published>2024-03-04</published><updated>2024-03-05</updated></entry>"
        "<entry><published>soon</published><updated>2024-03-05</updated></entry>"
    )
    assert first.published is not None and first.published.day == date(2024, 3, 4)
    assert second.published is not None and second.published.reason.startswith("the feed's updated")


def test_links_and_guids() -> None:
    (entry,) = rss(
        '<item><link>/1</link><guid isPermaLink="false"> g-1 </guid></item>', "<link>https://a.example/feed</link>"
    )
    assert (entry.guid, entry.url) == ("g-1", "https://a.example/1")
    (entry,) = rss("<item><guid>https://a.example/2</guid></item>")
    assert (entry.guid, entry.url) == ("https://a.example/2", "https://a.example/2")


def test_publisher_and_language() -> None:
    source = '<source url="https://b.example/rss">Other <![CDATA[<b>News</b>]]></source>'
    first, second = rss(f"<item>{source}</item><item/>", "<language>en-gb</language>")
    assert (first.publisher, first.language) == ("Other News", "en-gb")
    assert second.publisher == "Harbour News"
    (entry,) = atom('<entry><content xml:lang="pt">Texto.</content></entry>', "<title>N</title>")
    assert entry.language == "pt"


def test_keywords_are_words_and_no_addresses() -> None:
    tags = "<category>Local</category><category>Local</category><category>https://a.example/kind#post</category>"
    assert rss(f"<item>{tags}</item>")[0].keywords == ("Local",)


def test_pictures_are_no_text_and_what_is_encoded_is() -> None:
    picture, encoded = atom(
        '<entry><content type="image/png">iVBORw0KGgo=</content></entry>'
        '<entry><content type="application/octet-stream">VGhlIDxiPnRpZGU8L2I+Lg==</content></entry>'
    )
    assert picture.text is None
    assert encoded.text is not None and encoded.text.value == "The <b>tide</b>."


def test_a_damaged_feed_is_read_as_far_as_it_goes() -> None:
    body = b"<rss><channel><item><title>A & B</title><description>One.</description></item><item><title>Cut o"
    first, *_ = read_syndication_feed(RawArticle(body, "file:///f.rss")).entries
    assert first.title == "A & B" and first.text is not None


CHAPTER = b"<rss xmlns:psc='http://podlove.org/simple-chapters'><channel><item><psc:chapters><psc:chapter/>"


@pytest.mark.parametrize("body", [b"<note>words</note>", b"<x:rss>", b"<rss", CHAPTER])
def test_what_is_no_feed_is_refused(body: bytes) -> None:
    with pytest.raises(UnreadableFeed):
        read_syndication_feed(RawArticle(body, "file:///f.rss"))


def test_entities_name_no_files_and_grow_to_nothing() -> None:
    bomb = '<!ENTITY a "' + "b" * 100_000 + '">\n<!ENTITY f SYSTEM "file:///etc/passwd">'
    start = f'<?xml version="1.0"?><!DOCTYPE rss [\n{bomb}\n]>'
    items = f"<item><title>T &f;</title><description>{'&a;' * 1000} words</description></item>"
    body = f"{start}<rss version='2.0'><channel>{items}</channel></rss>".encode()
    (entry,) = read_syndication_feed(RawArticle(body, "file:///f.rss")).entries
    assert entry.title == "T &f;"
    assert entry.text is not None and len(entry.text.value) < 10_000


def test_an_endless_author_takes_no_time() -> None:
    started = time.process_time()
    (entry,) = rss(f"<item><author>{'a.' * 50_000}</author><dc:creator>{'b' * 100_000}</dc:creator></item>")
    assert time.process_time() - started < 5
    assert all(len(name) < 300 for name in entry.authors)
