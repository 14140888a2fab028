"""Values of cue linking: a cue, a quotation span in its block, a cue option, and how a cue stands to a span.

What options a span has is decided in `cue_options.py`, which of them is right in `attributions/cue_linking.py`.
"""

import re
from dataclasses import dataclass

from transforms.clauses.clause_candidates import ClauseCandidate
from transforms.clauses.passives import is_passive
from transforms.document import Span, Token
from transforms.language.alignment import TokenRange
from transforms.quotations.quotation_marks import QuotationSpan

# A verb that is a cue in so many of its uses is a verb of saying.
MIN_SAYING_SHARE = 0.2
_SENTENCE_END = re.compile(r"[.?!\u2026][\"\u201d')\]]*\s+[\"\u201c(]?[A-Z]")
_STRAIGHT_MARKS = frozenset("\"'")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word outside of marks that may be the head of a cue, its place in the document's text and its candidates."""

    token: Token
    start_char: int
    cue_share: float  # how often this lemma is a cue, 0..1
    source: TokenRange | None
    clauses: tuple[tuple[float, ClauseCandidate], ...]  # clauses that it may govern, most probable first
    words: TokenRange  # tokens of the whole cue
    encoder_probability: float = 0.0  # how likely the encoder takes these words for a cue, 0..1

    @property
    def probability(self) -> float:
        """How likely the word is a cue, 0..1, by lexicon or encoder, whichever is the higher."""
        return max(self.cue_share, self.encoder_probability)

    def clause_over(self, quotation: "PlacedQuotation") -> float | None:
        """Give the probability of the likeliest clause that shares a token with a span. None where no clause does."""
        first, end = quotation.tokens
        for probability, clause in self.clauses:
            if any(piece[0] < end and first < piece[1] for piece in clause.content):
                return probability
        return None


@dataclass(frozen=True, slots=True)
class PlacedQuotation:
    """A quotation span in its block: `order` counts those of the document from 0, `tokens` are of the span's parse."""

    span: QuotationSpan
    block: int  # index into Document.blocks
    order: int
    tokens: TokenRange
    is_block_start: bool
    is_headline: bool
    is_distanced: bool = False  # a few words between single marks, in a text whose speech has double ones
    is_name: bool = False  # a title or a name, which nobody said here


@dataclass(frozen=True, slots=True)
class CueOption:
    """One way to read a span: by `cue`, as going on from the span before (`is_continuation`), or as nobody's speech."""

    cue: Cue | None
    is_continuation: bool
    features: tuple[str, ...]


def text_between_quotations(before: PlacedQuotation, quotation: PlacedQuotation, text: str) -> str:
    """Give what stands between the marks of two spans, without blanks at its ends."""
    return text[before.span.with_marks.end_char : quotation.span.with_marks.start_char].strip()


def is_quotation_continued(before: PlacedQuotation, quotation: PlacedQuotation, text: str) -> bool:
    """Say whether a paragraph goes on with the utterance of the one before, whose mark was left open for that.

    Both open with curly marks or both with straight ones, or the second with no mark: a sentence that the paragraph's
    end cut in two. Where the break between the two is lost, one follows the other in one block, whatever their marks.
    """
    if before.span.is_closed:
        return False
    if before.block == quotation.block:
        return not text_between_quotations(before, quotation, text)
    if not quotation.is_block_start or quotation.block != before.block + 1:
        return False

    mark = text[quotation.span.with_marks.start_char : quotation.span.content.start_char]
    mark_before = text[before.span.with_marks.start_char]
    return not mark or (mark in _STRAIGHT_MARKS) == (mark_before in _STRAIGHT_MARKS)


def is_cue_in_opening_sentence(cue: Cue, quoted: Span, text: str) -> bool:
    """Say whether a verb of saying is in the sentence that opens the marked words `quoted` by a comma or a colon."""
    opening = text[max(0, quoted.start_char - 3) : quoted.start_char].rstrip()[-1:]
    if opening not in {",", ":"} or cue.start_char >= quoted.start_char:
        return False

    is_active = cue.token.pos_ == "VERB" and not is_passive(cue.token)
    is_saying = is_active and cue.cue_share >= MIN_SAYING_SHARE
    return is_saying and not has_sentence_end_behind_cue(cue, quoted, text)


def has_sentence_end_behind_cue(cue: Cue, quoted: Span, text: str) -> bool:
    """Say whether a sentence ends between a cue and marked words behind it."""
    return bool(_SENTENCE_END.search(text, cue.start_char, quoted.start_char))
