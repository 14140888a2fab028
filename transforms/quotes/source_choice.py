"""The source of a cue by rules and encoder: of the noun phrases either offers the one that holds most of its words."""

from transforms.document.word_roles import Shares
from transforms.quotes.clause_candidates import stripped
from transforms.quotes.encoder_view import EncoderView, Range

# The encoder knows a source from this share of its likeliest word on; its words are those of the second share or more.
_SURE, _WORD = 0.25, 0.4
# The encoder's noun phrase has to be this much better than the rules'.
_BETTER = 0.4
_PRE = ("compound", "amod", "nmod", "det", "nummod", "poss", "case", "quantmod")
_OPEN = ("compound", "amod", "nmod", "det", "nummod", "quantmod")  # not "poss": the owner may be the source
# A noun phrase goes on to a head that the encoder leaves out, if it finds it this likely.
_POSSIBLE = 0.05
_HEADS = ("NOUN", "PROPN", "NUM")
_NO_STARTS = ("ADP", "SCONJ", "CCONJ", "PUNCT", "SPACE", "ADV")


def choose_source(reading: EncoderView | None, cue: Range, rules: Range | None) -> Range | None:
    """Give the token range of the source of a cue, `rules` being what the parse says; None where neither knows one."""
    if reading is None:
        return rules
    shares = reading.source(cue)
    run = _run(reading, shares, cue)
    if run is None:
        return rules
    return run if rules is None or _dice(shares, run) > _dice(shares, rules) + _BETTER else rules


def _run(reading: EncoderView, shares: Shares, cue: Range) -> Range | None:
    """The likeliest run of words, as a whole noun phrase."""
    best = max(shares, key=lambda index: (shares[index], -index), default=None)
    if best is None or shares[best] < _SURE:
        return None
    first = last = best
    while shares.get(first - 1, 0.0) >= _WORD:
        first -= 1
    while shares.get(last + 1, 0.0) >= _WORD:
        last += 1
    tokens = reading.parse.tokens
    while first < last and tokens[first].pos_ in _NO_STARTS:
        first += 1
    while (head := tokens[last].head).i > last and tokens[last].dep_ in _OPEN and head.pos_ in _HEADS:
        if last < cue[0] <= head.i or shares.get(head.i, 0.0) < _POSSIBLE:
            break
        last = head.i
    while first > 0 and tokens[first - 1].dep_ in _PRE and first <= tokens[first - 1].head.i <= last:
        first -= 1
    return stripped(tokens, first, last + 1)


def _dice(shares: Shares, run: Range) -> float:
    inside = sum(shares.get(index, 0.0) for index in range(*run))
    return 2 * inside / (run[1] - run[0] + sum(shares.values()))
