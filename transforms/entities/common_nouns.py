"""Take out names that are common nouns: `House prices`, `Cabinet maker` where a sentence or a headline begins.

Names of bodies that the text has nowhere else than there, before a noun that no body has; offices and trades that
begin a headline; things told apart by a letter. What kind of thing the other names name is for `name_types.py`.
"""

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence

from transforms.document import EntityType
from transforms.knowledge.gazetteer import look_up_known_name
from transforms.knowledge.lexicon import (
    is_lettered_noun,
    look_up_organization_descriptor,
    look_up_organization_noun,
    look_up_role_noun,
    look_up_title,
)
from transforms.knowledge.metonym_words import MetonymWord, is_metonym_word
from transforms.knowledge.name_forms import fold_name
from transforms.knowledge.office_words import OfficeWord, is_office_word
from transforms.knowledge.type_words import TypeWord, is_type_word, look_up_numbered_noun
from transforms.language.words import Word
from transforms.names.name_spans import NameSpan
from transforms.names.word_case import is_name_of_speech
from transforms.roles.role_nouns import initials_of_role

# Brackets with more words behind letters tell no place.
_MOST_WORDS_IN_BRACKETS = 6
_FAMILIES = frozenset(("family", "clan", "dynasty", "household", "siblings", "brothers", "sisters", "twins", "couple"))

# Who writes, where a byline tells no name.
_DESKS = frozenset(("Desk", "Correspondent", "Correspondents"))


# Offices that nobody has for a surname.
_OFFICES_ALONE = frozenset((
    "commissioner", "minister", "secretary", "director", "chairman", "president", "inspector", "superintendent",
    "spokesman", "spokeswoman", "ombudsman",
))  # fmt: skip


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
    titles = {name_span.title for name_span in name_spans if " " in name_span.title or "-" in name_span.title}
    offices = {initials for title in titles for initials in initials_of_role(title)}
    offices |= {one.name for one in name_spans if _is_office_with_bracket(one, texts[one.parse])}
    left = (name_span for name_span in name_spans if fold_name(name_span.name) not in dropped)
    return [name_span for name_span in left if not _is_no_name_here(name_span, offices, texts[name_span.parse])]


def _is_no_name_here(name_span: NameSpan, offices: Container[str], words: list[Word]) -> bool:
    """Say whether a name is of a family, a lettered thing, or an office or kind of place by its words around."""
    if _is_name_of_family(name_span, words) or _is_lettered_thing(name_span.name):
        return True
    if is_name_of_speech(words, name_span.first, name_span.last):
        return True
    if name_span.name.split()[-1] in _DESKS or (name_span.title and name_span.name.lower() in _OFFICES_ALONE):
        return True  # "the Garda Commissioner", "Justice Minister": the title is its field
    is_office = name_span.name in offices and _is_behind_article(name_span, words)
    is_office |= _is_word_before_office(name_span, words)
    return is_office or _is_office_with_bracket(name_span, words) or _is_kind_of_place_alone(name_span, words)


def _is_office_with_bracket(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether letters are an office that brackets tell the place or field of: `SP (Bergen) Ana Silva`."""
    at = name_span.last + 1
    window = words[at : at + _MOST_WORDS_IN_BRACKETS]
    if not name_span.name.isupper() or " " in name_span.name or not window or window[0].text != "(":
        return False
    end = next((index for index, word in enumerate(window) if word.text == ")"), None)
    behind = words[at + end + 1 : at + end + 3] if end is not None else []
    inside = "".join(word.text for word in window[1:end])
    is_acronym = inside.isupper()  # "WHO (UN) Ana" tells of a body
    return len(behind) == 2 and not is_acronym and all(word.text.istitle() for word in behind)


def _is_word_before_office(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a word goes with the office in small letters behind it: `Shadow chancellor Ana Silva`."""
    after = words[name_span.last + 1].text if name_span.last + 1 < len(words) else ""
    is_word = is_office_word(name_span.name, OfficeWord.BEFORE_TITLE)
    return is_word and after.islower() and look_up_role_noun(after) is not None


def _is_behind_article(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether the letters of an office stand for its holder: "the DC", where the text has a Deputy Commissioner."""
    before = words[name_span.first - 1].text.lower() if name_span.first else ""
    after = words[name_span.last + 1].text if name_span.last + 1 < len(words) else ""
    return before == "the" and not after[:1].isupper()


def _is_lettered_thing(name: str) -> bool:
    """Say whether a name is a noun whose things single letters tell apart: `Ward D`, `Flat E.`."""
    noun, _, letter = name.partition(" ")
    is_numbered = letter.isdecimal() and look_up_numbered_noun(noun) is not None  # "Interstate 5"
    return len(letter.rstrip(".")) == 1 and is_lettered_noun(noun) and not is_numbered


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
    return not is_type_word(noun, TypeWord.OF_BODY) and (role is None or role.is_trade)


def are_joined_offices(name: str) -> bool:
    """Say whether a name is nothing but offices: `Founder & CEO`."""
    parts = name.split(" & ")
    return len(parts) > 1 and all(look_up_role_noun(part) for part in parts)


def is_common_noun_as_name(group: Sequence[NameSpan], lower: frozenset[str]) -> bool:
    """Say whether a capital only shows respect: `the Embassy`, `the City`, where the text has the bare noun too."""
    name = group[0].name
    if " " in name:
        return False
    is_body = look_up_organization_noun(name) in (EntityType.ORGANIZATION, EntityType.PLACE)
    is_noun = look_up_organization_descriptor(name.lower()) or (is_body and name.lower() in lower)
    is_noun = is_noun or look_up_organization_noun(name) == EntityType.LAW  # "the Bill" that the text is about
    article_count = sum(name_span.has_article for name_span in group)
    return bool(is_noun) and 2 * article_count >= len(group)
