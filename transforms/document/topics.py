"""Topics given to a document, a section or a quote."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TopicAssignment:
    """An IPTC Media Topic given to the document, a section or a quote."""

    unit_type: str  # document, section, quote
    unit: int  # 0 for the document, else Section.position or Quote.position
    topic_id: str
    rank: int
    score: float
    evidence: str
