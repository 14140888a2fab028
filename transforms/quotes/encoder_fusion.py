"""Rules and encoder together: the encoder's reading of one parse, as numbers to weigh beside the rules' chances.

A candidate clause is right as far as the words that the encoder gives to its cue are its words: the expected Dice
overlap of both, with what stands at the edges. Weights are learned by `benchmarks/training/fit_fusion.py` on articles
that neither rules nor encoder have learned from.
"""

from collections.abc import Iterator, Sequence
from math import log

from transforms.document.word_roles import Shares, WordRoles
from transforms.quotes import weights
from transforms.quotes.clause_candidates import ClauseCandidate, stripped
from transforms.quotes.cue_options import Cue, Option, PlacedQuotation
from transforms.quotes.encoder_view import EncoderView, Range
from transforms.quotes.source_choice import choose_source

# A word this likely a cue has its clause read off the encoder, by each of these shares of its words.
LIKELY_CUE = 0.2
_GOES_ON = 0.35
_SHARES = (0.5, 0.25, 0.75)
# What the rules say of a clause that no frame offers.
UNOFFERED = 0.05
CLAUSE = (
    *("bias", "rules", "dice", "dice3", "cue", "cue-logit", "mass", "first", "last", "before", "behind", "least"),
    *("mean", "offered", "offered*dice", "dice*rules"),
)
LINK = ("rules", "free", "same", "share", "likely", "is-joined", "is-cued")


def numbers_of(reading: EncoderView, rules: float, clause: ClauseCandidate) -> tuple[float, ...] | None:
    """Give what CLAUSE names of a candidate; None where the encoder has read none of it."""
    shares, words = reading.content(clause.cue), reading.words(clause.content)
    if not words:
        return None
    here = [shares.get(word, 0.0) for word in words]
    dice = 2 * sum(here) / (len(words) + sum(shares.values()) + 1e-6)
    cue = max(reading.cue_chance(index) for index in range(*clause.cue))
    edges = (
        [(words[0], words[-1])]
        if len(clause.content) == 1
        else [(own[0], own[-1]) for piece in clause.content if (own := reading.words([piece]))]
    )
    inside = set(words)
    outside = {word: share for word, share in shares.items() if word not in inside}
    offered = float(clause.frame == "encoder")
    return (
        *(1.0, logit(rules), logit(dice), dice**3, cue, logit(cue), log(sum(shares.values()) + 0.1)),
        *(min(shares.get(first, 0.0) for first, _ in edges), min(shares.get(last, 0.0) for _, last in edges)),
        max(_next(reading, outside, first, -1) for first, _ in edges),
        max(_next(reading, outside, last, 1) for _, last in edges),
        *(min(here), sum(here) / len(here), offered, offered * logit(dice), dice * logit(rules)),
    )


def _next(reading: EncoderView, shares: Shares, word: int, step: int) -> float:
    """The share of the next word on one side, over punctuation."""
    at = word + step
    while at in reading.tokens and not reading.is_word(reading.tokens[at]):
        at += step
    return shares.get(at, 0.0)


def logit(chance: float) -> float:
    """Give the log of the odds, within -6.9 and 6.9."""
    held = min(max(chance, 0.001), 0.999)
    return log(held / (1 - held))


def offered(reading: EncoderView) -> Iterator[ClauseCandidate]:
    """Yield the clauses that the encoder itself reads, some for each likely cue; pieces as far apart as it has them."""
    for head, (cue, _) in cues(reading).items():
        shares = reading.content(cue)
        source = choose_source(reading, cue, None)
        seen: set[tuple[Range, ...]] = set()
        for least in _SHARES:
            chosen = {
                reading.tokens[word] for word, share in shares.items() if share >= least and word in reading.tokens
            }
            pieces = _pieces(reading, sorted(chosen.difference(range(*cue))))
            if pieces and pieces not in seen:
                seen.add(pieces)
                yield ClauseCandidate(head, cue, source, pieces, "encoder", ())


def cues(reading: EncoderView) -> dict[int, tuple[Range, float]]:
    """Give the heads of likely cues, each with the tokens of the whole cue and the chance of its likeliest word."""
    return {_head(reading, cue): (cue, max(map(reading.cue_chance, range(*cue)))) for cue in _cues(reading)}


