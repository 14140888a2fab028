"""Weigh what makes a person of a name that no list has: a person beside it, `he` behind it, a turn that it opens.

It reads one place of a name at a time; `words_beside.py` counts it among the other votes.
"""

from collections.abc import Sequence

from transforms.document import EntityType
from transforms.knowledge.gazetteer import look_up_given_name, look_up_known_name
from transforms.knowledge.lexicon import look_up_organization_noun, look_up_role_noun
from transforms.language.grammar import SUBJECTS
from transforms.language.words import Word, text_beside_words
from transforms.names.name_spans import NameSpan

# Weights of evidence beside those of `name_types.py`, set by hand.
_BESIDE_PERSON = 2.0
_PRONOUN = 1.5
_HOLDER = 2.0
_TURN = 4.0  # outweighs letters in capitals: "ROB: We did."
_AUTHOR = 5.0  # outweighs a town's name: "Lund et al."
_CITED = (("et", "al"), ("and", "colleagues"), ("and", "coworkers"), ("and", "co-workers"))
_MAX_NAME_WORDS = 3
# From an office to its holder, over the body: "representative of the Foreign Ministry of Peru".
_MAX_WORDS_BEHIND_OFFICE = 8
# Words behind a subject within which "his" or "he" is mostly the subject.
_REACH = 14
# Pronouns of a subject and what it has; "told him" is said of another one.
_PRONOUNS = frozenset((("he", "PRP"), ("she", "PRP"), ("his", "PRP$"), ("her", "PRP$")))
_OTHERS = frozenset(("it", "its", "they", "their", "them"))
_JOINS = frozenset(("and", "&", "or"))


def weigh_signs_of_person(name_span: NameSpan, words: list[Word]) -> float:
    """Weigh what the words around a name say for a person; 0 where they say nothing, or the name is known."""
    if look_up_known_name(name_span.name) or name_span.has_article or name_span.title:
        return 0.0
    weight = _TURN if _opens_turn(name_span, words) else 0.0
    weight += _AUTHOR if _is_author(name_span, words) else 0.0
    if not _is_like_name_of_person(name_span, words):
        return weight
    weight += _BESIDE_PERSON * _is_joined_to_person(name_span, words)
    weight += _HOLDER * _is_holder_behind_body(name_span, words)
    return weight + _PRONOUN * _is_subject_before_pronoun(name_span, words)


def _is_holder_behind_body(name_span: NameSpan, words: Sequence[Word]) -> bool:
    """Say whether a name of several words is right behind an office and its body: `head of the Court of Peru X Y`."""
    first = name_span.first
    before = words[first - 1].text if first else ""
    known = look_up_known_name(before) if before.istitle() and " " in name_span.name else None
    is_place = known is not None and known.entity_type == EntityType.PLACE
    if not is_place and look_up_organization_noun(before) is None:
        return False
    near = range(max(0, first - _MAX_WORDS_BEHIND_OFFICE), first - 1)
    return any(words[at + 1].text == "of" and look_up_role_noun(words[at].text) is not None for at in near)


def _opens_turn(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a given name opens a line before a colon, as in a script: `ROB: We did.`."""
    is_label = name_span.first == 0 and text_beside_words(words, name_span.last + 1) == ":"
    return is_label and look_up_given_name(name_span.name.split()[0]) is not None


def _is_author(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a surname is cited with others': `Silva et al.`, `Silva and colleagues`."""
    behind = (text_beside_words(words, name_span.last + 1), text_beside_words(words, name_span.last + 2).rstrip("."))
    return behind in _CITED and name_span.name.istitle()


def _is_like_name_of_person(name_span: NameSpan, words: Sequence[Word]) -> bool:
    """Say whether all words of a name are capitalized as people's are, and none is of a body or place."""
    parts = words[name_span.first : name_span.last + 1]
    is_short = len(parts) <= _MAX_NAME_WORDS + sum(part.text == "-" for part in parts)
    return is_short and all(_may_be_of_person(part.text) for part in parts if part.text != "-")


def _may_be_of_person(text: str) -> bool:
    return text.istitle() and text.isalpha() and look_up_organization_noun(text) is None


def _is_joined_to_person(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether "and" joins a full name to that of a person whose given name is known."""
    if name_span.first == name_span.last:
        return False
    return _is_behind_person(words, name_span.first - 1) or _is_before_person(words, name_span.last + 1)


def _is_behind_person(words: list[Word], at: int) -> bool:
    """Say whether a person's full name ends before the "and" at `at`."""
    if at < 2 or words[at].text not in _JOINS:
        return False
    given, surname = words[at - 2 : at]
    return _is_full_name(given, surname)


def _is_before_person(words: list[Word], at: int) -> bool:
    """Say whether "and" is at `at` and a person's full name behind it."""
    if at + 2 >= len(words) or words[at].text not in _JOINS:
        return False
    given, surname = words[at + 1 : at + 3]
    return _is_full_name(given, surname)


def _is_full_name(given: Word, surname: Word) -> bool:
    is_labelled = given.label == surname.label == "PERSON"
    return is_labelled and surname.text.istitle() and look_up_given_name(given.text) is not None


def _is_subject_before_pronoun(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a name is a subject, and the next pronoun, with no other name between, is of one person."""
    is_due_to_sentence = name_span.is_initial and name_span.first == name_span.last
    if is_due_to_sentence or words[name_span.last].dep not in SUBJECTS:
        return False
    for word in words[name_span.last + 1 : name_span.last + 1 + _REACH]:
        if (word.text.lower(), word.tag) in _PRONOUNS:
            return True
        if word.text.lower() in _OTHERS or word.tag in ("NNP", "``", "''"):
            return False
    return False
