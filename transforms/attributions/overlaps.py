"""Resolve overlaps: of candidate attributions that share words, which are accepted, which are nested, which go.

No word is the content of two attributions, unless one lies inside the content of the other. Also makes the pieces of
an accepted attribution. How probable a candidate is, is decided before (`features.py`, `cue_linking.py`); what is left
without an attribution is dealt with in `quotes/assembly.py`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from transforms.cues.cues import PlacedQuotation
from transforms.document import Piece, QuoteRule, Span

# A candidate inside another's content is as likely to be wrong below this probability, and is left out.
_MIN_NESTED_PROBABILITY = 0.5
# Characters of text for each bucket of a SpanIndex: a paragraph or so.
_BUCKET_CHARS = 500
_FRAGMENTS = frozenset((
    *("of", "the", "a", "an", "in", "at", "by", "from", "for", "on", "with"),
    *("as", "what"),
))
# What is left of the sentence behind the words: "..., as Silva argued", "..., she implored them".
_REST_OF_SENTENCE = frozenset(("as", "me", "us", "him", "her", "them"))
# A clause is so likely an attribution that one within it, whose words stand between marks, is nested in it.
_MIN_OUTER_PROBABILITY = 0.8
# Whatever a clause says in a turn is nested in it.
_PROBABILITY_OF_TURN = 1.0
# Between a clause and a quotation span that still belongs to it: a blank or a comma and a blank.
_REACH_CHARS = 2
# A word with the sign of money or of a share that belongs to it: "$187", "4.8%".
_WORD = re.compile(r"[$€£¥₩₹]?\w+[%°]?")
_MONEY = frozenset("$€£¥₩₹")
# Letters with a full stop behind each but the last, whose own belongs to it: "the U.S".
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.)+[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A candidate attribution. `quotations` are the quotation spans among its content."""

    probability: float
    rule: str  # a value of QuoteRule, or one of its families
    content: tuple[Span, ...]
    quotations: tuple[PlacedQuotation, ...]
    cue: Span | None = None
    cue_lemma: str | None = None
    source: Span | None = None
    is_addressing: bool = False  # the cue says who is asked or told something

    def holds(self, span: Span) -> bool:
        """Say whether a span lies in one piece of the content."""
        return any(piece.holds(span) for piece in self.content)

    def touches(self, span: Span) -> bool:
        """Say whether a span shares a character with the content."""
        return any(piece.overlaps(span) for piece in self.content)

    def is_inside_attribution(self, other: "Attribution") -> bool:
        """Say whether cue and content lie in the content of `other`."""
        return (self.cue is None or other.holds(self.cue)) and all(other.holds(piece) for piece in self.content)

    def conflicts_with_attribution(self, other: "Attribution") -> bool:
        """Say whether only one can be right: they share words, or one's cue is the other's or in its content."""
        if any(other.touches(piece) for piece in self.content):
            return True
        if self.cue is None or other.cue is None:
            return False
        if self.rule == other.rule == QuoteRule.LISTED:
            return False  # one cue opens all items of a list
        return self.cue.overlaps(other.cue) or other.holds(self.cue) or self.holds(other.cue)

    def has_cue_of_attribution(self, other: "Attribution") -> bool:
        """Say whether both have one cue, or words of one, and only one can be right."""
        are_cues_shared = self.cue == other.cue or (self.cue and other.cue and self.cue.overlaps(other.cue))
        return bool(are_cues_shared) and self.conflicts_with_attribution(other)


class SpanIndex:
    """Accepted attributions, numbered from 0 as they are added, found by place.

    A look-up takes no longer the more attributions there are.
    """

    def __init__(self) -> None:
        self.attributions: list[Attribution] = []
        self._numbers: dict[int, list[int]] = {}

    def add_attribution(self, attribution: Attribution) -> None:
        """Accept an attribution."""
        number = len(self.attributions)
        self.attributions.append(attribution)
        for bucket in _buckets_of_attribution(attribution):
            self._numbers.setdefault(bucket, []).append(number)

    def attributions_near(self, attribution: Attribution) -> list[Attribution]:
        """Give the accepted attributions in the buckets of another one, each once, in the order of the buckets."""
        return [self.attributions[number] for number in self._numbers_of_attributions_near(attribution)]

    def parent_of_attribution(self, attribution: Attribution) -> int | None:
        """Give the number of the accepted attribution that another one is inside of. None where it is in no other."""
        numbers = self._numbers_of_attributions_near(attribution)
        return next(
            (number for number in numbers if attribution.is_inside_attribution(self.attributions[number])), None
        )

    def has_words_of_quotation(self, quotation: PlacedQuotation) -> bool:
        """Say whether a quotation span shares words with the content of an accepted attribution."""
        content = quotation.span.content
        probe = Attribution(0.0, "", (content,), (quotation,))
        return any(attribution.touches(content) for attribution in self.attributions_near(probe))

    def _numbers_of_attributions_near(self, attribution: Attribution) -> list[int]:
        buckets = _buckets_of_attribution(attribution)
        return list(dict.fromkeys(number for bucket in buckets for number in self._numbers.get(bucket, ())))