def _cues(reading: EncoderView) -> Iterator[Range]:
    tokens, at = reading.parse.tokens, 0
    while at < len(tokens):
        end = at + 1
        if reading.cue_chance(at) >= LIKELY_CUE:
            while end < len(tokens) and reading.cue_chance(end) >= _GOES_ON:
                end += 1
            yield at, end
        at = end


def _head(reading: EncoderView, cue: Range) -> int:
    def rank(index: int) -> tuple[bool, float]:
        return reading.parse.tokens[index].pos_ in ("VERB", "NOUN"), reading.cue_chance(index)

    return max(range(*cue), key=rank)


def _pieces(reading: EncoderView, indices: Sequence[int]) -> tuple[Range, ...]:
    out: list[list[int]] = []
    for index in indices:
        if out and not any(reading.is_word(between) for between in range(out[-1][1], index)):
            out[-1][1] = index + 1
        else:
            out.append([index, index + 1])
    return tuple(piece for first, last in out if (piece := stripped(reading.parse.tokens, first, last)))


def rated(
    reading: EncoderView, clauses: Sequence[tuple[float, ClauseCandidate]]
) -> list[tuple[float, ClauseCandidate]]:
    """Give the clauses of the rules and those of the encoder with the chances that both together give them."""
    learned = weights.fusion("clause")
    out = []
    for rules, clause in [*clauses, *((UNOFFERED, one) for one in offered(reading))]:
        numbers = numbers_of(reading, rules, clause)
        out.append((rules if numbers is None else weights.logistic(sum(map(float.__mul__, learned, numbers))), clause))
    return out


def scores(
    tags: WordRoles | None, stretch: PlacedQuotation, before: PlacedQuotation | None, offered: Sequence[Option]
) -> list[float]:
    """Give what the options of a stretch weigh: by the rules alone, or by rules and encoder together."""
    rules = [weights.score(option.features) for option in offered]
    if tags is None:
        return rules
    learned = weights.fusion("link")
    numbers = (link_numbers(tags, stretch, before, *one) for one in zip(offered, rules, strict=True))
    return [sum(map(float.__mul__, learned, one)) for one in numbers]


def link_numbers(
    tags: WordRoles, stretch: PlacedQuotation, before: PlacedQuotation | None, option: Option, rules: float
) -> tuple[float, ...]:
    """Give what LINK names of one option of a marked stretch; `rules` is the option's score by its features."""
    words = tags.inside(stretch.marked.inner)
    if option.cue is not None:
        cue = _cue_words(tags, option.cue)
        shares = tags.ruled(cue, "content")
        share = sum(shares.get(word, 0.0) for word in words) / max(1, len(words))
        return rules, 0.0, 0.0, logit(share), logit(max((tags.cue[word] for word in cue), default=0.0)), 0.0, 1.0
    if option.joins:
        same = _likeness(words, () if before is None else tags.inside(before.marked.inner), tags)
        return rules, 0.0, logit(same), 0.0, 0.0, 1.0, 0.0
    free = sum(1.0 - tags.content[word] for word in words) / max(1, len(words))
    return rules, logit(free), 0.0, 0.0, 0.0, 0.0, 0.0


def _cue_words(tags: WordRoles, cue: Cue) -> list[int]:
    tokens, start = cue.token.doc, cue.start_char - cue.token.idx
    starts = (start + tokens[index].idx for index in range(*cue.words))
    return [tags.numbers[one] for one in starts if one in tags.numbers]


def _likeness(words: Sequence[int], before: Sequence[int], tags: WordRoles) -> float:
    """The chance that words of two stretches have one cue."""
    one, other = _ruling(words, tags), _ruling(before, tags)
    return sum(share * other.get(cue, 0.0) for cue, share in one.items())


def _ruling(words: Sequence[int], tags: WordRoles) -> Shares:
    found: Shares = {}
    for word in words:
        for cue, share in tags.cue_links[word]:
            found[cue] = found.get(cue, 0.0) + share * tags.content[word] / len(words)
    return found
