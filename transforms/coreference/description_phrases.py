"""Parse a description ("the Russian foreign minister", "the 34-year-old") into head noun, other words and country.

Looks at the words of the phrase alone; indefinite and plural phrases are no descriptions of one referent. Which entity
a description refers to: descriptions.py.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from transforms.document import EntityType
from transforms.knowledge import gazetteer, lexicon
from transforms.knowledge.name_forms import fold_name
from transforms.language.grammar import DEFINITE_WORDS

_INDEFINITE = frozenset((
    "a", "an", "some", "several", "many", "few", "one", "two", "three", "four", "five", "another", "any", "no", "other",
    "others", "most", "both", "all", "each", "every", "those", "these", "such", "more", "various", "numerous", "dozens",
))  # fmt: skip
# Before one of these: "almost every analyst".
_NEARLY = frozenset(("almost", "nearly", "virtually", "about", "around"))
_POSSESSIVE = frozenset(("his", "her", "their", "its", "my", "our", "your"))
# The head noun ends before one of these.
_AFTER_HEAD = frozenset((
    "of", "for", "at", "in", "from", "with", "on", "to", "who", "that", "which", "whose", ",", "over", "during",
    "since", "after", "before", "himself", "herself", "itself", "through", "via", "by",
))  # fmt: skip
_RELATIVES = frozenset(("who", "that", "whose"))
_FORMER = frozenset(("former", "then", "longtime", "onetime", "one-time"))
_PAST = frozenset(("former", "ex"))
# Joined to what somebody was: "the ex-mayor".
_EX = re.compile(r"\b([Ee]x)-(?=[a-z])")
# What tells one member of a party from all others: "the panel's top Democrat".
RANKS = frozenset(("top", "ranking", "highest-ranking", "leading", "senior"))
# Words of a description that say nothing of who is meant.
_EMPTY = frozenset((
    "the", "this", "that", "of", "for", "at", "in", "from", "with", "on", "to", "who", "which", "and", "top", "senior",
    "chief", "former", "ex", "then", "current", "new", "old", "longtime", "own", "very", "same", "late", "veteran",
    "ruling", "governing", "embattled", "influential", "powerful", "s",
))  # fmt: skip
_AGE = re.compile(r"^(\d{1,3})-year-old$")
# Headlines are read in small letters; no description has a clock.
_PRIME_MINISTER = re.compile(r"\b(?:PM|pm)\b")
# "The mayor's claim" is the mayor's.
_OWNERS_END = re.compile(r"(?:(?<=\w)['\u2019]s|(?<=s)['\u2019])\s*$")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*\.?|,")
# The last word of an owner's name: "Mr. Silva's lawyer".
_NAMED_OWNER = re.compile(r"\b([A-Z][\w-]+)['\u2019]s\b")
# Words before its last one that a head noun has at most: "chief executive officer".
_MAX_WORDS_BEFORE = 3
# Role nouns that end like plurals and are singular.
_SINGULARS = frozenset(("boss",))
# Parties by the names that their members and their adjectives share.
PARTIES = {
    "Republican Party": "Republicans",
    "Republicans": "Republicans",
    "Democratic Party": "Democrats",
    "Democrats": "Democrats",
}


@dataclass(frozen=True, slots=True)
class DescriptionPhrase:
    """A description in parts: its head noun as written, its other telling words, the country or party it names."""

    head: str
    words: frozenset[str]
    country_or_party: str | None  # by its canonical name
    age: str | None
    is_definite: bool
    organization: str | None = None  # by its canonical name
    has_restriction: bool = False  # "the officer who made the arrest"
    phrase: str = ""
    is_of_former_tie: bool = False  # "Silva's former adviser": news varies a name by whom somebody worked for
    owner: str | None = None  # folded, the last word of a name: "Silva's lawyer"
    leading_age: str | None = None  # "the 34-year-old former captain"
    is_ranked: bool = False  # "the panel's top Democrat"

    @property
    def has_organization(self) -> bool:
        """Say whether the phrase names an organization."""
        return self.organization is not None


@lru_cache(maxsize=4096)
def parse_description(phrase: str) -> DescriptionPhrase | None:
    """Parse a description; None where the phrase is indefinite, plural, without an article, or empty."""
    phrase = _EX.sub(r"\1 ", _OWNERS_END.sub("", _PRIME_MINISTER.sub("prime minister", phrase)))
    words = [match[0] for match in _WORD.finditer(phrase.replace("’s", " s").replace("'s", " s"))]
    lower = [word.lower() for word in words]
    if not lower or _is_indefinite(lower):
        return None
    end = next((at for at, word in enumerate(lower) if at and word in _AFTER_HEAD), len(lower))
    head_first, head_last = _find_head_of_description(lower, end)
    if age := _AGE.match(lower[head_last]):
        return DescriptionPhrase("", frozenset(), None, age[1], True)

    head = " ".join(lower[head_first : head_last + 1])
    if _is_plural_description(head) or not (lower[0] in DEFINITE_WORDS | _POSSESSIVE or head_first > 0):
        return None

    rest = [word for at, word in enumerate(words) if not head_first <= at <= head_last]
    known = _known_names_in_description([head.title(), *rest] if gazetteer.is_one_of_people(head) else rest)
    return DescriptionPhrase(
        head=head,
        words=frozenset(fold_name(word) for word in rest) - _EMPTY,
        country_or_party=next((name for each in known if (name := country_or_party_of_description(each))), None),
        age=None,
        is_definite=lower[0] in DEFINITE_WORDS,
        organization=_organization_of_description(known),
        has_restriction=_has_description_restriction(lower, end),
        phrase=phrase,
        is_of_former_tie="s" in lower[1:head_first] and not _FORMER.isdisjoint(lower[:head_first]),
        owner=find_named_owner(phrase.partition(",")[0]),
        leading_age=_find_leading_age(lower),
        is_ranked=_is_ranked(head, lower[:head_first]),
    )


def find_named_owner(phrase: str) -> str | None:
    """Find whose a description says somebody is, by the last word of the name, folded; None for acronyms and nouns."""
    owner = _NAMED_OWNER.search(phrase)
    return fold_name(owner[1]) if owner is not None and not owner[1].isupper() else None


def country_or_party_of_description(known: gazetteer.KnownName) -> str | None:
    """Give the country or party that a known name stands for; None for capitals, peoples and all others."""
    if known.name in PARTIES:
        return PARTIES[known.name]
    is_capital = known.entity_type == EntityType.PLACE and known.form == "capital"
    if known.form == "people" or is_capital:
        return None
    return known.name if known.entity_type in (EntityType.PLACE, EntityType.GROUP) else None


def is_party_of_description(name: str) -> bool:
    """Say whether a name given by `country_or_party_of_description` is of a party."""
    return name in PARTIES.values()


def is_of_past_office(parts: DescriptionPhrase) -> bool:
    """Say whether a description is of one who holds an office no longer: "the former mayor", "the ex-mayor"."""
    return not _PAST.isdisjoint(parts.phrase.lower().replace("-", " ").split())


def _is_ranked(head: str, before: Sequence[str]) -> bool:
    """Say whether a description tells one member of a party from all others: "the panel's top Democrat"."""
    return gazetteer.is_one_of_people(head) and not RANKS.isdisjoint(before)


def _find_leading_age(lower: list[str]) -> str | None:
    """Find the age that a definite description opens with: "34" of "the 34-year-old former captain"."""
    age = _AGE.match(lower[1]) if len(lower) > 1 and lower[0] in DEFINITE_WORDS else None
    return age[1] if age else None


def _is_indefinite(words: Sequence[str]) -> bool:
    """Say whether a phrase is of nobody in particular: "an analyst", "almost every analyst"."""
    first = words[1] if words[0] in _NEARLY and len(words) > 1 else words[0]
    return first in _INDEFINITE


def _find_head_of_description(lower: list[str], end: int) -> tuple[int, int]:
    """Find the first and last word of the head noun: the longest known noun that ends at `end`, else its last word."""
    last = end - 1
    is_secretary_of = lower[last] == "secretary" and lower[end : end + 1] == ["of"] and end + 1 < len(lower)
    if is_secretary_of:
        return last, end + 1

    for first in range(max(0, last - _MAX_WORDS_BEFORE), last + 1):
        noun = " ".join(lower[first : last + 1])
        if lexicon.look_up_role_noun(noun) or lexicon.look_up_organization_descriptor(noun):
            return first, last
    return last, last


def _is_plural_description(head: str) -> bool:
    if head in _SINGULARS:
        return False
    return lexicon.singularize(head) != head and lexicon.look_up_role_noun(head) is not None


def _known_names_in_description(words: list[str]) -> list[gazetteer.KnownName]:
    found = (gazetteer.look_up_known_name(word) for word in words if word[0].isupper())
    return [each for each in found if each is not None]


def _organization_of_description(known: list[gazetteer.KnownName]) -> str | None:
    return next((each.name for each in known if _is_organization_in_description(each)), None)


def _is_organization_in_description(known: gazetteer.KnownName) -> bool:
    return known.entity_type == EntityType.ORGANIZATION and known.name not in PARTIES


def _has_description_restriction(lower: list[str], end: int) -> bool:
    """Say whether a relative clause without a comma distinguishes the referent from others of its kind."""
    return lower[end : end + 1] != [","] and not _RELATIVES.isdisjoint(lower[end:])
