"""Quotes: who-said-what before the who. Marked stretches find their cue, clauses are weighed, no word is told twice.

The parse offers candidate clauses (`frames`), the marks offer stretches (`marks`); learned weights say which clause is
an attribution and which cue a stretch belongs to (`links`). Of attributions that overlap the likelier one stands; one
that lies inside the content of another becomes its child.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from transforms import evidence, fusion, turns, uncued, weights
from transforms.attributions import Found, pieces_of, settled, whole
from transforms.document import Document, Piece, Quote, Span
from transforms.evidence import Part
from transforms.frames import Candidate
from transforms.inner_quotes import inner_quotes
from transforms.links import Cue, Stretch, options, overlap
from transforms.source_fusion import source_of
from transforms.sources import linked_source

NEEDS = ("parses",)
ADDS = ("quotes",)
# F1 of indirect ones is flat around it (`make bench-quotes`); lower finds more, higher errs less.
_CLAUSE_CHANCE = 0.32
# The same where the encoder has read the words too; F1 is flat from 0.4 on, and precision still rises.
_TAGGED_CHANCE = 0.47
# A clause that holds marked words needs less to be joined to them.
_JOINED_CHANCE = 0.15
_CERTAIN = 0.99
# A cue with its source, between two sentences of one speaker.
_ONE_CUE_CHARS = 60


def annotate(doc: Document) -> Document:
    """Add `quotes`, in order of their first piece; nested ones point to their parent."""
    read = evidence.parts(doc, weights.lexicon(), weights.chance)
    distanced = [stretch for part in read for stretch in part.stretches if stretch.is_distanced]
    parts = _without(read, distanced)
    stretches = [stretch for part in parts for stretch in part.stretches]
    laid = list(_laid_out(parts, doc))
    linked, idle = _linked(_without(parts, [one for found in laid for one in found.stretches]), doc)
    proposals = [whole(one, stretches) for one in [*linked, *_clauses(parts, linked)]]
    told, nested, board = settled([*laid, *proposals])
    loose = [_loose(group, doc.text) for group in idle]
    told += [one for one in loose if not any(other.holds(one.content[0]) for other in board.near(one))]
    for one in loose:
        board.add(one)
    nested += [_loose([one], doc.text) for one in distanced]
    nested += [one for part in parts for one in inner_quotes(part, weights.lexicon(), doc.text)]
    parents = {id(one): next((other for other in board.near(one) if one.is_inside(other)), None) for one in nested}
    ordered = _ordered([*told, *nested], stretches, doc.text)
    positions = {id(one): position for position, (_, one) in enumerate(ordered, start=1)}
    above = {key: positions.get(id(parent)) for key, parent in parents.items() if parent is not None}
    return replace(doc, quotes=tuple(_quote(positions[id(one)], one, spans, above) for spans, one in ordered))


def _laid_out(parts: Sequence[Part], doc: Document) -> Iterator[Found]:
    """Attributions by layout alone: turns of a transcript, stretches signed with a name."""
    spoken = {turn.block: turn for turn in turns.turns(doc)}
    inside: dict[int, list[Stretch]] = {}
    for part in parts:
        inside.setdefault(part.parse.block, []).extend(part.stretches)
    for turn in spoken.values():
        own = tuple(inside.get(turn.block, ()))
        yield Found(_CERTAIN, "turn", (turn.content,), own, turn.cue, None, turn.source)
    for part in parts:
        for stretch in part.stretches:
            name = None if part.parse.block in spoken else turns.signature(stretch.marked, stretch.block, doc)
            if name is not None:
                yield Found(_CERTAIN, "signed", (stretch.marked.inner,), (stretch,), source=name)


def _without(parts: Sequence[Part], stretches: Sequence[Stretch]) -> list[Part]:
    taken = {stretch.order for stretch in stretches}
    return [replace(part, stretches=tuple(s for s in part.stretches if s.order not in taken)) for part in parts]


def _linked(parts: Sequence[Part], doc: Document) -> tuple[list[Found], list[list[Stretch]]]:
    """Give every stretch to a cue or to the stretch before it; second, those that are nobody's, in utterances."""
    groups: dict[tuple[int, int], list[Stretch]] = {}
    cues: dict[tuple[int, int], tuple[Part, Cue, float]] = {}
    idle: list[list[Stretch]] = []
    before: Stretch | None = None
    key: tuple[int, int] | None = None
    for index, part in enumerate(parts):
        earlier = _cues_before(parts, index)
        for stretch in part.stretches:
            offered = list(options(stretch, before, part.cues, [cue for _, cue in earlier], doc.text))
            shares = weights.shares(fusion.scores(doc.tags, stretch, before, offered))
            share, option = max(zip(shares, offered, strict=True), key=lambda one: one[0])
            if option.cue is not None:
                holder = next((at for at, cue in earlier if cue is option.cue), index)
                key = (holder, option.cue.token.i)
                cues.setdefault(key, (parts[holder], option.cue, share))
            elif not option.joins and not _follows(before, stretch, doc.text):
                key = None
            if key is not None:
                groups.setdefault(key, []).append(stretch)
            elif option.joins and idle and uncued.is_speech(idle[-1][0], doc.text):
                idle[-1].append(stretch)
            else:
                idle.append([stretch])
            before = stretch
    return [_by_cue(*cues[key], tuple(group), doc.text) for key, group in groups.items()], idle


def _follows(before: Stretch | None, stretch: Stretch, text: str) -> bool:
    """Say whether a sentence between marks comes right after words, cue and full stop: it goes on with those words."""
    if before is None or before.block != stretch.block or not uncued.is_speech(stretch, text):
        return False
    gap = text[before.marked.outer.end_char : stretch.marked.outer.start_char].strip()
    return len(gap) < _ONE_CUE_CHARS and gap.endswith(".") and gap.count(". ") == 0


