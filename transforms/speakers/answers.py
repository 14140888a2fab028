"""Make the Speaker of a source once it is decided who that is.

Decides the kind of speaker and the office in force, and nothing else. Who the speaker is: resolution.py,
turn_taking.py.
"""

from collections.abc import Iterable
from dataclasses import replace

from transforms.document import (
    Entity,
    EntityType,
    MentionType,
    Published,
    Quote,
    Span,
    Speaker,
    SpeakerKind,
    SpeakerRule,
)
from transforms.roles.offices import choose_role_in_force

# Which kind of speaker an entity is; types that are missing here are organizations.
_KINDS: dict[str, SpeakerKind] = {
    EntityType.PERSON: SpeakerKind.PERSON,
    EntityType.ORGANIZATION: SpeakerKind.ORGANIZATION,
    EntityType.PLACE: SpeakerKind.PLACE,
    EntityType.GROUP: SpeakerKind.GROUP,
    EntityType.WORK: SpeakerKind.DOCUMENT,
    EntityType.AGREEMENT: SpeakerKind.DOCUMENT,
    EntityType.LAW: SpeakerKind.DOCUMENT,
}
# How often unnamed speakers are right on PolNeAR's dev split, source and the lack of a name together.
_UNNAMED_CONFIDENCE = 0.75
# The same where the source is a pronoun.
_UNNAMED_PRONOUN_CONFIDENCE = 0.6


def speaker_kind_of(entity: Entity) -> SpeakerKind:
    """Give the kind of speaker that an entity is."""
    return _KINDS.get(entity.entity_type, SpeakerKind.ORGANIZATION)


def named_speaker(
    quote: Quote,
    span: Span,
    entity: Entity,
    rule: SpeakerRule,
    reason: str,
    confidence: float,
    mention_type: MentionType,
    runner_up_name: str | None = None,
) -> Speaker:
    """Make the speaker that is an entity of the article; `confidence` above 1 is 1."""
    return Speaker(
        quote=quote.position,
        position=1,
        span=span,
        kind=speaker_kind_of(entity),
        rule=rule,
        reason=reason,
        confidence=round(min(1.0, confidence), 4),
        entity_id=entity.entity_id,
        name=entity.name,
        mention_type=mention_type,
        runner_up_name=runner_up_name,
    )


def add_roles_in_force(
    speakers: Iterable[Speaker], entities: Iterable[Entity], published: Published | None
) -> tuple[Speaker, ...]:
    """Give each speaker that is an entity the office that it holds on the article's day."""
    day = published.day if published is not None else None
    roles = {entity.entity_id: choose_role_in_force(entity.roles, day) for entity in entities if entity.roles}
    return tuple(replace(one, role=roles.get(one.entity_id)) if one.entity_id else one for one in speakers)


def unnamed_speaker(
    quote: Quote,
    span: Span,
    kind: str,
    reason: str,
    mention_type: MentionType = MentionType.NOMINAL,
    name: str | None = None,
    introduction: Span | None = None,
) -> Speaker:
    """Make a speaker that is no entity of the article.

    Args:
        quote: the quote that it says.
        span: the source as it stands.
        kind: a value of SpeakerKind.
        reason: one short sentence.
        mention_type: how the source refers to it.
        name: one made of its own phrase, as for documents.
        introduction: where the text brought it in, if `span` is a later word for it.
    """
    is_nominal = mention_type == MentionType.NOMINAL
    return Speaker(
        quote=quote.position,
        position=1,
        span=span,
        kind=kind,
        rule=SpeakerRule.UNNAMED,
        reason=reason,
        confidence=_UNNAMED_CONFIDENCE if is_nominal else _UNNAMED_PRONOUN_CONFIDENCE,
        name=name,
        mention_type=mention_type,
        introduction=introduction,
    )


def named_by_pronoun(
    quote: Quote,
    span: Span,
    entity: Entity,
    rule: SpeakerRule,
    reason: str,
    confidence: float,
    runner_up_name: str | None = None,
) -> Speaker:
    """Make the speaker that is an entity of the article and whose source is a pronoun."""
    return named_speaker(quote, span, entity, rule, reason, confidence, MentionType.PRONOUN, runner_up_name)


def unnamed_by_pronoun(quote: Quote, span: Span, kind: str, reason: str, introduction: Span | None = None) -> Speaker:
    """Make a speaker that is no entity of the article and whose source is a pronoun, with the words for it if known."""
    return unnamed_speaker(quote, span, kind, reason, MentionType.PRONOUN, introduction=introduction)
