"""Choose the source of a cue: of the noun phrases that rules and encoder offer, the one with most of its words.

The rules' source comes from `source_rules.py`. Who the source is, is decided in `transforms/speakers`.
"""

from transforms.clauses.clause_edges import strip_clause_edges
from transforms.document import Tokens, root_of_tokens
from transforms.document.word_roles import Shares
from transforms.encoder.encoder_view import EncoderView
from transforms.language.alignment import TokenRange

# The encoder knows a source where its likeliest word has this probability,
_MIN_BEST_WORD = 0.25
# and the words beside that one belong to the source from this probability on.
_MIN_NEXT_WORD = 0.4
# The encoder's noun phrase has to be this much better (Dice overlap) than the rules'.
_MIN_GAIN = 0.4
# A noun phrase goes on to a head that the encoder leaves out, if the encoder finds it this likely.
_MIN_LEFT_OUT_HEAD = 0.05
_PREMODIFIERS = ("compound", "amod", "nmod", "det", "nummod", "poss", "case", "quantmod")
# Relations of a phrase's last word to a head that is still to come; not "poss": the owner may be the source.
_INCOMPLETE = ("compound", "amod", "nmod", "det", "nummod", "quantmod")
_HEADS = ("NOUN", "PROPN", "NUM")
_PARTS_OF_WORDS = ("compound", "amod", "nmod", "npadvmod")
_IT = frozenset(("it", "they", "he", "she"))
# No one is called by these alone.
_NO_SOURCES = ("ADP", "SCONJ", "CCONJ", "PUNCT", "SPACE", "PART")
_NO_STARTS = ("ADP", "SCONJ", "CCONJ", "PUNCT", "SPACE", "ADV")


def choose_source_of_cue(view: EncoderView | None, cue: TokenRange, by_rules: TokenRange | None) -> TokenRange | None:
    """Choose between the source `by_rules` and that of the encoder. None where both have no source.

    Without an encoder's `view` the rules decide alone.
    """
    if view is None:
        return by_rules
    shares = view.source_of_cue(cue)
    by_encoder = _likeliest_source_of_cue(view, shares, cue)
    if by_encoder is None or by_rules is None:
        chosen = by_encoder or by_rules
        return _complete_source(view, chosen, cue) if chosen else None
    is_better = (
        _overlap_with_source_of_cue(shares, by_encoder) > _overlap_with_source_of_cue(shares, by_rules) + _MIN_GAIN
    )
    is_better = is_better and not _stands_beside_source(view.parse.tokens, by_encoder, by_rules, cue)
    is_better = is_better and not _is_subject_beside_cue(view.parse.tokens, by_rules, cue)
    return _complete_source(view, by_encoder if is_better else by_rules, cue)


def _stands_beside_source(tokens: Tokens, phrase: TokenRange, source: TokenRange, cue: TokenRange) -> bool:
    """Say whether a phrase is only a part of another word of the source, or does what another verb tells.

    "Hamas" of "the Hamas-run ministry", or of "a man held by Hamas criticized".
    """
    root = root_of_tokens(tokens[slice(*phrase)])
    head = root.head
    is_within = source[0] <= phrase[0] and phrase[1] <= source[1]
    if is_within and root.dep_ in _PARTS_OF_WORDS and source[0] <= head.i < source[1]:
        return not phrase[0] <= head.i < phrase[1]
    is_agent = root.dep_ == "pobj" and head.dep_ == "agent"
    return is_agent and not cue[0] <= head.head.i < cue[1]


def _is_subject_beside_cue(tokens: Tokens, source: TokenRange, cue: TokenRange) -> bool:
    """Say whether a source is a name or "it" right before its verb: "an aide wrote after Silva told"."""
    root = root_of_tokens(tokens[slice(*source)])
    is_subject = root.dep_ == "nsubj" and cue[0] <= root.head.i < cue[1]
    if source[0] > 0 and tokens[source[0] - 1].lower_ == "what":
        return False  # "others denounced what Silva called"
    return is_subject and source[1] == cue[0] and (root.pos_ == "PROPN" or root.lower_ in _IT)


def _complete_source(view: EncoderView, phrase: TokenRange, cue: TokenRange) -> TokenRange:
    """Let a phrase that breaks off before its last noun, "The president of", go on as far as the parse has it."""
    tokens, (first, end) = view.parse.tokens, phrase
    if tokens[end - 1].pos_ not in ("ADP", "DET"):
        return phrase
    last = root_of_tokens(tokens[first:end]).right_edge.i + 1
    if first < cue[0]:
        last = min(last, cue[0])
    return strip_clause_edges(tokens, first, max(last, end)) or phrase


def _likeliest_source_of_cue(view: EncoderView, shares: Shares, cue: TokenRange) -> TokenRange | None:
    """Give the run of words around the likeliest one, made a whole noun phrase."""
    tokens = view.parse.tokens
    nominal = (index for index in shares if tokens[index].pos_ not in _NO_SOURCES)
    best = max(nominal, key=lambda index: (shares[index], -index), default=None)
    if best is None or shares[best] < _MIN_BEST_WORD:
        return None

    first = last = best
    while shares.get(first - 1, 0.0) >= _MIN_NEXT_WORD:
        first -= 1
    while shares.get(last + 1, 0.0) >= _MIN_NEXT_WORD:
        last += 1
    while first < last and tokens[first].pos_ in _NO_STARTS:
        first += 1

    last = _head_behind_source_of_cue(view, shares, cue, last)
    while first > 0 and tokens[first - 1].dep_ in _PREMODIFIERS and first <= tokens[first - 1].head.i <= last:
        first -= 1
    return strip_clause_edges(tokens, first, last + 1)


def _head_behind_source_of_cue(view: EncoderView, shares: Shares, cue: TokenRange, last: int) -> int:
    """Go on from a phrase's last word to its head as long as the phrase is incomplete; never across the cue."""
    tokens = view.parse.tokens
    while tokens[last].dep_ in _INCOMPLETE:
        head = tokens[last].head
        if head.i <= last or head.pos_ not in _HEADS:
            break
        if last < cue[0] <= head.i or shares.get(head.i, 0.0) < _MIN_LEFT_OUT_HEAD:
            break
        last = head.i
    return last


def _overlap_with_source_of_cue(shares: Shares, phrase: TokenRange) -> float:
    """Give the expected Dice coefficient, 0..1, of a phrase's words and those of the source."""
    inside = sum(shares.get(index, 0.0) for index in range(*phrase))
    return 2 * inside / (phrase[1] - phrase[0] + sum(shares.values()))
