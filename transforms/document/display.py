"""How a quote is shown to a person: the label of its speaker, and words without what only the article's line needs.

Recipes, each once: rows are made by them, and columns that a store did not have are filled by them. What needs the
article's sentences stands in `transforms/rows/display.py`.
"""

from __future__ import annotations

import re

UNNAMED = "unnamed"
# Opening marks with those that close them; a single mark at the end may be an apostrophe, so it needs its partner.
_CLOSING = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’", "'": "'", "‹": "›"}
# A mark that opens words: between other words and the first of its own.
_OPENING = re.compile(f"(?<=[\\s(\\[—–])[{''.join(_CLOSING)}](?=\\w)")
_DOUBLE_CLOSING = frozenset('”»"')
# Looked for from the first of a row on alone: a row of a thousand within the words is read once.
_END_COMMA = re.compile(r"(?<![\s,，])[\s,，]+\Z")
_ARTICLE = re.compile(r"^(?:the|an?)\s+(?=\w)", re.IGNORECASE)
_OWNERS_END = re.compile(r"(?<=\w)['\u2019]s$|(?<=s)['\u2019]$")
_EDGE = " \t\n,;:.–—-"
# A pronoun describes nobody.
_PRONOUNS = frozenset((
    *("i", "me", "we", "us", "you", "he", "him", "she", "her", "it", "they", "them", "one"),
    *("who", "whom", "which", "that", "this", "these", "those", "both", "others"),
))  # fmt: skip


def label_speaker(name: str | None, words: str | None) -> str:
    """Name a speaker for people: the full name, else "unnamed: " with the words of the source, else "unnamed".

    An article in front of the words is left out; a pronoun is no description.
    """
    if name:
        return name
    described = _OWNERS_END.sub("", _ARTICLE.sub("", " ".join((words or "").split()).strip(_EDGE)))
    if not any(sign.isalnum() for sign in described) or described.lower() in _PRONOUNS:
        return UNNAMED
    return f"{UNNAMED}: {described}"


def tidy_words(text: str) -> str:
    """Fold white space, and take away the comma at the end and the marks around the whole.

    The text stays as it is where nothing else is in it.
    """
    folded = " ".join(text.split())
    tidied = drop_end_comma(_strip_outer_marks(drop_end_comma(folded)))
    return tidied or folded or text


def close_last_mark(text: str, behind: str) -> str:
    """Put the mark that stands `behind` the words in the article at their end, if one opened within them lacks it."""
    opened = [*_OPENING.finditer(text)]
    if not opened or not behind:
        return text
    closing = _CLOSING[opened[-1][0]]
    is_closed = any(mark in text[opened[-1].end() :] for mark in closing)
    return text if is_closed or behind not in closing else text + behind


def drop_end_comma(text: str) -> str:
    """Take away commas and white space at the end."""
    return _END_COMMA.sub("", text)


def _strip_outer_marks(text: str) -> str:
    """Take away an opening mark in front whose partner is at the end or missing, and a closing one left alone."""
    closing = _CLOSING.get(text[:1])
    if closing is not None:
        inside = text[1:-1] if text[-1:] in closing and len(text) > 1 else text[1:]
        is_closed_before = any(mark in inside for mark in closing)
        if not is_closed_before and (len(inside) == len(text) - 2 or text[0] not in "‘'"):
            return inside.strip()
    is_left_alone = text[-1:] in _DOUBLE_CLOSING and not any(
        mark in text[:-1] for mark in _CLOSING if mark not in "‘'‹"
    )
    return text[:-1].rstrip() if is_left_alone else text
