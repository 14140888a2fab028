"""Find the fields that an office has before it, and that are no names: "Roads and Buildings Minister Ana Silva".

Fields behind an office ("Minister for Roads") are cut in title_splitter.py.
"""

from collections.abc import Sequence

from transforms.entities.name_spans import NameSpan
from transforms.knowledge.gazetteer import look_up_given_name, look_up_known_name
from transforms.language.dictionary import is_word_of_dictionary
from transforms.language.words import Word

_OFFICES_WITH_FIELDS = frozenset(("minister", "secretary", "commissioner"))
_JOINS = frozenset(("and", "&"))


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
    """Leave out the names that are fields of an office before a name: `Roads`, `Buildings`."""
    fields: set[tuple[int, int]] = set()
    for name_span in name_spans:
        if name_span.title:
            office_last = _last_of_office(name_span, texts[name_span.parse])
            first = first_field_of_office(texts[name_span.parse], name_span.title_first, office_last)
            fields.update((name_span.parse, at) for at in range(first, name_span.title_first))
    return [name_span for name_span in name_spans if (name_span.parse, name_span.first) not in fields]


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
