"""Read a place's name as the place, or as those who act for it: "Norway said", "a treaty with Norway".

It goes by the word that the name hangs from in the parse. Which mention is made of a metonym, and what entity it gets,
is decided in `metonymy.py`.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum

from transforms.entities.name_spans import NameSpan
from transforms.knowledge.lexicon import look_up_role_noun
from transforms.knowledge.metonym_words import MetonymWord, is_metonym_word
from transforms.language.words import Word


class PlaceReading(StrEnum):
    """What makes a metonym of a place's name."""

    ACTING = "place acts"
    DEALT_WITH = "place dealt with"
    OWNING_DEED = "place's deed"
    SIDE = "place's team"


# Joins of several names: what holds of the first one holds of all.
_JOINED_DEPS = ("conj", "appos")
_ATTRIBUTIVE_DEPS = ("compound", "nmod", "amod")
# "Oslo-backed": what a party does; "Oslo-based" is said of a place.
_DOINGS = frozenset(("led", "backed", "owned", "funded", "sponsored", "controlled", "supported", "brokered"))
# Endings of nouns that are made of verbs, and nouns that have them and are things.
_DEED_ENDINGS = ("tion", "sion", "ment", "ance", "ence")
_THINGS = frozenset((
    "administration", "apartment", "audience", "constitution", "constituency", "corporation", "department", "document",
    "element", "establishment", "fashion", "foundation", "government", "institution", "intelligence", "landscape",
    "location", "mansion", "monument", "nation", "organisation", "organization", "parliament", "pavilion", "population",
    "prevalence", "province", "region", "residence", "science", "section", "segment", "settlement", "station",
    "television", "tradition", "vegetation",
))  # fmt: skip
# More heads than a name has in any sentence: a stop, should a parse go in circles.
_MAX_STEPS = 20


def read_place_name(name_span: NameSpan, words: list[Word]) -> PlaceReading | None:
    """Give what makes a metonym of a place's name here; None where the place itself is meant, or nothing tells."""
    at = _climb_to_first_joined(_root_of_name(name_span, words), words)
    word = words[at]
    if word.dep in ("nsubj", "csubj"):
        return _read_subject(at, words)
    if word.dep == "nsubjpass":
        is_place = is_metonym_word(words[word.head].text, MetonymWord.BEING)
        return None if is_place else PlaceReading.DEALT_WITH
    if word.dep in ("dobj", "dative"):
        is_goal = is_metonym_word(words[word.head].text, MetonymWord.GOING)
        return None if is_goal else PlaceReading.DEALT_WITH
    if word.dep == "poss":
        return _read_owner(words[word.head])
    if word.dep in _ATTRIBUTIVE_DEPS:
        return _read_attribute(words[word.head], words, at)
    if word.dep == "npadvmod":
        return PlaceReading.ACTING if words[word.head].text in _DOINGS else None
    if word.dep == "pobj":
        return _read_object_of_preposition(words[word.head], words)
    return None


def _root_of_name(name_span: NameSpan, words: list[Word]) -> int:
    """Give the word of a name that hangs from a word outside of it."""
    inside = range(name_span.first, name_span.last + 1)
    return next((at for at in reversed(inside) if words[at].head not in inside), name_span.last)


def _climb_to_first_joined(at: int, words: list[Word]) -> int:
    """Give the first of the words that one is joined to: in "Oslo and Rome said" that is Oslo."""
    for _ in range(_MAX_STEPS):
        if words[at].dep not in _JOINED_DEPS or words[at].head == at:
            break
        at = words[at].head
    return at


def _read_subject(at: int, words: list[Word]) -> PlaceReading | None:
    verb = words[words[at].head]
    if is_metonym_word(verb.text, MetonymWord.BEING):
        return None
    complement = next((word for word in words if word.dep == "attr" and words[word.head] is verb), None)
    is_kind = complement is not None and is_metonym_word(complement.text, MetonymWord.KIND_OF_PLACE)
    return None if is_kind else PlaceReading.ACTING


def _read_owner(owned: Word) -> PlaceReading | None:
    if is_metonym_word(owned.text, MetonymWord.SIDE):
        return PlaceReading.SIDE
    return PlaceReading.OWNING_DEED if _is_deed(owned) else None


def _is_deed(noun: Word) -> bool:
    """Say whether a noun is of something done: by the list, by its ending, or since it is made of a verb."""
    lower = noun.text.lower()
    if noun.tag[:3] == "NNP" or look_up_role_noun(lower) or lower.removesuffix("s") in _THINGS:
        return False
    return (
        is_metonym_word(lower, MetonymWord.DEED)
        or lower.removesuffix("s").endswith(_DEED_ENDINGS)
        or noun.tag == "VBG"
    )


def _read_attribute(described: Word, words: list[Word], at: int) -> PlaceReading | None:
    if is_metonym_word(described.text, MetonymWord.SIDE):
        return PlaceReading.SIDE
    is_pair = at + 1 < len(words) and words[at + 1].text in ("-", "\u2013") or at > 0 and words[at - 1].text in ("-", "\u2013")
    is_dealing = is_pair and is_metonym_word(described.text, MetonymWord.DEALING)
    return PlaceReading.DEALT_WITH if is_dealing else None


def _read_object_of_preposition(preposition: Word, words: list[Word]) -> PlaceReading | None:
    read = _READINGS_BY_PREPOSITION.get(preposition.text.lower())
    governor = words[preposition.head]
    return PlaceReading.DEALT_WITH if read is not None and read(governor) else None


def _is_of_kind(kind: MetonymWord) -> Callable[[Word], bool]:
    return lambda governor: is_metonym_word(governor.text, kind)


def _is_not_of_kind(kind: MetonymWord) -> Callable[[Word], bool]:
    return lambda governor: not is_metonym_word(governor.text, kind)


_READINGS_BY_PREPOSITION: Mapping[str, Callable[[Word], bool]] = {
    "against": lambda _: True,
    "by": lambda governor: governor.tag[:2] in ("VB", "NN"),
    "with": _is_not_of_kind(MetonymWord.BORDER),
    "for": _is_not_of_kind(MetonymWord.GOING),
    "between": _is_of_kind(MetonymWord.DEALING),
    "among": _is_of_kind(MetonymWord.DEALING),
    "to": _is_of_kind(MetonymWord.GIVING),
    "toward": _is_of_kind(MetonymWord.GIVING),
    "towards": _is_of_kind(MetonymWord.GIVING),
    "from": _is_of_kind(MetonymWord.ASKING),
    "of": _is_deed,
}
