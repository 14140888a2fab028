"""Attribute clauses without marks to their cues: "Silva said the ferry was late".

Which clauses a cue may have is found in `clauses/clause_candidates.py`; overlaps are resolved in `overlaps.py`. Words
between marks are linked in `cue_linking.py`.
"""

from collections.abc import Iterable, Iterator, Sequence

from transforms.attributions.cue_linking import Utterance
from transforms.attributions.features import BlockFeatures
from transforms.attributions.other_clauses import cut_before_joined_cue, cut_before_other_clause
from transforms.attributions.overlaps import Attribution, SpanIndex
from transforms.clauses.acts_told_of import is_about_act_in_clause, is_act_told_of
from transforms.clauses.addressing_cues import has_addressing_cue
from transforms.clauses.clause_candidates import ClauseCandidate
from transforms.clauses.clause_extent import (
    agreed_clauses,
    begin_with_whole_phrase,
    cut_day_of_cue,
    cut_occasion_of_cue,
    give_infinitive_its_to,
    give_speaker_told_of_as_source,
    give_subject_in_cue,
    put_description_to_source,
)
from transforms.clauses.idle_subjects import drop_idle_subject
from transforms.clauses.refusals import cut_before_refusal
from transforms.document import QuoteRule, Span, text_of_tokens
from transforms.language.alignment import TokenRange
from transforms.sources.agents_at_end import give_agent_at_end_as_source
from transforms.sources.colon_sources import is_list_of_names
from transforms.sources.source_choice import choose_source_of_cue
from transforms.sources.source_edges import span_of_cue_source
from transforms.sources.source_rules import (
    correct_source_of_cue,
    source_by_parse,
)

# F1 of indirect quotes is flat around it (`make bench-quotes`); lower finds more, higher errs less.
_MIN_CLAUSE_PROBABILITY = 0.32
# The same where the encoder has read the words too; F1 is flat from 0.4 on, and precision still rises.
_MIN_FUSED_CLAUSE_PROBABILITY = 0.46
# The same where the parse and the place of the cue offer the same words: "Three were held, an official said on Monday".
_MIN_AGREED_PROBABILITY = 0.38
# The clause of an act that another one is about, "fined for saying that ...", needs no more than to be one.
_MIN_TOLD_OF_PROBABILITY = 0.01

_SALUTATION = "dear"


def add_clauses_above(accepted: SpanIndex, blocks: Sequence[BlockFeatures], utterances: Sequence[Utterance]) -> None:
    """Accept the clause of a cue as well whose words between marks are in the next paragraph.

    In "Silva said the ferry was late." above "We left at six." she says both; clauses that touch a quote stay out.
    """
    cues = {utterance.block.span_of(utterance.cue.words): utterance for utterance in utterances}
    above = {cue: utterance for cue, utterance in cues.items() if _is_utterance_below_cue(utterance)}
    starts = {utterance.block.parse.start_char for utterance in above.values()}
    read = [block for block in blocks if block.parse.start_char in starts]
    for clause in attribute_clauses_to_cues(read, cues.keys() - above.keys()):
        near = accepted.attributions_near(clause)
        if clause.cue in above and not any(other.touches(span) for other in near for span in clause.content):
            accepted.add_attribution(clause)


def _is_utterance_below_cue(utterance: Utterance) -> bool:
    """Say whether words between marks are all in later paragraphs than their cue, which has its own clause as well."""
    return all(quotation.block > utterance.block.parse.block for quotation in utterance.quotations)


def attribute_clauses_to_cues(blocks: Iterable[BlockFeatures], cues: Iterable[Span]) -> Iterator[Attribution]:
    """Yield the clauses that are likely enough by themselves, but for those of `cues`, which have quotation spans."""
    taken = {char for cue in cues for char in range(cue.start_char, cue.end_char)}
    for block in blocks:
        least = _MIN_CLAUSE_PROBABILITY if block.view is None else _MIN_FUSED_CLAUSE_PROBABILITY
        agreed = agreed_clauses(clause for _, clause in block.clauses)
        for probability, clause in block.clauses:
            if probability < _MIN_TOLD_OF_PROBABILITY:
                break
            is_certain = clause.frame == QuoteRule.CCOMP and is_act_told_of(block.parse.tokens[clause.head])
            is_agreed = probability >= _MIN_AGREED_PROBABILITY and (clause.head, clause.content) in agreed
            if probability < least and not is_certain and not is_agreed:
                continue
            cue = block.span_of(clause.cue)
            if is_about_act_in_clause(block.parse.tokens, clause) or _is_no_speech_behind_colon(block, clause):
                continue
            if taken.isdisjoint(range(cue.start_char, cue.end_char)):
                yield _attribute_clause_to_cue(block, clause, probability, cue)


