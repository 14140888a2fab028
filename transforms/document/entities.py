"""Named things of one article, and where they are mentioned."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.document.spans import Span
from transforms.document.vocabulary import AliasKind, MentionType


@dataclass(frozen=True, slots=True)
class Alias:
    """A name that an entity goes by."""

    alias: str
    kind: AliasKind


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """An office or affiliation as the text states it ("Russian Foreign Minister")."""

    role: str
    organization_entity_id: str | None
    evidence: str  # the words of the text that say so
    time_words: str = ""  # the words that say when it is held: "former", "from 2009 to 2013"; empty without any


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing. `entity_id` is a pure function of type and canonical name ("person.ana-silva")."""

    entity_id: str
    entity_type: str  # a value of EntityType; of unnamed referents also SpeakerKind.DOCUMENT
    name: str  # canonical: the fullest name in the text, without honorifics
    aliases: tuple[Alias, ...] = ()
    roles: tuple[RoleHeld, ...] = ()
    gender: str | None = None  # female, male; None where the text does not say
    wikidata_id: str | None = None
    country_code: str | None = None
    told_gender: str | None = None  # where a title or an office says it: "Mrs", "spokesman"


# The rule of the mention that brings in a body without a name: "set up a working group".
FOUNDED_HERE = "founded here"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that refers to an entity."""

    span: Span
    entity_id: str
    mention_type: MentionType
    rule: str
    confidence: float
    literal_entity_id: str | None = None
