"""Choose where an office is held: the organization, else the country or place, that its description names.

The description is found in `roles.py`. A party is where its own offices are held (nominee, strategist), and no office
of state is: a senator of a party sits for a place.
"""

from collections.abc import Iterator, Sequence

from transforms.document import EntityType
from transforms.knowledge.lexicon import look_up_role_noun
from transforms.knowledge.office_words import OfficeWord, is_office_word
from transforms.language.grammar import SUBJECTS
from transforms.language.words import Word, text_of_words
from transforms.names.name_spans import NameSpan
from transforms.roles.role_phrases import NamedAt, Names, RolePhrase
from transforms.roles.unsaid_organizations import find_unsaid_organization

# What leads from an office to where it is held; behind others stands what it is about, or where somebody is.
_LINKS_TO_BODY = frozenset(("of", "for", "at", "with", "from"))
_OWNERS = frozenset(("its", "whose"))
# With "their" before, these are of the team or the party that a sentence is about; others are somebody's own.
_OFFICES_OF_SIDE = frozenset((
    *("coach", "manager", "captain", "trainer", "leader", "spokesman", "spokeswoman", "spokesperson"),
    *("chairman", "chairwoman", "chair", "president"),
))  # fmt: skip
# Broader words for offices that a land or a town has.
_OF_STATE = frozenset(("politician", "lawmaker", "minister", "monarch", "prosecutor", "judge"))
_MOST_WORDS_BEFORE_WHOSE = 2  # a comma is one
_WORDS_OF_PLACE = 2  # "Berg Mills of Norway, whose chief executive"
# What these are of is a work or a paper that they work for, never one that they have made.
_OFFICES_OF_PAPER = frozenset(("editor", "publisher", "founder", "owner", "correspondent", "reporter", "columnist"))


def find_organization_of_role(
    name_span: NameSpan, phrase: RolePhrase, texts: Sequence[list[Word]], names: Names
) -> str | None:
    """Find the organization, else the country or place, that the phrase names, else the party of a party's office.

    Last comes what the phrase calls by the noun of its name: "the trust's director" is of the Harbour Trust, if that
    was named before. Gives its entity id; None where the phrase says none of these.
    """
    words = texts[name_span.parse]
    owner = _find_owner(name_span.parse, phrase, words, names)
    if owner is not None:
        return owner
    ranked = sorted(_rank_names(name_span, phrase, words, names))
    if ranked:
        return ranked[0][2]
    bracketed = _find_body_in_brackets_before(name_span.parse, phrase, words, names)
    if bracketed is not None:
        return bracketed
    nouns = (words[at].text.lower() for at in range(phrase.first, phrase.last + 1) if _is_definite_noun(words, at))
    found = (_find_body_named_before(noun, name_span, texts, names) for noun in nouns)
    called = next((entity_id for entity_id in found if entity_id is not None), None)
    behind = _find_place_behind_name(name_span, phrase, words, names)
    return called or behind or find_unsaid_organization(name_span, phrase, texts, names)


def _find_body_in_brackets_before(parse: int, phrase: RolePhrase, words: list[Word], names: Names) -> str | None:
    """Find the organization whose letters stand in brackets before an office: `Quist Ferry Board (QFB) chairman X`."""
    letters = phrase.first - 2
    if letters < 1 or words[letters + 1].text != ")" or words[letters - 1].text != "(":
        return None
    named = names.get((parse, letters))
    return named.entity_id if named is not None and named.entity_type == EntityType.ORGANIZATION else None


def _find_owner(parse: int, phrase: RolePhrase, words: list[Word], names: Names) -> str | None:
    """Find the organization that `its`, `whose` or `their` before an office means: the one before, the subject first.

    Gives its entity id; None where neither word stands there, or no organization before it in the text.
    """
    is_of_side = words[phrase.noun_last].text.lower() in _OFFICES_OF_SIDE
    owners = _OWNERS | {"their"} if is_of_side else _OWNERS
    starts = [at for at in (phrase.first, phrase.first - 1) if at >= 0 and words[at].text.lower() in owners]
    if not starts:
        return None
    is_theirs = words[starts[0]].text.lower() == "their"
    types = (EntityType.ORGANIZATION, EntityType.PLACE) if is_theirs else (EntityType.ORGANIZATION,)  # a town's team
    before = [
        (words[named.last].dep in SUBJECTS, named.last, named.entity_id)
        for (of_parse, _), named in names.items()
        if of_parse == parse and named.last < starts[0] and named.entity_type in types
    ]
    if is_theirs:
        before = [one for one in before if one[0]]
    if words[starts[0]].text.lower() == "whose":
        before = [one for one in before if _is_right_before(words, one[1], starts[0])]
    return max(before)[2] if before else None


