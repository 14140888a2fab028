"""An item of an agency as one value, and how it becomes a Document or a Reject with the reason in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import quote

from transforms.agency.bylines import is_byline, read_byline_authors
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

# Kinds of items that are no article whatever words they have, and what a reject calls them.
_OTHER_KINDS = {
    "picture": "a picture",
    "photo": "a picture",
    "image": "a picture",
    "graphic": "a graphic",
    "animated": "an animation",
    "animation": "an animation",
    "audio": "sound",
    "video": "film",
    "event": "an event",
    "planning": "a plan of coverage",
    "concept": "a concept, not news",
    "knowledge": "a list of concepts, not news",
    "catalog": "a catalog of code lists",
    "data": "data",
}
# Kinds that hold other items; with a text of their own they are articles.
_PACKAGE_KINDS = frozenset({"composite", "package"})
_STATES = {
    "usable": ArticleState.PUBLISHED,
    "withheld": ArticleState.EMBARGOED,
    "embargoed": ArticleState.EMBARGOED,
    "canceled": ArticleState.WITHDRAWN,
    "cancelled": ArticleState.WITHDRAWN,
    "killed": ArticleState.WITHDRAWN,
    "recalled": ArticleState.WITHDRAWN,
}
# A text gives its dateline in the first paragraph, or below a teaser; characters at its head in which that is.
_OPENING_PARAGRAPHS = 2
_DATELINE_CHARS = 120
# Of a dateline's words that must be there for it to be the same one.
_LEAST_SHARE_OF_DATELINE = 0.6
# Two letters in a row: a place, and not only a day or a time.
_PLACE_NAME = re.compile(r"[^\W\d_]{2}")
_MOST_URGENT = 1
_LEAST_URGENT = 8
# The level of a heading that names the whole text.
_TOPMOST = 1


@dataclass(frozen=True, slots=True)
class AgencyStory:
    """What one item says, in any of the formats; a field is None, or empty, where it does not say it."""

    kind: str = ""  # text, picture, ... as its format calls it, in small letters
    guid: str | None = None
    language: str | None = None
    publisher: str | None = None
    headline: str | None = None
    headline_evidence: str = "item headline"  # where it is read
    dek: str | None = None
    byline: str | None = None
    byline_evidence: str = "item byline"
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
        """Say whether it may be shown; an embargo counts where it ends after the time of publication."""
        state = _STATES.get(self.status or "")
        if self.embargoed_until is None or state is ArticleState.WITHDRAWN:
            return state
        at = self.published.at if self.published else None
        is_over = at is not None and self.embargoed_until <= at
        return state if is_over else ArticleState.EMBARGOED

    def fill_from(self, inner: AgencyStory) -> AgencyStory:
        """Fill what the item leaves open with what the story inside of it says, such as NITF in NewsML."""
        return replace(
            self,
            headline=self.headline or inner.headline,
            dek=self.dek or inner.dek,
            byline=self.byline or inner.byline,
            dateline=self.dateline or inner.dateline,
            language=self.language or inner.language,
            published=self.published or inner.published,
            keywords=self.keywords or inner.keywords,
            subjects=self.subjects or inner.subjects,
            slug=self.slug or inner.slug,
        )


def read_story_urgency(text: str | None) -> int | None:
    """Read an urgency from 1 to 8; None where it is another number, or none."""
    digits = (text or "").strip()
    if not (digits.isascii() and digits.isdigit()):
        return None
    return int(digits) if _MOST_URGENT <= int(digits) <= _LEAST_URGENT else None


def place_story_item(raw: RawArticle, guid: str | None, position: int) -> RawArticle:
    """Give the input as that of one of its items: the guid goes behind its URI, else its position, from 1."""
    return replace(raw, source_uri=f"{raw.source_uri}#{quote(guid or str(position), safe=':/')}")


def make_story_result(raw: RawArticle, story: AgencyStory, media_type: str) -> Document | Reject:
    """Make the Document of a story; a Reject `no_article` where it is no article, or has no text.

    An item that is cancelled needs no more than a headline.
    """
    if story.kind in _OTHER_KINDS or not _has_story_article(story):
        return Reject.of(raw, RejectReason.NO_ARTICLE, _describe_story_reject(story))
    lifted = _lift_story_head(story)
    return from_blocks(raw, _order_story_blocks(lifted), media_type=media_type, metadata=_describe_story(lifted))


def _has_story_article(story: AgencyStory) -> bool:
    if any(role is Role.BODY and _has_story_word(words) for role, words, *_ in story.body):
        return True
    return story.state is ArticleState.WITHDRAWN and _has_story_word(story.headline)


def _has_story_word(text: str | None) -> bool:
    return any(map(str.isalnum, text or ""))


def _describe_story_reject(story: AgencyStory) -> str:
    """Say what an item is that is no article, and which one."""
    name = story.guid or story.headline or "it has no name"
    if story.state is ArticleState.WITHDRAWN:
        kind = _OTHER_KINDS.get(story.kind, "an item without a text of its own")
        return f"a cancellation of {kind}: {name}"
    if story.kind in _OTHER_KINDS:
        return f"{_OTHER_KINDS[story.kind]}: {story.headline or name}"
    kind = "a package of several items" if story.kind in _PACKAGE_KINDS else "an item"
    return f"{kind} without a text of its own: {name}"


def _describe_story(story: AgencyStory) -> ArticleMetadata:
    is_address = story.guid is not None and story.guid.lower().startswith(("http://", "https://"))
    return ArticleMetadata(
        guid=story.guid,
        url=story.guid if is_address else None,
        url_evidence="item guid" if is_address else None,
        publisher=story.publisher,
        language=story.language,
        headline=story.headline,
        headline_evidence=story.headline_evidence if story.headline else None,
        authors=story.authors or read_byline_authors(story.byline),
        byline_evidence=story.byline_evidence if story.byline else None,
        published=story.published,
        keywords=story.keywords,
        subjects=story.subjects,
        slug=story.slug,
        urgency=story.urgency,
        state=story.state,
        embargoed_until=story.embargoed_until,
    )


def _lift_story_head(story: AgencyStory) -> AgencyStory:
    """Take the head out of the body: what repeats it, and the headline and byline where nothing else gives them."""
    body = list(story.body)
    headline, headline_evidence = story.headline, story.headline_evidence
    if headline is None and body and body[0][0] is Role.HEADING and body[0][2:] == (_TOPMOST,):
        headline, headline_evidence = body.pop(0)[1], "topmost heading"
    while body and _is_said_by_story_head(body[0], headline, story):
        del body[0]

    head = replace(story, headline=headline, headline_evidence=headline_evidence)
    if story.byline is None and story.authors:
        return replace(head, byline=f"By {' and '.join(story.authors)}", byline_evidence="item authors", body=body)
    if story.byline is None and body and is_byline(body[0][1]):
        return replace(head, byline=body[0][1], byline_evidence="first paragraph", body=body[1:])
    return replace(head, body=body)


def _is_said_by_story_head(block: BlockText, headline: str | None, story: AgencyStory) -> bool:
    """Say whether the head has the block's words already: headline and byline, and the dek for a heading."""
    role, words, *_ = block
    said = (headline, story.byline, story.dek if role is Role.HEADING else None)
    return fold_title(words or "") in {fold_title(line) for line in said if line}


