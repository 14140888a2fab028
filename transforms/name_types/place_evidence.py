"""Weigh what the words around one place of a name say for a place: "in X", "north of X", "X, Norway", "X is a town".

`name_types.py` counts it among the other votes.
"""

import re
from typing import NamedTuple

from transforms.document import EntityType
from transforms.knowledge.gazetteer import KnownName, look_up_known_name
from transforms.knowledge.lexicon import look_up_role_noun
from transforms.knowledge.metonym_words import MetonymWord, is_metonym_word
from transforms.knowledge.place_words import PlaceWord, is_place_word
from transforms.language.grammar import FINITE_OR_MODAL_TAGS, PLACE_LABELS
from transforms.language.words import Word, text_beside_words
from transforms.names.name_spans import NameSpan

# Weights of evidence beside those of `name_types.py`, set by hand.
_IN_PLACE = 2.0
_NEAR_PLACE = 1.0
_BY_COMPASS = 3.0
_REGION_BEHIND = 4.0
_SAID_TO_BE_PLACE = 4.0
_HOME = 6.0  # outweighs a given name: "Ana Silva, 34, of Fergus Falls"
# What spaCy calls places, and what it takes them for: with another label, "in" says little ("in the Herald").
_LABELS_OF_PLACES = ("", "PERSON", "PRODUCT", "GPE", "LOC", "FAC")
_IN = frozenset(("in", "near", "outside", "throughout", "across"))
_NEAR = frozenset(("at", "from", "to", "around", "toward", "towards", "via"))
# Words of a sum between the verb and "in": "invest $45 million in X".
_MAX_SUM_WORDS = 5
_LANDFORMS = frozenset(("peninsula", "valley", "estuary", "coast", "suburb", "area"))
_OF_TOWNS = frozenset(("mayor", "mayoress", "residents", "townsfolk"))
# Whom a report calls by their town before it names them: "A Bergen man".
_OF_HOME = frozenset((
    "man", "woman", "teen", "teenager", "couple", "resident", "native", "mother", "father", "mom", "mum", "dad",
    "grandmother", "grandfather", "boy", "girl", "family",
))  # fmt: skip
_MEMBERS = frozenset((
    "MP",
    "MPs",
    "MLA",
    "MSP",
    "TD",
    "MCA",
    "MNA",
    "MEP",
    "Parliament",
    "senator",
    "Senator",
    "MHR",
    "Assembly",
))
_DASHES = frozenset(("-", "\u2013", "\u2014"))
_PEERS = frozenset(("Lord", "Lady", "Baroness", "Baron", "Viscount"))
_LETTERS_OF_PARTIES = frozenset(("R", "D", "I", "DFL"))
_COUNTRY_OF_PARTY_LETTERS = "US"
_ROAD = re.compile(r"[ABMNR]\d{1,4}")
_ON_ROAD = frozenset(("on", "along", "off", "near", "onto", "of"))


def weigh_place_evidence(name_span: NameSpan, words: list[Word]) -> float:
    """Weigh how much the words around a name speak for a place; 0 where they say nothing."""
    if _is_name_of_site(name_span, words):
        return _NEAR_PLACE
    if _is_seat(name_span, words):
        return _BY_COMPASS
    if _is_before_kind_of_place(name_span, words) or _is_home_of_somebody(name_span, words):
        return _SAID_TO_BE_PLACE
    if (
        _is_seat_of_peer(name_span, words)
        or is_behind_party_letter(name_span, words)
        or _is_road(name_span, words)
        or _is_seat_of_member(name_span, words)
    ):
        return _HOME
    is_beside_street = _is_before_landform(name_span, words) or _is_behind_street(name_span, words)
    if is_beside_street or _is_name_before_mayor(name_span, words):
        return _IN_PLACE
    if name_span.title or _describes_noun(name_span, words):
        return 0.0
    weight = _weigh_words_before(name_span, words) if name_span.label in _LABELS_OF_PLACES else 0.0
    if name_span.label == "ORG" and " " not in name_span.name and not name_span.name.isupper():
        weight += _weigh_words_before(name_span, words)
    return weight + _weigh_words_behind(name_span, words)


