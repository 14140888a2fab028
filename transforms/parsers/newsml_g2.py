"""Parse NewsML-G2, the IPTC's format of news agencies: each news item with a text is an article.

Packages, events, plans, concepts and items of pictures, film or sound are rejected as `no_article`.
"""

from collections.abc import Iterator

from transforms.agency import newsml_g2_items
from transforms.agency.root_elements import score_root_element
from transforms.agency.stories import make_story_result, place_story_item
from transforms.agency.xml_tree import UnreadableTree, parse_xml_tree
from transforms.document import Document, RawArticle, Reject, RejectReason
from transforms.formats.heads import InputHead
from transforms.markup.tree import TooDeep

NAME = "NewsML-G2"
MEDIA_TYPES = (
    "application/vnd.iptc.g2.newsitem+xml",
    "application/vnd.iptc.g2.newsmessage+xml",
    "application/vnd.iptc.g2.packageitem+xml",
    "application/vnd.iptc.g2.conceptitem+xml",
    "application/vnd.iptc.g2.knowledgeitem+xml",
    "application/vnd.iptc.g2.planningitem+xml",
    "application/vnd.iptc.g2.catalogitem+xml",
)
SUFFIXES = (".xml", ".g2")
_ROOTS = newsml_g2_items.ITEMS | newsml_g2_items.PARTS | {newsml_g2_items.NEWS_MESSAGE}


def claims(head: InputHead) -> float:
    """Claim what has the root element of an item, of a part of one, or of a message; else what is declared as such."""
    return score_root_element(head, _ROOTS, head.score_declared(MEDIA_TYPES, ()))


def parse(raw: RawArticle) -> Iterator[Document | Reject]:
    """Yield an article or a Reject for each item, in order.

    Rejects: `no_article`, `malformed`, `cut`, `too_deep`, `binary`.
    """
    try:
        root = parse_xml_tree(raw.body)
    except UnreadableTree as error:
        yield Reject.of(raw, error.reason, str(error))
        return
    items = newsml_g2_items.list_g2_items(root)
    if not items:
        yield Reject.of(raw, RejectReason.NO_ARTICLE, f"no item in it: the root element is {root.tag}")
    for position, item in enumerate(items, start=1):
        placed = place_story_item(raw, item.get("guid"), position) if item is not root else raw
        try:
            yield make_story_result(placed, newsml_g2_items.read_g2_item(item), MEDIA_TYPES[0])
        except TooDeep as error:
            yield Reject.of(placed, RejectReason.TOO_DEEP, str(error))
