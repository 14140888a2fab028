"""Find offices, trades and ties that the text states of a person, with the words that say so.

Five ways of saying: a title ("Foreign Minister X"), words before the name ("campaign manager X"), an apposition after
it ("X, a spokesman for Y") or before it ("the president of Y, X"), a plain statement ("X is the president of Y").
It does not decide who a description without a name means; `coreference/descriptions.py` does, by these roles.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from transforms.document import EntityType, RoleHeld
from transforms.entities.name_spans import NameSpan
from transforms.knowledge.lexicon import RoleNoun, look_up_role_noun, look_up_title
from transforms.language.words import Word, text_of_words


class NamedAt(NamedTuple):
    """The entity whose name starts at a word: the index of the name's last word, the entity's id and type."""

    last: int
    entity_id: str
    entity_type: EntityType


# By parse and index of a name's first word.
Names = Mapping[tuple[int, int], NamedAt]

_BEFORE_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "VBN", "HYPH", "POS", "CD", "AFX", "CC"))
_FINITE_TAGS = frozenset(("VBD", "VBZ", "VBP", "MD"))
# A clause begins, no description goes on.
_CLAUSE_TAGS = _FINITE_TAGS | {"PRP", "WP", "WRB"}
# No description begins with one of these.
_NO_START_TAGS = frozenset(("IN", "RB", "VBG", "VBN", "CC", "TO", "EX"))
_NOUN_TAGS = frozenset(("NNP", "NNPS", "NN", "NNS"))
# Participles that describe an office holder; others before a title are verbs ("saying President X").
_STANDING = frozenset((
    "acting", "sitting", "incoming", "outgoing", "managing", "founding", "ruling", "leading", "presiding",
))  # fmt: skip
_ARTICLES = frozenset(("the", "a", "an"))
_DETERMINERS = _ARTICLES | {"his", "her", "its", "their", "our", "my", "your"}
# Words before a role that are no part of it ("then-president").
_NOT_IN_ROLE = _DETERMINERS | {"-", "then"}
# Marks and relatives at which a description ends; a hyphen is inside of words.
_STOPS = frozenset((
    ",", ".", ";", ":", "(", ")", "--", "\u2013", "\u2014", '"', "\u201c", "\u201d", "who", "whose", "which", "that",
))  # fmt: skip
_APPOSITION_MARKS = frozenset((",", "(", "-", "--", "\u2013", "\u2014"))
_LINKS = frozenset(("of", "for", "at", "in", "from", "with", "to", "on"))
# These go on inside a description ("the head of the bank"); others join two things ("left with his wife").
_INNER_LINKS = frozenset(("of", "for", "at", "in"))
# Behind these stands where something happens, or from where somebody comes.
_LOCATIVE = frozenset(("in", "at", "near", "outside", "across", "throughout"))
_COPULAS = frozenset(("is", "was", "became", "remains"))
# Longest phrase that still is a description of one person.
_MAX_PHRASE_WORDS = 16
# Longest role noun ("chief of staff" has three); most adjectives, nouns and names before a name.
_MAX_NOUN_WORDS = 4
_MAX_MODIFIERS = 9
# Words at the end of a phrase that the role noun may be before ("the foreign minister himself").
_MAX_WORDS_AFTER_NOUN = 2


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A role as words of a parse: the phrase [first, last], and where its role noun is, [noun_first, noun_last]."""

    first: int
    last: int
    noun_first: int
    noun_last: int


def find_roles(name_span: NameSpan, words: list[Word], names: Names) -> Iterator[RoleHeld]:
    """Find the roles that the words around one mention of a person state, nearest first."""
    phrases = (
        _find_role_before_name(name_span, words),
        _find_role_in_apposition(name_span, words),
        _find_role_in_front_of_name(name_span, words),
        _find_role_behind_copula(name_span, words),
    )
    for phrase in phrases:
        if phrase is None or _is_role_of_next_person(name_span, phrase, names):
            continue
        first, last = min(phrase.first, name_span.first), max(phrase.last, name_span.last)
        organization_id = _find_organization_of_role(name_span, phrase, names)
        yield RoleHeld(_text_of_role(words, phrase), organization_id, text_of_words(words, first, last))


def _is_role_of_next_person(name_span: NameSpan, phrase: RolePhrase, names: Names) -> bool:
    """Say whether words after a comma are of the next name: `X, the singer Y and Z`."""
    if phrase.first <= name_span.last:
        return False
    next_name = names.get((name_span.parse, phrase.noun_last + 1))
    return next_name is not None and next_name.entity_type == EntityType.PERSON


