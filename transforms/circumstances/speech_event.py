"""Find the speech event of a quote in the parse: the cue's head word, and the tokens that are content or source.

Decides nothing about the event; what the words around it say is read by factuality.py, addressees.py, days.py and
places.py.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from transforms.coreference.index import DocumentIndex
from transforms.document import Parse, Quote, Span

VERBS = frozenset(("VERB", "AUX"))


@dataclass(frozen=True, slots=True)
class SpeechEvent:
    """One act of speaking. `head` is the innermost word of the cue ("say" of "declined to say").

    Sets hold indices of tokens of `parse`, the cue's own; content and source in other parses are not in them.
    """

    parse: Parse
    head: Token
    cue: frozenset[int]
    content: frozenset[int]
    quoted: frozenset[int]  # content between quotation marks
    source: frozenset[int]
    quote_type: str

    def is_narrated(self, token: Token) -> bool:
        """Say whether a token is neither content nor source."""
        return token.i not in self.content and token.i not in self.source

    def span_of(self, first: int, end: int) -> Span:
        """Give the place, in the document's text, of the tokens [first, end)."""
        first_token, last_token = self.parse.tokens[first], self.parse.tokens[end - 1]
        end_char = last_token.idx + len(last_token)
        return Span(self.parse.start_char + first_token.idx, self.parse.start_char + end_char)


def find_speech_event(quote: Quote, sources: Iterable[Span], index: DocumentIndex) -> SpeechEvent | None:
    """Find the speech event of `quote` by its cue; None where it has no cue, or the cue is no word of a parse."""
    if not quote.cue or not index.doc.parses:
        return None
    parse = index.parse_at(quote.cue[0].start_char)
    cue = [parse.tokens[at] for span in quote.cue for at in _token_range(span, parse)]
    if not cue:
        return None

    quoted = (piece for piece in quote.spans if piece.is_quoted)
    return SpeechEvent(
        parse=parse,
        head=_find_head(cue),
        cue=frozenset(token.i for token in cue),
        content=_token_indices(quote.spans, parse),
        quoted=_token_indices(quoted, parse),
        source=_token_indices(sources, parse),
        quote_type=quote.quote_type,
    )


def _token_indices(spans: Iterable[Span], parse: Parse) -> frozenset[int]:
    return frozenset(at for span in spans for at in _token_range(span, parse))


def _token_range(span: Span, parse: Parse) -> range:
    """Give the indices of the tokens of `parse` that `span` touches."""
    length = parse.length_chars
    start, end = span.start_char - parse.start_char, span.end_char - parse.start_char
    if start >= length or end <= 0:
        return range(0)
    found = parse.tokens.char_span(max(0, start), min(end, length), alignment_mode="expand")
    return range(found.start, found.end) if found is not None else range(0)


def _find_head(cue: Sequence[Token]) -> Token:
    """Find the cue's topmost word, then go down its infinitives and participles: "went on to say" has "say"."""
    inside = {token.i for token in cue}
    tops = (token for token in cue if token.head.i not in inside or token.head.i == token.i)
    head = next(tops, cue[0])
    while below := [child for child in head.children if child.i in inside and child.dep_ in ("xcomp", "pcomp")]:
        head = below[0]
    return head
