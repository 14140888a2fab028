"""Say why a block is beside an article: by the elements around it, and the names that they have.

Reasons are plain and general: elements that HTML has for other things, words that sites of all kinds use in classes and
ids. What a block's own words say is in phrases.py; whether a reason counts is decided in body.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

from lxml import etree

from transforms.document import Role
from transforms.markup.blocks import PageBlock, read_tag_name


class DropReason(StrEnum):
    """Why a block is left out of the body."""

    ELEMENT = "element"  # stands in an aside, a figure, a form and the like
    CLASS = "class"  # stands in what its class or id calls a box beside the article
    UNSEEN = "unseen"  # for readers of screens only
    LINKS = "links"  # nearly all of it is links
    PHRASE = "phrase"  # a stock phrase: "Read more"
    TITLE = "title"  # the headline once more


_OTHER_ELEMENTS = frozenset({"aside", "nav", "footer", "figure", "form", "figcaption", "dialog", "menu", "address"})
# Words of class names and ids, as sites of all kinds use them for what is beside an article.
_BESIDE = frozenset({
    *(
        "related",
        "relatedposts",
        "sharedaddy",
        "recommended",
        "recommendation",
        "recommendations",
        "recirc",
        "recirculation",
        "outbrain",
        "taboola",
    ),
    *(
        "newsletter",
        "newsletters",
        "signup",
        "subscribe",
        "subscription",
        "subscriptions",
        "promo",
        "promos",
        "promotion",
    ),
    *(
        "teaser",
        "teasers",
        "share",
        "sharing",
        "sharebar",
        "social",
        "socials",
        "follow",
        "comments",
        "comment",
        "disqus",
    ),
    *("sidebar", "footer", "nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "toolbar", "masthead"),
    *("pullquote", "ad", "ads", "advert", "adverts", "advertisement", "advertising", "sponsor", "sponsored", "dfp"),
    *("trending", "popular", "mostread", "latest", "tags", "taglist", "hashtags", "caption", "captions", "credit"),
    *(
        "credits",
        "gallery",
        "slideshow",
        "carousel",
        "infobox",
        "cookie",
        "cookies",
        "consent",
        "gdpr",
        "banner",
        "modal",
    ),
    *("popup", "overlay", "tooltip", "bio", "biography", "byline", "bylines", "timestamp", "pagination", "pager"),
    *("widget", "widgets", "cta", "poll", "copyright", "disclaimer", "correction", "jwplayer"),
    *(
        "card",
        "cards",
        "skip",
        "login",
        "register",
        "registration",
        "print",
        "playlist",
        "podcast",
        "metadata",
    ),
})
_UNSEEN = re.compile(
    r"visually-?hidden|(?:\A|[\s_-])sr-only|screen-?reader|(?:\A|\s)hidden(?:\s|\Z)|display-?none", re.IGNORECASE
)
# Two words that say it together.
_BESIDE_PAIR = re.compile(
    r"pull-?quote|read-?more|read-?next|more-?(?:on|from|stories|topic|articles|news)|most-?(?:read|popular|viewed)|also-?read"
    r"|see-?also|(?:author|writer|contributor)[_-]*(?:bio|info|box|card|desc|about)|about-?(?:the-?)?author"
    r"|sign-?up|inline-?(?:promo|signup)|fact-?box|tag-?list|back-?to-?top|access-?wall|post-?meta|article-?meta"
    r"|video-?(?:player|caption|title|promo)|image-?(?:widget|caption)|photo-?(?:caption|credit)|wp-caption|in-?article-?(?:ad|related)|you-?may-?(?:also-?)?like",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[a-z]+|[A-Z][a-z]*|[A-Z]+(?![a-z])")
# A block with a larger share of its characters in links is a teaser.
MOST_LINKS = 0.7
_TAGS_OF_LINES = frozenset({"html", "body", "main"})


class Surroundings:
    """Remembers for the elements of one page why what they hold is beside the article, and how much prose they hold."""

    def __init__(self, prose_chars: Mapping[etree._Element, int], most_chars: float) -> None:
        """Take how many characters of prose each element holds; one with more than `most_chars` is never beside it.

        Elements of the same tag and class count together: articles are split over many containers of one make.
        """
        self._chars_by_look: dict[tuple[str, str], int] = {}
        for element, chars in prose_chars.items():
            look = describe_element_look(element)
            self._chars_by_look[look] = self._chars_by_look.get(look, 0) + chars
        self._most_chars = most_chars
        self._reasons: dict[etree._Element, DropReason | None] = {}

    def find_reason(self, block: PageBlock) -> DropReason | None:
        """Find why a block is beside the article: the reason of the innermost element that gives one; None without."""
        for element in _list_element_and_ancestors(block.element):
            reason = self._find_element_drop_reason(element)
            if reason is not None:
                return reason
        return None

    def _find_element_drop_reason(self, element: etree._Element) -> DropReason | None:
        if element not in self._reasons:
            is_large = self._chars_by_look.get(describe_element_look(element), 0) > self._most_chars
            self._reasons[element] = None if is_large else _find_drop_reason_by_name(element)
        return self._reasons[element]


def describe_element_look(element: etree._Element) -> tuple[str, str]:
    """Give the tag and the class of an element."""
    return str(element.tag), element.get("class") or ""


def count_prose_chars(blocks: list[PageBlock]) -> dict[etree._Element, int]:
    """Count for each element the characters of the prose below it."""
    chars: dict[etree._Element, int] = {}
    for block in blocks:
        if is_prose_block(block):
            for element in _list_element_and_ancestors(block.element):
                chars[element] = chars.get(element, 0) + len(block.text)
    return chars


# A shorter line may be anything.
FEWEST_PROSE_CHARS = 80


def is_prose_block(block: PageBlock) -> bool:
    """Say whether the block is a paragraph of running text, not of links."""
    is_long = block.role is Role.BODY and len(block.text) >= FEWEST_PROSE_CHARS
    return is_long and block.link_chars < len(block.text) * MOST_LINKS


def has_links_only(block: PageBlock) -> bool:
    """Say whether nearly all of a block is links."""
    return block.link_chars >= len(block.text) * MOST_LINKS


def _list_element_and_ancestors(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.iterancestors()


def _find_drop_reason_by_name(element: etree._Element) -> DropReason | None:
    """Find the reason that tag, class and id of an element give."""
    name = read_tag_name(element)
    if name in _TAGS_OF_LINES:
        return None
    if name in _OTHER_ELEMENTS:
        return DropReason.ELEMENT
    marks = " ".join(filter(None, (element.get("class"), element.get("id"), element.get("data-component"))))
    if not marks:
        return None
    if _UNSEEN.search(marks):
        return DropReason.UNSEEN
    words = {word.lower() for word in _WORDS.findall(marks)}
    return DropReason.CLASS if words & _BESIDE or _BESIDE_PAIR.search(marks) else None
