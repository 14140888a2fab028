"""A quote's act of saying as the parse has it: the cue's word, and which words beside it are content or source."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from transforms.coreference.index import DocumentIndex
from transforms.document import Parse, Quote, Span

VERBS = frozenset(("VERB", "AUX"))


@dataclass(frozen=True, slots=True)
class Saying:
    """One act of saying. `head` is the innermost word of the cue ("say" of "declined to say"); sets hold token indices.

    Of content and source only what stands in the cue's own parse is known here.
    """

    parse: Parse
    head: Token
    cue: frozenset[int]
    content: frozenset[int]
    marked: frozenset[int]  # content between marks
    source: frozenset[int]
    quote_type: str

    def is_narrated(self, token: Token) -> bool:
        """Say whether a token is neither content nor source."""
        return token.i not in self.content and token.i not in self.source

    def span_of(self, first: int, end: int) -> Span:
        """Give the place in the text of the tokens [first, end)."""
        last = self.parse.tokens[end - 1]
        return Span(self.parse.start_char + self.parse.tokens[first].idx, self.parse.start_char + last.idx + len(last))


def saying_of(quote: Quote, sources: Iterable[Span], scene: DocumentIndex) -> Saying | None:
    """Look at the cue of `quote`; None where it has none, or none that is a word of a parse."""
    if not quote.cue or not scene.doc.parses:
        return None
    parse = scene.parse_at(quote.cue[0].start_char)
    cue = [parse.tokens[at] for span in quote.cue for at in _range(span, parse)]
    if not cue:
        return None
    content = _indices(quote.spans, parse)
    marked = (piece for piece in quote.spans if piece.is_quoted)
    return Saying(
        parse,
        _head(cue),
        frozenset(token.i for token in cue),
        content,
        _indices(marked, parse),
        _indices(sources, parse),
        quote.quote_type,
    )


def _indices(spans: Iterable[Span], parse: Parse) -> frozenset[int]:
    return frozenset(at for span in spans for at in _range(span, parse))


def _range(span: Span, parse: Parse) -> range:
    """Indices of the tokens of `parse` that `span` touches."""
    length = parse.length_chars
    start, end = span.start_char - parse.start_char, span.end_char - parse.start_char
    found = None
    if start < length and end > 0:
        found = parse.tokens.char_span(max(0, start), min(end, length), alignment_mode="expand")
    return range(found.start, found.end) if found is not None else range(0)


def _head(cue: Sequence[Token]) -> Token:
    """The cue's topmost word, then down its chain of infinitives and participles: "went on to say"."""
    inside = {token.i for token in cue}
    at = next((token for token in cue if token.head.i not in inside or token.head.i == token.i), cue[0])
    while below := [kid for kid in at.children if kid.i in inside and kid.dep_ in ("xcomp", "pcomp")]:
        at = below[0]
    return at
