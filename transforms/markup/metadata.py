"""Choose what a page says of itself: title, authors, time, publisher, language, address, keywords.

Each is chosen between candidates, and keeps the word for where it was read. Nothing here reads the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin, urlsplit

from lxml import etree

from transforms.document import ArticleMetadata, Published
from transforms.knowledge.page_words import PageWord, is_page_word
from transforms.markup.blocks import fold_blanks, fold_title
from transforms.markup.embedded import (
    LIVE_TYPE,
    EmbeddedData,
    Node,
    find_article_nodes,
    list_node_types,
    list_property_values,
    read_property_text,
)
from transforms.markup.evidence import Candidate, PageEvidence, describe_candidate, read_candidate_value
from transforms.markup.page_authors import PageAuthors, find_page_authors
from transforms.markup.page_times import find_page_published

# What stands between a headline and the name of the site in a title.
_BEFORE_SITE = re.compile(r"\s+[|–—•·»:-]+\s+|\s*\|\s*")
# What a notice of copyright has beside the name of the owner.
_NOTICE = re.compile(
    r"\A\W*(?:copyright|\(c\)|©)(?:\s*(?:copyright|\(c\)|©))?[\s\d,–-]*(?:\bby\s+)?"
    r"|[\s.,|]*\ball rights reserved\W*\Z",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*")
# A headline in an h1 has at least this many words; less is a section or the site's name.
_FEWEST_WORDS = 3
_MOST_TITLE_CHARS = 500
_MOST_PUBLICATION_WORDS = 5
_FRONT_PAGE = re.compile(r"(?:https?:)?(?://[^/?#]+)?/?")
_IS_MARKED = "descendant-or-self::*[@itemprop='headline'] | parent::*[@itemprop='headline']"
_HTTP = ("http", "https")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What the page says of itself; None and empty where it says nothing."""

    article: Node | None  # the object of JSON-LD that is the article
    title: Candidate | None
    authors: PageAuthors
    published: Published | None
    publisher: Candidate | None
    language: Candidate | None
    url: Candidate | None
    keywords: tuple[str, ...]
    description: str | None


def read_page_metadata(root: etree._Element, embedded: EmbeddedData, fetched_at: datetime | None) -> PageMetadata:
    """Choose each field between what JSON-LD, meta elements and visible elements say."""
    articles = find_article_nodes(embedded.nodes)
    headlines = find_page_headlines(root)
    article = choose_article_node(articles, headlines, embedded)
    publisher = _find_page_publisher(embedded, article)
    of_page = [article] if article is not None else []
    url = _find_page_url(embedded, article)
    title = choose_page_title(root, embedded, article, headlines, publisher)
    publisher = publisher or _find_publication_in_title(root, read_candidate_value(title))
    return PageMetadata(
        article,
        title,
        find_page_authors(root, embedded, of_page, read_candidate_value(publisher)),
        find_page_published(root, embedded, article, fetched_at, read_candidate_value(url)),
        publisher,
        _find_page_language(root, embedded, article),
        url,
        _find_page_keywords(embedded, article),
        _find_page_description(embedded, article),
    )


def find_page_headlines(root: etree._Element) -> list[str]:
    """Give the words of the h1 elements, in order, blank ones left out; one that leads to the front page is a logo."""
    words = (_read_headline(element) for element in root.iter("h1") if not _is_logo(element))
    return [headline for headline in words if headline and len(headline) <= _MOST_TITLE_CHARS]


def _is_logo(element: etree._Element) -> bool:
    """Say whether nothing but a link to the front page is in a heading."""
    to_front = (link for link in element.iterdescendants("a") if _FRONT_PAGE.fullmatch(link.get("href") or "-"))
    return any(_read_headline(link) == _read_headline(element) for link in to_front)


def _read_headline(element: etree._Element) -> str:
    return fold_blanks("".join(element.xpath("descendant::text()[not(ancestor::svg)]")))


def _find_marked_headline(root: etree._Element) -> str | None:
    """Give the one h1 that microdata call the headline."""
    marked = {_read_headline(element) for element in root.iter("h1") if element.xpath(_IS_MARKED)}
    return marked.pop() if len(marked) == 1 else None


def choose_article_node(articles: Sequence[Node], headlines: Sequence[str], embedded: EmbeddedData) -> Node | None:
    """Choose the object that is the page's article: a live blog, the one with the page's title, else the first."""
    live = next((node for node in articles if LIVE_TYPE in list_node_types(node)), None)
    if live is not None:
        return live
    titles = {fold_title(title) for title in (*headlines, embedded.first_meta("og:title") or "")}
    titled = (node for node in articles if fold_title(read_property_text(node.get("headline")) or "") in titles)
    return next(titled, articles[0] if articles else None)


