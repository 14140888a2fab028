"""The source of a marked stretch by where words stand, for sentences that the parse gets wrong because of their marks.

Newswire puts the source between mark and cue ("...," Ana Silva, the mayor, said) or behind it ("...," said Ana Silva).
"""

from collections.abc import Container

from spacy.tokens import Doc, Token

from transforms.quotes.clause_candidates import subject_of
from transforms.quotes.cue_options import Cue, PlacedQuotation

Range = tuple[int, int]
# Who is asked or told something says none of it.
_ADDRESSED = frozenset((
    *("ask", "tell", "question", "quiz", "press", "inform"),
    *("urge", "warn", "advise", "remind", "order"),
))
_FINITE = ("VBD", "VBZ", "VBP")
_NOMINAL = ("NOUN", "PROPN", "PRON")
_STARTS = (*_NOMINAL, "DET", "ADJ", "NUM")
_EDGES = frozenset(",.;:!?-\u2013\u2014\u2015\"'`()[]\u201c\u201d\u2018\u2019")


def linked_source(cue: Cue, stretch: PlacedQuotation, quoted: Container[int]) -> Range | None:
    """Give the token range of the source of `stretch` (in the cue's parse), None where none stands near the cue.

    `quoted` are the indices of tokens between marks, marks included: no source lies there.
    """
    parsed = cue.source if cue.source and not any(index in quoted for index in range(*cue.source)) else None
    tokens, at = cue.token.doc, cue.token.i
    if is_addressing(cue.token):
        return parsed
    if cue.token.lower_ == "according":
        return parsed or _after(tokens, at + 1, quoted)
    if cue.token.pos_ not in ("VERB", "AUX"):
        return parsed
    if cue.start_char < stretch.marked.outer.start_char:
        return parsed or _before(tokens, _sentence_start(cue.token, quoted), at)
    gap = [token for token in tokens[stretch.tokens[1] : at] if token.i not in quoted and not token.is_punct]
    if all(token.pos_ in ("ADV", "AUX", "SPACE", "CCONJ") for token in gap):
        return _after(tokens, at, quoted) or parsed
    return parsed or _before(tokens, gap[0].i, at)


def is_addressing(verb: Token) -> bool:
    """Say whether a verb tells who is asked or told something: "was asked", "being warned"."""
    return verb.lemma_.lower() in _ADDRESSED and any(kid.dep_ in ("auxpass", "nsubjpass") for kid in verb.children)


def stated(verb: Token, source: Range | None, quoted: Container[int]) -> Range | None:
    """Give a source that may be one: words outside of marks, and not whom a passive verb tells something.

    Of a participle behind words between marks, "showing that ...", the parse may give the speaker in them; then the
    source is that of the verb outside.
    """
    if source is None:
        return None
    if is_addressing(verb):
        by = next((kid for kid in verb.children if kid.dep_ == "agent"), None)
        return source if by is not None and by.left_edge.i <= source[0] <= by.right_edge.i else None
    if not all(index in quoted for index in range(*source)):
        return source
    at = verb
    while at.head.i != at.i and (at is verb or at.i in quoted):
        at = at.head
    outer = subject_of(at) if verb.tag_ == "VBG" and at.i not in quoted else None
    return outer if outer and not any(index in quoted for index in range(*outer)) else None


def _sentence_start(token: Token, quoted: Container[int]) -> int:
    start = token.i
    while start > token.sent.start and start - 1 not in quoted:
        start -= 1
    return start


def _after(tokens: Doc, at: int, quoted: Container[int]) -> Range | None:
    """The noun phrase that starts right behind the cue, as large as the parse has it, marks and verbs left out."""
    start = at + 1
    while start < len(tokens) and tokens[start].pos_ == "ADV":
        start += 1
    if start >= len(tokens) or start in quoted or tokens[start].pos_ not in _STARTS:
        return None
    heads = [
        token
        for token in tokens[start : start + 12]
        if token.pos_ in _NOMINAL and token.left_edge.i == start and token.right_edge.i >= token.i
    ]
    if not heads:
        return None
    end = start + 1
    limit = max(token.right_edge.i + 1 for token in heads)
    while end < limit and end not in quoted:
        end += 1
    return _stripped(tokens, start, end)


def _before(tokens: Doc, start: int, at: int) -> Range | None:
    """What stands between a mark and the cue, if it begins like a noun phrase and holds a noun, a name or a pronoun."""
    while start < at and (tokens[start].text in _EDGES or tokens[start].pos_ in ("CCONJ", "ADV", "SPACE")):
        start += 1
    end = at
    while end > start and _is_no_end(tokens[end - 1]):
        end -= 1
    if start >= end or tokens[start].pos_ not in _STARTS:
        return None
    return (start, end) if any(token.pos_ in _NOMINAL for token in tokens[start:end]) else None


def _is_no_end(token: Token) -> bool:
    """Say whether no noun phrase ends here: a mark, an adverb, a verb as in "Silva said, adding"."""
    return token.text in _EDGES or token.tag_ in _FINITE or token.pos_ in ("AUX", "ADV", "PART", "SPACE")


def _stripped(tokens: Doc, start: int, end: int) -> Range:
    while end > start + 1 and tokens[end - 1].text in _EDGES:
        end -= 1
    return start, end
