"""Parse NITF, the IPTC's News Industry Text Format: one article a file."""

from collections.abc import Iterator

from transforms.agency import nitf_items
from transforms.agency.root_elements import score_root_element
from transforms.agency.stories import make_story_result
from transforms.agency.xml_tree import UnreadableTree, parse_xml_tree
from transforms.document import Document, RawArticle, Reject
from transforms.formats.heads import InputHead

NAME = "NITF"
MEDIA_TYPES = ("application/nitf+xml", "text/vnd.iptc.nitf")
SUFFIXES = (".nitf", ".xml")


def claims(head: InputHead) -> float:
    """Claim what has the root element `nitf`; else what is declared as such."""
    return score_root_element(head, (nitf_items.ROOT,), head.score_declared(MEDIA_TYPES, SUFFIXES[:1]))


def parse(raw: RawArticle) -> Iterator[Document | Reject]:
    """Yield the article, or one Reject: `no_article`, `malformed`, `cut`, `too_deep`, `binary`."""
    try:
        root = parse_xml_tree(raw.body)
    except UnreadableTree as error:
        yield Reject.of(raw, error.reason, str(error))
        return
    yield make_story_result(raw, nitf_items.read_nitf(root), MEDIA_TYPES[0])
