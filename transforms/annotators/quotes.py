"""Quotes: who-said-what before the who. Marked stretches find their cue, clauses are weighed, no word is told twice.

The parse offers candidate clauses (`frames`), the marks offer stretches (`marks`); learned weights say which clause is
an attribution and which cue a stretch belongs to (`links`). Of attributions that overlap the likelier one stands; one
that lies inside the content of another becomes its child.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from transforms import evidence, turns, weights
from transforms.document import Document, Parse, Piece, Quote, Span
from transforms.evidence import Part
from transforms.frames import Candidate
from transforms.links import Cue, Stretch, options, overlap
from transforms.sources import linked_source

NEEDS = ("parses",)
ADDS = ("quotes",)
# On the training articles F1 of clauses is flat from 0.28 to 0.36 (63.7 to 63.2); fewer false ones are worth more.
_CLAUSE_CHANCE = 0.36
# A clause that holds marked words needs less to be joined to them, one inside another's content more to be told.
_JOINED_CHANCE, _NESTED_CHANCE = 0.15, 0.5
_CERTAIN = 0.99
# A stretch that no cue claims is speech from this many words on, if it is a sentence by its looks.
_UNCUED_WORDS = 6
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Found:
    """An attribution on its way: spans of content, those of them that are marked, the cue and its source."""

    chance: float
    rule: str
    content: tuple[Span, ...]
    stretches: tuple[Stretch, ...]
    cue: Span | None
    lemma: str | None
    source: Span | None


def annotate(doc: Document) -> Document:
    """Add `quotes`, in order of their first piece; nested ones point to their parent."""
    read = evidence.parts(doc, weights.lexicon(), weights.chance)
    distanced = [stretch for part in read for stretch in part.stretches if stretch.is_distanced]
    parts = _without(read, distanced)
    laid = list(_laid_out(parts, doc))
    linked, idle = _linked(_without(parts, [one for found in laid for one in found.stretches]), doc.text)
    stretches = [stretch for part in parts for stretch in part.stretches]
    proposals = [_whole(one, stretches) for one in [*linked, *_clauses(parts, linked)]]
    told, nested = _settled([*laid, *proposals])
    loose = [_loose(one, doc.text) for one in idle if not any(_holds(other, one[0].marked.inner) for other in told)]
    held = [_loose([one], doc.text) for one in distanced]
    return replace(doc, quotes=tuple(_numbered([*told, *loose], [*nested, *held], stretches, doc)))


def _laid_out(parts: Sequence[Part], doc: Document) -> Iterator[_Found]:
    """Attributions by layout alone: turns of a transcript, stretches signed with a name."""
    spoken = {turn.block: turn for turn in turns.turns(doc)}
    for turn in spoken.values():
        inside = tuple(one for part in parts if part.parse.block == turn.block for one in part.stretches)
        yield _Found(_CERTAIN, "turn", (turn.content,), inside, turn.cue, None, turn.source)
    for part in parts:
        for stretch in part.stretches:
            name = None if part.parse.block in spoken else turns.signature(stretch.marked, stretch.block, doc)
            if name is not None:
                yield _Found(_CERTAIN, "signed", (stretch.marked.inner,), (stretch,), None, None, name)


def _without(parts: Sequence[Part], stretches: Sequence[Stretch]) -> list[Part]:
    taken = {stretch.order for stretch in stretches}
    return [replace(part, stretches=tuple(s for s in part.stretches if s.order not in taken)) for part in parts]


def _linked(parts: Sequence[Part], text: str) -> tuple[list[_Found], list[list[Stretch]]]:
    """Give every stretch to a cue or to the stretch before it; second, those that are nobody's."""
    groups: dict[tuple[int, int], list[Stretch]] = {}
    cues: dict[tuple[int, int], tuple[Part, Cue]] = {}
    chances: dict[tuple[int, int], float] = {}
    idle: list[list[Stretch]] = []
    before: Stretch | None = None
    key: tuple[int, int] | None = None
    for index, part in enumerate(parts):
        earlier = [(one, cue) for one in parts[:index] if one.parse.block == part.parse.block - 1 for cue in one.cues]
        for stretch in part.stretches:
            offered = list(options(stretch, before, part.cues, [cue for _, cue in earlier], text))
            shares = weights.shares([option.features for option in offered])
            share, option = max(zip(shares, offered, strict=True), key=lambda one: one[0])
            if option.cue is not None:
                holder = next((one for one, cue in earlier if cue is option.cue), part)
                key = (parts.index(holder), option.cue.token.i)
                cues[key] = (holder, option.cue)
                chances.setdefault(key, share)
            elif not option.joins:
                key = None
            if key is None and option.joins and idle:
                idle[-1].append(stretch)
            elif key is None:
                idle.append([stretch])
            else:
                groups.setdefault(key, []).append(stretch)
            before = stretch
    return [_by_cue(*cues[key], tuple(group), chances[key], text) for key, group in groups.items()], idle


