"""Attributions on their way to be quotes: which of those that overlap stand, and the pieces of their content."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from transforms.document import Piece, Span
from transforms.quotes.cue_options import PlacedQuotation, overlap

# One inside another's content needs as good a chance as not to be told at all.
_NESTED_CHANCE = 0.5
# Characters of text for each list of attributions: a paragraph or so.
_BUCKET_CHARS = 500
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Attribution:
    """An attribution: its chance and rule, spans of content, the marked stretches among them, cue, lemma and source."""

    chance: float
    rule: str
    content: tuple[Span, ...]
    stretches: tuple[PlacedQuotation, ...]
    cue: Span | None = None
    lemma: str | None = None
    source: Span | None = None

    def holds(self, span: Span) -> bool:
        """Say whether a span lies in one piece of the content."""
        return any(piece.holds(span) for piece in self.content)

    def touches(self, span: Span) -> bool:
        """Say whether a span shares a character with the content."""
        return any(overlap(piece, span) for piece in self.content)

    def is_inside(self, other: "Attribution") -> bool:
        """Say whether cue and content lie in the content of `other`."""
        return (self.cue is None or other.holds(self.cue)) and all(other.holds(piece) for piece in self.content)

    def clashes(self, other: "Attribution") -> bool:
        """Say whether both cannot be told: they share words, or one's cue is the other's or a word of its content."""
        if any(other.touches(piece) for piece in self.content):
            return True
        if self.cue is None or other.cue is None:
            return False
        return overlap(self.cue, other.cue) or other.holds(self.cue) or self.holds(other.cue)


class SpanIndex:
    """Attributions that stand, to be asked by place in time that does not grow with their number."""

    def __init__(self) -> None:
        self._places: dict[int, list[Attribution]] = {}

    def add(self, found: Attribution) -> None:
        """Put one up."""
        for bucket in set(_buckets(found)):
            self._places.setdefault(bucket, []).append(found)

    def near(self, found: Attribution) -> list[Attribution]:
        """Those that stand where `found` would, each once, in the order they were added at each place."""
        seen = {id(one): one for bucket in sorted(set(_buckets(found))) for one in self._places.get(bucket, ())}
        return list(seen.values())

    def tells(self, stretch: PlacedQuotation) -> bool:
        """Say whether a stretch shares words with the content of one that stands."""
        inner = stretch.marked.inner
        return any(one.touches(inner) for one in self.near(Attribution(0.0, "", (inner,), (stretch,))))


def _buckets(found: Attribution) -> Iterator[int]:
    for span in (*found.content, *((found.cue,) if found.cue else ())):
        yield from range(span.start_char // _BUCKET_CHARS, span.end_char // _BUCKET_CHARS + 1)


def resolve_overlaps(proposals: Iterable[Attribution]) -> tuple[list[Attribution], list[Attribution], SpanIndex]:
    """The likeliest first; what clashes with one that stands is out, or nested where it lies inside of it.

    Of stretches of one cue, those that nothing clashes with stand without the others.
    """
    told: list[Attribution] = []
    nested: list[Attribution] = []
    board = SpanIndex()
    for one in sorted(proposals, key=lambda found: (-found.chance, found.content[0].start_char)):
        clash = [other for other in board.near(one) if one.clashes(other)]
        if clash and one.chance >= _NESTED_CHANCE and any(one.is_inside(other) for other in clash):
            if not any(one.cue == other.cue and one.clashes(other) for other in nested):
                nested.append(one)
            continue
        rest = _left(one, clash) if clash else one
        if rest is not None and not any(rest.clashes(other) for other in clash):
            told.append(rest)
            board.add(rest)
    return told, nested, board


def _left(found: Attribution, clash: Sequence[Attribution]) -> Attribution | None:
    """What is left of an attribution without the pieces that others tell; None where no marked stretch is."""
    content = tuple(piece for piece in found.content if not any(other.touches(piece) for other in clash))
    stretches = tuple(one for one in found.stretches if one.marked.inner in content)
    return replace(found, content=content, stretches=stretches) if stretches else None


def within(span: Span, cue: Span, stretches: Sequence[PlacedQuotation], sayers: Mapping[int, Span]) -> Span | None:
    """Cut a clause of `cue` where a stretch stands that a cue outside the clause says; None where nothing is left.

    `stretches` are all of the document, in order; `sayers` gives the cue of a stretch by its order.
    """
    start, end = span.start_char, span.end_char
    for outer in (one.marked.outer for one in _over(span, stretches) if _is_foreign(one, cue, (span,), sayers)):
        if outer.start_char >= cue.end_char:
            end = min(end, outer.start_char)
        else:
            start = max(start, outer.end_char)
    return Span(start, end) if start < end else None


def _is_foreign(stretch: PlacedQuotation, cue: Span, content: Iterable[Span], sayers: Mapping[int, Span]) -> bool:
    sayer = sayers.get(stretch.order, cue)
    return sayer != cue and not any(piece.holds(sayer) for piece in content)


def whole(found: Attribution, stretches: Sequence[PlacedQuotation], sayers: Mapping[int, Span]) -> Attribution:
    """Take marked stretches into the content whole, or a word would be told by two; also one right behind a clause.

    `stretches` are all of the document, in order; `sayers` gives the cue of a stretch by its order. An attribution of
    stretches takes none that another cue says.
    """
    own = {one.marked.inner for one in found.stretches}
    reach = [one if one in own else Span(one.start_char, one.end_char + 2) for one in found.content]
    more = {
        stretch.marked.inner: None
        for piece in reach
        for stretch in _over(piece, stretches)
        if not (own and found.cue and _is_foreign(stretch, found.cue, found.content, sayers))
    }
    return replace(found, content=(*found.content, *(inner for inner in more if inner not in own)))


def _over(span: Span, stretches: Sequence[PlacedQuotation]) -> Iterator[PlacedQuotation]:
    at = bisect_left(stretches, span.start_char + 1, key=lambda one: one.marked.outer.end_char)
    while at < len(stretches) and stretches[at].marked.outer.start_char < span.end_char:
        yield stretches[at]
        at += 1


def pieces_of(found: Attribution, stretches: Sequence[PlacedQuotation], text: str) -> tuple[Piece, ...]:
    """Content as pieces in order: whole marked stretches, and what stands between them, marks and edges trimmed."""
    out: list[Piece] = []
    for span in _merged(found.content):
        at = span.start_char
        for hole in (one.marked for one in _over(span, stretches)):
            out += _trimmed(text, at, min(hole.outer.start_char, span.end_char))
            out.append(Piece(hole.inner.start_char, hole.inner.end_char, is_quoted=True))
            at = max(at, hole.outer.end_char)
        out += _trimmed(text, at, span.end_char)
    return tuple(out)


def _merged(spans: Iterable[Span]) -> list[Span]:
    out: list[Span] = []
    for span in sorted(spans, key=lambda one: one.start_char):
        if out and span.start_char <= out[-1].end_char:
            out[-1] = Span(out[-1].start_char, max(out[-1].end_char, span.end_char))
        else:
            out.append(span)
    return out


def _trimmed(text: str, start: int, end: int) -> list[Piece]:
    words = list(_WORD.finditer(text, start, end))
    return [Piece(words[0].start(), words[-1].end())] if words else []
