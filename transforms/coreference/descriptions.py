"""Who a description means: "the Russian foreign minister", "the company", "the 34-year-old".

A description fits by what the text states of its people and by what the names of its organizations say; of several that
fit, the one named last before it is likelier. Indefinite and plural phrases mean nobody whom the text names.
"""

import math
import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property, lru_cache

from transforms.document import Document, Entity, RoleHeld, Span
from transforms.entities import roles
from transforms.entities.ids import entity_id_of
from transforms.knowledge import gazetteer, lexicon
from transforms.knowledge.name_forms import fold_name

_INDEFINITE = frozenset((
    "a", "an", "some", "several", "many", "few", "one", "two", "three", "four", "five", "another", "any", "no", "other",
    "others", "most", "both", "all", "each", "every", "those", "these", "such", "more", "various", "numerous", "dozens",
))  # fmt: skip
_DEFINITE = frozenset(("the", "this", "that"))
_POSSESSIVE = frozenset(("his", "her", "their", "its", "my", "our", "your"))
_ENDS = frozenset(("of", "for", "at", "in", "from", "with", "on", "to", "who", "that", "which", "whose", ","))
# Words of a description that say nothing of who is meant.
_EMPTY = frozenset((
    "the", "this", "that", "of", "for", "at", "in", "from", "with", "on", "to", "who", "which", "and", "top", "senior",
    "chief", "former", "ex", "then", "current", "new", "old", "longtime", "own", "very", "same", "late", "veteran",
    "ruling", "governing", "embattled", "influential", "powerful", "'s", "s",
))  # fmt: skip
_AGE = re.compile(r"^(\d{1,3})-year-old$")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*\.?|,")
# Set by hand: the same noun is all but sure, a broader word less so, nearness in the text decides ties.
_SAME, _BROADER, _NARROWER, _NO_ROLE = 0.75, 0.6, 0.45, 0.25
_MODIFIER, _WRONG_SIDE, _RECENT, _NOT_YET = 0.12, 0.25, 0.15, 0.8
_SIDE, _JUST_NAMED = 0.25, 0.7
# Parties by the names that their members and their adjectives share.
_PARTIES = {"Republican Party": "Republicans", "Republicans": "Republicans"} | dict.fromkeys(
    ("Democratic Party", "Democrats"), "Democrats"
)
# Characters after which a name is half as near.
_FADE_CHARS = 800
# Characters that "just before" reaches: two or three paragraphs of news.
_JUST_CHARS = 600
# Mentions that make an organization one of those that a text is about; it need not be near.
_PROMINENT = 3
# Nouns of public bodies: which one is meant their names tell, or the words beside the noun.
_PUBLIC = frozenset((
    "department", "ministry", "commission", "committee", "panel", "council", "court", "tribunal", "parliament",
    "legislature", "senate", "university", "college", "school", "church", "party", "police", "federation", "union",
))  # fmt: skip
# Those who speak for others or to whom a case is put; news brings them in without a name, beside the one it is about.
FUNCTIONS = frozenset((
    "official", "officer", "agent", "spokesman", "spokeswoman", "spokesperson", "prosecutor", "judge", "magistrate",
    "lawyer", "attorney", "barrister", "solicitor", "coroner", "detective", "investigator", "inspector", "constable",
    "reporter", "journalist", "interviewer", "moderator",
))  # fmt: skip
_LOWEST = 0.2