def _find_place_behind_name(name_span: NameSpan, phrase: RolePhrase, words: list[Word], names: Names) -> str | None:
    """Find the place of an office of state behind the holder's name: `Senator X of Lund`; gives its entity id.

    A teacher of Lund lives there.
    """
    noun = look_up_role_noun(text_of_words(words, phrase.noun_first, phrase.noun_last))
    of = name_span.last + 1
    if phrase.last >= name_span.first or of >= len(words) or words[of].text != "of" or noun is None:
        return None
    starts = (of + 1, of + 2) if of + 1 < len(words) and words[of + 1].text.lower() == "the" else (of + 1,)
    named = next((one for at in starts if (one := names.get((name_span.parse, at)))), None)
    is_of_state = not _OF_STATE.isdisjoint({noun.noun, *noun.broader})
    return named.entity_id if named is not None and is_of_state and named.entity_type == EntityType.PLACE else None


def _is_right_before(words: list[Word], last: int, whose: int) -> bool:
    """Say whether nothing but a comma, and where it is, stands between an organization's name and `whose`."""
    most = _MOST_WORDS_BEFORE_WHOSE
    return whose - last <= (most + _WORDS_OF_PLACE if words[last + 1].text in ("of", "in") else most)


def _is_definite_noun(words: list[Word], at: int) -> bool:
    """Say whether a common noun is a phrase with `the` by itself, of an owner or behind an office."""
    if at == 0 or words[at].tag != "NN" or words[at - 1].text.lower() != "the":
        return False
    after = words[at + 1].tag if at + 1 < len(words) else ""
    return after == "POS" or (after not in ("NN", "NNS", "NNP", "HYPH") and at > 1 and words[at - 2].tag == "IN")


def _find_body_named_before(noun: str, name_span: NameSpan, texts: Sequence[list[Word]], names: Names) -> str | None:
    """Find the organization named last before a name, of those whose own names end with the noun."""
    before = [
        (key, named)
        for key, named in names.items()
        if key < (name_span.parse, name_span.first) and named.entity_type == EntityType.ORGANIZATION
    ]
    fitting = [(key, named) for key, named in before if texts[key[0]][named.last].text.lower() == noun]
    return max(fitting, key=lambda one: one[0])[1].entity_id if fitting else None


def _rank_names(
    name_span: NameSpan, phrase: RolePhrase, words: list[Word], names: Names
) -> Iterator[tuple[int, int, str]]:
    """Yield rank, distance from the role noun and entity id of each name in the phrase at which the office may be."""
    noun = words[phrase.noun_last].text.lower()
    for at in range(phrase.first, phrase.last + 1):
        named = names.get((name_span.parse, at))
        if named is None or at == name_span.first:
            continue
        is_after = at > phrase.noun_last
        link = _link_before(words, phrase.noun_last, at) if is_after else ""
        rank = _rank_after_office(named, noun, link) if is_after else _rank_before_office(named, noun)
        if rank is not None:
            yield rank, abs(at - phrase.noun_last), named.entity_id


def _rank_after_office(named: NamedAt, noun: str, link: str) -> int | None:
    if named.entity_type in (EntityType.ORGANIZATION, EntityType.GROUP):
        return 0
    if named.entity_type == EntityType.WORK:
        return 1 if link in ("for", "at") or noun in _OFFICES_OF_PAPER else None
    if named.entity_type == EntityType.PLACE:
        return 2 if link in _LINKS_TO_BODY else 5
    return None


def _rank_before_office(named: NamedAt, noun: str) -> int | None:
    if named.entity_type == EntityType.ORGANIZATION:
        return 3
    if named.entity_type == EntityType.PLACE:
        return 4
    is_of_party = named.entity_type == EntityType.GROUP and is_office_word(noun, OfficeWord.OF_PARTY)
    return 6 if is_of_party else None


def _link_before(words: list[Word], noun_last: int, at: int) -> str:
    """Give the preposition nearest before a name behind the office, in lower case; empty without one."""
    return next((words[one].text.lower() for one in range(at - 1, noun_last, -1) if words[one].tag == "IN"), "")
