"""Tell where the name of a group stands for the party that its members make up: `the Conservatives`.

It names parties of groups that the gazetteer knows; what a group of names becomes is decided in `grouping.py`.
"""

from collections.abc import Iterable, Sequence

from transforms.document import EntityType
from transforms.entities.name_spans import NameSpan
from transforms.knowledge.gazetteer import KnownName, look_up_known_name, look_up_party_of_group


def find_parties_of_groups(groups: Iterable[Sequence[NameSpan]]) -> dict[str, KnownName]:
    """Find the parties that a text calls by their members, by the canonical names of the groups.

    A capital inside of a sentence says that a party is meant: `the Conservatives`, no matter how a headline calls them.
    So does another name that its members alone have: `Tories`.

    Args:
        groups: the places of each name of the text.
    """
    found = [(group, known) for group in groups if (known := look_up_known_name(group[0].name)) is not None]
    named = {known.name for _, known in found if known.entity_type == EntityType.ORGANIZATION}
    parties = {}
    for group, known in found:
        party = look_up_party_of_group(known.name)
        if party is not None and (party.name in named or any(map(_has_capital_of_name, group))):
            parties[known.name] = party
    return parties


def _has_capital_of_name(name_span: NameSpan) -> bool:
    return name_span.is_cased and not name_span.is_initial