@dataclass(frozen=True, slots=True)
class DescriptionMatch:
    """An entity that a description may mean; `score` is 0..1, `reason` one short sentence."""

    entity_id: str
    score: float
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A description in parts: its head noun as it stands, the other words that say something, the country named."""

    text: str
    head: str
    words: frozenset[str]
    of: str | None  # the country or party that the description names, by its canonical name
    age: str | None
    is_definite: bool
    has_organization: bool = False
    is_owned: bool = False  # "Silva's former adviser"
    is_told_apart: bool = False  # "the officer who made the arrest"


class Named:
    """Who is named where in a document with sentences, entities and mentions: read once, asked for each phrase."""

    def __init__(self, doc: Document) -> None:
        """Take the document; the look-ups are made at the first question that needs them."""
        self.doc = doc

    @cached_property
    def mentions(self) -> dict[str, list[Span]]:
        """Where each entity is mentioned, by id, in reading order."""
        found: dict[str, list[Span]] = {}
        for mention in self.doc.mentions:
            found.setdefault(mention.entity_id, []).append(mention.span)
        return found

    @cached_property
    def people(self) -> dict[str, Entity]:
        """The persons, by id."""
        return {entity.entity_id: entity for entity in self.doc.entities if entity.entity_type == "person"}

    @cached_property
    def starts(self) -> frozenset[int]:
        """Where sentences start."""
        return frozenset(sentence.span.start_char for sentence in self.doc.sentences)


def candidates(phrase: str, at_char: int, doc: Document, named: Named | None = None) -> list[DescriptionMatch]:
    """Rank the entities that `phrase`, which starts at `at_char`, may mean; best first, empty when nothing fits.

    `doc` needs sentences, entities with roles, and mentions; `named` is its look-up, for who asks more than once.
    Equal scores are ordered by entity_id.
    """
    parts, named = _parts(phrase), named or Named(doc)
    if parts is None:
        return []
    noun = lexicon.find_role_noun(parts.head)
    found = []
    for entity in doc.entities:
        if entity.entity_type == "person" and (noun or parts.age):
            one = _person(entity, parts, noun, at_char, named)
        elif entity.entity_type in ("organization", "place", "group") and not noun:
            one = _organization(entity, parts, at_char, named)
        else:
            one = None
        if one and one.score >= _LOWEST:
            found.append(one)
    is_told = (parts.is_definite or parts.is_owned) and not parts.is_told_apart
    is_function = noun is not None and noun.noun in FUNCTIONS
    if not found and (noun or parts.age) and is_told and not parts.has_organization and not is_function:
        found = _just_named(parts, noun, at_char, named)
    return sorted(found, key=lambda one: (-one.score, one.entity_id))


def _just_named(parts: _Phrase, noun: lexicon.RoleNoun | None, at_char: int, named: Named) -> list[DescriptionMatch]:
    """The person whose name began a sentence just before: news varies the name by a description new to the reader."""
    mentions = named.doc.mentions
    for at in range(bisect_left(mentions, at_char, key=lambda one: one.span.start_char) - 1, -1, -1):
        mention = mentions[at]
        if at_char - mention.span.start_char > _JUST_CHARS:
            break
        entity = named.people.get(mention.entity_id)
        if entity is None or mention.span.start_char not in named.starts:
            continue
        fits = not (noun and noun.gender and entity.gender and noun.gender != entity.gender)
        fits = fits and not (parts.is_owned and entity.name.split()[-1] in parts.text)
        if fits and _of_others(entity, parts) >= 0:
            reason = f"{entity.name} begins a sentence just before"
            return [DescriptionMatch(entity.entity_id, _JUST_NAMED, "named just before", reason)]
        break
    return []


@lru_cache(maxsize=4096)
def _parts(phrase: str) -> _Phrase | None:
    """Take a description apart; None where it is indefinite, plural or no description."""
    words = [match[0] for match in _WORD.finditer(phrase.replace("’s", " 's").replace("'s", " 's"))]
    lower = [word.lower() for word in words]
    if not lower or lower[0] in _INDEFINITE:
        return None
    end = next((at for at, word in enumerate(lower) if at and word in _ENDS), len(lower))
    head_first, head_last = _head(lower, end)
    if age := _AGE.match(lower[head_last]):
        return _Phrase(phrase, "", frozenset(), None, age[1], True)
    head = " ".join(lower[head_first : head_last + 1])
    is_plural = lexicon.singularize(head) != head and lexicon.find_role_noun(head) and head not in _singulars()
    is_bare = lower[0] not in _DEFINITE | _POSSESSIVE and "'s" not in words[:head_first] and head_first == 0
    if is_plural or is_bare:
        return None
    rest = [word for at, word in enumerate(words) if not head_first <= at <= head_last]
    named = [known for word in rest if word[0].isupper() and (known := gazetteer.find_known_name(word))]
    of = next((name for one in named if (name := _country_or_party(one))), None)
    said = frozenset(fold_name(word) for word in rest) - _EMPTY
    is_owned = "'s" in words[1:head_first] and words[0][0].isupper()
    is_told_apart = lower[end : end + 1] != [","] and not {"who", "that", "whose"}.isdisjoint(lower[end:])
    has_organization = any(one.entity_type == "organization" and one.name not in _PARTIES for one in named)
    return _Phrase(phrase, head, said, of, None, lower[0] in _DEFINITE, has_organization, is_owned, is_told_apart)


def _country_or_party(known: gazetteer.KnownName) -> str | None:
    if known.name in _PARTIES:
        return _PARTIES[known.name]
    if known.form == "people" or (known.entity_type == "place" and known.form == "capital"):
        return None
    return known.name if known.entity_type in ("place", "group") else None


def _head(lower: list[str], end: int) -> tuple[int, int]:
    """The head noun's first and last word: the longest known noun that ends the phrase before `of`, `who` and so on."""
    last = end - 1
    if lower[last] == "secretary" and lower[end : end + 1] == ["of"] and end + 1 < len(lower):
        return last, end + 1
    for first in range(max(0, last - 3), last + 1):
        noun = " ".join(lower[first : last + 1])
        if lexicon.find_role_noun(noun) or lexicon.find_organization_descriptor(noun):
            return first, last
    return last, last


