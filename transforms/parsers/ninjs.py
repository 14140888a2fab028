"""Parse ninjs, the IPTC's JSON of news agencies, in its versions 1, 2 and 3: each item with a text is an article.

JSON of articles in other shapes is another parser's: only keys that ninjs alone has make a claim.
"""

from collections.abc import Iterator

from transforms.agency import ninjs_items
from transforms.agency.stories import make_story_result, place_story_item
from transforms.agency.xml_tree import UnreadableTree
from transforms.document import Document, RawArticle, Reject, RejectReason
from transforms.formats.heads import BY_BYTES, BY_MEDIA_TYPE, NO_CLAIM, InputHead
from transforms.markup.tree import TooDeep

NAME = "ninjs"
MEDIA_TYPES = ("application/ninjs+json", "application/vnd.iptc.ninjs+json")
SUFFIXES = (".json", ".ninjs")
# Keys of ninjs alone that make it sure; one may be an accident.
_SURE_KEYS = 2


def claims(head: InputHead) -> float:
    """Claim JSON with keys that only ninjs has, surely from two on; else what is declared as such.

    One such key may be an accident: an article in plain keys goes before that.
    """
    text = head.text
    if not text.startswith(("{", "[")):
        return NO_CLAIM
    keys_count = ninjs_items.count_ninjs_keys(text)
    if keys_count >= _SURE_KEYS:
        return BY_BYTES
    return BY_MEDIA_TYPE if keys_count else head.score_declared(MEDIA_TYPES, SUFFIXES[1:])


def parse(raw: RawArticle) -> Iterator[Document | Reject]:
    """Yield an article or a Reject for each item: `no_article`, `malformed`, `cut`, `too_deep`, `binary`."""
    try:
        items = ninjs_items.load_ninjs_items(raw.body)
    except UnreadableTree as error:
        yield Reject.of(raw, error.reason, str(error))
        return
    if not items:
        yield Reject.of(raw, RejectReason.NO_ARTICLE, "no item in it")
    for position, item in enumerate(items, start=1):
        placed = place_story_item(raw, ninjs_items.read_ninjs_guid(item), position) if len(items) > 1 else raw
        try:
            yield make_story_result(placed, ninjs_items.read_ninjs_item(item), MEDIA_TYPES[0])
        except TooDeep as error:
            yield Reject.of(placed, RejectReason.TOO_DEEP, str(error))
