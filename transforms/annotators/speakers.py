"""Annotate a document with the speakers of its quotes. The rules: transforms/speakers."""

from dataclasses import replace

from transforms.document import Document
from transforms.speakers.answers import add_roles_in_force
from transforms.speakers.authors import add_author_without_mention
from transforms.speakers.turn_taking import resolve_speakers

NEEDS = ("metadata", "published", "text", "blocks", "parses", "sentences", "entities", "mentions", "quotes")
ADDS = ("speakers", "mentions", "entities")


def annotate(doc: Document) -> Document:
    """Add `speakers`, to `mentions` the pronouns and descriptions, to `entities` an author whom only "I" mentions."""
    speakers, mentions = resolve_speakers(doc)
    speakers = add_roles_in_force(speakers, doc.entities, doc.published)
    entities = add_author_without_mention(doc, speakers)
    return replace(doc, speakers=speakers, mentions=mentions, entities=entities)
