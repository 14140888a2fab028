"""Weigh what the words around one place of a name say for a place: "in X", "north of X", "X, Norway", "X is a town".

`name_types.py` counts it among the other votes.
"""

from transforms.document import EntityType
from transforms.entities.name_spans import NameSpan
from transforms.knowledge.gazetteer import look_up_known_name
from transforms.knowledge.lexicon import look_up_role_noun
from transforms.knowledge.metonym_words import MetonymWord, is_metonym_word
from transforms.language.words import Word, text_beside_words

# Weights of evidence beside those of `name_types.py`, set by hand.
_IN_PLACE = 2.0
_NEAR_PLACE = 1.0
_BY_COMPASS = 3.0
_REGION_BEHIND = 4.0
_SAID_TO_BE_PLACE = 4.0
# What spaCy calls places, and what it takes them for: with another label, "in" says little ("in the Herald").
_LABELS_OF_PLACES = ("", "PERSON", "PRODUCT", "GPE", "LOC", "FAC")
_PLACES = ("GPE", "LOC", "FAC")
_IN = frozenset(("in", "near", "outside", "throughout", "across"))
_NEAR = frozenset(("at", "from", "to", "around", "toward", "towards", "via"))
# What "in" stands behind with a person, a firm or a faith: "faith in X".
_NOT_WITHIN = frozenset((
    "faith", "confidence", "trust", "interest", "interested", "believe", "believes", "believed", "belief", "stake",
    "stakes", "shares", "share", "invest", "invested", "investment", "investments", "investors", "stock", "role",
    "disappointed", "starred", "stars", "starring", "appeared", "majored", "degree", "called", "result", "resulted",
    "found", "see", "saw", "shareholder", "shareholders", "investing", "partner", "partners", "ally", "allies",
))  # fmt: skip
# Words of a sum between the verb and "in": "invest $45 million in X".
_MAX_SUM_WORDS = 5
_GOING = frozenset((
    "went", "go", "goes", "going", "travel", "traveled", "travelled", "fly", "flew", "drive", "drove", "moved", "move",
    "returned", "return", "returning", "driving", "flying", "moving", "traveling", "travelling", "came", "come",
    "commute", "fled", "flee", "deported", "sent", "trip", "visit", "road", "way", "route", "home", "miles", "km",
    "kilometers", "kilometres", "minutes", "hours", "north", "south", "east", "west", "back", "headed",
))  # fmt: skip
# What a firm or a body has in several towns, and calls by them.
_SITES = frozenset((
    "plant", "branch", "factory", "refinery", "mine", "mill", "smelter", "depot", "shipyard", "brewery", "terminal",
    "dairy", "quarry", "warehouse",
))  # fmt: skip
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
# Those who live or come from somewhere.
_RESIDENTS = frozenset((
    "resident", "residents", "native", "natives", "inhabitants", "villager", "villagers", "farmers", "traders",
    "passenger", "passengers", "pilgrims", "labourers", "migrants", "farmer", "trader", "buyers",
))  # fmt: skip
# What stands right behind a place's own name: "Okafor village".
_BEHIND_PLACE = frozenset((
    "village",
    "town",
    "upazila",
    "taluk",
    "tehsil",
    "mandal",
    "hamlet",
    "highway",
    "suburb",
    "township",
))
_STREETS = frozenset((
    "Street", "Road", "Avenue", "Lane", "Drive", "Close", "Crescent", "Terrace", "St.", "Ave.", "Rd.",
))  # fmt: skip
_LANDFORMS = frozenset(("peninsula", "valley", "estuary", "coast", "suburb", "area"))
_OF_TOWNS = frozenset(("mayor", "mayoress", "residents", "townsfolk"))
_COMPASS = frozenset((
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "outskirts",
    "center",
    "centre",
    "suburb",
    "suburbs",
    "downtown",
))


def weigh_place_evidence(name_span: NameSpan, words: list[Word]) -> float:
    """Weigh how much the words around a name speak for a place; 0 where they say nothing."""
    if _is_name_of_site(name_span, words):
        return _NEAR_PLACE
    if _is_seat(name_span, words):
        return _BY_COMPASS
    if _is_before_kind_of_place(name_span, words):
        return _SAID_TO_BE_PLACE
    if text_beside_words(words, name_span.last + 1) in _LANDFORMS and not name_span.title:
        return _IN_PLACE
    if _is_behind_street(name_span, words) or _is_name_before_mayor(name_span, words):
        return _IN_PLACE
    if name_span.title or _describes_noun(name_span, words):
        return 0.0
    weight = _weigh_words_before(name_span, words) if name_span.label in _LABELS_OF_PLACES else 0.0
    if name_span.label == "ORG" and " " not in name_span.name and not name_span.name.isupper():
        weight += _weigh_words_before(name_span, words)
    if _has_region_behind(name_span, words):
        weight += _REGION_BEHIND
    if _is_said_to_be_place(name_span, words):
        weight += _SAID_TO_BE_PLACE
    return weight


