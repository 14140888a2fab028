"""Give the values that a quote has of each dimension, by which the report's page counts it.

What is counted, and the same as SQL: `warehouse/queries/measures.py`. The page's own counting: `assets/counting.js`.
"""

from warehouse.queries.measures import DIMENSIONS, LOW_CONFIDENCE, NO_VALUE
from warehouse.report.facts import QuoteFacts


def values_of(quote: QuoteFacts, name: str) -> tuple[str, ...]:
    """Give the values that a quote has of a dimension; of one that has a single value a quote, NO_VALUE for null."""
    multiple = {
        "speaker": quote.speaker_ids,
        "person": quote.person_ids,
        "body": tuple(speaker for speaker in quote.speaker_ids if speaker not in quote.person_ids),
        "branch": (quote.branch,) if quote.branch else (),
        "about": quote.mentioned_ids,
        "also": quote.mentioned_ids,
        "beside": quote.company_ids,
    }
    if name in multiple:
        return multiple[name]
    if name == "unsure":
        confidence = quote.row["speaker_confidence"]
        return ("yes" if confidence is not None and confidence < LOW_CONFIDENCE else NO_VALUE,)
    return (quote.row[DIMENSIONS[name].expression] or NO_VALUE,)
