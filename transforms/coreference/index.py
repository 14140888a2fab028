"""A document as the speakers annotator looks at it: tokens by character, mentions by place and part of the sentence."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from transforms.coreference.descriptions import Named
from transforms.coreference.pronouns import MentionFeatures, narrated
from transforms.document import Document, Entity, Mention, Parse, Role, Sentence, Span

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
# A title's length: what starts nearer to its sentence's start is what the sentence begins with.
_FRONT_CHARS = 25
# So many mentions at most are looked at for one that holds a character.
_NESTED = 6


@dataclass(frozen=True)
class DocumentIndex:
    """Look-ups over one document; nothing in it changes."""

    doc: Document

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """Entities by id."""
        return {entity.entity_id: entity for entity in self.doc.entities}

    @cached_property
    def quoted_ranges(self) -> list[tuple[int, int]]:
        """The stretches between quotation marks, by where they start."""
        outer = [quote for quote in self.doc.quotes if quote.parent is None]  # others lie within
        marked = (piece for quote in outer for piece in quote.spans if piece.is_quoted)
        return sorted((piece.start_char, piece.end_char) for piece in marked)

    @cached_property
    def places(self) -> list[MentionFeatures]:
        """Mentions by name outside of quotation marks, bylines and datelines, in reading order."""
        silent = [block.span for block in self.doc.blocks if block.role in (Role.BYLINE, Role.DATELINE, Role.RUBRIC)]
        named = [one for one in self.doc.mentions if not any(span.holds(one.span) for span in silent)]
        return narrated((self.features_of(one.span, one.entity_id) for one in named), self.quoted_ranges)

    @cached_property
    def named(self) -> Named:
        """Who is named where, for descriptions."""
        return Named(self.doc)

    @cached_property
    def _mentions(self) -> list[Mention]:
        return sorted(self.doc.mentions, key=lambda one: (one.span.start_char, -one.span.end_char))

    @cached_property
    def _starts(self) -> list[int]:
        return [parse.start_char for parse in self.doc.parses]

    @cached_property
    def _sentences(self) -> list[int]:
        return [sentence.span.start_char for sentence in self.doc.sentences]

    def parse_at(self, at: int) -> Parse:
        """The parse that holds a character."""
        return self.doc.parses[max(0, bisect_right(self._starts, at) - 1)]

    def sentence_at(self, at: int) -> Sentence:
        """The sentence that holds a character, or the last one before it."""
        return self.doc.sentences[max(0, bisect_right(self._sentences, at) - 1)]

    def tokens(self, span: Span) -> TokenSpan | None:
        """The tokens of a span, None where it holds none."""
        parse = self.parse_at(span.start_char)
        start, end = span.start_char - parse.start_char, span.end_char - parse.start_char
        found: TokenSpan | None = parse.tokens.char_span(start, min(end, parse.length_chars), alignment_mode="expand")
        return found

    def head(self, span: Span) -> Token | None:
        """The head word of a span."""
        tokens = self.tokens(span)
        return tokens.root if tokens else None

    def char_of(self, token: Token, span: Span) -> int:
        """Where a token of the span's parse stands in the document's text."""
        return self.parse_at(span.start_char).start_char + token.idx

    def inside(self, span: Span) -> list[Mention]:
        """Mentions by name that lie in the span, in reading order."""
        at = bisect_left(self._mentions, span.start_char, key=lambda one: one.span.start_char)
        last = bisect_left(self._mentions, span.end_char, key=lambda one: one.span.start_char)
        return [one for one in self._mentions[at:last] if span.holds(one.span)]

    def is_person(self, one: Mention | MentionFeatures) -> bool:
        """Say whether a mention or a place is a person's."""
        return self.entities[one.entity_id].entity_type == "person"

    def at(self, start_char: int) -> list[Mention]:
        """The mentions that start at a character."""
        first = bisect_left(self._mentions, start_char, key=lambda one: one.span.start_char)
        last = bisect_right(self._mentions, start_char, key=lambda one: one.span.start_char)
        return self._mentions[first:last]

    def mention_at(self, at: int) -> Mention | None:
        """The longest mention that holds a character."""
        last = bisect_right(self._mentions, at, key=lambda one: one.span.start_char)
        near = [one for one in self._mentions[max(0, last - _NESTED) : last] if one.span.end_char > at]
        return max(near, key=lambda one: one.span.end_char - one.span.start_char) if near else None

    def sentences_before(self, position: int, count: int) -> list[Sentence]:
        """The last `count` sentences up to one, itself included, in order."""
        last = bisect_right(self.doc.sentences, position, key=lambda one: one.position)
        return list(self.doc.sentences[max(0, last - count) : last])

    def features_of(self, span: Span, entity_id: str) -> MentionFeatures:
        """A mention as the ranking of antecedents sees it."""
        sentence = self.sentence_at(span.start_char)
        head = _apposed(self.head(span))
        is_possessive = head is not None and head.dep_ in ("poss", "compound")
        verb = head.head if head is not None else None
        clause = self.char_of(verb, span) if verb is not None and verb.pos_ in ("VERB", "AUX") else -1
        return MentionFeatures(
            entity_id,
            span.start_char,
            sentence.position,
            sentence.paragraph or 0,
            head is not None and head.dep_ in _SUBJECTS,
            is_possessive,
            clause,
            not (head is not None and head.dep_ == "poss")
            and span.start_char - sentence.span.start_char < _FRONT_CHARS,
        )


def _apposed(head: Token | None) -> Token | None:
    """The noun that a name stands beside, whose part in the sentence it shares: "her sister, Ana Silva, said"."""
    while head is not None and head.dep_ == "appos" and head.head.i < head.i and head.head.tag_ in ("NN", "NNP"):
        head = head.head
    return head
