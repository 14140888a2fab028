"""Parse the XML of an agency to a tree of folded names, however it is declared.

Tags and attributes lose namespace, prefix and case, as agencies declare one, another or none of them. No entity is
expanded but those of HTML, and no DTD is read, so that nothing grows and nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import TypeAlias

from lxml import etree

from transforms.document import RejectReason
from transforms.structure.decoding import NotText, decode

Element: TypeAlias = etree._Element

# Where an XML declaration and a DOCTYPE are, in bytes and characters.
_DECLARATION_BYTES = 300
_PROLOG_CHARS = 20_000
_DECLARED_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)["']""", re.IGNORECASE)
_DECLARATION = re.compile(r"<\?xml[^>]{0,300}\?>", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?\s*>", re.IGNORECASE)
# Editors of Windows write Windows-1252 and declare Latin-1; browsers read it so, too.
_LATIN_1 = frozenset({"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"})
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_AMPERSAND = re.compile(r"&(#\w{1,8};|[A-Za-z][A-Za-z0-9]{1,31};)?")
_XML_ENTITIES = frozenset({"lt;", "gt;", "amp;", "quot;", "apos;"})
_CDATA_START = "<![CDATA["
_CDATA_END = "]]>"
_END_TAG = "</"
# Names of all agency formats are of this shape; others come from broken markup.
_KNOWN_NAME = re.compile(r"[a-z_][a-z0-9_.-]*")
_NAME = re.compile(r"[^\s>]*")


class UnreadableTree(Exception):
    """The bytes are no tree that can be read; `reason` says which kind of fault that is."""

    def __init__(self, reason: RejectReason, message: str) -> None:
        """Take the reason of the Reject and its message."""
        super().__init__(message)
        self.reason = reason


def parse_xml_tree(body: bytes) -> Element:
    """Parse `body` to its root element; tags and attributes are local names in small letters.

    Raises:
        UnreadableTree: no text, no element, nested too deep, or cut before its end.
    """
    try:
        text = decode_agency_xml(body)
    except NotText as error:
        raise UnreadableTree(RejectReason.BINARY, f"no text: {error}") from error

    text = _tidy_xml(text)
    root = _parse_xml(text)
    _read_escaped_xml_entities(root)
    _fold_xml_names(root)
    if not _is_whole_xml_tree(text, root):
        raise UnreadableTree(RejectReason.CUT, f"it ends before the end of its root element, {root.tag}")
    return root


def decode_agency_xml(body: bytes) -> str:
    """Decode by the byte-order mark, as UTF-8 where it is valid, as declared, else by a guess.

    Valid UTF-8 goes before the declaration: what declares Latin-1 and is UTF-8 is common, the other way is not.

    Raises:
        NotText: no encoding explains the bytes.
    """
    if b"\x00" in body[:_DECLARATION_BYTES]:  # UTF-16, with a mark or without
        return decode(body)
    declared = _DECLARED_ENCODING.search(body[:_DECLARATION_BYTES])
    encoding = declared[1].decode("ascii").lower() if declared else "utf-8"
    for name in ("utf-8-sig", "cp1252" if encoding in _LATIN_1 else encoding):
        try:
            return body.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return decode(body)


def read_element_words(element: Element | None) -> str:
    """Give the words in `element`, white space folded; "" where it is None."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def find_first_element_words(item: Element, *paths: str) -> str | None:
    """Give the words of the first element that has any, path by path; None where none has."""
    found = (words for path in paths for element in item.iterfind(path) if (words := read_element_words(element)))
    return next(found, None)


def find_first_element_attribute(item: Element, path: str, name: str) -> str | None:
    """Give the first attribute `name` that is not blank among the elements at `path`; None where none is."""
    values = (element.get(name, "").strip() for element in item.iterfind(path))
    return next((value for value in values if value), None)


def remove_xml_subtree(element: Element) -> None:
    """Take `element` out of its tree; the words behind it stay."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    tail = element.tail or ""
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    parent.remove(element)


def _tidy_xml(text: str) -> str:
    """Leave out what a strict parser stumbles over: what precedes the first tag, DTDs, entities of HTML, stray &."""
    text = text[max(text.find("<"), 0) :]
    head = _DOCTYPE.sub("", _DECLARATION.sub("", text[:_PROLOG_CHARS]), count=1)
    text = _NOT_IN_XML.sub("", head + text[_PROLOG_CHARS:])
    return "".join(_tidy_xml_entities(text))


def _tidy_xml_entities(text: str) -> Iterator[str]:
    """Yield the parts of the text; outside of CDATA every ampersand begins an entity that XML knows."""
    first, *parts = text.split(_CDATA_START)
    yield _AMPERSAND.sub(_read_xml_entity, first)
    for part in parts:
        inside, end, outside = part.partition(_CDATA_END)
        yield _CDATA_START + inside + end
        yield _AMPERSAND.sub(_read_xml_entity, outside)


def _read_xml_entity(match: re.Match[str]) -> str:
    name = match[1]
    if name is None:
        return "&amp;"
    if name.startswith("#") or name in _XML_ENTITIES:
        return match[0]
    return html5.get(name, f"&amp;{name}")


def _parse_xml(text: str) -> Element:
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableTree(RejectReason.MALFORMED, f"no XML: {error.msg}") from error
    limits = [entry for entry in parser.error_log if entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT]
    if limits:
        raise UnreadableTree(RejectReason.TOO_DEEP, f"line {limits[0].line}: {limits[0].message}")
    if root is None:
        raise UnreadableTree(RejectReason.MALFORMED, "no XML: no element in it")
    return root


def _read_escaped_xml_entities(root: Element) -> None:
    """Put the characters for the entities that the parser left standing, as in CDATA that it took for none."""
    for entity in list(root.iter(etree.Entity)):
        entity.tail = unescape(entity.text or "") + (entity.tail or "")
        remove_xml_subtree(entity)


def _is_whole_xml_tree(text: str, root: Element) -> bool:
    """Say whether the last end tag is that of the root; without any the root must be empty."""
    last = text.rfind(_END_TAG)
    if last < 0:
        return not len(root) and not root.text
    name = _NAME.match(text, last + len(_END_TAG))
    return name is not None and _cut_xml_namespace(name[0]) == root.tag


def _fold_xml_names(root: Element) -> None:
    for element in root.iter(etree.Element):
        element.tag = _cut_xml_namespace(str(element.tag))
        attributes = {_cut_xml_namespace(str(name)): str(value) for name, value in reversed(element.attrib.items())}
        element.attrib.clear()
        element.attrib.update(attributes)


def _cut_xml_namespace(name: str) -> str:
    """Give the name without namespace and prefix, in small letters; "_" where no format has such a name."""
    local = name.rpartition("}")[2].rpartition(":")[2].lower()
    return local if _KNOWN_NAME.fullmatch(local) else "_"
