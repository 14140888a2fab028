"""Decide whether a name of one word is a person's, by the full names, the titles and the speech of the same text.

How names are grouped then: `grouping.py`; which full name a single one belongs to: `persons.py`.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Self

from transforms.document import EntityType
from transforms.knowledge.gazetteer import KnownForm, KnownName, is_country, look_up_given_name, look_up_known_name
from transforms.knowledge.lexicon import look_up_role_noun
from transforms.knowledge.name_forms import drop_suffix, fold_name, split_person_name
from transforms.knowledge.office_holders import holders_by_surname
from transforms.language.words import Word, text_beside_words
from transforms.name_types.firms import is_name_of_firm_here
from transforms.name_types.name_types import (
    UNSUPPORTED,
    TypeVote,
    is_name_beside_speech_verb,
    is_surname_like_organization,
)
from transforms.name_types.place_evidence import is_name_of_place_here
from transforms.names.name_spans import NameSpan
from transforms.persons.misspellings import is_misspelt_name
from transforms.persons.persons import drop_nickname, nicknames_in_name

# Names beyond which misspellings are not looked for: a directory, no article.
_MAX_NAMES_COMPARED = 2000
# The share of votes under which another type does not keep a given name from its bearer.
_DOUBTFUL_SHARE = 0.7

NamesByKey = dict[str, list[NameSpan]]  # by the folded name
TypesByKey = Mapping[str, TypeVote]


class FullNames(NamedTuple):
    """The parts of full names of persons by which single names are recognized, all folded."""

    surnames: set[str]  # misspellings that the text has among them
    given: set[str]  # and nicknames
    titled_given: set[str]  # given names of those who are named with a title
    firm_words: set[str]  # first words of longer names of organizations
    speaking: set[str]  # surnames that are beside a verb of speech somewhere
    speaking_given: set[str]  # given names, or surnames that stand first, of which the same holds
    introduced: set[str]  # surnames that are a known body's name too, of which the text names the person first

    @classmethod
    def of(
        cls,
        full: Sequence[NameSpan],
        surnames: set[str],
        groups: NamesByKey,
        types: TypesByKey,
        texts: Sequence[list[Word]],
    ) -> Self:
        """Collect the surnames and given names of the full names, and misspellings among all names of the text."""
        misspelt: set[str] = set()
        if len(groups) < _MAX_NAMES_COMPARED:
            misspelt = {key for key in groups if any(is_misspelt_name(key, surname) for surname in surnames)}
        given = {_folded_given_name(name_span) for name_span in full}
        given |= {fold_name(nickname) for name_span in full for nickname in nicknames_in_name(name_span.name)}
        return cls(
            surnames | misspelt,
            given,
            {_folded_given_name(name_span) for name_span in full if name_span.title},
            first_words_of_organizations(types),
            {key for key in surnames & groups.keys() if _is_speaking(groups[key], texts)},
            {key for key in given & groups.keys() if _is_speaking(groups[key], texts)},
            {key for key in surnames & groups.keys() if _is_introduced(key, full, groups, types, texts)},
        )


def _is_introduced(
    key: str, full: Sequence[NameSpan], groups: NamesByKey, types: TypesByKey, texts: Sequence[list[Word]]
) -> bool:
    """Say whether a text names a person in full before the surname alone, and nowhere the body that is called so."""
    single = groups[key]
    bearers = (one.span.start_char for one in full if fold_name(split_person_name(one.name).surname) == key)
    first_alone = min(one.span.start_char for one in single)
    if key in first_words_of_organizations(types) or min(bearers, default=first_alone) >= first_alone:
        return False
    places = [(one, texts[one.parse]) for one in single]
    return not any(one.has_article or is_name_of_firm_here(one, words) or _is_at(one, words) for one, words in places)


def _is_at(name_span: NameSpan, words: Sequence[Word]) -> bool:
    """Say whether somebody works or holds an office at a name, which only a body has: `an analyst at Silva`."""
    before, noun = (text_beside_words(words, name_span.first - back) for back in (1, 2))
    is_office = look_up_role_noun(noun) is not None
    return before == "at" or (before == "of" and is_office)


def _is_speaking(group: Sequence[NameSpan], texts: Sequence[list[Word]]) -> bool:
    """Say whether a name is beside a verb of speech somewhere, and of no government where it is a place elsewhere."""
    if not any(is_name_beside_speech_verb(name_span, texts[name_span.parse]) for name_span in group):
        return False
    known = look_up_known_name(group[0].name)
    may_be_government = known is not None and (known.form == KnownForm.CAPITAL or is_country(known.name))
    return not (may_be_government and any(is_name_of_place_here(one, texts[one.parse]) for one in group))


def _folded_given_name(name_span: NameSpan) -> str:
    return fold_name(split_person_name(drop_nickname(name_span.name)).given)


def is_single_name_of_person(name_span: NameSpan, vote: TypeVote, bearers: FullNames, words: list[Word]) -> bool:
    """Say whether a name of one word is a person's: by title, by vote, or since a full name in the text has it."""
    if name_span.is_dateline:
        return False
    is_tagged = name_span.label == "PERSON"
    key = fold_name(drop_suffix(name_span.name))
    known = look_up_known_name(name_span.name)
    if name_span.title and not (known and known.entity_type == EntityType.ORGANIZATION):
        return True
    if known and known.form != KnownForm.PEOPLE and not is_tagged:
        return _is_surname_like_known_name(name_span, key, known, bearers, words)
    if is_plural_of_surname(key, bearers.surnames) and not name_span.title:
        return False  # "the Silvas"
    if key in bearers.surnames:
        return not name_span.has_article or is_tagged
    if vote.entity_type == EntityType.PERSON:
        return _is_tagged_name_of_person(name_span, key, vote, bearers)
    if key not in bearers.given:
        return False
    may_speak = key not in bearers.firm_words and not name_span.has_article
    is_speaking = may_speak and (key in bearers.speaking_given or is_name_beside_speech_verb(name_span, words))
    is_unlabelled = is_tagged or not name_span.label
    return is_unlabelled or is_speaking or _is_given_name_against_label(key, vote, bearers)


