"""Read names of places by the words beside them: `North` of "North and South Korea", `New York` behind a town.

It changes which name stands at a place of the text; which entity that is, is decided in `grouping.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from transforms.document import EntityType, Span
from transforms.knowledge.gazetteer import KnownForm, KnownName, is_country, look_up_given_name, look_up_known_name
from transforms.knowledge.name_forms import fold_name
from transforms.knowledge.place_words import PlaceWord, is_place_word
from transforms.knowledge.postal_codes import look_up_region
from transforms.language.words import Word, text_of_words
from transforms.name_types.place_evidence import is_behind_party_letter
from transforms.names.name_spans import LANGUAGE, NameSpan, is_attributive, part_of_name_span

_JOINERS = frozenset(("and", "or", "&"))
# A state that has the name of a city or of another place is called so where it has to be told.
_STATE = "State"
# What makes a state of its name alone: "upstate New York", "the state of New York", "New York state".
_BEFORE_STATE = frozenset(("upstate", "Upstate"))
_STATE_NOUNS = frozenset(("state", "State", "Gov.", "Governor", "governor"))
# Who speaks, learns or writes in what only a language is, where no noun follows.
_BEFORE_LANGUAGES = frozenset((
    "in", "into", "speak", "speaks", "spoke", "speaking", "spoken", "learn", "learns", "learned", "learnt", "learning",
    "understand", "understands", "understood", "teaches", "taught", "fluent",
))  # fmt: skip
# Behind one of several places the next one is no region of it: "in London, New York and Paris".
_LIST_ENDS = frozenset(("and", "or", "&"))
_NAME_FORMS = (KnownForm.NAME, KnownForm.CAPITAL)


def read_place_spans(name_spans: Sequence[NameSpan], texts: Sequence[list[Word]]) -> list[NameSpan]:
    """Give the names of a document, by offset, with those of places as the words beside them complete them."""
    names = frozenset(fold_name(name_span.name) for name_span in name_spans)
    out: list[NameSpan] = []
    for name_span in name_spans:
        words = texts[name_span.parse]
        if _is_author_of_list(name_span, words):
            continue
        for cut in _cut_behind_region(name_span, words, names):
            first = _complete_first_of_two(cut, words)
            if first is not None:
                out = [other for other in out if not other.span.overlaps(first.span)]
                out.append(first)
            out.append(_read_part_of_land(_read_language(_read_state(cut, words), words), words))
    return out


def _is_author_of_list(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a town's name is an author's surname in a list of books: `London, Jack. White Fang`."""
    comma = name_span.last + 1
    if name_span.first > 0 or comma + 2 >= len(words) or words[comma].text != ",":
        return False
    is_given_name = look_up_given_name(words[comma + 1].text) is not None
    return is_given_name and words[comma + 2].text == "." and _look_up_place(name_span.name) is not None


def _complete_first_of_two(name_span: NameSpan, words: list[Word]) -> NameSpan | None:
    """Give `North` before "and South Korea" as the name of North Korea; None where no known place is named so."""
    part, _, land = name_span.name.partition(" ")
    at = name_span.first - 2
    if at < 0 or not all(is_place_word(each, PlaceWord.PART_OF_LAND) for each in (part, words[at].text)):
        return None
    if at > 0 and _look_up_place(text_of_words(words, at - 1, at)) is not None:
        return None  # "the Middle East and North Africa"
    name = f"{words[at].text} {land}"
    if words[at + 1].text not in _JOINERS or part == words[at].text or _look_up_place(name) is None:
        return None
    span = Span(words[at].start, words[at].end)
    return NameSpan(span, name, name_span.parse, at, at, "GPE", is_cased=name_span.is_cased)


def _read_state(name_span: NameSpan, words: list[Word]) -> NameSpan:
    """Read `New York` of "Albany, New York" as the state's name, where the gazetteer has a state beside the place."""
    if region := _find_region_by_code(name_span, words):
        return replace(name_span, name=region, label="GPE")
    state = _look_up_place(f"{name_span.name} {_STATE}")
    place = _look_up_place(name_span.name)
    if state is None or place is None or state.name == place.name or name_span.is_dateline:
        return name_span
    is_state = _is_called_state(name_span, words) or _is_region_of_town(name_span, words)
    return replace(name_span, name=state.name) if is_state else name_span


def _find_region_by_code(name_span: NameSpan, words: list[Word]) -> str | None:
    """Find the state whose postal code is behind a party's letter or a town: `(D-TX)`, `in Lundby, TX`."""
    region = look_up_region(name_span.name)
    comma = name_span.first - 1
    if region is None or comma < 1:
        return None
    is_behind_town = words[comma].text == "," and words[comma - 1].label in ("GPE", "LOC")
    return region.name if is_behind_town or is_behind_party_letter(name_span, words) else None


