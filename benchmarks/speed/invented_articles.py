"""Invent the rows of articles, as many as wanted: in shape and number like those of a run over benchmarks/gold.

About 100 rows an article, all as declared, though no parser or model had a part in them. Article 7 has the same rows at
every call. New entities grow rarer as articles come (Heaps' law) and few are named most (Zipf's), so that a store of
them grows as one of news does.
"""

import hashlib
import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache

from benchmarks.speed.invented_names import InventedEntity, invent_entity, invent_phrases
from transforms.copies.signatures import PERMUTATIONS, SIGNATURE_VERSION
from transforms.document import (
    ArticleMetadata,
    Block,
    Document,
    Profile,
    QuoteType,
    RawArticle,
    Role,
    Row,
    Rows,
    Span,
    SpeechAct,
    ids,
)
from transforms.knowledge.media_topics import media_topics
from transforms.rows.values import count_words
from transforms.versions import RULE_VERSION, model_version

# Of the articles in order of time; 107 months.
_FIRST_DAY, _DAYS = date(2017, 1, 1), 3_256
_ARTICLES_IN_ORDER = 100_000  # that fill those days
ENTITIES_AN_ARTICLE = 14
# Heaps' law: 4 new entities in the first articles, 1.5 in article 100,000.
_NEW_AT_FIRST, _HALF_LIFE, _DECLINE = 4.0, 1_000, 0.213
_SIGNATURE_BYTES = PERMUTATIONS * 2
# Every so many articles have a bracket of an editor's, and a quote of two sources.
_RARE = 5
_BRACKET = " [the plan]"
_TOPICS_A_UNIT = {"document": 3, "section": 2}
_BODY_SENTENCES, _SENTENCES_OF_LEAD, _SENTENCES_A_PARAGRAPH = 22, 8, 2

# What sentences are made of: literal text, and these.
_MENTION, _PHRASE, _PIECE, _QUOTED_PIECE, _CUE = range(5)
_Shape = tuple[str | int, ...]
_NARRATIVE: _Shape = (_MENTION, " ", _PHRASE, " ", _MENTION, " ", _PHRASE, " ", _MENTION, ".")
_DIRECT: _Shape = ('"', _QUOTED_PIECE, '," ', _CUE, " ", _MENTION, " ", _PHRASE, ".")
_SPLIT: _Shape = ('"', _QUOTED_PIECE, '," ', _MENTION, " ", _CUE, ', "', _QUOTED_PIECE, '."')
_INDIRECT: _Shape = (_MENTION, " ", _CUE, " that ", _PIECE, ".")
# By turns: of 22 sentences 10 are quotes.
_SHAPES = (
    *(_NARRATIVE, _DIRECT, _NARRATIVE, _INDIRECT, _NARRATIVE, _SPLIT, _NARRATIVE, _DIRECT, _NARRATIVE, _INDIRECT),
    _NARRATIVE,
)
_TABLES = (
    *("documents", "document_texts", "sections", "sentences", "quotes", "quote_spans", "quote_speakers"),
    *("quote_insertions", "entities", "entity_aliases", "entity_roles", "entity_mentions", "topic_assignments"),
)
_NOTHING_SAID = dict.fromkeys((
    *("replaces_document_id", "source", "url", "agency", "authors", "keywords", "slug", "urgency", "state"),
    *("embargoed_until", "rubric", "dek", "dateline", "dateline_place", "published_at"),
    *("duplicate_of_document_id", "similarity"),
))
_NO_CIRCUMSTANCES = {
    **{"speech_act": SpeechAct.ASSERTED.value, "addressee_text": None, "statement_date": None},
    **{"statement_date_evidence": None, "statement_place_text": None, "statement_place_evidence": None},
    "statement_place_entity_id": None,
}


@dataclass(slots=True)
class _Draft:
    """An article under way: its text so far, and the rows that point into it."""

    common: Row
    dice: random.Random
    entities: Sequence[InventedEntity]
    is_rare: bool
    text: str = ""
    section: int = 0
    rows: Rows = field(default_factory=lambda: {name: [] for name in _TABLES})

    @property
    def document_id(self) -> str:
        document_id: str = self.common["document_id"]
        return document_id


@dataclass(slots=True)
class _Speech:
    """What is known of the quote in a sentence: its pieces, its cue, its speaker, each with its place."""

    pieces: list[tuple[int, str]] = field(default_factory=list)
    cue: tuple[int, str] | None = None
    speaker: tuple[int, str, InventedEntity] | None = None


def invent_rows(numbers: Iterable[int], run_id: str, at: datetime, in_order: bool = False) -> Rows:
    """Invent the rows of the articles of these numbers, by table, as one part of a batch.

    Args:
        numbers: which articles, from 0; their entities are the same whichever others were made before.
        run_id: the run that writes them.
        at: when it takes them in, naive UTC.
        in_order: let days of publication rise with the numbers; else they are any of 107 months.
    """
    joined: Rows = {name: [] for name in _TABLES}
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
    grown = (1 + (article_count - 1) / _HALF_LIFE) ** power - 1
    return ENTITIES_AN_ARTICLE + int(_NEW_AT_FIRST * _HALF_LIFE / power * grown)


