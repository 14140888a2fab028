"""Link quotation spans to cues: each goes to a cue, to the utterance of the span before it, or to no cue.

The learned choice among the options (`cues/cue_options.py`) is made in reading order. What the marks themselves say
goes before it: a mark that a paragraph leaves open binds the next paragraph to it, for both are one speaker's. Which
clause around a span belongs to its cue, and what is not speech, is decided in `quotes/assembly.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from transforms.attributions import encoder_fusion
from transforms.attributions.cues_by_syntax import (
    find_cue_by_syntax,
    find_cue_of_report_before,
    find_cue_of_second_report,
    is_second_half,
)
from transforms.attributions.features import BlockFeatures
from transforms.cues.cue_options import cue_options
from transforms.cues.cues import (
    Cue,
    CueOption,
    PlacedQuotation,
    has_sentence_end_behind_cue,
    is_cue_in_opening_sentence,
    is_quotation_continued,
    text_between_quotations,
)
from transforms.cues.uncued_speech import is_uncued_speech
from transforms.cues.weights import QuoteWeights, softmax
from transforms.document import Document, Role

# Between two sentences of one speaker: fewer characters than this hold a cue with its source, and no more.
_MAX_CUE_CHARS = 60
# How sure a cue is that the sentence itself gives; by hand.
_SYNTAX_PROBABILITY = 0.8
_CUES_OF_QUESTIONS = frozenset(("ask",))
_CUES_OF_ANSWERS = frozenset(("answer", "reply", "respond"))
_CueKey = tuple[int, int]  # the index of the cue's BlockFeatures, and the cue's token


@dataclass(frozen=True, slots=True)
class Utterance:
    """Quotation spans that one cue claims, in order; `probability` is that of the first link, 0..1."""

    block: BlockFeatures  # that of the cue
    cue: Cue
    probability: float
    quotations: tuple[PlacedQuotation, ...]


def link_quotations(
    blocks: Sequence[BlockFeatures], doc: Document, weights: QuoteWeights
) -> tuple[list[Utterance], list[list[PlacedQuotation]]]:
    """Link each quotation span to a cue, or to the utterance before. Returns these, and the uncued ones in groups."""
    state = _LinkingState(blocks, doc)
    for index, block in enumerate(blocks):
        earlier = _cues_of_block_before(blocks, index, doc)
        for quotation in block.quotations:
            options = list(cue_options(quotation, state.before, block.cues, [cue for _, cue in earlier], doc.text))
            scores = encoder_fusion.cue_option_scores(doc.word_roles, quotation, state.before, options, weights)
            rated = list(zip(softmax(scores), options, strict=True))
            probability, option = _choose_cue_option(rated, quotation, doc.text)
            certain = _option_by_syntax(quotation, state.before, block, [cue for _, cue in earlier], doc.text)
            if certain is not None and certain.cue is not option.cue:
                probability, option = max(probability, _SYNTAX_PROBABILITY), certain
            holder = next((position for position, cue in earlier if cue is option.cue), index)
            state.add_quotation(quotation, option, probability, holder)

    utterances = [Utterance(*state.cues[key], tuple(group)) for key, group in state.groups.items() if group]
    return utterances, state.uncued


def _choose_cue_option(
    rated: Sequence[tuple[float, CueOption]], quotation: PlacedQuotation, text: str
) -> tuple[float, CueOption]:
    """Choose the most probable option.

    A sentence that "She suggested, on Monday, ..." opens is said by somebody, whatever that verb weighs.
    """
    best = max(rated, key=itemgetter(0))
    _, option = best
    is_linked = option.cue is not None or option.is_continuation
    if is_linked or not is_uncued_speech(quotation, text):
        return best
    quoted = quotation.span.with_marks
    opening = [
        (probability, option)
        for probability, option in rated
        if option.cue and is_cue_in_opening_sentence(option.cue, quoted, text)
    ]
    return max(opening, key=itemgetter(0), default=best)


def _option_by_syntax(
    quotation: PlacedQuotation,
    before: PlacedQuotation | None,
    block: BlockFeatures,
    earlier: Sequence[Cue],
    text: str,
) -> CueOption | None:
    """Give the option that the sentence itself chooses, or the one before. None where the weights have to choose."""
    if before is not None and is_second_half(before, quotation, block, text):
        return CueOption(None, True, ())
    cue = find_cue_by_syntax(quotation, block, text) or find_cue_of_second_report(quotation, before, block)
    if cue is None and (before is None or before.block < quotation.block - 1):
        cue = find_cue_of_report_before(quotation, earlier)
    return CueOption(cue, False, ()) if cue is not None else None


@dataclass(slots=True)
class _LinkingState:
    """What has been linked so far; `key` is the cue of the span `before`, None where that is uncued."""

    blocks: Sequence[BlockFeatures]
    doc: Document
    groups: dict[_CueKey, list[PlacedQuotation]] = field(default_factory=dict)
    cues: dict[_CueKey, tuple[BlockFeatures, Cue, float]] = field(default_factory=dict)
    uncued: list[list[PlacedQuotation]] = field(default_factory=list)
    before: PlacedQuotation | None = None
    key: _CueKey | None = None

    def add_quotation(self, quotation: PlacedQuotation, option: CueOption, probability: float, holder: int) -> None:
        """Link one span as its option says, or as an open mark before it does; `holder` has the option's cue."""
        text = self.doc.text
        if self._is_answer_to_before(quotation, option, holder):
            option = CueOption(None, False, ())
        is_bound = self.before is not None and is_quotation_continued(self.before, quotation, text)
        if option.cue is not None and (not is_bound or self._is_own_cue(option.cue, holder, quotation)):
            self._start_utterance(quotation, option.cue, probability, holder, is_bound)
        elif not (is_bound or option.is_continuation or _follows_cue_of_quotation(self.before, quotation, text)):
            self.key = None

        if self.key is not None:
            self.groups.setdefault(self.key, []).append(quotation)
        elif (is_bound or option.is_continuation) and self._ends_in_uncued_quotation():
            self.uncued[-1].append(quotation)
        else:
            self.uncued.append([quotation])
        self.before = quotation

    def _start_utterance(
        self, quotation: PlacedQuotation, cue: Cue, probability: float, holder: int, is_bound: bool
    ) -> None:
        """Make a cue the current one; it takes over the paragraphs that open marks bind to the span."""
        key = (holder, cue.token.i)
        self.cues.setdefault(key, (self.blocks[holder], cue, probability))
        taken_over = self._release_bound_quotations(quotation) if is_bound else []
        self.groups.setdefault(key, []).extend(taken_over)
        self.key = key

    def _is_answer_to_before(self, quotation: PlacedQuotation, option: CueOption, holder: int) -> bool:
        """Say whether a span answers the question before it, or asks behind an answer, and the option is to go on."""
        if not _answers_quotation(self.before, quotation, self.doc.text):
            return False
        if self.key is None:
            return option.is_continuation
        cue = self.cues[self.key][1]
        is_same = option.is_continuation or (option.cue is not None and self.key == (holder, option.cue.token.i))
        is_asked = quotation.span.content.of(self.doc.text).rstrip().endswith("?")
        return is_same and cue.token.lemma_ in (_CUES_OF_ANSWERS if is_asked else _CUES_OF_QUESTIONS)

    def _ends_in_uncued_quotation(self) -> bool:
        return bool(self.uncued) and is_uncued_speech(self.uncued[-1][0], self.doc.text)

    def _is_own_cue(self, cue: Cue, holder: int, quotation: PlacedQuotation) -> bool:
        """Say whether a cue stands in the paragraph and in the sentence of a span that an open mark binds."""
        content = quotation.span.content
        is_behind = cue.start_char > content.start_char
        has_ended = is_behind and content.of(self.doc.text).rstrip().endswith(".")
        if has_ended or has_sentence_end_behind_cue(cue, quotation.span.with_marks, self.doc.text):
            return False
        return self.blocks[holder].parse.block == quotation.block

    def _release_bound_quotations(self, quotation: PlacedQuotation) -> list[PlacedQuotation]:
        """Take away the paragraphs before a span that their marks bind to it, unless a cue of their own has them."""
        held = self.uncued[-1] if self.key is None else self.groups[self.key]
        first = len(held)
        following = quotation
        while first and is_quotation_continued(held[first - 1], following, self.doc.text):
            first -= 1
            following = held[first]

        bound = held[first:]
        if self.key is not None and self._is_cue_of_quotation(self.key, bound[0]):
            return []
        del held[first:]
        if not held and self.key is None:
            self.uncued.pop()
        return bound

    def _is_cue_of_quotation(self, key: _CueKey, quotation: PlacedQuotation) -> bool:
        """Say whether a cue stands in a span's paragraph or behind it, in the same sentence."""
        block, cue, _ = self.cues[key]
        is_same_sentence = not has_sentence_end_behind_cue(cue, quotation.span.with_marks, self.doc.text)
        return block.parse.block >= quotation.block and is_same_sentence


