"""Link the entities of articles to those that are known, and give ids to those that nobody has met.

Full names go first, whatever article they stand in, so that the order of the articles of a batch does not matter. What
two names have in common: `comparison.py`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from transforms.document import LinkReason
from transforms.identity.comparison import EntityLikeness, compare_entities, sort_by_likeness
from transforms.identity.countries_of_bodies import add_countries
from transforms.identity.known_index import KnownEntityIndex
from transforms.identity.name_keys import has_initials_alone, is_body_without_name, list_stored_keys, name_key
from transforms.identity.national_bodies import list_national_keys
from transforms.identity.profiles import ArticleEntities, EntityProfile
from transforms.knowledge.name_forms import drop_suffix, fold_name, split_person_name

# Below it an entity is kept apart from the one that it resembles most; looked at on dev sets.
MIN_SCORE = 0.75
# The best of several has to be so much likelier than the next one.
_MARGIN = 0.025
# So many articles about one body to each about another make an acronym of both the first one's.
_MOSTLY = 10
_EVEN = 0.5
_SAME_BODY = frozenset((LinkReason.SAME_NAME, LinkReason.NAME_VARIANT))


@dataclass(frozen=True, slots=True)
class EntityLink:
    """A decision: which entity one of an article is, how sure that is, by what, and what came next."""

    document_id: str
    local_entity_id: str
    entity_id: str
    score: float
    reason: LinkReason
    country_code: str | None = None  # of a body of that name, as the article has it
    runner_up_entity_id: str | None = None
    runner_up_score: float | None = None


@dataclass(frozen=True, slots=True)
class DecidedEntities:
    """What people decided: entities that are merged, by old id; and what articles tell of another one."""

    merged: Mapping[str, str] = field(default_factory=dict)
    split: Mapping[tuple[str, str], str] = field(default_factory=dict)  # by article and old id

    def find_merged(self, entity_id: str) -> str | None:
        """Find the entity that one was merged into, over any number of steps; None where it was not."""
        found, seen = entity_id, {entity_id}
        while (step := self.merged.get(found)) is not None and step not in seen:
            seen.add(step)
            found = step
        return None if found == entity_id else found

    def apply(self, link: EntityLink) -> EntityLink:
        """Give the link as people decided."""
        split_id = self.split.get((link.document_id, link.entity_id))
        if split_id is None:
            return link
        decided = self.find_merged(split_id) or split_id
        return replace(link, entity_id=decided, score=1.0, reason=LinkReason.DECIDED)


NOTHING_DECIDED = DecidedEntities()
NOTHING_KEPT: Mapping[tuple[str, str], EntityLink] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Resolution:
    """What was decided for all entities of some articles, and what each entity is by then, by id."""

    links: tuple[EntityLink, ...]
    entities: Mapping[str, EntityProfile]


def list_article_keys(article: ArticleEntities) -> set[str]:
    """List the keys of names by which a store finds what the entities of an article may be."""
    keys: set[str] = set()
    for local in add_countries(article):
        keys |= list_stored_keys(local)
        if not local.is_person:
            for name in (local.name, *local.names):
                keys |= list_national_keys(local.entity_type, name, local.country_code)
    return keys


def resolve_entities(
    articles: Sequence[ArticleEntities],
    known: Iterable[EntityProfile],
    decided: DecidedEntities = NOTHING_DECIDED,
    kept: Mapping[tuple[str, str], EntityLink] = NOTHING_KEPT,
) -> Resolution:
    """Decide for each entity of each article which one it is; links are sorted by article and local id.

    Two persons of one article are never one, unless the newsroom gave one person both names.

    Args:
        articles: the entities of each article.
        known: what the store knows of all entities that share a key (`list_article_keys`) or the id of one of these.
        decided: what people decided.
        kept: links that stay, by article and local id.
    """
    stored = tuple(known)
    index = KnownEntityIndex(stored, decided.merged)
    taken: dict[str, set[str]] = defaultdict(set)
    links = []
    locals_by_key = {}
    pairs = _order_by_fullness(articles)
    for article, local in sorted(pairs, key=lambda pair: (pair[0].document_id, pair[1].entity_id) not in kept):
        link = kept.get((article.document_id, local.entity_id))
        if link is None or not index.has(link.entity_id):
            link = _decide_link(article, local, index, taken[article.document_id], decided)
        taken[article.document_id].add(link.entity_id)
        index.add(local.with_id(link.entity_id))
        links.append(link)
        locals_by_key[article.document_id, local.entity_id] = local
    names = {local.entity_id: local.name for local in locals_by_key.values()}
    links = _name_by_vote(links, names, {one.entity_id for one in stored} | decided.merged.keys())
    links.sort(key=lambda link: (link.document_id, link.local_entity_id))
    return Resolution(tuple(links), _describe_entities(links, locals_by_key, stored))


def _describe_entities(
    links: Iterable[EntityLink], locals_by_key: Mapping[tuple[str, str], EntityProfile], stored: Iterable[EntityProfile]
) -> dict[str, EntityProfile]:
    """Give what is known of each entity that is linked: of stored ones as stored, of others by the name that won."""
    described = {one.entity_id: one for one in stored}
    stored_ids = frozenset(described)
    for link in links:
        local = locals_by_key[link.document_id, link.local_entity_id].with_id(link.entity_id)
        before = described.get(link.entity_id)
        if before is None:
            described[link.entity_id] = local
        elif link.entity_id not in stored_ids and link.local_entity_id == link.entity_id:
            described[link.entity_id] = local.joined_with(before)
        else:
            described[link.entity_id] = before.joined_with(local)
    return {link.entity_id: described[link.entity_id] for link in links}


def _name_by_vote(
    links: Sequence[EntityLink], names: Mapping[str, str], stored_ids: Collection[str]
) -> list[EntityLink]:
    """Give entities that are new the id of the name that most articles have, so that no single spelling decides.

    Of equals the shorter one, those with initials alone last. Ids that the store has stay, and none is given twice.

    Args:
        links: the decisions.
        names: the names that articles have, by local id.
        stored_ids: the ids that the store has.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for link in links:
        votes[link.entity_id][link.local_entity_id] += 1
    used = {*votes, *stored_ids}
    renamed: dict[str, str] = {}
    for entity_id in sorted(votes.keys() - stored_ids):
        if entity_id not in votes[entity_id]:
            continue  # told apart from a namesake: not an id of a name alone
        of_type = [one for one in votes[entity_id] if _type_of_id(one) == _type_of_id(entity_id)]
        best = min(of_type, key=lambda one: (-votes[entity_id][one], has_initials_alone(names[one]), len(one), one))
        if best not in used:
            renamed[entity_id] = best
            used.add(best)
    return [_rename_link(link, renamed) for link in links] if renamed else list(links)


