"""Index an annotated document: tokens by character, mentions by place, quoted ranges, features of mentions.

Decides nothing and changes nothing; each look-up is made once. What is in focus as the text goes on: discourse.py.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from transforms.coreference.mention_table import MentionTable
from transforms.coreference.pronouns import MentionFeatures, exclude_quoted_mentions
from transforms.document import (
    Document,
    Entity,
    EntityType,
    Mention,
    Parse,
    Role,
    Sentence,
    Span,
    Token,
    TokenSpan,
)
from transforms.language.alignment import start_of_token, tokens_touching

# Verbs that put a question, and the relations of the one who is to answer.
_ASKING = frozenset((
    "ask", "press", "question", "quiz", "interview", "query", "challenge", "phone", "telephone", "ring",
))  # fmt: skip
# "her sister, Ana Silva"; "one of them, Ana Silva".
_APPOSED_TO = ("NN", "NNP", "CD")
# Verbs that give a name, and the words from them to it: "who asked to be known only as Rui".
_NAMING = frozenset(("give", "know", "name", "identify", "call"))
_INSIDE_NAMING = ("pobj", "prep", "dobj", "xcomp", "oprd", "attr", "ccomp")
_ASKED = frozenset(("dobj", "dative", "iobj", "nsubjpass"))
# From an object, or from what an object or a verb has by a preposition, up to the verb.
_INSIDE_OBJECT = frozenset(("dobj", "pobj", "prep", "conj", "dative"))
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
# Roles of blocks whose names are not part of the story.
_OUTSIDE_OF_STORY = frozenset((Role.BYLINE, Role.DATELINE, Role.RUBRIC))
# The length of a title, in characters: a mention that starts nearer to its sentence's start is first in it.
_FRONT_CHARS = 25
# Behind a name that is brought in: "Ana Silva, who", "Ana Silva, 34,"; before one of somebody's kin: "her sister Ana".
_CLAUSE_BEHIND = re.compile(r",\s(?:who|whose|from)\b|,\s\d{1,3}\b")
_OWNERS = frozenset(("his", "her", "their", "my", "our"))
_KIN_CHARS = 40
_MAX_TIE_WORDS = 4
# Mentions considered when one is looked for that covers a character.
_MAX_NESTED = 6


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
        """Start and end of each piece between quotation marks, in reading order."""
        outermost = [quote for quote in self.doc.quotes if quote.parent is None]  # others lie within them
        pieces = [piece for quote in outermost for piece in quote.spans]
        return sorted((piece.start_char, piece.end_char) for piece in pieces if piece.is_quoted)

    @cached_property
    def _reported_ranges(self) -> list[tuple[int, int]]:
        """Start and end of each piece of a quote that is not between quotation marks, in reading order."""
        outermost = [quote for quote in self.doc.quotes if quote.parent is None]
        pieces = [piece for quote in outermost for piece in quote.spans]
        return sorted((piece.start_char, piece.end_char) for piece in pieces if not piece.is_quoted)

    @cached_property
    def mentions(self) -> list[MentionFeatures]:
        """Mentions by name outside of quotation marks, bylines, datelines and rubrics, in reading order."""
        left_out = [block.span for block in self.doc.blocks if block.role in _OUTSIDE_OF_STORY]
        kept = [mention for mention in self._named_mentions if not any(span.holds(mention.span) for span in left_out)]
        features = [self.features_of(mention.span, mention.entity_id) for mention in kept]
        introduced = self._find_introduced(kept)
        marked = (
            replace(one, is_introduced=not (one.is_subject or one.is_reported)) if one.start_char in introduced else one
            for one in features
        )
        return exclude_quoted_mentions(marked, self.quoted_ranges)

    def _find_introduced(self, mentions: Iterable[Mention]) -> set[int]:
        """Find where the body first names a person alone in the sentence, with a clause or an age, as nobody's kin."""
        by_sentence: dict[int, set[str]] = {}
        first: dict[str, Mention] = {}
        body = [one for one in mentions if self.is_person(one) and self.sentence_at(one.span.start_char).paragraph]
        for one in sorted(body, key=lambda each: each.span.start_char):
            by_sentence.setdefault(self.sentence_at(one.span.start_char).position, set()).add(one.entity_id)
            first.setdefault(one.entity_id, one)
        return {
            one.span.start_char
            for one in first.values()
            if len(by_sentence[self.sentence_at(one.span.start_char).position]) == 1 and self._is_brought_in(one.span)
        }

    def _is_brought_in(self, span: Span) -> bool:
        text = self.doc.text
        before = text[max(0, span.start_char - _KIN_CHARS) : span.start_char].lower().split()
        return _CLAUSE_BEHIND.match(text, span.end_char) is not None and _OWNERS.isdisjoint(before[-_MAX_TIE_WORDS:])

    @cached_property
    def _named_mentions(self) -> tuple[Mention, ...]:
        return self.doc.named_mentions

    @cached_property
    def mention_table(self) -> MentionTable:
        """Mentions by entity, as descriptions are resolved against."""
        return MentionTable(self.doc)

    @cached_property
    def _sorted_mentions(self) -> list[Mention]:
        return sorted(self._named_mentions, key=lambda mention: (mention.span.start_char, -mention.span.end_char))

    @cached_property
    def _parse_starts(self) -> list[int]:
        return [parse.start_char for parse in self.doc.parses]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.span.start_char for sentence in self.doc.sentences]

    def is_quoted(self, char: int) -> bool:
        """Say whether a character is between quotation marks."""
        before = bisect_right(self.quoted_ranges, char, key=lambda quoted: quoted[0]) - 1
        return before >= 0 and char < self.quoted_ranges[before][1]

    def is_reported(self, char: int) -> bool:
        """Say whether a character is in what somebody says, in the narrator's words."""
        before = bisect_right(self._reported_ranges, char, key=lambda reported: reported[0]) - 1
        return before >= 0 and char < self._reported_ranges[before][1]

    def parse_at(self, char: int) -> Parse:
        """Give the parse that covers a character."""
        return self.doc.parses[max(0, bisect_right(self._parse_starts, char) - 1)]

    def sentence_at(self, char: int) -> Sentence:
        """Give the sentence that covers a character, or the last one before it."""
        return self.doc.sentences[max(0, bisect_right(self._sentence_starts, char) - 1)]

    def sentences_before(self, position: int, count: int) -> list[Sentence]:
        """Give the last `count` sentences up to and with the one at `position`, in order."""
        last = bisect_right(self.doc.sentences, position, key=lambda sentence: sentence.position)
        return list(self.doc.sentences[max(0, last - count) : last])

    def tokens_of_span(self, span: Span) -> TokenSpan | None:
        """Give the tokens of a span; None where it has no token."""
        parse = self.parse_at(span.start_char)
        touched = tokens_touching(parse, span)
        return parse.tokens.span(*touched) if touched else None

    def head_of_span(self, span: Span) -> Token | None:
        """Give the head word of a span; None where it has no token."""
        tokens = self.tokens_of_span(span)
        return tokens.root if tokens else None

    def char_of_token(self, token: Token, span: Span) -> int:
        """Give the offset, in the document's text, of a token of the span's parse."""
        return start_of_token(self.parse_at(span.start_char), token)

    def is_person(self, mention: Mention | MentionFeatures) -> bool:
        """Say whether a mention refers to a person."""
        return self.entities[mention.entity_id].entity_type == EntityType.PERSON

    def mentions_within(self, span: Span) -> list[Mention]:
        """Give the mentions by name that lie within a span, in reading order."""
        first = bisect_left(self._sorted_mentions, span.start_char, key=lambda mention: mention.span.start_char)
        end = bisect_left(self._sorted_mentions, span.end_char, key=lambda mention: mention.span.start_char)
        return [mention for mention in self._sorted_mentions[first:end] if span.holds(mention.span)]

    def entity_ids_within(self, spans: Iterable[Span]) -> frozenset[str]:
        """Give the entities that are named within some spans."""
        return frozenset(mention.entity_id for span in spans for mention in self.mentions_within(span))

    def mentions_starting_at(self, char: int) -> list[Mention]:
        """Give the mentions that start at a character, the longest first."""
        first = bisect_left(self._sorted_mentions, char, key=lambda mention: mention.span.start_char)
        end = bisect_right(self._sorted_mentions, char, key=lambda mention: mention.span.start_char)
        return self._sorted_mentions[first:end]

    def mention_at(self, char: int) -> Mention | None:
        """Give the longest mention that covers a character; None where there is none."""
        end = bisect_right(self._sorted_mentions, char, key=lambda mention: mention.span.start_char)
        near = self._sorted_mentions[max(0, end - _MAX_NESTED) : end]
        covering = [mention for mention in near if mention.span.end_char > char]
        if not covering:
            return None
        return max(covering, key=lambda mention: mention.span.end_char - mention.span.start_char)

    def features_of(self, span: Span, entity_id: str) -> MentionFeatures:
        """Compute the features of a mention that the ranking of antecedents needs."""
        sentence = self.sentence_at(span.start_char)
        head = _skip_naming_phrase(_skip_apposition_of_mention(self.head_of_span(span)))
        relation = head.dep_ if head is not None else ""
        verb = head.head if head is not None else None
        is_governed = verb is not None and verb.pos_ in ("VERB", "AUX")
        is_in_front = span.start_char - sentence.span.start_char < _FRONT_CHARS
        is_subject = relation in _SUBJECTS
        is_main_subject = is_subject and is_governed and _is_verb_of_sentence(verb)
        return MentionFeatures(
            entity_id=entity_id,
            start_char=span.start_char,
            sentence=sentence.position,
            paragraph=sentence.paragraph or 0,
            is_subject=is_subject,
            is_possessive=relation in ("poss", "compound"),
            is_owner_of_subject=relation == "poss" and verb is not None and _is_part_of_subject(verb),
            verb_char=self.char_of_token(verb, span) if verb is not None and is_governed else -1,
            is_first=relation != "poss" and is_in_front and (is_main_subject or not is_subject),
            is_in_main_clause=is_main_subject,
            is_asked=is_governed and _is_asked(relation, verb),
            is_reported=self.is_reported(span.start_char),
            owner_verb_char=self._start_of_verb_of_owned(span, verb) if relation == "poss" and verb is not None else -1,
            opened_verb_char=self._start_of_opened_verb(span, verb) if is_subject else -1,
            is_asking=is_subject and _puts_question(verb),
        )

    def _start_of_opened_verb(self, span: Span, verb: Token | None) -> int:
        """Give the start of the verb that a clause before it opens: "said" in "As Silva left, he said"; else -1."""
        if verb is None or verb.dep_ != "advcl":
            return -1
        opened = verb.head
        while opened.dep_ == "ccomp" and opened.head.i < opened.i:  # the parser may put it to what is said
            opened = opened.head
        return self.char_of_token(opened, span) if verb.i < opened.i else -1

    def _start_of_verb_of_owned(self, span: Span, owned: Token) -> int:
        """Give the start of the verb whose object, or part of it, an owned noun is; -1 where it is none."""
        while owned.dep_ in _INSIDE_OBJECT and owned.head is not owned:
            owned = owned.head
        return self.char_of_token(owned, span) if owned.pos_ in ("VERB", "AUX") else -1


