"""Add the IPTC Media Topics of the document, its sections and its quotes: the input's own, then those by terms.

The rules: `transforms/topics`.
"""

from dataclasses import replace

from transforms.document import Document
from transforms.language.detection import is_english
from transforms.topics.scoring import assign_topics
from transforms.topics.source_subjects import assign_source_subjects

NEEDS = ("metadata", "language", "text", "blocks", "sections", "parses", "entities", "mentions", "quotes")
ADDS = ("topics",)


def annotate(doc: Document) -> Document:
    """Add `topics`, by unit and rank; those by terms in English alone, as the terms are English."""
    by_terms = assign_topics(doc) if is_english(doc) else ()
    return replace(doc, topics=assign_source_subjects(doc.metadata.subjects, by_terms))
