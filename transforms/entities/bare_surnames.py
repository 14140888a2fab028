"""Tell which surnames alone are of those whom an office makes known, and which are of others who are called so.

"Shopkeeper Macron", "Merz, 12," and whoever is called so in a text without a word of politics are other people. In a
text on politics it is the president, though the tagger takes the surname for a body's. Who a surname means then:
`persons.py`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from transforms.document import EntityType
from transforms.entities.single_names import first_words_of_organizations
from transforms.knowledge.gazetteer import KnownName, begins_known_organization, is_country, look_up_known_name
from transforms.knowledge.lexicon import look_up_role_noun
from transforms.knowledge.office_holders import holders_by_surname
from transforms.knowledge.office_words import OfficeWord, is_office_word
from transforms.language.dictionary import is_word_of_dictionary
from transforms.language.words import Word, text_beside_words
from transforms.name_types.name_types import TypeVote
from transforms.names.name_spans import NameSpan, is_attributive

_POLITICIAN = "politician"
_ARTICLES = frozenset(("a", "an", "the"))
# Heads of state and government are older; and nobody is older than the other one.
_MIN_AGE, _MAX_AGE = 30, 120
# Words of a description in apposition: "Macron, the owner of a garage".
_MAX_DESCRIPTION_WORDS = 4
# So many surnames of office holders in one text are no chance.
_MIN_HOLDERS = 2
_SHARE_OF_HOLDER = 0.6  # of the votes, as of a person who is one by a surname elsewhere


def find_holders_like_bodies(
    groups: Mapping[str, Sequence[NameSpan]], types: Mapping[str, TypeVote], texts: Sequence[list[Word]]
) -> dict[str, TypeVote]:
    """Find the surnames of office holders that the tagger takes for bodies', in a text on politics: `for Merz or Xi`.

    Not a word that begins the name of a body of the text, or that bodies are known by (`Ford`).
    """
    holders = {group[0].name for group in groups.values()} & holders_by_surname().keys()
    bodies = first_words_of_organizations(types)
    found = [
        key
        for key, group in groups.items()
        if group[0].name in holders
        and key not in bodies
        and types[key].entity_type == EntityType.ORGANIZATION
        and _may_be_holder_like_body(group, texts)
    ]
    is_of_politics = bool(found) and (len(holders) >= _MIN_HOLDERS or _tells_of_politics(texts))
    return dict.fromkeys(found, TypeVote(EntityType.PERSON, _SHARE_OF_HOLDER)) if is_of_politics else {}


def _may_be_holder_like_body(group: Sequence[NameSpan], texts: Sequence[list[Word]]) -> bool:
    """Say whether a surname that the tagger takes for a body's may be a holder's: no other thing is known by it."""
    name = group[0].name
    if look_up_known_name(name) is not None or begins_known_organization(name):
        return False
    if len(group) == 1 and is_word_of_dictionary(name):
        return False  # "Hunt" as any capital
    is_labelled = any(name_span.label == "ORG" for name_span in group)
    return is_labelled and not any(_has_own_article(name_span, texts[name_span.parse]) for name_span in group)


def _has_own_article(name_span: NameSpan, words: Sequence[Word]) -> bool:
    """Say whether an article before a name is the name's own, not that of a noun behind it: `the Merz government`."""
    return name_span.has_article and not is_attributive(words[name_span.last], name_span.last)


def mark_private_people(
    single: Sequence[NameSpan], texts: Sequence[list[Word]], known: Iterable[KnownName]
) -> list[NameSpan]:
    """Give the single names, those marked as private that are no office holder's though one is called so.

    `known` are the known names that the text has.
    """
    holders = {name_span.name for name_span in single if name_span.name in holders_by_surname()}
    if not holders:
        return list(single)
    may_be_public = len(holders) >= _MIN_HOLDERS or any(map(_is_of_politics, known)) or _tells_of_politics(texts)
    private = {
        name_span.name
        for name_span in single
        if name_span.name in holders and (not may_be_public or _is_told_private(name_span, texts[name_span.parse]))
    }
    return [replace(name_span, is_private=True) if name_span.name in private else name_span for name_span in single]


def _is_of_politics(known: KnownName) -> bool:
    """Say whether a known name is a country's, or of a body of one: a party, a parliament, a seat of government."""
    is_body = known.entity_type == EntityType.ORGANIZATION and known.country_code is not None
    return is_body or is_country(known.name)


def _tells_of_politics(texts: Iterable[Sequence[Word]]) -> bool:
    words = {word.text.lower() for text in texts for word in text}
    return any(is_office_word(word, OfficeWord.OF_POLITICS) or _is_political_noun(word) for word in words)


def _is_political_noun(word: str) -> bool:
    role = look_up_role_noun(word)
    return role is not None and (role.noun == _POLITICIAN or _POLITICIAN in role.broader)


def _is_told_private(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether the words beside a name tell a trade or an age that no head of state or government has."""
    before = text_beside_words(words, name_span.first - 1)
    if _is_private_noun(before) or _has_age_of_no_holder(name_span, words):
        return True
    return any(map(_is_private_noun, _nouns_behind(name_span, words)))


def _is_private_noun(word: str) -> bool:
    role = look_up_role_noun(word) if word.islower() else None
    if role is None:
        return False
    return not any(is_office_word(noun, OfficeWord.PUBLIC) for noun in (role.noun, *role.broader))


def _has_age_of_no_holder(name_span: NameSpan, words: list[Word]) -> bool:
    behind = [text_beside_words(words, name_span.last + step) for step in (1, 2, 3)]
    if behind[0] not in (",", "(") or behind[2] not in (",", ")", "."):
        return False
    return behind[1].isdecimal() and not _MIN_AGE <= int(behind[1]) < _MAX_AGE and len(behind[1]) < len("1000")


def _nouns_behind(name_span: NameSpan, words: list[Word]) -> Iterator[str]:
    """Yield the words of a description behind a comma and an article, up to its end: ", the young baker, "."""
    at = name_span.last + 1
    if text_beside_words(words, at) != "," or text_beside_words(words, at + 1).lower() not in _ARTICLES:
        return
    for word in words[at + 2 : at + 2 + _MAX_DESCRIPTION_WORDS]:
        if not word.text.isalpha():
            return
        yield word.text