@lru_cache(maxsize=1)
def _singulars() -> frozenset[str]:
    """Role nouns that end like plurals and are none."""
    return frozenset(("boss",))


def _person(
    entity: Entity, parts: _Phrase, noun: lexicon.RoleNoun | None, at_char: int, named: Named
) -> DescriptionMatch | None:
    if parts.age:
        return _aged(entity, parts.age, named)
    if noun is None or (noun.gender and entity.gender and noun.gender != entity.gender):
        return None
    best, role = max(((_fit(held, noun, parts), held.role) for held in entity.roles), default=(0.0, ""))
    near, side = _nearness(entity, at_char, named), _of_others(entity, parts)
    if not best and side > 0 and near and parts.of in _PARTIES and "politician" in noun.broader:
        best, role = _SIDE, next(iter(entity.roles)).role
    if best:
        best = best * _WRONG_SIDE if side < 0 else best + _MODIFIER * side
        score = best + _RECENT * near if near else best * _NOT_YET
        rule = "role stated" if best >= _SAME else "role, broader word"
        return DescriptionMatch(entity.entity_id, min(score, 1.0), rule, f'the text calls {entity.name} "{role}"')
    if not near or not noun.gender or noun.gender != entity.gender or noun.broader or parts.words:
        return None  # "the man", "the woman": by gender and nearness alone
    reason = f"{entity.name}, {entity.gender}, is named before it"
    return DescriptionMatch(entity.entity_id, _NO_ROLE + _RECENT * near, "gender and nearness", reason)


def _fit(held: RoleHeld, noun: lexicon.RoleNoun, parts: _Phrase) -> float:
    """How well a stated role fits a description, 0..1; 0 where the nouns have nothing in common."""
    own = roles.find_head_noun(held.role)
    if own is None:
        return 0.0
    if own.noun == noun.noun:
        score = _SAME
    elif noun.noun in own.broader:
        score = _BROADER
    elif own.noun in noun.broader and parts.words:
        score = _NARROWER
    else:
        return 0.0
    role_words = {fold_name(word) for word in re.findall(r"[^\W_]+", held.role)}
    shared = len(parts.words & role_words)
    score += _MODIFIER * min(2, shared)
    if parts.words and not shared and not parts.of and own.noun != noun.noun:
        return 0.0  # "the band leader" is no president
    return score


