"""Clauses that may be attributions: cue, source and content as the parse relates them, with features to weigh.

A candidate is a guess; `quotes/weights.py` says how likely it is. Frames are what annotators of attributions mark:
complement clauses, fronted clauses, "according to", objects of verbs of saying, nouns and adjectives with a complement.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from spacy.attrs import LOWER, POS
from spacy.symbols import ADJ, AUX, NOUN, PROPN, VERB
from spacy.tokens import Doc, Span, Token

_VERBAL = frozenset((AUX, VERB))
_HEADS = _VERBAL | {ADJ, NOUN, PROPN}
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_CLAUSAL = ("ccomp", "xcomp")
_OBJECTS = ("dobj", "attr", "oprd")
# Prepositions that introduce what is talked about ("warned of", "spoke about"); the weights decide which really do.
_TOPICAL = frozenset([
    "about",
    "of",
    "for",
    "on",
    "against",
    "to",
    "with",
    "at",
    "as",
    "in",
    "into",
    "over",
    "from",
    "by",
    "toward",
    "towards",
])
_CUE_PARTS = ("aux", "auxpass", "neg", "prt")
_BREAKS = (",", "\u2014", "\u2013", "-")
# Words behind a fronted clause's cue: "on Thursday, after six years of work"; the weights know that fewer are better.
_ADJUNCT = 30
_TRIM = frozenset(",.;:!?-\u2013\u2014\"'`()[]\u201c\u201d\u2018\u2019\u00ab\u00bb")


@dataclass(frozen=True, slots=True)
class ClauseCandidate:
    """Token indices of one parse: the cue and its head, the source, the pieces of content; ranges exclude their end."""

    head: int
    cue: tuple[int, int]
    source: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    frame: str
    features: tuple[str, ...]


class _View(NamedTuple):
    """What is asked of many tokens of a parse, by index: is it between marks, is it a verb."""

    quoted: frozenset[int]
    verbal: list[bool]


def candidates(tokens: Doc, quoted: frozenset[int], known: Container[str]) -> Iterator[ClauseCandidate]:
    """Yield candidates of every sentence; `quoted` are indices of tokens between marks, `known` the lemmas of cues."""
    strings = tokens.vocab.strings
    marks = {strings["according"], strings[":"]}
    kinds = tokens.to_array([POS, LOWER]).tolist()
    view = _View(quoted, [pos in _VERBAL for pos, _ in kinds])
    for sent in tokens.sents:
        for at in range(sent.start, sent.end):
            # a token is made where it may head a clause only: to make them all takes longer than to read the clauses
            if at not in quoted and (kinds[at][0] in _HEADS or kinds[at][1] in marks):
                yield from _of_token(tokens[at], sent, view, known)


def _of_token(token: Token, sent: Span, view: _View, known: Container[str]) -> Iterator[ClauseCandidate]:
    pos = token.pos_
    if pos in ("VERB", "AUX"):
        yield from _verbal(token, sent, view, known)
    elif pos in ("NOUN", "PROPN") and token.lemma_.lower() in known:
        yield from _nominal(token, sent, view)
    elif pos == "ADJ" and token.lemma_.lower() in known:
        yield from _adjectival(token, sent, view)
    if token.lower_ == "according" and token.i + 1 < sent.end and token.nbor().lower_ == "to":
        yield from _according(token, sent, view)
    elif token.text == ":" and token.i + 1 < sent.end:
        yield from _colon(token, sent, view)


def _verbal(verb: Token, sent: Span, view: _View, known: Container[str]) -> Iterator[ClauseCandidate]:
    is_known = verb.lemma_.lower() in known
    kids = list(verb.children)
    clause = [kid for kid in kids if kid.dep_ in _CLAUSAL and (is_known or kid.dep_ == "ccomp")]
    if not is_known and not clause:
        return
    source = subject_of(verb)
    for kid in clause:
        yield _made(verb, source, [_subtree(kid, verb)], kid.dep_ + ("<" if kid.i < verb.i else ""), sent, view)
    if not is_known:
        return
    for kid in kids:
        if kid.dep_ in _OBJECTS:
            first, last = _subtree(kid, verb)
            yield _made(verb, source, [(first, last)], kid.dep_, sent, view)
            if (end := _phrase_end(verb, sent)) > last and kid.i > verb.i:
                yield _made(verb, source, [(first, end)], kid.dep_ + "+", sent, view)
        elif kid.dep_ in ("prep", "agent", "dative") and kid.lower_ in _TOPICAL:
            first, last = _subtree(kid, verb)
            yield _made(verb, source, [(kid.i + 1, last)], f"prep:{kid.lower_}", sent, view)
        elif kid.dep_ == "nsubjpass":
            yield _made(verb, _agent(verb), [_subtree(kid, verb)], "passive", sent, view)
        elif kid.dep_ in ("advcl", "parataxis"):
            yield _made(verb, source, [_subtree(kid, verb)], kid.dep_ + ("<" if kid.i < verb.i else ""), sent, view)
    yield from _by_position(verb, source, sent, view)


def _by_position(verb: Token, source: tuple[int, int] | None, sent: Span, view: _View) -> Iterator[ClauseCandidate]:
    """What the parse may have missed: all before the cue and its source, or all behind the cue."""
    start = min(verb.i, source[0] if source else verb.i)
    while start > sent.start and verb.doc[start - 1].dep_ in ("aux", "advmod", "mark", "cc"):
        start -= 1
    after = max(verb.i + 1, source[1] if source and source[0] > verb.i else 0)
    if start - sent.start >= 2 and verb.doc[start - 1].text in _BREAKS:
        if _phrase_end(verb, sent) - after <= _ADJUNCT:
            yield _made(verb, source, [(sent.start, start - 1)], "front", sent, view)
        close = next((at for at in range(after, min(after + 6, sent.end)) if verb.doc[at].text in _BREAKS), None)
        if close is not None and sent.end - close > 3:
            yield _made(verb, source, [(sent.start, start - 1), (close + 1, sent.end)], "around", sent, view)
    if sent.end - after >= 3:
        yield _made(verb, source, [(after, sent.end)], "rest", sent, view)


def _nominal(noun: Token, sent: Span, view: _View) -> Iterator[ClauseCandidate]:
    owner = next((kid for kid in noun.children if kid.dep_ == "poss"), None)
    source = _subtree(owner, noun) if owner is not None else None
    for kid in noun.children:
        if kid.dep_ in ("acl", "ccomp", "relcl") and kid.i > noun.i:
            marks = {one.lower_ for one in kid.lefts}
            if kid.dep_ != "relcl" or "that" in marks:
                yield _made(noun, source, [_subtree(kid, noun)], "n-" + kid.dep_, sent, view)
        elif kid.dep_ == "prep" and kid.lower_ in _TOPICAL:
            first, last = _subtree(kid, noun)
            yield _made(noun, source, [(kid.i + 1, last)], f"n-prep:{kid.lower_}", sent, view)


def _adjectival(adjective: Token, sent: Span, view: _View) -> Iterator[ClauseCandidate]:
    source = subject_of(adjective.head) if adjective.dep_ == "acomp" else None
    for kid in adjective.children:
        if kid.dep_ in _CLAUSAL:
            yield _made(adjective, source, [_subtree(kid, adjective)], "a-" + kid.dep_, sent, view)
        elif kid.dep_ == "prep" and kid.lower_ in _TOPICAL:
            first, last = _subtree(kid, adjective)
            yield _made(adjective, source, [(kid.i + 1, last)], f"a-prep:{kid.lower_}", sent, view)


def _according(token: Token, sent: Span, view: _View) -> Iterator[ClauseCandidate]:
    to = token.nbor()
    owner = next((kid for kid in to.children if kid.dep_ == "pobj"), None)
    if owner is None:
        return
    source = _subtree(owner, to)
    if token.i - sent.start <= 1:
        start = source[1]
        yield _made(token, source, [(start, sent.end)], "according<", sent, view)
    else:
        pieces = [(sent.start, token.i)]
        if sent.end - source[1] > 4:
            yield _made(token, source, [*pieces, (source[1], sent.end)], "according><", sent, view)
            clause = token.head if token.head.dep_ != "prep" else token.head.head
            first, last = _subtree(clause, token)
            if first < token.i:
                yield _made(token, source, [(first, token.i)], "according-clause", sent, view)
        yield _made(token, source, pieces, "according>", sent, view)


def _colon(token: Token, sent: Span, view: _View) -> Iterator[ClauseCandidate]:
    """Headlines and transcripts: "Mayor: Schools to Close", and the other way round, "Schools to Close: Mayor"."""
    before, after = (sent.start, token.i), (token.i + 1, sent.end)
    if 0 < token.i - sent.start <= 8:
        yield _made(token, before, [after], "colon<", sent, view)
    if 0 < sent.end - token.i - 1 <= 4:
        yield _made(token, after, [before], "colon>", sent, view)


def subject_of(verb: Token) -> tuple[int, int] | None:
    """The subject of a verb: its own, by co-ordination, by control or as a participle; None where there is none."""
    seen, at = 0, verb
    while seen < 4:  # 4: longer chains are parse errors more often than sources
        subject = next((kid for kid in at.children if kid.dep_ in _SUBJECTS), None)
        if subject is not None:
            if subject.dep_ == "nsubjpass" and at is verb:
                return _agent(verb)
            return None if subject.dep_ == "expl" else _subtree(subject, verb)
        if at.dep_ == "acl":
            return _without(at.head, at)
        if at.dep_ not in ("conj", "xcomp", "advcl", "aux", "ccomp", "pcomp", "prep", "dep"):
            return None
        at, seen = at.head, seen + 1
    return None


def _agent(verb: Token) -> tuple[int, int] | None:
    by = next((kid for kid in verb.children if kid.dep_ == "agent"), None)
    owner = next((kid for kid in by.children if kid.dep_ == "pobj"), None) if by is not None else None
    return _subtree(owner, verb) if owner is not None else None


def _without(noun: Token, modifier: Token) -> tuple[int, int]:
    return noun.left_edge.i, max(noun.i + 1, min(noun.right_edge.i + 1, modifier.left_edge.i))


def _subtree(token: Token, cue: Token) -> tuple[int, int]:
    """The token's subtree as one range, cut where the cue stands."""
    first, last = token.left_edge.i, token.right_edge.i + 1
    if first <= cue.i < last:
        return (cue.i + 1, last) if token.i > cue.i else (first, cue.i)
    return first, last