def _answers_quotation(before: PlacedQuotation | None, quotation: PlacedQuotation, text: str) -> bool:
    """Say whether one of two paragraphs between marks is a question and the other is not: two speak in turns."""
    if before is None or before.block == quotation.block or not before.span.is_closed:
        return False
    asks = [each.span.content.of(text).rstrip().endswith("?") for each in (before, quotation)]
    return asks[0] != asks[1]


def _follows_cue_of_quotation(before: PlacedQuotation | None, quotation: PlacedQuotation, text: str) -> bool:
    """Say whether a sentence between marks comes right after words, cue and full stop: it goes on with those words."""
    if before is None or before.block != quotation.block or not is_uncued_speech(quotation, text):
        return False
    gap = text_between_quotations(before, quotation, text)
    return len(gap) < _MAX_CUE_CHARS and gap.endswith(".") and ". " not in gap


def _cues_of_block_before(blocks: Sequence[BlockFeatures], index: int, doc: Document) -> list[tuple[int, Cue]]:
    """Give the cues of the document's block before, in reading order, each with the index of its BlockFeatures.

    A headline that does not end with a colon brings in nothing of what is below it.
    """
    block = blocks[index].parse.block
    above = doc.blocks[block - 1] if block else None
    if above is not None and above.role is Role.HEADLINE and not above.span.of(doc.text).rstrip().endswith(":"):
        return []
    first = index
    while first > 0 and blocks[first - 1].parse.block >= block - 1:
        first -= 1
    before = (position for position in range(first, index) if blocks[position].parse.block < block)
    return [(position, cue) for position in before for cue in blocks[position].cues]
