"""Read what a document offers the quote rules: its quotation spans and, block by block, the words that may be cues.

Decides which words are candidates and how probable their clauses are. Does not link spans to cues: `cue_linking.py`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain, islice

from transforms.attributions import encoder_fusion
from transforms.attributions.headline_topics import is_topic_of_words
from transforms.clauses.certain_reports import is_certain_report, is_likely_report
from transforms.clauses.clause_candidates import ClauseCandidate, clause_candidates, subject_of_cue
from transforms.cues.cues import Cue, PlacedQuotation
from transforms.cues.named_words import MarkedSentence, is_name
from transforms.cues.no_speech import tells_no_saying
from transforms.cues.weights import QuoteWeights
from transforms.document import (
    Block,
    Document,
    Parse,
    Role,
    Span,
    Token,
    Tokens,
)
from transforms.encoder.encoder_view import EncoderView
from transforms.knowledge.lexicon import NamingWord, is_naming_word
from transforms.language.alignment import (
    TokenRange,
    span_of_tokens,
    start_of_token,
    token_starts,
    tokens_starting_in,
)
from transforms.quotations.block_quotations import find_spans_by_block
from transforms.quotations.forgotten_marks import close_forgotten_mark
from transforms.quotations.quotation_marks import QuotationSpan, uses_single_marks

_RatedClause = tuple[float, ClauseCandidate]
_CUE_WORDS = frozenset(("VERB", "AUX", "NOUN", "ADJ", "PROPN", "ADP", "SCONJ"))
# Titles put single marks around a few words at a distance and around speech; this many words are not yet speech.
_MAX_DISTANCED_WORDS = 3
# A report by its form leaves hardly a doubt.
_CERTAIN_REPORT = 0.9
# Enough to be taken where no other clause of the cue is likelier.
_LIKELY_REPORT = 0.5


@dataclass(frozen=True, slots=True)
class BlockFeatures:
    """A parse with its cues in reading order, its clauses, most probable first, and its block's quotation spans."""

    parse: Parse
    cues: tuple[Cue, ...]
    clauses: tuple[_RatedClause, ...]
    quotations: tuple[PlacedQuotation, ...]
    quoted: frozenset[int]  # indices of tokens between marks, the marks included, names left out
    view: EncoderView | None = None  # None where the encoder has not read the document

    def span_of(self, tokens: TokenRange) -> Span:
        """Give the span of a token range of the parse."""
        return span_of_tokens(self.parse, *tokens)


def read_block_features(doc: Document, weights: QuoteWeights) -> list[BlockFeatures]:
    """Read every parse of a block that can hold an attribution, in reading order. A long block has several parses."""
    only_single = uses_single_marks(doc.text, [block.span for block in doc.blocks])
    spans_of_block = find_spans_by_block(doc, only_single=only_single)
    blocks: list[BlockFeatures] = []
    order = 0
    for parse in doc.parses:
        if parse.block not in spans_of_block:
            continue
        spans = [
            close_forgotten_mark(span, parse, goes_on=_goes_on_behind(span, parse.block, spans_of_block, doc))
            for span in spans_of_block[parse.block]
            if _starts_quotation_in(parse, span)
        ]
        starts = token_starts(parse) if spans else []
        quotations = tuple(
            _place_quotation(span, order + index, parse, starts, doc.blocks[parse.block], only_single)
            for index, span in enumerate(spans)
        )
        order += len(quotations)
        quoted = frozenset(index for span in spans for index in tokens_starting_in(span.with_marks, starts))
        view = None if doc.word_roles is None else EncoderView.of(parse, doc.word_roles)
        clauses = _rate_clause_candidates(parse, quoted, view, weights)
        cues = tuple(_find_cues(parse, quoted, clauses, view, weights))
        quotations = _mark_names(quotations, MarkedSentence(parse.tokens, quoted, weights.lexicon), doc.text)
        names = [quotation.span.with_marks for quotation in quotations if quotation.is_name]
        named = {index for span in names for index in tokens_starting_in(span, starts)}
        is_body = doc.blocks[parse.block].role is Role.BODY
        clauses = _drop_silent_clauses(clauses, named, parse.tokens, is_body=is_body)
        clauses = [rated for rated in clauses if not is_topic_of_words(doc, span_of_tokens(parse, *rated[1].cue))]
        blocks.append(BlockFeatures(parse, cues, tuple(clauses), quotations, quoted - named, view))
    return blocks


def quotations_of_blocks(blocks: Iterable[BlockFeatures]) -> list[PlacedQuotation]:
    """Give the quotation spans of blocks, in order."""
    return [quotation for block in blocks for quotation in block.quotations]


def _goes_on_behind(
    span: QuotationSpan, block: int, spans_of_block: Mapping[int, Sequence[QuotationSpan]], doc: Document
) -> bool:
    """Say whether a mark opens anew behind a span: in its block, or where the next one begins."""
    is_before_another = span.with_marks.end_char < doc.blocks[block].span.end_char
    return is_before_another or _opens_with_mark(spans_of_block, doc, block + 1)


def _opens_with_mark(spans_of_block: Mapping[int, Sequence[QuotationSpan]], doc: Document, block: int) -> bool:
    spans = spans_of_block.get(block, ())
    return bool(spans) and spans[0].with_marks.start_char - doc.blocks[block].span.start_char <= 1


def _starts_quotation_in(parse: Parse, span: QuotationSpan) -> bool:
    return parse.start_char <= span.with_marks.start_char < parse.start_char + parse.length_chars


