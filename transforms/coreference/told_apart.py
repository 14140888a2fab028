"""Tell a person from one who is described in the same sentence: "Silva said it was the mayor who had lied".

Whoever is named there is not the mayor, nor is the mayor a sentence later. Whom a description means: descriptions.py.
"""

import re

from transforms.coreference.mention_table import MentionTable
from transforms.document import Entity


def is_told_apart(person: Entity, phrase: str, at_char: int, table: MentionTable) -> bool:
    """Say whether a sentence just before `at_char` names a person and has the very description behind the name.

    `phrase` is the description as it stands at `at_char`. An apposition, "Silva, the mayor, said", tells nobody apart.
    """
    words = phrase.partition(",")[0].strip()
    if not words:
        return False
    same = re.compile(rf"\b{re.escape(words)}\b", re.IGNORECASE)
    for mention in table.mentions_just_before(at_char):
        end = table.sentences_up_to(mention.span.start_char, 0).end_char
        behind = table.doc.text[mention.span.end_char : min(end, at_char)]
        if mention.entity_id == person.entity_id and not behind.startswith(",") and same.search(behind):
            return True
    return False
