"""Values that rows of several tables have: offsets, word counts, headings. The modules beside it make the rows."""

import re

from transforms.document import Document, Row, Section, Span, cleaned

_WORD = re.compile(r"\w+")


def count_words(text: str) -> int:
    """Count the runs of letters and digits."""
    return len(_WORD.findall(text))


def offsets_of(span: Span) -> Row:
    """Give `start_char` and `end_char` of a span."""
    return {"start_char": span.start_char, "end_char": span.end_char}


def heading_of(section: Section, doc: Document) -> str | None:
    """Give the section's heading, cleaned: the parser's reading of it, else the repaired text; None without heading."""
    if section.heading is None:
        return None
    return section.heading_clean or cleaned(section.heading, doc.text, doc.repairs) or None
