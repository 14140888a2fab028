"""Weigh what the words of a name itself say of its kind, without the text around it.

`name_types.py` counts it among the other votes.
"""

import re
from collections import defaultdict

from transforms.document import EntityType
from transforms.knowledge.gazetteer import (
    KnownForm,
    is_country,
    is_one_of_people,
    look_up_given_name,
    look_up_known_name,
)
from transforms.knowledge.lexicon import is_house_noun, look_up_organization_noun, look_up_title
from transforms.knowledge.metonym_words import MetonymWord, is_metonym_word
from transforms.knowledge.name_forms import find_leading_surname, is_name_initials
from transforms.knowledge.name_words import NameWord, is_name_word
from transforms.knowledge.place_words import PlaceWord, is_place_word
from transforms.knowledge.type_words import look_up_first_word, look_up_numbered_noun
from transforms.name_types.firms import is_name_of_branch
from transforms.names.name_marks import PARTNERS
from transforms.names.name_spans import LANGUAGE
from transforms.names.town_agreements import is_agreement_of_town
from transforms.names.yearly_awards import is_award_of_year

Votes = dict[EntityType, float]  # entity type -> weight


# "Hazel School District" is a body.
_DISTRICTS_THAT_ACT = frozenset((kind, "District") for kind in ("School", "Fire", "Water", "Hospital", "Library"))
# Weights of evidence beside those of `name_types.py`, set by hand.
_KNOWN_NAME = 5.0
_LAST_NOUN = 4.0
_GIVEN_NAME = 3.0
_SINGLE_GIVEN_NAME = 1.0  # many are surnames and places too
_SINGLE_ACRONYM = 1.0
_KIND_OF_PLACE = 2.0
_STATE = 2.0
_BRANCH = 0.5  # less than the tagger's word, which has some for places
_CODE_WEIGHT = 3.0
_NEW_TOWN = 0.5
_WORDS_OF_NEW_TOWN = 2
_MAX_SHOUTED_CHARS = 6
# "H5N1", "EF3", "A617": letters and numbers name types, strains and roads, and no bodies that nobody knows.
_CODE = re.compile(r"[A-Z]{1,3}-?[A-Z]?\d{1,4}(?:[A-Z]\d{0,2})?")
# What ends the name of a numbered thing: "7000", "9-5", "39A", "A350-900".
_NUMBER = re.compile(r"[A-Za-z]{0,2}\d{1,4}[A-Za-z]{0,2}(?:-\d{1,3}[A-Z]?)?")
# What is right before the last word of a field of work; "Bank of Oslo Festival" is a festival.
_BEFORE_FIELDS = frozenset(("of", "for", "on", "the"))
# Kinds of places that hardly anybody has for a surname.
_NO_SURNAMES = frozenset((
    "Island", "Islands", "Airport", "Stadium", "River", "Valley", "Avenue", "Road", "Square", "Boulevard", "Highway",
    "Expressway", "Mountain", "Mountains", "Ocean", "Beach", "Gardens", "Springs", "Falls", "Bridge", "Peninsula",
    "Arena", "Palace", "Cathedral", "Station", "Hotel", "Cemetery", "Shoal", "Reef", "Museum", "Hospital",
))  # fmt: skip
_WEB_ADDRESS = re.compile(r"\w[\w-]*\.(?:com|org|net|tv|news|co\.[a-z]{2})", re.IGNORECASE)
_TOWNS = (KnownForm.NAME, KnownForm.CAPITAL, KnownForm.SEAT)
# Up to five capitals, six without a vowel, or a few at a word's end ("MSB", "UniTX"): names of persons are longer.
ACRONYM = re.compile(r"[A-Z]{2,5}|[B-DF-HJ-NP-TV-XZ]{6}|[A-Z][a-z]{1,3}[A-Z]{2,4}")


def is_code(name: str) -> bool:
    """Say whether a name is letters and figures, as types, strains, roads and models have: `A617`, `CX-7`."""
    return _CODE.fullmatch(name) is not None