def _by_cue(part: Part, cue: Cue, stretches: tuple[Stretch, ...], chance: float, text: str) -> _Found:
    """An attribution of marked stretches, with the clause around them where the cue has one that holds some of them."""
    marked = [one.marked.inner for one in stretches]
    content = list(marked)
    for likely, clause in cue.best:
        spans = [evidence.span_of(part.parse, piece) for piece in clause.content]
        if any(overlap(span, one) for span in spans for one in marked):
            if likely >= _JOINED_CHANCE:
                content += [_from_opening(span, stretches, text) for span in spans]
            break
    source = linked_source(cue, stretches[0], part.quoted)
    return _Found(
        chance,
        "marked",
        tuple(content),
        stretches,
        evidence.span_of(part.parse, _cue_range(cue)),
        cue.token.lemma_.lower(),
        evidence.span_of(part.parse, source) if source else None,
    )


def _opens(stretch: Stretch, text: str) -> bool:
    """Say whether a stretch opens an utterance: a capital behind a comma or a colon; before it is narration."""
    before = text[max(0, stretch.marked.outer.start_char - 3) : stretch.marked.outer.start_char].rstrip()
    return before[-1:] == ":" or (before[-1:] == "," and stretch.marked.inner.of(text).lstrip()[:1].isupper())


def _from_opening(span: Span, stretches: Iterable[Stretch], text: str) -> Span:
    inside = [one.marked.inner.start_char for one in stretches if span.holds(one.marked.outer) and _opens(one, text)]
    return Span(max([span.start_char, *inside]), span.end_char)


def _cue_range(cue: Cue) -> tuple[int, int]:
    return cue.best[0][1].cue if cue.best else (cue.token.i, cue.token.i + 1)


def _clauses(parts: Sequence[Part], linked: Sequence[_Found]) -> Iterator[_Found]:
    """Clauses that are likely enough by themselves, of cues that no stretch has taken."""
    taken = [one.cue for one in linked if one.cue is not None]
    for part in parts:
        for chance, clause in part.clauses:
            if chance < _CLAUSE_CHANCE:
                break
            found = _of_clause(part.parse, clause, chance)
            if found.cue is not None and not any(overlap(found.cue, one) for one in taken):
                yield found


def _of_clause(parse: Parse, clause: Candidate, chance: float) -> _Found:
    content = tuple(evidence.span_of(parse, piece) for piece in clause.content)
    cue = evidence.span_of(parse, clause.cue)
    source = evidence.span_of(parse, clause.source) if clause.source else None
    return _Found(chance, clause.frame, content, (), cue, parse.tokens[clause.head].lemma_.lower(), source)


def _whole(found: _Found, stretches: Sequence[Stretch]) -> _Found:
    """Take marked stretches into the content whole, or a word would be told by two; also one right behind a clause."""
    own = [one.marked.inner for one in found.stretches]
    reach = [one if one in own else Span(one.start_char, one.end_char + 2) for one in found.content]
    more = [one.marked.inner for one in stretches if any(overlap(one.marked.outer, piece) for piece in reach)]
    return replace(found, content=(*found.content, *more))


def _touches(found: _Found, span: Span) -> bool:
    return any(overlap(piece, span) for piece in found.content)


def _settled(proposals: Iterable[_Found]) -> tuple[list[_Found], list[_Found]]:
    """The likeliest first; what overlaps one that stands is out, or nested where it lies inside of it."""
    told: list[_Found] = []
    nested: list[_Found] = []
    for one in sorted(proposals, key=lambda found: (-found.chance, found.content[0].start_char)):
        clash = [other for other in told if _clashes(one, other)]
        if not clash:
            told.append(one)
        elif one.chance >= _NESTED_CHANCE and any(_is_inside(one, other) for other in clash):
            nested.append(one)
    return told, nested


