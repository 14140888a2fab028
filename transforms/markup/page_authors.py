"""Read who wrote a page: JSON-LD, meta, microdata, links to authors, the byline. Publishers give way to persons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape

from lxml import etree

from transforms.document import EntityType
from transforms.knowledge.gazetteer import look_up_known_name
from transforms.markup.blocks import fold_blanks, walk_page_blocks
from transforms.markup.embedded import (
    EmbeddedData,
    Node,
    list_node_types,
    list_property_texts,
    list_property_values,
    read_property_text,
)
from transforms.markup.evidence import PageEvidence

_META_NAME = re.compile(r"(?:\A|[.:_-])(?:authors?|creator|byl|by-?line)\Z")
_AUTHOR_WORD = re.compile(r"(?:\A|[-_ ])(?:by-?line|authors?|writer)(?:[-_ ]|name|\Z)", re.IGNORECASE)
_LEADING_BY = re.compile(
    r"\A(?:(?:written|words|(?:more\s+)?stor(?:y|ies)|posted|reported|published|analysis|opinion|commentary|column|review|essay)"
    r"\s+)?by\b[\s:]*"
    r"|\Aby(?-i:(?=[A-Z]))|\Aauthors?:\s*",
    re.IGNORECASE,
)
_READING_TIME = re.compile(r"\W*\d+[ -]min(?:ute)?s?\.?(?: to)? read\b", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"\s*(?:[;|\n]|,(?!\s*(?:Jr|Sr|MD|PhD|M\.D|Ph\.D|II|III)\b)|&|/|\s+and\s+|\s+with\s+)\s*")
# Names in lines of their own are read as names of several.
_BETWEEN_LINES = " | "
_ADDRESS = re.compile(r"https?:|www\.|@|\.(?:com|org|net)\b", re.IGNORECASE)
# Words of a line about time or roles, not of a name.
_NO_NAME = re.compile(
    r"\d{2}|\A(?:at|for|from|in|on)\s"
    r"|\A(?:view|see|read|show)\s(?:all|more|full|bio|profile|orcid)\b"
    r"|\A(?:illustrations?|photographs?|graphics?|additional reporting)\sby\b"
    r"|\b(?:updated|published|posted|min read|minutes? ago|hours? ago|image|photo|getty|comments?|follow|share"
    r"|twitter|facebook|subscribe|newsletter|correspondent|reporter|editor|columnist|contributor|producer|writer|analyst)\b",
    re.IGNORECASE,
)
# "MS" or "RDN" behind a name is a degree, "AP" an agency.
_LETTERS_BEHIND_NAME = re.compile(r"[A-Z]{2,5}")
_STAFF = re.compile(
    r"\A(?:admin|administrator|staff|editor|webmaster|guest|user|root|n/?a|none|null|undefined|unknown)\Z",
    re.IGNORECASE,
)
# A name has at most this many words and characters; a longer text is a biography.
_MOST_WORDS = 7
_MOST_CHARS = 60
_MOST_AUTHORS = 20
# Whoever is named after as much text has written something else: a comment, an article that is linked.
_MOST_CHARS_BETWEEN = 400
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|by|byline|contributors?|people|profiles?|staff|journalists?|reporters?|writers?|users?)/|[?&]author=",
    re.IGNORECASE,
)
_SAID_BY_OTHERS = frozenset({"comment", "comments", "commentlist", "comment-list", "pull-quote", "pullquote"})
_OTHER_WORK = re.compile(r"Comments?\Z|ImageObject|VideoObject")
_UNREAD_TAGS = ("script", "style")
_BYLINE_TAGS = ("a", "span", "div", "p", "address", "li", "h2", "h3", "h4", "h5")
_PERSON = "Person"
_AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class PageAuthors:
    """The names in order, and where they were read; no evidence where there is no name."""

    names: tuple[str, ...]
    evidence: PageEvidence | None
    property_name: str = ""  # of the property or element that says it

    def describe(self) -> str | None:
        """Give the place in words: "json-ld author"; None where there is no name."""
        return f"{self.evidence.value} {self.property_name}".strip() if self.evidence else None


NOBODY = PageAuthors((), None)


def find_page_authors(
    root: etree._Element, embedded: EmbeddedData, articles: Sequence[Node], publisher: str | None
) -> PageAuthors:
    """Find who wrote the page; the publisher itself only where no other candidate has a name."""
    fallback = NOBODY
    for authors in _find_page_author_candidates(root, embedded, articles):
        own = tuple(name for name in authors.names if not _is_same_page_name(name, publisher))
        if own:
            return replace(authors, names=own)
        if authors.names and not fallback.names:
            fallback = authors
    return fallback


def split_author_names(value: str) -> list[str]:
    """Split a byline into names: "By Ana Silva and Rui Costa" are two; the address of a profile is none.

    Degrees and firms behind a name are none either: "Ana Silva, MS, CNN Business".
    """
    if _ADDRESS.match(value.strip()):
        return []
    line = _READING_TIME.sub("", _LEADING_BY.sub("", fold_blanks(unescape(value))))
    names = (_LEADING_BY.sub("", name).strip(" .,:–—-•·") for name in _BETWEEN_NAMES.split(line))
    first, *others = [name for name in names if name] or [""]
    if " " in first:
        others = [name for name in others if not _is_degree_or_firm(name)]
    return [name for name in (first, *others) if name]


def _is_degree_or_firm(name: str) -> bool:
    """Say whether what stands behind a name is letters alone, or a known organization or a part of it."""
    if _LETTERS_BEHIND_NAME.fullmatch(name):
        return True
    known = look_up_known_name(name) or look_up_known_name(name.split()[0])
    return known is not None and known.entity_type == EntityType.ORGANIZATION


def _find_page_author_candidates(
    root: etree._Element, embedded: EmbeddedData, articles: Sequence[Node]
) -> Iterator[PageAuthors]:
    for article in articles:
        yield _read_article_authors(article, embedded)
    yield _read_meta_authors(embedded)
    yield _collect_page_authors(_read_microdata_authors(root), PageEvidence.MICRODATA, _AUTHOR)
    if not articles:
        yield _collect_page_authors(_read_json_ld_persons(embedded), PageEvidence.JSON_LD, _AUTHOR)
    yield _collect_page_authors(_read_byline_element(root), PageEvidence.BYLINE)


def _collect_page_authors(names: Iterable[str], evidence: PageEvidence, property_name: str = "") -> PageAuthors:
    """Keep each name once, whatever its case, those that may be names."""
    kept: dict[str, str] = {}
    for name in names:
        if _may_be_author_name(name):
            kept.setdefault(name.casefold(), name)
    return PageAuthors(tuple(kept.values())[:_MOST_AUTHORS], evidence, property_name)


def _may_be_author_name(name: str) -> bool:
    if len(name) > _MOST_CHARS or len(name.split()) > _MOST_WORDS:
        return False
    has_letter = any(char.isalpha() for char in name)
    return has_letter and not _ADDRESS.search(name) and not _STAFF.match(name)


def _read_article_authors(article: Node, embedded: EmbeddedData) -> PageAuthors:
    """Read the names of an article's object; what tells of a role only where nothing else is named."""
    for key in (_AUTHOR, "creator"):
        authors = (embedded.resolve(author) for author in list_property_values(article.get(key)))
        names = [
            name for author in authors for words in list_property_texts(author) for name in split_author_names(words)
        ]
        if names:
            plain_names = [name for name in names if not _NO_NAME.search(name)]
            return _collect_page_authors(plain_names or names, PageEvidence.JSON_LD, key)
    return NOBODY


