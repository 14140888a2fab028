"""Find the quotation spans of each block of a document, with the marks that the document uses for speech.

A block that a page sets off as somebody's words is one span, marks or not, and so are a passage that the line above
brings in (`passages.py`) and a signed post of a network (`posts.py`). Which characters are marks: `quotation_marks.py`;
which cue a span belongs to: `attributions/cue_linking.py`.
"""

from collections.abc import Sequence

from transforms.document import Block, Document, Role
from transforms.quotations.passages import find_passages
from transforms.quotations.posts import find_post
from transforms.quotations.quotation_marks import OPENING_CHARACTERS, QuotationSpan, find_quotation_spans
from transforms.quotations.set_off_words import find_spoken_set_off_blocks

# So many words between single marks behind a comma or a colon are more than a title or a nickname.
_MIN_SPEECH_WORDS = 6
_SENTENCE_ENDS = frozenset(".?!:\u2026")
_ENDS_OF_SPEECH = (",", ".", "?", "!", "\u2026")
# What stands before a mark that opens a sentence of speech.
_BEFORE_SENTENCE = ("", "\n", ".", "?", "!", "\u2019", "'")
# Blocks that never hold an attribution.
_SILENT_ROLES = (Role.DATELINE, Role.BYLINE, Role.RUBRIC)


def find_spans_by_block(doc: Document, *, only_single: bool) -> dict[int, list[QuotationSpan]]:
    """Find the quotation spans of each block that can hold an attribution, by the block's index.

    A paragraph that the page sets off as somebody's words needs no marks around. With `only_single` those are read that
    stand between single marks.
    """
    spans_of_block: dict[int, list[QuotationSpan]] = {}
    spoken = find_spoken_set_off_blocks(doc) | find_passages(doc)
    for index in sorted({parse.block for parse in doc.parses}):
        block = doc.blocks[index]
        if block.role not in _SILENT_ROLES:
            is_cut = _is_quoted_sentence_cut(doc, index, spans_of_block.get(index - 1, ()))
            if (post := find_post(block, doc.text)) is not None:
                spans_of_block[index] = [QuotationSpan(post.words, post.words, is_closed=True)]
            elif index in spoken and _is_quoted_by_markup(block, doc.text):
                spans_of_block[index] = [QuotationSpan(block.span, block.span, is_closed=True)]
            else:
                spans_of_block[index] = _quotation_spans_of_block(block, doc.text, only_single, is_cut)
    return spans_of_block


def _quotation_spans_of_block(block: Block, text: str, only_single: bool, is_cut: bool) -> list[QuotationSpan]:
    """Find the spans between the marks that the document uses for speech; where a block has none, between others."""
    if only_single:
        return find_quotation_spans(text, block.span, single=True, is_continued=is_cut)
    spans = find_quotation_spans(text, block.span, is_continued=is_cut)
    if spans or is_cut:
        return spans
    single = find_quotation_spans(text, block.span, single=True)
    if block.role is not Role.BODY:
        return single
    return [span for span in single if _opens_quoted_speech(span, text)]


def _is_quoted_by_markup(block: Block, text: str) -> bool:
    """Say whether a block that is set off has words enough, and does not open with a mark of its own."""
    words = block.span.of(text)
    return words[:1] not in OPENING_CHARACTERS and len(words.split()) >= _MIN_SPEECH_WORDS


def _is_quoted_sentence_cut(doc: Document, block: int, before: Sequence[QuotationSpan]) -> bool:
    """Say whether a paragraph's end cuts a sentence between marks in two, so that this block starts within it."""
    if not before or before[-1].is_closed:
        return False
    if before[-1].content.of(doc.text).rstrip()[-1:] in _SENTENCE_ENDS:
        return False
    return doc.blocks[block].span.of(doc.text)[:1].islower()


def _opens_quoted_speech(span: QuotationSpan, text: str) -> bool:
    """Say whether single marks hold speech in a text that has double ones for it: "She added: 'We are ...'"."""
    start = span.with_marks.start_char
    before = text[max(0, start - 3) : start].rstrip(" ")[-1:]
    content = span.content.of(text)
    is_sentence = content[:1].isupper() and len(content.split()) >= _MIN_SPEECH_WORDS
    is_announced = before in (",", ":")
    opens_sentence = before in _BEFORE_SENTENCE and content.rstrip().endswith(_ENDS_OF_SPEECH)
    return is_sentence and (is_announced or opens_sentence)