def _is_no_speech_behind_colon(block: BlockFeatures, clause: ClauseCandidate) -> bool:
    """Say whether what a label brings in is nobody's words: the names of a team, a letter behind "Dear Ana:"."""
    tokens = block.parse.tokens
    if tokens[clause.cue[0]].text != ":":
        return False
    is_letter = clause.source is not None and tokens[clause.source[0]].lower_ == _SALUTATION
    return is_letter or any(is_list_of_names(text_of_tokens(tokens[first:end])) for first, end in clause.content)


def _attribute_clause_to_cue(
    block: BlockFeatures, clause: ClauseCandidate, probability: float, cue: Span
) -> Attribution:
    head = block.parse.tokens[clause.head]
    source = choose_source_of_cue(block.view, clause.cue, clause.source)
    if source is not None and _is_in_content(source, clause):
        source = clause.source or (None if _is_told_of_source(source, clause) else source)
    if source is None and clause.frame == QuoteRule.ENCODER:
        source = source_by_parse(block.parse.tokens[slice(*clause.cue)], head)
    source = drop_idle_subject(block.parse.tokens, clause.cue, correct_source_of_cue(head, source, block.quoted))
    if source is not None and _is_told_of_source(source, clause):
        source = None
    content = [_cut_before_other_acts(piece, clause, block) for piece in clause.content]
    content = [begin_with_whole_phrase(block.parse.tokens, piece, clause.cue, source) for piece in content]
    if source is None:
        source, content = give_speaker_told_of_as_source(block.parse.tokens, clause.cue, content)
    source, content = give_agent_at_end_as_source(head, source, content)
    source, content = put_description_to_source(head, source, content)
    content = cut_day_of_cue(block.parse.tokens, clause.cue, content)
    words, source = give_subject_in_cue(block.parse.tokens, clause.cue, source)
    words, content = cut_occasion_of_cue(block.parse.tokens, words, content)
    words, content = give_infinitive_its_to(block.parse.tokens, words, content)
    cue = block.span_of(words)
    return Attribution(
        probability,
        clause.frame,
        tuple(block.span_of(piece) for piece in content),
        (),
        cue,
        head.lemma_.lower(),
        span_of_cue_source(block.parse, source, cue) if source else None,
        has_addressing_cue(block.parse.tokens[slice(*clause.cue)]),
    )


def _cut_before_other_acts(piece: TokenRange, clause: ClauseCandidate, block: BlockFeatures) -> TokenRange:
    """Cut a piece of content behind the cue before another sentence, and before what somebody does beside saying it."""
    piece = _cut_at_sentence_end(piece, clause, block)
    piece = cut_before_other_clause(piece, clause.head, block)
    piece = cut_before_joined_cue(piece, clause.head, block)
    return cut_before_refusal(block.parse.tokens, clause.head, piece)


def _is_told_of_source(source: TokenRange, clause: ClauseCandidate) -> bool:
    """Say whether the content begins with its source, of whom it tells then: "the bridge is expected to open"."""
    return any(first <= source[0] and source[1] <= end <= clause.cue[0] for first, end in clause.content)


def _is_in_content(source: TokenRange, clause: ClauseCandidate) -> bool:
    """Say whether a source stands in the content, before the cue or behind it: "to back a ban that many want"."""
    beside = (piece for piece in clause.content if piece[1] <= clause.cue[0] or clause.cue[1] <= piece[0])
    return any(first <= source[0] and source[1] <= end for first, end in beside)


def _cut_at_sentence_end(piece: TokenRange, clause: ClauseCandidate, block: BlockFeatures) -> TokenRange:
    """Cut plain words behind a cue where their sentence ends, though the parse goes on."""
    first, end = piece
    tokens = block.parse.tokens
    if first < clause.head:
        return piece
    for index in range(first + 1, end - 1):
        is_end = tokens[index].text == "." and tokens[index + 1].is_title
        if is_end and index not in block.quoted and index + 1 not in block.quoted:
            return first, index
    return piece