def own_word_of_thing(name: str) -> str:
    """Give the name without the noun that begins it: `Hurricane Elsa` Elsa, `Group Quist` Quist; "" of others."""
    first, _, rest = name.partition(" ")
    kind = look_up_first_word(first)
    return rest if kind in (EntityType.EVENT, EntityType.PRODUCT) or first == "Group" else ""


def begins_like_organization(name: str) -> bool:
    """Say whether a name's first word is one of organizations': `Dinamo Ellenport`."""
    return look_up_first_word(name.partition(" ")[0]) == EntityType.ORGANIZATION


def is_without_word_of_law(name: str) -> bool:
    """Say whether no word of a name is one that laws and agreements have, so that a label alone calls it a law."""
    kinds = (look_up_organization_noun(word) for word in name.split())
    return not any(kind in (EntityType.LAW, EntityType.AGREEMENT) for kind in kinds)


def begins_with_town(name: str) -> bool:
    """Say whether a name is a place's and a word that is no kind of body or place: `Oslo Herons`, not `Oslo Police`."""
    *town, last = name.split()
    if not town or look_up_organization_noun(last) or look_up_known_name(name):
        return False
    known = (look_up_known_name(" ".join(town[:size])) for size in range(len(town), 0, -1))
    return any(each is not None and each.entity_type == EntityType.PLACE and each.form in _TOWNS for each in known)


def is_branch_of_known_body(name: str) -> bool:
    """Say whether a name is a known place's and a known body's acronym: `Texas NAACP`."""
    place, _, body = name.rpartition(" ")
    known_place, known_body = (look_up_known_name(part) if part else None for part in (place, body))
    is_body = known_body is not None and known_body.entity_type == EntityType.ORGANIZATION and body.isupper()
    return is_body and known_place is not None and known_place.entity_type == EntityType.PLACE


def vote_by_own_words(name: str) -> Votes:
    """Weigh what the words of the name itself say."""
    votes: Votes = defaultdict(float)
    words = name.split()
    known = look_up_known_name(name)
    kind = known.entity_type if known else _find_kind_by_form(name, words)
    if kind is not None:
        votes[kind] += _KNOWN_NAME
        if not known:
            return votes
    if len(words) == 1:
        _vote_on_single_name(votes, name, is_known=known is not None)
        return votes
    if not known and _is_part_of_town(words):
        votes[EntityType.PLACE] += _KNOWN_NAME
    if not known and _ends_name_with_group(words):
        votes[EntityType.GROUP] += _LAST_NOUN  # "Iowa Democrats"
    of = next((at for at, word in enumerate(words) if word in ("of", "for", "on", "to")), 0)
    kind = _find_kind_by_noun(words, of)
    if kind:
        votes[kind] += _LAST_NOUN
        if _may_be_person_named_so(words):
            votes[EntityType.PERSON] += _LAST_NOUN  # as much, so that the words around it decide
        return votes
    if not known:
        _vote_on_first_and_last_words(votes, words)
    begins_like_person = _begins_with_given_name(words) and not known and not of
    if find_leading_surname(name) or _has_name_initials(words) or begins_like_person:
        votes[EntityType.PERSON] += _GIVEN_NAME
    return votes


def _is_part_of_town(words: list[str]) -> bool:
    """Say whether a name is a town's and a point of the compass, as constituencies have: `Bergen North West`."""
    size = len(words)
    while size > 1 and (is_place_word(words[size - 1].lower(), PlaceWord.COMPASS) or words[size - 1] == "Central"):
        size -= 1
    town = look_up_known_name(" ".join(words[:size])) if size < len(words) else None
    return town is not None and town.entity_type == EntityType.PLACE and town.form != KnownForm.ADJECTIVE