def _weigh_words_behind(name_span: NameSpan, words: list[Word]) -> float:
    """Weigh the region, the side of the compass and the kind of place that stand behind a name."""
    weight = 0.0
    if _has_region_behind(name_span, words):
        weight += _REGION_BEHIND
    if _is_told_by_compass(name_span, words):
        weight += _BY_COMPASS
    if _is_within_region(name_span, words):
        weight += _IN_PLACE
    if _is_said_to_be_place(name_span, words):
        weight += _SAID_TO_BE_PLACE
    return weight


def is_name_of_place_here(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a name that spaCy has for a place is one by the words around it as well: "in Nelson"."""
    return name_span.label in PLACE_LABELS and weigh_place_evidence(name_span, words) >= _IN_PLACE


def _is_name_of_site(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether the works or the branch of a body behind a name are called by their town: `its Bergen plant`."""
    after = words[name_span.last + 1].text if name_span.last + 1 < len(words) else ""
    return is_place_word(after, PlaceWord.SITE) and not name_span.title and name_span.label in _LABELS_OF_PLACES


def _is_seat(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether something is based at the name: `the Lundby-based car maker`; nothing is at a person."""
    behind = [word.text.lower() for word in words[name_span.last + 1 : name_span.last + 3]]
    return behind == ["-", "based"] and not name_span.title


def _is_before_kind_of_place(name_span: NameSpan, words: list[Word]) -> bool:
    after = words[name_span.last + 1].text if name_span.last + 1 < len(words) else ""
    return is_place_word(after, PlaceWord.BEHIND_PLACE) and not name_span.title


def _is_before_landform(name_span: NameSpan, words: list[Word]) -> bool:
    return text_beside_words(words, name_span.last + 1) in _LANDFORMS and not name_span.title


def _is_road(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a letter and a number are a road's behind an article and a preposition: `on the A617`."""
    before = text_beside_words(words, name_span.first - 2)
    return name_span.has_article and before in _ON_ROAD and _ROAD.fullmatch(name_span.name) is not None


def _is_home_of_somebody(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether somebody unnamed is called by a name behind an article: `A Fernhill man was arrested`."""
    before = text_beside_words(words, name_span.first - 1).lower()
    is_somebody = before in ("a", "an") and text_beside_words(words, name_span.last + 1) in _OF_HOME
    return is_somebody and not name_span.title and not name_span.name.isupper()


def is_behind_party_letter(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a party's letter and a hyphen are before a name, as a member's town has: `, R-Fernhill,`."""
    at = name_span.first - 1
    is_joined = text_beside_words(words, at) == "-" and words[at].end == words[at + 1].start
    return is_joined and text_beside_words(words, at - 1) in _LETTERS_OF_PARTIES


def _is_seat_of_member(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a name is where a member is elected: `the MP for Lund North`, also `Member of Parliament (MP) for`.

    So is what a dash sets apart from the party in brackets: `Ana Silva (LFP - Lund North)`.
    """
    at = name_span.first - 1
    if text_beside_words(words, at) in _DASHES:
        return text_beside_words(words, at - 2) == "(" and text_beside_words(words, name_span.last + 1) == ")"
    before = text_beside_words(words, at - 1)
    if before == ")":
        before = text_beside_words(words, at - 2)
    return text_beside_words(words, at) == "for" and before in _MEMBERS


def _is_seat_of_peer(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a name is the place in the title of a peer: `Baroness Silva of Lund`."""
    at = name_span.first - 1
    is_behind_name = text_beside_words(words, at) == "of" and text_beside_words(words, at - 1).istitle()
    return is_behind_name and text_beside_words(words, at - 2) in _PEERS


def _is_behind_street(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a street and a comma are before a name: `of Harbour Street, Bergen`."""
    at = name_span.first - 1
    return at > 1 and words[at].text == "," and is_place_word(words[at - 1].text, PlaceWord.STREET)


def _is_name_before_mayor(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether what only towns have is behind a name without a title: `Bergen mayor Ana Silva`."""
    after = words[name_span.last + 1].text if name_span.last + 1 < len(words) else ""
    return after in _OF_TOWNS and not name_span.title and name_span.first == name_span.last


def _describes_noun(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a name goes on as the owner or the attribute of a noun: `in Silva's view`, `in Silva shares`."""
    after = name_span.last + 1
    if after < len(words) and words[after].tag == "POS":
        return True
    last = words[name_span.last]
    return last.dep in ("compound", "nmod", "poss", "amod") and last.head > name_span.last


def _weigh_words_before(name_span: NameSpan, words: list[Word]) -> float:
    at = _first_of_joined(name_span, words) - 1
    if name_span.has_article:
        if name_span.label not in PLACE_LABELS:
            return 0.0
        at -= 1
    if at < 0:
        return 0.0
    return _weigh_word_before(name_span, words, at)


def _weigh_word_before(name_span: NameSpan, words: list[Word], at: int) -> float:
    """Weigh the word before a name and its article, by the word before that."""
    before = words[at].text.lower()
    further = words[at - 1].text.lower() if at > 0 else ""
    is_invested = any(word.text.lower().startswith("invest") for word in words[max(0, at - _MAX_SUM_WORDS) : at])
    if before in _IN and not is_place_word(further, PlaceWord.NOT_WITHIN) and not is_invested:
        return _IN_PLACE
    if before == "of" and _is_behind_age(words, at):
        return _HOME
    if before == "from" and further == "," and " " not in name_span.name and _is_person_before(words, at):
        return _REGION_BEHIND
    if before in _NEAR and is_place_word(further, PlaceWord.GOING):
        return _NEAR_PLACE + (before in ("to", "from"))
    if before == "at" and words[at].dep == "prep" and name_span.first < name_span.last:
        return _NEAR_PLACE
    if before == "between":
        return _weigh_between(name_span, words, at + 1)
    return _weigh_origin(name_span, words, before, further)


def _weigh_origin(name_span: NameSpan, words: list[Word], before: str, further: str) -> float:
    """Weigh who or what is said to be "of" or "from" there."""
    if before == "of" and is_place_word(further, PlaceWord.COMPASS):
        return _BY_COMPASS
    if before == "of" and (further in _OF_TOWNS or further.lower() == "governor"):
        return _SAID_TO_BE_PLACE
    is_of_person = before == "of" and name_span.first > 1 and words[name_span.first - 2].label == "PERSON"
    if is_of_person and not name_span.label:
        return _NEAR_PLACE if name_span.name.istitle() else 0.0  # "Ana Silva of Bergen"
    is_resident = is_place_word(further, PlaceWord.RESIDENT) or _is_person_from(before, further, name_span, words)
    is_of_there = before in ("of", "from") and is_resident
    is_part = before == "of" and is_metonym_word(further, MetonymWord.KIND_OF_PLACE)
    return _IN_PLACE if is_part or is_of_there else 0.0


def _is_person_from(before: str, further: str, name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether somebody is said to come from there: `a software engineer from Bergen`, not from a body."""
    is_place = name_span.label != "ORG" and " " not in name_span.name
    is_counted = is_place and words[name_span.first - 2].tag == "CD"  # "a mother of three from Lund"
    noun = text_beside_words(words, name_span.first - 4) if is_counted else further
    return before == "from" and is_place and look_up_role_noun(noun) is not None


def _is_person_before(words: list[Word], comma: int) -> bool:
    """Say whether a person or an age stands before the comma that a home is told behind: "Ana Silva, from Bergen,"."""
    return comma > 1 and (words[comma - 2].label == "PERSON" or _is_behind_age(words, comma))


def _is_behind_age(words: list[Word], of: int) -> bool:
    """Say whether "of" stands behind somebody's age, where the home is told: "Ana Silva, 34, of Franklin"."""
    age = of - 2
    return age > 0 and words[of - 1].text == "," and words[age].text.isdecimal() and len(words[age].text) <= 2


def _first_of_joined(name_span: NameSpan, words: list[Word]) -> int:
    """Give the first word of the name that this one is joined to: `Bergen` of "in Bergen and Voss", else its own."""
    last = words[name_span.last]
    if last.dep != "conj" or last.head >= name_span.first:
        return name_span.first
    at = last.head
    while words[at].dep == "conj" and words[at].head < at:
        at = words[at].head
    while at > 0 and words[at - 1].text[:1].isupper():
        at -= 1
    return at


def _weigh_between(name_span: NameSpan, words: list[Word], first: int) -> float:
    """Weigh one of two names behind "between", of which the word `first` begins the first: `between Oslo and Molde`."""
    joined = " ".join(word.text for word in words[first : name_span.first - 1])
    if _is_name_of_place(joined):
        return _IN_PLACE
    return _NEAR_PLACE if text_beside_words(words, name_span.last + 1) == "and" else 0.0


def _has_region_behind(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a comma and a known country or region follow, as behind a town: `Bergen, Norway`."""
    is_behind_place = name_span.first > 0 and words[name_span.first - 1].text.lower() in _IN | _NEAR | {"of"}
    return is_behind_place and _find_region_behind(name_span, words) is not None


def _is_told_by_compass(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether it is told of a name what it lies beside: `Lundby, south-west of Bergen`."""
    behind = [word.text for word in words[name_span.last + 1 : name_span.last + 6]]
    if len(behind) < 4 or behind[0] != "," or "of" not in behind:
        return False
    of = behind.index("of")
    sides = [text for text in behind[1:of] if text not in ("-", "just")]
    is_side = bool(sides) and all(is_place_word(text, PlaceWord.COMPASS) for text in sides)
    return is_side and text_beside_words(words, name_span.last + of + 2)[:1].isupper()


def _is_within_region(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a name of one word is one end of a way, and lies in a known place: `from Lundby in Norway`."""
    if " " in name_span.name or text_beside_words(words, name_span.last + 1) != "in":
        return False
    before = text_beside_words(words, name_span.first - 1).lower()
    return before in ("from", "to", "near") and _is_name_of_place(text_beside_words(words, name_span.last + 2))


def find_country_behind(name_span: NameSpan, words: list[Word]) -> str | None:
    """Find the country that a comma and its name, or a region's, put behind a town: NO of `in Bergen, Norway,`.

    None where other places follow, as then the towns and countries are a list.
    """
    if is_behind_party_letter(name_span, words):
        return _COUNTRY_OF_PARTY_LETTERS
    region = find_region_behind_town(name_span, words)
    return region.country_code if region is not None else None


def find_region_behind_town(name_span: NameSpan, words: list[Word]) -> KnownName | None:
    """Find the country or region that a comma and its name put behind a town; None in a list of places."""
    found = _find_region_behind(name_span, words)
    if found is None:
        return None
    behind = [word.text for word in words[found.end : found.end + 2]]
    is_list = behind[:1] in (["and"], ["or"]) or (behind[:1] == [","] and _is_name_of_place(behind[-1]))
    return None if is_list else found.region


class _RegionBehind(NamedTuple):
    region: KnownName
    end: int  # the first word behind it


def _find_region_behind(name_span: NameSpan, words: list[Word]) -> _RegionBehind | None:
    comma = name_span.last + 1
    if comma + 1 >= len(words) or words[comma].text != "," or name_span.has_article:
        return None
    before = [word.text.lower() for word in words[max(0, name_span.first - 2) : name_span.first]]
    if before == ["according", "to"]:  # "According to Silva, Norway is ready"
        return None
    last = comma + 1
    while last + 1 < len(words) and words[last + 1].text[:1].isupper() and last < comma + 3:
        last += 1
    for end in range(last, comma, -1):
        known = look_up_known_name(" ".join(word.text for word in words[comma + 1 : end + 1]))
        if known is not None and known.entity_type == EntityType.PLACE:
            return _RegionBehind(known, end + 1)
    return None


def _is_name_of_place(word: str) -> bool:
    known = look_up_known_name(word)
    return known is not None and known.entity_type == EntityType.PLACE


def _is_said_to_be_place(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a name is called a place: `X is a town`, `X, a town in`, `the town of X`."""
    behind = words[name_span.last + 1 : name_span.last + 8]
    if len(behind) < 3 or behind[0].text not in ("is", "was", ",") or behind[1].text not in ("a", "an", "the", "one"):
        return False
    for word, after in zip(behind[2:], behind[3:], strict=False):
        if word.tag in ("NN", "NNS") and after.tag[:2] not in ("NN", "JJ", "PO"):
            is_subject = behind[0].text == "," and after.tag in FINITE_OR_MODAL_TAGS  # "Given Silva, the nation knew"
            return not is_subject and is_metonym_word(word.text, MetonymWord.KIND_OF_PLACE)
    return False
