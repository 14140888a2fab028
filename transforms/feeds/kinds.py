"""Tell which kind of feed an input is, by its root element or its JSON keys; never by its name alone.

An error page in place of a feed is HTML, whatever it is called, and is no feed.
"""

from __future__ import annotations

import re
from enum import StrEnum

from transforms.formats.heads import BY_BYTES, BY_LIKENESS, NO_CLAIM, InputHead


class FeedKind(StrEnum):
    """What reads a feed."""

    SYNDICATION = "syndication"  # RSS, RDF, Atom, CDF
    JSON_FEED = "json feed"
    SITEMAP = "sitemap"  # with or without the elements of Google News; an index of sitemaps too


# What may stand before the root element: white space, declarations, comments, a document type with its entities.
_PROLOG = re.compile(r"(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)([^>]*)")
_HTML_DOCTYPE = re.compile(r"<!doctype\s+html", re.IGNORECASE)
_RSS_IN_RDF = re.compile(r"purl\.org/rss/|netscape\.com/rdf", re.IGNORECASE)
_ATOM_NAMESPACE = re.compile(r"xmlns(?::\w+)?\s*=\s*[\"'][^\"']*(?:atom|purl\.org/pie|purl\.org/echo)", re.IGNORECASE)
_NAMESPACE = re.compile(r"xmlns\s*=")
_ITEM = re.compile(r"<item[\s>]", re.IGNORECASE)
# A feed below words that some program wrote before it, such as a warning.
_LATE_ROOT = re.compile(r"<rss\s[^>]*version\s*=|<feed\s[^>]*xmlns\s*=[^>]*atom", re.IGNORECASE)
_HTML_ROOTS = frozenset({"html", "head", "body", "script"})
_SITEMAP_ROOTS = frozenset({"urlset", "sitemapindex"})

_JSON_FEED_VERSION = re.compile(r'"version"\s*:\s*"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org(?:\\?/)version')
_JSON_FEED_KEYS = re.compile(r'"(?:feed_url|home_page_url)"\s*:')
_JSON_FEED_LIKENESS = re.compile(r'"items"\s*:\s*\[.*"(?:content_html|content_text|date_published)"\s*:', re.DOTALL)


def score_feed(head: InputHead, kind: FeedKind) -> float:
    """Score how surely the first bytes are those of a feed of `kind`; 0 where they say something else, or nothing."""
    text = head.text
    if kind is FeedKind.JSON_FEED:
        return _score_json_feed(text)
    root = _match_feed_root(text)
    if root is None or _HTML_DOCTYPE.match(text):
        return NO_CLAIM
    name = root[1].lower()
    if kind is FeedKind.SITEMAP:
        return BY_BYTES if name in _SITEMAP_ROOTS else NO_CLAIM
    return _score_syndication_feed(text, name, root[2])


def has_feed_root(head: InputHead) -> bool:
    """Say whether the first bytes show a root element, of a feed or of anything else, or begin as JSON does."""
    text = head.text
    return _match_feed_root(text) is not None or text.startswith(("{", "["))


def tell_feed_kind(head: InputHead) -> FeedKind | None:
    """Tell the kind of feed by the first bytes; None where they are those of no feed."""
    scores = {kind: score_feed(head, kind) for kind in FeedKind}
    surest = max(scores, key=scores.__getitem__)
    return surest if scores[surest] > NO_CLAIM else None


def skip_xml_prolog(text: str) -> int:
    """Give the place behind declarations, comments and the document type, where the root element is expected."""
    prolog = _PROLOG.match(text)
    return prolog.end() if prolog else 0


def _match_feed_root(text: str) -> re.Match[str] | None:
    return _ROOT.match(text, skip_xml_prolog(text))


def _score_syndication_feed(text: str, name: str, attributes: str) -> float:
    if name == "rss":
        return BY_BYTES
    if name == "rdf":
        return BY_BYTES if _RSS_IN_RDF.search(text) else NO_CLAIM
    if name == "feed":
        is_atom = _ATOM_NAMESPACE.search(attributes) or not _NAMESPACE.search(attributes)
        return BY_BYTES if is_atom else NO_CLAIM
    if name == "channel":
        return BY_LIKENESS if _ITEM.search(text) else NO_CLAIM
    if name in _HTML_ROOTS:
        return NO_CLAIM
    return BY_LIKENESS if _LATE_ROOT.search(text) else NO_CLAIM


def _score_json_feed(text: str) -> float:
    if not text.startswith("{"):
        return NO_CLAIM
    if _JSON_FEED_VERSION.search(text) or _JSON_FEED_KEYS.search(text):
        return BY_BYTES
    return BY_LIKENESS if _JSON_FEED_LIKENESS.search(text) else NO_CLAIM
