"""Read the authors out of a byline: "By Ana Silva and Jo Berg, Science Correspondent" names two."""

from __future__ import annotations

import re

# What bylines begin with, in the languages of the agencies that send them; "Di" with a capital is part of a name.
_OPENING = re.compile(
    r"(?:by|von|vom|par|por|(?-i:di)|av|af|door|text|texto|texte|tekst|words)\b"
    r"(?:\s*(?:by|von|par|por|av|af)\b)?\s*:?\s+",
    re.IGNORECASE,
)
# A paragraph that is a byline and nothing else: no sentence ends in it, initials aside.
_BYLINE_PARAGRAPH = re.compile(r"(?:By|BY|Von|Par|Por|Av|Af)\s+[A-Z\u00c0-\u00de](?:[^.!?\n]|(?<=\b\w)\.){2,80}")
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;|/•]|&|\b(?:and|und|et|y|e|och|og|ja)\b)\s*", re.IGNORECASE)
# What a person does, or where; it follows a name and is none.
_OCCUPATION = re.compile(
    r"correspondent|korrespondent|reporter|editor|writer|journalist|staff|columnist|redakt|photographer|bureau",
    re.IGNORECASE,
)
_AROUND_NAMES = " \t.:-\u2013\u2014()"


def is_byline(paragraph: str | None) -> bool:
    """Say whether a paragraph is a byline and nothing else."""
    return _BYLINE_PARAGRAPH.fullmatch((paragraph or "").strip()) is not None


def read_byline_authors(byline: str | None) -> tuple[str, ...]:
    """Read the names in a byline, in its order, each once; what a person does is left out."""
    line = " ".join((byline or "").split())
    opening = _OPENING.match(line)
    names = line[opening.end() :] if opening else line
    parts = (part.strip(_AROUND_NAMES) for part in _BETWEEN_NAMES.split(names))
    found = [part for part in parts if any(map(str.isalpha, part))]
    persons = [part for index, part in enumerate(found) if index == 0 or not _OCCUPATION.search(part)]
    return tuple(dict.fromkeys(persons))
