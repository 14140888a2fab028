"""Quotes: who-said-what before the who. Marked stretches find their cue, clauses are weighed, no word is told twice.

The parse offers candidate clauses (`frames`), the marks offer stretches (`marks`); learned weights say which clause is
an attribution and which cue a stretch belongs to (`links`). Of attributions that overlap the likelier one stands; one
that lies inside the content of another becomes its child.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from transforms.document import Document, Piece, Quote, Span
from transforms.quotes import features, transcript_turns, uncued_speech, weights
from transforms.quotes.clause_candidates import ClauseCandidate
from transforms.quotes.cue_linking import Utterance, utterances
from transforms.quotes.cue_options import Cue, PlacedQuotation, overlap
from transforms.quotes.features import BlockFeatures
from transforms.quotes.nested_quotes import inner_quotes
from transforms.quotes.overlaps import Attribution, pieces_of, resolve_overlaps, whole, within
from transforms.quotes.source_choice import choose_source
from transforms.quotes.source_rules import is_addressing, linked_source, stated

# F1 of indirect ones is flat around it (`make bench-quotes`); lower finds more, higher errs less.
_CLAUSE_CHANCE = 0.32
# The same where the encoder has read the words too; F1 is flat from 0.4 on, and precision still rises.
_TAGGED_CHANCE = 0.47
# A clause that holds marked words needs less to be joined to them.
_JOINED_CHANCE = 0.15
_CERTAIN = 0.99


def find_quotes(doc: Document) -> tuple[Quote, ...]:
    """Give `quotes`, in order of their first piece; nested ones point to their parent."""
    read = features.parts(doc, weights.lexicon(), weights.clause_probability)
    distanced = [stretch for part in read for stretch in part.stretches if stretch.is_distanced]
    parts = _without(read, distanced)
    stretches = [stretch for part in parts for stretch in part.stretches]
    laid = list(_laid_out(parts, doc))
    said, idle = utterances(_without(parts, [one for found in laid for one in found.stretches]), doc)
    sayers = _sayers(said, doc.text)
    linked = [_by_cue(one, stretches, sayers, doc.text) for one in said]
    proposals = [whole(one, stretches, sayers) for one in [*linked, *_clauses(parts, linked)]]
    told, nested, board = resolve_overlaps([*laid, *proposals])
    # no stretch is lost: what no attribution that stands tells has a row of its own
    left = ([one for one in group if not board.tells(one)] for group in [*idle, *(each.stretches for each in said)])
    loose = [_loose(group, doc.text) for group in left if group]
    told += loose
    for one in loose:
        board.add(one)
    nested += [_loose([one], doc.text) for one in distanced]
    nested += [one for part in parts for one in inner_quotes(part, weights.lexicon(), doc.text)]
    parents = {id(one): next((other for other in board.near(one) if one.is_inside(other)), None) for one in nested}
    ordered = _ordered([*told, *nested], stretches, doc.text)
    positions = {id(one): position for position, (_, one) in enumerate(ordered, start=1)}
    above = {key: positions.get(id(parent)) for key, parent in parents.items() if parent is not None}
    return tuple(_quote(positions[id(one)], one, spans, above) for spans, one in ordered)


def _laid_out(parts: Sequence[BlockFeatures], doc: Document) -> Iterator[Attribution]:
    """Attributions by layout alone: turns of a transcript, stretches signed with a name."""
    spoken = {turn.block: turn for turn in transcript_turns.turns(doc)}
    inside: dict[int, list[PlacedQuotation]] = {}
    for part in parts:
        inside.setdefault(part.parse.block, []).extend(part.stretches)
    for turn in spoken.values():
        own = tuple(inside.get(turn.block, ()))
        yield Attribution(_CERTAIN, "turn", (turn.content,), own, turn.cue, None, turn.source)
    for part in parts:
        for stretch in part.stretches:
            name = (
                None if part.parse.block in spoken else transcript_turns.signature(stretch.marked, stretch.block, doc)
            )
            if name is not None:
                yield Attribution(_CERTAIN, "signed", (stretch.marked.inner,), (stretch,), source=name)


def _without(parts: Sequence[BlockFeatures], stretches: Sequence[PlacedQuotation]) -> list[BlockFeatures]:
    taken = {stretch.order for stretch in stretches}
    return [replace(part, stretches=tuple(s for s in part.stretches if s.order not in taken)) for part in parts]


def _sayers(said: Sequence[Utterance], text: str) -> dict[int, Span]:
    """The cue of each stretch that is a sentence, by the stretch's order: no clause of another cue reaches over it."""
    cued = ((features.span_of(one.part.parse, one.cue.words), one.stretches) for one in said)
    return {one.order: cue for cue, stretches in cued for one in stretches if _is_sentence(one, text)}


def _is_sentence(stretch: PlacedQuotation, text: str) -> bool:
    inner = stretch.marked.inner.of(text).strip()
    return uncued_speech.is_speech(stretch, text) or (inner[:1].isupper() and inner[-1:] in ",.?!\u2026")


