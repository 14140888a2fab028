"""Cut runs of capitals into names, without the title and what is before it ("Russian Foreign Minister X").

It moves only the bounds of names; what a title says of its bearer is for `persons.py` and `roles.py`.
"""

from collections.abc import Iterator
from typing import NamedTuple

from transforms.document import EntityType
from transforms.knowledge.gazetteer import look_up_given_name, look_up_known_name
from transforms.knowledge.lexicon import look_up_organization_noun, look_up_role_noun, look_up_title
from transforms.knowledge.name_forms import SAINTS, SUFFIXES, is_name_initials
from transforms.knowledge.office_words import OfficeWord, is_office_word
from transforms.language.words import Word, text_of_words
from transforms.names.name_seams import is_seam_between_names
from transforms.names.names_like_titles import is_newspaper_like_office, is_no_title, is_office_before_body
from transforms.names.offices_before_fields import (
    FIELD_LINKS,
    LINKS_OF_OFFICES,
    MAX_TITLE_WORDS,
    find_office_of_field,
)
from transforms.names.title_words import (
    has_field_behind_letters,
    is_office_with_title,
    is_trade_before_full_name,
    size_of_title_before,
)
from transforms.names.unlisted_holders import find_unlisted_holder
from transforms.names.yearly_awards import is_award_of_year

# Titles that belong to a name, if that is a given name of one or two words ("Pope Francis").
_REGNAL = frozenset(("pope", "king", "queen", "prince", "princess", "emperor", "prophet"))
_MAX_REGNAL_WORDS = 2
_THINGS_LIKE_TITLED = (EntityType.GROUP, EntityType.PRODUCT, EntityType.WORK)  # "Gen X", "Marine One", "Sister Act"
_PLURAL_TAGS = frozenset(("NNS", "NNPS"))
# Words of a full name.
_MIN_FULL_WORDS = 2
# Letters of offices that are letters of bodies too, but for a full name behind them: "DC Ana Silva".
_LETTERS_OF_OFFICES = frozenset(("DC", "SP", "DPP", "MCA", "GM", "CP", "CS"))
_AFTER_NAMES = frozenset(("MP", "PC", "MEP", "MSP", "MLA"))  # they stand behind a name as well
# Fields of these offices are no bodies ("minister for Roads").
_OFFICES_WITHOUT_BODY = (
    *("minister", "secretary", "secretary of state", "professor", "lecturer", "chief", "commissioner"),
)


class NameBounds(NamedTuple):
    """A name as indices of words, and its title's first word, which is `first` without a title; `last` is inclusive."""

    title_first: int
    first: int
    last: int


def split_titles(words: list[Word], first: int, last: int) -> Iterator[NameBounds]:
    """Cut a run of capitals into names without titles; `Russian Foreign Minister Ana Silva` gives two.

    Yields nothing for a title alone.
    """
    if is_award_of_year([word.text for word in words[first : last + 1]]):
        yield NameBounds(first, first, last)
        return
    office = find_office_of_field(words, first, last)
    if office is not None and look_up_role_noun(text_of_words(words, office[0], last)) is not None:
        return  # "State" of "Minister of State"
    if office is not None and not _is_office_under_titled(words, office, first, last):
        holder_first = _find_holder_in_run(words, first, last)
        if holder_first is not None:
            yield from _split_field_of_office(words, office, first, holder_first, last)
            return

    title = _find_title_in(words, first, last)
    if title is None or _is_title_in_group_name(words[title[1]], is_last=title[1] == last):
        yield from _split_before_person_name(words, first, first, last)
        return

    start, end = title
    end += has_field_behind_letters(words, start, end, last)
    before = start - 1
    while before >= first and (size := size_of_title_before(words, first, before)):
        before -= size
    yield from _split_before_title(words, first, before)
    if end == last:
        return

    yield from _split_behind_title(words, before + 1, end, last)