def _order_story_blocks(story: AgencyStory) -> list[BlockText]:
    """Put the blocks in reading order."""
    paragraphs = [words or "" for role, words, *_ in story.body if role is Role.BODY][:_OPENING_PARAGRAPHS]
    return [
        (Role.HEADLINE, story.headline),
        (Role.DEK, None if _is_dek_repeated(story.dek, [story.headline or "", *paragraphs]) else story.dek),
        (Role.BYLINE, story.byline),
        (Role.DATELINE, None if _is_dateline_needless(story.dateline, paragraphs) else story.dateline),
        *story.body,
    ]


def _is_dek_repeated(dek: str | None, lines: Sequence[str]) -> bool:
    """Say whether one of the lines begins with the words of the dek."""
    words = fold_title(dek or "")
    return any(fold_title(line).startswith(words) for line in lines)


def _is_dateline_needless(dateline: str | None, paragraphs: Sequence[str]) -> bool:
    """Say whether a dateline names no place, or a paragraph begins with it, in whatever order its parts are."""
    words = fold_title(dateline or "").split()
    if not any(_PLACE_NAME.search(word) for word in words):
        return True
    return any(_measure_shared_dateline_words(words, paragraph) >= _LEAST_SHARE_OF_DATELINE for paragraph in paragraphs)


def _measure_shared_dateline_words(words: Sequence[str], paragraph: str) -> float:
    """Give the share of the words that the head of the paragraph has, too."""
    found = set(fold_title(paragraph[:_DATELINE_CHARS]).split())
    return sum(word in found for word in words) / len(words) if words else 0.0