def _find_kind_by_form(name: str, words: list[str]) -> EntityType | None:
    """Find the kind that the form of a name tells: a brand's, a language's, a numbered thing's; None of others."""
    if _is_of_brand(name):
        return EntityType.PRODUCT
    if name.endswith(LANGUAGE):
        return EntityType.OTHER
    if is_agreement_of_town(words):
        return EntityType.AGREEMENT
    if "v." in words[1:-1]:
        return EntityType.LAW  # a case in court
    if is_award_of_year(words):
        return EntityType.OTHER
    if _WEB_ADDRESS.fullmatch(name) or _is_branch_in_land(words):
        return EntityType.ORGANIZATION
    is_number = len(words) > 1 and _NUMBER.fullmatch(words[-1]) is not None
    is_numbered = is_number and (words[-2][-1:].isalpha() or look_up_numbered_noun(words[-2]) is not None)
    return _find_kind_of_numbered(words) if is_numbered else None


def _is_branch_in_land(words: list[str]) -> bool:
    """Say whether a name is a known body's and that of a land it has a branch in: `CNN Africa`, `Quist UK`."""
    for size in range(1, len(words)):
        body, land = look_up_known_name(" ".join(words[:size])), look_up_known_name(" ".join(words[size:]))
        is_body = body is not None and body.entity_type == EntityType.ORGANIZATION
        is_land = land is not None and land.entity_type == EntityType.PLACE and land.form in _TOWNS
        if is_body and is_land and not any(look_up_given_name(word) for word in words):
            return True
    return False


def _find_kind_of_numbered(words: list[str]) -> EntityType:
    """Find the kind of what a number ends the name of, by the noun before it; else it is a model: `Quist 7000`."""
    noun = words[-2]
    return look_up_numbered_noun(noun) or look_up_organization_noun(noun) or EntityType.PRODUCT


def _find_kind_by_noun(words: list[str], of: int) -> EntityType | None:
    """Find the kind that the last noun tells, or the one before `of`; what is joined by "&" is a firm's."""
    if "&" in words[1:-1] or (words[-2] == "and" and words[-1] in PARTNERS):  # "Silva & Lane", "Ana Silva and Sons"
        return EntityType.ORGANIZATION
    if tuple(words[-2:]) in _DISTRICTS_THAT_ACT:
        return EntityType.ORGANIZATION
    if words[0].endswith(("'s", "\u2019s")) and is_house_noun(words[-1].lower()):
        return EntityType.ORGANIZATION
    kind = look_up_organization_noun(words[-1])
    is_end_of_field = kind == EntityType.LAW or (kind == EntityType.EVENT and words[-2] in _BEFORE_FIELDS)
    if is_end_of_field and of and look_up_organization_noun(words[of - 1]) == EntityType.ORGANIZATION:
        return EntityType.ORGANIZATION  # "Ministry of Law", "Institute for the History of War"
    if kind is None and of:
        kind = look_up_organization_noun(words[of - 1])
        if kind == EntityType.PLACE and words[of] in ("for", "on"):
            return EntityType.ORGANIZATION  # "Centre for Ferry Research"
    return kind


def _is_of_brand(name: str) -> bool:
    """Say whether a name begins like a thing with a small letter before a capital: `iPods`, `iQuist Store`."""
    return name[:1] == "i" and name[1:2].isupper()


def _vote_on_first_and_last_words(votes: Votes, words: list[str]) -> None:
    if is_name_of_branch(words):
        votes[EntityType.ORGANIZATION] += _BRANCH
        votes[EntityType.PERSON] -= _LAST_NOUN
    begun_type = look_up_first_word(words[0])
    if begun_type is not None:
        votes[begun_type] += _LAST_NOUN
    if words[0] == "New" and len(words) == _WORDS_OF_NEW_TOWN:  # nobody is called so; a town is, and a paper
        votes[EntityType.PERSON] -= _LAST_NOUN
        votes[EntityType.PLACE] += _NEW_TOWN
    if words[-1] == "State" and not look_up_given_name(words[0]):
        votes[EntityType.ORGANIZATION] += _STATE  # "Ball State", a college; "in Delta State" outweighs it
    series = look_up_known_name(" ".join(words[:2])) if len(words) > 2 else None
    if series is not None and series.entity_type == EntityType.WORK:
        votes[EntityType.WORK] += _LAST_NOUN
    if _ends_with_country_it_acts_in(words):
        votes[EntityType.ORGANIZATION] += _LAST_NOUN


