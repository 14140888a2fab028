"""Tell whom a description does not mean: one whom a sentence tells from who is described, or a show from its host.

"Silva said it was the mayor who had lied": whoever is named there is not the mayor, nor is the mayor a sentence later.
Whom a description means of those who are left: descriptions.py.
"""

import re

from transforms.coreference.mention_table import MentionTable
from transforms.document import Entity, EntityType, Span
from transforms.knowledge.lexicon import RoleNoun

_HOST = "host"
_SHOW = re.compile(r"\b(?:show|programme|program|podcast|newscast|broadcast|monologue|episode)s?\b", re.IGNORECASE)
# Sentences before a description in which its show is named.
_MAX_SENTENCES_BACK = 2
# Mentions of a person that are looked at: a host is told to be one early.
_MAX_MENTIONS = 20


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


def is_host_of_other_show(noun: RoleNoun | None, person: Entity, at_char: int, table: MentionTable) -> bool:
    """Say whether a host is spoken of at a character, a show is named near before it, and the person nowhere with one.

    "Silva spoke. On "The Late Hour" nobody laughed. ... the host said" is not Silva.
    """
    if noun is None or _HOST not in (noun.noun, *noun.broader):
        return False
    near = table.sentences_up_to(at_char, _MAX_SENTENCES_BACK)
    if not _names_show(near, table):
        return False
    own = table.spans_by_entity.get(person.entity_id, [])[:_MAX_MENTIONS]
    return not any(_names_show(table.sentences_up_to(span.start_char, 0), table) for span in own)


def _names_show(span: Span, table: MentionTable) -> bool:
    """Say whether a span has a noun for shows or the name of a work."""
    has_work = any(table.types_by_id[one] == EntityType.WORK for one in table.ids_within(span))
    return has_work or _SHOW.search(span.of(table.doc.text)) is not None