def _type_of_id(entity_id: str) -> str:
    return entity_id.partition(".")[0]


def _rename_link(link: EntityLink, renamed: Mapping[str, str]) -> EntityLink:
    runner_up = link.runner_up_entity_id
    if link.entity_id not in renamed and runner_up not in renamed:
        return link
    return replace(
        link,
        entity_id=renamed.get(link.entity_id, link.entity_id),
        runner_up_entity_id=runner_up and renamed.get(runner_up, runner_up),
    )


def _order_by_fullness(articles: Sequence[ArticleEntities]) -> list[tuple[ArticleEntities, EntityProfile]]:
    """Order entities by how much their names say, the fullest first, then by id: a pure function of the set.

    Before all others go those with two names, as what others are called by either; last who has initials alone. A son
    and his father whom an article tells apart go before whom others call by the name of both.

    Of bodies and towns with one name those go first, and get its id, whose country the name tells, not the article;
    last those whose country nothing tells.
    """
    ordered = []
    for article in articles:
        told_apart = _list_ids_told_apart_by_suffix(article)
        for profile, local in zip(article.profiles, add_countries(article), strict=True):
            has_own_country = local.country_code == profile.country_code
            key = (
                not _has_two_names(local),
                local.is_person and has_initials_alone(local.name),
                _rank_by_suffix(local, told_apart),
                -_fullness(local),
                local.entity_id,
                local.country_code is None,
                not has_own_country,
                article.document_id,
            )
            ordered.append((key, article, local))
    ordered.sort(key=lambda one: one[0])
    return [(article, local) for _, article, local in ordered]