def _phrase_end(verb: Token, sent: Span) -> int:
    """One past the last token of the verb's own phrase: co-ordinated and adverbial clauses after a comma left out."""
    end = verb.i + 1
    for kid in verb.rights:
        if kid.dep_ in ("conj", "cc", "punct", "parataxis") or (
            kid.dep_ == "advcl" and kid.left_edge.i and _comma(kid)
        ):
            continue
        end = max(end, kid.right_edge.i + 1)
    return min(end, sent.end)


def _comma(kid: Token) -> bool:
    return kid.left_edge.i > 0 and kid.doc[kid.left_edge.i - 1].text == ","


def _made(
    head: Token,
    source: tuple[int, int] | None,
    content: list[tuple[int, int]],
    frame: str,
    sent: Span,
    view: _View,
) -> ClauseCandidate:
    cue = _cue_of(head)
    apart = [piece for one in content for piece in _cut(one, cue, source)]
    pieces = tuple(piece for one in apart if (piece := stripped(head.doc, *one)))
    features = tuple(_features(head, source, pieces, frame, sent, view))
    return ClauseCandidate(head.i, cue, source, pieces, frame, features)


def _cut(piece: tuple[int, int], cue: tuple[int, int], source: tuple[int, int] | None) -> list[tuple[int, int]]:
    """Take cue and source out of a piece of content."""
    out = [piece]
    for hole in (cue, source):
        if hole is not None:
            out = [
                part
                for first, last in out
                for part in (
                    ((first, min(last, hole[0])), (max(first, hole[1]), last))
                    if hole[0] < last and first < hole[1]
                    else ((first, last),)
                )
                if part[0] < part[1]
            ]
    return out


