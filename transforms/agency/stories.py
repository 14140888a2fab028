"""An item of an agency as one value, and how it becomes a Document or a Reject with the reason in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import quote

from transforms.agency.bylines import read_authors
from transforms.document import (
    ArticleMetadata,
    ArticleState,
    Document,
    Published,
    RawArticle,
    Reject,
    RejectReason,
    Role,
    SubjectCode,
)
from transforms.markup.blocks import fold_title
from transforms.structure.assembly import BlockText, from_blocks

# What an item may be, by the word that its format has for it, and what a reject calls it.
_KINDS = {
    "picture": "a picture",
    "photo": "a picture",
    "image": "a picture",
    "graphic": "a graphic",
    "animated": "an animation",
    "animation": "an animation",
    "audio": "sound",
    "video": "film",
    "composite": "a package of several items",
    "package": "a package of several items",
    "event": "an event",
    "planning": "a plan of coverage",
    "concept": "a concept, not news",
    "knowledge": "a list of concepts, not news",
    "catalog": "a catalog of code lists",
    "data": "data",
}
# Kinds that are articles where they have a text.
_TEXT_KINDS = frozenset({"", "text", "composite", "package", "article", "story", "news"})
_STATES = {
    "usable": ArticleState.PUBLISHED,
    "withheld": ArticleState.EMBARGOED,
    "embargoed": ArticleState.EMBARGOED,
    "canceled": ArticleState.WITHDRAWN,
    "cancelled": ArticleState.WITHDRAWN,
    "killed": ArticleState.WITHDRAWN,
    "recalled": ArticleState.WITHDRAWN,
}
# Characters at the head of the text in which its own dateline is.
_DATELINE_CHARS = 120
# Of a dateline's words that must be there for it to be the same one.
_LEAST_SHARE_OF_DATELINE = 0.6
_MOST_URGENT, _LEAST_URGENT = 1, 8


@dataclass(frozen=True, slots=True)
class AgencyStory:
    """What one item says, in any of the formats; a field is None, or empty, where it does not say it."""

    kind: str = ""  # text, picture, ... as its format calls it, in small letters
    guid: str | None = None
    language: str | None = None
    publisher: str | None = None
    headline: str | None = None
    dek: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()  # where no byline names them
    dateline: str | None = None
    body: Sequence[BlockText] = ()
    published: Published | None = None
    embargoed_until: datetime | None = None
    status: str | None = None  # usable, withheld, canceled, in small letters
    keywords: tuple[str, ...] = ()
    subjects: tuple[SubjectCode, ...] = ()
    slug: str | None = None
    urgency: int | None = None

    @property
    def state(self) -> ArticleState | None:
        """Whether it may be shown; an embargo counts where it ends after the time of publication."""
        state = _STATES.get(self.status or "")
        if self.embargoed_until is None or state is ArticleState.WITHDRAWN:
            return state
        at = self.published.at if self.published else None
        is_over = at is not None and self.embargoed_until <= at
        return state if is_over else ArticleState.EMBARGOED


def read_urgency(text: str | None) -> int | None:
    """Read an urgency from 1 to 8; None where it is another number, or none."""
    digits = (text or "").strip()
    if not (digits.isascii() and digits.isdigit()):
        return None
    return int(digits) if _MOST_URGENT <= int(digits) <= _LEAST_URGENT else None


def place_item(raw: RawArticle, guid: str | None, position: int) -> RawArticle:
    """Give the input as that of one of its items: the guid goes behind its URI, else its position, from 1."""
    return replace(raw, source_uri=f"{raw.source_uri}#{quote(guid or str(position), safe=':/')}")


def make_result(raw: RawArticle, story: AgencyStory, media_type: str) -> Document | Reject:
    """Make the Document of a story; a Reject `no_article` where it is no article, or has no text.

    An item that is cancelled needs no more than a headline.
    """
    if story.kind not in _TEXT_KINDS:
        kind = _KINDS.get(story.kind, f"of the kind {story.kind}")
        return Reject.of(raw, RejectReason.NO_ARTICLE, f"{kind}: {story.headline or story.guid or 'without a name'}")

    has_text = any(role is Role.BODY and _has_word(words) for role, words, *_ in story.body)
    is_withdrawn = story.state is ArticleState.WITHDRAWN
    if not has_text and not (is_withdrawn and _has_word(story.headline)):
        return Reject.of(raw, RejectReason.NO_ARTICLE, _describe_textless(story))
    return from_blocks(raw, _order_blocks(story), media_type=media_type, metadata=_describe(story))


def _has_word(text: str | None) -> bool:
    return any(map(str.isalnum, text or ""))


def _describe_textless(story: AgencyStory) -> str:
    name = story.guid or "an item without a guid"
    if story.state is ArticleState.WITHDRAWN:
        return f"a cancellation of {name}, without a text"
    kind = _KINDS.get(story.kind, "an item")
    return f"{kind} without a text of its own: {name}"


def _describe(story: AgencyStory) -> ArticleMetadata:
    is_address = story.guid is not None and story.guid.lower().startswith(("http://", "https://"))
    return ArticleMetadata(
        guid=story.guid,
        url=story.guid if is_address else None,
        publisher=story.publisher,
        language=story.language,
        headline=story.headline,
        authors=read_authors(story.byline) or story.authors,
        published=story.published,
        keywords=story.keywords,
        subjects=story.subjects,
        slug=story.slug,
        urgency=story.urgency,
        state=story.state,
        embargoed_until=story.embargoed_until,
    )


def _order_blocks(story: AgencyStory) -> list[BlockText]:
    """Put the blocks in reading order; what the text says again at its head is left out there."""
    body = list(story.body)
    said = {fold_title(words) for words in (story.headline, story.dek, story.byline) if words}
    while body and fold_title(body[0][1] or "") in said:
        del body[0]
    dek = story.dek if fold_title(story.dek or "") != fold_title(story.headline or "") else None
    byline = story.byline or (f"By {' and '.join(story.authors)}" if story.authors else None)
    dateline = None if _opens_with(body, story.dateline) else story.dateline
    return [
        (Role.HEADLINE, story.headline),
        (Role.DEK, dek),
        (Role.BYLINE, byline),
        (Role.DATELINE, dateline),
        *body,
    ]


def _opens_with(body: Sequence[BlockText], dateline: str | None) -> bool:
    """Say whether the text itself begins with its dateline, in whatever order its parts are."""
    words = fold_title(dateline or "").split()
    opening = next((text or "" for role, text, *_ in body if role is Role.BODY), "")
    found = set(fold_title(opening[:_DATELINE_CHARS]).split())
    return sum(word in found for word in words) >= _LEAST_SHARE_OF_DATELINE * len(words)