def choose_page_title(
    root: etree._Element,
    embedded: EmbeddedData,
    article: Node | None,
    headlines: Sequence[str],
    publisher: Candidate | None,
) -> Candidate | None:
    """Choose the title: an h1 that agrees with JSON-LD or Open Graph, else JSON-LD, Open Graph, h1, title element."""
    named = [read_property_text((article or {}).get(key)) for key in ("headline", "name")]
    in_article = next(filter(None, named), None)
    open_graph = embedded.first_meta("og:title", "twitter:title")
    named_sites = (read_candidate_value(publisher), embedded.first_meta("og:site_name"), _find_host_label(embedded))
    sites = [name for name in named_sites if name]
    title = fold_blanks(root.findtext(".//title") or "")
    others = [value for value in (*named, open_graph) if value]

    for headline in headlines:
        if any(_agree_page_headlines(headline, other) for other in others):
            return Candidate(headline, PageEvidence.HEADLINE)
    if in_article:
        return Candidate(drop_listed_site_name(in_article, sites), PageEvidence.JSON_LD, "headline")
    if open_graph:
        return Candidate(drop_site_name(open_graph, sites), PageEvidence.OPEN_GRAPH, "og:title")
    return _choose_visible_title(root, headlines, title, sites)


def _choose_visible_title(
    root: etree._Element, headlines: Sequence[str], title: str, sites: Sequence[str]
) -> Candidate | None:
    """Choose between headings and the title element, where nothing else gives a title."""
    agreeing = (headline for headline in headlines if _agree_page_headlines(headline, title))
    if visible := _find_marked_headline(root) or next(agreeing, None):
        return Candidate(visible, PageEvidence.HEADLINE)
    if lower := _find_lower_headline(root, drop_site_name(title, sites)):
        return Candidate(lower, PageEvidence.TITLE)
    long_one = next((headline for headline in headlines if len(headline.split()) >= _FEWEST_WORDS), None)
    if long_one:
        return Candidate(long_one, PageEvidence.HEADLINE)
    return Candidate(drop_site_name(title, sites), PageEvidence.TITLE) if title else None


def _find_lower_headline(root: etree._Element, title: str) -> str | None:
    """Give the title where a heading below the h1 has its words: then that of the h1 is a section's."""
    lower = ("".join(element.itertext()) for element in root.iter("h2", "h3"))
    is_there = any(fold_title(words) == fold_title(title) for words in lower)
    return title if is_there and len(title.split()) >= _FEWEST_WORDS else None


def drop_site_name(title: str, sites: Sequence[str]) -> str:
    """Drop the site's name behind the last bar or dash: where it is named, else behind a bar where less is behind."""
    named = drop_listed_site_name(title, sites)
    parts = list(_BEFORE_SITE.finditer(title))
    if named != title or not parts:
        return named
    last = parts[-1]
    head, tail = title[: last.start()], title[last.end() :]
    is_site = "|" in last[0] and len(head.split()) > len(tail.split()) and len(head.split()) >= _FEWEST_WORDS
    return head if is_site else title


def drop_listed_site_name(title: str, sites: Sequence[str]) -> str:
    """Drop one of the names of `sites` behind a bar or dash, or before one."""
    known = {_squeeze(site) for site in sites}
    for part in _BEFORE_SITE.finditer(title):
        if _squeeze(title[part.end() :]) in known:
            return title[: part.start()]
        if _squeeze(title[: part.start()]) in known:
            return title[part.end() :]
    return title


def _squeeze(site: str) -> str:
    """Write a site's name as the names of hosts are written: "The New Yorker" as "newyorker"."""
    return fold_title(site).removeprefix("the").replace(" ", "")


def _find_host_label(embedded: EmbeddedData) -> str | None:
    """Give the name that the page's host has, without "www" and what comes behind it."""
    address = embedded.links.get("canonical") or embedded.first_meta("og:url") or ""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return None
    labels = host.removeprefix("www.").split(".")
    return labels[0] if len(labels) > 1 else None


def _agree_page_headlines(headline: str, other: str) -> bool:
    """Say whether they are the same title, the other perhaps with the site's name behind or before it."""
    folded, wanted = fold_title(headline), fold_title(other)
    if not folded:
        return False
    is_long = len(folded.split()) >= _FEWEST_WORDS
    return folded == wanted or (is_long and (wanted.startswith(f"{folded} ") or wanted.endswith(f" {folded}")))


def _find_page_publisher(embedded: EmbeddedData, article: Node | None) -> Candidate | None:
    for value in list_property_values((article or {}).get("publisher")):
        if name := read_property_text(embedded.resolve(value)):
            return Candidate(name, PageEvidence.JSON_LD, "publisher")
    for name in ("og:site_name", "application-name", "dc.publisher", "publisher", "copyright"):
        value = _NOTICE.sub("", embedded.first_meta(name) or "").strip(" .,|-–—")
        if value:
            evidence = PageEvidence.OPEN_GRAPH if name.startswith("og:") else PageEvidence.META
            return Candidate(value, evidence, name)
    return None


