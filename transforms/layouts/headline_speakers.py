"""Attribute what a headline gives to somebody by its form, in any case: "TAX CUTS WILL COME: BERG", "Berg Says He Won".

Capitals hide verbs and names from the parse, so these are read by their words: the speaker is somebody who speaks in
the text below. Where marks stand in a headline: `attributions/cue_linking.py`; a dash: `headline_labels.py`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.attributions.overlaps import Attribution
from transforms.cues.headline_claims import is_claim, is_claim_of_label, is_office, speaks_in_text
from transforms.document import Document, QuoteRule, Role, Span
from transforms.knowledge.gazetteer import look_up_known_name

# A form that names a speaker of the text leaves little doubt.
_PROBABILITY = 0.99
_CUES = r"(?P<cue>(?i:says?|claims?|insists?|admits?|argues?|warns?))"
_SPEAKER = r"(?P<speaker>(?:[^\W\d_][\w.'\u2019-]*\s){0,3}[^\W\d_][\w'\u2019-]*)"
_WORDS = r"(?P<words>[^\s:][^:]*[^\s:,])"
# Behind these a verb has something else than what is said: "warns of strikes", "claims for damage".
_NO_CLAUSE = r"(?!(?i:of|on|over|for|about|against|to|with|at|in|as|and|by|so|yes|no to|sorry|goodbye)\b)"
_FORMS = (
    (re.compile(rf"{_WORDS}(?P<cue>:)\s{_SPEAKER}"), QuoteRule.COLON_AFTER),
    (re.compile(rf"{_SPEAKER}(?P<cue>:)\s{_WORDS}"), QuoteRule.COLON_SOURCE_BEFORE),
    (re.compile(rf"{_SPEAKER}\s{_CUES}\s{_NO_CLAUSE}{_WORDS}"), QuoteRule.REST),
    (re.compile(rf"{_WORDS},\s{_CUES}\s{_SPEAKER}"), QuoteRule.FRONT),
    (re.compile(rf"{_WORDS},\s{_SPEAKER}\s{_CUES}"), QuoteRule.FRONT),
)
_COLON = ":"


@dataclass(frozen=True, slots=True)
class _Claim:
    words: Span
    cue: Span
    speaker: Span
    rule: QuoteRule


def attribute_headline_to_speaker(doc: Document) -> Iterator[Attribution]:
    """Yield the words of a headline without marks that it gives to somebody; nothing where it gives none."""
    headline = next((block.span for block in doc.blocks if block.role is Role.HEADLINE), None)
    claim = _read_claim(headline, doc.text) if headline is not None else None
    if claim is not None:
        lemma = _lemma_of_cue(claim.cue.of(doc.text))
        yield Attribution(_PROBABILITY, claim.rule, (claim.words,), (), claim.cue, lemma, claim.speaker)


def _read_claim(headline: Span, text: str) -> _Claim | None:
    if any(mark in headline.of(text) for mark in ('"', "\u201c", " '", " \u2018")):
        return None
    body = text[headline.end_char :]
    for form, rule in _FORMS:
        match = form.fullmatch(headline.of(text).rstrip(" ."))
        if match is None or not _may_be_said(match, rule, body):
            continue
        words, cue, speaker = (_span_of_group(match, name, headline) for name in ("words", "cue", "speaker"))
        return _Claim(words, cue, speaker, rule)
    return None


def _may_be_said(match: re.Match[str], rule: QuoteRule, body: str) -> bool:
    """Say whether the words that a form finds are said by the speaker that it finds."""
    if rule is QuoteRule.COLON_SOURCE_BEFORE:
        is_known = look_up_known_name(match["speaker"]) is not None or is_office(match["speaker"].split()[-1])
        return not is_known and is_claim_of_label(match["speaker"], match["words"], body)
    return is_claim(match["words"], has_verb=match["cue"] != _COLON) and _is_speaker(match["speaker"], body)


def _span_of_group(match: re.Match[str], name: str, headline: Span) -> Span:
    return Span(headline.start_char + match.start(name), headline.start_char + match.end(name))


def _is_speaker(label: str, body: str) -> bool:
    """Say whether a label is the name of somebody who speaks in the text below, no office and no place or body."""
    last = label.split()[-1]
    if is_office(last) or look_up_known_name(label) is not None:
        return False  # the words may be about them
    return speaks_in_text(last, body)


def _lemma_of_cue(cue: str) -> str:
    return cue if cue == _COLON else cue.lower().removesuffix("s")