def _has_two_names(profile: EntityProfile) -> bool:
    """Say whether an article gives a person two surnames, or a body two full names: others of the batch have one."""
    full = [name for name in profile.names if " " in name]
    if profile.is_person:
        return len({fold_name(split_person_name(name).surname) for name in full}) > 1
    return len({name_key(profile.entity_type, name) for name in full}) > 1


def _list_ids_told_apart_by_suffix(article: ArticleEntities) -> set[str]:
    """List the persons of an article whose names differ by a suffix alone: `Rui Quist` and `Rui Quist Jr.`."""
    ids_by_name: dict[str, set[str]] = defaultdict(set)
    for profile in article.profiles:
        if profile.is_person:
            ids_by_name[fold_name(drop_suffix(profile.name))].add(profile.entity_id)
    return set[str]().union(*(ids for ids in ids_by_name.values() if len(ids) > 1))


def _rank_by_suffix(local: EntityProfile, told_apart: Collection[str]) -> int:
    """Rank first who bears the name without a suffix where the article has one with it, then that one."""
    if local.entity_id not in told_apart:
        return 2
    return 1 if split_person_name(local.name).suffix else 0


def _list_suffixes_of_namesakes(local: EntityProfile, article: ArticleEntities) -> set[str]:
    """List the suffixes, "" for none, of those in the article whose names differ from one's by a suffix alone."""
    name = fold_name(drop_suffix(local.name))
    others = (one for one in article.profiles if one.is_person and one.entity_id != local.entity_id)
    return {_suffix_of(one) for one in others if fold_name(drop_suffix(one.name)) == name}


def _suffix_of(profile: EntityProfile) -> str:
    return fold_name(split_person_name(profile.name).suffix)


def _fullness(profile: EntityProfile) -> int:
    return len(profile.name.split())


def _decide_link(
    article: ArticleEntities, local: EntityProfile, known: KnownEntityIndex, taken: set[str], decided: DecidedEntities
) -> EntityLink:
    merged = decided.find_merged(local.entity_id)
    if merged is not None and known.has(merged):
        likeness = EntityLikeness(1.0, LinkReason.DECIDED)
        return decided.apply(_make_link(article.document_id, local, merged, likeness, None))
    return decided.apply(_link_entity(article, local, known, taken))


def _link_entity(
    article: ArticleEntities, local: EntityProfile, known: KnownEntityIndex, taken: set[str]
) -> EntityLink:
    document_id, compared = article.document_id, _compare_candidates(article, local, known, taken)
    fitting = _leave_out_bodies_of_surname([(one, likeness) for one, likeness in compared if likeness.score > 0])
    runner_up = fitting[1] if len(fitting) > 1 else None
    if fitting and _is_sure(fitting) and not _is_name_of_two_bodies(fitting, article.countries):
        chosen, likeness = fitting[0]
        return _make_link(document_id, local, chosen.entity_id, likeness, runner_up)
    same = next((one for one, likeness in fitting if likeness.reason == LinkReason.SAME_NAME), None)
    if same is not None:  # namesakes whom nothing tells apart here
        return _make_link(document_id, local, same.entity_id, EntityLikeness(_EVEN, LinkReason.AMBIGUOUS), runner_up)
    is_namesake = any(one.reason == LinkReason.NAMESAKE for _, one in compared)
    reason = LinkReason.NAMESAKE if is_namesake else LinkReason.AMBIGUOUS if fitting else LinkReason.NEW
    new_id = _make_new_id(document_id, local, known, taken)
    score = 1.0 - (fitting[0][1].score if fitting else 0.0)
    return _make_link(document_id, local, new_id, EntityLikeness(score, reason), fitting[0] if fitting else None)


