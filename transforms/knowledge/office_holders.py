"""Look up which people a text names in an office ("President Barack Obama"), with the days on which they held it.

It reads `data/world/office_holders.tsv`. It does not conclude when a text was written; `dates/year_inference.py` does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from transforms.knowledge.gazetteer import look_up_given_name
from transforms.knowledge.name_forms import differ_by_one_letter, drop_suffix, fold_name
from transforms.knowledge.tables import read_rows

# "former US President ...", "ex-President", "a President ...": named by an office that is over, or not yet begun.
_NOT_NOW_BEFORE = re.compile(
    r"\b(?:former|ex|then|late|past|previous|onetime|one-time|predecessor|future|next|incoming|as|under|by then|of|"
    r"for|a|an|vice|deputy|if|electing|elected|potential)"
    r"[-\s]+(?:[\w.’'-]+\s+){0,3}\Z",
    re.I,
)
_NOT_NOW_BEHIND = re.compile(r"\b(?:former|ex|then|late)\b", re.I)
# Shorter given names differ by a letter too often to call one a slip.
_MIN_MISSPELT_CHARS = 5
# Characters before a title that may say so: the word and three more.
_BEFORE_CHARS = 60


@dataclass(frozen=True, slots=True)
class OfficeTerm:
    """The days from which and to which an office was held; `end` is None where it has none yet."""

    start: date
    end: date | None

    def is_held_on(self, day: date) -> bool:
        """Say whether the office was held on `day`."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in an office; `names` are spellings of one name, the first is the usual one."""

    titles: tuple[str, ...]
    of: str
    names: tuple[str, ...]
    terms: tuple[OfficeTerm, ...]

    def office_term_on(self, day: date) -> OfficeTerm | None:
        """Give the term that `day` falls into; None where the office was not held."""
        return next((term for term in self.terms if term.is_held_on(day)), None)


def find_holders_in_office(text: str) -> list[Holder]:
    """Find those whom `text` calls by an office as one they hold now, in the order of the data file."""
    text = " ".join(text.split())
    named = (holder for holder in _read_office_holders() if any(name in text for name in holder.names))
    return [holder for holder in named if _is_holder_titled(holder, text)]


@cache
def holders_by_surname() -> dict[str, tuple[Holder, ...]]:
    """Give the holders by family name, in the order of the data file."""
    out: dict[str, tuple[Holder, ...]] = {}
    for holder in _read_office_holders():
        for surname in dict.fromkeys(name.rpartition(" ")[2] for name in holder.names):
            out[surname] = (*out.get(surname, ()), holder)
    return out


def list_spellings_of_holder(name: str) -> frozenset[str]:
    """List how papers write the name of the holder who has it, folded: all of the file, the name itself left out.

    A given name that is nobody's and one letter from the holder's is a slip: `Barrack Obama`. None of other names.
    """
    folded = fold_name(name)
    spellings = _read_spellings_of_holders()
    found = spellings.get(folded) or spellings.get(_find_holder_misspelt_so(name), frozenset[str]())
    return found - {folded}


def _find_holder_misspelt_so(name: str) -> str:
    """Find the only holder of a surname from whose given name an unknown one differs by a letter; "" without one."""
    given, _, surname = name.partition(" ")
    if len(given) < _MIN_MISSPELT_CHARS or look_up_given_name(given) is not None:
        return ""
    names = {fold_name(name) for holder in holders_by_surname().get(surname, ()) for name in holder.names[:1]}
    alike = [
        one
        for one in names
        if one[:1] == given[:1].lower() and differ_by_one_letter(fold_name(given), one.partition(" ")[0])
    ]
    return alike[0] if len(alike) == 1 else ""


@cache
def _read_spellings_of_holders() -> dict[str, frozenset[str]]:
    out: dict[str, frozenset[str]] = {}
    for holder in _read_office_holders():
        names = frozenset(map(fold_name, holder.names))
        for name in names:
            out[name] = out.get(name, frozenset()) | names
    return out


def is_holder_without_suffix(name: str) -> bool:
    """Say whether a name is that of a holder whom nobody calls Jr., so that who is called so is another one."""
    return fold_name(name) in _read_names_without_suffix()


@cache
def _read_names_without_suffix() -> frozenset[str]:
    names: dict[str, set[str]] = {}
    for holder in _read_office_holders():
        names.setdefault(holder.names[0], set()).update(holder.names)
    plain = (some for some in names.values() if all(drop_suffix(name) == name for name in some))
    return frozenset(fold_name(name) for some in plain for name in some)


def _is_holder_titled(holder: Holder, text: str) -> bool:
    """Say whether the title is right before the name, or behind it after a comma, and nothing says "former"."""
    titles = "|".join(re.escape(title) for title in holder.titles)
    return any(
        _is_holder_titled_before_name(titles, name, text) or _is_holder_titled_behind_name(titles, name, text)
        for name in holder.names
    )


def _is_holder_titled_before_name(titles: str, name: str, text: str) -> bool:
    given, _, surname = name.rpartition(" ")
    full = rf"(?:{re.escape(given)}\s)?{re.escape(surname)}" if given else re.escape(name)
    pattern = re.compile(rf"(?<![\w-])(?i:{titles})\s{full}(?![\w-])")
    return any(not _is_former_office_holder(text, match.start()) for match in pattern.finditer(text))


def _is_holder_titled_behind_name(titles: str, name: str, text: str) -> bool:
    pattern = re.compile(rf"(?<![\w-]){re.escape(name)},\s(?:the\s)?(?:[\w.]+\s){{0,3}}(?i:{titles})(?![\w-])")
    return any(not _NOT_NOW_BEHIND.search(match[0]) for match in pattern.finditer(text))


def _is_former_office_holder(text: str, at_char: int) -> bool:
    return _NOT_NOW_BEFORE.search(text[max(0, at_char - _BEFORE_CHARS) : at_char]) is not None


@cache
def _read_office_holders() -> tuple[Holder, ...]:
    return tuple(_make_office_holder(*row) for row in read_rows("world/office_holders"))


def _make_office_holder(titles: str, of: str, names: str, terms: str) -> Holder:
    return Holder(tuple(titles.split("|")), of, tuple(names.split("|")), tuple(_read_office_terms(terms)))


def _read_office_terms(cell: str) -> Iterator[OfficeTerm]:
    for term in cell.split():
        start, _, end = term.partition("/")
        yield OfficeTerm(date.fromisoformat(start), date.fromisoformat(end) if end else None)
