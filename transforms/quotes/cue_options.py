"""Which cue gives a marked stretch of speech: the options that a stretch has, each with features to weigh.

An option is a cue near by, the stretch before (one utterance goes on), or none (a title, a term, words at a distance).
The weights (`transforms/quotes/weights.py`) choose among the options of one stretch, as a conditional logit does.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from transforms.document import Span
from transforms.quotes.clause_candidates import ClauseCandidate
from transforms.quotes.quotation_marks import QuotationSpan

# Cues looked at on either side of a stretch.
_EACH_SIDE = 4
# A word is worth a look where it is a cue in one of eight of its uses, or where its clause is one in ten times.
_OFTEN, _HOPE = 0.12, 0.1
# In the block before, only a word that is mostly a cue can still be one for a stretch.
_SPEECH = 0.2
_FINAL = frozenset(".?!\u2026")
_ENDED = re.compile(r"[.?!\u2026][\"\u201d')\]]*\s+[\"\u201c(]?[A-Z]")
_STRAIGHT = frozenset("\"'")
_MARKS = frozenset('"\u201c\u201d')


@dataclass(frozen=True, slots=True)
class Cue:
    """A word outside of marks that may be the head of a cue, its place in the document's text and its candidates."""

    token: Token
    start_char: int
    rate: float  # how often this lemma is a cue, 0..1
    source: tuple[int, int] | None
    best: tuple[tuple[float, ClauseCandidate], ...]  # clauses that it may govern, most likely first
    words: tuple[int, int]  # tokens of the whole cue, [first, end)
    likely: float = 0.0  # how likely the encoder takes these words for a cue, 0..1


@dataclass(frozen=True, slots=True)
class PlacedQuotation:
    """A marked stretch in its block: `order` counts those of the document from 0, `tokens` are indices of its parse."""

    marked: QuotationSpan
    block: int
    order: int
    tokens: tuple[int, int]
    is_block_start: bool
    is_headline: bool
    is_distanced: bool = False  # a few words between single marks, in a text whose speech has double ones


@dataclass(frozen=True, slots=True)
class Option:
    """One way to read a stretch: by `cue`, as going on from the stretch before (`joins`), or as nobody's (neither)."""

    cue: Cue | None
    joins: bool
    features: tuple[str, ...]


def cue_options(
    stretch: PlacedQuotation, before: PlacedQuotation | None, here: Sequence[Cue], earlier: Sequence[Cue], text: str
) -> Iterator[Option]:
    """Yield the options of a stretch: none, the stretch `before`, cues `here` (its block), cues of the block before.

    `here` and `earlier` are in reading order.
    """
    own = tuple(_own(stretch, text))
    if before is not None and goes_on(before, stretch, text) and not any(_is_often(cue) for cue in here):
        yield Option(None, True, ("join:open",))  # certain, so no other option is offered
        return
    yield Option(None, False, tuple(f"none:{one}" for one in own))
    at = stretch.marked.outer
    left = _of_own_sentence(
        _nearest(stretch, [cue for cue in reversed(here) if cue.start_char < at.start_char]), at, text
    )
    right = _nearest(stretch, [cue for cue in here if cue.start_char >= at.end_char])
    if before is not None and before.block >= stretch.block - 1:
        yield Option(None, True, tuple(_joining(stretch, before, own, right, text)))
    for rank, cue in enumerate(left, start=1):
        yield Option(cue, False, tuple(_linking(stretch, cue, "L", rank, own, text)))
    for rank, cue in enumerate(right, start=1):
        yield Option(cue, False, tuple(_linking(stretch, cue, "R", rank, own, text)))
    is_answer = text[max(0, at.start_char - 5) : at.start_char].rstrip().endswith("?")
    if stretch.is_block_start and not is_answer:  # an answer has no cue in its question
        spoken = [cue for cue in reversed(earlier) if max(cue.rate, cue.likely) >= _SPEECH and not _is_narrator(cue)]
        for rank, cue in enumerate(spoken[:2], start=1):
            yield Option(cue, False, tuple(_linking(stretch, cue, "P", rank, own, text)))


