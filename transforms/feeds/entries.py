"""The values of the room: an entry of a feed, and its text. How each format is read to them: the other modules."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.document import ArticleMetadata, Published, RejectReason


class UnreadableFeed(Exception):
    """No entry of the input can be read; the message says where reading failed."""

    def __init__(self, message: str, reason: RejectReason = RejectReason.MALFORMED) -> None:
        super().__init__(message)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class EntryText:
    """The text of an entry as the feed gives it: HTML, or plain text in which `<` is a character."""

    value: str
    is_markup: bool


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry of a feed or sitemap; a field is None, or empty, where the feed leaves it open."""

    guid: str | None = None  # as it is written, of any form
    url: str | None = None  # absolute
    title: str | None = None  # without markup
    authors: tuple[str, ...] = ()  # one a person or body, without "By"
    feed_authors: tuple[str, ...] = ()  # who the feed says wrote what has no author of its own
    published: Published | None = None  # else when it was changed
    text: EntryText | None = None  # the longest that the entry has
    language: str | None = None  # BCP 47, as declared; else that of the feed
    keywords: tuple[str, ...] = ()
    publisher: str | None = None  # the feed that the entry comes from, else this feed

    @property
    def metadata(self) -> ArticleMetadata:
        """Give what the feed says of the article beside its text."""
        author_evidence = "entry author" if self.authors else "feed author"
        return ArticleMetadata(
            guid=self.guid,
            url=self.url,
            url_evidence="entry link" if self.url else None,
            publisher=self.publisher,
            language=self.language,
            headline=self.title,
            headline_evidence="entry title" if self.title else None,
            authors=self.authors or self.feed_authors,
            byline_evidence=author_evidence if self.authors or self.feed_authors else None,
            published=self.published,
            keywords=self.keywords,
        )


@dataclass(frozen=True, slots=True)
class FeedContents:
    """The entries of a feed in its order, and its format as a media type."""

    entries: tuple[FeedEntry, ...]
    media_type: str
