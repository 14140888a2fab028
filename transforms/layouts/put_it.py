"""Attribute what somebody "put" so: "As Silva put it, the ferry was late", "It was "a shell," as the mayor puts it".

This form leaves no doubt, with marks or without, and "it" stands for the words themselves. Other cues:
`attributions/cue_linking.py` and `attributions/clause_attributions.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.attributions.features import BlockFeatures
from transforms.clauses.clause_candidates import subject_of_cue
from transforms.clauses.clause_edges import strip_clause_edges
from transforms.cues.cues import PlacedQuotation
from transforms.document import QuoteRule, Span, Token
from transforms.language.alignment import TokenRange
from transforms.sources.source_edges import span_of_cue_source

_BREAKS = (",", ":")
_BETWEEN_SUBJECT_AND_VERB = ("ADV", "AUX")
# Behind "as Silva put it," within a sentence, the words between marks begin this soon: "an "extreme makeover"".
_MAX_TOKENS_TO_MARK = 3


@dataclass(frozen=True, slots=True)
class WordsPutSo:
    """What somebody put so: the content, the quotation spans in it, the cue "put it" with its source."""

    content: Span
    quotations: tuple[PlacedQuotation, ...]
    cue: Span
    source: Span
    rule: QuoteRule  # of words without marks


@dataclass(frozen=True, slots=True)
class _PutIt:
    """Tokens of "as Silva put it": the verb, its subject, and whether "as" opens the sentence."""

    verb: Token
    source: TokenRange

    @property
    def opening(self) -> int:
        return self.source[0] - 1

    @property
    def opens_sentence(self) -> bool:
        return self.opening == self.verb.sent.start


def find_words_put_so(blocks: Sequence[BlockFeatures]) -> Iterator[WordsPutSo]:
    """Yield what is put so in a document, in order."""
    for block in blocks:
        for verb in block.parse.tokens:
            put = _read_put_it(verb) if verb.lemma_ == "put" and verb.i not in block.quoted else None
            content = _content_put_so(put, block) if put is not None else None
            if put is not None and content is not None:
                cue = block.span_of((verb.i, verb.i + 2))
                own = tuple(one for one in block.quotations if content.overlaps(one.span.content))
                if not own and not _is_alone(verb):
                    continue
                rule = QuoteRule.REST if content.start_char > cue.start_char else QuoteRule.FRONT
                yield WordsPutSo(content, own, cue, span_of_cue_source(block.parse, put.source, cue), rule)


def _read_put_it(verb: Token) -> _PutIt | None:
    """Read "as Silva put it" around its verb. None where it reads otherwise."""
    tokens = verb.doc
    source = subject_of_cue(verb)
    if source is None or verb.i + 1 >= len(tokens) or tokens[verb.i + 1].lower_ != "it":
        return None
    between = tokens[source[1] : verb.i]
    is_beside = source[1] <= verb.i and all(token.pos_ in _BETWEEN_SUBJECT_AND_VERB for token in between)
    is_manner = source[0] > verb.sent.start and tokens[source[0] - 1].lower_ == "as"
    return _PutIt(verb, source) if is_beside and is_manner else None


def _is_alone(verb: Token) -> bool:
    """Say whether nothing is told of where it was put: "as he put it there" may be a thing."""
    behind = verb.i + 2
    return behind >= len(verb.doc) or verb.doc[behind].is_punct or verb.doc[behind].is_space


def _content_put_so(put: _PutIt, block: BlockFeatures) -> Span | None:
    """Give the sentence behind, the clause before, or words between marks right behind; None where none is."""
    verb, sent = put.verb, put.verb.sent
    behind = next((token.i for token in verb.doc[verb.i + 2 : sent.end] if token.text in _BREAKS), None)
    if put.opens_sentence:
        return _span_of_words(block, behind + 1, sent.end) if behind is not None else None
    if behind is not None:
        return _marked_words_behind(block, behind + 1)
    is_clause = verb.dep_ == "advcl" and verb.head.i < put.opening
    first = max(verb.head.left_edge.i, sent.start) if is_clause else sent.start
    return _span_of_words(block, first, put.opening)


def _marked_words_behind(block: BlockFeatures, first: int) -> Span | None:
    """Give the words from a token to the end of a quotation span that begins with them or soon behind."""
    start = block.span_of((first, first + 1)).start_char
    for quotation in block.quotations:
        soon, _ = quotation.tokens
        if first <= soon <= first + _MAX_TOKENS_TO_MARK:
            return Span(start, quotation.span.content.end_char)
    return None


def _span_of_words(block: BlockFeatures, first: int, end: int) -> Span | None:
    words = strip_clause_edges(block.parse.tokens, first, end)
    return block.span_of(words) if words is not None else None
