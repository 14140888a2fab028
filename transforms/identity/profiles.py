"""Values of this room: what is known of an entity, and the entities of one article."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from transforms.document import EntityType

Role = tuple[str, str | None]  # the office, and the id of where it is held


@dataclass(frozen=True, slots=True)
class EntityProfile:
    """What an article, or the store, knows of an entity; `names` has all that it goes by, the canonical one too.

    `given_names` are those of them that the newsroom gave, `held` the offices and trades that are in force,
    `told_gender` what titles and offices say.
    """

    entity_id: str
    entity_type: str
    name: str
    names: frozenset[str] = frozenset()
    country_code: str | None = None
    roles: frozenset[Role] = frozenset()
    article_count: int = 1
    given_names: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()
    told_gender: str | None = None

    @property
    def is_person(self) -> bool:
        """Whether it is a person."""
        return self.entity_type == EntityType.PERSON

    def with_id(self, entity_id: str) -> "EntityProfile":
        """Give the profile of an entity that has another id."""
        return self if entity_id == self.entity_id else replace(self, entity_id=entity_id)

    def joined_with(self, other: "EntityProfile") -> "EntityProfile":
        """Give the profile of an entity of which another profile tells more; id, type and name stay."""
        return EntityProfile(
            self.entity_id,
            self.entity_type,
            self.name,
            self.names | other.names,
            self.country_code or other.country_code,
            self.roles | other.roles,
            self.article_count + other.article_count,
            self.given_names | other.given_names,
            self.held | other.held,
            self.told_gender or other.told_gender,
        )


@dataclass(frozen=True, slots=True)
class ArticleEntities:
    """The entities of one article, and how often it mentions each."""

    document_id: str
    profiles: tuple[EntityProfile, ...]
    mention_counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def countries(self) -> frozenset[str]:
        """The codes of the countries whose places it names."""
        places = (one for one in self.profiles if one.entity_type == EntityType.PLACE)
        return frozenset(one.country_code for one in places if one.country_code)