def _touches(stretch: PlacedQuotation, cue: Cue) -> bool:
    """Say whether a colon stands right before a stretch: "Club secretary Ana Silva: ..."."""
    if cue.token.text != ":" or not 0 < stretch.marked.outer.start_char - cue.start_char <= 2:
        return False
    before = cue.token.doc[cue.token.sent.start : cue.token.i]
    return not any(token.pos_ in ("VERB", "AUX") for token in before)


def _is_narrator(cue: Cue) -> bool:
    """Say whether the author is the cue's source: what the author says is no marked paragraph."""
    return cue.source is not None and cue.token.doc[cue.source[0]].lower_ in ("i", "we")


def goes_on(before: PlacedQuotation, stretch: PlacedQuotation, text: str) -> bool:
    """Say whether a paragraph goes on with the utterance of the one before, whose mark was left open for that.

    Both open with curly marks or both with straight ones, or the second with none: a sentence that the paragraph's
    end cut in two.
    """
    if before.marked.is_closed or not stretch.is_block_start or stretch.block != before.block + 1:
        return False
    outer, inner = stretch.marked.outer, stretch.marked.inner
    mark = text[outer.start_char : inner.start_char]
    return not mark or (mark in _STRAIGHT) == (text[before.marked.outer.start_char] in _STRAIGHT)


def _nearest(stretch: PlacedQuotation, cues: list[Cue]) -> list[Cue]:
    """The nearest cues of a side, nearest first: words that often are cues, and those whose clause holds it."""
    return [cue for cue in cues if _is_fit(cue, stretch)][:_EACH_SIDE]


def in_own_sentence(cue: Cue, at: Span, text: str) -> bool:
    """Say whether a verb of saying stands in the sentence that opens the marked words `at` by a comma or a colon."""
    is_opened = text[max(0, at.start_char - 3) : at.start_char].rstrip()[-1:] in (",", ":")
    is_active = cue.token.pos_ == "VERB" and not any(kid.dep_ == "auxpass" for kid in cue.token.children)
    is_saying = is_active and cue.rate >= _SPEECH and cue.start_char < at.start_char
    return is_opened and is_saying and not ends_between(cue, at, text)


def ends_between(cue: Cue, at: Span, text: str) -> bool:
    """Say whether a sentence ends between a cue and marked words behind it."""
    return bool(_ENDED.search(text, cue.start_char, at.start_char))


def _of_own_sentence(cues: list[Cue], at: Span, text: str) -> list[Cue]:
    """Leave out cues of sentences before where the own one has a verb of saying."""
    if not any(in_own_sentence(cue, at, text) for cue in cues):
        return cues
    return [cue for cue in cues if not ends_between(cue, at, text)]


def _is_fit(cue: Cue, stretch: PlacedQuotation) -> bool:
    return _is_often(cue) or _clause(cue, stretch)[0] >= _HOPE or _touches(stretch, cue)


def _is_often(cue: Cue) -> bool:
    return max(cue.rate, cue.likely) >= _OFTEN


def _own(stretch: PlacedQuotation, text: str) -> Iterator[str]:
    inner = stretch.marked.inner.of(text).strip()
    words = len(inner.split())
    size = str(words) if words < 5 else "5-7" if words < 8 else "8-12" if words < 13 else "13+"
    yield "bias"
    yield f"n={size}"
    yield f"n={size}|A={inner[:1].isupper()}|z={_last(inner)}"
    yield f"title={inner.istitle() and words > 1}|n={size}"
    yield f"h={stretch.is_headline}|n={size}"
    yield f"start={stretch.is_block_start}|n={size}"
    yield f"closed={stretch.marked.is_closed}"
    before = text[max(0, stretch.marked.outer.start_char - 2) : stretch.marked.outer.start_char].strip()[-1:]
    behind = text[stretch.marked.outer.end_char : stretch.marked.outer.end_char + 1]
    words_before = text[max(0, stretch.marked.outer.start_char - 40) : stretch.marked.outer.start_char].split()
    yield f"prev={words_before[-1].lower() if words_before else ''}|n={min(words, 5)}"
    yield f"comma={_last(inner) == ','}|{min(words, 5)}|{behind == ' '}"
    yield f"around={before if not before.isalnum() else 'w'}{'_' if behind.isspace() else behind}|n={size}"