def _read_language(name_span: NameSpan, words: list[Word]) -> NameSpan:
    """Read `Norwegian` of "speaks Norwegian" and "in Norwegian" as the name of the language."""
    known = look_up_known_name(name_span.name)
    if known is None or known.form != KnownForm.ADJECTIVE or known.country_code is None or name_span.first == 0:
        return name_span
    before, after = name_span.first - 1, name_span.last + 1
    while before > 0 and _is_inside_list(words[before]):
        before -= 1
    while after < len(words) and _is_inside_list(words[after]) and words[after].text != ",":
        after += 1
    is_alone = after >= len(words) or words[after].tag[:2] not in ("NN", "CD", "HY", "VB")
    is_language = is_alone and words[before].text.lower() in _BEFORE_LANGUAGES
    return replace(name_span, name=f"{name_span.name}{LANGUAGE}") if is_language else name_span


def _read_part_of_land(name_span: NameSpan, words: list[Word]) -> NameSpan:
    """Read `northern Norway` as the name of a part of a country, a place of its own."""
    known, before = _look_up_place(name_span.name), name_span.first - 1
    is_part = before >= 0 and is_place_word(words[before].text, PlaceWord.SIDE_OF_LAND)
    if known is None or not is_part or not is_country(known.name) or name_span.is_dateline:
        return name_span
    name = f"{words[before].text} {name_span.name}"
    span = Span(words[before].start, name_span.span.end_char)
    return replace(name_span, span=span, name=name, first=before, label="GPE")


def find_country_of_part(name: str) -> str | None:
    """Find the country that a name is of a part of: NO of `northern Norway`; None of any other name."""
    side, _, land = name.partition(" ")
    known = _look_up_place(land) if is_place_word(side, PlaceWord.SIDE_OF_LAND) else None
    return known.country_code if known is not None and is_country(known.name) else None


def _is_inside_list(word: Word) -> bool:
    """Say whether a word may be inside a list of languages: `English, German and excellent Norwegian`."""
    return word.text in (",", "and", "or") or word.tag == "JJ" or word.text[:1].isupper()


def _is_called_state(name_span: NameSpan, words: list[Word]) -> bool:
    before = [word.text for word in words[max(0, name_span.first - 2) : name_span.first]]
    after = words[name_span.last + 1].text if name_span.last + 1 < len(words) else ""
    is_of_state = len(before) == 2 and before[0] in _STATE_NOUNS and before[1] == "of"
    return is_of_state or not _BEFORE_STATE.isdisjoint(before[-1:]) or after in _STATE_NOUNS


def _is_region_of_town(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a name stands behind a town and a comma, and is not one place of a list."""
    comma = name_span.first - 1
    is_behind_name = comma > 0 and words[comma].text == "," and words[comma - 1].text[:1].isupper()
    if not is_behind_name or is_attributive(words[name_span.last], name_span.last):
        return False
    town = _look_up_place(_run_of_capitals_before(comma, words))
    behind = [word.text for word in words[name_span.last + 1 : name_span.last + 3]]
    is_in_list = behind[:1] and (behind[0] in _LIST_ENDS or (behind[0] == "," and behind[-1] in _LIST_ENDS))
    if is_in_list:
        return town is None and behind[0] == ","
    return town is None or town.form != KnownForm.CAPITAL


def _run_of_capitals_before(end: int, words: list[Word]) -> str:
    first = end
    while first > 0 and words[first - 1].text[:1].isupper():
        first -= 1
    return text_of_words(words, first, end - 1)


def _cut_behind_region(name_span: NameSpan, words: list[Word], names: frozenset[str]) -> Iterator[NameSpan]:
    """Cut `Ohio Kestrel` of "in Dayton, Ohio Kestrel's stock fell", where the text has what is behind the region alone.

    `names` are all names of the text, folded.
    """
    comma = name_span.first - 1
    is_behind_town = comma > 0 and words[comma].text == "," and words[comma - 1].label in ("GPE", "LOC")
    if not is_behind_town or look_up_known_name(name_span.name) is not None:
        yield name_span
        return
    for last in range(name_span.first, name_span.last):
        region = _look_up_place(text_of_words(words, name_span.first, last))
        rest = text_of_words(words, last + 1, name_span.last)
        if region is not None and fold_name(rest) in names:
            yield part_of_name_span(name_span, words, name_span.first, last)
            yield part_of_name_span(name_span, words, last + 1, name_span.last)
            return
    yield name_span


def _look_up_place(name: str) -> KnownName | None:
    known = look_up_known_name(name)
    is_place = known is not None and known.entity_type == EntityType.PLACE and known.form in _NAME_FORMS
    return known if is_place else None