def _buckets_of_attribution(attribution: Attribution) -> list[int]:
    spans = [*attribution.content, *([attribution.cue] if attribution.cue else [])]
    ranges = (range(span.start_char // _BUCKET_CHARS, span.end_char // _BUCKET_CHARS + 1) for span in spans)
    return sorted({bucket for buckets in ranges for bucket in buckets})


def resolve_overlaps(candidates: Iterable[Attribution]) -> tuple[SpanIndex, list[Attribution]]:
    """Accept the most probable candidates first. Returns the accepted ones, and those nested in one of them.

    One that holds another whole, cue and all, goes before it where both are likely: in "Silva said a pilot told her
    "We left"" both speak. What conflicts with an accepted one is dropped, or nested where it lies inside of it. Of the
    quotation spans of one cue, those without a conflict are accepted without the others.
    """
    accepted = SpanIndex()
    nested: list[Attribution] = []
    for candidate in _order_attributions(list(candidates)):
        conflicts = [
            other for other in accepted.attributions_near(candidate) if candidate.conflicts_with_attribution(other)
        ]
        if not conflicts:
            accepted.add_attribution(candidate)
        elif _may_be_nested_quote(candidate, conflicts):
            if not any(map(candidate.has_cue_of_attribution, nested)):
                nested.append(candidate)
        else:
            rest = _exclude_content_of_other_quotes(candidate, conflicts)
            if rest is not None and not any(rest.conflicts_with_attribution(other) for other in conflicts):
                accepted.add_attribution(rest)
    return accepted, nested


def _order_attributions(candidates: Sequence[Attribution]) -> list[Attribution]:
    """Order candidates by probability, an outer one before the likeliest that it holds, turns before all."""
    cued = sorted((each.cue.start_char, number) for number, each in enumerate(candidates) if each.cue is not None)
    places: list[tuple[float, int, int]] = []
    for number, candidate in enumerate(candidates):
        probability = _PROBABILITY_OF_TURN if candidate.rule == QuoteRule.TURN else candidate.probability
        own = (-probability, candidate.content[0].start_char, number)
        inner = [(-each.probability, -1, number) for each in _find_inner(candidate, candidates, cued)]
        places.append(min([own, *inner]))
    return [candidates[number] for _, _, number in sorted(places)]


def _find_inner(
    outer: Attribution, candidates: Sequence[Attribution], cued: Sequence[tuple[int, int]]
) -> Iterator[Attribution]:
    """Yield the likely candidates between marks that a likely one without any holds; `cued` are cue starts in order."""
    if outer.probability < _MIN_OUTER_PROBABILITY or outer.quotations or outer.cue is None:
        return
    for piece in outer.content:
        first, end = (bisect_left(cued, (char, -1)) for char in (piece.start_char, piece.end_char))
        for _, number in cued[first:end]:
            inner = candidates[number]
            if inner.quotations and inner.probability > outer.probability and inner.is_inside_attribution(outer):
                yield inner


def _may_be_nested_quote(candidate: Attribution, conflicts: Sequence[Attribution]) -> bool:
    is_likely = candidate.probability >= _MIN_NESTED_PROBABILITY
    return is_likely and any(candidate.is_inside_attribution(other) for other in conflicts)


def _exclude_content_of_other_quotes(candidate: Attribution, conflicts: Sequence[Attribution]) -> Attribution | None:
    """Take out the pieces whose words other attributions have. None where no quotation span is left."""
    content = tuple(piece for piece in candidate.content if not any(other.touches(piece) for other in conflicts))
    quotations = tuple(quotation for quotation in candidate.quotations if quotation.span.content in content)
    return replace(candidate, content=content, quotations=quotations) if quotations else None


def cut_at_foreign_quotations(
    clause: Span, cue: Span, quotations: Sequence[PlacedQuotation], cue_of_quotation: Mapping[int, Span]
) -> Span | None:
    """Cut a clause of `cue` at the quotation spans that a cue outside the clause claims. None if nothing is left.

    `quotations` are all of the document, in order; `cue_of_quotation` gives the cue by `PlacedQuotation.order`.
    """
    start, end = clause.start_char, clause.end_char
    for quotation in _quotations_over_span(clause, quotations):
        if not _is_foreign_quotation(quotation, cue, (clause,), cue_of_quotation):
            continue
        with_marks = quotation.span.with_marks
        if with_marks.start_char >= cue.end_char:
            end = min(end, with_marks.start_char)
        else:
            start = max(start, with_marks.end_char)
    return Span(start, end) if start < end else None


def cut_out_source(clause: Span, source: Span | None, quotations: Sequence[PlacedQuotation]) -> list[Span]:
    """Give a clause whole, or the sides of the source in it that hold quotation spans of its cue."""
    if source is None or not source.overlaps(clause):
        return [clause]
    sides = ((clause.start_char, source.start_char), (source.end_char, clause.end_char))
    rest = [Span(start, end) for start, end in sides if start < end]
    return [span for span in rest if any(span.overlaps(quotation.span.content) for quotation in quotations)]


def include_whole_quotations(
    candidate: Attribution, quotations: Sequence[PlacedQuotation], cue_of_quotation: Mapping[int, Span]
) -> Attribution:
    """Take the quotation spans that a candidate touches into its content whole, also one right behind a clause.

    Otherwise two attributions could share a span's words. A candidate with quotation spans of its own takes none that
    another cue claims. The other arguments are those of `cut_at_foreign_quotations`.
    """
    own = {quotation.span.content for quotation in candidate.quotations}
    added: dict[Span, None] = {}
    for piece in candidate.content:
        reach = piece if piece in own else Span(piece.start_char, piece.end_char + _REACH_CHARS)
        for quotation in _quotations_over_span(reach, quotations):
            is_claimed = (
                own
                and candidate.cue
                and _is_foreign_quotation(quotation, candidate.cue, candidate.content, cue_of_quotation)
            )
            if not is_claimed and quotation.span.content not in own:
                added[quotation.span.content] = None
    return replace(candidate, content=(*candidate.content, *added))


def _is_foreign_quotation(
    quotation: PlacedQuotation, cue: Span, content: Iterable[Span], cue_of_quotation: Mapping[int, Span]
) -> bool:
    """Say whether another cue claims a quotation span, one that is not itself a part of the content."""
    claiming = cue_of_quotation.get(quotation.order, cue)
    return claiming != cue and not any(piece.holds(claiming) for piece in content)


def _quotations_over_span(span: Span, quotations: Sequence[PlacedQuotation]) -> Iterator[PlacedQuotation]:
    """Yield the quotation spans that share a character with a span, marks included."""
    at = bisect_left(quotations, span.start_char + 1, key=lambda quotation: quotation.span.with_marks.end_char)
    while at < len(quotations) and quotations[at].span.with_marks.start_char < span.end_char:
        yield quotations[at]
        at += 1


def make_quote_pieces(candidate: Attribution, quotations: Sequence[PlacedQuotation], text: str) -> tuple[Piece, ...]:
    """Make the pieces of the content, in order: whole quotation spans, and the words between them."""
    pieces: list[Piece] = []
    for span in _merge_quote_spans(candidate.content):
        at = span.start_char
        for quotation in _quotations_over_span(span, quotations):
            with_marks, content = quotation.span.with_marks, quotation.span.content
            pieces += _trim_quote_piece_to_words(text, at, min(with_marks.start_char, span.end_char))
            pieces.append(Piece(content.start_char, content.end_char, is_quoted=True))
            at = max(at, with_marks.end_char)
        pieces += _trim_quote_piece_to_words(text, at, span.end_char)
    return tuple(_leave_out_fragments(pieces, text))


def _leave_out_fragments(pieces: Sequence[Piece], text: str) -> list[Piece]:
    """Leave out pieces that are one small word beside no other piece: "of", from between two cut parts of a source.

    So is a last "as", behind which the speaker stands, and a last pronoun, of whom the words were told.
    """
    if len(pieces) > 1 and not pieces[-1].is_quoted and pieces[-1].of(text).lower() in _REST_OF_SENTENCE:
        pieces = pieces[:-1]
    kept = []
    for index, piece in enumerate(pieces):
        near = (pieces[index - 1] if index else None, pieces[index + 1] if index + 1 < len(pieces) else None)
        gaps = [max(piece.start_char - other.end_char, other.start_char - piece.end_char) for other in near if other]
        is_fragment = not piece.is_quoted and piece.of(text).lower() in _FRAGMENTS and bool(gaps)
        if not is_fragment or min(gaps) <= _REACH_CHARS:
            kept.append(piece)
    return kept


def _merge_quote_spans(spans: Iterable[Span]) -> list[Span]:
    """Join spans that touch or overlap, in order of the text."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start_char):
        if merged and span.start_char <= merged[-1].end_char:
            merged[-1] = Span(merged[-1].start_char, max(merged[-1].end_char, span.end_char))
        else:
            merged.append(span)
    return merged


def _trim_quote_piece_to_words(text: str, start: int, end: int) -> list[Piece]:
    """Give the piece from the first to the last word of a range; empty where it has no word."""
    words = list(_WORD.finditer(text, start, end))
    if not words:
        return []
    first, last = words[0].start(), words[-1].end()
    if first and text[first - 1] in _MONEY:  # a token of its own to the parse: "$187"
        first -= 1
    if text[last : last + 1] == "." and _ends_with_initials(text, first, last):
        last += 1
    is_open = text.count("(", first, last) > text.count(")", first, last)
    return [Piece(first, last + 1 if is_open and text[last : last + 1] == ")" else last)]


def _ends_with_initials(text: str, first: int, last: int) -> bool:
    """Say whether the last word of a range is made of initials: "the U.S", whose last full stop is outside."""
    return _INITIALS.fullmatch(text[first:last].rpartition(" ")[2]) is not None
