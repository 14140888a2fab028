"""Find quotes within quotes: marks within a quotation span, with the cue and the source that are there too.

He told me, 'Go home,' within somebody's words is a quote of its own; a title or a term there is a scare quote. Clauses
without marks within a quotation span are not looked for. The outer quotes are made in `assembly.py`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from transforms.attributions.features import BlockFeatures
from transforms.attributions.overlaps import Attribution
from transforms.clauses.addressing_cues import is_addressing_cue
from transforms.clauses.clause_candidates import subject_of_cue
from transforms.cues.cues import PlacedQuotation
from transforms.cues.no_speech import is_going_on
from transforms.document import QuoteRule, Span, Token
from transforms.language.alignment import start_of_token
from transforms.language.grammar import SENTENCE_ENDS_OR_DOTS
from transforms.quotations.quotation_marks import QuotationSpan, find_nested_spans

# A verb is taken for the cue where it is one in this share of its uses.
_MIN_CUE_SHARE = 0.2
# Tokens between cue and mark: the addressee, an adverb, "as my students" say.
_MAX_GAP_TOKENS = 6
# What is called by so few words is a name or a term.
_MAX_TERM_WORDS = 4
# Without a cue, so many words may be speech.
_MIN_SPEECH_WORDS = 3
_NAMING_VERBS = frozenset(("call", "name", "dub", "nickname", "title", "label"))
_NAMING_NOUNS = frozenset(("word", "term", "phrase", "name", "title"))
_BEFORE_TERM = ("DET", "ADJ", "ADP")
_SENTENCE_ENDS = frozenset(".\u2026")
# Judged by hand, not learned: there is no corpus of nested quotes.
_PROBABILITY_WITH_CUE = 0.8
_PROBABILITY_WITHOUT_CUE = 0.5


def find_nested_quotes(block: BlockFeatures, lexicon: Mapping[str, float], text: str) -> Iterator[Attribution]:
    """Yield the quotation spans within those of a block; `lexicon` gives the share of uses as a cue by lemma."""
    for outer in block.quotations:
        for span in find_nested_spans(text, outer.span):
            nested = replace(outer, span=span, is_block_start=False)
            yield _attribute_nested_quotation(block, nested, outer.span, lexicon, text)


def _attribute_nested_quotation(
    block: BlockFeatures, nested: PlacedQuotation, outer: QuotationSpan, lexicon: Mapping[str, float], text: str
) -> Attribution:
    span = nested.span
    content = span.content.of(text).strip()
    verb = _find_cue_of_nested_quote(block, span, outer.content, lexicon, content)
    is_term = len(content.split()) <= _MAX_TERM_WORDS and (
        _is_quotation_in_noun_phrase(block, span) or _is_naming_cue(verb)
    )
    if verb is None or is_term:
        rule = QuoteRule.INNER if not is_term and _reads_as_quoted_speech(content) else QuoteRule.SCARE
        return Attribution(_PROBABILITY_WITHOUT_CUE, rule, (span.content,), (nested,))

    return Attribution(
        _PROBABILITY_WITH_CUE,
        QuoteRule.INNER,
        (span.content,),
        (nested,),
        cue=block.span_of((verb.i, verb.i + 1)),
        cue_lemma=verb.lemma_.lower(),
        source=_source_within_outer_quotation(block, verb, outer.content),
        is_addressing=is_addressing_cue(verb),
    )


def _source_within_outer_quotation(block: BlockFeatures, verb: Token, outer: Span) -> Span | None:
    """Give the subject of a verb where it is in the outer quotation span. None where it is outside."""
    subject = subject_of_cue(verb)
    source = block.span_of(subject) if subject else None
    return source if source is not None and outer.holds(source) else None


def _reads_as_quoted_speech(content: str) -> bool:
    is_sentence = content[:1].isupper() and content[-1:] in ".?!\u2026,"
    return is_sentence and len(content.split()) >= _MIN_SPEECH_WORDS


def _is_naming_cue(verb: Token | None) -> bool:
    return verb is not None and verb.lemma_.lower() in _NAMING_VERBS


def _is_quotation_in_noun_phrase(block: BlockFeatures, span: QuotationSpan) -> bool:
    """Say whether a mark opens within a noun phrase: the "Ferry", the word "maize", by "Ferry"."""
    before = [token for token in block.parse.tokens if _is_before_quotation(token, block, span)]
    if not before:
        return False
    return before[-1].pos_ in _BEFORE_TERM or before[-1].lemma_.lower() in _NAMING_NOUNS


def _find_cue_of_nested_quote(
    block: BlockFeatures, span: QuotationSpan, outer: Span, lexicon: Mapping[str, float], content: str
) -> Token | None:
    """Find the verb of saying right before the mark, else right behind it, in the same sentence of the outer quote."""
    tokens = [
        token for token in block.parse.tokens if outer.start_char <= start_of_token(block.parse, token) < outer.end_char
    ]
    before = [token for token in tokens if _is_before_quotation(token, block, span)][-_MAX_GAP_TOKENS:]
    verb = _first_saying_verb(reversed(before), lexicon)
    if verb is None and content[-1:] not in _SENTENCE_ENDS:
        end = span.with_marks.end_char
        behind = [token for token in tokens if start_of_token(block.parse, token) >= end]
        verb = _first_saying_verb(behind[:_MAX_GAP_TOKENS], lexicon)
    return verb


def _is_before_quotation(token: Token, block: BlockFeatures, span: QuotationSpan) -> bool:
    return start_of_token(block.parse, token) < span.with_marks.start_char


def _first_saying_verb(tokens: Iterable[Token], lexicon: Mapping[str, float]) -> Token | None:
    """Give the first verb before the sentence ends, if it is a verb of saying or naming. None otherwise."""
    for token in tokens:
        if token.text in SENTENCE_ENDS_OR_DOTS:
            return None
        if token.pos_ == "VERB":
            is_saying = lexicon.get(token.lemma_.lower(), 0.0) >= _MIN_CUE_SHARE and not is_going_on(token)
            return token if is_saying or _is_naming_cue(token) else None
    return None
