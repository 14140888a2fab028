"""The value that grouping makes: an entity of one article before it has an id."""

from collections import Counter
from dataclasses import dataclass, field

from transforms.document import EntityType
from transforms.knowledge.gazetteer import KnownName
from transforms.names.name_spans import AssignedName, NameSpan
from transforms.persons.peers import name_of_person
from transforms.persons.persons import Person

# Shorter names are mostly acronyms, however often they are used.
_MIN_CANONICAL_CHARS = 6
_LEGAL_FORM = " plc"


@dataclass(slots=True, eq=False)
class EntityCluster:
    """An entity in the making: its type, its names with counts, and all places where it is named."""

    entity_type: EntityType
    names: Counter[str] = field(default_factory=Counter)
    assigned: list[AssignedName] = field(default_factory=list)
    known: KnownName | None = None
    person: Person | None = None

    @property
    def name(self) -> str:
        """The canonical name: the gazetteer's, a person's most used full name or a peer's title, else the longest form.

        The place of a dateline that is written in capitals only is written as a reader would: `Ellen Bay`.
        """
        if self.known:
            return self.known.name
        if self.person:
            return name_of_person(self.person)
        cased = [name for name in self.names if not name.isupper()]
        if not cased and any(name_span.is_dateline for name_span in self.name_spans):
            cased = [name.title() for name in self.names]
        return max(cased or list(self.names), key=self._rank_name)

    def _rank_name(self, name: str) -> tuple[bool, int, bool, int, str]:
        """Rank a name by whether it has several words, then by use, then by length; "plc" is no word of a name."""
        use_count = self.names[name] if len(name) >= _MIN_CANONICAL_CHARS else 0
        plain = name.removesuffix(_LEGAL_FORM)
        return len(plain.split()) > 1, use_count, plain == name, len(name), name

    @property
    def name_spans(self) -> list[NameSpan]:
        """All places where the entity is named."""
        return [assigned.name_span for assigned in self.assigned]

    @property
    def start_char(self) -> int:
        """The offset at which the entity is named first."""
        return min(name_span.span.start_char for name_span in self.name_spans)
