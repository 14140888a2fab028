"""Weigh what a noun beside one place of a name says of its kind: before a comma, right before the name, or behind it.

"The head of the mine, Ana Silva" is a person, "the encyclical Laudate Mare" a work, "the Rumah Baru housing scheme" no
person. `name_types.py` counts it among the other votes.
"""

from collections import defaultdict

from transforms.document import EntityType
from transforms.knowledge.gazetteer import look_up_given_name, look_up_known_name
from transforms.knowledge.lexicon import (
    NamingWord,
    is_naming_word,
    look_up_organization_noun,
    look_up_role_noun,
    singularize,
)
from transforms.knowledge.type_words import TypeWord, is_type_word, look_up_named_thing, look_up_thing_noun
from transforms.language.grammar import FINITE_OR_MODAL_TAGS
from transforms.language.words import Word, text_beside_words
from transforms.name_types.office_owners import office_before_field
from transforms.name_types.own_words import Votes, is_code
from transforms.names.name_spans import NameSpan, is_attributive

# Weights of evidence beside those of `name_types.py`, set by hand.
_NO_PERSON = 5.0
_THING = 2.0
_WORK = 2.0  # a verb may follow somebody's name: "in the film Silva plays"
_TITLE_OF_WORK = 6.0  # outweighs a given name and the label: "her film Ana Silva took two prizes"
_NAMED_THING = 5.0  # outweighs a given name: "the trawler Ana Silva"
_OWN_WORK = 16.0  # outweighs a noun at the name's end: "her novel, The Quiet Harbour"
_MODEL = 10.0  # outweighs letters and figures at four places
_OFFICE = 3.0
_DESCRIPTION = 2.0  # "the owner of X, Y", which an organization may be too
_MAX_ATTRIBUTE_WORDS = 3
# Words of a description before a name.
_MAX_DESCRIPTION_BEFORE_WORDS = 12
_TAGS_BEFORE_WORK = frozenset(("NN", "JJ", "DT", "PRP$", "POS", "VBN", "HYPH", "CD", "NNP"))
# What ends a description that is read from its end: verbs and marks.
_CLOSING_TAGS = frozenset(("VBD", "VBZ", "VBP", "VB", "MD", ",", ".", ":", "``", "''"))
# Officers whom firms have, and persons do not.
_OFFICERS = frozenset(("CEO", "CFO", "COO", "CTO"))
_KINDS_OF_CAMPS = frozenset(("refugee", "displacement", "detention", "prison", "labour", "labor", "concentration"))
_MAX_MODEL_DIGITS = 2
_MAX_OFFICE_WORDS = 4
_OFFICES_OF_FIELDS = ("minister", "secretary", "undersecretary", "under-secretary", "secretary-general", "general")


def weigh_nouns_beside_name(name_span: NameSpan, words: list[Word]) -> Votes:
    """Weigh the nouns beside a name for and against kinds of things; empty where they say nothing."""
    votes: Votes = defaultdict(float)
    votes[EntityType.PERSON] += _person_vote_by_description_before(name_span, words)
    votes[EntityType.PERSON] += _NAMED_THING * _is_aged_in_words(name_span, words)
    if _is_noun_of_work_before_name(name_span, words):
        votes[EntityType.WORK] += _WORK if _goes_on_with_verb(name_span, words) else _TITLE_OF_WORK
    if _is_name_of_body_called_so(name_span, words):
        votes[EntityType.ORGANIZATION] += _OFFICE
        votes[EntityType.PERSON] -= _THING
    if _is_work_of_somebody(name_span, words):
        votes[EntityType.WORK] += _OWN_WORK
    for kind, weight in _vote_by_thing_before(name_span, words).items():
        votes[kind] += weight
    thing = _thing_behind_name(name_span, words)
    if thing is not None:
        votes[thing] += _THING
    if _is_model_of_series(name_span, words):
        votes[EntityType.PRODUCT] += _OFFICE
    if _is_model_of_maker(name_span, words):
        votes[EntityType.PRODUCT] += _MODEL
    if _is_firm_of_officer(name_span, words):
        votes[EntityType.ORGANIZATION] += _THING
    is_field_of_office = office_before_field(words, name_span.first).lower() in _OFFICES_OF_FIELDS
    if thing is not None or is_field_of_office:
        votes[EntityType.PERSON] -= _NO_PERSON
    return votes


