"""Attributions: quotation spans, cues, clauses, sources, and the quotes made of them. Knows nothing of entities."""
