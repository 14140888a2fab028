"""Tell which party a name stands for: that of a group's members, `the Conservatives`, and of which country it is.

It names parties that the gazetteer knows; what a group of names becomes is decided in `grouping.py`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import takewhile

from transforms.document import EntityType
from transforms.knowledge.gazetteer import (
    KnownForm,
    KnownName,
    list_country_forms,
    look_up_known_name,
    look_up_party_of_group,
)
from transforms.knowledge.office_words import OfficeWord, is_office_word
from transforms.language.words import Word
from transforms.names.name_spans import NameSpan

# Words from a party's name to the last one of an office: "Conservative home affairs spokesman".
_MAX_WORDS_TO_OFFICE = 4
# The last word of a party's canonical name.
_PARTY = " Party"


def find_parties(groups: Iterable[Sequence[NameSpan]], texts: Sequence[list[Word]]) -> dict[str, KnownName]:
    """Find the parties that a text means by known names, by the canonical names of groups and namesakes of parties.

    A capital inside of a sentence says that a party is meant: `the Conservatives`, no matter how a headline calls them.
    So does an office of parties: `Conservative leader X`. Both do so only where the text names anything of the party's
    country, as other countries have groups of that name. Another name that its members alone have, `Tories`, suffices.

    Args:
        groups: the places of each name of the text.
        texts: the words of each parse.
    """
    found = [(group, known) for group in groups if (known := look_up_known_name(group[0].name)) is not None]
    named = {known.name for _, known in found if known.entity_type == EntityType.ORGANIZATION}
    countries = _count_countries(found)
    parties = {}
    for group, known in found:
        party = look_up_party_of_group(known.name)
        if party is None:
            continue
        is_of_country = party.country_code is None or countries[party.country_code] > 0
        is_called_so = is_of_country and any(_is_name_of_party_here(one, texts[one.parse]) for one in group)
        if party.name in named or is_called_so:
            parties[known.name] = party
    return parties | _find_namesakes_of_country(found, parties, countries)


def _count_countries(found: Iterable[tuple[Sequence[NameSpan], KnownName]]) -> Counter[str]:
    """Count how often a text names what is of each country, parties left out, whose names several countries have."""
    countries: Counter[str] = Counter()
    for group, known in found:
        if known.country_code and not _is_party(known):
            countries[known.country_code] += len(group)
    return countries


def _find_namesakes_of_country(
    found: Iterable[tuple[Sequence[NameSpan], KnownName]], parties: dict[str, KnownName], countries: Counter[str]
) -> dict[str, KnownName]:
    """Find the parties of the country that a text is about for names that another country's bear, by those names.

    `Conservative Party` in a text that names Canada most and Britain never is the `Conservative Party of Canada`.
    """
    main_country = max(sorted(countries), key=lambda code: countries[code], default=None)
    if main_country is None:
        return {}
    out = {}
    for name, party in {known.name: parties.get(known.name, known) for _, known in found}.items():
        is_foreign = party.country_code is not None and not countries[party.country_code]
        if is_foreign and _is_party(party) and (namesake := _look_up_namesake(party, main_country)):
            out[name] = namesake
    return out


def _is_party(known: KnownName) -> bool:
    return known.entity_type == EntityType.ORGANIZATION and known.name.endswith(_PARTY)


def _look_up_namesake(party: KnownName, country_code: str) -> KnownName | None:
    """Look up the party of a country that has its land in its name: `Conservative Party of Canada`."""
    for land in list_country_forms(country_code):
        for name in (f"{party.name} of {land}", f"{land} {party.name}"):
            known = look_up_known_name(name)
            if known is not None and known.country_code == country_code and known.form == KnownForm.NAME:
                return known
    return None


def _is_name_of_party_here(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a capital, or the office behind it, makes a party of a name in a cased line."""
    has_own_capital = not name_span.is_initial or " " in name_span.name
    return name_span.is_cased and (has_own_capital or _is_before_office_of_party(name_span, words))


def _is_before_office_of_party(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether an office that parties have is one of the next words in small letters: `Conservative spokesman`."""
    behind = words[name_span.last + 1 : name_span.last + 1 + _MAX_WORDS_TO_OFFICE]
    fields = takewhile(lambda word: word.text.islower() and word.tag in ("NN", "NNS", "JJ"), behind)
    return any(is_office_word(word.text, OfficeWord.OF_PARTY_ALONE) for word in fields)