def _find_publication_in_title(root: etree._Element, title: str | None) -> Candidate | None:
    """Find the publication behind the headline in the title element: "Rain Floods the Harbour - The Coastal Times"."""
    parts = list(_BEFORE_SITE.finditer(whole := fold_blanks(root.findtext(".//title") or "")))
    if title is None or not parts or fold_title(whole[: parts[0].start()]) != fold_title(title):
        return None
    name = whole[parts[-1].end() :]
    last_word = name.rpartition(" ")[2]
    is_name = 1 < len(name.split()) <= _MOST_PUBLICATION_WORDS and name[:1].isupper()
    is_publication = is_name and is_page_word(last_word, PageWord.PUBLICATION)
    return Candidate(name, PageEvidence.TITLE) if is_publication else None


def _find_page_language(root: etree._Element, embedded: EmbeddedData, article: Node | None) -> Candidate | None:
    for candidate in _list_page_language_candidates(root, embedded, article):
        if _LANGUAGE.fullmatch(candidate.value):
            primary, _, rest = candidate.value.replace("_", "-").partition("-")
            value = f"{primary.lower()}-{rest}" if rest else primary.lower()
            return Candidate(value, candidate.evidence, candidate.name)
    return None


def _list_page_language_candidates(
    root: etree._Element, embedded: EmbeddedData, article: Node | None
) -> Iterator[Candidate]:
    yield Candidate((root.get("lang") or root.get("xml:lang") or "").strip(), PageEvidence.LANGUAGE)
    yield Candidate(read_property_text((article or {}).get("inLanguage")) or "", PageEvidence.JSON_LD, "inLanguage")
    for name in ("content-language", "og:locale", "dc.language", "language"):
        yield Candidate(embedded.first_meta(name) or "", PageEvidence.META, name)


def _find_page_url(embedded: EmbeddedData, article: Node | None) -> Candidate | None:
    """Give the canonical address: by the link element, Open Graph, JSON-LD; a relative one is joined to the others."""
    of_page = (article or {}).get("mainEntityOfPage")
    of_page = of_page.get("@id") if isinstance(of_page, dict) else of_page
    candidates = [
        Candidate(embedded.links.get("canonical", ""), PageEvidence.LINK, "canonical"),
        Candidate(embedded.first_meta("og:url") or "", PageEvidence.OPEN_GRAPH, "og:url"),
        Candidate(str((article or {}).get("url") or ""), PageEvidence.JSON_LD, "url"),
        Candidate(str(of_page or ""), PageEvidence.JSON_LD, "mainEntityOfPage"),
    ]
    base = next((candidate.value for candidate in candidates if _is_page_address(candidate.value)), None)
    for candidate in candidates:
        address = _join_page_url(base, candidate.value)
        if _is_page_address(address):
            return Candidate(address, candidate.evidence, candidate.name)
    return None


def _join_page_url(base: str | None, value: str) -> str:
    """Make a relative address absolute; an address that is none at all stays as it is."""
    if not base or not value:
        return value
    try:
        return urljoin(base, value)
    except ValueError:
        return value


def _is_page_address(value: str) -> bool:
    """Say whether a value is the address of a page, not of a whole site."""
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in _HTTP and bool(parts.netloc) and parts.path.strip("/") != ""


def _find_page_keywords(embedded: EmbeddedData, article: Node | None) -> tuple[str, ...]:
    """Give the keywords of JSON-LD, else of meta elements, each once."""
    in_article = [
        str(value) for value in list_property_values((article or {}).get("keywords")) if isinstance(value, str)
    ]
    listed = (
        in_article
        or list(embedded.meta.get("article:tag", ()))
        or [embedded.first_meta("news_keywords", "keywords") or ""]
    )
    words = (fold_blanks(word) for value in listed for word in (value.split(",") if len(listed) == 1 else [value]))
    return tuple(dict.fromkeys(word for word in words if any(map(str.isalnum, word))))


def _find_page_description(embedded: EmbeddedData, article: Node | None) -> str | None:
    return read_property_text((article or {}).get("description")) or embedded.first_meta(
        "og:description", "description"
    )


def describe_page(page: PageMetadata) -> ArticleMetadata:
    """Give what the page says of itself as every format gives it."""
    return ArticleMetadata(
        url=read_candidate_value(page.url),
        url_evidence=describe_candidate(page.url),
        publisher=read_candidate_value(page.publisher),
        language=read_candidate_value(page.language),
        headline=read_candidate_value(page.title),
        headline_evidence=describe_candidate(page.title),
        authors=page.authors.names,
        byline_evidence=page.authors.describe(),
        published=page.published,
        keywords=page.keywords,
    )
