"""Quotes: who said what, before the who."""

from dataclasses import replace

from transforms.cues.weights import load_quote_weights
from transforms.document import Document
from transforms.quotes.assembly import find_quotes

NEEDS = ("text", "blocks", "parses", "word_roles")
ADDS = ("quotes",)


def annotate(doc: Document) -> Document:
    """Add `quotes`."""
    return replace(doc, quotes=find_quotes(doc, load_quote_weights()))