def _ends_with_country_it_acts_in(words: list[str]) -> bool:
    """Say whether a name of two words or more goes on with a country: `Fair Wages New Zealand`, not `North Korea`."""
    sizes = (size for size in (1, 2) if is_country(" ".join(words[-size:])))
    before = words[: -next(sizes, len(words))]
    return len(before) > 1 and before[-1][:1].isupper() and not look_up_given_name(words[0])


def _may_be_person_named_so(words: list[str]) -> bool:
    """Say whether a name that ends like a body's may be a person's: `Ana Law`; nobody is called `Ana Island`."""
    is_given = len(words) == 2 and look_up_given_name(words[0]) in ("male", "female")
    return is_given and words[1] not in _NO_SURNAMES


def _vote_on_single_name(votes: Votes, name: str, *, is_known: bool) -> None:
    is_shouted = name.isupper() and 1 < len(name) <= _MAX_SHOUTED_CHARS
    own_kind = look_up_organization_noun(name)
    if own_kind == EntityType.AGREEMENT or (own_kind == EntityType.LAW and not look_up_given_name(name)):
        votes[own_kind] += _LAST_NOUN  # "the Memorandum of October", "the Act"
    elif not is_known and own_kind == EntityType.EVENT and name.endswith("s"):
        votes[own_kind] += _KIND_OF_PLACE  # "the Games"
    elif not is_known and look_up_given_name(name):
        votes[EntityType.PERSON] += _SINGLE_GIVEN_NAME
    elif not is_known and is_metonym_word(name, MetonymWord.KIND_OF_PLACE) and name.istitle():
        votes[EntityType.PLACE] += _KIND_OF_PLACE  # "our Nation"
    elif not is_known and is_code(name):
        votes[EntityType.OTHER] += _CODE_WEIGHT
    elif is_shouted or ACRONYM.fullmatch(name):
        votes[EntityType.ORGANIZATION] += _SINGLE_ACRONYM


def _ends_name_with_group(words: list[str]) -> bool:
    """Say whether a name ends with a group's, and is not one person's: "Ana Roman"."""
    if _is_of_groups_alone(words):
        return True
    last = look_up_known_name(words[-1])
    if last is None or (look_up_given_name(words[0]) and not words[-1].endswith("s")):
        return False
    is_of_continent = last.form == KnownForm.ADJECTIVE and last.country_code is None  # "South-East European"
    return last.entity_type == EntityType.GROUP or last.form == KnownForm.PEOPLE or is_of_continent


def _begins_with_given_name(words: list[str]) -> bool:
    """Say whether a name begins with a given name, a title of its bearer before it maybe: `Prophet Elias`."""
    first = words[1] if len(words) > 1 and look_up_title(words[0]) is not None else words[0]
    return look_up_given_name(first) is not None or is_name_word(first, NameWord.SHORT_NAME)


def _is_of_groups_alone(words: list[str]) -> bool:
    """Say whether all words of a name call people by land, faith or party: `Muslim Norwegian`, not `Roman Lund`."""
    return look_up_given_name(words[0]) is None and all(map(is_one_of_people, words))


def _has_name_initials(words: list[str]) -> bool:
    """Say whether a name has initials of a person's: `J.K. Morrow`, `Ana R. Silva`; not `U.S. Steel`."""
    if is_name_initials(words[1]):
        has_acronym = any(word.isupper() and word.isalpha() and len(word) > 1 for word in words[:2])
        return not has_acronym or look_up_given_name(words[0]) is not None  # "Ana RS Silva", but no "Harbour OS X"
    return is_name_initials(words[0]) and "." in words[0] and not look_up_known_name(words[0])
