"""Quotes inside quotes: marks within a marked stretch, with the cue and the source that stand there too.

He told me, 'Go home,' within somebody's words is a quote of its own; a title or a term there is scare.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Token

from transforms.document import Span
from transforms.quotes.clause_candidates import subject_of
from transforms.quotes.cue_options import PlacedQuotation
from transforms.quotes.features import BlockFeatures, span_of
from transforms.quotes.overlaps import Attribution
from transforms.quotes.quotation_marks import QuotationSpan, inside

# A word is taken for the cue where it is one in this share of its uses.
_SPEECH = 0.2
# Tokens between cue and mark: whom it was told, an adverb, "as my students" say.
_REACH = 6
# What is called by so few words is a name or a term.
_TERM_WORDS = 4
_NAMING = frozenset(("call", "name", "dub", "nickname", "title", "label"))
_WORDS = frozenset(("word", "term", "phrase", "name", "title"))
_FINAL = frozenset(".?!\u2026")
_WITH_CUE, _WITHOUT = 0.8, 0.5


def inner_quotes(part: BlockFeatures, lexicon: Mapping[str, float], text: str) -> Iterator[Attribution]:
    """Yield the marked stretches within those of a part; `lexicon` gives the share of uses as a cue by lemma."""
    for stretch in part.stretches:
        for one in inside(text, stretch.marked):
            yield _found(part, replace(stretch, marked=one, is_block_start=False), stretch, lexicon, text)


def _found(
    part: BlockFeatures, own: PlacedQuotation, outer: PlacedQuotation, lexicon: Mapping[str, float], text: str
) -> Attribution:
    inner = own.marked.inner.of(text).strip()
    words = len(inner.split())
    verb = _cue(part, own.marked, outer.marked.inner, lexicon, inner)
    is_named = words <= _TERM_WORDS and (_is_within_phrase(part, own.marked) or _names(verb))
    if verb is None or is_named:
        is_speech = words > 2 and inner[:1].isupper() and inner[-1:] in ".?!\u2026," and not is_named
        return Attribution(_WITHOUT, "inner" if is_speech else "scare", (own.marked.inner,), (own,))
    source = subject_of(verb)
    where = span_of(part.parse, source) if source else None
    if where is not None and not outer.marked.inner.holds(where):
        where = None
    cue = span_of(part.parse, (verb.i, verb.i + 1))
    return Attribution(_WITH_CUE, "inner", (own.marked.inner,), (own,), cue, verb.lemma_.lower(), where)


def _names(verb: Token | None) -> bool:
    return verb is not None and verb.lemma_.lower() in _NAMING


def _is_within_phrase(part: BlockFeatures, own: QuotationSpan) -> bool:
    """Say whether the mark stands within a noun phrase: the "Ferry", the word "maize", by "Ferry"."""
    before = [one for one in part.parse.tokens if part.parse.start_char + one.idx < own.outer.start_char][-1:]
    return any(one.pos_ in ("DET", "ADJ", "ADP") or one.lemma_.lower() in _WORDS for one in before)


def _cue(
    part: BlockFeatures, own: QuotationSpan, outer: Span, lexicon: Mapping[str, float], inner: str
) -> Token | None:
    """The verb of saying right before the mark, else right behind it, in the same sentence of the outer quote."""
    tokens, start = part.parse.tokens, part.parse.start_char
    here = [one for one in tokens if outer.start_char <= start + one.idx < outer.end_char]
    before = [one for one in here if start + one.idx < own.outer.start_char][-_REACH:]
    after = [one for one in here if start + one.idx >= own.outer.end_char][:_REACH]
    found = _first(reversed(before), lexicon)
    if found is None and inner[-1:] not in _FINAL - {"?", "!"}:
        found = _first(iter(after), lexicon)
    return found


def _first(tokens: Iterator[Token], lexicon: Mapping[str, float]) -> Token | None:
    for token in tokens:
        if token.text in _FINAL:
            return None
        if token.pos_ == "VERB":
            is_naming = token.lemma_.lower() in _NAMING
            return token if is_naming or lexicon.get(token.lemma_.lower(), 0.0) >= _SPEECH else None
    return None