def find_head_noun_of_role(role: str) -> RoleNoun | None:
    """Find the role noun that heads a role's words: `former spokeswoman for Y` spokeswoman; None without one."""
    words = [_office_of_title_or_word(word) for word in role.split()]
    end = next((at for at, word in enumerate(words) if at and word in _LINKS), len(words))
    if words[end - 1 : end] == ["secretary"]:
        end = min(end + 2, len(words))  # "secretary of state"
    for last in range(end, max(0, end - _MAX_WORDS_AFTER_NOUN - 1), -1):
        for first in range(max(0, last - _MAX_NOUN_WORDS), last):
            if noun := look_up_role_noun(" ".join(words[first:last])):
                return noun
    return None


def _office_of_title_or_word(word: str) -> str:
    title = look_up_title(word)
    return (title.office if title else None) or word.lower()


def _find_role_noun_within(words: list[Word], first: int, last: int) -> tuple[int, int] | None:
    """Find the role noun that heads a noun phrase: the last one before `of`, `for` and the like; None without one."""
    end = first
    while end <= last and not _ends_role_noun(words[end], is_first=end == first):
        end += 1
    if end <= last and "secretary of" in text_of_words(words, first, last).lower():
        end = min(end + 2, last + 1)  # "secretary of state"
    for noun_last in range(end - 1, max(first, end - 1 - _MAX_WORDS_AFTER_NOUN) - 1, -1):
        for noun_first in range(max(first, noun_last - _MAX_NOUN_WORDS + 1), noun_last + 1):
            if look_up_role_noun(text_of_words(words, noun_first, noun_last)):
                return noun_first, noun_last
    return None


def _ends_role_noun(word: Word, *, is_first: bool) -> bool:
    is_link = word.text.lower() in _LINKS and word.tag != "RB"
    return is_link or (not is_first and word.text in _STOPS)


def _text_of_role(words: list[Word], phrase: RolePhrase) -> str:
    """Give the words of a role without determiners; an abbreviated title gives its office."""
    first = phrase.first
    while first < phrase.noun_first and words[first].text.lower() in _NOT_IN_ROLE:
        first += 1
    text = text_of_words(words, first, phrase.last)
    title = look_up_title(text)
    return title.office if title and title.office else text


def _find_organization_of_role(name_span: NameSpan, phrase: RolePhrase, names: Names) -> str | None:
    """Find the organization, else the country, that the phrase names: after the noun first, else the next before it.

    Gives its entity id; None where the phrase names no organization and no country.
    """
    inside = {
        at: names[name_span.parse, at]
        for at in range(phrase.first, phrase.last + 1)
        if (name_span.parse, at) in names and at != name_span.first
    }
    after = [named for at, named in inside.items() if at > phrase.noun_last]
    before = [named for at, named in inside.items() if at < phrase.noun_last]
    before.reverse()
    fitting = [named for named in after + before if named.entity_type in (EntityType.ORGANIZATION, EntityType.GROUP)]
    fitting += [named for named in before + after if named.entity_type == EntityType.PLACE]
    return fitting[0].entity_id if fitting else None


def _find_role_before_name(name_span: NameSpan, words: list[Word]) -> RolePhrase | None:
    """Find `Russian Foreign Minister X`, `former campaign manager X`."""
    last = name_span.first - 1
    if name_span.title:
        if not _is_honorific_title(name_span.title):
            first = _first_modifier_of_role(words, name_span.title_first)
            noun = _find_role_noun_within(words, name_span.title_first, last) or (name_span.title_first, last)
            return RolePhrase(first, last, *noun)
        last = name_span.title_first - 1
    if last < 0 or words[last].text in ("-", "and", "or"):
        return None

    first = _first_modifier_of_role(words, last + 1)
    for noun_last in range(last, max(first, last - 1) - 1, -1):
        for noun_first in range(max(first, noun_last - _MAX_NOUN_WORDS + 1), noun_last + 1):
            is_role = look_up_role_noun(text_of_words(words, noun_first, noun_last))
            if is_role and words[noun_last].tag not in ("NNS", "JJ"):
                return RolePhrase(first, noun_last, noun_first, noun_last)
    return None


def _is_honorific_title(title: str) -> bool:
    """Say whether a title names no office: `Mr.`."""
    found = [look_up_title(word) for word in title.split()]
    return all(title is not None and title.is_honorific for title in found)


