"""Attribute what a headline gives to somebody by its form, in any case: "TAX CUTS WILL COME: BERG", "Berg Says He Won".

Capitals hide verbs and names from the parse, so these are read by their words: the speaker is somebody who speaks in
the text below. Where marks stand in a headline: `attributions/cue_linking.py`; a dash: `headline_labels.py`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.attributions.overlaps import Attribution
from transforms.document import Document, QuoteRule, Role, Span
from transforms.knowledge.gazetteer import look_up_known_name
from transforms.knowledge.headline_words import HeadlineWord, is_headline_word
from transforms.knowledge.lexicon import look_up_role_noun, singularize

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
# Fewer words say nothing.
_LEAST_WORDS = 3
_NEGATED = ("n't", "n\u2019t")
_MAX_OPENING_WORDS = 2
_MARKS = "\"'\u201c\u201d\u2018\u2019"
_SPEAKING = r"(?:said|says|told|tells|added|adds|saying|warned|insisted)"
# Words of a name and a description between a surname and its verb of speech.
_REACH = r"(?:[\s,]+[^\s.,]+){0,3}?"


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
        if match is None or not _is_claim(match["words"], has_verb=match["cue"] != _COLON):
            continue
        if _is_speaker(match["speaker"], body):
            words, cue, speaker = (_span_of_group(match, name, headline) for name in ("words", "cue", "speaker"))
            return _Claim(words, cue, speaker, rule)
    return None


def _span_of_group(match: re.Match[str], name: str, headline: Span) -> Span:
    return Span(headline.start_char + match.start(name), headline.start_char + match.end(name))


def _is_claim(words: str, *, has_verb: bool) -> bool:
    """Say whether words may be somebody's: beside a verb of speech any that are enough, beside a colon with a verb."""
    plain = [word.strip(_MARKS + ",").lower() for word in words.split()]
    opens = any(is_headline_word(word, HeadlineWord.OPENING) for word in plain[:_MAX_OPENING_WORDS])
    if len(plain) < _LEAST_WORDS or ((opens or words.endswith("?")) and not has_verb):
        return False
    return has_verb or any(is_headline_word(word, HeadlineWord.CLAIMING) or word.endswith(_NEGATED) for word in plain)


def _is_speaker(label: str, body: str) -> bool:
    """Say whether a label is the name of somebody who speaks in the text below, no office and no place or body."""
    last = label.split()[-1]
    if look_up_role_noun(singularize(last.lower())) is not None or look_up_known_name(label) is not None:
        return False  # the words may be about them
    name = re.escape(last.title() if last.isupper() else last)
    behind, before = rf"\b{name}\b{_REACH}[\s,]+{_SPEAKING}\b", rf"\b{_SPEAKING}{_REACH}\s{name}\b"
    return last[:1].isupper() and re.search(rf"{behind}|{before}", body) is not None


def _lemma_of_cue(cue: str) -> str:
    return cue if cue == _COLON else cue.lower().removesuffix("s")