def _of_others(entity: Entity, parts: _Phrase) -> int:
    """1 where a role of `entity` names the description's country or party, -1 where only another one, else 0."""
    if parts.of is None:
        return 0
    party_or_place = "place" if parts.of not in _PARTIES.values() else "group"
    own = {
        name
        for held in entity.roles
        for word in held.role.split()
        if (known := gazetteer.find_known_name(word))
        and (name := _country_or_party(known))
        and _kind_of(name) == party_or_place
    }
    ids = {entity_id_of(party_or_place, parts.of)} & {held.organization_entity_id for held in entity.roles}
    if parts.of in own or ids:
        return 1
    return -1 if own else 0


def _kind_of(name: str) -> str:
    return "group" if name in _PARTIES.values() else "place"


def _aged(entity: Entity, age: str, named: Named) -> DescriptionMatch | None:
    """A person whose age the text gives beside the name: `Ana Silva, 34,`."""
    pattern = re.compile(rf"\s?[,(]\s?(?:age |aged )?{age}\b")
    for span in named.mentions.get(entity.entity_id, ()):
        if pattern.match(named.doc.text, span.end_char):
            return DescriptionMatch(
                entity.entity_id, 0.85, "age stated", f"the text gives {entity.name}'s age as {age}"
            )
    return None


def _organization(entity: Entity, parts: _Phrase, at_char: int, named: Named) -> DescriptionMatch | None:
    if parts.head == "government" and parts.of:
        is_it = entity.entity_id == entity_id_of("place", parts.of)
        return (
            DescriptionMatch(entity.entity_id, 0.8, "government of a country", f"{entity.name} is named")
            if is_it
            else None
        )
    fitting = lexicon.find_organization_descriptor(parts.head)
    if entity.entity_type != "organization" or not fitting:
        return None
    near = _nearness(entity, at_char, named)
    names = " ".join((entity.name, *(alias.alias for alias in entity.aliases)))
    words = set(names.split())
    shared = len(parts.words & {fold_name(word) for word in words})
    if words & fitting and not _is_another(words, parts, shared):
        score = _BROADER + _MODIFIER * min(2, shared) + _RECENT * near
        score *= 1.0 if near or shared else _NOT_YET * 0.5
        if parts.words and not shared:
            score *= 0.5
        return DescriptionMatch(
            entity.entity_id, min(score, 1.0), "kind in the name", f"{entity.name} is a {parts.head} by name"
        )
    if "*" not in fitting or parts.words or words & (_public_words() - fitting):
        return None
    if not _is_in_mind(entity, at_char, named):
        return None
    return DescriptionMatch(
        entity.entity_id, _NO_ROLE + _RECENT * near, "organization named before", f"{entity.name} is named before it"
    )


def _is_another(words: set[str], parts: _Phrase, shared: int) -> bool:
    """Say whether a description's own words speak against a name: India's ministry is no Chinese one."""
    countries = {
        known.name for word in words if (known := gazetteer.find_known_name(word)) and known.entity_type == "place"
    }
    if parts.of and countries and parts.of not in countries:
        return True
    own = parts.words - {fold_name(parts.of or "")}
    return parts.head in _PUBLIC and bool(own) and not shared


@lru_cache(maxsize=1)
def _public_words() -> frozenset[str]:
    """Words that only names of public bodies have."""
    return frozenset().union(*(lexicon.find_organization_descriptor(noun) or () for noun in _PUBLIC)) - {
        "City",
        "Group",
    }


def _is_in_mind(entity: Entity, at_char: int, named: Named) -> bool:
    """Say whether an organization was named just before, or so often that the text is about it."""
    spans = named.mentions.get(entity.entity_id, ())
    end = bisect_left(spans, at_char, key=lambda one: one.start_char)
    return end >= _PROMINENT or (end > 0 and at_char - spans[end - 1].start_char <= _JUST_CHARS)


def _nearness(entity: Entity, at_char: int, named: Named) -> float:
    """How near the last mention before is, 1 beside it and towards 0 far off; 0 where none stands before."""
    spans = named.mentions.get(entity.entity_id, ())
    end = bisect_left(spans, at_char, key=lambda one: one.start_char)
    return math.pow(0.5, (at_char - spans[end - 1].start_char) / _FADE_CHARS) or 1e-9 if end else 0.0
