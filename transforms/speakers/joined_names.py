"""Split a source that is nothing but names, of persons or of bodies: "Sens. Ana Silva and Rui Costa".

The parse may take names in capitals with titles between them for one, and "the Trust and Harbour Board" too. Other
coordinated sources: source_heads.py.
"""

import re

from transforms.coreference.index import DocumentIndex
from transforms.document import EntityType, Mention, Span
from transforms.knowledge.lexicon import look_up_role_noun, singularize

# What stands before a name: titles and offices in capitals.
_TITLE_WORDS = r"(?:(?:[A-Z][\w.\u2019'-]*|former|then|acting)\s)*"
_TITLES = re.compile(_TITLE_WORDS)
# What joins two names: a party in brackets may end the first.
_JOIN = re.compile(rf"(?:\s?\([^()]{{1,30}}\))?(?:,?\s(?:and|&)\s|,\s)(?:the\s)?{_TITLE_WORDS}")
# What joins two names, alone; an office in small letters may stand behind it: "and councillor Ana Silva".
_JOIN_ALONE = re.compile(r"(?:\s?\([^()]{1,30}\))?(?:,?\s(?:and|&)\s|,\s)")
_MOST_OFFICE_WORDS = 4
_AND = re.compile(r"\s(?:and|&)\s")
_AND_OF_BODIES = re.compile(r"\sand\s")


def find_joined_names(index: DocumentIndex, span: Span) -> list[Span]:
    """Find the names that are all of a source, with titles and offices in capitals before them.

    Empty where the source has other words, or fewer than two names.
    """
    text = index.doc.text
    mentions = index.mentions_within(span)
    people = [mention.span for mention in mentions if index.is_person(mention)]
    names = people or [mention.span for mention in mentions if _is_body(index, mention)]
    if len(names) < 2 or text[names[-1].end_char : span.end_char].strip(" ,"):
        return []
    starts = [span.start_char, *(name.end_char for name in names)]
    between = [text[start : name.start_char] for start, name in zip(starts, names, strict=False)]
    is_joined = _is_before_name(between[0]) and all(map(_joins_names, between[1:]))
    joining = _AND if people else _AND_OF_BODIES  # "Silva & Okafor" is one firm
    return names if is_joined and joining.search(between[-1]) else []


def _is_body(index: DocumentIndex, mention: Mention) -> bool:
    return index.entities[mention.entity_id].entity_type == EntityType.ORGANIZATION


def _joins_names(between: str) -> bool:
    """Say whether words between two names join them, with what the second bears before it."""
    join = _JOIN_ALONE.match(between)
    return _JOIN.fullmatch(between) is not None or (join is not None and _is_before_name(between[join.end() :]))


def _is_before_name(words: str) -> bool:
    """Say whether words are titles and offices in capitals, or end with an office and have nothing else than nouns."""
    if _TITLES.fullmatch(words):
        return True
    plain = words.split()
    is_office = bool(plain) and look_up_role_noun(singularize(plain[-1].lower())) is not None
    return is_office and len(plain) <= _MOST_OFFICE_WORDS and all(word.replace("-", "").isalpha() for word in plain)
