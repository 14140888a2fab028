"""Which people a text names in an office ("President Barack Obama"), with the days they held it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from transforms.knowledge.tables import read_rows

# "former US President ...", "ex-President", "a President ..." : named by an office that is over, or not yet begun.
_NOT_NOW = re.compile(
    r"\b(?:former|ex|then|late|past|previous|onetime|one-time|predecessor|future|next|incoming|as|under|by then|of|"
    r"for|a|an|vice|deputy|if|electing|elected|potential)"
    r"[-\s]+(?:[\w.’'-]+\s+){0,3}\Z",
    re.I,
)
_BEFORE_CHARS = 60


@dataclass(frozen=True, slots=True)
class OfficeTerm:
    """The days from which and to which an office was held; `end` is None where it has none yet."""

    start: date
    end: date | None

    def holds(self, day: date) -> bool:
        """Say whether the office was held on `day`."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in an office; `names` are spellings of one name, the first is the usual one."""

    titles: tuple[str, ...]
    of: str
    names: tuple[str, ...]
    terms: tuple[OfficeTerm, ...]

    def held_on(self, day: date) -> OfficeTerm | None:
        """Give the term that `day` falls into, if any."""
        return next((term for term in self.terms if term.holds(day)), None)


def named_in_office(text: str) -> list[Holder]:
    """Give those whom `text` calls by an office as one they hold now, in the order of the data file."""
    folded = " ".join(text.split())
    return [
        holder for holder in _holders() if any(name in folded for name in holder.names) and _is_titled(holder, folded)
    ]


@cache
def bearers() -> dict[str, tuple[Holder, ...]]:
    """Give the holders by family name, in the order of the data file."""
    out: dict[str, tuple[Holder, ...]] = {}
    for holder in _holders():
        for family in dict.fromkeys(name.rpartition(" ")[2] for name in holder.names):
            out[family] = (*out.get(family, ()), holder)
    return out


def _is_titled(holder: Holder, text: str) -> bool:
    """Say whether the title stands right before the name, or behind it after a comma, and nothing says "former"."""
    titles = "|".join(re.escape(title) for title in holder.titles)
    for name in holder.names:
        given, _, family = name.rpartition(" ")
        full = rf"(?:{re.escape(given)}\s)?{re.escape(family)}" if given else re.escape(name)
        before = re.compile(rf"(?<![\w-])(?i:{titles})\s{full}(?![\w-])")
        after = re.compile(rf"(?<![\w-]){re.escape(name)},\s(?:the\s)?(?:[\w.]+\s){{0,3}}(?i:{titles})(?![\w-])")
        if any(not _is_past(text, match.start()) for match in before.finditer(text)):
            return True
        if any(not re.search(r"(?i)\b(?:former|ex|then|late)\b", match[0]) for match in after.finditer(text)):
            return True
    return False


def _is_past(text: str, at: int) -> bool:
    return _NOT_NOW.search(text[max(0, at - _BEFORE_CHARS) : at]) is not None


@cache
def _holders() -> tuple[Holder, ...]:
    return tuple(_holder(*row) for row in read_rows("world/office_holders"))


def _holder(titles: str, of: str, names: str, terms: str) -> Holder:
    return Holder(tuple(titles.split("|")), of, tuple(names.split("|")), tuple(_terms(terms)))


def _terms(cell: str) -> Iterator[OfficeTerm]:
    for term in cell.split():
        start, _, end = term.partition("/")
        yield OfficeTerm(date.fromisoformat(start), date.fromisoformat(end) if end else None)
