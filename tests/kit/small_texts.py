"""Small made-up texts with what a careful reader would take from each: `tests/data/small_texts.jsonl`, one a line.

`quotes` are pairs of words and the names that their speaker may have (null: none); `not_said` words that nobody says,
`labels` pairs of words and `speaker_label`, `exact` pieces to the last character, `offices` person, role and maybe
whose, `entities` pairs of name and type, `not_entities` names, `roles` pairs of words and the role of their block,
`sentences` whole sentences, `dates` pairs of words and the day they were said (null: none); `people` are all persons of
the text; `published` and `place` are of the article, and so are `topics`, by name, and `not_topics`.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from importlib.resources import files
from typing import Any

from transforms.document import Document, Profile, RawArticle, Row, Rows
from transforms.knowledge.media_topics import media_topics
from transforms.pipeline import annotate
from transforms.reading import parse
from transforms.rows import rows_of

_EDGES = " \"'\u201c\u201d\u2018\u2019.,;:!?"
_AT = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)


@dataclass(frozen=True)
class SmallText:
    """A text of one kind, and what a reader takes from it."""

    name: str
    kind: str
    text: str
    expect: Mapping[str, Any]

    @property
    def is_page(self) -> bool:
        """Whether the text is a page of HTML."""
        return self.text.startswith("<html")


def small_texts() -> list[SmallText]:
    """Read all small texts, in the order of the file."""
    lines = files("tests").joinpath("data", "small_texts.jsonl").read_text(encoding="utf-8").splitlines()
    return [SmallText(**json.loads(line)) for line in lines]


def read_small_texts(texts: list[SmallText]) -> dict[str, "Reading"]:
    """Read texts by the profile `accurate`, in one batch; gives what was found in each by its name."""
    raw = [
        RawArticle(one.text.encode(), f"file:///in/{one.name}", None, "text/html" if one.is_page else "text/plain")
        for one in texts
    ]
    documents = [doc for article in raw for doc in parse(article) if isinstance(doc, Document)]
    annotated = [doc for doc in annotate(documents, Profile.ACCURATE) if isinstance(doc, Document)]
    return {one.name: Reading(rows_of(doc, "run", _AT)) for one, doc in zip(texts, annotated, strict=True)}


@dataclass(frozen=True)
class Reading:
    """The rows of one text, asked as a reader would ask."""

    rows: Rows

    def list_misses(self, expect: Mapping[str, Any]) -> Iterator[str]:
        """Yield what was expected and is not there, with what is."""
        for words, names in expect.get("quotes", ()):
            found = [quote for quote in self._quotes_by_piece if quote[0] == _plain(words)]
            if not any(row["speaker_name"] in names for _, row in found):
                yield f"{words!r} by {names}: {[row['speaker_name'] for _, row in found]}"
        for words in expect.get("not_said", ()):
            said = [row for piece, row in self._quotes_by_piece if _plain(words) in piece and row["is_statement"]]
            if any(row["speaker_text"] is not None for row in said):
                yield f"{words!r} is said by {said[0]['speaker_text']!r}"
        for words, day in expect.get("dates", ()):
            days = {str(row["statement_date"])[:10] for piece, row in self._quotes_by_piece if piece == _plain(words)}
            if days != {str(day)}:
                yield f"{words!r} said on {day}: {days}"
        yield from self._list_missed_labels(expect)
        yield from self._list_missed_entities(expect)
        yield from self._list_missed_offices(expect)
        yield from self._list_missed_structure(expect)
        yield from self._list_missed_topics(expect)

    def _list_missed_topics(self, expect: Mapping[str, Any]) -> Iterator[str]:
        given = [
            media_topics()[row["topic_id"]].name
            for row in self.rows["topic_assignments"]
            if row["unit_type"] == "document"
        ]
        yield from (f"{name} is a topic: {given}" for name in expect.get("topics", ()) if name not in given)
        yield from (f"{name} is no topic: {given}" for name in expect.get("not_topics", ()) if name in given)

    def _list_missed_labels(self, expect: Mapping[str, Any]) -> Iterator[str]:
        for words, label in expect.get("labels", ()):
            labels = {row["speaker_label"] for piece, row in self._quotes_by_piece if piece == _plain(words)}
            if labels != {label}:
                yield f"{words!r} by {label!r}: {labels}"
        pieces = {row["text"] for row in self.rows["quote_spans"]}
        yield from (f"{piece!r} is no piece" for piece in expect.get("exact", ()) if piece not in pieces)

    def _list_missed_entities(self, expect: Mapping[str, Any]) -> Iterator[str]:
        types = {row["name"]: row["entity_type"] for row in self.rows["entities"]}
        for name, kind in expect.get("entities", ()):
            if types.get(name) != kind:
                yield f"{name} is a {kind}: {types.get(name)}"
        yield from (f"{name} is no name" for name in expect.get("not_entities", ()) if name in types)
        people = sorted(name for name, kind in types.items() if kind == "person")
        if "people" in expect and people != sorted(expect["people"]):
            yield f"the people are {expect['people']}: {people}"

    def _list_missed_offices(self, expect: Mapping[str, Any]) -> Iterator[str]:
        names = {row["entity_id"]: row["name"] for row in self.rows["entities"]}
        held = [
            [names[row["entity_id"]], row["role"], names.get(row["organization_entity_id"])]
            for row in self.rows["entity_roles"]
        ]
        for office in expect.get("offices", ()):
            if office not in (one[: len(office)] for one in held):
                yield f"{office} is held: {held}"

    def _list_missed_structure(self, expect: Mapping[str, Any]) -> Iterator[str]:
        roles = {" ".join(row["text"].split()): row["role"] for row in self.rows["sentences"]}
        for words, role in expect.get("roles", ()):
            if roles.get(words) != role:
                yield f"{words!r} is {role}: {roles.get(words)}"
        yield from (f"{words!r} is no sentence" for words in expect.get("sentences", ()) if words not in roles)
        (document,) = self.rows["documents"]
        if "published" in expect and str(document["published_date"])[:10] != expect["published"]:
            yield f"published {expect['published']}: {document['published_date']}"
        if "place" in expect and document["dateline_place"] != expect["place"]:
            yield f"place {expect['place']}: {document['dateline_place']}"

    @cached_property
    def _quotes_by_piece(self) -> list[tuple[str, Row]]:
        """The words of every piece and of every quote as a whole, without marks at the ends, each with its quote."""
        quotes = {row["quote_id"]: row for row in self.rows["quotes"]}
        pieces = [(_plain(row["text"]), quotes[row["quote_id"]]) for row in self.rows["quote_spans"]]
        return pieces + [(_plain(row["text"]), row) for row in quotes.values()]


def _plain(words: str) -> str:
    words = re.sub(r"^that ", "", " ".join(words.split()))
    return words.strip(_EDGES)
