"""Read RSS, RDF, Atom and CDF to entries, by feedparser, which is given bytes and no address.

feedparser's own clean-up is off: the text goes through the block reader of HTML, which leaves out what browsers do not
show. What feedparser makes of dates is not taken: dates.py reads them again.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from transforms.document import RawArticle
from transforms.feeds.authors import split_feed_authors
from transforms.feeds.dates import read_feed_published
from transforms.feeds.decoding import decode_feed_xml
from transforms.feeds.entries import EntryText, FeedContents, FeedEntry, UnreadableFeed
from transforms.feeds.links import make_link_absolute
from transforms.feeds.texts import choose_entry_text, keep_distinct_keywords, read_entry_title

# What feedparser gives for an element: its dictionary, whose keys are its own names for the elements.
_Element = Mapping[str, Any]

ATOM = "application/atom+xml"
RSS = "application/rss+xml"
# What feedparser raises where a feed is not as it expects, such as a chapter of a podcast without its start.
_FAULTS_OF_FEEDPARSER = (AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
# In an address where a list of subjects is expected: what the entry is in some system, not what it is about.
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_MAIL_ADDRESS = re.compile(r"[^\s@<>()]{1,64}@[^\s@<>()]{1,255}")
_ATOM_VERSION = "atom"
_NO_TEXT = ("image/", "audio/", "video/")
_PLAIN_TEXT = "text/plain"
# feedparser looks for addresses of mail in authors, in a time that grows with the square of a word: what is longer than
# any name or address is cut before. Links have long words too, the longest well below the bound of words.
_LONG_AUTHOR = re.compile(
    r"(<(?:[\w.-]+:)?(?:author|creator|managingeditor|webmaster|publisher)\b[^<>]*>\s*(?:<!\[CDATA\[)?[^<>\]]{200})[^<>\]]+",
    re.IGNORECASE,
)
_LONGEST_WORD_CHARS = 4000
_LONG_WORD = re.compile(rf"(?<![\w.+-])([\w.+-]{{{_LONGEST_WORD_CHARS}}})[\w.+-]+")
# Elements by which the two families give their times, best first: feedparser's name, theirs.
_TIMES_OF_ATOM = (("published", "published"), ("updated", "updated"), ("created", "created"))
_TIMES_OF_RSS = (("published", "pubDate"), ("updated", "dc:date"), ("created", "dcterms:created"))


@dataclass(frozen=True, slots=True)
class _FeedFacts:
    """What a feed says once, for all of its entries."""

    bases: tuple[str | None, ...]  # of relative links
    title: str | None
    language: str | None
    authors: tuple[str, ...]
    times: tuple[tuple[str, str], ...]


def read_syndication_feed(raw: RawArticle) -> FeedContents:
    """Read the entries of a feed, in its order; those of a damaged feed as far as they can be told apart.

    Raises:
        UnreadableFeed: no feed in it, or no text at all.
    """
    parsed = _parse_feed(raw)
    if not parsed.entries and not parsed.feed:
        raise UnreadableFeed(f"no element of a feed: {parsed.get('bozo_exception') or 'unknown elements'}")
    is_atom = parsed.version.startswith(_ATOM_VERSION)
    facts = _read_feed_facts(_copy_feed_element(parsed.feed), raw, is_atom=is_atom)
    entries = tuple(_read_entry(_copy_feed_element(entry), facts) for entry in parsed.entries)
    return FeedContents(entries, ATOM if is_atom else RSS)


def _parse_feed(raw: RawArticle) -> Any:
    """Let feedparser read the feed as UTF-8, whatever it was: one bad byte would turn all of it into Latin-1.

    Raises:
        UnreadableFeed: feedparser fails on it.
    """
    import feedparser  # heavy: only where there is a feed

    body = io.BytesIO(
        _cut_long_feed_words(decode_feed_xml(raw)).encode("utf-8", "replace")
    )  # bytes themselves might name a file
    try:
        return feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False)
    except (feedparser.UndeclaredNamespace, *_FAULTS_OF_FEEDPARSER) as error:
        raise UnreadableFeed(f"feedparser gives up: {error!r}") from error


def _cut_long_feed_words(text: str) -> str:
    text = _LONG_AUTHOR.sub(r"\1", text)
    if max(map(len, text.split()), default=0) <= _LONGEST_WORD_CHARS:  # the quicker question
        return text
    return _LONG_WORD.sub(r"\1", text)


def _copy_feed_element(element: _Element) -> _Element:
    """Give an element as a plain dictionary: feedparser's own gives one key's value for another, and is slow."""
    return dict(element.items())


def _read_feed_facts(feed: _Element, raw: RawArticle, *, is_atom: bool) -> _FeedFacts:
    own_link = next((link.get("href") for link in feed.get("links", ()) if link.get("rel") == "self"), None)
    return _FeedFacts(
        bases=(feed.get("link"), own_link, raw.source_uri),
        title=_read_feed_title(feed),
        language=_strip_feed_value(feed.get("language")),
        authors=split_feed_authors(_find_feed_authors(feed)) if is_atom else (),
        times=_TIMES_OF_ATOM if is_atom else _TIMES_OF_RSS,
    )


def _read_entry(entry: _Element, feed: _FeedFacts) -> FeedEntry:
    texts = list(_find_entry_texts(entry))
    source = entry.get("source")
    return FeedEntry(
        guid=_strip_feed_value(entry.get("id")),
        url=make_link_absolute(entry.get("link"), feed.bases),
        title=_read_feed_title(entry),
        authors=split_feed_authors(_find_feed_authors(entry)),
        feed_authors=feed.authors,
        published=read_feed_published((element, entry.get(key)) for key, element in feed.times),
        text=choose_entry_text(EntryText(value, is_markup) for value, is_markup, _ in texts),
        language=_find_entry_language(entry, texts) or feed.language,
        keywords=_read_entry_keywords(entry),
        publisher=(_read_feed_title(_copy_feed_element(source)) if source else None) or feed.title,
    )


def _strip_feed_value(value: str | None) -> str | None:
    return (value or "").strip() or None


def _read_feed_title(element: _Element) -> str | None:
    """Read the title of an entry, a feed or the feed that an entry comes from."""
    detail = element.get("title_detail") or {}
    return read_entry_title(element.get("title") or "", is_markup=detail.get("type") != _PLAIN_TEXT)


def _find_entry_texts(entry: _Element) -> Iterator[tuple[str, bool, str | None]]:
    """Yield the texts of an entry, whether they are markup, and their language: its contents, then its summary."""
    details = [*entry.get("content", ()), entry.get("summary_detail") or {"value": entry.get("summary")}]
    for detail in map(_copy_feed_element, details):
        media_type = detail.get("type") or "text/html"
        if detail.get("value") and not media_type.startswith(_NO_TEXT):
            yield detail["value"], media_type != _PLAIN_TEXT, detail.get("language")


def _find_feed_authors(element: _Element) -> list[str]:
    """Find the names of the authors; the addresses of their mail where that is all there is."""
    said = element.get("author") or ""
    values = [
        *(_read_feed_author_name(author, said) for author in map(_copy_feed_element, element.get("authors", ()))),
        said,
    ]
    names = [name for value in values if (name := _MAIL_ADDRESS.sub("", value).strip(" ()<>"))]
    return names or [address for value in values for address in _MAIL_ADDRESS.findall(value)]


def _read_feed_author_name(author: _Element, said: str) -> str:
    """Give what an author's element says; feedparser takes it apart wrongly where the address ends in a long word."""
    address = author.get("email") or ""
    if address and address in said:
        return said
    return author.get("name") or address


def _find_entry_language(entry: _Element, texts: Sequence[tuple[str, bool, str | None]]) -> str | None:
    title = entry.get("title_detail") or {}
    candidates = [entry.get("language"), *(language for _, _, language in texts), title.get("language")]
    return next((language for language in candidates if language), None)


def _read_entry_keywords(entry: _Element) -> tuple[str, ...]:
    terms = (tag.get("label") or tag.get("term") or "" for tag in map(_copy_feed_element, entry.get("tags", ())))
    words = (read_entry_title(term, is_markup=True) for term in terms if not _ADDRESS.match(term))
    return keep_distinct_keywords(word for word in words if word)