def _compare_candidates(
    article: ArticleEntities, local: EntityProfile, known: KnownEntityIndex, taken: set[str]
) -> list[tuple[EntityProfile, EntityLikeness]]:
    """Compare an entity with all that it may be, the likeliest first.

    Of bodies that an article names in two ways only those are one whose names differ in form alone, or are given. Whom
    an article tells from father or son by a suffix is nobody who is known by that of the other.
    """
    candidates = known.find_candidates(local)
    if local.is_person and (suffixes := _list_suffixes_of_namesakes(local, article)):
        candidates = [one for one in candidates if _suffix_of(one) not in suffixes]
    is_open = len(candidates) > 1 and not local.is_person
    countries = article.countries if is_open else frozenset[str]()
    compared = sort_by_likeness(((one, compare_entities(local, one)) for one in candidates), countries)
    return [
        (one, likeness)
        for one, likeness in compared
        if one.entity_id not in taken
        or (not one.is_person and likeness.reason in _SAME_BODY)
        or _is_given_name(local, one)
    ]


def _leave_out_bodies_of_surname(
    fitting: list[tuple[EntityProfile, EntityLikeness]],
) -> list[tuple[EntityProfile, EntityLikeness]]:
    """Leave out the bodies that a person of one name may be, where somebody has it for a surname: no firm is meant."""
    if all(likeness.reason != LinkReason.SURNAME for _, likeness in fitting):
        return fitting
    return [(one, likeness) for one, likeness in fitting if likeness.reason != LinkReason.OTHER_TYPE]


def _is_given_name(local: EntityProfile, known: EntityProfile) -> bool:
    """Say whether the newsroom gave an entity the name that an article uses; a surname alone may be another's."""
    is_full = not local.is_person or len(local.name.split()) > 1
    keys = {name_key(known.entity_type, name) for name in known.given_names}
    return is_full and name_key(local.entity_type, local.name) in keys


def _is_sure(fitting: Sequence[tuple[EntityProfile, EntityLikeness]]) -> bool:
    """Say whether the first of several candidates is likely enough, and much likelier than the next one."""
    best, likeness = fitting[0]
    if likeness.score < MIN_SCORE:
        return False
    second = fitting[1][1].score if len(fitting) > 1 else 0.0
    # bodies that agree in the name are one whichever is taken; persons may be two
    return likeness.score - second >= _MARGIN or not best.is_person


def _is_name_of_two_bodies(fitting: Sequence[tuple[EntityProfile, EntityLikeness]], countries: Collection[str]) -> bool:
    """Say whether two bodies are called so beside their own names (`QBT`), and nothing tells which one is meant here.

    The country of one that the article names tells it, and so does that nearly all articles are about the one.
    """
    if len(fitting) == 1 or any(likeness.reason != LinkReason.OTHER_NAME for _, likeness in fitting[:2]):
        return False
    (best, _), (second, _) = fitting[:2]
    is_by_country = best.country_code in countries and second.country_code not in countries
    return not is_by_country and best.article_count < _MOSTLY * second.article_count


def _make_link(
    document_id: str,
    local: EntityProfile,
    entity_id: str,
    likeness: EntityLikeness,
    runner_up: tuple[EntityProfile, EntityLikeness] | None,
) -> EntityLink:
    return EntityLink(
        document_id,
        local.entity_id,
        entity_id,
        likeness.score,
        likeness.reason,
        local.country_code,
        runner_up[0].entity_id if runner_up else None,
        runner_up[1].score if runner_up else None,
    )


def _make_new_id(document_id: str, local: EntityProfile, known: KnownEntityIndex, taken: set[str]) -> str:
    """Give an entity that nobody has met its id: that of its name, else with its country, else with a number.

    A body without a name is its article's: `organization.working-group-9f2c41d07be35a68`.
    """
    if is_body_without_name(local.entity_type, local.name):
        return f"{local.entity_id}-{document_id}"
    ids = [local.entity_id]
    if local.country_code:
        ids.append(f"{local.entity_id}-{local.country_code.lower()}")
    free = next((one for one in ids if known.is_free(one) and one not in taken), None)
    number = 2
    while free is None:
        numbered = f"{local.entity_id}-{number}"
        if known.is_free(numbered) and numbered not in taken:
            free = numbered
        number += 1
    return free