def _split_behind_title(words: list[Word], title_first: int, end: int, last: int) -> Iterator[NameBounds]:
    """Cut what is behind a title that ends at `end`: its holder, its field, or its body."""
    if words[end + 1].text in LINKS_OF_OFFICES:
        yield from _split_title_with_field(words, title_first, end + 2, last)
    elif is_office_before_body(words, end, last):
        yield NameBounds(end + 1, end + 1, last)
    elif _is_regnal_name(words, end, last):
        yield NameBounds(end, end, last)
    else:
        yield NameBounds(title_first, end + 1, last)


def _split_before_title(words: list[Word], first: int, last: int) -> Iterator[NameBounds]:
    """Cut what is before a title: the body or place of the office, without a party's adjective and the field."""
    last = _end_before_office(words, first, last)
    if last < first or _is_office_before_honorific(words, first, last):
        return
    whole, last = first, _end_of_body_before_field(words, first, last)
    is_known = look_up_known_name(text_of_words(words, first, last)) is not None
    if not is_known and all(is_office_word(word.text.lower(), OfficeWord.FIELD) for word in words[first : last + 1]):
        return  # "Research and Advocacy Director"
    if not is_known:  # a party's committee
        while first < last and _is_qualifier_before_title(words[first].text):
            first += 1  # "Republican Texas Gov. X"
    if not any(_is_field_before_title(words, start, last) for start in (whole, first)):  # "Shadow Roads Minister"
        yield from _split_before_person_name(words, first, first, last)


def _end_before_office(words: list[Word], first: int, last: int) -> int:
    """Give where a body's or place's name ends before the office of its holder: `Selangor` of its State Secretary."""
    if words[last].tag in _PLURAL_TAGS or any(word.text in FIELD_LINKS for word in words[first : last + 1]):
        return last  # "Federation of Teachers"
    for start in range(max(first, last - MAX_TITLE_WORDS + 1), last + 1):
        role = look_up_role_noun(text_of_words(words, start, last))
        if role is not None and not role.is_trade and look_up_known_name(text_of_words(words, first, last)) is None:
            return start - 1
    return last


def _is_office_before_honorific(words: list[Word], first: int, last: int) -> bool:
    """Say whether an office alone stands before a form of address: `Chairwoman Dr. Ana Silva`."""
    title = look_up_title(words[last + 1].text)
    return title is not None and title.is_honorific and look_up_role_noun(text_of_words(words, first, last)) is not None


def _is_office_under_titled(words: list[Word], office: tuple[int, int], first: int, last: int) -> bool:
    """Say whether an office is of somebody who works for the titled one: `spokesman for Prime Minister Ana Silva`."""
    if text_of_words(words, *office).lower().endswith(_OFFICES_WITHOUT_BODY):
        return False
    title = _find_title_in(words, first, last)
    if title is None or title[1] == last:
        return False
    return title[0] == first or look_up_known_name(text_of_words(words, first, title[0] - 1)) is not None


def _find_holder_in_run(words: list[Word], first: int, last: int) -> int | None:
    """Find where an office's holder begins behind its field: at a title, else at a given name; None without holder."""
    title = _find_title_in(words, first + 1, last) if first < last else None
    if title is not None and title[1] < last:
        start = title[0]
        while start - 1 > first and (size := size_of_title_before(words, first + 1, start - 1)):
            start -= size
        return start
    starts = (at for at in range(first + 1, last) if _starts_person_name(words, at, last))
    known = next((at for at in starts if look_up_known_name(text_of_words(words, first, at)) is None), None)
    return known if known is not None else find_unlisted_holder(words, first, last)


def _split_field_of_office(
    words: list[Word], office: tuple[int, int], first: int, holder_first: int, last: int
) -> Iterator[NameBounds]:
    """Cut `minister for Roads Ana Silva`: the office is the title, its field a name where it is a body's."""
    office_first, office_last = office
    is_field = text_of_words(words, office_first, office_last).lower().endswith(_OFFICES_WITHOUT_BODY)
    is_known = look_up_known_name(text_of_words(words, first, holder_first - 1)) is not None
    is_part_of_office = look_up_role_noun(text_of_words(words, office_first, holder_first - 1)) is not None
    if not is_part_of_office and (is_known or (not is_field and not _is_bare_field(words, first, holder_first - 1))):
        yield NameBounds(first, first, holder_first - 1)
    title = _find_title_in(words, holder_first, last)
    name_first = title[1] + 1 if title is not None and title[1] < last else holder_first
    yield NameBounds(office_first, name_first, last)


