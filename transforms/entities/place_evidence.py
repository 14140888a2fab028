"""Weigh what the words around one place of a name say for a place: "in X", "north of X", "X, Norway", "X is a town".

`name_types.py` counts it among the other votes.
"""

from transforms.document import EntityType
from transforms.entities.name_spans import NameSpan
from transforms.knowledge.gazetteer import look_up_known_name
from transforms.knowledge.metonym_words import MetonymWord, is_metonym_word
from transforms.language.words import Word

# Weights of evidence beside those of `name_types.py`, set by hand.
_IN_PLACE = 2.0
_NEAR_PLACE = 1.0
_REGION_BEHIND = 4.0
_SAID_TO_BE_PLACE = 4.0
# What spaCy calls places, and what it takes them for: with another label, "in" says little ("in the Herald").
_LABELS_OF_PLACES = ("", "PERSON", "GPE", "LOC", "FAC")
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
    before = words[at].text.lower()
    further = words[at - 1].text.lower() if at > 0 else ""
    if before in _IN and further not in _NOT_WITHIN:
        return _IN_PLACE
    if before in _NEAR and further in _GOING:
        return _NEAR_PLACE + (before in ("to", "from"))
    if before == "at" and words[at].dep == "prep" and name_span.first < name_span.last:
        return _NEAR_PLACE
    is_part = before == "of" and (further in _COMPASS or is_metonym_word(further, MetonymWord.KIND_OF_PLACE))
    return _IN_PLACE if is_part else 0.0


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
            return is_metonym_word(word.text, MetonymWord.KIND_OF_PLACE)
    return False
