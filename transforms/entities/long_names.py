"""Find the entity whose longer name a name shortens: its acronym, its first words, its last word, a storm's own name.

It knows the names of one article that were grouped before, long ones first; `grouping.py` decides what is grouped.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from transforms.document import EntityType
from transforms.entities.clusters import EntityCluster
from transforms.identity.national_bodies import split_field_of_body
from transforms.knowledge.calendar import WEEKDAYS
from transforms.knowledge.gazetteer import is_country, is_name_of_land, look_up_known_name
from transforms.knowledge.lexicon import look_up_organization_noun
from transforms.knowledge.name_forms import fold_name
from transforms.knowledge.organization_names import drop_legal_form
from transforms.knowledge.place_words import PlaceWord, is_place_word
from transforms.knowledge.type_words import TypeWord, is_type_word
from transforms.name_types.own_words import begins_with_town, is_code, own_word_of_thing
from transforms.names.name_spans import NameSpan

# Words that acronyms leave out.
_SMALL_WORDS = frozenset(("of", "the", "for", "and", "on", "in", "to", "&", "at"))
# The second part of a firm's name, folded, that its short name leaves out.
_PARTNERS = frozenset(("co", "company", "sons", "daughters", "brothers", "bros", "partners", "associates"))
# News tells a firm's full name soon; how often its short one has come before what is no firm's, and than it.
_MIN_NAMES_BEFORE = 3
# Types whose names are shortened to their first words.
_SHORTENED_TYPES = (
    EntityType.ORGANIZATION,
    EntityType.WORK,
    EntityType.PRODUCT,
    EntityType.EVENT,
    EntityType.AGREEMENT,
)


class LongNameIndex:
    """The entities found so far by the first words, last words and initials of their names."""

    def __init__(self) -> None:
        self._by_first_word: dict[str, list[EntityCluster]] = defaultdict(list)
        self._by_last_word: dict[str, list[EntityCluster]] = defaultdict(list)
        self._by_initials: dict[str, list[EntityCluster]] = defaultdict(list)
        self._by_field: dict[str, list[EntityCluster]] = defaultdict(list)
        self._given_acronyms: set[str] = set()
        self._by_own_word: dict[str, EntityCluster] = {}

    def add(self, name: str, cluster: EntityCluster) -> None:
        """Index an entity by the short forms of its name; a name of one word has no short form."""
        *before, last = name.split()
        if before and is_code(last):
            self._by_own_word[fold_name(last)] = cluster
        words = [word for word in name.replace("-", " ").split() if word[0].isalpha()]
        if len(words) < 2:
            return
        self._by_first_word[fold_name(words[0])].append(cluster)
        self._by_last_word[words[-1]].append(cluster)
        if own_word := own_word_of_thing(name):
            self._by_own_word[fold_name(own_word)] = cluster
        if field := split_field_of_body(name):
            self._by_field[field].append(cluster)
        all_initials = "".join(word[0] for word in words)
        initials = "".join(word[0] for word in words if word not in _SMALL_WORDS)
        for letters in {all_initials.upper(), initials.upper()}:
            self._by_initials[letters].append(cluster)

    def add_acronyms(self, group: Sequence[NameSpan], cluster: EntityCluster) -> None:
        """Index an entity by the acronyms that the text itself gives in brackets behind its name."""
        for name_span in group:
            if name_span.acronym:
                self._by_initials[name_span.acronym] = [cluster]
                self._given_acronyms.add(name_span.acronym)

    def find_longer_name(
        self, key: str, kind: EntityType, group: Sequence[NameSpan], *, is_place_here: bool = False
    ) -> EntityCluster | None:
        """Find the one entity whose longer name this one shortens: its acronym, its last word, or its first words.

        `is_place_here` says that the words around the name make it a place's, which no firm is called by.
        """
        name = group[0].name
        cluster = self._by_own_word.get(key) or self._find_cluster_by_acronym(name)
        if cluster is not None:
            return cluster

        if team := self._find_team(key, group):
            return team
        if not is_place_here and _is_short_like_place(kind, group):
            if self._is_town_of_body(key):
                return None
            kind = EntityType.ORGANIZATION  # a firm by its first word, which spaCy takes for a place
        is_long_place = kind == EntityType.PLACE and " " in name
        if kind not in _SHORTENED_TYPES and not is_long_place:
            return None
        body = self._find_body_by_field(key, kind) or self._find_body_by_noun(kind, group)
        longer = body or self._find_cluster_by_first_words(key, kind)
        return None if longer is not None and _is_product_of_firm(longer, group) else longer

    def _is_town_of_body(self, key: str) -> bool:
        """Say whether longer names that begin with one are of what towns have: `Quist`, beside `Quist University`."""
        longer = [name for cluster in self._by_first_word.get(key, []) for name in cluster.names if " " in name]
        return any(is_place_word(name.split()[-1], PlaceWord.OF_TOWN) for name in longer)

    def _find_cluster_by_acronym(self, name: str) -> EntityCluster | None:
        if not name.isupper() or len(name) < 2:
            return None
        letters = name.replace(".", "").replace("&", "")
        found = self._by_initials.get(letters, [])
        is_given = letters in self._given_acronyms
        return _find_only_cluster(cluster for cluster in found if is_given or cluster.entity_type != EntityType.PLACE)

    def _find_body_by_field(self, key: str, kind: EntityType) -> EntityCluster | None:
        """Find the department that its field alone calls: "the Treasury", once it was "the Treasury Department"."""
        found = self._by_field.get(key, []) if kind == EntityType.ORGANIZATION else []
        return _find_only_cluster(cluster for cluster in found if cluster.entity_type == kind)

    def _find_body_by_noun(self, kind: EntityType, group: Sequence[NameSpan]) -> EntityCluster | None:
        """Find the body that its noun alone calls: "the Commission", and the "Navy" of a land without an article."""
        name = group[0].name
        if " " in name or not look_up_organization_noun(name):
            return None
        cluster = self._find_cluster_by_last_word(name, kind)
        if cluster is None or any(name_span.has_article for name_span in group):  # "the Post story", "the Post"
            return cluster
        return cluster if any(_is_body_of_land(long, name) for long in cluster.names) else None

    def _find_cluster_by_last_word(self, name: str, kind: EntityType) -> EntityCluster | None:
        """Find "the Times", once the text has said which; that of Sunday is another paper."""
        return _find_only_cluster(
            cluster
            for cluster in self._by_last_word.get(name, [])
            if cluster.entity_type == kind and _SMALL_WORDS.union(WEEKDAYS).isdisjoint(cluster.name.split())
        )

    def _find_team(self, key: str, group: Sequence[NameSpan]) -> EntityCluster | None:
        """Find the team that is called by its last word: "the Herons", once it was "the Oslo Herons", or "Rovers".

        A club's word needs no article, if no other name begins with it.
        """
        name = group[0].name
        if any(name_span.has_article for name_span in group):
            of_towns = (one for one in self._by_last_word.get(name, []) if any(map(begins_with_town, one.names)))
            if team := _find_only_cluster(of_towns):
                return team
        is_club = is_type_word(name, TypeWord.CLUB) and key not in self._by_first_word
        return self._find_cluster_by_last_word(name, EntityType.ORGANIZATION) if is_club else None

    def _find_cluster_by_first_words(self, key: str, kind: EntityType) -> EntityCluster | None:
        first_word = key.replace("-", " ").partition(" ")[0]
        kinds = (kind, EntityType.ORGANIZATION) if kind == EntityType.PLACE else (kind,)
        found = [
            cluster
            for cluster in self._by_first_word.get(first_word, [])
            if cluster.entity_type in kinds and any(_is_beginning_of_name(key, name, kind) for name in cluster.names)
        ]
        plain = [
            cluster
            for cluster in found
            if cluster.known or any(fold_name(drop_legal_form(name)) == key for name in cluster.names)
        ]
        return _find_only_cluster(found) or _find_only_cluster(plain)


def _is_body_of_land(long: str, noun: str) -> bool:
    """Say whether a name is a land and a noun: `U.S. Navy`, `Norwegian Navy`."""
    land = look_up_known_name(long.removesuffix(noun).strip()) if long.endswith(f" {noun}") else None
    return land is not None and is_country(land.name)


def _is_short_like_place(kind: EntityType, group: Sequence[NameSpan]) -> bool:
    """Say whether a name of one word is taken for a place's, and is no acronym at all its places."""
    is_single = " " not in group[0].name
    return kind == EntityType.PLACE and is_single and not all(name_span.name.isupper() for name_span in group)


