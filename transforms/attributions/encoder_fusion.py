"""Weigh rules and encoder together: the encoder's reading of one parse, as numbers beside the rules' probabilities.

A clause candidate is right as far as the words that the encoder links to its cue are its words: the expected Dice
overlap of both, with what stands at the edges. Weights are learned by `benchmarks/training/fit_fusion.py` on articles
that neither rules nor encoder have learned from. What is likely enough is decided in `quotes/assembly.py` and
`cue_linking.py`.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from math import log

from transforms.clauses.clause_candidates import ClauseCandidate
from transforms.clauses.clause_edges import strip_clause_edges
from transforms.cues.cues import Cue, CueOption, PlacedQuotation
from transforms.cues.weights import QuoteWeights
from transforms.document import QuoteRule
from transforms.document.word_roles import Shares, WordRoles
from transforms.encoder.encoder_view import EncoderView
from transforms.language.alignment import TokenRange
from transforms.sources.source_choice import choose_source_of_cue

# A word with this probability of being a cue has its clause read off the encoder,
LIKELY_CUE = 0.2
# and the words right behind it are of the same cue from this probability on.
_MIN_NEXT_CUE_WORD = 0.35
# The content of such a clause: the words of this probability or more; each is a candidate of its own.
_CONTENT_SHARES = (0.5, 0.25, 0.75)
# The rules' probability of a clause that no frame offers.
UNOFFERED = 0.05
# Entities of the parser that say when.
_TIMES = frozenset({"DATE", "TIME"})
# Added to the sum of the content's probabilities before its logarithm is taken.
_LEAST_MASS = 0.1
# Probabilities within these bounds have log odds between -6.9 and 6.9.
_LEAST_PROBABILITY = 0.001
_GREATEST_PROBABILITY = 0.999
CLAUSE = (
    "bias",
    "rules",
    "dice",
    "dice3",
    "cue",
    "cue-logit",
    "mass",
    "first",
    "last",
    "before",
    "behind",
    "least",
    "mean",
    "offered",
    "offered*dice",
    "dice*rules",
)
LINK = ("rules", "free", "same", "share", "likely", "is-joined", "is-cued")


def clause_numbers(view: EncoderView, by_rules: float, clause: ClauseCandidate) -> tuple[float, ...] | None:
    """Give the numbers that CLAUSE names; `by_rules` is the rules' probability. None if the encoder read no word."""
    shares, words = view.content_of_cue(clause.cue), view.encoder_words_in(clause.content)
    if not words:
        return None

    inside = [shares.get(word, 0.0) for word in words]
    mass = sum(shares.values())
    dice = 2 * sum(inside) / (len(words) + mass + 1e-6)
    cue = max(view.cue_probability(index) for index in range(*clause.cue))
    is_offered = float(clause.frame == QuoteRule.ENCODER)
    rules_logit, dice_logit = logit(by_rules), logit(dice)
    return (
        1.0,
        rules_logit,
        dice_logit,
        dice**3,
        cue,
        logit(cue),
        log(mass + _LEAST_MASS),
        *_clause_edge_numbers(view, clause, words),
        min(inside),
        sum(inside) / len(inside),
        is_offered,
        is_offered * dice_logit,
        dice * rules_logit,
    )


def logit(probability: float) -> float:
    """Give the log odds of a probability, within -6.9 and 6.9."""
    held = min(max(probability, _LEAST_PROBABILITY), _GREATEST_PROBABILITY)
    return log(held / (1 - held))


def encoder_candidates(view: EncoderView) -> Iterator[ClauseCandidate]:
    """Yield the clauses that the encoder itself reads, some for each likely cue, in as many pieces as it reads them."""
    for head, (cue, _) in likely_cues(view).items():
        source = choose_source_of_cue(view, cue, None)
        seen: set[tuple[TokenRange, ...]] = set()
        for least in _CONTENT_SHARES:
            pieces = _content_pieces_of_cue(view, cue, least)
            if pieces and pieces not in seen:
                seen.add(pieces)
                yield ClauseCandidate(head, cue, source, pieces, QuoteRule.ENCODER, ())


def likely_cues(view: EncoderView) -> dict[int, tuple[TokenRange, float]]:
    """Give the heads of likely cues, each with the tokens of the cue and the probability of its likeliest word."""
    return {
        _head_of_encoder_cue(view, cue): (cue, max(map(view.cue_probability, range(*cue)))) for cue in _cue_ranges(view)
    }


def add_encoder_clauses(
    view: EncoderView, by_rules: Sequence[tuple[float, ClauseCandidate]], weights: QuoteWeights
) -> list[tuple[float, ClauseCandidate]]:
    """Give the clauses of the rules and those of the encoder, with the probability that both together give them."""
    clauses = [*by_rules, *((UNOFFERED, clause) for clause in encoder_candidates(view))]
    fused = []
    for probability, clause in clauses:
        numbers = clause_numbers(view, probability, clause)
        if numbers is not None:
            probability = weights.fused_clause_probability(numbers)
        fused.append((probability, clause))
    return fused


def cue_option_scores(
    roles: WordRoles | None,
    quotation: PlacedQuotation,
    before: PlacedQuotation | None,
    options: Sequence[CueOption],
    weights: QuoteWeights,
) -> list[float]:
    """Give the scores of a span's options: by the rules alone where there are no word roles, else by both together."""
    by_rules = [weights.score(option.features) for option in options]
    if roles is None:
        return by_rules
    return [
        weights.fused_link_score(cue_link_numbers(roles, quotation, before, option, score))
        for option, score in zip(options, by_rules, strict=True)
    ]