def _clashes(one: _Found, other: _Found) -> bool:
    if any(_touches(other, piece) for piece in one.content):
        return True
    if one.cue is None or other.cue is None:
        return False
    return overlap(one.cue, other.cue) or _holds(other, one.cue) or _holds(one, other.cue)


def _holds(found: _Found, span: Span) -> bool:
    return any(piece.holds(span) for piece in found.content)


def _is_inside(one: _Found, other: _Found) -> bool:
    return (one.cue is None or _holds(other, one.cue)) and all(_holds(other, piece) for piece in one.content)


def _loose(stretches: Sequence[Stretch], text: str) -> _Found:
    """Stretches that no cue claims: speech where they look like a sentence, else words held at a distance."""
    inner = stretches[0].marked.inner.of(text).strip()
    is_long = len(_WORD.findall(inner)) >= _UNCUED_WORDS
    is_speech = is_long and inner[:1].isupper() and (inner[-1:] in ".,?!\u2026" or not stretches[0].marked.is_closed)
    content = tuple(one.marked.inner for one in stretches)
    return _Found(0.5, "uncued" if is_speech else "scare", content, tuple(stretches), None, None, None)


def _numbered(told: list[_Found], nested: list[_Found], stretches: list[Stretch], doc: Document) -> Iterator[Quote]:
    pieces = [
        (one, _pieces(one, one.stretches if one.rule == "scare" else stretches, doc.text)) for one in [*told, *nested]
    ]
    ordered = sorted(
        ((spans, one) for one, spans in pieces if spans),
        key=lambda pair: (pair[0][0].start_char, -pair[0][-1].end_char),
    )
    children = {id(one) for one in nested}
    positions = {id(one): position for position, (_, one) in enumerate(ordered, start=1)}
    for position, (spans, one) in enumerate(ordered, start=1):
        parent = next((positions[id(other)] for other in told if other is not one and _is_inside(one, other)), None)
        kind = _type(one, spans)
        yield Quote(
            position,
            spans,
            quote_type=kind,
            cue=(one.cue,) if one.cue else (),
            cue_lemma=one.lemma,
            sources=(one.source,) if one.source else (),
            rule=one.rule,
            confidence=round(one.chance, 4),
            parent=parent if id(one) in children else None,
            is_verbatim=kind == "direct",
        )


def _type(found: _Found, pieces: Sequence[Piece]) -> str:
    if found.rule == "scare":
        return "scare"
    if found.rule == "turn":
        return "direct"  # a transcript has what was said word for word, with marks or without
    marked = [piece.is_quoted for piece in pieces]
    return "direct" if all(marked) else "mixed" if any(marked) else "indirect"


def _pieces(found: _Found, stretches: Sequence[Stretch], text: str) -> tuple[Piece, ...]:
    """Content as pieces in order: whole marked stretches, and what stands between them, marks and edges trimmed."""
    if found.rule == "turn":
        return tuple(Piece(one.start_char, one.end_char) for one in found.content)
    inside = [one.marked for one in stretches if _touches(found, one.marked.inner)]
    out = [Piece(one.inner.start_char, one.inner.end_char, is_quoted=True) for one in inside]
    for span in _merged(found.content):
        at = span.start_char
        for hole in [*inside, None]:
            end = span.end_char if hole is None else min(max(hole.outer.start_char, at), span.end_char)
            if (piece := _trimmed(text, at, end)) is not None:
                out.append(piece)
            at = max(at, end if hole is None else hole.outer.end_char)
    return tuple(sorted(out, key=lambda piece: piece.start_char))


def _merged(spans: Iterable[Span]) -> list[Span]:
    out: list[Span] = []
    for span in sorted(spans, key=lambda one: one.start_char):
        if out and span.start_char <= out[-1].end_char:
            out[-1] = Span(out[-1].start_char, max(out[-1].end_char, span.end_char))
        else:
            out.append(span)
    return out


def _trimmed(text: str, start: int, end: int) -> Piece | None:
    words = list(_WORD.finditer(text, start, end))
    return Piece(words[0].start(), max(words[-1].end(), start)) if words else None
