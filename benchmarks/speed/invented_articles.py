"""Invent the rows of articles, as many as wanted: in shape and number like those of a run over benchmarks/gold.

About 100 rows an article, all as declared, though no parser or model had a part in them. Article 7 has the same rows at
every call. New entities grow rarer as articles come (Heaps' law) and few are named most (Zipf's), so that a store of
them grows as one of news does.
"""

import hashlib
import math
import random
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache

from benchmarks.speed.invented_names import InventedEntity, invent_entity, invent_phrases
from benchmarks.speed.invented_texts import TABLES, ArticleDraft, write_text
from transforms.copies.signatures import PERMUTATIONS, SIGNATURE_VERSION
from transforms.document import (
    ArticleMetadata,
    Block,
    Document,
    Profile,
    RawArticle,
    Role,
    RoleStatus,
    Row,
    Rows,
    Span,
    ids,
)
from transforms.identity import name_key
from transforms.knowledge.media_topics import first_topic_above, media_topics
from transforms.versions import RULE_VERSION, model_version

_FIRST_DAY = date(2017, 1, 1)
_DAYS = 3_256  # 107 months
_ARTICLES_IN_ORDER = 100_000  # that fill those days where they come in order of time
# Rows an article, as those of benchmarks/gold have (the texts are twice as long, and their quotes fewer).
_ENTITIES_AN_ARTICLE = 14
_TOPICS_A_UNIT = {"document": 3, "section": 2}
_RARE = 5  # every fifth article has a bracket of an editor's, and a quote of two sources
# Heaps' law: 4 new entities in the first articles, 2.4 in article 10,000, 1.5 in article 100,000.
_NEW_ENTITIES_AT_FIRST = 4.0
_ARTICLES_OF_PLENTY = 1_000  # before new entities grow rarer
_DECLINE = 0.213  # power by which they do
_SIGNATURE_BYTES = PERMUTATIONS * 2  # 16 bits each

_NOTHING_SAID = dict.fromkeys((
    *("replaces_document_id", "source", "url", "agency", "authors", "keywords", "slug", "urgency", "state"),
    *("embargoed_until", "rubric", "dek", "dateline", "dateline_place", "published_at"),
    *("duplicate_of_document_id", "similarity"),
))


def invent_rows(numbers: Iterable[int], run_id: str, at: datetime, in_order: bool = False) -> Rows:
    """Invent the rows of the articles of these numbers, by table, as one part of a batch.

    Args:
        numbers: which articles, from 0; their entities are the same whichever others were made before.
        run_id: the run that writes them.
        at: when it takes them in, naive UTC.
        in_order: let days of publication rise with the numbers; else they are any of 107 months.
    """
    joined: Rows = {name: [] for name in TABLES}
    for number in numbers:
        for name, rows in _invent_article(number, run_id, at, in_order).items():
            joined[name] += rows
    return joined


def invent_documents(rows: Rows) -> list[Document]:
    """Make the Documents, as parsers give them, whose rows these are."""
    texts = {row["document_id"]: row["text"] for row in rows["document_texts"]}
    return [
        Document(
            row["document_id"],
            RawArticle(texts[row["document_id"]].encode(), row["source_uri"]),
            texts[row["document_id"]],
            (Block(Role.BODY, Span(0, row["char_count"])),),
            metadata=ArticleMetadata(guid=row["guid"]),
        )
        for row in rows["documents"]
    ]


def count_entities(article_count: int) -> int:
    """Give how many entities the first articles name in all: the sum of the new ones of each."""
    if article_count == 0:
        return 0
    power = 1 - _DECLINE
    grown = (1 + (article_count - 1) / _ARTICLES_OF_PLENTY) ** power - 1
    return _ENTITIES_AN_ARTICLE + int(_NEW_ENTITIES_AT_FIRST * _ARTICLES_OF_PLENTY / power * grown)


def _invent_article(number: int, run_id: str, at: datetime, in_order: bool) -> Rows:
    dice = random.Random(number)
    day = _choose_day(number, dice, in_order)
    common = {
        "document_id": ids.document_id_of(_guid(number)),
        "published_date": day,
        "published_month": f"{day:%Y-%m}",
        "run_id": run_id,
    }
    draft = ArticleDraft(common, dice, _choose_entities(number, dice), number % _RARE == 0)
    write_text(draft)
    _add_shared_rows(draft, day)
    _add_topics(draft)
    if draft.is_rare:
        _add_second_speaker(draft)
    _add_document(draft, number, at)
    return draft.rows


def _guid(number: int) -> str:
    return f"urn:invented:article:{number}"


def _choose_day(number: int, dice: random.Random, in_order: bool) -> date:
    share = number / _ARTICLES_IN_ORDER if in_order else dice.random()
    return _FIRST_DAY + timedelta(days=int(share * _DAYS))


def _choose_entities(number: int, dice: random.Random) -> list[InventedEntity]:
    """Choose those that are new with this article, then known ones, the lower their number the likelier."""
    known = count_entities(number)
    chosen = set(range(known, count_entities(number + 1)))
    while len(chosen) < _ENTITIES_AN_ARTICLE:
        chosen.add(int(math.exp(dice.random() * math.log(known + 1))) - 1)
    return [invent_entity(which) for which in sorted(chosen, key=lambda which: dice.random())]