def is_name_of_place_here(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a name that spaCy has for a place is one by the words around it as well: "in Nelson"."""
    return name_span.label in _PLACES and weigh_place_evidence(name_span, words) >= _IN_PLACE


def _is_name_of_site(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether the works or the branch of a body behind a name are called by their town: `its Bergen plant`."""
    after = words[name_span.last + 1].text if name_span.last + 1 < len(words) else ""
    return after in _SITES and not name_span.title and name_span.label in _LABELS_OF_PLACES


def _is_seat(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether something is based at the name: `the Lundby-based car maker`; nothing is at a person."""
    behind = [word.text.lower() for word in words[name_span.last + 1 : name_span.last + 3]]
    return behind == ["-", "based"] and not name_span.title


def _is_before_kind_of_place(name_span: NameSpan, words: list[Word]) -> bool:
    after = words[name_span.last + 1].text if name_span.last + 1 < len(words) else ""
    return after in _BEHIND_PLACE and not name_span.title


def _is_behind_street(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a street and a comma are before a name: `of Harbour Street, Bergen`."""
    at = name_span.first - 1
    return at > 1 and words[at].text == "," and words[at - 1].text in _STREETS


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
        if name_span.label not in _PLACES:
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
    if before in _IN and further not in _NOT_WITHIN and not is_invested:
        return _IN_PLACE
    if before == "of" and _is_behind_age(words, at):
        return _REGION_BEHIND
    if before in _NEAR and further in _GOING:
        return _NEAR_PLACE + (before in ("to", "from"))
    if before == "at" and words[at].dep == "prep" and name_span.first < name_span.last:
        return _NEAR_PLACE
    if before == "between" and text_beside_words(words, name_span.last + 1) == "and":
        return _NEAR_PLACE
    return _weigh_origin(name_span, before, further)


def _weigh_origin(name_span: NameSpan, before: str, further: str) -> float:
    """Weigh who or what is said to be "of" or "from" there."""
    if before == "of" and further in _COMPASS:
        return _BY_COMPASS
    is_of_there = before in ("of", "from") and (further in _RESIDENTS or _is_person_from(before, further, name_span))
    is_part = before == "of" and is_metonym_word(further, MetonymWord.KIND_OF_PLACE)
    return _IN_PLACE if is_part or is_of_there else 0.0


def _is_person_from(before: str, further: str, name_span: NameSpan) -> bool:
    """Say whether somebody is said to come from there: `a software engineer from Bergen`, not from a body."""
    is_place = name_span.label != "ORG" and " " not in name_span.name
    return before == "from" and is_place and look_up_role_noun(further) is not None


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


def _has_region_behind(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a comma and a known country or region follow, as behind a town: `Bergen, Norway`."""
    comma = name_span.last + 1
    if comma + 1 >= len(words) or words[comma].text != "," or name_span.has_article:
        return False
    last = comma + 1
    while last + 1 < len(words) and words[last + 1].text[:1].isupper() and last < comma + 3:
        last += 1
    is_behind_place = name_span.first > 0 and words[name_span.first - 1].text.lower() in _IN | _NEAR | {"of"}
    for end in range(last, comma, -1):
        known = look_up_known_name(" ".join(word.text for word in words[comma + 1 : end + 1]))
        if known is not None and known.entity_type == EntityType.PLACE:
            return is_behind_place
    return False


def _is_said_to_be_place(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a name is called a place: `X is a town`, `X, a town in`, `the town of X`."""
    behind = words[name_span.last + 1 : name_span.last + 8]
    if len(behind) < 3 or behind[0].text not in ("is", "was", ",") or behind[1].text not in ("a", "an", "the", "one"):
        return False
    for word, after in zip(behind[2:], behind[3:], strict=False):
        if word.tag in ("NN", "NNS") and after.tag[:2] not in ("NN", "JJ", "PO"):
            is_subject = behind[0].text == "," and after.tag in _FINITE  # "Given Silva, the nation knew"
            return not is_subject and is_metonym_word(word.text, MetonymWord.KIND_OF_PLACE)
    return False