def cue_link_numbers(
    roles: WordRoles, quotation: PlacedQuotation, before: PlacedQuotation | None, option: CueOption, by_rules: float
) -> tuple[float, ...]:
    """Give the numbers that LINK names of one option of a span; `by_rules` is the option's score by its features."""
    words = roles.words_in(quotation.span.content)
    if option.cue is not None:
        cue = _numbers_of_cue(roles, option.cue)
        shares = roles.words_linked_to(cue, "content")
        share = sum(shares.get(word, 0.0) for word in words) / max(1, len(words))
        likely = max((roles.cue[word] for word in cue), default=0.0)
        return by_rules, 0.0, 0.0, logit(share), logit(likely), 0.0, 1.0
    if option.is_continuation:
        words_before = range(0) if before is None else roles.words_in(before.span.content)
        same = _same_cue_probability(words, words_before, roles)
        return by_rules, 0.0, logit(same), 0.0, 0.0, 1.0, 0.0
    free = sum(1.0 - roles.content[word] for word in words) / max(1, len(words))
    return by_rules, logit(free), 0.0, 0.0, 0.0, 0.0, 0.0


def _clause_edge_numbers(view: EncoderView, clause: ClauseCandidate, words: Sequence[int]) -> tuple[float, ...]:
    """Give the shares at the edges of the content's pieces: first and last words inside, next words outside."""
    shares = view.content_of_cue(clause.cue)
    if not shares:  # most verbs are no cue of anything
        return 0.0, 0.0, 0.0, 0.0
    inside = frozenset(words)
    if len(clause.content) == 1:
        pieces = [words]
    else:
        pieces = [own for piece in clause.content if (own := view.encoder_words_in([piece]))]
    return (
        min([shares.get(piece[0], 0.0) for piece in pieces]),
        min([shares.get(piece[-1], 0.0) for piece in pieces]),
        max([_share_of_next_word_outside(view, shares, inside, piece[0], -1) for piece in pieces]),
        max([_share_of_next_word_outside(view, shares, inside, piece[-1], 1) for piece in pieces]),
    )


def _share_of_next_word_outside(
    view: EncoderView, shares: Shares, inside: frozenset[int], word: int, step: int
) -> float:
    """Give the share of the next word on one side, over punctuation; none where that word is inside as well."""
    number = word + step
    while number in view.tokens and not view.is_word_to_encoder(view.tokens[number]):
        number += step
    return 0.0 if number in inside else shares.get(number, 0.0)


def _cue_ranges(view: EncoderView) -> Iterator[TokenRange]:
    end = 0
    for first, probability in enumerate(view.cues):
        if first >= end and probability >= LIKELY_CUE:
            behind = view.cues[first + 1 :]
            end = first + 1 + sum(1 for _ in takewhile(lambda share: share >= _MIN_NEXT_CUE_WORD, behind))
            yield first, end


def _head_of_encoder_cue(view: EncoderView, cue: TokenRange) -> int:
    """Give the head of a cue: its likeliest verb or noun, else its likeliest word."""

    def rank(index: int) -> tuple[bool, float]:
        return view.parse.tokens[index].pos_ in ("VERB", "NOUN"), view.cue_probability(index)

    return max(range(*cue), key=rank)


def _content_pieces_of_cue(view: EncoderView, cue: TokenRange, least: float) -> tuple[TokenRange, ...]:
    """Give the words of a cue's content with a share of `least` or more as ranges; punctuation parts no range."""
    content = view.content_of_cue(cue)
    chosen = {view.tokens[word] for word, share in content.items() if share >= least and word in view.tokens}
    ranges: list[TokenRange] = []
    for index in sorted(chosen.difference(range(*cue))):
        if ranges and not any(view.is_word_to_encoder(between) for between in range(ranges[-1][1], index)):
            ranges[-1] = (ranges[-1][0], index + 1)
        else:
            ranges.append((index, index + 1))
    whole = [
        piece for piece in ranges if not _is_cut_day(view, piece) and not _is_inside_other_sentence(view, piece, cue)
    ]
    return tuple(piece for first, end in whole if (piece := strip_clause_edges(view.parse.tokens, first, end)))


def _is_inside_other_sentence(view: EncoderView, piece: TokenRange, cue: TokenRange) -> bool:
    """Say whether a piece lies in another sentence than its cue and does not begin there: words of another saying."""
    sentence = view.parse.tokens[piece[0]].sent
    is_other = not sentence.start <= cue[0] < sentence.end
    return is_other and any(token.is_alpha for token in view.parse.tokens[sentence.start : piece[0]])


def _is_cut_day(view: EncoderView, piece: TokenRange) -> bool:
    """Say whether a piece is a day or hour alone, whose preposition is left outside: "on [Wednesday]"."""
    first, end = piece
    day = view.parse.tokens[first]
    return end - first == 1 and day.ent_type_ in _TIMES and day.dep_ == "pobj" and day.head.i == first - 1


def _numbers_of_cue(roles: WordRoles, cue: Cue) -> list[int]:
    tokens, parse_start = cue.token.doc, cue.start_char - cue.token.idx
    starts = (parse_start + tokens[index].idx for index in range(*cue.words))
    return [roles.numbers[start] for start in starts if start in roles.numbers]


def _same_cue_probability(words: Sequence[int], before: Sequence[int], roles: WordRoles) -> float:
    """Give the probability that the words of two spans have one cue."""
    cues, cues_before = _cues_of_content_words(words, roles), _cues_of_content_words(before, roles)
    return sum(share * cues_before.get(cue, 0.0) for cue, share in cues.items())


def _cues_of_content_words(words: Sequence[int], roles: WordRoles) -> Shares:
    """Give the cues that words are linked to as content, each with its mean probability."""
    cues: Shares = {}
    for word in words:
        for cue, share in roles.cue_links[word]:
            cues[cue] = cues.get(cue, 0.0) + share * roles.content[word] / len(words)
    return cues
