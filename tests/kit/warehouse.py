"""A small warehouse in which every table has rows and every row is right: what the audit must find nothing in."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from tests.kit.rows import row
from transforms.document import (
    Alias,
    ArticleMetadata,
    Block,
    Circumstances,
    DateAnchor,
    DateKind,
    Dateline,
    DateMention,
    DateValue,
    Document,
    Entity,
    HeadingEvidence,
    Insertion,
    Mention,
    Piece,
    Published,
    Quote,
    RawArticle,
    Reject,
    Repair,
    Role,
    RoleHeld,
    Row,
    Rows,
    Section,
    Sentence,
    Span,
    Speaker,
    Statement,
    TopicAssignment,
    document_id_of,
)
from transforms.rows import rows_of
from transforms.rows.rejects import make_reject_row
from warehouse import store

AT = datetime(2026, 11, 24, 10, 15)
RUN_ID = "20261124T101500-3f9a1c"
TOPIC = "20000639"
LINES = (
    "Harbour plan goes to a vote",
    "LISBON, April {day}.",
    "The council of ward {ward} votes on the plan.",
    "What they said",
    '"The plan [for the quay] will stand," {speaker} and the Port Council said, "whatever it costs."',
    "She said that ward {ward} agrees.",
)


def sound_document(ward: int, day: int | None = 12, speaker: str = "Ana Silva", uri: str | None = None) -> Document:
    """An article with two quotes, as if every annotator had run; without `day` its date is not known."""
    lines = [line.format(day=day or "?", ward=ward, speaker=speaker) for line in LINES]
    text = "{}\n\n{} {}\n\n{}\n\n{} {}\n".format(*lines)
    spans = [span_of(text, line) for line in lines]
    published = None if day is None else Published(date(2017, 4, day), None, "dateline", "the dateline says so")
    if ward % 2:
        published = published and Published(date(2017, 5, published.day.day), None, "dateline", "as above")
    raw = RawArticle(text.encode(), uri or f"file:///news/{ward}.txt", AT, "text/plain", "desk")
    return Document(
        document_id_of(text),
        raw,
        text,
        _blocks(spans),
        media_type="text/plain",
        metadata=ArticleMetadata(language="en"),
        dateline=Dateline(spans[1], span_of(text, "LISBON"), 4, day),
        published=published,
        repairs=(Repair(span_of(text, "Harbour"), "Harbor", "spelling"),),
        sections=(
            Section(1, Span(spans[1].start_char, spans[2].end_char)),
            Section(2, Span(spans[3].start_char, spans[5].end_char), spans[3], lines[3], HeadingEvidence.LAYOUT),
        ),
        sentences=_sentences(spans),
        date_mentions=_dates(text, published),
        entities=_entities(speaker),
        mentions=_mentions(text, speaker),
        quotes=_quotes(text, ward),
        speakers=_speakers(text, speaker),
        statements=(Statement(1, 1), Statement(2, 1)),
        circumstances=_tellings(text),
        insertions=(Insertion(1, span_of(text, "[for the quay]"), "clarification"),),
        topics=tuple(
            TopicAssignment(unit, n, TOPIC, 1, 0.8, "plan")
            for unit, n in (("document", 0), ("section", 2), ("quote", 1))
        ),
    )


def span_of(text: str, part: str, after: str = "") -> Span:
    """Where `part` stands first, or first behind `after`."""
    start = text.index(part, text.index(after))
    return Span(start, start + len(part))


def _blocks(spans: list[Span]) -> tuple[Block, ...]:
    roles = (Role.HEADLINE, Role.DATELINE, Role.BODY, Role.HEADING, Role.BODY)
    whole = [*spans[:4], Span(spans[4].start_char, spans[5].end_char)]
    return tuple(Block(role, span) for role, span in zip(roles, whole, strict=True))


def _sentences(spans: list[Span]) -> tuple[Sentence, ...]:
    return (
        Sentence(1, Role.HEADLINE, spans[0], 0, None, None),
        Sentence(2, Role.DATELINE, spans[1], 1, None, 1),
        Sentence(3, Role.BODY, spans[2], 2, 1, 1),
        Sentence(4, Role.HEADING, spans[3], 3, None, 2),
        Sentence(5, Role.BODY, spans[4], 4, 2, 2),
        Sentence(6, Role.BODY, spans[5], 4, 2, 2),
    )


def _dates(text: str, published: Published | None) -> tuple[DateMention, ...]:
    """The day of the dateline, seen from publication; its value is not known where the article has no date."""
    if published is None:
        return (DateMention(span_of(text, "April"), DateKind.MONTH, None, DateAnchor.PUBLISHED, None, "not known"),)
    day = published.day
    value = DateValue(day.isoformat(), DateKind.DAY, day, day)
    span = span_of(text, f"April {day.day}")
    return (DateMention(span, DateKind.DAY, value, DateAnchor.PUBLISHED, day, "seen from publication"),)


def _entities(speaker: str) -> tuple[Entity, ...]:
    council = Entity("organization.port-council", "organization", "Port Council", (Alias("Port Council", "full"),))
    roles = (RoleHeld("harbour master", council.entity_id, "harbour master"),)
    aliases = (Alias(speaker, "full"), Alias(speaker.split()[-1], "surname"))
    return Entity(_person_id(speaker), "person", speaker, aliases, roles, "female"), council


def _tellings(text: str) -> tuple[Circumstances, ...]:
    """Of the first as if its words named the day and the place."""
    day, place = span_of(text, "April"), span_of(text, "LISBON")
    return Circumstances(1, "asserted", None, date(2017, 4, 11), day, place, place), Circumstances(2, "negated")


def _person_id(speaker: str) -> str:
    return "person." + speaker.lower().replace(" ", "-")


def _mentions(text: str, speaker: str) -> tuple[Mention, ...]:
    council = "organization.port-council"
    return (
        Mention(span_of(text, speaker), _person_id(speaker), "name", "full name", 0.99),
        Mention(span_of(text, "Port Council"), council, "name", "full name", 0.9),
        Mention(span_of(text, "She"), _person_id(speaker), "pronoun", "last woman named", 0.8),
    )


def _quotes(text: str, ward: int) -> tuple[Quote, ...]:
    first, second = span_of(text, "The plan [for the quay] will stand,"), span_of(text, "whatever it costs.")
    pieces = (Piece(first.start_char, first.end_char, True), Piece(second.start_char, second.end_char, True))
    told = span_of(text, f"ward {ward} agrees", "She said")
    cue, her_cue = span_of(text, "said", "Council said"), span_of(text, "said", "She said")
    return (
        Quote(1, pieces, "direct", (cue,), "say", (), "marks and cue", 0.98, is_verbatim=True),
        Quote(2, (Piece(told.start_char, told.end_char),), "indirect", (her_cue,), "say", (), "clause", 0.9),
    )


def _speakers(text: str, speaker: str) -> tuple[Speaker, ...]:
    ana, rule = _person_id(speaker), "subject of the cue"
    council = span_of(text, "the Port Council")
    her = span_of(text, "She")
    return (
        Speaker(
            1, 1, span_of(text, speaker), "person", rule, "It is the subject.", 0.97, ana, speaker, "harbour master"
        ),
        Speaker(1, 2, council, "organization", rule, "As above.", 0.9, "organization.port-council", "Port Council"),
        Speaker(2, 1, her, "person", rule, "She is the last woman named.", 0.8, ana, speaker, mention_type="pronoun"),
    )


def sound_rows(ward: int, day: int | None = 12, speaker: str = "Ana Silva", uri: str | None = None) -> Rows:
    """The rows of `sound_document`, to append."""
    return rows_of(sound_document(ward, day, speaker, uri), RUN_ID, AT)


def sound_store(data: Path, wards: int = 2) -> Path:
    """Make a store of `wards` articles (even ones of April, odd ones of May, the last one undated), with a reject."""
    _open_store(data)
    for ward in range(wards):
        store.append(data, sound_rows(ward))
    store.append(data, sound_rows(wards, None, "Rui Costa") | {"rejects": [_reject_row(data)]})
    return data


def revised_store(data: Path) -> Path:
    """Make a store of one article that has taken the place of an earlier one, with a reject: a file or two a table."""
    _open_store(data)
    for day in (14, 15):
        store.append(data, sound_rows(day, day, uri="file:///news/revised.txt"))
    store.append(data, {"rejects": [_reject_row(data)]})
    return data


def _open_store(data: Path) -> None:
    store.create(data)
    counts = {"documents_seen": 5, "documents_added": 3, "documents_revised": 1, "documents_unchanged": 0}
    store.start_run(data, row("runs", run_id=RUN_ID, **counts, documents_rejected=1))
    store.set_topics(
        data, [row("topics", topic_id=TOPIC, parent_topic_id=None, level=1, path="politics", name="politics")]
    )


def _reject_row(data: Path) -> Row:
    bad = Reject("file:///news/bad.bin", "parse", "binary", "no text in it")
    return make_reject_row(bad, RUN_ID, store.keep_payload(data, b"\x00"))
