"""What an article of a feed is known by."""

from transforms.feeds.entries import FeedEntry
from transforms.feeds.identities import choose_entry_identities

LINK = "https://a.example/1?utm_source=rss"


def test_the_guid_goes_before_the_link() -> None:
    both = FeedEntry(guid="tag:a.example,2024:1", url=LINK)
    assert choose_entry_identities([both, FeedEntry(url=LINK)]) == ["tag:a.example,2024:1", "https://a.example/1"]
    assert choose_entry_identities([FeedEntry(title="Words")]) == [None]


def test_a_guid_that_only_the_publisher_knows_counts_behind_the_link() -> None:
    entries = [
        FeedEntry("7", "https://a.example/x"),
        FeedEntry("7", publisher="B"),
        FeedEntry("8"),
        FeedEntry("1" * 32),
    ]
    assert choose_entry_identities(entries) == ["https://a.example/x", "B#7", None, "1" * 32]
    site = "https://a.example/"
    shared = [FeedEntry(number, site, number, publisher="B") for number in ("1", "2")]
    assert choose_entry_identities(shared) == ["B#1", "B#2"]


def test_what_articles_share_tells_none_of_them() -> None:
    site = "https://a.example/"
    shared = [
        FeedEntry("urn:x", f"{site}1", "One"),
        FeedEntry("urn:x", f"{site}2", "Two"),
        FeedEntry(url=site, title="3"),
    ]
    assert choose_entry_identities(shared) == [f"{site}1", f"{site}2", site]
    assert choose_entry_identities([FeedEntry(url=site, title="One"), FeedEntry(url=site, title="Two")]) == [None, None]


def test_one_article_twice_is_one_article() -> None:
    assert choose_entry_identities([FeedEntry("urn:x", None, "One")] * 2) == ["urn:x", "urn:x"]
