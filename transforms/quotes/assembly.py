"""Find the quotes of a document: link quotation spans to cues, choose clauses, let no two quotes share a word.

The parse offers clause candidates (`clauses/clause_candidates.py`), the marks offer quotation spans
(`quotations/quotation_marks.py`); the learned weights say which clause is an attribution and which cue a span belongs
to (`attributions/cue_linking.py`). Of attributions that overlap the more probable one is accepted; one that lies
inside the content of another becomes its child (`attributions/overlaps.py`). Who the sources are is decided in
`transforms/speakers`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from transforms.attributions.clause_attributions import add_clauses_above, attribute_clauses_to_cues
from transforms.attributions.cue_linking import Utterance, link_quotations
from transforms.attributions.features import BlockFeatures, quotations_of_blocks, read_block_features
from transforms.attributions.headline_topics import drop_topic_as_source
from transforms.attributions.other_clauses import cut_before_joined_cue, cut_before_other_clause
from transforms.attributions.overlaps import (
    Attribution,
    SpanIndex,
    cut_at_foreign_quotations,
    cut_out_source,
    include_whole_quotations,
    make_quote_pieces,
    resolve_overlaps,
)
from transforms.clauses.acts_told_of import is_act_told_of
from transforms.clauses.addressing_cues import find_asked_by_cue, has_addressing_cue
from transforms.clauses.clause_extent import begin_with_whole_phrase
from transforms.clauses.idle_subjects import drop_idle_subject
from transforms.clauses.reports_by_others import find_saying_of_quoted
from transforms.cues import uncued_speech
from transforms.cues.cues import Cue, PlacedQuotation
from transforms.cues.weights import QuoteWeights
from transforms.document import Document, Piece, Quote, QuoteRule, QuoteType, Span
from transforms.language.alignment import TokenRange
from transforms.layouts.layout_attributions import attribute_quotations_by_layout
from transforms.quotes.entry_times import leave_out_entry_times
from transforms.quotes.nested_quotes import find_nested_quotes
from transforms.quotes.reported_words import find_reported_words
from transforms.sources.source_choice import choose_source_of_cue
from transforms.sources.source_edges import span_of_cue_source
from transforms.sources.source_rules import (
    correct_source_of_cue,
    find_agent_behind_quotation,
    source_by_parse,
    source_of_quotation,
)

# A clause that holds marked words needs less to be joined to them.
_MIN_JOINED_CLAUSE_PROBABILITY = 0.15
# Whether words without a cue are speech is a guess.
_UNCUED_PROBABILITY = 0.5
# All of a quote stands in brackets: "(Laughter.)", "[Applause]" are told by whoever wrote it down, and said by nobody.
_STAGE_DIRECTION = re.compile(r"(?:[(\[][^()\[\]]*[)\]][\s.,]*)+")
_ENDS_OF_SPEECH = ",.?!\u2026"
# Behind words between marks: "Silva said no more".
_SAID_NOTHING_ELSE = frozenset(("no more", "nothing more", "nothing else", "little more", "little else"))
_CONJUNCTION = "that,"

_Quotations = Sequence[PlacedQuotation]


class _NumberedPieces(NamedTuple):
    """The pieces of an attribution, and its number among all."""

    pieces: tuple[Piece, ...]
    number: int


def find_quotes(doc: Document, weights: QuoteWeights) -> tuple[Quote, ...]:
    """Find the quotes, in order of their first piece; nested ones point to their parent."""
    all_blocks = read_block_features(doc, weights)
    distanced = [quotation for quotation in quotations_of_blocks(all_blocks) if quotation.is_distanced]
    blocks = _exclude_quotations(all_blocks, distanced)
    quotations = quotations_of_blocks(blocks)

    by_layout = list(attribute_quotations_by_layout(blocks, doc))
    laid_out = [quotation for attribution in by_layout for quotation in attribution.quotations]
    names = [quotation for quotation in quotations if quotation.is_name]
    utterances, uncued = link_quotations(_exclude_quotations(blocks, [*laid_out, *names]), doc, weights)
    by_cue = _attribute_quotations_by_cue(blocks, utterances, quotations, doc.text)
    candidates = [drop_topic_as_source(doc, candidate) for candidate in by_cue]
    accepted, nested = resolve_overlaps([*by_layout, *candidates])
    add_clauses_above(accepted, blocks, utterances)

    # No quotation span is lost: what no accepted attribution contains has a row of its own.
    groups = [*uncued, *(utterance.quotations for utterance in utterances), *([name] for name in names)]
    unattributed = [
        [quotation for quotation in group if not accepted.has_words_of_quotation(quotation)] for group in groups
    ]
    for group in unattributed:
        if group:
            accepted.add_attribution(_attribute_uncued_quotations(group, doc.text))
    nested += [_attribute_uncued_quotations([quotation], doc.text) for quotation in distanced]
    reported = find_reported_words(utterances, accepted.attributions, weights.lexicon)
    nested += [one for one in reported if not any(map(one.conflicts_with_attribution, nested))]
    nested += [quote for block in blocks for quote in find_nested_quotes(block, weights.lexicon, doc.text)]
    quotes = _make_quotes(accepted, nested, quotations, doc.text)
    return leave_out_entry_times(quotes, doc.blocks, doc.text)


def _exclude_quotations(blocks: Sequence[BlockFeatures], quotations: _Quotations) -> list[BlockFeatures]:
    """Leave quotation spans out of the blocks."""
    left_out = {quotation.order for quotation in quotations}
    if not left_out:
        return list(blocks)
    return [
        replace(block, quotations=tuple(quotation for quotation in block.quotations if quotation.order not in left_out))
        for block in blocks
    ]


def _attribute_quotations_by_cue(
    blocks: Sequence[BlockFeatures], utterances: Sequence[Utterance], quotations: _Quotations, text: str
) -> list[Attribution]:
    """Give the candidates of all cues: utterances first, then clauses, each with its quotation spans whole."""
    cue_of_quotation = _cues_of_quoted_sentences(utterances, text)
    linked = [_attribute_utterance_to_cue(utterance, quotations, cue_of_quotation, text) for utterance in utterances]
    own = [attribution.cue for attribution in linked if attribution.cue]
    candidates = [*linked, *attribute_clauses_to_cues(blocks, own)]
    return [include_whole_quotations(candidate, quotations, cue_of_quotation) for candidate in candidates]


def _cues_of_quoted_sentences(utterances: Iterable[Utterance], text: str) -> dict[int, Span]:
    """Give the cues of quotation spans that are sentences or halves of one, by their order.

    No clause of another cue reaches over such a span.
    """
    return {
        quotation.order: utterance.block.span_of(utterance.cue.words)
        for utterance in utterances
        if any(_is_quoted_sentence(quotation, text) for quotation in utterance.quotations)
        for quotation in utterance.quotations
    }


def _is_quoted_sentence(quotation: PlacedQuotation, text: str) -> bool:
    content = quotation.span.content.of(text).strip()
    if content[:1].isupper() and content[-1:] in _ENDS_OF_SPEECH:
        return True
    return uncued_speech.is_uncued_speech(quotation, text)


def _attribute_utterance_to_cue(
    utterance: Utterance, quotations: _Quotations, cue_of_quotation: Mapping[int, Span], text: str
) -> Attribution:
    """Attribute quotation spans to their cue, with the clause around them where the cue has one that holds some."""
    block, cue = utterance.block, utterance.cue
    cue_span = block.span_of(cue.words)
    by_rules = source_of_quotation(cue, utterance.quotations[0], block.quoted)
    source = choose_source_of_cue(block.view, cue.words, by_rules)
    source = source or source_by_parse(block.parse.tokens[slice(*cue.words)], cue.token)
    source = correct_source_of_cue(cue.token, source, block.quoted)
    agent = find_agent_behind_quotation(cue.token, utterance.quotations[-1], block.quoted)
    source = agent or drop_idle_subject(block.parse.tokens, cue.words, source)
    source_span = span_of_cue_source(block.parse, source, cue_span) if source else None

    content = [quotation.span.content for quotation in utterance.quotations]
    for clause in _clause_around_quotations(block, cue, source, utterance.quotations, text):
        if agent is not None:
            clause = Span(clause.start_char, min(clause.end_char, content[-1].end_char))
        rest = cut_at_foreign_quotations(clause, cue_span, quotations, cue_of_quotation)
        if rest is not None:
            content += cut_out_source(rest, source_span, utterance.quotations)
    return Attribution(
        utterance.probability,
        QuoteRule.MARKED,
        tuple(content),
        utterance.quotations,
        cue_span,
        cue.token.lemma_.lower(),
        source_span,
        has_addressing_cue(block.parse.tokens[slice(*cue.words)]),
    )


def _clause_around_quotations(
    block: BlockFeatures, cue: Cue, source: TokenRange | None, quotations: _Quotations, text: str
) -> list[Span]:
    """Give the spans of the likeliest clause of a cue that overlaps its quotation spans. Empty if it may not join."""
    for probability, clause in cue.clauses:
        whole = (begin_with_whole_phrase(block.parse.tokens, piece, cue.words, source) for piece in clause.content)
        pieces = [cut_before_other_clause(piece, clause.head, block) for piece in whole]
        spans = [_cut_before_joined_cue(piece, clause.head, block, quotations) for piece in pieces]
        if not any(span.overlaps(quotation.span.content) for span in spans for quotation in quotations):
            continue
        if probability < _MIN_JOINED_CLAUSE_PROBABILITY and not is_act_told_of(cue.token):
            return []
        spans = [_cut_behind_as_saying(_cut_before_asked(span, block, cue), block, cue) for span in spans]
        own = [
            span
            for span in spans
            if _may_clause_join_cue(span, block, cue)
            and not _is_asked_by_cue(span, block, cue)
            and span.of(text).strip(" .").lower() not in _SAID_NOTHING_ELSE
        ]
        return [_cut_clause_before_quotation(span, quotations, text) for span in own]
    return []


def _cut_before_joined_cue(piece: TokenRange, head: int, block: BlockFeatures, quotations: _Quotations) -> Span:
    """Give the span of a piece up to a cue that goes on the one at `head`; the whole where own spans are behind."""
    whole, cut = block.span_of(piece), block.span_of(cut_before_joined_cue(piece, head, block))
    behind = Span(cut.end_char, whole.end_char)
    return whole if any(behind.overlaps(quotation.span.content) for quotation in quotations) else cut


def _may_clause_join_cue(span: Span, block: BlockFeatures, cue: Cue) -> bool:
    """Say whether a span may go with a cue: plain words of another sentence do not, as a question that is answered."""
    sentence = block.span_of((cue.token.sent.start, cue.token.sent.end))
    return sentence.holds(span) or any(span.overlaps(quotation.span.with_marks) for quotation in block.quotations)


def _is_asked_by_cue(span: Span, block: BlockFeatures, cue: Cue) -> bool:
    """Say whether a span is who the cue asks: "Silva was asked"."""
    return any(block.span_of(addressee).holds(span) for addressee in find_asked_by_cue(cue.token))


def _cut_before_asked(span: Span, block: BlockFeatures, cue: Cue) -> Span:
    """Cut a span behind the words before whom the cue tells them: `"We left," the court was told by Silva`."""
    for addressee in map(block.span_of, find_asked_by_cue(cue.token)):
        if span.start_char < addressee.start_char and addressee.end_char <= span.end_char:
            return Span(span.start_char, addressee.start_char)
    return span


def _cut_behind_as_saying(span: Span, block: BlockFeatures, cue: Cue) -> Span:
    """Cut from a span whom others quote, and "as saying": what the mayor says of "quoted the mayor as saying that"."""
    saying = find_saying_of_quoted(cue.token)
    if saying is None:
        return span
    first_char = block.span_of((saying.i, saying.i + 1)).end_char + 1
    return Span(first_char, span.end_char) if span.start_char < first_char < span.end_char else span


def _cut_clause_before_quotation(clause: Span, quotations: _Quotations, text: str) -> Span:
    """Cut a clause before the quotation span that opens an utterance in it; what stands before is narration.

    A conjunction alone is none: the content of "said that, "Nobody paid"" begins with "that".
    """
    openings = [
        quotation.span.content.start_char
        for quotation in quotations
        if clause.holds(quotation.span.with_marks) and _opens_quoted_utterance(quotation, text)
    ]
    if openings and text[clause.start_char : openings[0]].lower().startswith(_CONJUNCTION):
        return clause
    return Span(max([clause.start_char, *openings]), clause.end_char)


def _opens_quoted_utterance(quotation: PlacedQuotation, text: str) -> bool:
    """Say whether a quotation span stands behind a colon, or with a capital behind a comma or another sentence."""
    start = quotation.span.with_marks.start_char
    before = text[max(0, start - 3) : start].rstrip()[-1:]
    is_capital = quotation.span.content.of(text).lstrip()[:1].isupper()
    return before == ":" or (before in _ENDS_OF_SPEECH and before != "" and is_capital)


def _attribute_uncued_quotations(quotations: _Quotations, text: str) -> Attribution:
    """Make quotation spans without a cue speech where they read as a sentence, else a scare quote."""
    is_speech = not quotations[0].is_name and uncued_speech.is_uncued_speech(quotations[0], text)
    rule = QuoteRule.UNCUED if is_speech else QuoteRule.SCARE
    content = tuple(quotation.span.content for quotation in quotations)
    return Attribution(_UNCUED_PROBABILITY, rule, content, tuple(quotations))


def _make_quotes(
    accepted: SpanIndex, nested: Sequence[Attribution], quotations: _Quotations, text: str
) -> tuple[Quote, ...]:
    """Number the attributions by reading order, the longer first, and name the parents of the nested ones."""
    attributions = [*accepted.attributions, *nested]
    made: list[_NumberedPieces] = []
    for number, attribution in enumerate(attributions):
        pieces = _pieces_of_quote(attribution, quotations, text)
        if pieces:  # one without a word is left out
            made.append(_NumberedPieces(pieces, number))
    made.sort(key=lambda quote: (quote.pieces[0].start_char, -quote.pieces[-1].end_char))

    positions = {number: position for position, (_, number) in enumerate(made, start=1)}
    parents = dict(enumerate(map(accepted.parent_of_attribution, nested), start=len(accepted.attributions)))
    parent_positions = {number: positions.get(parent) for number, parent in parents.items() if parent is not None}
    return tuple(
        _make_quote(positions[number], attributions[number], pieces, parent_positions.get(number), text)
        for pieces, number in made
    )


def _pieces_of_quote(attribution: Attribution, quotations: _Quotations, text: str) -> tuple[Piece, ...]:
    """Give the pieces of the content; a turn is taken as it is, marks within it and all."""
    if attribution.rule == QuoteRule.TURN:
        return tuple(Piece(span.start_char, span.end_char) for span in attribution.content)
    is_alone = attribution.rule in (QuoteRule.SCARE, QuoteRule.INNER)
    return make_quote_pieces(attribution, attribution.quotations if is_alone else quotations, text)


def _make_quote(
    position: int, attribution: Attribution, pieces: tuple[Piece, ...], parent: int | None, text: str
) -> Quote:
    is_staged = _STAGE_DIRECTION.fullmatch(" ".join(piece.of(text) for piece in pieces)) is not None
    quote_type = QuoteType.SCARE if is_staged else _type_of_quote(attribution, pieces)
    return Quote(
        position,
        pieces,
        quote_type=quote_type.value,
        cue=(attribution.cue,) if attribution.cue else (),
        cue_lemma=attribution.cue_lemma,
        sources=(attribution.source,) if attribution.source else (),
        rule=str(attribution.rule),
        confidence=round(attribution.probability, 4),
        parent=parent,
        is_verbatim=quote_type is QuoteType.DIRECT,
        is_addressing=attribution.is_addressing,
    )


def _type_of_quote(attribution: Attribution, pieces: Sequence[Piece]) -> QuoteType:
    if attribution.rule == QuoteRule.SCARE:
        return QuoteType.SCARE
    if attribution.rule == QuoteRule.TURN:
        return QuoteType.DIRECT  # a transcript has what was said word for word, with marks or without
    quoted = [piece.is_quoted for piece in pieces]
    if all(quoted):
        return QuoteType.DIRECT
    return QuoteType.MIXED if any(quoted) else QuoteType.INDIRECT