def _is_field_before_title(words: list[Word], first: int, last: int) -> bool:
    """Say whether words before a title only say what it is for: `Shadow Health Secretary`."""
    is_known = look_up_known_name(text_of_words(words, first, last)) is not None
    return first < last and not is_known and _is_bare_field(words, first, last)


def _is_bare_field(words: list[Word], first: int, last: int) -> bool:
    """Say whether nothing tells that the words before a holder name anything."""
    has_label = any(word.label for word in words[first : last + 1])
    heads = [last, *(at - 1 for at in range(first + 1, last) if words[at].text in FIELD_LINKS)]
    return not has_label and not any(look_up_organization_noun(words[at].text) for at in heads)


def _end_of_body_before_field(words: list[Word], first: int, last: int) -> int:
    """Give where a body's name ends before the field of an office: `Harbour Committee Research` of a director.

    So does a known name: `US Defence` of its secretary.
    """
    end = last
    while end > first and is_office_word(words[end].text.lower(), OfficeWord.FIELD):
        end -= 1
    if look_up_known_name(text_of_words(words, first, last)) is not None:
        return last
    is_body = look_up_organization_noun(words[end].text) == EntityType.ORGANIZATION
    return end if is_body or look_up_known_name(text_of_words(words, first, end)) is not None else last


def _is_title_in_group_name(word: Word, *, is_last: bool) -> bool:
    """Say whether the title ends a run and is part of a group's name: "House Republicans" is no office."""
    return is_last and word.label == "NORP" and word.text.endswith("s")


def _is_qualifier_before_title(text: str) -> bool:
    return is_office_word(text, OfficeWord.BEFORE_TITLE) or look_up_role_noun(text) is not None


def _is_regnal_name(words: list[Word], end: int, last: int) -> bool:
    """Say whether the title that ends at `end` belongs to the name behind it: "Pope Francis"."""
    if words[end].text.lower() not in _REGNAL or last - end > _MAX_REGNAL_WORDS:
        return False
    return look_up_given_name(words[end + 1].text) is not None


def _split_title_with_field(words: list[Word], title_first: int, field_first: int, last: int) -> Iterator[NameBounds]:
    """Cut `Secretary of Homeland Security Ana Silva`: what the office is for is a name, and so is its holder."""
    holder_first = next((at for at in range(field_first, last + 1) if _starts_person_name(words, at, last)), last + 1)
    if words[field_first].text == "the":
        field_first += 1
    is_alone = holder_first > last
    has_field = holder_first > field_first  # not in "Secretary of Ana Silva"
    if has_field and not (is_alone and _is_one_plain_word(words, field_first, last)):
        yield NameBounds(field_first, field_first, holder_first - 1)
    if holder_first <= last:
        yield NameBounds(title_first, holder_first, last)


def _is_one_plain_word(words: list[Word], first: int, last: int) -> bool:
    """Say whether a field is one word that names nothing: `Finance`."""
    return first == last and not words[first].label and look_up_known_name(words[first].text) is None


def _starts_person_name(words: list[Word], at: int, last: int) -> bool:
    """Say whether a person's name of two words or more starts at `at`."""
    if at >= last or words[at - 1].text in SAINTS:
        return False
    word = words[at]
    is_foreign = not word.text.isascii() and look_up_known_name(word.text) is None  # "Minister of Health Lê Thị Nhung"
    return (word.label == "PERSON" and word.begins) or is_foreign or look_up_given_name(word.text) is not None