def stripped(doc: Doc, first: int, last: int) -> tuple[int, int] | None:
    """Take marks and white space off both ends of a range; None where nothing is left."""
    while first < last and (doc[first].text in _TRIM or doc[first].is_space):
        first += 1
    while first < last and (doc[last - 1].text in _TRIM or doc[last - 1].is_space):
        last -= 1
    return (first, last) if first < last else None


def _cue_of(head: Token) -> tuple[int, int]:
    """The cue with its auxiliaries, negation, adverbs and particle, as far as they touch."""
    if head.lower_ == "according":
        return head.i, head.i + 2
    own = {kid.i for kid in head.children if kid.dep_ in _CUE_PARTS or (kid.dep_ == "advmod" and kid.i < head.i)}
    first, last = head.i, head.i + 1
    while first - 1 in own:
        first -= 1
    while last in own:
        last += 1
    return first, last


def _features(
    head: Token,
    source: tuple[int, int] | None,
    content: tuple[tuple[int, int], ...],
    frame: str,
    sent: Span,
    view: _View,
) -> Iterator[str]:
    doc, lemma = head.doc, head.lemma_.lower()
    words = sum(last - first for first, last in content)
    who = _kind(doc, source)
    marks = any(not view.quoted.isdisjoint(range(first, last)) for first, last in content)
    first = doc[content[0][0]].lower_ if content else ""
    begins = first if first in _BEGINNINGS else doc[content[0][0]].tag_ if content else "-"
    yield "bias"
    yield f"f={frame}"
    yield f"lf={lemma}|{frame}"
    yield f"l={lemma}"
    yield f"w={who}|{frame}"
    yield f"lw={lemma}|{who != 'none'}"
    yield f"n={min(words, 3) if words < 4 else 4 + min(words // 5, 4)}|{frame}"
    yield f"b={begins}|{frame}"
    yield f"m={marks}|{frame}"
    yield f"d={head.dep_}|{frame}"
    if frame == "front":
        yield f"r={min(sent.end - head.i, 25) // 3}"
    yield f"t={head.tag_}|{frame}"
    for kid in head.children:
        if kid.dep_ in ("neg", "aux", "auxpass", "dative", "mark", "dobj", "prt"):
            yield f"k={kid.dep_}:{kid.lower_ if kid.dep_ in ('aux', 'neg', 'mark', 'prt') else ''}|{frame}"
    if content:
        yield f"e={content[-1][1] >= sent.end - 1}|{frame}"
        yield f"v={any(any(view.verbal[first:last]) for first, last in content)}|{frame}"
        yield f"g={min(abs(content[0][0] - head.i), 5)}|{frame}"


_BEGINNINGS = frozenset(["that", "to", "whether", "if", "how", "what", "why", "when", "who", "for"])


def _kind(doc: Doc, source: tuple[int, int] | None) -> str:
    if source is None:
        return "none"
    root = doc[source[0] : source[1]].root
    if root.pos_ == "PRON":
        return "it" if root.lower_ in ("it", "this", "that", "there", "which", "what") else root.lower_
    if root.pos_ == "PROPN":
        return root.ent_type_ or "name"
    return "PLURAL" if root.tag_ == "NNS" else "noun"
