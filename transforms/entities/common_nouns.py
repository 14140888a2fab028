"""Take out names that are common nouns: `House prices`, `Cabinet maker` where a sentence or a headline begins.

Names of bodies that the text has nowhere else than there, before a noun that no body has; offices and trades that
begin a headline; things told apart by a letter. What kind of thing the other names name is for `name_types.py`.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from transforms.document import EntityType
from transforms.entities.name_spans import NameSpan
from transforms.knowledge.gazetteer import look_up_known_name
from transforms.knowledge.lexicon import (
    is_lettered_noun,
    look_up_organization_noun,
    look_up_role_noun,
    look_up_title,
)
from transforms.knowledge.metonym_words import MetonymWord, is_metonym_word
from transforms.knowledge.name_forms import fold_name
from transforms.language.words import Word

# What parliaments and governments have, so that "House vote" is of the body.
_NOUNS_OF_BODIES = frozenset((
    "bill", "committee", "panel", "majority", "minority", "leadership", "vote", "votes", "race", "races", "seat",
    "seats", "hearing", "floor", "rules", "chamber", "inquiry", "investigation", "session", "meeting", "reshuffle",
    "decision",
    "resolution", "subcommittee", "districts", "district", "elections", "election", "report", "posts", "post",
))  # fmt: skip

_FAMILIES = frozenset(("family", "clan", "dynasty", "household", "siblings", "brothers", "sisters", "twins", "couple"))


def drop_common_nouns(name_spans: Sequence[NameSpan], texts: Sequence[list[Word]]) -> list[NameSpan]:
    """Give the names without common nouns of one word, as they are wherever the text has them, and without families."""
    by_name: dict[str, list[NameSpan]] = defaultdict(list)
    for name_span in name_spans:
        by_name[fold_name(name_span.name)].append(name_span)
    dropped = {
        key
        for key, group in by_name.items()
        if _may_be_common_noun(group[0].name)
        and all(_describes_common_noun(name_span, texts[name_span.parse]) for name_span in group)
    }
    dropped |= _find_offices_alone(by_name)
    return [
        name_span
        for name_span in name_spans
        if fold_name(name_span.name) not in dropped
        and not _is_name_of_family(name_span, texts[name_span.parse])
        and not _is_lettered_thing(name_span.name)
        and not _is_kind_of_place_alone(name_span, texts[name_span.parse])
    ]


def _is_lettered_thing(name: str) -> bool:
    """Say whether a name is a noun whose things single letters tell apart: `Ward D`, `Flat E.`."""
    noun, _, letter = name.partition(" ")
    return len(letter.rstrip(".")) == 1 and is_lettered_noun(noun)


def _is_kind_of_place_alone(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a noun for places goes with the office behind it: `City Manager X`."""
    if name_span.first + 1 >= len(words) or name_span.first != name_span.last:
        return False
    after = words[name_span.last + 1].text
    is_kind = is_metonym_word(name_span.name, MetonymWord.KIND_OF_PLACE)
    is_before_office = after.istitle() and (look_up_role_noun(after) or look_up_title(after)) is not None
    return is_kind and is_before_office


def _find_offices_alone(by_name: Mapping[str, Sequence[NameSpan]]) -> set[str]:
    """Find offices, trades and ties that have a capital by their place alone, and that no name of a person ends with.

    `Hiker found alive`, where a headline begins; a surname that spaCy knows as one stays: `Baker said`.
    """
    parts = {part for key in by_name if " " in key for part in key.split()}
    return {
        key
        for key, group in by_name.items()
        if key not in parts
        and look_up_known_name(group[0].name) is None
        and look_up_role_noun(group[0].name) is not None
        and all(name_span.is_initial and name_span.label != "PERSON" and not name_span.title for name_span in group)
    }


def _is_name_of_family(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a surname behind an article is a family's, which is nobody alone: `the Silva family`."""
    before, after = name_span.first - 1, name_span.last + 1
    if " " in name_span.name or name_span.title or before < 0 or after >= len(words):
        return False
    return words[before].text.lower() == "the" and words[after].text in _FAMILIES


def _may_be_common_noun(name: str) -> bool:
    """Say whether a name is one word that is a noun for bodies, or short for a known one; `Senate` is a name always."""
    known = look_up_known_name(name)
    if " " in name or name.isupper() or (known is not None and known.name == name):
        return False
    is_short_for_body = known is not None and known.entity_type == EntityType.ORGANIZATION
    return is_short_for_body or (known is None and look_up_organization_noun(name) == EntityType.ORGANIZATION)


def _describes_common_noun(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a name has its capital by its place, and describes a noun that is no part of a body."""
    if name_span.is_cased and not name_span.is_initial:
        return False
    at = name_span.last + 1
    if at >= len(words) or words[at].tag not in ("NN", "NNS"):
        return False
    noun = words[at].text.lower()
    role = look_up_role_noun(noun)
    return noun not in _NOUNS_OF_BODIES and (role is None or role.is_trade)
