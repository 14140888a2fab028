"""Read what a page says of itself for machines: JSON-LD, meta elements, microdata. Candidates: metadata.py."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml import etree

from transforms.markup.blocks import fold_blanks

# An object of JSON-LD.
Node = Mapping[str, Any]

ARTICLE_TYPES = frozenset({
    *("Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle"),
    *("BackgroundNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "BlogPosting", "LiveBlogPosting"),
    *("Report", "SatiricalArticle", "ScholarlyArticle", "TechArticle", "Review", "SocialMediaPosting"),
    *("AdvertiserContentArticle", "DiscussionForumPosting"),
})
LIVE_TYPE = "LiveBlogPosting"
_SCRIPT_TYPE = "ld+json"
# What pages wrap their JSON in.
_WRAPPING = re.compile(
    r"\A\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*;?\s*\Z"
)
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_BETWEEN_OBJECTS = re.compile(r"[\s;,]*")
# JSON-LD nests an article a few levels deep: @graph, mainEntity, liveBlogUpdate.
_MOST_LEVELS = 6
# A page with more objects than this is a catalogue; live blogs have some thousands.
_MOST_NODES = 20_000
_PAGE_TYPES = frozenset({"", "WebPage", "CreativeWork"})
_META_KEYS = ("property", "name", "itemprop", "http-equiv")


@dataclass(frozen=True, slots=True)
class EmbeddedData:
    """What a page says of itself: objects of JSON-LD by their order, meta values by lower-case name."""

    nodes: tuple[Node, ...]
    by_id: Mapping[str, Node]
    meta: Mapping[str, tuple[str, ...]]
    links: Mapping[str, str]  # the first `href` of a relation, such as canonical

    def resolve(self, value: object) -> object:
        """Give the object that a bare reference means; other values as they are."""
        if isinstance(value, Mapping) and set(value) <= {"@id", "@type"}:
            return self.by_id.get(str(value.get("@id")), value)
        return value

    def first_meta(self, *names: str) -> str | None:
        """Give the first value that is not blank, of the first name that has one."""
        return next((value for name in names for value in self.meta.get(name, ()) if value), None)


def read_embedded_data(root: etree._Element) -> EmbeddedData:
    """Read what a page says of itself; JSON that cannot be read even with tolerance is left out."""
    nodes = [node for value in _read_page_scripts(root) for node in _walk_script_nodes(value, 0)]
    nodes = nodes[:_MOST_NODES]
    by_id: dict[str, Node] = {}
    for node in nodes:
        if isinstance(node.get("@id"), str) and len(node) > len(by_id.get(node["@id"], ())):
            by_id[node["@id"]] = node
    return EmbeddedData(tuple(nodes), by_id, _read_meta_elements(root), _read_page_links(root))


def list_node_types(node: Node) -> frozenset[str]:
    """Give the types of an object, without the address of their vocabulary."""
    return frozenset(
        value.rpartition("/")[2] for value in list_property_values(node.get("@type")) if isinstance(value, str)
    )


def list_property_values(value: object) -> list[object]:
    """Give the values of a property, which is one value, a list or missing."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def read_property_text(value: object) -> str | None:
    """Give the first words of a value: a text, or the name of an object; None where there are none."""
    return next(list_property_texts(value), None)


def list_property_texts(value: object) -> Iterator[str]:
    """Yield the words of a value: texts, names of objects, each of a list."""
    if isinstance(value, list | tuple):
        for item in value:
            yield from list_property_texts(item)
    elif isinstance(value, Mapping):
        yield from list_property_texts(value.get("name") or value.get("@value"))
    elif isinstance(value, str) and (words := fold_blanks(unescape(value))):
        yield words


def _read_page_scripts(root: etree._Element) -> Iterator[object]:
    for script in root.iter("script"):
        if _SCRIPT_TYPE in (script.get("type") or "").lower():
            yield from _read_script_json("".join(script.itertext()))


def _read_script_json(source: str) -> Iterator[object]:
    """Yield the values of a script: one, or several one after the other."""
    source = _WRAPPING.sub("", source).strip()
    values = _decode_script_values(source)
    if not values:
        values = _decode_script_values(_TRAILING_COMMA.sub("", source))
    if not values and "&quot;" in source:
        values = _decode_script_values(unescape(source))
    yield from values


def _decode_script_values(source: str) -> list[object]:
    """Decode the values that stand one after the other, up to the first that is broken."""
    decoder = json.JSONDecoder(strict=False)
    values: list[object] = []
    start = 0
    while start < len(source):
        try:
            value, end = decoder.raw_decode(source, start)
        except (ValueError, RecursionError):
            break
        values.append(value)
        gap = _BETWEEN_OBJECTS.match(source, end)
        start = gap.end() if gap else end
    return values


def _walk_script_nodes(value: object, level: int) -> Iterator[Node]:
    """Yield the objects of a value, outer ones first."""
    if level > _MOST_LEVELS:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk_script_nodes(item, level)
    elif isinstance(value, dict):
        yield value
        for inner in value.values():
            if isinstance(inner, dict | list):
                yield from _walk_script_nodes(inner, level + 1)


def _read_meta_elements(root: etree._Element) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        if element.get("itemprop") is not None and not _is_item_of_page(element):
            continue
        value = fold_blanks(unescape(element.get("content") or ""))
        names = (name.lower() for key in _META_KEYS for name in (element.get(key) or "").split())
        for name in dict.fromkeys(names):
            found.setdefault(name, []).append(value)
    return {name: tuple(values) for name, values in found.items()}


def _is_item_of_page(item: etree._Element) -> bool:
    """Say whether an item is the page's or the article's own, not that of a picture, person or comment in it."""
    for outer in item.iterancestors():
        if outer.get("itemscope") is not None:
            kind = (outer.get("itemtype") or "").rstrip("/").rpartition("/")[2]
            return kind in ARTICLE_TYPES or kind in _PAGE_TYPES
    return True


def _read_page_links(root: etree._Element) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("link"):
        address = (element.get("href") or "").strip()
        for relation in (element.get("rel") or "").lower().split():
            if address:
                found.setdefault(relation, address)
    return found


def find_article_nodes(nodes: Iterable[Node]) -> list[Node]:
    """Give the objects that are articles, in order."""
    return [node for node in nodes if list_node_types(node) & ARTICLE_TYPES]