def _add_second_speaker(draft: ArticleDraft) -> None:
    quote = draft.rows["quotes"][0]
    other = next(entity for entity in draft.entities if entity.entity_id != quote["speaker_entity_id"])
    sources = ((quote["speaker_entity_id"], quote["speaker_name"]), (other.entity_id, other.name))
    for position, (entity_id, name) in enumerate(sources, start=1):
        draft.rows["quote_speakers"].append({
            **draft.common,
            "quote_id": quote["quote_id"],
            "position": position,
            "entity_id": entity_id,
            "speaker_name": name,
        })


def _add_shared_rows(draft: ArticleDraft, day: date) -> None:
    for entity in draft.entities:
        draft.rows["entities"].append(_entity_row(entity, day))
        draft.rows["entity_aliases"] += [
            {
                "entity_id": entity.entity_id,
                "alias": alias,
                "alias_key": name_key(entity.entity_type, alias),
                "alias_kind": kind,
                "is_given": None,
                "first_seen_date": day,
                "first_seen_document_id": draft.document_id,
            }
            for alias, kind in entity.aliases
        ]
        draft.rows["entity_links"].append(_link_row(entity, draft.common))
        if entity.role is not None:
            draft.rows["entity_roles"].append(_role_row(entity, day))


def _link_row(entity: InventedEntity, common: Row) -> Row:
    return {
        **common,
        "local_entity_id": entity.entity_id,
        "entity_id": entity.entity_id,
        "link_score": 0.95,
        "link_reason": "same name",
        "runner_up_entity_id": None,
        "runner_up_score": None,
    }


def _entity_row(entity: InventedEntity, day: date) -> Row:
    return {
        "entity_id": entity.entity_id,
        "entity_type": entity.entity_type,
        "name": entity.name,
        "wikidata_id": None,
        "country_code": None,
        "first_seen_date": day,
        "last_seen_date": day,
        "told_gender": None,
        "merged_into_entity_id": None,
    }


def _role_row(entity: InventedEntity, day: date) -> Row:
    return {
        "entity_role_id": entity.role_id,
        "entity_id": entity.entity_id,
        "role": entity.role,
        "organization_entity_id": None,
        "status": RoleStatus.CURRENT.value,
        "valid_from": day,
        "valid_to": day,
        "first_seen_date": day,
        "evidence": f"the {entity.role}, {entity.name}",
    }


def _add_topics(draft: ArticleDraft) -> None:
    sections = [row["section_id"] for row in draft.rows["sections"]]
    for unit_type, unit_ids in (("document", [draft.document_id]), ("section", sections)):
        for unit_id in unit_ids:
            chosen = draft.dice.sample(_topic_ids(), _TOPICS_A_UNIT[unit_type])
            draft.rows["topic_assignments"] += [
                {
                    **draft.common,
                    "unit_type": unit_type,
                    "unit_id": unit_id,
                    "topic_id": topic_id,
                    "first_topic_id": first_topic_above(topic_id).topic_id,
                    "first_topic_name": first_topic_above(topic_id).name,
                    "topic_rank": rank,
                    "score": 1 / (1 + rank),
                    "evidence": draft.dice.choice(invent_phrases()),
                }
                for rank, topic_id in enumerate(chosen, start=1)
            ]


@cache
def _topic_ids() -> tuple[str, ...]:
    return tuple(topic.topic_id for topic in media_topics().values() if not topic.is_retired)


def _add_document(draft: ArticleDraft, number: int, at: datetime) -> None:
    draft.text = draft.text.rstrip() + "\n"
    sha256 = hashlib.sha256(draft.text.encode()).hexdigest()
    signature = draft.dice.randbytes(_SIGNATURE_BYTES).hex()
    texts = {"text": draft.text, "raw_sha256": sha256, "signature": signature, "signature_version": SIGNATURE_VERSION}
    draft.rows["document_texts"].append({**draft.common, **texts, "parser_output": None})
    sentences = draft.rows["sentences"]
    draft.rows["documents"].append({
        **_NOTHING_SAID,
        **draft.common,
        "revision": 1,
        "guid": _guid(number),
        "source_uri": f"https://news.example/{number}",
        "publisher": "Invented News",
        "language": "en",
        "language_detected": "en",
        "language_confidence": 1.0,
        "media_type": "text/html",
        "headline": sentences[0]["text"],
        "headline_evidence": "h1",
        "byline_evidence": None,
        "url_evidence": None,
        "body_start_char": 0,
        "byline": sentences[1]["text"],
        "published_date_evidence": "metadata",
        "published_date_reason": "The input says so beside its text.",
        "published_date_confidence": 0.99,
        "text_sha256": sha256,
        "char_count": len(draft.text),
        "word_count": sum(row["word_count"] for row in sentences),
        "sentence_count": len(sentences),
        "quote_count": len(draft.rows["quotes"]),
        "rule_version": RULE_VERSION,
        "model_version": model_version(Profile.ACCURATE),
        "ingested_at": at,
    })
