"""The words of a parse as plain values: read once from the parser, asked thousands of times by the rules.

Attributes have the names that spaCy gives them. A token is made once, so two are the same where `is` says so. Values
only; `transforms/language/token_reading.py` makes them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

_QUOTATION_MARKS = frozenset((
    '"', "'", "`", "''", "``", "\u00ab", "\u00bb", "\u2018", "\u2019", "\u201a", "\u201b", "\u201c", "\u201d", "\u201e",
    "\u201f", "\u2039", "\u203a", "\u276e", "\u276f",
))  # fmt: skip


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """A word or mark of a parse, with its place in the tree of its sentence. Nobody changes it once it is linked."""

    i: int  # index in the parse
    idx: int  # offset of the first character in the parse
    text: str
    whitespace_: str  # a blank, or nothing
    lower_: str
    lemma_: str
    pos_: str  # universal part of speech
    tag_: str  # Penn tag
    dep_: str  # relation to the head
    ent_type_: str  # label of the named entity; empty outside of names
    ent_iob_: str  # B at the start of a named entity, I within it, O outside; empty where nobody looked
    is_punct: bool
    head: Token = field(init=False)  # the root of a sentence is its own
    children: Sequence[Token] = field(init=False, default=())  # in reading order
    left_edge: Token = field(init=False)  # the first token of its subtree
    right_edge: Token = field(init=False)  # the last one
    sent: TokenSpan = field(init=False)
    doc: Tokens = field(init=False)

    def __repr__(self) -> str:
        return self.text

    @property
    def text_with_ws(self) -> str:
        """The text and the blank behind it."""
        return self.text + self.whitespace_

    @property
    def is_sent_start(self) -> bool:
        """Whether it is the first of its sentence."""
        return self.i == self.sent.start

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark."""
        return self.text in _QUOTATION_MARKS

    @property
    def is_space(self) -> bool:
        """Whether it is nothing but white space."""
        return self.text.isspace()

    @property
    def is_alpha(self) -> bool:
        """Whether it has letters alone."""
        return self.text.isalpha()

    @property
    def is_digit(self) -> bool:
        """Whether it has digits alone."""
        return self.text.isdigit()

    @property
    def is_lower(self) -> bool:
        """Whether its letters are small."""
        return self.text.islower()

    @property
    def is_upper(self) -> bool:
        """Whether its letters are capitals."""
        return self.text.isupper()

    @property
    def is_title(self) -> bool:
        """Whether it has one capital, its first letter."""
        return self.text.istitle()

    @property
    def lefts(self) -> list[Token]:
        """Children before it, in reading order."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list[Token]:
        """Children behind it, in reading order."""
        return [child for child in self.children if child.i > self.i]

    @property
    def subtree(self) -> Iterator[Token]:
        """Itself and all that hangs under it; what hangs under a child stays together."""
        waiting = [(self, False)]  # no recursion: the tree of a long list is as deep as the list is long
        while waiting:
            token, is_open = waiting.pop()
            if is_open or not token.children:
                yield token
                continue
            waiting += [(child, False) for child in reversed(token.rights)]
            waiting.append((token, True))
            waiting += [(child, False) for child in reversed(token.lefts)]

    @property
    def ancestors(self) -> Iterator[Token]:
        """Its head, the head of that, and so on up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def conjuncts(self) -> list[Token]:
        """The tokens that it is co-ordinated with, itself left out: those of the first one, then theirs."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        joined = [first]
        for token in joined:
            joined += [child for child in token.rights if child.dep_ == "conj"]
        return [token for token in joined if token is not self]

    def is_ancestor(self, token: Token) -> bool:
        """Say whether another token hangs under this one, however far below."""
        return any(ancestor is self for ancestor in token.ancestors)

    def nbor(self, steps: int = 1) -> Token:
        """Give the token so many steps behind it, before it where `steps` is negative.

        Raises:
            IndexError: the parse has no such token.
        """
        if self.i + steps < 0:
            raise IndexError(f"no token {-steps} before token {self.i}")
        return self.doc[self.i + steps]


@dataclass(frozen=True, slots=True, eq=False)
class TokenSpan:
    """The tokens [start, end) of a parse."""

    doc: Tokens
    start: int
    end: int

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc[self.start : self.end])

    def __len__(self) -> int:
        return self.end - self.start

    def __getitem__(self, at: int) -> Token:
        index = at + (self.start if at >= 0 else self.end)
        if not self.start <= index < self.end:
            raise IndexError(f"no token {at} of {len(self)}")
        return self.doc[index]

    @property
    def start_char(self) -> int:
        """Offset of the first character in the parse."""
        return self.doc[self.start].idx

    @property
    def text(self) -> str:
        """The text from the first token to the last."""
        return text_of_tokens(self.doc[self.start : self.end])

    @property
    def root(self) -> Token:
        """The token nearest to the root of the sentence, the first one of several; marks only where nothing else is."""
        return root_of_tokens(self.doc[self.start : self.end])


class Tokens(tuple[Token, ...]):
    """All tokens of a parse, linked into trees. A slice of them is a plain tuple."""

    sents: tuple[TokenSpan, ...]

    @classmethod
    def link(
        cls, tokens: Sequence[Token], heads: Sequence[int], edges: Sequence[tuple[int, int]], begins: Sequence[int]
    ) -> Tokens:
        """Link tokens to each other, in place, by index.

        Args:
            tokens: those of a parse, in reading order.
            heads: the head of each one, a root's being its own.
            edges: the first and the last token of the subtree of each one.
            begins: the first token of each sentence; none where there are no tokens.
        """
        linked = cls(tokens)
        below: dict[int, list[Token]] = {}
        for token, head, (first, last) in zip(tokens, heads, edges, strict=True):
            token.doc = linked
            token.head = tokens[head]
            token.left_edge = tokens[first]
            token.right_edge = tokens[last]
            if head != token.i:
                below.setdefault(head, []).append(token)
        for head, children in below.items():
            tokens[head].children = children
        linked.sents = tuple(TokenSpan(linked, *bounds) for bounds in pairwise([*begins, len(tokens)]))
        for sentence in linked.sents:
            for token in sentence:
                token.sent = sentence
        return linked

    @cached_property
    def starts(self) -> list[int]:
        """Offset of each token in the parse."""
        return [token.idx for token in self]

    @property
    def text(self) -> str:
        """All of the text that was parsed."""
        return "".join([token.text + token.whitespace_ for token in self])

    def span(self, start: int, end: int) -> TokenSpan:
        """Give the tokens [start, end), bounds cut to those of the parse."""
        first, last, _ = slice(start, end).indices(len(self))
        return TokenSpan(self, first, max(first, last))

    def touching(self, start: int, end: int) -> TokenSpan | None:
        """Give the tokens that share a character with [start, end); None where either bound is outside the parse.

        The blank behind a token is no part of it at `start`, but is at `end`.
        """
        length = self[-1].idx + len(self[-1].text_with_ws) if self else 0
        if not (0 <= start < length and 0 < end <= length):
            return None
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1) - 1
        if start == self[first].idx + len(self[first].text):
            first += 1
        return TokenSpan(self, first, last + 1)


def text_of_tokens(tokens: Sequence[Token]) -> str:
    """Give the text from the first of some neighbours to the last; nothing where there are none."""
    if not tokens:
        return ""
    return "".join([token.text + token.whitespace_ for token in tokens[:-1]]) + tokens[-1].text


def root_of_tokens(tokens: Sequence[Token]) -> Token:
    """Give the one of some neighbours that is nearest to the root of the sentence, the first of several as near.

    Marks and white space under which nothing hangs count as far.
    """
    first, last = tokens[0].i, tokens[-1].i
    for token in tokens:
        if token.head is token:
            return token
    outer = [token for token in tokens if not first <= token.head.i <= last]
    return min(outer, key=_steps_to_root) if len(outer) > 1 else outer[0]


def _steps_to_root(token: Token) -> int:
    if not token.children and (token.is_punct or token.is_space):
        return len(token.doc) - 1
    return sum(1 for _ in token.ancestors)
