"""A step of a run between making rows and storing them: which entities of the store those of new articles are.

Looks up what the store knows, asks `transforms/identity` and gives the rows the ids that were decided. One step a
batch, so that articles of one batch are told of each other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from transforms.document import EntityDecision, LinkReason, Row, Rows
from transforms.identity import (
    ArticleEntities,
    DecidedEntities,
    EntityLink,
    EntityProfile,
    Resolution,
    list_article_keys,
    list_initial_keys,
    resolve_entities,
)
from transforms.roles.offices import IN_FORCE
from warehouse import known_entities
from warehouse.relabelling import KnownEntity, relabel_rows
from warehouse.store import FindEntities

_OF_ARTICLE = ("document_id", "published_date", "published_month", "run_id")
_Links = dict[tuple[str, str], EntityLink]  # by article and local id


def link_entities(
    data: Path, parts: Sequence[Rows], earlier: Iterable[Row] = (), up_to_date: Collection[str] = ()
) -> list[Rows]:
    """Give the rows of each article the ids of the entities that the store knows now; `link_parts` for any store."""
    return link_parts(parts, partial(known_entities.find_entities, data), earlier, up_to_date)


def link_parts(
    parts: Sequence[Rows], find: FindEntities, earlier: Iterable[Row] = (), up_to_date: Collection[str] = ()
) -> list[Rows]:
    """Give the rows of each article the ids of the entities that `find` knows, and a row for each decision.

    Of `earlier`, rows of `entity_links` of the same articles, those that people decided stay, and those of the articles
    `up_to_date`, which today's rules made. The others are decided anew, and stay where the same comes out. Parts
    without an article stay as they are.
    """
    told = [part for part in parts if part.get("documents")]
    others = [part for part in parts if not part.get("documents")]
    return [*_link_articles(told, find, _read_links(earlier), up_to_date), *others]


def _link_articles(
    parts: Sequence[Rows], find: FindEntities, before: _Links, up_to_date: Collection[str]
) -> list[Rows]:
    articles = [_describe_article(part) for part in parts]
    if not any(article.profiles for article in articles):
        return [part | {"entity_links": []} for part in parts]
    kept = {
        key: link for key, link in before.items() if link.document_id in up_to_date or link.reason == LinkReason.DECIDED
    }
    stored = _find_stored(articles, {link.entity_id for link in kept.values()}, find)
    decided = _list_decided_entities(stored["entity_decisions"])
    resolution = resolve_entities(articles, make_profiles(stored), decided, kept)
    items = {row["entity_id"]: row["wikidata_id"] for row in stored["entities"]}
    links: dict[str, list[EntityLink]] = defaultdict(list)
    for link in resolution.links:
        links[link.document_id].append(_keep_if_same(link, before.get((link.document_id, link.local_entity_id))))
    return [_apply_links(part, links[part["documents"][0]["document_id"]], resolution, items) for part in parts]


def _find_stored(articles: Iterable[ArticleEntities], linked: Iterable[str], find: FindEntities) -> Rows:
    """Find what the store knows of the entities that those of articles may be, and of those that are linked already."""
    keys, initials, ids = set[str](), set[str](), set(linked)
    for article in articles:
        keys |= list_article_keys(article)
        for profile in article.profiles:
            initials |= list_initial_keys(profile)
            ids.add(profile.entity_id)
    return find(keys, ids, initials)


def _list_decided_entities(decisions: Iterable[Row]) -> DecidedEntities:
    return DecidedEntities(
        {row["entity_id"]: row["other_entity_id"] for row in decisions if row["decision"] == EntityDecision.MERGE},
        {
            (row["document_id"], row["entity_id"]): row["other_entity_id"]
            for row in decisions
            if row["decision"] == EntityDecision.SPLIT
        },
    )


def make_profiles(rows: Rows) -> list[EntityProfile]:
    """Make profiles of rows of entities, their names and offices; those that were merged into others are left out."""
    names: dict[str, set[str]] = defaultdict(set)
    given: dict[str, set[str]] = defaultdict(set)
    for row in rows.get("entity_aliases", ()):
        names[row["entity_id"]].add(row["alias"])
        if row["is_given"]:
            given[row["entity_id"]].add(row["alias"])
    roles: dict[str, set[tuple[str, str | None]]] = defaultdict(set)
    held: dict[str, set[str]] = defaultdict(set)
    for row in rows.get("entity_roles", ()):
        roles[row["entity_id"]].add((row["role"], row["organization_entity_id"]))
        if row["status"] in IN_FORCE:
            held[row["entity_id"]].add(row["role"])
    return [
        EntityProfile(
            row["entity_id"],
            row["entity_type"],
            row["name"],
            frozenset(names[row["entity_id"]]),
            row["country_code"],
            frozenset(roles[row["entity_id"]]),
            given_names=frozenset(given[row["entity_id"]]),
            held=frozenset(held[row["entity_id"]]),
            told_gender=row["told_gender"],
        )
        for row in rows.get("entities", ())
        if row["merged_into_entity_id"] is None
    ]


def _describe_article(part: Rows) -> ArticleEntities:
    counts = Counter(row["entity_id"] for row in part.get("entity_mentions", ()))
    return ArticleEntities(part["documents"][0]["document_id"], tuple(make_profiles(part)), counts)


def _apply_links(
    part: Rows, links: Sequence[EntityLink], resolution: Resolution, items: Mapping[str, str | None]
) -> Rows:
    entity_ids = {link.local_entity_id: link.entity_id for link in links}
    known = {link.entity_id: _describe_entity(resolution.entities[link.entity_id], items) for link in links}
    return relabel_rows(part, entity_ids, known) | {"entity_links": list(_make_link_rows(part["documents"][0], links))}


def _keep_if_same(link: EntityLink, before: EntityLink | None) -> EntityLink:
    return before if before is not None and before.entity_id == link.entity_id else link


def _describe_entity(profile: EntityProfile, items: Mapping[str, str | None]) -> KnownEntity:
    """Describe an entity by what is known of it; `items` are Wikidata ids that the store has, by id."""
    item = items.get(profile.entity_id)
    return KnownEntity(
        profile.entity_id, profile.entity_type, profile.name, profile.country_code, item, profile.told_gender
    )


def _read_links(rows: Iterable[Row]) -> _Links:
    links = (
        EntityLink(
            row["document_id"],
            row["local_entity_id"],
            row["entity_id"],
            row["link_score"],
            LinkReason(row["link_reason"]),
            None,
            row["runner_up_entity_id"],
            row["runner_up_score"],
        )
        for row in rows
    )
    return {(link.document_id, link.local_entity_id): link for link in links}


def _make_link_rows(document: Row, links: Iterable[EntityLink]) -> Iterable[Row]:
    common = {name: document[name] for name in _OF_ARTICLE}
    for link in links:
        yield {
            **common,
            "local_entity_id": link.local_entity_id,
            "entity_id": link.entity_id,
            "link_score": link.score,
            "link_reason": str(link.reason),
            "runner_up_entity_id": link.runner_up_entity_id,
            "runner_up_score": link.runner_up_score,
        }
