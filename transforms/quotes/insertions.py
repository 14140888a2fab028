"""Bracketed insertions inside quotes: the editor's words between the speaker's.

Square brackets are the editor's by convention. Round ones are so only by evidence, as a written statement has round
brackets of its own: they must read like a gloss (a noun phrase, a participle, a day, a conversion), not like an aside.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from transforms.document import Document, Insertion, Parse, Piece, Span

# 200: a longer bracket is a paragraph of its own, or one that nobody closed.
_SQUARE = re.compile(r"\[([^\[\]]{1,200})\]")
# 120: what editors add is short and stays in its paragraph. Not glued to a word: "letter(s)", "f(x)".
_ROUND = re.compile(r"(?<!\w)\(([^()\n]{1,120})\)(?!\w)")
_OMITTED = re.compile(
    r"[.\u2026\s]+|(?:expletives?|profanity|names?|words?)(?: (?:deleted|removed|redacted|withheld|omitted))?"
    r"|inaudible|unintelligible|indistinct|redacted",
    re.IGNORECASE,
)
_STAGED = re.compile(
    r"sic|laughs?|laughter|laughing|chuckles?|applause|cheers?|cheering|boos|booing|sighs?|pauses?|smiles?|crying|sobs"
    r"|cross-?talk|(?:my )?emphasis (?:added|mine)|emphasis (?:in|is) .+"
    r"|(?:via|through) (?:an? )?(?:translator|interpreter)|in [A-Z][a-z]+(?:an|ese|ish|ic|ch|sh)|translated from .+"
)
_PARTY = re.compile(r"[RDI][-\u2013](?:[A-Z][\w.]+ ?)+")  # "(R-Ohio)" after a member's name
_QUANTITY = re.compile(
    r"(?:about |around |roughly |nearly |some )?(?:US|[A-Z]{1,2})?[$\u20ac\u00a3]? ?\d[\d.,]*"
    r"(?: (?:thousand|million|billion|trillion))? ?(?:\w+)?(?: (?:an hour|per \w+))?"
)
_NUMBERED = re.compile(r"[a-z]|[ivx]{1,4}|\d{1,2}|[A-Z]")  # "(a)", "(ii)": the speaker's own list
# A legal notice that some agencies owe ("outlawed in", "designated as") stands with or without a finite verb.
_NOTICE = re.compile(
    r"\b(?:outlawed|banned|prohibited|designated|blacklisted|recogni[sz]ed as|labell?ed)\b", re.IGNORECASE
)
_OWN_VOICE = frozenset(("i", "we", "me", "us", "my", "our", "mine", "ours", "you", "your", "yours", "let"))
_ASIDE = re.compile(
    r"(?:and|but|or|so|yes|no|well|though|although|because|if|which|who|when|where|not|even|maybe|perhaps)\b",
    re.IGNORECASE,
)
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_NOMINAL = frozenset(("NOUN", "PROPN", "NUM"))
_DAY = frozenset(("DATE", "TIME"))


def find_insertions(doc: Document) -> tuple[Insertion, ...]:
    """Give `insertions`, brackets included, sorted by `start_char`, each inside one quote span."""
    found = [
        Insertion(quote.position, span, kind)
        for quote in doc.quotes
        for piece in quote.spans
        for span, kind in (*_square(piece, doc.text), *_round(piece, doc))
    ]
    return tuple(sorted(found, key=lambda one: (one.span.start_char, one.quote)))


def _square(piece: Span, text: str) -> Iterator[tuple[Span, str]]:
    for match in _SQUARE.finditer(text, piece.start_char, piece.end_char):
        yield Span(*match.span()), _kind(match[1])


def _kind(inner: str) -> str:
    if _OMITTED.fullmatch(inner.strip() or "."):
        return "omission"
    return "editorial" if _STAGED.fullmatch(inner.strip()) or inner.isdecimal() else "clarification"


def _round(piece: Piece, doc: Document) -> Iterator[tuple[Span, str]]:
    if not piece.is_quoted:
        return  # outside of the marks all words are the article's anyway
    for match in _ROUND.finditer(doc.text, piece.start_char, piece.end_char):
        kind = _kind(match[1])
        is_listed = _NUMBERED.fullmatch(match[1].strip()) or match[1].isdecimal()
        if not is_listed and (kind != "clarification" or _is_gloss(Span(*match.span(1)), doc)):
            yield Span(*match.span()), kind


def _is_gloss(inner: Span, doc: Document) -> bool:
    """Say whether a round bracket's inside reads like an editor's gloss on the words before or after it."""
    words = inner.of(doc.text).strip()
    if _PARTY.fullmatch(words) or (_NOTICE.search(words) and not _speaks(words)):
        return True
    tokens = _tokens(inner, doc.parses)
    if tokens is None or _speaks(words) or words.endswith(("?", "!")) or _ASIDE.match(words):
        return False
    is_sentence = tokens[0].tag_ == "VB" or any(token.tag_ in _FINITE for token in tokens)
    if is_sentence or not re.search(r"[^\W\d_]", words) or _is_acronym(words, doc.text[: inner.start_char - 1]):
        return False
    return _reads_as_gloss(words, tokens)


def _speaks(words: str) -> bool:
    return not _OWN_VOICE.isdisjoint(re.findall(r"[a-z]+", words.replace("US", "").lower()))


def _reads_as_gloss(words: str, tokens: Tokens) -> bool:
    if _QUANTITY.fullmatch(words):
        return _stands_after_quantity(tokens)
    root = tokens.root
    if root.pos_ in _NOMINAL or tokens[-1].pos_ in _NOMINAL or tokens[-1].tag_ == "POS":
        return True
    is_participle = any(token.tag_ in {"VBN", "VBG"} for token in tokens[:3])
    return is_participle or any(token.ent_type_ in _DAY for token in tokens)


def _stands_after_quantity(tokens: Tokens) -> bool:
    """A conversion follows another quantity, "ten miles (16 kilometers)"; other numbers may be the speaker's own."""
    before = tokens.doc[max(0, tokens.start - 5) : max(0, tokens.start - 1)]
    return len(tokens) > 1 and any(token.like_num for token in before)


def _is_acronym(words: str, before: str) -> bool:
    """Say whether the bracket only shortens the name in front of it, as written statements do themselves."""
    if not re.fullmatch(r"[A-Z][A-Za-z.]{1,9}", words) or not words[-1].isupper():
        return False
    letters = [letter for letter in words if letter.isupper()]
    initials = [word[0].upper() for word in re.findall(r"\w+", before)[-2 * len(letters) :]]
    at = iter(initials)
    return all(letter in at for letter in letters)  # in that order, little words left out


def _tokens(span: Span, parses: tuple[Parse, ...]) -> Tokens | None:
    """The tokens of `span`, None where no parse has any."""
    for parse in parses:
        start, end = span.start_char - parse.start_char, span.end_char - parse.start_char
        if start >= 0 and end <= parse.length_chars:
            inside: list[Token] = [token for token in parse.tokens if start <= token.idx < end and not token.is_space]
            return parse.tokens[inside[0].i : inside[-1].i + 1] if inside else None
    return None
