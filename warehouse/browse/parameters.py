"""Read what a request asks for from the parameters of its address, and refuse in one line what cannot be meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from warehouse.browse.search_index import split_words
from warehouse.queries.measures import DIMENSIONS, Measure

# Rows of one answer: as many as a page shows unless asked otherwise, and as many as one answer may have.
DEFAULT_ROWS = 40
MOST_ROWS = 10_000
# Further ones would be a mistake: each is a scan or a join.
_MOST_DIMENSIONS = 3
# A whole quotation may be searched; beyond 256 SQLite refuses.
_MOST_WORDS = 200
# Of a value in a refusal.
_SHOWN_SIGNS = 80
_WHERE = "where."


class UnfitParameter(ValueError):
    """A parameter that cannot be meant; the message is one line that says what can."""


@dataclass(frozen=True, slots=True)
class QuoteChoice:
    """Which statements: values by the names of dimensions, NO_VALUE for none, and words that they have.

    `headline_words` are those of the headlines of their articles; only lists of articles know them.
    """

    where: Mapping[str, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    headline_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowRange:
    """Which rows of an answer: how many, and how many are passed over."""

    limit: int = DEFAULT_ROWS
    offset: int = 0


@dataclass(frozen=True, slots=True)
class CountQuestion:
    """What is counted, by which dimensions, among which statements; `without` is a value of the first to leave out.

    `has_types` asks for the numbers of each type beside, `has_days` for the first and the last day.
    """

    measure: Measure
    by: tuple[str, ...]
    choice: QuoteChoice
    without: str | None = None
    has_types: bool = False
    has_days: bool = False


def read_choice(values: Mapping[str, str]) -> QuoteChoice:
    """Read `where.<dimension>`, `q` and `headline`.

    Raises:
        UnfitParameter: there is no such dimension, no word, or far too many.
    """
    where = {name.removeprefix(_WHERE): value for name, value in values.items() if name.startswith(_WHERE)}
    _check_dimensions(where)
    return QuoteChoice(where, _read_words(values, "q"), _read_words(values, "headline"))


def read_count(values: Mapping[str, str]) -> CountQuestion:
    """Read `measure`, `by`, `without`, `types` and `days`, and what `read_choice` reads.

    Raises:
        UnfitParameter: one of them cannot be meant.
    """
    measure = _read_one_of(values, "measure", [*Measure]) or Measure.QUOTES
    by = tuple(name for name in values.get("by", "").split(",") if name)
    _check_dimensions(by)
    if len(by) > _MOST_DIMENSIONS or len(set(by)) < len(by):
        raise UnfitParameter(f"by={values['by']}: give up to {_MOST_DIMENSIONS} different names")
    if measure == Measure.SPEAKERS and "speaker" in by:
        raise UnfitParameter("measure=speakers: speakers are not counted by speaker")
    if "without" in values and not by:
        raise UnfitParameter("without: give by as well, whose value is left out")
    has_types, has_days = (_read_one_of(values, name, ["yes"]) is not None for name in ("types", "days"))
    return CountQuestion(Measure(measure), by, read_choice(values), values.get("without"), has_types, has_days)


def read_page(values: Mapping[str, str], default: int = DEFAULT_ROWS) -> RowRange:
    """Read `limit` and `offset`.

    Raises:
        UnfitParameter: one of them is no whole number, or too large.
    """
    return RowRange(_read_number(values, "limit", default, MOST_ROWS), _read_number(values, "offset", 0, 10**9))


def check_names(values: Sequence[tuple[str, str]], known: Iterable[str]) -> None:
    """Check that each parameter is one of those that an address knows, and stands there once.

    Raises:
        UnfitParameter: one is not.
    """
    names = [name for name, _ in values]
    known = [*known]
    for name in names:
        if name not in known and not (name.startswith(_WHERE) and f"{_WHERE}…" in known):
            raise UnfitParameter(f"{name}: there are {', '.join(known) or 'no parameters'}")
        if names.count(name) > 1:
            raise UnfitParameter(f"{name}: give it once")


def _check_dimensions(names: Iterable[str]) -> None:
    if unknown := [name for name in names if name not in DIMENSIONS]:
        raise UnfitParameter(f"{unknown[0]}: there are {', '.join(DIMENSIONS)}")


def _read_words(values: Mapping[str, str], name: str) -> tuple[str, ...]:
    asked = values.get(name)
    if asked is None:
        return ()
    words = tuple(split_words(asked))
    if not 0 < len(words) <= _MOST_WORDS:
        raise UnfitParameter(f"{name}={asked[:_SHOWN_SIGNS]}: give one to {_MOST_WORDS} words")
    return words


def _read_one_of(values: Mapping[str, str], name: str, known: Sequence[str]) -> str | None:
    value = values.get(name)
    if value is not None and value not in known:
        raise UnfitParameter(f"{name}={value}: there are {', '.join(known)}")
    return value


def _read_number(values: Mapping[str, str], name: str, default: int, most: int) -> int:
    written = values.get(name, str(default))
    if not (written.isascii() and written.isdigit() and len(written) <= len(str(most)) and int(written) <= most):
        raise UnfitParameter(f"{name}={written}: give a whole number up to {most}")
    return int(written)
