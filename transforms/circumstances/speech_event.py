"""Find the speech event of a quote in the parse: the cue's head word, and the tokens that are content or source.

Decides nothing about the event; what the words around it say is read by factuality.py, addressees.py, days.py and
places.py.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from transforms.coreference.index import DocumentIndex
from transforms.document import Parse, Quote, Span, Token
from transforms.language.alignment import span_of_tokens, tokens_touching

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
        return span_of_tokens(self.parse, first, end)


def find_speech_event(quote: Quote, sources: Iterable[Span], index: DocumentIndex) -> SpeechEvent | None:
    """Find the speech event of `quote` by its cue; None where it has no cue, or the cue is no word of a parse."""
    if not quote.cue or not index.doc.parses:
        return None
    parse = index.parse_at(quote.cue[0].start_char)
    cue = [parse.tokens[at] for at in sorted(_token_indices_in_event(quote.cue, parse))]
    if not cue:
        return None

    quoted = (piece for piece in quote.spans if piece.is_quoted)
    return SpeechEvent(
        parse=parse,
        head=_find_head_of_event(cue),
        cue=frozenset(token.i for token in cue),
        content=_token_indices_in_event(quote.spans, parse),
        quoted=_token_indices_in_event(quoted, parse),
        source=_token_indices_in_event(sources, parse),
        quote_type=quote.quote_type,
    )


def _token_indices_in_event(spans: Iterable[Span], parse: Parse) -> frozenset[int]:
    """Give the indices of the tokens of `parse` that some spans touch."""
    touched = (tokens_touching(parse, span) for span in spans)
    return frozenset(at for tokens in touched if tokens for at in range(*tokens))


def _find_head_of_event(cue: Sequence[Token]) -> Token:
    """Find the cue's topmost word, then go down its infinitives and participles: "went on to say" has "say".

    Adjectives and prepositions may stand between: "is reluctant to say", "stopped short of saying".
    """
    inside = {token.i for token in cue}
    tops = (token for token in cue if token.head.i not in inside or token.head.i == token.i)
    head = next(tops, cue[0])
    while below := [token for token in cue if token.dep_ in ("xcomp", "pcomp") and _is_below(token, head, inside)]:
        head = below[0]
    return head


def _is_below(token: Token, head: Token, inside: set[int]) -> bool:
    """Say whether a word hangs from `head`, if by other words, then by those inside alone."""
    while token.i in inside and token.head.i != token.i:
        token = token.head
        if token.i == head.i:
            return True
    return False