def _is_product_of_firm(longer: EntityCluster, group: Sequence[NameSpan]) -> bool:
    """Say whether a longer name is of what a firm makes: `Silva Mizo`, long after `Silva`, and seldom, with no noun."""
    if longer.entity_type != EntityType.ORGANIZATION or longer.known is not None or len(group) < _MIN_NAMES_BEFORE:
        return False
    is_firm = any(look_up_organization_noun(name.split()[-1]) or drop_legal_form(name) for name in longer.names)
    before = sum(name_span.span.start_char < longer.start_char for name_span in group)
    return not is_firm and before >= _MIN_NAMES_BEFORE and len(group) >= _MIN_NAMES_BEFORE * len(longer.assigned)


def _find_only_cluster(clusters: Iterable[EntityCluster]) -> EntityCluster | None:
    """Find the only cluster among some, which may repeat; None where there are several, or no cluster."""
    distinct = list(dict.fromkeys(clusters))
    return distinct[0] if len(distinct) == 1 else None


def _is_beginning_of_name(key: str, name: str, kind: EntityType) -> bool:
    """Say whether a folded name is the first words of another, which does not go on with "and".

    A place's goes on with what says where it is, as `Harbour Museum of Bergen` does. `Quist` is the firm, of which
    `Quist Norway` is a branch; and the town, of which `Quist Herald` is the paper.
    """
    long = fold_name(name)
    if not long.startswith(f"{key} "):
        return False
    next_word, *rest = long.split()[len(key.split()) :]
    last_word = name.split()[-1]
    if not rest and kind == EntityType.ORGANIZATION and is_name_of_land(last_word):
        return False
    if len(key.split()) == 1 and is_place_word(last_word, PlaceWord.NAMED_AFTER):
        return False
    if kind == EntityType.PLACE:
        return next_word in ("of", "in", "at", "for")
    is_firm = next_word == "&" and bool(rest) and rest[0] in _PARTNERS  # "Silva" for Silva & Co
    return is_firm or next_word not in ("and", "&")