def _last(inner: str) -> str:
    last = inner[-1:]
    return last if last in ",.?!\u2026-\u2014" else "w"


def _joining(
    stretch: PlacedQuotation, before: PlacedQuotation, own: tuple[str, ...], right: Sequence[Cue], text: str
) -> Iterator[str]:
    gap = text[before.marked.outer.end_char : stretch.marked.outer.start_char]
    same = stretch.block == before.block
    ends = sum(mark in _FINAL for mark in gap)
    words = len(gap.split())
    far = f"{same}|{min(ends, 2)}|{min(words, 8) if words < 9 else 9}"
    end = stretch.marked.outer.end_char
    is_ended = ". " in text[end : end + 60].split("\n")[0]
    cued = bool(right) and right[0].start_char - end < 40 and not is_ended
    for one in own[:3]:
        yield f"join:{one}|same={same}"
    yield f"join:far={far}"
    yield f"join:open={before.marked.is_closed}|same={same}|start={stretch.is_block_start}"
    yield f"join:last={_last(before.marked.inner.of(text).strip())}|{far}"
    yield f"join:gap={gap.strip()[-1:]}|{same}"
    yield f"join:cued={cued}|same={same}|z={_last(stretch.marked.inner.of(text).strip())}"
    yield f"join:size={min(len(before.marked.inner.of(text).split()), 6)}|{same}"


def _linking(
    stretch: PlacedQuotation, cue: Cue, side: str, rank: int, own: tuple[str, ...], text: str
) -> Iterator[str]:
    lemma, tag = cue.token.lemma_.lower(), cue.token.tag_
    outer = stretch.marked.outer
    cue_end = cue.start_char + len(cue.token)
    gap = text[outer.end_char : cue.start_char] if side == "R" else text[cue_end : outer.start_char]
    ends = min(sum(mark in _FINAL for mark in gap), 2)
    words = len(gap.split())
    far = f"{side}{rank}|{ends}|{words if words < 5 else '5-8' if words < 9 else '9+'}"
    chance, covers = _clause(cue, stretch) if side != "P" else (0.0, False)
    source = "none" if cue.source is None else "after" if cue.source[0] > cue.token.i else "before"
    for one in own[:3]:
        yield f"link:{side}|{one}"
    yield f"link:l={lemma}"
    yield f"link:l={lemma}|{side}"
    yield f"link:t={tag}|{side}"
    yield f"link:far={far}"
    yield f"link:far={far}|z={_last(stretch.marked.inner.of(text).strip())}"
    yield f"link:touch={gap.strip()[-1:] if side != 'R' else gap.strip()[:1]}|{side}|{ends}"
    yield f"link:source={source}|{side}|{ends}"
    yield f"link:marks={sum(mark in _MARKS for mark in gap)}|{side}|{rank}"
    yield f"link:covers={covers}|{int(chance * 5)}|{side}"
    yield f"link:best={int(5 * (cue.best[0][0] if cue.best else 0))}|{side}|{ends}|covers={covers}"
    yield f"link:dep={cue.token.dep_}|{side}"
    yield f"link:rate={int(cue.rate * 5)}|{side}|{ends}"
    if side != "P":
        yield f"link:under={_is_under(stretch, cue)}|{side}|{rank}"


def _clause(cue: Cue, stretch: PlacedQuotation) -> tuple[float, bool]:
    """The chance of the likeliest clause of the cue that overlaps the stretch, and whether there is one."""
    first, last = stretch.tokens
    for chance, candidate in cue.best:
        if any(a < last and first < b for a, b in candidate.content):
            return chance, True
    return 0.0, False


def _is_under(stretch: PlacedQuotation, cue: Cue) -> bool:
    """Say whether the parse hangs the stretch under the cue."""
    first, last = stretch.tokens
    if first >= last:
        return False
    return cue.token.is_ancestor(cue.token.doc[first:last].root)


def overlap(one: Span, other: Span) -> bool:
    """Say whether two spans share a character."""
    return one.start_char < other.end_char and other.start_char < one.end_char
