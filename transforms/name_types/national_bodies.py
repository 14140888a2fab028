"""Name bodies by their countries, as bodies of many bear their names: `Norway's Defence Ministry`.

That tells those of two countries apart in one article, and the one of an article from those of others. Only names that
bodies of many countries bear are looked at. Which of them are one over articles: `transforms/identity`.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from transforms.document import EntityType
from transforms.knowledge.gazetteer import KnownForm, is_country, look_up_known_name
from transforms.knowledge.name_forms import fold_name
from transforms.knowledge.organization_names import is_name_of_many_bodies
from transforms.language.words import Word, text_of_words
from transforms.names.name_spans import NameSpan

# Words of the longest name of a country that is looked for.
_MAX_COUNTRY_WORDS = 3
_LINKS = ("of", "in")
# Towns have none: who owns one is a country, or a land with a government of its own.
_MINISTRY = "Ministry"


class Country(NamedTuple):
    """A country, or a land with a government of its own: its name and code."""

    name: str
    code: str | None


def tell_national_bodies_apart(name_spans: Sequence[NameSpan], texts: Sequence[list[Word]]) -> list[NameSpan]:
    """Name bodies by their countries; one without a country is the last one named.

    Where only one country is told, it has to be at the name's first place: a body at home comes without, and then that
    of a neighbour with its country.
    """
    countries: dict[str, list[str | None]] = {}
    for name_span in name_spans:
        if is_name_of_many_bodies(name_span.name):
            country = _find_country_of_body(name_span, texts[name_span.parse])
            countries.setdefault(fold_name(name_span.name), []).append(country.name if country else None)
    shared = {key: _fill_gaps(named) for key, named in countries.items() if named[0] or len({*named} - {None}) > 1}

    out = []
    for name_span in name_spans:
        key = fold_name(name_span.name)
        if key in shared and is_name_of_many_bodies(name_span.name):
            out.append(replace(name_span, name=f"{name_span.name} of {shared[key].pop(0)}"))
        else:
            out.append(name_span)
    return out


def find_country_code_of_body(name_spans: Sequence[NameSpan], texts: Sequence[list[Word]]) -> str | None:
    """Find the country that a text puts beside the name of a body that many have: `the Foreign Ministry in Riga`.

    None where it says none, or two.
    """
    found = (
        _find_country_of_body(name_span, texts[name_span.parse])
        for name_span in name_spans
        if is_name_of_many_bodies(name_span.name)
    )
    codes = {country.code for country in found if country and country.code}
    return codes.pop() if len(codes) == 1 else None


def give_letters_to_national_bodies(name_spans: Sequence[NameSpan]) -> list[NameSpan]:
    """Give a body the letters of the known one whose name it bears behind its country's: `Danish Bureau of Mines`.

    So BOM is the Danish one where the text has no other.
    """
    names = {fold_name(name_span.name) for name_span in name_spans}
    letters_by_name = {
        _fold_without_plural(known.name): name_span.name
        for name_span in name_spans
        if name_span.name.isupper() and (known := look_up_known_name(name_span.name)) is not None
        if known.form == KnownForm.ACRONYM and fold_name(known.name) not in names
    }
    if not letters_by_name:
        return list(name_spans)
    out = []
    for name_span in name_spans:
        _, _, rest = name_span.name.partition(" ")
        letters = letters_by_name.get(_fold_without_plural(rest)) if " " in rest else None
        out.append(replace(name_span, acronym=letters) if letters and not name_span.acronym else name_span)
    return out


def _fold_without_plural(name: str) -> str:
    return " ".join(word.removesuffix("s") for word in fold_name(name).split())


def _fill_gaps(countries: Sequence[str | None]) -> list[str]:
    """Give each place the country named last before it, those before the first one the first."""
    last = next(country for country in countries if country is not None)
    filled = []
    for country in countries:
        last = country or last
        filled.append(last)
    return filled


def _find_country_of_body(name_span: NameSpan, words: list[Word]) -> Country | None:
    return find_country_beside(words, name_span.first, name_span.last, or_land=_MINISTRY in name_span.name.split())


def find_country_beside(words: list[Word], first: int, last: int, *, or_land: bool) -> Country | None:
    """Find the country that owns the words [first, last], or that they are of or in; None where none is told.

    With `or_land`, also a land that is no country: `Gaza's Ministry of Health`.
    """
    if first > 1 and words[first - 1].tag == "POS":
        for begin in range(max(0, first - 1 - _MAX_COUNTRY_WORDS), first - 1):
            if country := _find_country(text_of_words(words, begin, first - 2), or_land):
                return country
    if last + 2 < len(words) and words[last + 1].text in _LINKS:
        for end in range(min(last + 1 + _MAX_COUNTRY_WORDS, len(words) - 1), last + 1, -1):
            if country := _find_country(text_of_words(words, last + 2, end), or_land):
                return country
    return None


def _find_country(name: str, or_land: bool) -> Country | None:
    """Find the country that a name is of, a capital's own one; `or_land`, also a land that is none: Gaza."""
    known = look_up_known_name(name)
    if known is None:
        return None
    if known.form == KnownForm.CAPITAL:
        return Country(known.government, known.country_code) if known.government else None
    is_land = or_land and known.entity_type == EntityType.PLACE and known.form == KnownForm.NAME
    return Country(known.name, known.country_code) if is_land or is_country(known.name) else None
