"""Look up where the entities of a document are mentioned, as descriptions are resolved against.

Each look-up is made once, when first needed. How descriptions match: descriptions.py.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from transforms.coreference.stated_kinds import collect_stated_kinds
from transforms.coreference.stated_places import collect_stated_places, is_place_in_country
from transforms.document import Document, Entity, EntityType, Mention, QuoteType, Role, RoleHeld, Span
from transforms.entities.named_after import NOUNS_AFTER_PERSON
from transforms.knowledge.lexicon import look_up_organization_descriptor, look_up_role_noun, look_up_title
from transforms.knowledge.name_forms import fold_name, split_person_name

# Words of the longest office before a name: "Player of the Match".
_MAX_OFFICE_WORDS = 6
# Before the name that opens a sentence: "In August, the Harbor Guard".
_OPENING = re.compile(r"(?:[^,]{1,30},\s+)?(?:(?:[Tt]he|[Aa]n?)\s+)?")
# No noun phrase: "Our editor, Ana Silva".
_SHORT_OPENING = re.compile(
    r"(?!(?:[Tt]he|[Aa]n?|[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s)(?:[\w'\u2019-]+\s){0,2}[\w'\u2019-]+\s?,\s"
)
_OPENING_CONJUNCTIONS = frozenset(("And", "But", "Yet", "So"))
# Characters after which a name is half as near.
_FADE_CHARS = 800
# Characters that "just before" reaches: two or three paragraphs of news.
_JUST_CHARS = 600
# Nearness of a mention so far away that the power of its distance is 0: still more than no mention.
_FARTHEST = 1e-9
# Mentions that make an organization one of those that a text is about; it need not be near.
_PROMINENT = 3
# Characters before a name that are searched for its title.
_MAX_TITLE_CHARS = 30
# Before the name of those in power, which tells the time then: "during the Silva administration".
_SETTING_TIME = re.compile(r"\b(?:during|under|throughout)\s(?:the\s)?(?:former\s)?\Z", re.IGNORECASE)
# Before one of several that are examples of what was told: "rivals such as Quist, Lund and", "firms, including".
_LISTED_NAME = r"[A-Z][\w.&'\u2019-]*(?:\s[A-Z][\w.&'\u2019-]*)*"
_LISTING = re.compile(
    rf"\b(?:such as|including|includes?|included|like)\s(?:{_LISTED_NAME}(?:,\s|\sand\s|,\sand\s))*"
    r"(?:the\s|[A-Z]\w*['\u2019]s\s)?\Z"
)
_MAX_LIST_CHARS = 120
# Words of a text that is about newspapers.
_PRESS = re.compile(
    r"\b(?:newspaper|newsroom|daily|weekly|tabloid|broadsheet|editorial|front page|columnist)s?\b", re.IGNORECASE
)


class MentionTable:
    """Mentions, persons and sentence starts of an annotated document, made once and used for each description."""

    def __init__(self, doc: Document) -> None:
        """Take the document; the look-ups are made when first needed."""
        self.doc = doc
        self._named_by_span: dict[Span, frozenset[str]] = {}

    @cached_property
    def _named_mentions(self) -> tuple[Mention, ...]:
        """The mentions by name but those in bylines and date lines of who writes, and is not told of: "OSLO (AP) -"."""
        by = [block.span for block in self.doc.blocks if block.role in (Role.BYLINE, Role.DATELINE)]
        writers = self.people.keys() | self._body_ids
        return tuple(
            mention
            for mention in self.doc.named_mentions
            if mention.entity_id not in writers or not any(span.holds(mention.span) for span in by)
        )

    @cached_property
    def spans_by_entity(self) -> dict[str, list[Span]]:
        """Where each entity is mentioned, by id, in reading order."""
        return _collect_spans_by_entity(self._named_mentions)

    def first_char_of(self, entity_id: str) -> int:
        """Give where the text names an entity first; its end for one that it never names."""
        spans = self.spans_by_entity.get(entity_id, ())
        return min((span.start_char for span in spans), default=len(self.doc.text))

    @cached_property
    def stated_kinds(self) -> dict[str, frozenset[str]]:
        """What kinds of organization the text says that its names are, by the entity's id."""
        return collect_stated_kinds(self.doc.parses, self._named_mentions)

    @cached_property
    def stated_places(self) -> dict[str, frozenset[str]]:
        """Which places within countries the text gives to persons, by the person's id."""
        return collect_stated_places(self.doc.text, self._named_mentions, self.doc.entities)

    def places_of_person(self, person: Entity) -> frozenset[str]:
        """Give the ids of the places within countries that stand beside a person's name or in the roles."""
        in_roles = {place.entity_id for place in self._places for held in person.roles if place.name in held.role}
        return self.stated_places.get(person.entity_id, frozenset()) | in_roles

    def places_within(self, span: Span) -> frozenset[str]:
        """Give the ids of the places within countries that are named within a span."""
        return self.ids_within(span) & self._place_ids

    @cached_property
    def _place_ids(self) -> frozenset[str]:
        return frozenset(place.entity_id for place in self._places)

    @cached_property
    def _body_ids(self) -> frozenset[str]:
        return frozenset(body.entity_id for body in self._bodies)

    @cached_property
    def _places(self) -> tuple[Entity, ...]:
        return tuple(entity for entity in self.doc.entities if is_place_in_country(entity))

    @cached_property
    def has_press(self) -> bool:
        """Whether the text speaks of a newspaper, so that "the paper" may be one."""
        return _PRESS.search(self.doc.text) is not None

    @cached_property
    def people(self) -> dict[str, Entity]:
        """The persons, by id."""
        return {entity.entity_id: entity for entity in self.doc.entities if entity.entity_type == EntityType.PERSON}

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The surnames of the persons, folded."""
        return frozenset(fold_name(split_person_name(person.name).surname) for person in self.people.values())

    @cached_property
    def sentence_starts(self) -> frozenset[int]:
        """Where sentences start."""
        return frozenset(sentence.span.start_char for sentence in self.doc.sentences)

    def begins_sentence(self, mention: Mention) -> bool:
        """Say whether a name begins its sentence, but for an honorific, "But" or "On Monday," before it."""
        start = mention.span.start_char
        while start not in self.sentence_starts:
            before = self.doc.text[max(0, start - _MAX_TITLE_CHARS) : start].split()
            title = look_up_title(before[-1]) if before else None
            is_honorific = title is not None and title.is_honorific
            if not before or not (is_honorific or before[-1] in _OPENING_CONJUNCTIONS):
                return self._is_behind_short_opening(start)
            start = self.doc.text.rindex(before[-1], 0, start)
        return True

    def _is_behind_short_opening(self, char: int) -> bool:
        """Say whether a word or three and a comma are all that a sentence has before a character: "On Monday, "."""
        at = bisect_left(self._ordered_starts, char)
        opening = self.doc.text[self._ordered_starts[at - 1] : char] if at else ""
        return _SHORT_OPENING.fullmatch(opening) is not None

    def begins_sentence_with_office(self, mention: Mention) -> bool:
        """Say whether nothing but an office stands before a name in its sentence: "Player of the Match Ana Silva"."""
        begun = mention.span.start_char
        at = bisect_left(self._ordered_starts, begun)
        start = self._ordered_starts[at - 1] if at else begun
        before = self.doc.text[start:begun].split()
        is_in_capitals = all(word[:1].isupper() or word in ("of", "the") for word in before)
        is_office = any(look_up_role_noun(word.lower()) or look_up_title(word) for word in before)
        return len(before) <= _MAX_OFFICE_WORDS and is_in_capitals and is_office

    def mentions_just_before(self, char: int) -> Iterator[Mention]:
        """Yield the mentions within the last paragraphs before a character, the nearest first.

        Whoever is named between marks is told of by the one who speaks there, and is not brought in by the story.
        """
        mentions = self._mentions_outside_marks
        end = bisect_left(mentions, char, key=lambda mention: mention.span.start_char)
        for at in range(end - 1, -1, -1):
            if char - mentions[at].span.start_char > _JUST_CHARS:
                return
            yield mentions[at]

    @cached_property
    def _mentions_outside_marks(self) -> tuple[Mention, ...]:
        marked = sorted(
            (piece.start_char, piece.end_char)
            for quote in self.doc.quotes
            if quote.quote_type == QuoteType.DIRECT
            for piece in quote.spans
        )
        return tuple(mention for mention in self._named_mentions if not _is_within_any(mention.span, marked))

    @cached_property
    def _spans_told(self) -> dict[str, list[Span]]:
        return _collect_spans_by_entity(self._mentions_outside_marks)

    def organizations_within(self, span: Span) -> frozenset[str]:
        """Give the ids of the organizations named within a span."""
        return self.ids_within(span) & self._body_ids

    @cached_property
    def types_by_id(self) -> dict[str, str]:
        """The types of the entities, by id."""
        return {entity.entity_id: entity.entity_type for entity in self.doc.entities}

    def sentences_up_to(self, char: int, back: int) -> Span:
        """Give the sentence of a character, up to the next one, with so many before it."""
        starts = self._ordered_starts
        here = bisect_right(starts, char) - 1
        end = starts[here + 1] if here + 1 < len(starts) else len(self.doc.text)
        return Span(starts[max(0, here - back)] if starts else 0, end)

    def ids_within(self, span: Span) -> frozenset[str]:
        """Give the ids of the entities named within a span."""
        if span not in self._named_by_span:  # a description is held against each person
            self._named_by_span[span] = self._find_named_within(span)
        return self._named_by_span[span]

    def _find_named_within(self, span: Span) -> frozenset[str]:
        mentions = self._named_mentions
        first = bisect_left(mentions, span.start_char, key=lambda mention: mention.span.start_char)
        end = bisect_left(mentions, span.end_char, key=lambda mention: mention.span.start_char)
        return frozenset(mention.entity_id for mention in mentions[first:end])

    def body_that_opens_sentence_before(self, char: int) -> str | None:
        """Give the id of the organization whose name opens the sentence before that of a character."""
        starts = self._ordered_starts
        here = bisect_right(starts, char) - 1
        if here < 1:
            return None
        mentions = self._named_mentions
        at = bisect_left(mentions, starts[here - 1], key=lambda mention: mention.span.start_char)
        if at == len(mentions) or mentions[at].span.start_char >= starts[here]:
            return None
        before = self.doc.text[starts[here - 1] : mentions[at].span.start_char]
        if _OPENING.fullmatch(before) is None:
            return None
        opening = mentions[at].entity_id
        return opening if any(opening == body.entity_id for body in self._bodies) else None

    @cached_property
    def _ordered_starts(self) -> list[int]:
        return sorted(self.sentence_starts)

    def organizations_of_role(self, held: RoleHeld) -> frozenset[str]:
        """Give the ids of the organizations that a role is in, or that its words name: "Harbor Party leader"."""
        named = (body.entity_id for body in self._bodies if body.name in held.role)
        own = (held.organization_entity_id,) if held.organization_entity_id else ()
        return frozenset((*own, *named))

    @cached_property
    def _bodies(self) -> tuple[Entity, ...]:
        return tuple(entity for entity in self.doc.entities if entity.entity_type == EntityType.ORGANIZATION)

    def nearness_of_mentions(self, entity: Entity, char: int) -> float:
        """Compute how near the last mention before a character is: 1 beside it, towards 0 far off, 0 without one.

        One between marks counts where the story itself does not name the entity before.
        """
        starts = (
            spans[end - 1].start_char
            for spans in (by_entity.get(entity.entity_id, []) for by_entity in (self._spans_told, self.spans_by_entity))
            if (end := bisect_left(spans, char, key=lambda span: span.start_char))
        )
        last = next(starts, None)
        return 0.0 if last is None else math.pow(0.5, (char - last) / _FADE_CHARS) or _FARTHEST

    def nearness_of_mentions_or_owner(self, entity: Entity, noun: str, char: int) -> float:
        """Compute how near an organization is; one that `noun` may call after a person is as near as that person."""
        nearness = self.nearness_of_mentions(entity, char)
        is_after_person = nearness > 0 and noun in NOUNS_AFTER_PERSON
        return max(nearness, self.nearness_of_owner(entity, char)) if is_after_person else nearness

    def nearness_of_owner(self, entity: Entity, char: int) -> float:
        """Compute how near the person is whom an organization is named after, where that name began a sentence.

        `Silva campaign` is as near as `Silva`; 0 where no such sentence is before the character.
        """
        surname = entity.name.rpartition(" ")[0]
        owners = (person for person in self.people.values() if split_person_name(person.name).surname == surname)
        starts = {span.start_char for owner in owners for span in self.spans_by_entity.get(owner.entity_id, ())}
        last = max((start for start in starts & self.sentence_starts if start < char), default=None)
        return 0.0 if last is None else math.pow(0.5, (char - last) / _FADE_CHARS)

    def is_called_by_own_noun(self, entity: Entity, other: str) -> bool:
        """Say whether the text calls an organization by a noun of its name that is not `other`: "the union"."""
        nouns = {word.lower() for word in entity.name.split()} - {other}
        return any(
            look_up_organization_descriptor(noun) and re.search(rf"\b[Tt]he {re.escape(noun)}\b", self.doc.text)
            for noun in nouns
        )

    def is_only_organization(self, entity: Entity, char: int) -> bool:
        """Say whether no other organization is named before a character."""
        return all(
            other.entity_type != EntityType.ORGANIZATION
            or other == entity
            or not self.nearness_of_mentions(other, char)
            for other in self.doc.entities
        )

    def is_entity_in_mind(self, entity: Entity, char: int) -> bool:
        """Say whether an entity was named just before, or often, or is in the headline and the only one of its kind."""
        if self.count_named(entity.entity_id, char) >= _PROMINENT or self._is_just_named(entity, char):
            return True
        spans = self.spans_by_entity.get(entity.entity_id, [])
        return self._is_named_in_title(spans[:1]) and self.is_only_organization(entity, char)

    def is_passed_over(self, body: Entity, char: int) -> bool:
        """Say whether an organization was named once, some sentences before, and another often and just now."""
        if self.count_named(body.entity_id, char) != 1 or self._is_just_named(body, char):
            return False
        return any(
            self.count_named(other.entity_id, char) >= _PROMINENT and self._is_just_named(other, char)
            for other in self._bodies
        )

    def only_sets_time(self, body: Entity, char: int) -> bool:
        """Say whether all that names an organization before a character says when something was."""
        spans = self.spans_by_entity.get(body.entity_id, [])[: self.count_named(body.entity_id, char)]
        before = (self.doc.text[max(0, span.start_char - _MAX_TITLE_CHARS) : span.start_char] for span in spans)
        return bool(spans) and all(_SETTING_TIME.search(words) for words in before)

    def is_only_example(self, body: Entity, char: int) -> bool:
        """Say whether an organization is named before a character only among examples: "rivals such as Silva Bank"."""
        spans = self.spans_by_entity.get(body.entity_id, [])[: self.count_named(body.entity_id, char)]
        before = (self.doc.text[max(0, span.start_char - _MAX_LIST_CHARS) : span.start_char] for span in spans)
        return bool(spans) and all(_LISTING.search(words) for words in before)

    def count_named(self, entity_id: str, char: int) -> int:
        """Count the mentions of an entity by name before a character."""
        return bisect_left(self.spans_by_entity.get(entity_id, []), char, key=lambda span: span.start_char)

    def _is_just_named(self, entity: Entity, char: int) -> bool:
        count = self.count_named(entity.entity_id, char)
        return count > 0 and char - self.spans_by_entity[entity.entity_id][count - 1].start_char <= _JUST_CHARS

    def _is_named_in_title(self, spans: Sequence[Span]) -> bool:
        titles = [block.span for block in self.doc.blocks if block.role == Role.HEADLINE]
        return any(title.holds(span) for title in titles for span in spans)


def _collect_spans_by_entity(mentions: Iterable[Mention]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for mention in mentions:
        found.setdefault(mention.entity_id, []).append(mention.span)
    return found


def _is_within_any(span: Span, ranges: Sequence[tuple[int, int]]) -> bool:
    """Say whether one of the sorted ranges that starts last before a span's end holds it."""
    at = bisect_right(ranges, (span.start_char, math.inf)) - 1
    return at >= 0 and span.end_char <= ranges[at][1]
