"""Find whose words a headline gives, where a dash leads to the speaker: "I left to save my people - Okafor".

Who that is, is decided in `transforms/speakers`; names beside a colon are candidates of `clauses/clause_candidates.py`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.attributions.overlaps import Attribution
from transforms.cues.cues import PlacedQuotation
from transforms.document import Document, EntityType, QuoteRule, Role, Span
from transforms.knowledge.gazetteer import look_up_known_name
from transforms.knowledge.lexicon import look_up_role_noun, singularize
from transforms.knowledge.page_words import PageWord, is_page_word

# The last dash between blanks; what a colon before it labels is no part of the words: "Defection: We left - Okafor".
_LABELLED = re.compile(
    r"(?:[^\W\d_][\w'’-]*(?:\s[\w'’-]+)?:\s+)?(?P<words>\S.*\S)(?:\s(?P<dash>[-\u2013\u2014])|(?P<colon>:))\s(?P<speaker>\S.*)",
    re.DOTALL,
)
# Fewer words are the title of something, more behind the dash go on with the sentence.
_LEAST_WORDS = 4
_MOST_SPEAKER_WORDS = 5
# A name that ends a headline leaves little doubt.
_PROBABILITY = 0.99
_MARKS = "\"'\u201c\u201d\u2018\u2019"


@dataclass(frozen=True, slots=True)
class HeadlineLabel:
    """The words of a headline without marks, the dash or colon, and the speaker behind it."""

    content: Span
    mark: Span
    speaker: Span


def find_headline_label(doc: Document) -> HeadlineLabel | None:
    """Find the speaker behind a headline's dash, or marks and a colon: a name that the body has too, or an office."""
    headline = next((block.span for block in doc.blocks if block.role is Role.HEADLINE), None)
    match = _LABELLED.fullmatch(headline.of(doc.text)) if headline is not None else None
    if headline is None or match is None:
        return None
    words = match["words"].strip(_MARKS)
    is_marked = match["words"][0] in _MARKS and match["words"][-1] in _MARKS
    is_speech = len(words.split()) >= _LEAST_WORDS and any(word.islower() for word in words.split())
    is_label = is_speech and (match["colon"] is None or is_marked)
    if not is_label or not _is_speaker(match["speaker"], doc.text[headline.end_char :]):
        return None
    first = headline.start_char + match.start("words") + match["words"].index(words)
    mark = match.span("dash") if match["dash"] else match.span("colon")
    return HeadlineLabel(
        Span(first, first + len(words)),
        Span(headline.start_char + mark[0], headline.start_char + mark[1]),
        Span(headline.start_char + match.start("speaker"), headline.start_char + match.end("speaker")),
    )


def attribute_headline_to_label(doc: Document, quotations: Sequence[PlacedQuotation]) -> Iterator[Attribution]:
    """Yield the headline's words with the speaker at its end; nothing where none is there."""
    label = find_headline_label(doc)
    if label is not None:
        own = tuple(one for one in quotations if label.content.holds(one.span.content))
        rule = QuoteRule.COLON_AFTER
        yield Attribution(_PROBABILITY, rule, (label.content,), own, label.mark, source=label.speaker)


def _is_speaker(label: str, body: str) -> bool:
    """Say whether the words behind a dash are somebody's: an office, or a name that the body has."""
    words = label.split()
    if len(words) > _MOST_SPEAKER_WORDS or is_page_word(words[-1], PageWord.PUBLICATION) or label[-1] in ".?!":
        return False
    if look_up_role_noun(singularize(words[-1].lower())) is not None:
        return True
    known = look_up_known_name(label)
    is_name = all(word[0].isupper() for word in words) and (known is None or known.entity_type != EntityType.PLACE)
    return is_name and re.search(rf"\b{re.escape(words[-1])}\b", body) is not None
