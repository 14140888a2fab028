"""Tell what a headline is about from who speaks in it, before its colon: "Harbour strike: ..." is nobody's words.

Decides whether the words behind the colon are the label's. Who the label is, is decided in `transforms/speakers`;
labels that leave no doubt are attributed in `layouts/headline_speakers.py` and `layouts/headline_labels.py`.
"""

import re
from dataclasses import replace

from transforms.attributions.overlaps import Attribution
from transforms.cues.headline_claims import (
    has_own_speaker,
    is_claim_of_label,
    is_name_of_person,
    is_office,
    opens_with_office_of_label,
    speaks_in_text,
)
from transforms.document import Document, EntityType, Role, Span
from transforms.knowledge.gazetteer import look_up_known_name

_COLON = ":"
_QUESTION = "?"
# "I will go", "We're late": nobody but a speaker opens so.
_FIRST_PERSON = re.compile(r"(?:\S+\s){0,2}(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
# Before a part that somebody said: "Port is 'in their hands'".
_OPENING_MARK = re.compile(r"(?:^|\s)[\"'\u201c\u2018]\w")
_MARKS = "\"'\u201c\u201d\u2018\u2019"


def is_topic_of_words(doc: Document, colon: Span) -> bool:
    """Say whether words without marks behind a headline's colon are not said by what stands before it.

    They are said by an office ("Mayor: No new tolls"), in the first person, or where they claim something and the
    label names somebody who speaks in the text: "Silva: Tolls will rise". False for colons of other blocks.
    """
    headline = _headline_around(doc, colon)
    if headline is None:
        return False
    label, words, body = _parts_of_headline(doc, headline, colon)
    if has_own_speaker(words):
        return True
    if _ends_with_office(label):
        return False
    if _FIRST_PERSON.match(words):
        return False
    if words.endswith(_QUESTION) or (_is_name_of_place(label) and not speaks_in_text(label, body)):
        return True
    if _OPENING_MARK.search(words) and _may_be_told_of_words(label, words):
        return False
    return not is_claim_of_label(label, words, body)


def drop_topic_as_source(doc: Document, attribution: Attribution) -> Attribution:
    """Take the source from words between marks where it is what a headline is about."""
    is_topic = attribution.quotations and attribution.cue is not None and is_topic_of_quotation(doc, attribution.cue)
    return replace(attribution, source=None) if is_topic else attribution


def is_topic_of_quotation(doc: Document, colon: Span) -> bool:
    """Say whether words between marks behind a headline's colon may be anybody's: "Harbour strike: 'We are tired'".

    A label that is a name of a person or of a known body, has an office in it, or names somebody who speaks in the text
    is their speaker.
    """
    headline = _headline_around(doc, colon)
    if headline is None:
        return False
    label, _, body = _parts_of_headline(doc, headline, colon)
    known = look_up_known_name(label)
    names = [word.strip(_MARKS) for word in label.split()]
    is_body = known is not None and known.entity_type != EntityType.PLACE
    if is_body or any(is_office(word) for word in names) or is_name_of_person(label):
        return False
    return known is not None or not any(word[:1].isupper() and speaks_in_text(word, body) for word in names)


def _may_be_told_of_words(label: str, words: str) -> bool:
    """Say whether words that marks set a part of may be of the person or body that a label names."""
    known = look_up_known_name(label)
    return (known is not None or is_name_of_person(label)) and not opens_with_office_of_label(label, words)


def _is_name_of_place(label: str) -> bool:
    """Say whether a label is a place's name, where news has what happened."""
    known = look_up_known_name(label)
    return known is not None and known.entity_type == EntityType.PLACE


def _headline_around(doc: Document, colon: Span) -> Span | None:
    if colon.of(doc.text) != _COLON:
        return None
    return next((block.span for block in doc.blocks if block.role is Role.HEADLINE and block.span.holds(colon)), None)


def _parts_of_headline(doc: Document, headline: Span, colon: Span) -> tuple[str, str, str]:
    """Give the label, the words behind the colon, and the text below."""
    label = doc.text[headline.start_char : colon.start_char].strip()
    words = doc.text[colon.end_char : headline.end_char].strip()
    return label, words, doc.text[headline.end_char :]


def _ends_with_office(label: str) -> bool:
    """Say whether a label is an office: "Home secretary"; a word with a capital behind others is a surname."""
    words = label.split()
    return bool(words) and is_office(words[-1]) and (len(words) == 1 or words[-1].islower())