def _is_verb_of_sentence(verb: Token | None) -> bool:
    """Say whether a verb is the main one of its sentence, or joined to it, or of words before "she said"."""
    while verb is not None and (verb.dep_ == "conj" or _is_before_its_cue(verb)):
        verb = verb.head
    return verb is not None and verb.dep_ == "ROOT"


def _is_part_of_subject(noun: Token) -> bool:
    """Say whether a noun is a subject, or what one is of: "one of Silva's speeches was"."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head
    return noun.dep_ in _SUBJECTS


def _is_before_its_cue(verb: Token) -> bool:
    return verb.dep_ == "ccomp" and verb.i < verb.head.i


def _puts_question(verb: Token | None) -> bool:
    """Say whether a verb puts a question, or one to him or her: "asked whether", "asked him about", no "asked for"."""
    if verb is None or verb.lemma_ not in _ASKING:
        return False
    return any(child.dep_ == "ccomp" or child.tag_ == "PRP" for child in verb.rights)


def _is_asked(relation: str, verb: Token | None) -> bool:
    """Say whether a verb puts a question to its object, or in the passive to its subject."""
    return verb is not None and verb.lemma_ in _ASKING and relation in _ASKED


def _skip_apposition_of_mention(head: Token | None) -> Token | None:
    """Give the noun that a name is in apposition to, as the name shares its grammatical role.

    "her sister, Ana Silva, said": the head of "Ana Silva" is "sister", the subject.
    """
    while head is not None and head.dep_ == "appos" and head.head.i < head.i and head.head.tag_ in _APPOSED_TO:
        head = head.head
    return head


def is_named_by_clause(noun: Token) -> bool:
    """Say whether a clause behind a noun gives its name: "a sailor, who gave his name as Rui"."""
    clauses = (child for child in noun.children if child.dep_ in ("relcl", "acl"))
    return any(token is not noun and _skip_naming_phrase(token) == noun for each in clauses for token in each.subtree)


def _skip_naming_phrase(head: Token | None) -> Token | None:
    """Give the noun that a clause gives a name, as the name shares its role: "A man, who gave his name as Rui, ran"."""
    if head is None or head.dep_ not in ("pobj", "oprd", "attr") or head.tag_ not in ("NNP", "NNPS"):
        return head
    verb, is_naming = head, False
    while verb.dep_ in _INSIDE_NAMING:
        verb = verb.head
        is_naming = is_naming or verb.lemma_ in _NAMING
    is_of_noun = verb.dep_ in ("relcl", "acl") and verb.head.tag_ == "NN"
    return verb.head if is_naming and is_of_noun else head
