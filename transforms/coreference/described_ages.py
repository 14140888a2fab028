"""Match a description by the age that the text states beside a name: "the 34-year-old" is "Ana Silva, 34,"."""

import re

from transforms.coreference.description_matches import DescriptionMatch
from transforms.coreference.mention_table import MentionTable
from transforms.document import Entity, SpeakerRule

# A score, 0..1, set by hand.
_AGE_STATED = 0.85
_AGE_BEHIND_NAME = re.compile(r"\s?[,(]\s?(?:age |aged )?(\d{1,3})\b(?!,\d)")


def has_other_age(person: Entity, age: str, table: MentionTable) -> bool:
    """Say whether the text states another age of a person than `age`: "the 34-year-old" is not "Ana Silva, 71,"."""
    ages = _stated_ages(person, table)
    return bool(ages) and age not in ages


def _stated_ages(person: Entity, table: MentionTable) -> set[str]:
    """Find the ages that stand beside the name: "Ana Silva, 34,"."""
    spans = table.spans_by_entity.get(person.entity_id, ())
    matches = (_AGE_BEHIND_NAME.match(table.doc.text, span.end_char) for span in spans)
    return {match[1] for match in matches if match}


def match_description_by_age(person: Entity, age: str, table: MentionTable) -> DescriptionMatch | None:
    """Match a person whose age is stated beside the name."""
    if age not in _stated_ages(person, table):
        return None
    reason = f"the text gives {person.name}'s age as {age}"
    return DescriptionMatch(person.entity_id, _AGE_STATED, SpeakerRule.DESCRIPTION_AGE_STATED, reason)
