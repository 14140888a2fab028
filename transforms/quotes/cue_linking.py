"""Marked stretches as utterances: each goes to a cue, with the stretch before it, or to nobody.

The learned choice (`quotes/cue_options.py`) is made in reading order. What the marks themselves say goes before it: a
mark that a paragraph leaves open binds the next paragraph to it, for both are one speaker's.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from transforms.document import Document
from transforms.quotes import encoder_fusion, uncued_speech, weights
from transforms.quotes.cue_options import (
    Cue,
    Option,
    PlacedQuotation,
    cue_options,
    ends_between,
    goes_on,
    in_own_sentence,
)
from transforms.quotes.features import BlockFeatures

# A cue with its source, between two sentences of one speaker.
_ONE_CUE_CHARS = 60
_Key = tuple[int, int]  # the part's index and the cue's token


@dataclass(frozen=True, slots=True)
class Utterance:
    """Stretches that one cue claims, in order; `part` is the cue's, `share` how likely the first link is, 0..1."""

    part: BlockFeatures
    cue: Cue
    share: float
    stretches: tuple[PlacedQuotation, ...]


def utterances(parts: Sequence[BlockFeatures], doc: Document) -> tuple[list[Utterance], list[list[PlacedQuotation]]]:
    """Give every stretch to a cue or to the stretch before it; second, those that are nobody's, in utterances."""
    told = _LinkingState(parts, doc)
    for index, part in enumerate(parts):
        earlier = _cues_before(parts, index)
        for stretch in part.stretches:
            offered = list(cue_options(stretch, told.before, part.cues, [cue for _, cue in earlier], doc.text))
            shares = weights.softmax(encoder_fusion.scores(doc.word_roles, stretch, told.before, offered))
            share, option = _likeliest(list(zip(shares, offered, strict=True)), stretch, doc.text)
            holder = next((at for at, cue in earlier if cue is option.cue), index)
            told.add(stretch, option, share, holder)
    found = [Utterance(*told.cues[key], tuple(group)) for key, group in told.groups.items() if group]
    return found, told.idle


def _likeliest(rated: list[tuple[float, Option]], stretch: PlacedQuotation, text: str) -> tuple[float, Option]:
    """The likeliest option; a sentence that "She suggested, on Monday, ..." opens is somebody's, whatever that verb."""
    best = max(rated, key=lambda one: one[0])
    if best[1].cue is not None or best[1].joins or not uncued_speech.is_speech(stretch, text):
        return best
    own = [one for one in rated if one[1].cue and in_own_sentence(one[1].cue, stretch.marked.outer, text)]
    return max(own, key=lambda one: one[0], default=best)


@dataclass(slots=True)
class _LinkingState:
    """What has been given so far; `key` is the cue of the stretch `before`, None where nobody says it."""

    parts: Sequence[BlockFeatures]
    doc: Document
    groups: dict[_Key, list[PlacedQuotation]] = field(default_factory=dict)
    cues: dict[_Key, tuple[BlockFeatures, Cue, float]] = field(default_factory=dict)
    idle: list[list[PlacedQuotation]] = field(default_factory=list)
    before: PlacedQuotation | None = None
    key: _Key | None = None

    def add(self, stretch: PlacedQuotation, option: Option, share: float, holder: int) -> None:
        """Put one stretch where its option says, or where an open mark before it does."""
        is_open = self.before is not None and goes_on(self.before, stretch, self.doc.text)
        is_own = option.cue is not None and self._is_own(option.cue, holder, stretch, is_open)
        if option.cue is not None and (is_own or not is_open):
            key = (holder, option.cue.token.i)
            self.cues.setdefault(key, (self.parts[holder], option.cue, share))
            taken = self._open_chain(stretch) if is_open else []
            self.groups.setdefault(key, []).extend(taken)
            self.key = key
        elif not is_open and not option.joins and not _follows(self.before, stretch, self.doc.text):
            self.key = None
        if self.key is not None:
            self.groups.setdefault(self.key, []).append(stretch)
        elif (is_open or option.joins) and self.idle and uncued_speech.is_speech(self.idle[-1][0], self.doc.text):
            self.idle[-1].append(stretch)
        else:
            self.idle.append([stretch])
        self.before = stretch

    def _is_own(self, cue: Cue, holder: int, stretch: PlacedQuotation, is_open: bool) -> bool:
        """Say whether a cue stands in the stretch's paragraph; of a stretch bound by an open mark, in its sentence."""
        words = stretch.marked.inner
        has_ended = cue.start_char > words.start_char and words.of(self.doc.text).rstrip().endswith(".")
        is_apart = is_open and (has_ended or ends_between(cue, stretch.marked.outer, self.doc.text))
        return self.parts[holder].parse.block == stretch.block and not is_apart

    def _open_chain(self, stretch: PlacedQuotation) -> list[PlacedQuotation]:
        """Take away the paragraphs before a stretch that their marks bind to it, unless a cue of their own has them."""
        held = self.idle[-1] if self.key is None else self.groups[self.key]
        at = len(held)
        while at and goes_on(held[at - 1], held[at] if at < len(held) else stretch, self.doc.text):
            at -= 1
        chain = held[at:]
        if self.key is not None:
            part, cue, _ = self.cues[self.key]
            is_own = not ends_between(cue, chain[0].marked.outer, self.doc.text)
            if part.parse.block >= chain[0].block and is_own:
                return []
        del held[at:]
        if not held and self.key is None:
            self.idle.pop()
        return chain


def _follows(before: PlacedQuotation | None, stretch: PlacedQuotation, text: str) -> bool:
    """Say whether a sentence between marks comes right after words, cue and full stop: it goes on with those words."""
    if before is None or before.block != stretch.block or not uncued_speech.is_speech(stretch, text):
        return False
    gap = text[before.marked.outer.end_char : stretch.marked.outer.start_char].strip()
    return len(gap) < _ONE_CUE_CHARS and gap.endswith(".") and gap.count(". ") == 0


def _cues_before(parts: Sequence[BlockFeatures], index: int) -> list[tuple[int, Cue]]:
    """Cues of the block before that of a part, in reading order, each with the index of its part."""
    at, block = index - 1, parts[index].parse.block
    while at >= 0 and parts[at].parse.block >= block - 1:
        at -= 1
    return [(one, cue) for one in range(at + 1, index) if parts[one].parse.block < block for cue in parts[one].cues]
