"""Find the police force that "police", with no word more, means: the only one that the text has named so far.

Forces with a place of their own ("police in Lund") are another's. Other bodies: organization_descriptions.py.
"""

import re

from transforms.coreference.description_matches import DescriptionMatch
from transforms.coreference.index import DocumentIndex
from transforms.document import Entity, EntityType, Span, SpeakerRule

POLICE = "police"
_BARE = ([POLICE], ["the", POLICE])
_OTHER_POLICE = re.compile(r"\b[Pp]olice (?:in|from|of) [A-Z]|\b[A-Z]\w+ police\b")
# Set by hand: others may have come to the scene.
_ONLY_POLICE = 0.6


def find_only_police(index: DocumentIndex, span: Span) -> list[DescriptionMatch]:
    """Find the one force that a source may mean; empty for other sources, and where none or several are named."""
    text = index.doc.text
    named = {mention.entity_id for mention in index.mentions if mention.start_char < span.start_char}
    forces = [entity_id for entity_id in named if _is_police(index.entities[entity_id])]
    is_other = _OTHER_POLICE.search(text, 0, span.start_char) is not None
    if span.of(text).lower().split() not in _BARE or len(forces) != 1 or is_other:
        return []
    reason = f"{index.entities[forces[0]].name} is the only police force named before"
    return [DescriptionMatch(forces[0], _ONLY_POLICE, SpeakerRule.DESCRIPTION_KIND_IN_THE_NAME, reason)]


def _is_police(entity: Entity) -> bool:
    return entity.entity_type == EntityType.ORGANIZATION and POLICE in entity.name.lower().split()
