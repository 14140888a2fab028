"""Texts of our own, read by the language pass and annotated with their sentences and entities."""

import re

from transforms.annotators import entities, sentences
from transforms.document import Block, Document, Mention, Role, Span
from transforms.language import parsing


def read(text: str, first: Role = Role.BODY) -> Document:
    """Annotate a text whose paragraphs stand on lines of their own; the first has the role `first`."""
    spans = [Span(*match.span()) for match in re.finditer(r"[^\n]+", text) if match[0].strip()]
    blocks = tuple(Block(first if at == 0 else Role.BODY, span) for at, span in enumerate(spans))
    (doc,) = parsing.add_parses([Document("0123456789abcdef", None, text, blocks)])
    return entities.annotate(sentences.annotate(doc))


def named(doc: Document) -> dict[str, str]:
    """What each mention's words were taken for, by the words; of several the last one in the text."""
    return {mention.span.of(doc.text): mention.entity_id for mention in doc.mentions}


def mentions_of(doc: Document, entity_id: str) -> list[Mention]:
    return [mention for mention in doc.mentions if mention.entity_id == entity_id]