def _invent_article(number: int, run_id: str, at: datetime, in_order: bool) -> Rows:
    dice = random.Random(number)
    day = _choose_day(number, dice, in_order)
    common = {
        "document_id": ids.document_id_of(_guid(number)),
        "published_date": day,
        "published_month": f"{day:%Y-%m}",
        "run_id": run_id,
    }
    draft = _Draft(common, dice, _choose_entities(number, dice), number % _RARE == 0)
    _write_text(draft)
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
    while len(chosen) < ENTITIES_AN_ARTICLE:
        chosen.add(int(math.exp(dice.random() * math.log(known + 1))) - 1)
    return [invent_entity(which) for which in sorted(chosen, key=lambda which: dice.random())]


def _write_text(draft: _Draft) -> None:
    headline = draft.dice.choice(invent_phrases()).capitalize()
    _add_line(draft, Role.HEADLINE, headline)
    _add_line(draft, Role.BYLINE, f"By {draft.entities[0].name}")
    _open_section(draft, None)
    for position in range(_BODY_SENTENCES):
        if position == _SENTENCES_OF_LEAD:
            _close_section(draft)
            _open_section(draft, draft.dice.choice(invent_phrases()).capitalize())
        _add_body_sentence(draft, position)
    _close_section(draft)


def _open_section(draft: _Draft, heading: str | None) -> None:
    draft.section += 1
    draft.rows["sections"].append({
        **draft.common,
        "section_id": ids.section_id(draft.document_id, draft.section),
        "position": draft.section,
        "heading": heading,
        "heading_text": heading,
        "heading_evidence": heading and "layout",
        "start_char": len(draft.text),
        "end_char": 0,
    })
    if heading is not None:
        _add_line(draft, Role.HEADING, heading)


def _close_section(draft: _Draft) -> None:
    draft.rows["sections"][-1]["end_char"] = len(draft.text.rstrip())
    draft.text = draft.text.rstrip() + "\n\n"


def _add_line(draft: _Draft, role: Role, line: str) -> None:
    start = len(draft.text)
    draft.text += f"{line}\n\n"
    _add_sentence(draft, role, start, line, None, False)


def _add_sentence(
    draft: _Draft, role: Role, start: int, text: str, paragraph: int | None, is_quote_inside: bool
) -> None:
    position = len(draft.rows["sentences"]) + 1
    draft.rows["sentences"].append({
        **draft.common,
        "sentence_id": ids.sentence_id(draft.document_id, position),
        "section_id": ids.section_id(draft.document_id, draft.section) if draft.section else None,
        "paragraph": paragraph,
        "position": position,
        "role": role.value,
        "start_char": start,
        "end_char": start + len(text),
        "text": text,
        "word_count": count_words(text),
        "is_quote_inside": is_quote_inside,
    })