def _place_quotation(
    span: QuotationSpan, order: int, parse: Parse, starts: Sequence[int], block: Block, only_single: bool
) -> PlacedQuotation:
    words = [index for index in tokens_starting_in(span.content, starts) if not parse.tokens[index].is_punct]
    tokens = (words[0], words[-1] + 1) if words else (0, 0)
    is_short = tokens[1] - tokens[0] <= _MAX_DISTANCED_WORDS
    return PlacedQuotation(
        span,
        parse.block,
        order,
        tokens,
        is_block_start=span.with_marks.start_char - block.span.start_char <= 1,
        is_headline=block.role is not Role.BODY,
        is_distanced=span.is_single and not only_single and is_short,
    )


def _mark_names(
    quotations: Sequence[PlacedQuotation], sentence: MarkedSentence, text: str
) -> tuple[PlacedQuotation, ...]:
    """Mark the quotation spans that are names, in order: a list of titles is announced before its first."""
    marked: list[PlacedQuotation] = []
    for quotation in quotations:
        follows_name = bool(marked) and marked[-1].is_name
        is_named = is_name(quotation, text, sentence, follows_name=follows_name)
        marked.append(replace(quotation, is_name=True) if is_named else quotation)
    return tuple(marked)


def _drop_silent_clauses(
    clauses: Sequence[_RatedClause], named: Set[int], tokens: Tokens, *, is_body: bool
) -> list[_RatedClause]:
    """Leave out clauses that are a name alone, or that tell no saying."""
    return [
        (rate, clause)
        for rate, clause in clauses
        if not (named and _is_name_alone(clause, named, tokens))
        and not tells_no_saying(tokens[clause.head], clause.content, is_body=is_body)
    ]


def _is_name_alone(clause: ClauseCandidate, named: Set[int], tokens: Tokens) -> bool:
    """Say whether a clause says nothing but a name, with a word beside it at most: what somebody sang, or is called.

    What kind of work the name is of is no word beside it, "the play"; nor is any behind it where somebody made or
    titled it.
    """
    words = [index for piece in clause.content for index in range(*piece)]
    named_or_said = (tokens[index] for index in words)
    said = (one for one in named_or_said if not (one.pos_ == "DET" or is_naming_word(one.lemma_, NamingWord.WORK)))
    first = list(islice(said, 1))
    cue = tokens[clause.head].lemma_
    is_naming = is_naming_word(cue, NamingWord.MAKING) or is_naming_word(cue, NamingWord.NAME)
    if first and first[0].i in named and is_naming:
        return True
    if named.isdisjoint(words):
        return False
    others = (word for word in chain(first, said) if word.i not in named)  # two tell: a clause may be very long
    return len(list(islice(others, 2))) <= 1


def _rate_clause_candidates(
    parse: Parse, quoted: frozenset[int], view: EncoderView | None, weights: QuoteWeights
) -> list[_RatedClause]:
    """Give the clause candidates outside of marks with their probabilities, most probable first."""
    candidates = clause_candidates(parse.tokens, quoted, weights.lexicon)
    clauses = [(weights.clause_probability(clause.features), clause) for clause in candidates if clause.content]
    if view is not None:
        fused = encoder_fusion.add_encoder_clauses(view, clauses, weights)
        clauses = [(probability, clause) for probability, clause in fused if clause.head not in quoted]
    rated = (
        (max(probability, _least_probability(clause, parse.tokens, quoted)), clause) for probability, clause in clauses
    )
    return sorted(rated, key=lambda one: -one[0])


def _least_probability(clause: ClauseCandidate, tokens: Tokens, quoted: frozenset[int]) -> float:
    """Give the probability that a clause has by its form alone."""
    if is_certain_report(clause, tokens, quoted):
        return _CERTAIN_REPORT
    return _LIKELY_REPORT if is_likely_report(clause, tokens, quoted) else 0.0


def _find_cues(
    parse: Parse,
    quoted: frozenset[int],
    clauses: Sequence[_RatedClause],
    view: EncoderView | None,
    weights: QuoteWeights,
) -> Iterator[Cue]:
    """Yield the words outside of marks that lexicon or encoder take for a cue, and colons, in reading order."""
    by_head: dict[int, list[_RatedClause]] = {}
    for rated in clauses:
        by_head.setdefault(rated[1].head, []).append(rated)
    by_encoder = {} if view is None else encoder_fusion.likely_cues(view)
    for at in sorted(by_encoder.keys() | set(_possible_cues(parse.tokens, weights.lexicon))):
        if at not in quoted:
            words, probability = by_encoder.get(at, ((at, at + 1), 0.0))
            yield _make_cue(parse.tokens[at], parse, weights.lexicon, by_head.get(at, ()), words, probability)


def _possible_cues(tokens: Tokens, lexicon: Mapping[str, float]) -> Iterator[int]:
    """Yield the indices of colons and of words whose lemma is a cue's."""
    for token in tokens:
        if token.text == ":" or (token.pos_ in _CUE_WORDS and token.lemma_.lower() in lexicon):
            yield token.i


def _make_cue(
    token: Token,
    parse: Parse,
    lexicon: Mapping[str, float],
    clauses: Sequence[_RatedClause],
    words: TokenRange,
    encoder_probability: float,
) -> Cue:
    source = subject_of_cue(token) if token.lower_ != "according" else None
    if source is None and clauses:
        source = clauses[0][1].source  # of nouns, adjectives and "according to", the frame knows it
    return Cue(
        token,
        start_of_token(parse, token),
        lexicon.get(token.lemma_.lower(), 0.0),
        source,
        tuple(clauses),
        clauses[0][1].cue if clauses else words,
        encoder_probability,
    )