def _cues_before(parts: Sequence[Part], index: int) -> list[tuple[int, Cue]]:
    """Cues of the block before that of a part, in reading order, each with the index of its part."""
    at, block = index - 1, parts[index].parse.block
    while at >= 0 and parts[at].parse.block >= block - 1:
        at -= 1
    return [(one, cue) for one in range(at + 1, index) if parts[one].parse.block < block for cue in parts[one].cues]


def _by_cue(part: Part, cue: Cue, chance: float, stretches: tuple[Stretch, ...], text: str) -> Found:
    """An attribution of marked stretches, with the clause around them where the cue has one that holds some of them."""
    content = [one.marked.inner for one in stretches]
    content += _clause_around(part, cue, stretches, text)
    source = source_of(part.reading, cue.words, linked_source(cue, stretches[0], part.quoted))
    return Found(
        chance,
        "marked",
        tuple(content),
        stretches,
        evidence.span_of(part.parse, cue.words),
        cue.token.lemma_.lower(),
        evidence.span_of(part.parse, source) if source else None,
    )


def _clause_around(part: Part, cue: Cue, stretches: Sequence[Stretch], text: str) -> list[Span]:
    for likely, clause in cue.best:
        spans = [evidence.span_of(part.parse, piece) for piece in clause.content]
        if any(overlap(span, one.marked.inner) for span in spans for one in stretches):
            near = [span for span in spans if _is_of(span, part, cue)]
            return [_from_opening(span, stretches, text) for span in near] if likely >= _JOINED_CHANCE else []
    return []


def _is_of(span: Span, part: Part, cue: Cue) -> bool:
    """Say whether a piece may go with a cue: plain words of another sentence do not, as a question that is answered."""
    sentence = evidence.span_of(part.parse, (cue.token.sent.start, cue.token.sent.end))
    return sentence.holds(span) or any(overlap(span, one.marked.outer) for one in part.stretches)


def _opens(stretch: Stretch, text: str) -> bool:
    """Say whether a stretch opens an utterance: a capital behind a comma or a colon; before it is narration."""
    before = text[max(0, stretch.marked.outer.start_char - 3) : stretch.marked.outer.start_char].rstrip()
    return before[-1:] == ":" or (before[-1:] == "," and stretch.marked.inner.of(text).lstrip()[:1].isupper())


def _from_opening(span: Span, stretches: Iterable[Stretch], text: str) -> Span:
    inside = [one.marked.inner.start_char for one in stretches if span.holds(one.marked.outer) and _opens(one, text)]
    return Span(max([span.start_char, *inside]), span.end_char)


def _clauses(parts: Sequence[Part], linked: Sequence[Found]) -> Iterator[Found]:
    """Clauses that are likely enough by themselves, of cues that no stretch has taken."""
    taken = {at for one in linked if one.cue for at in range(one.cue.start_char, one.cue.end_char)}
    for part in parts:
        for chance, clause in part.clauses:
            if chance < (_CLAUSE_CHANCE if part.reading is None else _TAGGED_CHANCE):
                break
            found = _of_clause(part, clause, chance)
            if found.cue is not None and taken.isdisjoint(range(found.cue.start_char, found.cue.end_char)):
                yield found


def _of_clause(part: Part, clause: Candidate, chance: float) -> Found:
    parse = part.parse
    content = tuple(evidence.span_of(parse, piece) for piece in clause.content)
    cue = evidence.span_of(parse, clause.cue)
    words = source_of(part.reading, clause.cue, clause.source)
    source = evidence.span_of(parse, words) if words else None
    return Found(chance, clause.frame, content, (), cue, parse.tokens[clause.head].lemma_.lower(), source)


def _loose(stretches: Sequence[Stretch], text: str) -> Found:
    """Stretches that no cue claims: speech where they look like a sentence, else words held at a distance."""
    is_speech = uncued.is_speech(stretches[0], text)
    content = tuple(one.marked.inner for one in stretches)
    return Found(0.5, "uncued" if is_speech else "scare", content, tuple(stretches))


def _ordered(found: Iterable[Found], stretches: Sequence[Stretch], text: str) -> list[tuple[tuple[Piece, ...], Found]]:
    """Attributions with their pieces in reading order, the longer first; one without a word is left out."""
    out = []
    for one in found:
        spans = one.content if one.rule == "turn" else ()
        own = one.stretches if one.rule in ("scare", "inner") else stretches
        pieces = tuple(Piece(span.start_char, span.end_char) for span in spans) or pieces_of(one, own, text)
        if pieces:
            out.append((pieces, one))
    return sorted(out, key=lambda pair: (pair[0][0].start_char, -pair[0][-1].end_char))


def _quote(position: int, found: Found, spans: tuple[Piece, ...], above: Mapping[int, int | None]) -> Quote:
    kind = _type(found, spans)
    return Quote(
        position,
        spans,
        quote_type=kind,
        cue=(found.cue,) if found.cue else (),
        cue_lemma=found.lemma,
        sources=(found.source,) if found.source else (),
        rule=found.rule,
        confidence=round(found.chance, 4),
        parent=above.get(id(found)),
        is_verbatim=kind == "direct",
    )


def _type(found: Found, pieces: Sequence[Piece]) -> str:
    if found.rule == "scare":
        return "scare"
    if found.rule == "turn":
        return "direct"  # a transcript has what was said word for word, with marks or without
    marked = [piece.is_quoted for piece in pieces]
    return "direct" if all(marked) else "mixed" if any(marked) else "indirect"
