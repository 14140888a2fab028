"""Read the labels of benchmarks/gold/mentions: who is meant where, which days are meant, which offices are stated.

A labelled article is its text with marks in it (`{key=words}`; README.md of benchmarks/gold says what they mean). What
remains without the marks is the text, so labels cannot stand at a wrong place, and a reader sees them in their context.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.quality import gold
from transforms.document import EntityType, MentionType, RoleStatus

FOLDER = gold.ARTICLES / "mentions"
NO_STATUS = "-"
_KINDS = {"=": MentionType.NAME, "~": MentionType.NOMINAL, ".": MentionType.PRONOUN}
_OPTIONAL = "?"
# A date that may be found or not, with any value; a place's name that is read either way.
_ANY_VALUE, _ANY_READING = "*", "?"
_MARK = re.compile(
    r"\{(?:#(?P<value>[^={}]*)=|(?P<key>[a-z0-9-]*)(?:@(?P<literal>[a-z0-9-]+|\?)=|(?P<kind>[=~.?])))|(?P<end>\})"
)


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A place in the text that refers to an entity; `key` is that of entities.tsv, empty where nobody is named."""

    start: int
    end: int
    key: str
    kind: MentionType | None  # None: optional, neither right nor wrong
    literal: str = ""  # of a metonym: the place that the words name

    @property
    def is_reading_open(self) -> bool:
        """Say whether the name of a place may be read as a metonym or as the place."""
        return self.literal == _ANY_READING


@dataclass(frozen=True, slots=True)
class GoldDate:
    """A date in the text; no value where the day of publication would be needed, and the article has none."""

    start: int
    end: int
    value: str | None
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """Who or what a key stands for, over all articles."""

    key: str
    types: frozenset[EntityType]  # several where either is right
    name: str
    wikidata_id: str | None


@dataclass(frozen=True, slots=True)
class GoldRole:
    """An office as an article states it; empty text where it does not say."""

    article: str
    person: str
    role: str
    organizations: frozenset[str]  # several where each is right: the country and its ministry
    status: RoleStatus | None  # None: of either
    valid_from: str
    valid_to: str


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """A text, and what a careful reader finds in it, in order of the text; of nested marks the outer one first."""

    name: str
    text: str
    mentions: tuple[GoldMention, ...]
    dates: tuple[GoldDate, ...]

    @property
    def case(self) -> gold.Case:
        """The article as the other gold has it, if it does; else its text alone."""
        if (gold.ARTICLES / f"{self.name}.expected.json").exists():
            return gold.read_gold_case(self.name)
        return gold.Case(self.name, self.text, {}, (), body=self.text.encode())


def labelled_articles() -> list[str]:
    """Name the labelled articles, in order of name."""
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def read_labelled_article(name: str) -> LabelledArticle:
    """Read an article with its marks.

    Raises:
        ValueError: a mark is not closed or not opened, a key is not in entities.tsv, or the text is another than that
            of the gold article of this name.
    """
    article = parse_marks(name, (FOLDER / f"{name}.txt").read_text(encoding="utf-8"))
    keys = {key for one in article.mentions for key in (one.key, one.literal)} - {"", _ANY_READING}
    if unknown := sorted(keys - read_gold_entities().keys()):
        raise ValueError(f"{name}: not in entities.tsv: {', '.join(unknown)}")
    if article.text != article.case.text:
        raise ValueError(f"{name}: without its marks it is not the text of the gold article")
    return article


def parse_marks(name: str, marked: str) -> LabelledArticle:
    """Take the marks out of a text.

    Raises:
        ValueError: a mark is not closed or not opened.
    """
    pieces: list[str] = []
    length, at = 0, 0
    open_marks: list[tuple[int, re.Match[str]]] = []
    closed: list[tuple[int, int, re.Match[str]]] = []
    for match in _MARK.finditer(marked):
        pieces.append(marked[at : match.start()])
        length, at = length + len(pieces[-1]), match.end()
        if not match["end"]:
            open_marks.append((length, match))
        elif open_marks:
            start, opening = open_marks.pop()
            closed.append((start, length, opening))
        else:
            raise ValueError(f"{name}: a mark is closed that was not opened, before {marked[at : at + 30]!r}")
    text = "".join([*pieces, marked[at:]])
    if open_marks or "{" in text:
        raise ValueError(f"{name}: a mark is not closed, or has no kind")
    closed.sort(key=lambda one: (one[0], -one[1]))
    mentions = (_read_mention(*one) for one in closed if one[2]["value"] is None)
    dates = (_read_date(*one) for one in closed if one[2]["value"] is not None)
    return LabelledArticle(name, text, tuple(mentions), tuple(dates))


@cache
def read_gold_entities() -> dict[str, GoldEntity]:
    """Read who the keys stand for."""
    return {
        row["key"]: GoldEntity(row["key"], _read_types(row["type"]), row["name"], row["wikidata"] or None)
        for row in _read_rows(FOLDER / "entities.tsv")
    }


@cache
def read_gold_roles() -> Sequence[GoldRole]:
    """Read the offices that the articles state."""
    return [
        GoldRole(
            row["article"],
            row["person"],
            row["role"],
            frozenset(filter(None, row["organization"].split("/"))),
            None if row["status"] == NO_STATUS else RoleStatus(row["status"]),
            row["valid_from"],
            row["valid_to"],
        )
        for row in _read_rows(FOLDER / "roles.tsv")
    ]


def _read_types(types: str) -> frozenset[EntityType]:
    return frozenset(map(EntityType, types.split("/")))


def _read_mention(start: int, end: int, mark: re.Match[str]) -> GoldMention:
    if mark["literal"]:
        return GoldMention(start, end, mark["key"], MentionType.NAME, mark["literal"])
    return GoldMention(start, end, mark["key"], None if mark["kind"] == _OPTIONAL else _KINDS[mark["kind"]])


def _read_date(start: int, end: int, mark: re.Match[str]) -> GoldDate:
    value = mark["value"]
    return GoldDate(start, end, None if value in {"", _ANY_VALUE} else value, is_optional=value == _ANY_VALUE)


def _read_rows(path: Path) -> Iterator[dict[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    yield from csv.DictReader(
        (line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE
    )
