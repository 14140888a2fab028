"""Split a source that is nothing but persons' names: "Sens. Ana Silva and Rui Costa".

The parse may take names in capitals with titles between them for one. Other coordinated sources: source_heads.py.
"""

import re

from transforms.coreference.index import DocumentIndex
from transforms.document import Span

# What stands before a name: titles and offices in capitals.
_TITLE_WORDS = r"(?:(?:[A-Z][\w.\u2019'-]*|former|then|acting)\s)*"
_TITLES = re.compile(_TITLE_WORDS)
# What joins two names: a party in brackets may end the first.
_JOIN = re.compile(rf"(?:\s?\([^()]{{1,30}}\))?(?:,?\s(?:and|&)\s|,\s)(?:the\s)?{_TITLE_WORDS}")
_AND = re.compile(r"\s(?:and|&)\s")


def find_joined_names(index: DocumentIndex, span: Span) -> list[Span]:
    """Find the names that are all of a source, with titles and offices in capitals before them.

    Empty where the source has other words, or fewer than two names.
    """
    text = index.doc.text
    names = [mention.span for mention in index.mentions_within(span) if index.is_person(mention)]
    if len(names) < 2 or text[names[-1].end_char : span.end_char].strip(" ,"):
        return []
    starts = [span.start_char, *(name.end_char for name in names)]
    between = [text[start : name.start_char] for start, name in zip(starts, names, strict=False)]
    is_joined = _TITLES.fullmatch(between[0]) and all(map(_JOIN.fullmatch, between[1:]))
    return names if is_joined and _AND.search(between[-1]) else []
