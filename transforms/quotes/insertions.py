"""Find the editor's bracketed insertions inside quotes.

Square brackets are the editor's by convention. Round ones are so only by evidence, as a written statement has round
brackets of its own: they must read like a gloss (a noun phrase, a participle, a day, a conversion), not like an aside.
Does not change the quotes, which `assembly.py` makes.
"""

import re
from collections.abc import Iterator

from spacy.lang.en.lex_attrs import like_num

from transforms.document import Document, Insertion, InsertionKind, Parse, Piece, Span, TokenSpan
from transforms.language.alignment import parse_holding, token_starts, tokens_starting_in
from transforms.language.grammar import FINITE_OR_MODAL_TAGS, TIME_LABELS

# 200 characters: a longer bracket is a paragraph of its own, or one that is never closed.
_SQUARE = re.compile(r"\[([^\[\]]{1,200})\]")
# 120 characters: what editors add is short and stays in its paragraph. Not glued to a word: "letter(s)", "f(x)".
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
_LETTER = re.compile(r"[^\W\d_]")
_ACRONYM = re.compile(r"[A-Z][A-Za-z.]{1,9}")
_PARTICIPLES = frozenset(("VBN", "VBG"))
_NOMINAL = frozenset(("NOUN", "PROPN", "NUM"))
# A participle among the first tokens of a bracket makes a gloss of it: "(then led by Ana Silva)".
_PARTICIPLE_TOKENS = 3
# Tokens before a bracket in which the quantity that it converts stands.
_QUANTITY_TOKENS = 5

_Found = tuple[Span, InsertionKind]


def find_insertions(doc: Document) -> tuple[Insertion, ...]:
    """Find the insertions, brackets included, sorted by `start_char`, each inside one piece of a quote."""
    insertions = [
        Insertion(quote.position, span, kind.value)
        for quote in doc.quotes
        for piece in quote.spans
        for span, kind in (*_find_square_insertions(piece, doc.text), *_find_round_insertions(piece, doc))
    ]
    return tuple(sorted(insertions, key=lambda insertion: (insertion.span.start_char, insertion.quote)))


def _find_square_insertions(piece: Piece, text: str) -> Iterator[_Found]:
    for bracket in _SQUARE.finditer(text, piece.start_char, piece.end_char):
        yield Span(*bracket.span()), _kind_of_insertion(bracket[1])


def _find_round_insertions(piece: Piece, doc: Document) -> Iterator[_Found]:
    if not piece.is_quoted:
        return  # outside of the marks all words are the article's anyway
    for bracket in _ROUND.finditer(doc.text, piece.start_char, piece.end_char):
        words = bracket[1]
        is_numbered = _NUMBERED.fullmatch(words.strip()) or words.isdecimal()
        kind = _kind_of_insertion(words)
        is_certain = kind is not InsertionKind.CLARIFICATION
        if not is_numbered and (is_certain or _is_gloss_insertion(Span(*bracket.span(1)), doc)):
            yield Span(*bracket.span()), kind


def _kind_of_insertion(words: str) -> InsertionKind:
    if _OMITTED.fullmatch(words.strip() or "."):
        return InsertionKind.OMISSION
    is_remark = _STAGED.fullmatch(words.strip()) or words.isdecimal()
    return InsertionKind.EDITORIAL if is_remark else InsertionKind.CLARIFICATION


def _is_gloss_insertion(content: Span, doc: Document) -> bool:
    """Say whether the content of a round bracket reads like an editor's gloss on the words before or after it."""
    words = content.of(doc.text).strip()
    is_own_voice = _is_insertion_of_speaker(words)
    if _PARTY.fullmatch(words) or (_NOTICE.search(words) and not is_own_voice):
        return True

    is_aside = is_own_voice or words.endswith(("?", "!")) or bool(_ASIDE.match(words))
    if is_aside or not _LETTER.search(words) or _is_acronym_in_insertion(words, doc.text[: content.start_char - 1]):
        return False
    tokens = _tokens_in_insertion(content, doc.parses)
    return tokens is not None and not _is_sentence_in_insertion(tokens) and _reads_as_gloss_insertion(words, tokens)


def _is_insertion_of_speaker(words: str) -> bool:
    """Say whether the speaker speaks: "I", "we", "you". "US" is the country."""
    return not _OWN_VOICE.isdisjoint(re.findall(r"[a-z]+", words.replace("US", "").lower()))


def _is_sentence_in_insertion(tokens: TokenSpan) -> bool:
    return tokens[0].tag_ == "VB" or any(token.tag_ in FINITE_OR_MODAL_TAGS for token in tokens)


def _reads_as_gloss_insertion(words: str, tokens: TokenSpan) -> bool:
    if _QUANTITY.fullmatch(words):
        return _is_conversion_in_insertion(tokens)
    last = tokens[-1]
    if tokens.root.pos_ in _NOMINAL or last.pos_ in _NOMINAL or last.tag_ == "POS":
        return True
    has_participle = any(token.tag_ in _PARTICIPLES for token in list(tokens)[:_PARTICIPLE_TOKENS])
    return has_participle or any(token.ent_type_ in TIME_LABELS for token in tokens)


def _is_conversion_in_insertion(tokens: TokenSpan) -> bool:
    """Say whether a quantity follows another, "ten miles (16 kilometers)"; other numbers may be the speaker's own."""
    bracket = tokens.start - 1
    before = tokens.doc[max(0, tokens.start - _QUANTITY_TOKENS) : max(0, bracket)]
    return len(tokens) > 1 and any(like_num(token.text) for token in before)  # type: ignore[no-untyped-call]


def _is_acronym_in_insertion(words: str, before: str) -> bool:
    """Say whether the bracket only shortens the name in front of it, as written statements do themselves."""
    if not _ACRONYM.fullmatch(words) or not words[-1].isupper():
        return False
    letters = [letter for letter in words if letter.isupper()]
    initials = iter([word[0].upper() for word in re.findall(r"\w+", before)[-2 * len(letters) :]])
    return all(letter in initials for letter in letters)  # in that order, little words left out


def _tokens_in_insertion(span: Span, parses: tuple[Parse, ...]) -> TokenSpan | None:
    """Give the tokens that start in a span, from the first word to the last. None where no parse has any."""
    parse = parse_holding(parses, span)
    if parse is None:
        return None
    words = [index for index in tokens_starting_in(span, token_starts(parse)) if not parse.tokens[index].is_space]
    return parse.tokens.span(words[0], words[-1] + 1) if words else None
