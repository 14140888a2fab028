"""Find the fields of offices, which are no names: "Roads and Buildings Minister", "adviser to the mayor on Roads".

A field and its holder in one run of capitals are cut apart in title_splitter.py.
"""

from collections.abc import Iterator, Sequence

from transforms.knowledge.gazetteer import look_up_given_name, look_up_known_name
from transforms.knowledge.lexicon import look_up_organization_noun, look_up_role_noun
from transforms.language.dictionary import is_word_of_dictionary
from transforms.language.words import Word, text_of_words
from transforms.names.name_spans import NameSpan

_OFFICES_WITH_FIELDS = frozenset(("minister", "secretary", "commissioner"))
_JOINS = frozenset(("and", "&"))
# Offices with fields behind them, and what leads there; "of" also leads from others to bodies.
_OFFICES_BEFORE_FIELDS = _OFFICES_WITH_FIELDS | {"adviser", "advisor", "assistant", "aide", "envoy", "coordinator"}
_LINKS_TO_FIELDS = frozenset(("for", "on"))
_OFFICES_OF_FIELDS = frozenset(("minister", "commissioner"))
# Words of what an office is to: "to the Deputy Prime Minister".
_MAX_WORDS_SERVED = 5
_MAX_FIELD_WORDS = 12
_INSIDE_FIELDS = _JOINS | {",", "the", "of"}
_STATE = "secretary of state"


def first_field_of_office(words: Sequence[Word], office_first: int, office_last: int) -> int:
    """Give the first word of the fields that are joined to an office [office_first, office_last]; else `office_first`.

    Fields are common words with a capital, apart by commas and before the office by "and".
    """
    first = _first_of_field(words, office_first)
    if first == office_last or words[office_last].text.lower() not in _OFFICES_WITH_FIELDS:
        return office_first
    own, joins = first, _JOINS
    while first > 1 and words[first - 1].text in joins and _is_field_word(words, first - 2):
        first = _first_of_field(words, first - 1)
        joins = _JOINS | {","}
    return first if first < own else office_first


def drop_fields_of_offices(name_spans: Sequence[NameSpan], texts: Sequence[list[Word]]) -> list[NameSpan]:
    """Leave out the names that are fields of an office, before it or behind it: `Roads`, `Buildings`."""
    fields: set[tuple[int, int]] = set()
    for name_span in name_spans:
        if name_span.title:
            office_last = _last_of_office(name_span, texts[name_span.parse])
            first = first_field_of_office(texts[name_span.parse], name_span.title_first, office_last)
            fields.update((name_span.parse, at) for at in range(first, name_span.title_first))
    for parse in {name_span.parse for name_span in name_spans}:
        fields.update((parse, at) for at in _find_fields_behind_offices(texts[parse]))
    return [one for one in name_spans if not {(one.parse, one.first), (one.parse, one.last)} <= fields]


def _find_fields_behind_offices(words: list[Word]) -> Iterator[int]:
    """Yield the words of fields behind offices, and those of the office that lead to them: `State for Roads`."""
    for link in range(1, len(words) - 1):
        if words[link].text not in _LINKS_TO_FIELDS | {"of"}:
            continue
        office_last = _last_of_office_before(words, link)
        end = _end_of_fields(words, link + 1) if office_last is not None else link + 1
        if office_last is None or end == link + 1:
            continue
        is_of_state = words[office_last].text.lower() in (*_OFFICES_WITH_FIELDS, "state")
        may_be_body = words[link].text == "for" and not is_of_state
        if not _is_known(words, link + 1, end - 1) and not (may_be_body and _ends_like_body(words[end - 1])):
            yield from range(office_last, end)


def _last_of_office_before(words: list[Word], link: int) -> int | None:
    """Give the last word of the office whose field a preposition leads to; None where no such office is before."""
    before = words[link - 1].text.lower()
    if words[link].text == "of":
        return link - 1 if before in _OFFICES_OF_FIELDS else None
    if before in _OFFICES_BEFORE_FIELDS or text_of_words(words, max(0, link - 3), link - 1).lower() == _STATE:
        return link - 1
    served = range(max(1, link - _MAX_WORDS_SERVED), link)
    to = next((at for at in served if words[at].text == "to"), 0)
    is_served = to > 0 and look_up_role_noun(words[link - 1].text) is not None
    return link - 1 if is_served and words[to - 1].text.lower() in _OFFICES_BEFORE_FIELDS else None


def _end_of_fields(words: Sequence[Word], first: int) -> int:
    """Give where fields end that begin at `first`: common words with a capital, apart by commas and "and"."""
    end = at = first
    while at < min(len(words), first + _MAX_FIELD_WORDS):
        if _is_field_word(words, at):
            end = at + 1
        elif words[at].text not in _INSIDE_FIELDS:
            break
        at += 1
    return end


def _is_known(words: list[Word], first: int, last: int) -> bool:
    return look_up_known_name(text_of_words(words, first + (words[first].text == "the"), last)) is not None


def _ends_like_body(word: Word) -> bool:
    """Say whether a word ends the name of a body, and is not what somebody deals with: `adviser for the Quay Board`."""
    return look_up_organization_noun(word.text) is not None


def _last_of_office(name_span: NameSpan, words: Sequence[Word]) -> int:
    """Give the last word of the office in a title that an academic's may follow: `Trade Minister Professor`."""
    places = range(name_span.title_first, name_span.first)
    return next((at for at in places if words[at].text.lower() in _OFFICES_WITH_FIELDS), name_span.title_first)


def _first_of_field(words: Sequence[Word], end: int) -> int:
    while end > 0 and _is_field_word(words, end - 1):
        end -= 1
    return end


def _is_field_word(words: Sequence[Word], at: int) -> bool:
    text = words[at].text
    is_name = look_up_known_name(text) is not None or look_up_given_name(text) is not None
    return text[:1].isupper() and not is_name and is_word_of_dictionary(text)
