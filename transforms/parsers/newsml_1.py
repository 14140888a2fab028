"""Parse NewsML 1.0 to 1.2, the IPTC's first format for packages of news: each item with a text is an article."""

from collections.abc import Iterator

from transforms.agency import newsml_1_items
from transforms.agency.root_elements import score_root_element
from transforms.agency.stories import make_story_result, place_story_item
from transforms.agency.xml_tree import UnreadableTree, parse_xml_tree
from transforms.document import Document, RawArticle, Reject, RejectReason
from transforms.formats.heads import InputHead
from transforms.markup.tree import TooDeep

NAME = "NewsML 1"
MEDIA_TYPES = ("text/vnd.iptc.newsml",)
SUFFIXES = (".newsml", ".xml")


def claims(head: InputHead) -> float:
    """Claim what has the root element `NewsML`; else what is declared as such."""
    return score_root_element(head, (newsml_1_items.ROOT,), head.score_declared(MEDIA_TYPES, SUFFIXES[:1]))


def parse(raw: RawArticle) -> Iterator[Document | Reject]:
    """Yield an article or a Reject for each item: `no_article`, `malformed`, `cut`, `too_deep`, `binary`."""
    try:
        root = parse_xml_tree(raw.body)
    except UnreadableTree as error:
        yield Reject.of(raw, error.reason, str(error))
        return
    items = newsml_1_items.list_newsml_items(root)
    if not items:
        yield Reject.of(raw, RejectReason.NO_ARTICLE, "no item in it")
    for position, item in enumerate(items, start=1):
        try:
            story = newsml_1_items.read_newsml_item(item)
        except TooDeep as error:
            yield Reject.of(place_story_item(raw, None, position), RejectReason.TOO_DEEP, str(error))
            continue
        yield make_story_result(place_story_item(raw, story.guid, position), story, MEDIA_TYPES[0])
