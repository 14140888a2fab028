"""Find state bodies that papers write in small letters beside their country: "the Turkish foreign ministry".

Others write them as names, so they get the name that those would have: one body has one id whatever the paper's style.
Without a country beside it such a noun is a description (`transforms/coreference`), and so is "the Turkish government",
which is its country. All words of a body are ones that bodies of many countries have.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from transforms.document import EntityType
from transforms.knowledge.gazetteer import KnownForm, is_country, list_country_forms, look_up_known_name
from transforms.knowledge.organization_names import is_name_of_many_bodies
from transforms.language.words import Word, text_of_words
from transforms.name_types.national_bodies import Country, find_country_beside
from transforms.names.name_spans import NameSpan, is_attributive, make_name_span

# What such a body ends with; a ministry has a field, which may stand behind it: "ministry of health".
_MINISTRIES = frozenset(("ministry",))
_FORCES = frozenset(("military", "army", "navy"))
_OF_TWO_WORDS = frozenset(("air force", "armed forces", "coast guard", "central bank", "supreme court"))
# Where they are does not say whose they are: "the army in Gaza".
_ELSEWHERE = _FORCES | {"force", "forces", "guard"}
_MAX_FIELD_WORDS = 3
# Words of the longest country or adjective that is looked for.
_MAX_COUNTRY_WORDS = 3
_SMALL_WORDS = frozenset(("the", "of", "and"))
_OF_COUNTRIES = (KnownForm.ADJECTIVE, KnownForm.ACRONYM)
_LABEL = "ORG"


def put_bodies_in_small_letters(name_spans: Sequence[NameSpan], texts: Sequence[list[Word]]) -> list[NameSpan]:
    """Give the names of a document with such bodies, in place of the adjectives that are part of them; by no order."""
    found = [body for parse, words in enumerate(texts) for body in _find_bodies(words, parse)]
    kept = [one for one in name_spans if not any(one.span.overlaps(body.span) for body in found)]
    return [*kept, *found] if found else list(name_spans)


def _find_bodies(words: list[Word], parse: int) -> Iterator[NameSpan]:
    for at, word in enumerate(words):
        if word.text not in _MINISTRIES | _FORCES and text_of_words(words, max(0, at - 1), at) not in _OF_TWO_WORDS:
            continue
        first, last = _find_first_word(words, at), _find_last_word(words, at)
        is_body = word.text not in _MINISTRIES or first < at or last > at
        if first == 0 or not is_body or is_attributive(words[last], last) or _is_behind_hyphen(words, first):
            continue
        if body := _name_body(words, first, last, parse):
            yield body


def _find_first_word(words: Sequence[Word], at: int) -> int:
    """Find where the words of a body begin that say what it is for: "foreign" of "foreign ministry"."""
    first = at
    while first > 0 and at - first < _MAX_FIELD_WORDS and _is_of_body(words[first - 1]):
        first -= 1
    return first


def _find_last_word(words: Sequence[Word], at: int) -> int:
    """Find where a ministry's field ends that stands behind it: "affairs" of "ministry of foreign affairs"."""
    if words[at].text not in _MINISTRIES or at + 2 >= len(words) or words[at + 1].text != "of":
        return at
    last = at + 1
    while last + 1 < len(words) and _is_of_body(words[last + 1]):
        last += 1
    return last if last > at + 1 else at


def _is_of_body(word: Word) -> bool:
    return word.text.islower() and word.text not in _SMALL_WORDS and is_name_of_many_bodies(word.text)


def _is_behind_hyphen(words: Sequence[Word], first: int) -> bool:
    return words[first - 1].text == "-"


def _name_body(words: list[Word], first: int, last: int, parse: int) -> NameSpan | None:
    """Make the name of a body by the country whose adjective or owner is before it, or that it is in; else None."""
    plain = " ".join(_capitalize(word.text) for word in words[first : last + 1])
    for begin in range(max(0, first - _MAX_COUNTRY_WORDS), first):
        before = text_of_words(words, begin, first - 1)
        is_begun = words[begin].text[0].isupper() and words[begin].text != "The"
        if is_begun and (land := _look_up_land(before)):
            name = f"{before} {plain}" if is_country(land.name) else _of(plain, land)
            return _make_body(words, begin, last, parse, name)
    if words[last].text in _ELSEWHERE and words[first - 1].tag != "POS":
        return None
    land = find_country_beside(words, first, last, or_land=True)
    return _make_body(words, first, last, parse, _name_by_land(plain, land)) if land is not None else None


def _make_body(words: list[Word], first: int, last: int, parse: int, name: str) -> NameSpan:
    return replace(make_name_span(words, first, first, last, parse, is_initial=False), name=name, label=_LABEL)


def _capitalize(word: str) -> str:
    return word if word == "of" else word.capitalize()


def _look_up_land(words: str) -> Country | None:
    """Look up a country by its name, letters or adjective, or a land that is none by its name: `Gaza`."""
    known = look_up_known_name(words)
    if known is None or known.entity_type != EntityType.PLACE or not known.country_code:
        return None
    is_told = known.form == KnownForm.NAME or (known.form in _OF_COUNTRIES and is_country(known.name))
    return Country(known.name, known.country_code) if is_told else None


def _name_by_land(plain: str, land: Country) -> str:
    """Name a body by its country's adjective, `Norwegian Army`; by a land that is no country as `Army of Gaza`."""
    forms = list_country_forms(land.code or "") if is_country(land.name) else ()
    known = {form.title(): look_up_known_name(form.title()) for form in forms}
    adjective = next((form for form, found in known.items() if found and found.form == KnownForm.ADJECTIVE), None)
    return _of(plain, land) if adjective is None else f"{adjective} {plain}"


def _of(plain: str, land: Country) -> str:
    return f"{plain} of {land.name}"
