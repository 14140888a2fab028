"""Resolve "His Majesty" and "Her Excellency" to the person whom the text names with these words, or with a throne.

The words alone name nobody, and which pronoun they have tells the gender. Names behind them: source_heads.py.
"""

import re
from collections.abc import Set

from transforms.coreference.index import DocumentIndex
from transforms.document import Mention, MentionType, Quote, Span, Speaker, SpeakerRule
from transforms.knowledge.lexicon import look_up_title
from transforms.speakers.answers import named_speaker

_HONORIFIC = re.compile(
    r"(?P<owner>his|her)\s(?:(?:royal|imperial|serene)\s)?(?P<style>majesty|highness|excellency|holiness|eminence)",
    re.IGNORECASE,
)
_GENDERS = {"his": "male", "her": "female"}
# Titles of those who are called so, before a name.
_THRONES = frozenset((
    "King", "Queen", "Emperor", "Empress", "Sultan", "Emir", "Prince", "Princess", "Pope", "Sheikh", "Sheikha",
))  # fmt: skip
# An excellency is an ambassador or the head of a state without a throne.
_STYLES_OF_THRONES = frozenset(("majesty", "highness", "holiness"))
# Characters before a name among which the honorific and a title stand: "His Majesty King Ana".
_MAX_CHARS_BEFORE_NAME = 40
_CONFIDENCE = 0.85


def resolve_honorific(index: DocumentIndex, quote: Quote, span: Span) -> Speaker | None:
    """Resolve a source that is an honorific and no name; None for other sources, and where the text names no bearer."""
    honorific = _HONORIFIC.fullmatch(span.of(index.doc.text).strip())
    if honorific is None:
        return None
    gender = _GENDERS[honorific["owner"].lower()]
    titles = _THRONES if honorific["style"].lower() in _STYLES_OF_THRONES else frozenset()
    named = [mention for mention in index.doc.named_mentions if _is_bearer(index, mention, gender, titles)]
    if not named:
        return None
    before = [mention for mention in named if mention.span.start_char < span.start_char]
    entity = index.entities[(before[-1] if before else named[0]).entity_id]
    reason = f"the text calls {entity.name} so, or by the title of a throne"
    rule = SpeakerRule.DESCRIPTION_ROLE_STATED
    return named_speaker(quote, span, entity, rule, reason, _CONFIDENCE, MentionType.NOMINAL)


def _is_bearer(index: DocumentIndex, mention: Mention, gender: str, titles: Set[str]) -> bool:
    """Say whether a person of this gender is named behind an honorific or one of these titles."""
    if not index.is_person(mention):
        return False
    entity = index.entities[mention.entity_id]
    if entity.gender is not None and entity.gender != gender:
        return False
    text = index.doc.text
    before = text[max(0, mention.span.start_char - _MAX_CHARS_BEFORE_NAME) : mention.span.start_char].rstrip()
    honorific = next(reversed(list(_HONORIFIC.finditer(before))), None)
    words = before[honorific.end() :].split() if honorific is not None else before.split()[-1:]
    is_titled = all(word in titles or look_up_title(word) for word in words)
    first = entity.name.split()[0]
    return (honorific is not None and is_titled) or first in titles or bool(words) and words[-1] in titles