def _read_meta_authors(embedded: EmbeddedData) -> PageAuthors:
    """Read the names of the first meta name that has any; addresses of profiles are none."""
    for name, values in embedded.meta.items():
        if not _META_NAME.search(name):
            continue
        names = [part for value in values for part in split_author_names(value) if not _NO_NAME.search(part)]
        if any(" " in part and _may_be_author_name(part) for part in names):
            return _collect_page_authors(names, PageEvidence.META, name)
    return NOBODY


def _read_microdata_authors(root: etree._Element) -> Iterator[str]:
    """Yield the names of those who wrote the page: not of its pictures, of comments or of what it links to."""
    chars_between = None
    for element in root.iter(etree.Element):
        if element.tag in _UNREAD_TAGS:
            continue
        if chars_between is not None:
            chars_between += len(element.text or "") + len(element.tail or "")
        if not _is_author_of_page(element):
            continue
        if chars_between is not None and chars_between > _MOST_CHARS_BETWEEN:
            return
        inner = element.xpath("descendant::*[@itemprop='name']")
        names = _list_element_author_names(inner[0] if inner else element)
        chars_between = 0 if names else chars_between
        yield from names


def _is_author_of_page(element: etree._Element) -> bool:
    if (element.get("itemprop") or "").lower() != _AUTHOR or element.tag == "meta":
        return False
    scope = next((above for above in element.iterancestors() if above.get("itemscope") is not None), None)
    is_elsewhere = scope is not None and _OTHER_WORK.search(scope.get("itemtype") or "")
    return not is_elsewhere and next(element.iterancestors("figure"), None) is None


def _list_element_author_names(element: etree._Element) -> list[str]:
    lines = (block.text for block in walk_page_blocks(element))
    words = element.get("content") or _BETWEEN_LINES.join(lines) or "".join(element.itertext())
    return [name for name in split_author_names(words) if not _NO_NAME.search(name)]


def _read_json_ld_persons(embedded: EmbeddedData) -> Iterator[str]:
    """Yield the persons of a page whose JSON-LD has no article but says who wrote the page."""
    for node in embedded.nodes:
        for author in list_property_values(node.get(_AUTHOR)):
            person = embedded.resolve(author)
            if isinstance(person, dict) and _PERSON in list_node_types(person):
                yield from split_author_names(read_property_text(person) or "")


def _read_byline_element(root: etree._Element) -> Iterator[str]:
    """Yield the names of the first byline: its links to authors, else its words."""
    for element in _list_byline_elements(root):
        linked = element.xpath("descendant-or-self::a[@href]")
        to_authors = [link for link in linked if _AUTHOR_PAGE.search(link.get("href"))]
        links = [name for link in to_authors or linked for name in _list_element_author_names(link)]
        names = [
            name for name in links or _list_element_author_names(element) if _may_be_author_name(name) and " " in name
        ]
        if names:
            yield from names
            return


def _list_byline_elements(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements that are called a byline, each behind those inside of it."""
    for element in root.iter(*_BYLINE_TAGS):
        if _is_byline_element(element):
            yield from (inner for inner in element.iterdescendants(*_BYLINE_TAGS) if _is_byline_element(inner))
            yield element


def _is_byline_element(element: etree._Element) -> bool:
    marks = f"{element.get('class') or ''} {element.get('rel') or ''} {element.get('id') or ''}"
    if not _AUTHOR_WORD.search(marks):
        return False
    around = {word for above in element.iterancestors() for word in (above.get("class") or "").split()}
    return not around & _SAID_BY_OTHERS


def _is_same_page_name(name: str, other: str | None) -> bool:
    return other is not None and name.casefold() == other.casefold()
