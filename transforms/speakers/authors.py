"""Who says I outside of quotes: the author by the byline, by the line that tells of the author, by the signature."""

import re

from transforms.coreference.index import DocumentIndex
from transforms.document import Block, Mention, Role, Span

_TELLS_OF = re.compile(r"(?:,[^.]{0,60},)?\s+(?:is|was|has been)\s+(?:an?|the|our|[\w-]+'s|\w+)\b|,\s+(?:an?|the)\s")
# Paragraphs down to a letter's signature.
_LETTER = 12
# Paragraphs at the end in which the author is told of.
_LAST = 3


def by_byline(scene: DocumentIndex) -> list[Mention]:
    """The people whom the byline names."""
    byline = scene.doc.first(Role.BYLINE)
    return [one for one in scene.inside(byline.span) if scene.is_person(one)] if byline else []


def of_place(scene: DocumentIndex, at_char: int) -> tuple[Mention, str] | None:
    """The author of the words at a place, and by what: the byline, a signature below, a line about the author."""
    if found := by_byline(scene):
        return found[0], "byline"
    bodies = [block for block in scene.doc.blocks if block.role not in (Role.HEADLINE, Role.DEK)]
    below = [block for block in bodies if block.span.start_char > at_char]
    for block in below[:_LETTER]:
        if signed := _signed(scene, block.span):
            return signed, "signature"
    for block in bodies[-_LAST:]:
        if told := _told_of(scene, block):
            return told, "line about the author"
    return None


def _signed(scene: DocumentIndex, span: Span) -> Mention | None:
    """The person whose name is all that a paragraph says."""
    bare = span.of(scene.doc.text).strip(" \t-\u2013\u2014.,")
    people = [one for one in scene.inside(span) if scene.is_person(one)]
    whole = [one for one in people if one.span.of(scene.doc.text).strip(".") == bare and " " in bare]
    return whole[0] if whole else None


def _told_of(scene: DocumentIndex, block: Block) -> Mention | None:
    """The person with whom a last paragraph begins, whom the text names nowhere before it."""
    inside = [one for one in scene.inside(block.span) if scene.is_person(one)]
    first = inside[0] if inside and inside[0].span.start_char == block.span.start_char else None
    if first is None or not _TELLS_OF.match(scene.doc.text, first.span.end_char):
        return None
    before = any(
        one.entity_id == first.entity_id and one.span.end_char <= block.span.start_char for one in scene.doc.mentions
    )
    return None if before else first