def _first_modifier_of_role(words: list[Word], end: int) -> int:
    """Give the first of the adjectives, nouns and names right before the word at `end`."""
    first = end
    while first > 0 and end - first < _MAX_MODIFIERS and _may_modify_role(words[first - 1]):
        first -= 1
    while first < end and words[first].tag == "VBN" and words[first].text.lower() not in _STANDING:
        first += 1
    return first


def _may_modify_role(word: Word) -> bool:
    is_part = word.tag in _BEFORE_TAGS or word.text.lower() in _STANDING
    return is_part and word.text not in _STOPS and word.text not in ("and", "or")


def _find_role_in_apposition(name_span: NameSpan, words: list[Word]) -> RolePhrase | None:
    """Find `X, a spokesman for Y`, `X, 34, the chief executive of Y`, `X (a senator from Y)`."""
    at = name_span.last + 1
    if at + 2 >= len(words) or words[at].text not in _APPOSITION_MARKS:
        return None
    is_single = name_span.first == name_span.last and not name_span.title
    if is_single and name_span.first > 0 and words[name_span.first - 1].text.lower() in _LOCATIVE:
        return None  # "in Lisbon, the mayor said"
    at += 1
    if words[at].text.isdigit() and words[at + 1].text == ",":
        at += 2
    return _find_role_phrase(words, at)


def _find_role_behind_copula(name_span: NameSpan, words: list[Word]) -> RolePhrase | None:
    """Find `X is the president of Y`, `X, who is a teacher`."""
    at = name_span.last + 1
    if at + 1 < len(words) and words[at].text == "," and words[at + 1].text == "who":
        at += 2
    if at + 2 >= len(words) or words[at].text not in _COPULAS:
        return None
    if words[at + 1].text.lower() not in _DETERMINERS:
        return None
    return _find_role_phrase(words, at + 1)


def _find_role_phrase(words: list[Word], first: int) -> RolePhrase | None:
    """Find the description that starts at `first`, up to the next mark or clause.

    None where the description has no role noun.
    """
    last = first
    while last < len(words) and last - first < _MAX_PHRASE_WORDS and not _ends_role_phrase(words, last):
        last += 1
    last -= 1
    if last < first or words[first].tag in _NO_START_TAGS:
        return None
    noun = _find_role_noun_within(words, first, last)
    if noun is None or words[noun[1]].tag in ("NNS", "VB") or words[first].text.lower() in ("said", "says"):
        return None
    return RolePhrase(first, last, *noun)


def _ends_role_phrase(words: list[Word], at: int) -> bool:
    word = words[at]
    if word.text in _STOPS or word.tag in _CLAUSE_TAGS:
        return True
    return word.tag == "CC" and at + 1 < len(words) and words[at + 1].text in _ARTICLES


def _find_role_in_front_of_name(name_span: NameSpan, words: list[Word]) -> RolePhrase | None:
    """Find `The Russian foreign minister, Ms X, said`; the name has to be set off by commas on both sides."""
    has_honorific = bool(name_span.title) and _is_honorific_title(name_span.title)
    comma = (name_span.title_first if has_honorific else name_span.first) - 1
    behind = name_span.last + 1
    is_set_off = behind >= len(words) or words[behind].text in (",", ".", ";", ")")
    if comma < 2 or words[comma].text != "," or not is_set_off:
        return None
    first = _start_of_role_phrase(words, comma)
    if first is None or any(word.tag in _FINITE_TAGS for word in words[first:comma]):
        return None
    noun = _find_role_noun_within(words, first, comma - 1)
    if noun is None or words[noun[1]].tag == "NNS":
        return None
    return RolePhrase(first, comma - 1, *noun)


def _start_of_role_phrase(words: list[Word], comma: int) -> int | None:
    """Give where the noun phrase before a comma starts, over `of the` and the like: its article, possessive or owner.

    None where the phrase has none of these.
    """
    start = None
    for at in range(comma - 1, max(-1, comma - _MAX_PHRASE_WORDS), -1):
        if words[at].text in _STOPS:
            break
        is_possessive = words[at].tag == "POS"
        if is_possessive or words[at].text.lower() in _DETERMINERS:
            start = at
            if at == 0 or is_possessive or words[at - 1].text.lower() not in _INNER_LINKS:
                break
    if start is not None and words[start].tag == "POS":
        return _start_of_role_owner(words, start)
    return start


def _start_of_role_owner(words: list[Word], possessive: int) -> int:
    """Give where the owner begins whose `'s` is at `possessive`: one common noun, or a name."""
    start = possessive
    while start > 0 and words[start - 1].tag in _NOUN_TAGS:
        start -= 1
        if words[start].tag in ("NN", "NNS"):
            break
    return start