def _is_surname_like_known_name(
    name_span: NameSpan, key: str, known: KnownName, bearers: FullNames, words: list[Word]
) -> bool:
    """Say whether the name of a place or body is its bearer's: `Houston said`, where Ana Houston is named."""
    is_like_place = known.entity_type == EntityType.PLACE and key in bearers.speaking and not name_span.has_article
    is_like_place = is_like_place and not is_name_of_place_here(name_span, words)
    if known.entity_type == EntityType.ORGANIZATION and key in bearers.introduced:
        return True
    return is_like_place or is_surname_like_organization(name_span, known, key in bearers.surnames, words)


def _is_tagged_name_of_person(name_span: NameSpan, key: str, vote: TypeVote, bearers: FullNames) -> bool:
    """Say whether a single name that the vote takes for a person's is one, not a short one of a firm."""
    if key in bearers.firm_words and may_be_short_for_firm(key):
        return False
    is_supported = not name_span.is_initial or vote.share > UNSUPPORTED
    return not name_span.has_article and is_supported


def may_be_short_for_firm(key: str) -> bool:
    """Say whether a single name is no given name and no office holder's, so that a longer firm's name explains it."""
    is_holder = key.title() in holders_by_surname()
    return " " not in key and look_up_given_name(key) is None and not is_holder


def _is_given_name_against_label(key: str, vote: TypeVote, bearers: FullNames) -> bool:
    """Say whether a given name that spaCy takes for something else is its bearer's nevertheless."""
    may_be_firm = key in bearers.firm_words or look_up_given_name(key) is None
    return vote.share < _DOUBTFUL_SHARE and (key in bearers.titled_given or not may_be_firm)


def is_plural_of_surname(key: str, surnames: set[str]) -> bool:
    """Say whether a folded name is a surname's plural, and no surname itself: `silvas`."""
    return key.endswith("s") and key[:-1] in surnames and key not in surnames


def first_words_of_organizations(types: TypesByKey) -> set[str]:
    """Give the folded first words of longer names: those of organizations by the vote, and of numbered models."""
    makers = (
        key
        for key, vote in types.items()
        if vote.entity_type == EntityType.ORGANIZATION
        or (vote.entity_type == EntityType.PRODUCT and key[-1].isdecimal())
    )
    return {key.partition(" ")[0] for key in makers if " " in key}
