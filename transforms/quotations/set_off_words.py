"""Tell which blocks that a page sets off are somebody's words: not facts in a box, notes and offers.

A blockquote is spoken where words say "I", "we" or "you" in it, ask or call out, where it is signed, and where the text
before brings it in. One that opens with a label ("Key facts:") is not. Its quotation span: `block_quotations.py`.
Paragraphs that a text without blockquotes brings in: `passages.py`.
"""

import re
from collections.abc import Iterator, Mapping

from transforms.document import Block, Document, Parse, Role, Token
from transforms.knowledge.lexicon import is_verb_of_saying
from transforms.quotations.quotation_marks import OPENING_CHARACTERS

_ADDRESS = re.compile(
    r"\b(?:I|(?i:me|my|mine|myself|we|us|our|ours|ourselves|you|your|yours))\b(?![-.]\w)|[?!]|\u2026\s*\Z"
)
# A few words and a colon: "Key facts:", "Note:", "Read more:".
_LABEL = re.compile(r"[A-Z][\w'\u2019-]*(?:\s[\w'\u2019-]+){0,2}:\s")
_SIGNATURE = re.compile(r"\s*[-\u2013\u2014\u2015]{1,2}\s*[A-Z]")
_SIGNED_AT_END = re.compile(r"[\s.!?\"\u201d][\u2013\u2014\u2015-]{1,2}\s?[A-Z][^.!?]{2,60}\Z")
# Verbs that bring in a passage beside those of saying, which "write" and "post" are of.
_SHOWING = frozenset(("publish", "recite", "quote"))


def find_spoken_set_off_blocks(doc: Document) -> frozenset[int]:
    """Find the blocks, by index, that are set off as somebody's words; those in a row are spoken together."""
    found: set[int] = set()
    last_parses = {parse.block: parse for parse in doc.parses if parse.tokens}
    for run in _runs_of_set_off_blocks(doc):
        if _is_spoken(run, doc, last_parses):
            found.update(run)
    return frozenset(found)


def _runs_of_set_off_blocks(doc: Document) -> Iterator[range]:
    first = None
    for index in range(len(doc.blocks) + 1):
        is_set_off = index < len(doc.blocks) and doc.blocks[index].is_set_off
        if is_set_off and first is None:
            first = index
        elif not is_set_off and first is not None:
            yield range(first, index)
            first = None


def _is_spoken(run: range, doc: Document, last_parses: Mapping[int, Parse]) -> bool:
    words = [doc.blocks[index].span.of(doc.text) for index in run]
    if _LABEL.match(words[0]):
        return False
    is_spoken = any(text[:1] in OPENING_CHARACTERS or _ADDRESS.search(text) for text in words)
    if is_spoken or _SIGNED_AT_END.search(words[-1]):
        return True
    before = doc.blocks[run.start - 1] if run.start else None
    after = doc.blocks[run.stop] if run.stop < len(doc.blocks) else None
    is_signed = after is not None and _SIGNATURE.match(after.span.of(doc.text)) is not None
    return is_signed or (before is not None and _brings_in_words(before, last_parses.get(run.start - 1), doc.text))


def _brings_in_words(before: Block, parse: Parse | None, text: str) -> bool:
    """Say whether the block before ends with a colon, or with a sentence that has a verb of saying or writing."""
    if before.role is not Role.BODY:
        return False
    if before.span.of(text).rstrip().endswith(":"):
        return True
    return parse is not None and any(map(_is_saying, parse.tokens[-1].sent))


def _is_saying(token: Token) -> bool:
    return token.pos_ == "VERB" and (is_verb_of_saying(token.lemma_) or token.lemma_ in _SHOWING)
