"""Read a place's name as the place, or as those who act for it: "Norway said", "a treaty with Norway".

It goes by the word that the name hangs from in the parse. Which mention is made of a metonym, and what entity it gets,
is decided in `metonymy.py`.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum

from transforms.knowledge.lexicon import look_up_role_noun
from transforms.knowledge.metonym_words import MetonymWord, is_metonym_word
from transforms.language.grammar import DASHES
from transforms.language.words import Word
from transforms.name_types.place_evidence import is_behind_party_letter
from transforms.names.name_spans import NameSpan


class PlaceReading(StrEnum):
    """What makes a metonym of a place's name."""

    GOVERNING = "place governs"
    ACTING = "place acts"
    DEALT_WITH = "place dealt with"
    AFFECTED = "place affected"
    OWNING_DEED = "place's deed"
    SIDE = "place's team"


# Joins of several names: what holds of the first one holds of all.
_JOINED_DEPS = ("conj", "appos")
# Endings of nouns that are made of verbs, and nouns that have them and are things.
_DEED_ENDINGS = ("tion", "sion", "ment", "ance", "ence")
_LOCATIVE = frozenset(("in", "at", "near", "from", "to", "outside", "around"))
_OF_PARTIES = frozenset(("with", "against", "between"))
_VERSUS = frozenset(("v", "v.", "vs", "vs.", "versus"))
_HYPHENS = frozenset(("-", "\u2013"))
# Words of the longest dateline that is no more than places, its dash included.
_MAX_DATELINE_WORDS = 8
# Words behind one of two parties: the hyphen, the other one, and what is between them.
_PAIR_WORDS = 4
_MARKS = frozenset("\"'\u2018\u2019\u201c\u201d") | {"``", "''"}
# Prepositions that the parse often hangs from a verb where they belong to the noun before them.
_NEAR = frozenset(("from", "to", "on", "between"))
# More heads than a name has in any sentence: a stop, should a parse go in circles.
_MAX_STEPS = 20


def read_place_name(name_span: NameSpan, words: list[Word]) -> PlaceReading | None:
    """Give what makes a metonym of a place's name here; None where the place itself is meant, or nothing tells."""
    is_of_region = _is_region_of_place(name_span, words) or _is_joined_behind_locative(name_span, words)
    is_apart = _is_before_dash_of_dateline(name_span, words) or is_behind_party_letter(name_span, words)
    if is_of_region or is_apart:
        return None
    if _is_one_of_pair(name_span, words):
        return PlaceReading.DEALT_WITH
    at = _climb_to_first_joined(_root_of_name(name_span, words), words)
    match words[at].dep:
        case "nsubj" | "csubj" if not _is_behind_locative(name_span, words):
            return _read_subject(at, words)
        case "nsubjpass" | "dobj" | "dative":
            return _read_object(words[at], words)
        case "poss":
            return _read_owner(_find_owned(name_span, words, words[words[at].head]))
        case "compound" | "nmod" | "amod":
            is_of_side = is_metonym_word(words[words[at].head].text, MetonymWord.SIDE)
            return PlaceReading.SIDE if is_of_side else None
        case "npadvmod":
            return PlaceReading.GOVERNING if is_metonym_word(words[words[at].head].text, MetonymWord.DOING) else None
        case "pobj":
            return _read_object_of_preposition(words[at].head, words)
        case "dep" | "" if name_span.first > 0:  # no parse to go by
            return PlaceReading.DEALT_WITH if words[name_span.first - 1].text.lower() in _OF_PARTIES else None
        case _:
            return None


