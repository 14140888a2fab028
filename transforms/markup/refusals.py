"""Say why a page is no article: empty, behind a paywall, or a page of another kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.document import RejectReason
from transforms.markup.blocks import PageBlock
from transforms.markup.embedded import EmbeddedData, Node, find_article_nodes
from transforms.markup.surroundings import has_links_only, is_prose_block

# A shorter body is a caption, a teaser or a notice.
_FEWEST_CHARS = 250
# What a page shows to those who have not paid is mostly shorter than this. A longer text is kept even where the page
# says that it is not free: many such pages hold the whole article, and some show two paragraphs.
_TEASER_CHARS = 350
# The same where the page also asks the reader to subscribe before going on.
_BOXED_TEASER_CHARS = 800
# How many paragraphs with a link of their own make an overview: at least so many, and nearly all. Paragraphs of an
# article follow each other; links below it are beside none.
_FEWEST_LINKED = 5
_LINKED_SHARE = 0.8
# A shorter link is a section or "More".
_FEWEST_TITLE_WORDS = 3
_ARTICLE_TYPE = "article"
# The address of a site's front page, or of that in one language.
_OF_SITE = re.compile(r"https?://[^/?#]+(?:/(?:[a-z]{2}(?:-[a-z]{2})?/?)?)?", re.IGNORECASE)
_NOT_FREE = frozenset({"false", "no", "0"})
_SUBSCRIBE = re.compile(
    r"already a (?:subscriber|member)|subscribe (?:now )?to (?:continue|keep|read|unlock)|to (?:continue|keep) reading"
    r"|(?:for|to) (?:our )?(?:subscribers|members) only|(?:subscriber|member)s?[- ](?:only|exclusive)"
    r"|(?:log|sign) in (?:or subscribe )?to (?:continue|read)|unlock (?:this|the) (?:article|story)"
    r"|free articles? (?:left|remaining|this month)|create (?:a free|an) account to (?:continue|read)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PageRefusal:
    """Why a page is no article, and in words what was seen."""

    reason: RejectReason
    message: str


def find_page_refusal(
    blocks: Sequence[PageBlock], kept: Sequence[int], body_chars: int, embedded: EmbeddedData
) -> PageRefusal | None:
    """Find why the page is no article; None where its body, the blocks that are kept, is long enough to be one."""
    if not blocks:
        return PageRefusal(RejectReason.EMPTY, "no words that a browser shows")
    box = find_subscription_box(blocks) if body_chars < _BOXED_TEASER_CHARS else None
    is_closed = is_not_free(find_article_nodes(embedded.nodes))
    if is_closed and body_chars < (_BOXED_TEASER_CHARS if box else _TEASER_CHARS):
        message = f"{body_chars} characters of an article that is not free, by isAccessibleForFree"
        return PageRefusal(RejectReason.PAYWALLED, message)
    if box is not None and body_chars < _TEASER_CHARS:
        return PageRefusal(RejectReason.PAYWALLED, f"{body_chars} characters beside a box that says: {box}")
    if body_chars < _FEWEST_CHARS:
        return PageRefusal(RejectReason.NO_ARTICLE, f"the longest text has {body_chars} characters")
    if is_front_page(blocks, kept, embedded):
        return PageRefusal(RejectReason.NO_ARTICLE, "the front page of a site, by its address and its links")
    if is_overview(blocks, kept, embedded):
        return PageRefusal(RejectReason.NO_ARTICLE, "a list of links, each with a paragraph")
    return None


def is_overview(blocks: Sequence[PageBlock], kept: Sequence[int], embedded: EmbeddedData) -> bool:
    """Say whether the page leads to many articles: each paragraph has a link, and nothing says it is an article."""
    if not kept or _is_said_to_be_article(embedded):
        return False
    linked_count = prose_count = 0
    is_led = False  # by a link behind the paragraph before
    prose = {index for index in kept if is_prose_block(blocks[index])}
    for index in range(kept[0], kept[-1] + 1):
        if index in prose:
            prose_count += 1
            linked_count += is_led
            is_led = False
        else:
            is_led |= _is_link_to_article(blocks[index])
    return linked_count >= max(_FEWEST_LINKED, _LINKED_SHARE * prose_count)


def is_front_page(blocks: Sequence[PageBlock], kept: Sequence[int], embedded: EmbeddedData) -> bool:
    """Say whether the page gives the root of its site, or of a language's part, as its address, and leads on."""
    address = embedded.links.get("canonical") or embedded.first_meta("og:url")
    if not kept or not address or _is_said_to_be_article(embedded):
        return False
    links = sum(map(_is_link_to_article, blocks))
    return _OF_SITE.fullmatch(address) is not None and links >= _FEWEST_LINKED


def _is_said_to_be_article(embedded: EmbeddedData) -> bool:
    return bool(find_article_nodes(embedded.nodes)) or embedded.first_meta("og:type") == _ARTICLE_TYPE


def _is_link_to_article(block: PageBlock) -> bool:
    return has_links_only(block) and len(block.text.split()) >= _FEWEST_TITLE_WORDS


def is_not_free(articles: Sequence[Node]) -> bool:
    """Say whether the page tells machines that its article is not free."""
    return any(str(article.get("isAccessibleForFree")).strip().lower() in _NOT_FREE for article in articles)


def find_subscription_box(blocks: Sequence[PageBlock]) -> str | None:
    """Find the words that ask a reader to subscribe before going on; None where there are none."""
    found = (match[0] for block in blocks if (match := _SUBSCRIBE.search(block.text)))
    return next(found, None)
