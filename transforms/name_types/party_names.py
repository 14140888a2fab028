"""Tell where the name of a group stands for the party that its members make up: `the Conservatives`.

It names parties of groups that the gazetteer knows; what a group of names becomes is decided in `grouping.py`.
"""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from transforms.document import EntityType
from transforms.knowledge.gazetteer import KnownName, look_up_known_name, look_up_party_of_group
from transforms.knowledge.office_words import OfficeWord, is_office_word
from transforms.language.words import Word
from transforms.names.name_spans import NameSpan

# Words from a party's name to the last one of an office: "Conservative home affairs spokesman".
_MAX_WORDS_TO_OFFICE = 4


def find_parties_of_groups(groups: Iterable[Sequence[NameSpan]], texts: Sequence[list[Word]]) -> dict[str, KnownName]:
    """Find the parties that a text calls by their members, by the canonical names of the groups.

    A capital inside of a sentence says that a party is meant: `the Conservatives`, no matter how a headline calls them.
    So does another name that its members alone have, `Tories`, and an office of parties: `Conservative leader X`.

    Args:
        groups: the places of each name of the text.
        texts: the words of each parse.
    """
    found = [(group, known) for group in groups if (known := look_up_known_name(group[0].name)) is not None]
    named = {known.name for _, known in found if known.entity_type == EntityType.ORGANIZATION}
    parties = {}
    for group, known in found:
        party = look_up_party_of_group(known.name)
        if party is None:
            continue
        if party.name in named or any(_is_name_of_party_here(one, texts[one.parse]) for one in group):
            parties[known.name] = party
    return parties


def _is_name_of_party_here(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a capital, or the office behind it, makes a party of a name in a cased line."""
    has_own_capital = not name_span.is_initial or " " in name_span.name
    return name_span.is_cased and (has_own_capital or _is_before_office_of_party(name_span, words))


def _is_before_office_of_party(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether an office that parties have is one of the next words in small letters: `Conservative spokesman`."""
    behind = words[name_span.last + 1 : name_span.last + 1 + _MAX_WORDS_TO_OFFICE]
    fields = takewhile(lambda word: word.text.islower() and word.tag in ("NN", "NNS", "JJ"), behind)
    return any(is_office_word(word.text, OfficeWord.OF_PARTY_ALONE) for word in fields)