def _find_title_in(words: list[Word], first: int, last: int) -> tuple[int, int] | None:
    """Give first and last index of the last title in a run; None without one."""
    known = look_up_known_name(text_of_words(words, first, last))
    if known is not None and known.entity_type in _THINGS_LIKE_TITLED:
        return None
    is_one_name = known or look_up_organization_noun(words[last].text)
    is_office_with_field = first + 1 < last and words[first + 1].text == "of" and words[first].text == "Secretary"
    is_office = is_office_with_field or _opens_with_office(words, first, last)
    if is_one_name and not is_office and not any(look_up_title(word.text) for word in words[first:last]):
        return None
    if (is_one_name and _is_body_of_two_words(words, first, last)) or is_newspaper_like_office(words, first, last):
        return None
    for end in range(last, first - 1, -1):
        for start in range(max(first, end - MAX_TITLE_WORDS + 1), end + 1):
            phrase = text_of_words(words, start, end)
            may_be_title = look_up_title(phrase) or look_up_role_noun(phrase)
            if is_no_title(words, start, end, first, last):
                continue
            if may_be_title and _is_title_in_run(words, start, end, first, last):
                return start, end
    return None


def _opens_with_office(words: list[Word], first: int, last: int) -> bool:
    """Say whether an office opens a run whose last word is a noun of bodies: with its body, or with its holder."""
    is_with_body = _opens_with_office_of_body(words, first, last)
    return is_with_body or _is_office_before_surname_like_noun(words, first, last)


def _is_office_before_surname_like_noun(words: list[Word], first: int, last: int) -> bool:
    """Say whether an office, a given name and a noun that is a surname here end a run: `Mayor Ana Church`."""
    office, given = last - _MIN_FULL_WORDS, words[last - 1]
    if office < first or (office == first and first and words[first - 1].tag == "DT"):
        return False
    role = look_up_role_noun(words[office].text)
    if role is None or words[office].text.lower() in _REGNAL or look_up_given_name(given.text) is None:
        return False
    is_person = given.label == words[last].label == "PERSON"
    may_be_holder = office == first or is_person or not role.is_trade  # "Oslo Police Chief Ana Church"
    return may_be_holder and look_up_known_name(text_of_words(words, first, last)) is None


def _is_body_of_two_words(words: list[Word], first: int, last: int) -> bool:
    """Say whether the tagger has two words for a body that begins like a title: `the Justice Department`."""
    return first + 1 == last and words[first].label == words[last].label == "ORG"


def _is_title_in_run(words: list[Word], start: int, end: int, first: int, last: int) -> bool:
    """Say whether the title's words [start, end] are a title within the run [first, last], and no part of a name."""
    if (title := look_up_title(words[start].text)) and not is_office_with_title(words, start, end):
        is_of_place = start > first and title.office is not None and words[start].text.isupper()
        return end < last or (is_of_place and words[start].text not in _AFTER_NAMES)  # "the Okafor RDC"
    if words[end].text.isupper() and words[end].text in _LETTERS_OF_OFFICES:
        return start == end and last - end >= _MIN_FULL_WORDS
    if _is_inside_other_name(words, start, end, first, last):
        return False
    role = look_up_role_noun(text_of_words(words, start, end))
    if role is not None and role.is_trade:
        return not _has_given_name_before(words, start, first) and is_trade_before_full_name(words, start, end, last)
    return not _is_group_of_members(words, end, last) and _is_office_in_run(words, start, end, first, last)


def _is_inside_other_name(words: list[Word], start: int, end: int, first: int, last: int) -> bool:
    """Say whether an office's words are of another name: `Star Wars`, `Silva & Sons`, a group, the end of a body."""
    if end < last and look_up_known_name(text_of_words(words, start, end + 1)):
        return True
    if start > first and words[start - 1].text in ("&", "and"):
        return True
    is_group = words[end].tag in _PLURAL_TAGS and end < last and words[end + 1].text == "of"
    return is_group or _is_end_of_body_name(words, start, end, first, last)


def _has_given_name_before(words: list[Word], start: int, first: int) -> bool:
    return start > first and look_up_given_name(words[start - 1].text) is not None


def _is_group_of_members(words: list[Word], end: int, last: int) -> bool:
    """Say whether one plural follows what looks like an office and ends the run: `Member States`."""
    is_plural = end + 1 == last and words[last].tag == "NNPS"
    return is_plural and look_up_given_name(words[last].text) is None


