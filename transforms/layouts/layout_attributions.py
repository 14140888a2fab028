"""Attribute words by how they stand on the page: turns, signatures, posts, lists, headlines, sentences of a set form.

Each of these tells beyond doubt who speaks; `quotes/assembly.py` takes them before any clause.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from transforms.attributions.features import BlockFeatures, quotations_of_blocks
from transforms.attributions.overlaps import Attribution
from transforms.cues.cues import PlacedQuotation
from transforms.document import Document, QuoteRule, Span
from transforms.layouts import plain_interviews, transcript_turns
from transforms.layouts.for_whom import attribute_words_to_whom_they_are_for
from transforms.layouts.headline_labels import attribute_headline_to_label
from transforms.layouts.headline_speakers import attribute_headline_to_speaker
from transforms.layouts.inverted_openers import InvertedOpener, find_inverted_openers
from transforms.layouts.inverted_tags import find_inverted_tags
from transforms.layouts.listed_words import find_listed_words
from transforms.layouts.put_it import find_words_put_so
from transforms.layouts.speaker_sentences import SpeakerSentence, find_speaker_sentences
from transforms.quotations.passages import find_source_lines
from transforms.quotations.posts import find_post
from transforms.quotations.quotation_marks import has_open_nested_mark

_LAYOUT_PROBABILITY = 0.99

_Quotations = Sequence[PlacedQuotation]


def attribute_quotations_by_layout(blocks: Sequence[BlockFeatures], doc: Document) -> Iterator[Attribution]:
    """Yield attributions by layout: turns of a transcript, spans signed with a name or given to one behind them."""
    turns = list(transcript_turns.find_transcript_turns(doc))
    in_turns = {block for turn in turns for block in turn.blocks}
    quotations = quotations_of_blocks(blocks)
    for turn in turns:
        own = tuple(quotation for quotation in quotations if quotation.block in turn.blocks)
        yield Attribution(_LAYOUT_PROBABILITY, QuoteRule.TURN, turn.content, own, turn.cue, source=turn.source)
    answers = () if turns else plain_interviews.find_unlabelled_answers(doc)
    for answer in answers:
        marked = tuple(quotation for quotation in quotations if quotation.block in answer.blocks)
        yield Attribution(_LAYOUT_PROBABILITY, QuoteRule.TURN, answer.content, marked)
    laid_out = in_turns | {block for answer in answers for block in answer.blocks}
    yield from _attribute_signed_quotations([one for one in quotations if one.block not in laid_out], doc)
    yield from _attribute_passages(quotations, doc)
    yield from attribute_headline_to_label(doc, quotations)
    yield from attribute_headline_to_speaker(doc)
    yield from _attribute_words_put_so(blocks)
    yield from attribute_words_to_whom_they_are_for(blocks)
    yield from _attribute_listed_words(blocks, doc)
    for tag in find_inverted_tags(blocks):
        yield Attribution(_LAYOUT_PROBABILITY, QuoteRule.AROUND, tag.content, (), tag.cue, tag.cue_lemma, tag.source)
    told_by_sentence: Iterator[SpeakerSentence | InvertedOpener] = chain(
        find_speaker_sentences(blocks, doc.text), find_inverted_openers(blocks)
    )
    for told in told_by_sentence:
        if told.quotations[0].block not in laid_out:
            words = tuple(quotation.span.content for quotation in told.quotations)
            yield Attribution(
                _LAYOUT_PROBABILITY, QuoteRule.MARKED, words, told.quotations, told.cue, told.cue_lemma, told.source
            )


def _attribute_passages(quotations: _Quotations, doc: Document) -> Iterator[Attribution]:
    """Yield the passages that the line above them brings in: "As the Gazette reported:", "From the Gazette:"."""
    for line in find_source_lines(doc):
        own = tuple(quotation for quotation in quotations if quotation.block in line.blocks)
        words = tuple(quotation.span.content for quotation in own)
        if own:
            yield Attribution(_LAYOUT_PROBABILITY, QuoteRule.MARKED, words, own, line.cue, line.cue_lemma, line.source)


def _attribute_listed_words(blocks: Sequence[BlockFeatures], doc: Document) -> Iterator[Attribution]:
    """Yield the items of lists that a cue above them opens; of an item in marks what stands between them."""
    for item in find_listed_words(blocks, doc):
        words = tuple(quotation.span.content for quotation in item.quotations)
        rest = doc.text[item.content.start_char : item.content.end_char]
        for quotation in item.quotations:
            rest = rest.replace(quotation.span.with_marks.of(doc.text), "")
        content = (item.content,) if any(map(str.isalnum, rest)) else words
        yield Attribution(
            _LAYOUT_PROBABILITY, QuoteRule.LISTED, content, item.quotations, item.cue, item.cue_lemma, item.source
        )


def _attribute_words_put_so(blocks: Sequence[BlockFeatures]) -> Iterator[Attribution]:
    """Yield what somebody put so, with its quotation spans whole."""
    for put in find_words_put_so(blocks):
        rule = QuoteRule.MARKED if put.quotations else put.rule
        words = (put.content, *(quotation.span.content for quotation in put.quotations))
        yield Attribution(_LAYOUT_PROBABILITY, rule, words, put.quotations, put.cue, "put", put.source)


def _attribute_signed_quotations(quotations: _Quotations, doc: Document) -> Iterator[Attribution]:
    """Yield spans signed with a name; where a mark within the paragraph's first span was forgotten, all from there."""
    first: PlacedQuotation | None = None
    for quotation in quotations:
        if first is None or first.block != quotation.block:
            first = quotation
        post = find_post(doc.blocks[quotation.block], doc.text)
        name = post.name if post else transcript_turns.find_signature_of_quotation(quotation.span, quotation.block, doc)
        if name is None:
            continue
        content = quotation.span.content
        own: tuple[PlacedQuotation, ...] = (quotation,)
        if first is not quotation and first.is_block_start and has_open_nested_mark(first.span, doc.text):
            content = Span(first.span.content.start_char, content.end_char)
            own = tuple(one for one in quotations if one.block == quotation.block and one.order <= quotation.order)
        yield Attribution(_LAYOUT_PROBABILITY, QuoteRule.SIGNED, (content,), own, source=name)