def _add_body_sentence(draft: _Draft, position: int) -> None:
    shape = _SHAPES[position % len(_SHAPES)]
    start = at = len(draft.text)
    speech, parts = _Speech(), []
    for part in shape:
        text = part if isinstance(part, str) else _write_part(draft, part, at, speech)
        parts.append(text)
        at += len(text)
    sentence = "".join(parts)
    _add_sentence(draft, Role.BODY, start, sentence, position // _SENTENCES_A_PARAGRAPH + 1, bool(speech.pieces))
    if speech.pieces:
        _add_quote(draft, speech, _QUOTED_PIECE in shape)
    draft.text += sentence + (" " if (position + 1) % _SENTENCES_A_PARAGRAPH else "\n\n")


def _write_part(draft: _Draft, part: int, at: int, speech: _Speech) -> str:
    if part == _MENTION:
        return _write_mention(draft, at, speech)
    if part == _CUE:
        speech.cue = (at, "said")
        return "said"
    phrase = draft.dice.choice(invent_phrases())
    if part != _PHRASE:
        phrase = f"{phrase} {draft.dice.choice(invent_phrases())}"
        if draft.is_rare and not draft.rows["quotes"]:
            phrase += _BRACKET
        speech.pieces.append((at, phrase))
    return phrase


def _write_mention(draft: _Draft, at: int, speech: _Speech) -> str:
    mentions = draft.rows["entity_mentions"]
    entity = draft.entities[len(mentions) % len(draft.entities)]
    text = entity.aliases[0 if len(mentions) < len(draft.entities) else -1][0]
    speech.speaker = (at, text, entity)
    mentions.append({
        **draft.common,
        "mention_id": ids.mention_id(draft.document_id, len(mentions) + 1),
        "sentence_id": ids.sentence_id(draft.document_id, len(draft.rows["sentences"]) + 1),
        "entity_id": entity.entity_id,
        "start_char": at,
        "end_char": at + len(text),
        "text": text,
        "mention_type": "name",
        "literal_entity_id": None,
        "mention_rule": "full name" if text == entity.name else "surname of a person named before",
        "mention_confidence": 0.95,
    })
    return text


def _add_quote(draft: _Draft, speech: _Speech, is_quoted: bool) -> None:
    position = len(draft.rows["quotes"]) + 1
    quote_id = ids.quote_id(draft.document_id, position)
    text = " ".join(piece for _, piece in speech.pieces)
    draft.rows["quotes"].append({
        **draft.common,
        "quote_id": quote_id,
        "section_id": ids.section_id(draft.document_id, draft.section),
        "sentence_id": draft.rows["sentences"][-1]["sentence_id"],
        "position": position,
        "quote_type": (QuoteType.DIRECT if is_quoted else QuoteType.INDIRECT).value,
        "text": text,
        "text_clean": text.replace(_BRACKET, ""),
        "start_char": speech.pieces[0][0],
        "end_char": speech.pieces[-1][0] + len(speech.pieces[-1][1]),
        "word_count": count_words(text),
        "quote_rule": "marks and cue" if is_quoted else "clause of a cue",
        "quote_confidence": 0.98 if is_quoted else 0.9,
        **_say_who(speech),
        **_NO_CIRCUMSTANCES,
        "parent_quote_id": None,
        "statement_id": ids.statement_id(draft.document_id, position, text if is_quoted else None),
        "is_verbatim": is_quoted,
    })
    _add_pieces(draft, quote_id, speech, is_quoted)


def _say_who(speech: _Speech) -> Row:
    assert speech.cue is not None and speech.speaker is not None  # every shape with a piece has both
    cue_start, cue = speech.cue
    start, text, entity = speech.speaker
    return {
        "cue_text": cue,
        "cue_lemma": "say",
        "cue_start_char": cue_start,
        "cue_end_char": cue_start + len(cue),
        "speaker_entity_id": entity.entity_id,
        "speaker_name": entity.name,
        "speaker_text": text,
        "speaker_kind": entity.entity_type,
        "speaker_start_char": start,
        "speaker_end_char": start + len(text),
        "speaker_role": entity.role,
        "speaker_rule": "subject of the cue",
        "speaker_reason": f"'{text}' is the subject of '{cue}'.",
        "speaker_confidence": 0.97,
        "speaker_runner_up_name": None,
    }


def _add_pieces(draft: _Draft, quote_id: str, speech: _Speech, is_quoted: bool) -> None:
    for position, (start, text) in enumerate(speech.pieces, start=1):
        draft.rows["quote_spans"].append({
            **draft.common,
            "quote_span_id": ids.quote_span_id(quote_id, position),
            "quote_id": quote_id,
            "position": position,
            "start_char": start,
            "end_char": start + len(text),
            "text": text,
            "is_quoted": is_quoted,
        })
        if text.endswith(_BRACKET):
            _add_bracket(draft, quote_id, start + len(text))


def _add_bracket(draft: _Draft, quote_id: str, end_char: int) -> None:
    bracket = _BRACKET.strip()
    draft.rows["quote_insertions"].append({
        **draft.common,
        "quote_id": quote_id,
        "start_char": end_char - len(bracket),
        "end_char": end_char,
        "text": bracket,
        "insertion_kind": "clarification",
    })


def _add_second_speaker(draft: _Draft) -> None:
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


def _add_shared_rows(draft: _Draft, day: date) -> None:
    for entity in draft.entities:
        draft.rows["entities"].append(_entity_row(entity, day))
        draft.rows["entity_aliases"] += [
            {
                "entity_id": entity.entity_id,
                "alias": alias,
                "alias_kind": kind,
                "first_seen_date": day,
                "first_seen_document_id": draft.document_id,
            }
            for alias, kind in entity.aliases
        ]
        if entity.role is not None:
            draft.rows["entity_roles"].append(_role_row(entity, day))


def _entity_row(entity: InventedEntity, day: date) -> Row:
    return {
        "entity_id": entity.entity_id,
        "entity_type": entity.entity_type,
        "name": entity.name,
        "wikidata_id": None,
        "country_code": None,
        "first_seen_date": day,
        "last_seen_date": day,
        "merged_into_entity_id": None,
    }


def _role_row(entity: InventedEntity, day: date) -> Row:
    return {
        "entity_role_id": entity.role_id,
        "entity_id": entity.entity_id,
        "role": entity.role,
        "organization_entity_id": None,
        "valid_from": day,
        "valid_to": day,
        "evidence": f"the {entity.role}, {entity.name}",
    }


def _add_topics(draft: _Draft) -> None:
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
                    "topic_rank": rank,
                    "score": 1 / (1 + rank),
                    "evidence": draft.dice.choice(invent_phrases()),
                }
                for rank, topic_id in enumerate(chosen, start=1)
            ]


@cache
def _topic_ids() -> tuple[str, ...]:
    return tuple(topic.topic_id for topic in media_topics().values() if not topic.is_retired)


def _add_document(draft: _Draft, number: int, at: datetime) -> None:
    draft.text = draft.text.rstrip() + "\n"
    sha256 = hashlib.sha256(draft.text.encode()).hexdigest()
    signature = draft.dice.randbytes(_SIGNATURE_BYTES).hex()
    texts = {"text": draft.text, "raw_sha256": sha256, "signature": signature, "signature_version": SIGNATURE_VERSION}
    draft.rows["document_texts"].append({**draft.common, **texts})
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
