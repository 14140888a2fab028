"""Know the names of bodies that go on with a list of what they are for: "Ministry of Health, Labour and Welfare".

And those of firms that are lists of their partners: "the law firm Quist, Marr and Dahl".

Where a name ends otherwise: `name_extent.py`.
"""

from itertools import takewhile

from transforms.document import EntityType
from transforms.knowledge.gazetteer import look_up_known_name
from transforms.knowledge.lexicon import look_up_role_noun, look_up_title, singularize
from transforms.language.words import Word
from transforms.names.fields_of_bodies import MAX_LISTED_WORDS

# What a department is for is often a list: "Ministry of Health, Labour and Welfare".
_DEPARTMENTS = frozenset((
    "Department", "Ministry", "Minister", "Secretary", "Directorate", "Bureau", "Committee", "Academy", "Association",
    "Center", "Centre", "Council", "Faculty", "Federation", "Institute", "Office", "Organisation", "Organization",
    "School", "Society",
))  # fmt: skip
# Firms that bear the surnames of several partners.
_FIRMS_OF_PARTNERS = frozenset((
    "firm", "bank", "brokerage", "partnership", "practice", "lawyers", "solicitors", "attorneys", "accountants",
    "architects", "auctioneers",
))  # fmt: skip
# What begins and ends the name of a committee whose fields are a list, and joins them.
_CHAMBERS = frozenset(("House", "Senate"))
_COMMITTEES = frozenset(("Committee", "Subcommittee"))
_ANDS = ("and", "&")
_MAX_WORDS_OF_COMMITTEE = 10
# Two things that a body is for are such by their endings: "Center on Poverty and Inequality".
_ENDINGS_OF_FIELDS = (
    "ty", "tion", "sion", "ment", "ence", "ance", "ness", "ism", "ics", "gy", "ship", "ure", "ing", "try",
)  # fmt: skip


def is_inside_listing_name(words: list[Word], first: int, last: int) -> bool:
    """Say whether a name that is a list of fields or partners goes on behind `last`."""
    return (
        is_in_list_of_department(words, first, last)
        or is_in_list_of_partners(words, first, last)
        or is_in_list_of_chamber(words, first, last)
    )


def is_in_list_of_partners(words: list[Word], first: int, last: int) -> bool:
    """Say whether `last` is in a list of surnames that a firm's noun stands before: `the bank Quist, Marr and Dahl`."""
    if first == 0 or words[first - 1].text not in _FIRMS_OF_PARTNERS:
        return False
    at = first
    while at + 2 < len(words) and words[at + 1].text == "," and _may_be_partner(words[at]):
        at += 2
    is_closed = at + 2 < len(words) and words[at + 1].text in ("and", "&")
    partners = (words[at], words[at + 2]) if is_closed else ()
    return first < at and last <= at and bool(partners) and all(map(_may_be_partner, partners))


def is_in_list_of_chamber(words: list[Word], first: int, last: int) -> bool:
    """Say whether `last` is in a list of what a committee is for: `House Ferries and Harbour Reform Committee`.

    What is before "and" is no name by itself: not `House Republicans and Harbour Committee`.
    """
    if words[first].text not in _CHAMBERS or last == first:
        return False
    run = [word.text for word in takewhile(_may_be_listed, words[first + 1 : first + _MAX_WORDS_OF_COMMITTEE])]
    size = next((at for at, text in enumerate(run, 1) if text in _COMMITTEES), 0)
    listed = run[: max(0, size - 1)]
    if first + size <= last or sum(text in _ANDS for text in listed) != 1 or listed[0] in _ANDS:
        return False
    fields = [text for text in listed if text not in (",", *_ANDS)]
    return not any(text in _CHAMBERS or _may_be_holder_or_member(text) for text in fields)


def _may_be_listed(word: Word) -> bool:
    return word.text[:1].isupper() or word.text in (",", *_ANDS)


def _may_be_holder_or_member(word: str) -> bool:
    is_office = look_up_role_noun(singularize(word.lower())) is not None or look_up_title(word) is not None
    known = look_up_known_name(word)
    return is_office or (known is not None and known.entity_type in (EntityType.GROUP, EntityType.PERSON))


def _may_be_partner(word: Word) -> bool:
    return word.text[:1].isupper() and word.text[1:].islower() and look_up_known_name(word.text) is None


def is_in_list_of_department(words: list[Word], first: int, last: int) -> bool:
    """Say whether `last` is in a list of what a department is for: `Ministry of Health, Labour and Welfare`."""
    begin = next((at for at in range(first + 1, last) if words[at].text in ("of", "for", "on", "and")), None)
    if begin is None or words[begin].text == "and" or words[begin - 1].text not in _DEPARTMENTS:
        return False
    if _are_two_fields(words[begin + 1 : begin + 5]):
        return last == begin + 1
    reach = min(begin + MAX_LISTED_WORDS, len(words))
    end = next((at for at in range(begin + 1, reach) if words[at].text in ("and", "&")), len(words))
    listed = words[begin + 1 : end + 2]
    if end <= last or end + 1 >= len(words) or not any(word.text == "," for word in listed):
        return False
    things = [word for word in listed if word.text not in (",", "and", "&")]
    return all(thing.text.istitle() and not _is_name_alone(thing.text) for thing in things)


def _are_two_fields(words: list[Word]) -> bool:
    """Say whether words are two fields of work and no more: `Poverty and Inequality`."""
    fields, behind = words[0:3:2], words[3:]
    if len(fields) < 2 or words[1].text not in ("and", "&") or (behind and behind[0].text[:1].isupper()):
        return False
    return all(field.text.istitle() and field.text.endswith(_ENDINGS_OF_FIELDS) for field in fields)


def _is_name_alone(word: str) -> bool:
    """Say whether a word is all of a known name, or a place's: "Labour" is short for a longer one."""
    known = look_up_known_name(word)
    return known is not None and (known.name == word or known.entity_type == EntityType.PLACE)