def _by_cue(
    said: Utterance, stretches: Sequence[PlacedQuotation], sayers: Mapping[int, Span], text: str
) -> Attribution:
    """An attribution of marked stretches, with the clause around them where the cue has one that holds some of them."""
    part, cue = said.part, said.cue
    where = features.span_of(part.parse, cue.words)
    content = [one.marked.inner for one in said.stretches]
    around = _clause_around(part, cue, said.stretches, text)
    content += [left for span in around if (left := within(span, where, stretches, sayers))]
    source = choose_source(part.reading, cue.words, linked_source(cue, said.stretches[0], part.quoted))
    source = stated(cue.token, source, part.quoted)
    return Attribution(
        said.share,
        "marked",
        tuple(content),
        said.stretches,
        where,
        cue.token.lemma_.lower(),
        features.source_span(part.parse, source, where) if source else None,
    )


def _clause_around(part: BlockFeatures, cue: Cue, stretches: Sequence[PlacedQuotation], text: str) -> list[Span]:
    for likely, clause in cue.best:
        spans = [features.span_of(part.parse, piece) for piece in clause.content]
        if any(overlap(span, one.marked.inner) for span in spans for one in stretches):
            near = [span for span in spans if _is_of(span, part, cue) and not _is_asked(span, part, cue)]
            return [_from_opening(span, stretches, text) for span in near] if likely >= _JOINED_CHANCE else []
    return []


def _is_of(span: Span, part: BlockFeatures, cue: Cue) -> bool:
    """Say whether a piece may go with a cue: plain words of another sentence do not, as a question that is answered."""
    sentence = features.span_of(part.parse, (cue.token.sent.start, cue.token.sent.end))
    return sentence.holds(span) or any(overlap(span, one.marked.outer) for one in part.stretches)


def _is_asked(span: Span, part: BlockFeatures, cue: Cue) -> bool:
    """Say whether a piece is whom the cue asks: "Silva was asked"."""
    asked = [one for one in cue.token.children if one.dep_ == "nsubjpass"] if is_addressing(cue.token) else []
    return any(features.span_of(part.parse, (one.left_edge.i, one.right_edge.i + 1)).holds(span) for one in asked)


def _opens(stretch: PlacedQuotation, text: str) -> bool:
    """Say whether a stretch opens an utterance: a capital behind a comma or a colon; before it is narration."""
    before = text[max(0, stretch.marked.outer.start_char - 3) : stretch.marked.outer.start_char].rstrip()
    return before[-1:] == ":" or (before[-1:] == "," and stretch.marked.inner.of(text).lstrip()[:1].isupper())


def _from_opening(span: Span, stretches: Iterable[PlacedQuotation], text: str) -> Span:
    inside = [one.marked.inner.start_char for one in stretches if span.holds(one.marked.outer) and _opens(one, text)]
    return Span(max([span.start_char, *inside]), span.end_char)


def _clauses(parts: Sequence[BlockFeatures], linked: Sequence[Attribution]) -> Iterator[Attribution]:
    """Clauses that are likely enough by themselves, of cues that no stretch has taken."""
    taken = {at for one in linked if one.cue for at in range(one.cue.start_char, one.cue.end_char)}
    for part in parts:
        for chance, clause in part.clauses:
            if chance < (_CLAUSE_CHANCE if part.reading is None else _TAGGED_CHANCE):
                break
            found = _of_clause(part, clause, chance)
            if found.cue is not None and taken.isdisjoint(range(found.cue.start_char, found.cue.end_char)):
                yield found


def _of_clause(part: BlockFeatures, clause: ClauseCandidate, chance: float) -> Attribution:
    parse = part.parse
    content = tuple(features.span_of(parse, piece) for piece in clause.content)
    cue = features.span_of(parse, clause.cue)
    words = choose_source(part.reading, clause.cue, clause.source)
    words = stated(parse.tokens[clause.head], words, part.quoted)
    source = features.source_span(parse, words, cue) if words else None
    return Attribution(chance, clause.frame, content, (), cue, parse.tokens[clause.head].lemma_.lower(), source)


def _loose(stretches: Sequence[PlacedQuotation], text: str) -> Attribution:
    """Stretches that no cue claims: speech where they look like a sentence, else words held at a distance."""
    is_speech = uncued_speech.is_speech(stretches[0], text)
    content = tuple(one.marked.inner for one in stretches)
    return Attribution(0.5, "uncued" if is_speech else "scare", content, tuple(stretches))


def _ordered(
    found: Iterable[Attribution], stretches: Sequence[PlacedQuotation], text: str
) -> list[tuple[tuple[Piece, ...], Attribution]]:
    """Attributions with their pieces in reading order, the longer first; one without a word is left out."""
    out = []
    for one in found:
        spans = one.content if one.rule == "turn" else ()
        own = one.stretches if one.rule in ("scare", "inner") else stretches
        pieces = tuple(Piece(span.start_char, span.end_char) for span in spans) or pieces_of(one, own, text)
        if pieces:
            out.append((pieces, one))
    return sorted(out, key=lambda pair: (pair[0][0].start_char, -pair[0][-1].end_char))


def _quote(position: int, found: Attribution, spans: tuple[Piece, ...], above: Mapping[int, int | None]) -> Quote:
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


def _type(found: Attribution, pieces: Sequence[Piece]) -> str:
    if found.rule == "scare":
        return "scare"
    if found.rule == "turn":
        return "direct"  # a transcript has what was said word for word, with marks or without
    marked = [piece.is_quoted for piece in pieces]
    return "direct" if all(marked) else "mixed" if any(marked) else "indirect"
