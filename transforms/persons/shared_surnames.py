"""Complete given names whose surname stands only behind the next one: `Ana and Rui Silva` are two Silvas.

And read a surname behind the name of something else, which mocks its bearer, as the surname alone: `Goliath Silva`.
And leave out the places where a surname is short for a firm. Whose name each of them is, is for `persons.py`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from transforms.knowledge.gazetteer import look_up_given_name, look_up_known_name
from transforms.knowledge.lexicon import singularize
from transforms.knowledge.name_forms import fold_name, split_person_name
from transforms.knowledge.organization_names import drop_legal_form
from transforms.language.words import Word
from transforms.names.name_spans import NameSpan
from transforms.persons.persons import drop_nickname

_JOINERS = ("and", "&", "or")
_OWNERS = ("his", "her")
# Behind these a given name is a home's ("of Hope and Rui Silva"), or half a surname ("Berg-Ana and Rui Silva").
_NO_SHARING = ("of", "in", "from", "near", "-")
_SPOUSES = {"Mrs": "wife", "Mrs.": "wife", "Mr": "husband", "Mr.": "husband"}
_GENDERS_OF_SPOUSES = {"wife": "female", "husband": "male"}
# Kin who mostly bear one surname.
_KIN_OF_ONE_NAME = ("wife", "husband", "brother", "sister", "son", "daughter", "father", "twin")


def complete_shared_surnames(
    name_spans: Iterable[NameSpan], full: Sequence[NameSpan], texts: Sequence[list[Word]]
) -> dict[NameSpan, NameSpan]:
    """Read `Ana` of `Ana and Rui Silva` as the full name `Ana Silva`; gives these full names by the names they are."""
    full_at = {(name_span.parse, name_span.first): name_span for name_span in full}
    full_names = {drop_nickname(name_span.name) for name_span in full}
    shared: dict[NameSpan, NameSpan] = {}
    for name_span in name_spans:
        second = full_at.get((name_span.parse, _find_place_of_second(name_span, texts[name_span.parse])))
        before = texts[name_span.parse][name_span.first - 1].text if name_span.first else ""
        if before in _NO_SHARING:
            continue
        is_titled_alone = name_span.title != "" and singularize(name_span.title) == name_span.title
        if second is None or " " in name_span.name or is_titled_alone:
            continue
        name = f"{name_span.name} {split_person_name(drop_nickname(second.name)).surname}"
        if look_up_given_name(name_span.name) is not None or name in full_names:
            shared[name_span] = _rename_name_span(name_span, name)
    return shared


def complete_names_of_spouses(
    name_spans: Sequence[NameSpan], full: Sequence[NameSpan], texts: Sequence[list[Word]]
) -> dict[NameSpan, NameSpan]:
    """Read `Ana` of `his wife Ana` as `Ana Silva` where the text has a Silva and calls one `Mrs Silva`.

    Gives these full names by the names they are, at all places of the given name; none where two wives are named.
    """
    names = [split_person_name(drop_nickname(name_span.name)) for name_span in full]
    surnames = {fold_name(name.surname) for name in names}
    by_gender = {(look_up_given_name(name.given), fold_name(name.surname)) for name in names if name.given}
    titled = {
        one.title: one.name
        for one in name_spans
        if one.title in _SPOUSES
        and fold_name(one.name) in surnames
        and (_GENDERS_OF_SPOUSES[_SPOUSES[one.title]], fold_name(one.name)) not in by_gender  # "Mr Silva" is Rui Silva
    }
    shared: dict[NameSpan, NameSpan] = {}
    for title, surname in titled.items():
        given = {one.name for one in name_spans if _is_behind_spouse(one, _SPOUSES[title], texts[one.parse])}
        if len(given) == 1:
            alone = (one for one in name_spans if one.name in given and not one.title)
            shared |= {one: _rename_name_span(one, f"{one.name} {surname}") for one in alone}
    return shared


def _is_behind_spouse(name_span: NameSpan, noun: str, words: Sequence[Word]) -> bool:
    """Say whether a name of one word is that of somebody's wife or husband: `his wife Ana`, `his wife, Ana,`."""
    if " " in name_span.name or not name_span.is_kin or look_up_given_name(name_span.name) is None:
        return False
    before = [word.text for word in words[max(0, name_span.first - 2) : name_span.first]]
    return noun in before


def _find_place_of_second(name_span: NameSpan, words: Sequence[Word]) -> int:
    """Find the word at which a name begins that is joined to another: `Ana and Rui`, `Ana and her brother Rui`.

    Gives -1 where nothing is joined.
    """
    behind = [word.text for word in words[name_span.last + 1 : name_span.last + 4]]
    if not behind or behind[0] not in _JOINERS:
        return -1
    is_kin = len(behind) == 3 and behind[1] in _OWNERS and behind[2] in _KIN_OF_ONE_NAME
    return name_span.last + (4 if is_kin else 2)


def find_mocking_names(full: Sequence[NameSpan], named_alone: Mapping[str, int]) -> dict[NameSpan, NameSpan]:
    """Read `Goliath Silva` as `Silva` where the text has Goliath alone and Ana Silva by name; by the names they are.

    `named_alone` has the folded names of the text, with the offset of the first place. Behind the full name the first
    word alone is short for it: `Qin Gang ... Qin`.
    """
    mocking = [name_span for name_span in full if _may_be_mocking_name(name_span, named_alone)]
    others = (name_span for name_span in full if name_span not in mocking)
    bearers = {fold_name(split_person_name(name_span.name).surname) for name_span in others}
    surnames = {name_span: name_span.name.split()[-1] for name_span in mocking}
    return {
        name_span: _rename_name_span(name_span, surname)
        for name_span, surname in surnames.items()
        if fold_name(surname) in bearers
    }


def _may_be_mocking_name(name_span: NameSpan, named_alone: Mapping[str, int]) -> bool:
    words = name_span.name.split()
    start = name_span.span.start_char
    first_alone = named_alone.get(fold_name(words[0]), start)
    is_apart = first_alone < start or look_up_known_name(words[0]) is not None  # "fellow Briton Silva"
    is_named_alone = first_alone != start and is_apart and look_up_given_name(words[0]) is None
    return len(words) == 2 and is_named_alone and not name_span.title and not name_span.is_kin


def _rename_name_span(name_span: NameSpan, name: str) -> NameSpan:
    return NameSpan(
        name_span.span,
        name,
        name_span.parse,
        name_span.first,
        name_span.last,
        "PERSON",
        is_initial=name_span.is_initial,
    )


def find_firms_before_namesakes(
    groups: Mapping[str, Sequence[NameSpan]], full: Sequence[NameSpan], surname_forms: Callable[[str], Iterable[str]]
) -> set[NameSpan]:
    """Find the places where `Silva` is short for `Silva plc`, ahead of the full name of whoever is called so too.

    Args:
        groups: the names of a text by their folded form.
        full: the full names of persons, by offset.
        surname_forms: gives the forms of a full name's surname.
    """
    firms = {key.partition(" ")[0] for key in groups if drop_legal_form(groups[key][0].name)} & groups.keys()
    introduced: dict[str, int] = {}
    for person in full if firms else ():
        for form in surname_forms(person.name):
            introduced.setdefault(fold_name(form), person.span.start_char)
    name_spans = ((key, name_span) for key in firms & introduced.keys() for name_span in groups[key])
    return {one for key, one in name_spans if not one.title and one.span.start_char < introduced[key]}