def _is_end_of_body_name(words: list[Word], start: int, end: int, first: int, last: int) -> bool:
    """Say whether what looks like an office ends a body's name: `Federation of Teachers`, `Center for Justice`."""
    link = next((at for at in range(start - 1, first, -1) if words[at].text in FIELD_LINKS), None)
    if link is None or look_up_organization_noun(words[link - 1].text) is None:
        return False
    is_plural = words[end].tag in _PLURAL_TAGS
    if start == link + 1 or (words[link + 1].text == "the" and (start == link + 2 or words[link - 1].text == "Office")):
        return is_plural or end == last
    label = words[link - 1].label
    is_one_name = bool(label) and all(word.label == label for word in words[link : end + 1])
    return end == last and (is_plural or is_one_name)


def _is_office_in_run(words: list[Word], start: int, end: int, first: int, last: int) -> bool:
    """Say whether the words [start, end], which an office has, are one within the run [first, last]."""
    after = words[end + 1 : last + 1]
    has_before = start > first
    before = words[start - 1]
    if has_before and not after and look_up_title(before.text):
        return False  # "Mr. King"
    if after and all(word.text in SUFFIXES for word in after):
        return False  # Martin Luther King Jr.
    if has_before and len(after) > 1 and look_up_given_name(after[0].text):
        return True
    if has_before and (look_up_given_name(before.text) or is_name_initials(before.text)):
        return words[start].label != "PERSON" and before.label != "PERSON"  # "Charlie King", "Joey Bishop"
    if not after or look_up_given_name(after[0].text) or _is_office_of_body(words, end, last):
        return True
    is_inside_organization = words[end].label == "ORG" and after[0].label == "ORG" and not after[0].begins
    return not is_inside_organization or _is_office_before_full_name(words, start, end, last)


def _opens_with_office_of_body(words: list[Word], first: int, last: int) -> bool:
    """Say whether an office and its body are all of a run: `Executive Secretary of the Harbour Agency`."""
    if look_up_known_name(text_of_words(words, first, last)) is not None:
        return False
    ends = range(first, min(first + MAX_TITLE_WORDS, last - 1))
    return any(look_up_role_noun(words[end].text) and _is_office_of_body(words, end, last) for end in ends)


def _is_office_of_body(words: list[Word], end: int, last: int) -> bool:
    """Say whether an office leads on to its body, field or place: `Executive Secretary of the Harbour Agency`."""
    if is_office_before_body(words, end, last):
        return True
    if words[end].tag in _PLURAL_TAGS or words[end + 1].text not in LINKS_OF_OFFICES or end + 1 == last:
        return False
    is_of_body = words[end + 1].text == "on" or look_up_organization_noun(words[last].text) is not None
    return is_of_body or look_up_known_name(text_of_words(words, end + 2, last)) is not None


def _is_office_before_full_name(words: list[Word], start: int, end: int, last: int) -> bool:
    """Say whether an office stands before a person's name that the tagger takes for a body's: `Governor Ana Silva`.

    The name has two words or more, none of which bodies have, and the office no word of a body before it.
    """
    after = words[end + 1 : last + 1]
    if len(after) < _MIN_FULL_WORDS or look_up_known_name(text_of_words(words, start, last)):
        return False
    is_cased = all(word.text[:1].isupper() and not word.text.isupper() for word in after if word.text.isalpha())
    return is_cased and not any(look_up_organization_noun(word.text) or word.text == "&" for word in after)


def _split_before_person_name(words: list[Word], title_first: int, first: int, last: int) -> Iterator[NameBounds]:
    """Cut `Democrat Ana Silva`: a person begins after another kind of name, as often as one does; or a known body."""
    cut = next((at for at in range(first + 1, last + 1) if is_seam_between_names(words, at, first, last)), None)
    if cut is None:
        yield NameBounds(title_first, first, last)
    else:
        yield NameBounds(first, first, cut - 1)
        yield from _split_before_person_name(words, cut, cut, last)
