"""Topics given to a document, a section or a quote. Values only; `transforms/topics` makes them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TopicAssignment:
    """An IPTC Media Topic given to the document, a section or a quote."""

    unit_type: str  # a value of TopicUnit
    unit: int  # 0 for the document, else Section.position or Quote.position
    topic_id: str
    rank: int  # counts from 1 in the unit
    score: float  # 0 to 1
    evidence: str  # the terms that speak for it, heaviest first, joined by commas