def _is_behind_locative(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a preposition of place is right before a name, whatever the parse says: `in Oslo`."""
    first = name_span.first - 1 if name_span.has_article else name_span.first
    return first > 0 and words[first - 1].text.lower() in _LOCATIVE


def _is_joined_behind_locative(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a name is joined to one behind a preposition of place, which the parse missed: `in Oslo and Rome`."""
    at = name_span.first - 1
    first_joined = _climb_to_first_joined(_root_of_name(name_span, words), words)
    if first_joined >= name_span.first or words[first_joined].dep == "pobj" or words[at].text != "and":
        return False
    while at > 0 and words[at - 1].text[:1].isupper():
        at -= 1
    return 0 < at < name_span.first - 1 and words[at - 1].text.lower() in _LOCATIVE


def _is_region_of_place(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a name is the region of a place before it: `in Bergen, Norway`."""
    at = name_span.first - 1
    if at < 2 or words[at].text != ",":
        return False
    while at > 0 and words[at - 1].text[:1].isupper():
        at -= 1
    return at < name_span.first - 1 and words[at - 1].text.lower() in _LOCATIVE


def _is_before_dash_of_dateline(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a name is among the first words of a line that a dash parts from the rest: `Bergen, Norway - `."""
    dash = next((at for at, word in enumerate(words[:_MAX_DATELINE_WORDS]) if word.text in DASHES), 0)
    if dash <= name_span.last or words[dash].start == words[dash - 1].end:
        return False
    return all(word.text[:1].isupper() or word.text in (",", "/", "(", ")", ".") for word in words[:dash])


def _is_one_of_pair(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a name is one of two parties: `the Oslo-Rome talks`, `Oslo v Rome`."""
    before, after = name_span.first - 1, name_span.last + 1
    marks = {words[at].text.lower() for at in (before, after) if 0 <= at < len(words)}
    if marks & _VERSUS:
        return True
    behind = (words[at] for at in range(after, min(after + _PAIR_WORDS, len(words))))
    is_dealing = any(is_metonym_word(word.text, MetonymWord.DEALING) for word in behind if word.tag[:2] == "NN")
    return bool(marks & _HYPHENS) and is_dealing


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
    if complement is not None and is_metonym_word(complement.text, MetonymWord.KIND_OF_PLACE):
        return None
    is_governing = is_metonym_word(verb.text, MetonymWord.GOVERNING)
    return PlaceReading.GOVERNING if is_governing else PlaceReading.ACTING


def _read_object(word: Word, words: list[Word]) -> PlaceReading | None:
    """Read the object of a verb, or the subject of a passive one: whom something is done to, unless it is a goal."""
    verb = words[word.head].text
    kinds = (MetonymWord.BEING,) if word.dep == "nsubjpass" else (MetonymWord.GOING, MetonymWord.BORDER)
    if any(is_metonym_word(verb, kind) for kind in kinds):
        return None
    is_dealing = is_metonym_word(verb, MetonymWord.GOVERNING)
    return PlaceReading.DEALT_WITH if is_dealing else PlaceReading.AFFECTED


def _read_owner(owned: Word) -> PlaceReading | None:
    if is_metonym_word(owned.text, MetonymWord.SIDE):
        return PlaceReading.SIDE
    return PlaceReading.OWNING_DEED if _is_deed(owned) else None


def _find_owned(name_span: NameSpan, words: list[Word], head: Word) -> Word:
    """Give what an owner has: the noun in marks right behind it, which the parse may miss, else the owner's head."""
    at = name_span.last + 2
    if at + 1 < len(words) and words[at].text in _MARKS:
        return words[at + 1]
    return head


def _is_deed(noun: Word) -> bool:
    """Say whether a noun is of something done: by the list, by its ending, or since it is made of a verb."""
    lower = noun.text.lower()
    if is_metonym_word(lower, MetonymWord.DEED):
        return noun.tag[:3] != "NNP"
    if noun.tag[:3] == "NNP" or look_up_role_noun(lower) or is_metonym_word(lower, MetonymWord.THING):
        return False
    return lower.removesuffix("s").endswith(_DEED_ENDINGS) or noun.tag == "VBG"


def _read_object_of_preposition(at: int, words: list[Word]) -> PlaceReading | None:
    """Read the object of the preposition at `at`, by the word it hangs from, or else the word right before it."""
    does_deal = _READINGS_BY_PREPOSITION.get(words[at].text.lower())
    if does_deal is None:
        return None
    is_party = does_deal(words[words[at].head]) or (at > 0 and words[at].text in _NEAR and does_deal(words[at - 1]))
    if not is_party:
        return None
    return PlaceReading.AFFECTED if words[at].text.lower() == "for" else PlaceReading.DEALT_WITH


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
    "of": lambda governor: _is_deed(governor) and not is_metonym_word(governor.text, MetonymWord.DONE_TO_LAND),
    "on": lambda governor: is_metonym_word(governor.text, MetonymWord.BURDEN),
}