def _is_name_of_body_called_so(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a noun for bodies is right before a name that begins like nobody's: `the lender Silvabank`."""
    at = name_span.first - 1
    if text_beside_words(words, at) == "called":
        at -= 2 if text_beside_words(words, at - 1) == "," else 1
    before = text_beside_words(words, at)
    is_seated = before == "based" and text_beside_words(words, at - 1) == "-"  # "the Bergen-based Silvabank"
    is_body = is_seated or (is_type_word(before, TypeWord.BODY_BEFORE) and look_up_role_noun(before) is None)
    return is_body and not name_span.title and look_up_given_name(name_span.name.split()[0]) is None


def _person_vote_by_description_before(name_span: NameSpan, words: list[Word]) -> float:
    """Weigh a description that ends with a comma before a full name: `the head of the mine, Ana Silva, said`."""
    comma, after = name_span.first - 1, text_beside_words(words, name_span.last + 1)
    if comma < 2 or words[comma].text != "," or name_span.last == name_span.first or not after:
        return 0.0
    if look_up_known_name(name_span.name) or look_up_organization_noun(words[name_span.last].text):
        return 0.0
    noun = _noun_of_description(words, comma)
    if noun is None or after not in (",", ".") and not is_type_word(after, TypeWord.SPEECH_VERB):
        return 0.0
    return _DESCRIPTION if is_type_word(noun, TypeWord.PERSON_OR_BODY) else _OFFICE


def _is_aged_in_words(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether an age in years is behind a name: `Saib, a 12-year-old boy`."""
    behind = [word.text for word in words[name_span.last + 1 : name_span.last + 8]]
    return len(behind) > 6 and behind[0] == "," and behind[2].isdecimal() and behind[3:7] == ["-", "year", "-", "old"]


def _noun_of_description(words: list[Word], end: int) -> str | None:
    """Give the noun for a person that "the" or an owner opens and "of" or the comma at `end` closes; else None."""
    at = end - 1
    while at >= max(0, end - _MAX_DESCRIPTION_BEFORE_WORDS):
        word = words[at]
        is_closed = words[at + 1].tag == "IN" or at + 1 == end
        if word.tag == "NN" and is_closed and look_up_role_noun(word.text):
            opening = at - 1
            while opening > 0 and words[opening].tag in ("JJ", "NN", "NNP", "HYPH"):
                opening -= 1
            return word.text.lower() if words[opening].tag in ("DT", "PRP$", "POS") else None
        if word.tag in _CLOSING_TAGS:
            return None
        at -= 1
    return None


def _is_noun_of_work_before_name(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a name is that of a work by the words before it: `the encyclical Laudate Mare`, `a hit, The Sea`."""
    at = name_span.first - 1
    at -= text_beside_words(words, at) == "The"
    if at < 1 or name_span.title:
        return False
    noun = words[at]
    is_noun = noun.tag in ("NN", "JJ") and noun.text.islower() and is_naming_word(noun.text, NamingWord.WORK)
    return is_noun and words[at - 1].tag in ("DT", "PRP$", "JJ", "POS", "NN", "NNP", "VBN")


def _goes_on_with_verb(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a name behind a preposition and a noun for works has a verb: `in the film Silva plays`."""
    after, start = name_span.last + 1, name_span.first - 1
    while start > 0 and words[start].tag in _TAGS_BEFORE_WORK:
        start -= 1
    is_verb = after < len(words) and words[after].tag in FINITE_OR_MODAL_TAGS
    return is_verb and words[start].tag == "IN"


def _is_work_of_somebody(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a name in apposition to somebody's work is its title: `Silva's third book, Salt Harbour, is`."""
    first = name_span.first - (text_beside_words(words, name_span.first - 1) == "The")
    noun = first - 2
    after = text_beside_words(words, name_span.last + 1)
    if noun < 1 or words[noun + 1].text != "," or after not in (",", ".") or name_span.title:
        return False
    if words[noun].tag != "NN" or not is_naming_word(words[noun].text, NamingWord.WORK):
        return False
    opening = noun - 1
    while opening > 0 and words[opening].tag in ("JJ", "NN", "HYPH"):
        opening -= 1
    return words[opening].tag in ("PRP$", "POS")


def _vote_by_thing_before(name_span: NameSpan, words: list[Word]) -> Votes:
    """Weigh a noun before a name for things that bear names: `the trawler Ana Silva`, `a new ferry, the Harbour`."""
    votes: Votes = defaultdict(float)
    at = name_span.first - 1
    if name_span.has_article and text_beside_words(words, at - 1) in (",", "as"):
        at -= 2 if words[at - 1].text == "," else 1
    if at > 1 and [word.text for word in words[at - 1 : at + 1]] == ["such", "as"]:
        at -= 2  # "ships such as the Harbour"
    is_noun = at >= 0 and words[at].tag[:2] != "VB" and not name_span.title
    thing = look_up_named_thing(singularize(words[at].text)) if is_noun else None
    if thing is not None and look_up_known_name(name_span.name) is None:
        votes[thing] += _NAMED_THING
        votes[EntityType.PERSON] -= _NO_PERSON
    return votes


def _thing_behind_name(name_span: NameSpan, words: list[Word]) -> EntityType | None:
    """Find what bears a name that goes on to a noun for no person: `the Rumah Baru housing scheme`; else None."""
    last = name_span.last
    if name_span.title or not is_attributive(words[last], last):
        return None
    head = words[last].head
    is_near = head < len(words) and head - last <= _MAX_ATTRIBUTE_WORDS
    # in small letters, whatever the tagger has it for: "the X crossing" is a verb to it
    is_noun = is_near and words[head].text.islower() and look_up_known_name(name_span.name) is None
    if is_noun and words[head].text == "website" and words[head - 1].text == "news":
        return EntityType.ORGANIZATION
    if is_noun and words[head].text == "camp" and words[head - 1].text in _KINDS_OF_CAMPS:
        return EntityType.PLACE  # alone, a candidate's or a team's
    return look_up_thing_noun(words[head].text.removesuffix("s")) if is_noun else None


def _is_firm_of_officer(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a firm's officer is right behind its name: `Lunavia CEO Ana Silva`."""
    after = [word.text for word in words[name_span.last + 1 : name_span.last + 2 + _MAX_OFFICE_WORDS]]
    is_officer = bool(after) and after[0] in _OFFICERS
    if len(after) > 2 and after[0] in ("'s", "\u2019s") and after[1] == "chief":
        is_officer = "officer" in after[2:] or after[2] == "executive"  # "Quist's chief information officer"
    return is_officer and not name_span.title and look_up_known_name(name_span.name) is None


def _is_model_of_maker(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether letters and figures are what a name before them has: `Quist's CX-7`."""
    before = words[name_span.first - 1] if name_span.first else None
    return before is not None and before.tag == "POS" and is_code(name_span.name)


def _is_model_of_series(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a number tells which model a thing is, behind an article and its name: `the Quist Watch 4 has`."""
    number, after = name_span.last + 1, name_span.last + 2
    if not name_span.has_article or name_span.first == name_span.last or after >= len(words):
        return False
    is_number = words[number].text.isdecimal() and len(words[number].text) <= _MAX_MODEL_DIGITS
    return is_number and words[after].tag in ("VBZ", "VBD", "MD", "VBP")
