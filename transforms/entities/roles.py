"""Offices, trades and ties that the text states of a person, with the words that say so.

Five ways of saying: a title ("Foreign Minister X"), words before the name ("campaign manager X"), an apposition after
it ("X, a spokesman for Y") or before it ("the president of Y, X"), a plain statement ("X is the president of Y").
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from transforms.document import RoleHeld
from transforms.entities.name_finder import NameSpan
from transforms.knowledge import gazetteer
from transforms.language.words import Word, text_of

# (parse, index of a name's first word) -> (index of its last word, entity_id, entity type)
Names = Mapping[tuple[int, int], tuple[int, str, str]]

_BEFORE_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "VBN", "HYPH", "POS", "CD", "AFX", "CC"))
# Participles that describe an office holder; others before a title are verbs ("saying President X").
_STANDING = frozenset((
    "acting",
    "sitting",
    "incoming",
    "outgoing",
    "managing",
    "founding",
    "ruling",
    "leading",
    "presiding",
))
_DETERMINERS = frozenset(("the", "a", "an", "his", "her", "its", "their", "our", "my", "your"))
_STOPS = frozenset((
    ",",
    ".",
    ";",
    ":",
    "(",
    ")",
    "-",
    "--",
    "\u2013",
    "\u2014",
    '"',
    "\u201c",
    "\u201d",
    "who",
    "whose",
    "which",
    "that",
))
_LINKS = frozenset(("of", "for", "at", "in", "from", "with", "to", "on"))
# These go on inside a description ("the head of the bank"); others join two things ("left with his wife").
_INNER_LINKS = frozenset(("of", "for", "at", "in"))
# Behind these stands where something happens, or from where somebody comes.
_PLACED = frozenset(("in", "at", "near", "outside", "across", "throughout"))
_COPULAS = frozenset(("is", "was", "became", "remains"))
# Longest phrase that still is a description of one person, in words.
_LONGEST = 16


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A role as words of a parse: the phrase [first, last], and where its role noun is, [noun_first, noun_last]."""

    first: int
    last: int
    noun_first: int
    noun_last: int


def stated(run: NameSpan, words: list[Word], names: Names) -> Iterator[RoleHeld]:
    """Give the roles that the words around one mention of a person state, nearest first."""
    for found in (_before(run, words), _after(run, words), _in_front(run, words), _copula(run, words)):
        if found is not None and not _is_of_another(run, found, names):
            first, last = min(found.first, run.first), max(found.last, run.last)
            role = _role_text(words, found)
            yield RoleHeld(role, _organization(run, found, names), text_of(words, first, last))


def _is_of_another(run: NameSpan, found: RolePhrase, names: Names) -> bool:
    """`X, the singer Y and Z`: the words after X's comma are the next one's."""
    return found.first > run.last and names.get((run.parse, found.noun_last + 1), (0, "", ""))[2] == "person"


def head_noun(role: str) -> gazetteer.RoleNoun | None:
    """The role noun that heads a role's words: `former spokeswoman for Y` spokeswoman."""
    words = [(found[2] if (found := gazetteer.title(word)) else None) or word.lower() for word in role.split()]
    end = next((at for at, word in enumerate(words) if at and word in _LINKS), len(words))
    if words[end - 1 : end] == ["secretary"]:
        end = min(end + 2, len(words))
    for last in range(end, max(0, end - 3), -1):
        for first in range(max(0, last - 4), last):
            if noun := gazetteer.role_noun(" ".join(words[first:last])):
                return noun
    return None


def noun_in(words: list[Word], first: int, last: int) -> tuple[int, int] | None:
    """The role noun that heads a noun phrase: the last one before `of`, `for` and the like, up to four words long."""
    end = first
    while end <= last and (words[end].text.lower() not in _LINKS or words[end].tag == "RB"):
        if end > first and words[end].text in _STOPS - {"-"}:
            break
        end += 1
    if end <= last and text_of(words, first, last).lower().find("secretary of") >= 0:
        end = min(end + 2, last + 1)  # "secretary of state"
    for noun_last in range(end - 1, max(first, end - 3) - 1, -1):
        for noun_first in range(max(first, noun_last - 3), noun_last + 1):
            if gazetteer.role_noun(text_of(words, noun_first, noun_last)):
                return noun_first, noun_last
    return None


def _role_text(words: list[Word], found: RolePhrase) -> str:
    first = found.first
    while first < found.noun_first and words[first].text.lower() in _DETERMINERS | {"-", "then"}:
        first += 1
    text = text_of(words, first, found.last)
    title = gazetteer.title(text)
    return title[2] if title and title[2] else text


def _organization(run: NameSpan, found: RolePhrase, names: Names) -> str | None:
    """The organization, else the country, that the phrase names: after the noun first, else the one next before it."""
    inside = [
        (at, *names[run.parse, at])
        for at in range(found.first, found.last + 1)
        if (run.parse, at) in names and at != run.first
    ]
    after = [one for one in inside if one[0] > found.noun_last]
    before = [one for one in inside if one[0] < found.noun_last][::-1]
    fit = [one for one in [*after, *before] if one[3] in ("organization", "group")]
    fit += [one for one in [*before, *after] if one[3] == "place"]
    return fit[0][2] if fit else None


def _before(run: NameSpan, words: list[Word]) -> RolePhrase | None:
    """`Russian Foreign Minister X`, `former campaign manager X`."""
    last = run.first - 1
    if run.title:
        if all((kind := gazetteer.title(word)) and kind[0] == "honorific" for word in run.title.split()):
            last = run.title_first - 1
        else:
            first = _modifiers(words, run.title_first)
            return RolePhrase(first, last, *(noun_in(words, run.title_first, last) or (run.title_first, last)))
    if last < 0 or words[last].text in ("-", "and", "or"):
        return None
    first = _modifiers(words, last + 1)
    for noun_last in range(last, max(first, last - 1) - 1, -1):
        for noun_first in range(max(first, noun_last - 3), noun_last + 1):
            is_role = gazetteer.role_noun(text_of(words, noun_first, noun_last))
            if is_role and words[noun_last].tag not in ("NNS", "JJ"):
                return RolePhrase(first, noun_last, noun_first, noun_last)
    return None


def _modifiers(words: list[Word], end: int) -> int:
    """Where the adjectives, nouns and names begin that stand right before the word at `end`; at most nine."""
    first = end
    while first > 0 and end - first < 9:
        before = words[first - 1]
        is_part = before.tag in _BEFORE_TAGS or before.text.lower() in _STANDING
        if not is_part or before.text in _STOPS - {"-"} or before.text in ("and", "or"):
            break
        first -= 1
    while first < end and words[first].tag == "VBN" and words[first].text.lower() not in _STANDING:
        first += 1
    return first


def _after(run: NameSpan, words: list[Word]) -> RolePhrase | None:
    """`X, a spokesman for Y`, `X, 34, the chief executive of Y`, `X (a senator from Y)`."""
    at = run.last + 1
    if at + 2 >= len(words) or words[at].text not in (",", "(", "-", "--", "\u2013", "\u2014"):
        return None
    if run.first and run.first == run.last and words[run.first - 1].text.lower() in _PLACED and not run.title:
        return None  # "in Lisbon, the mayor said"
    at += 1
    if words[at].text.isdigit() and words[at + 1].text == ",":
        at += 2
    return _phrase(words, at)


def _copula(run: NameSpan, words: list[Word]) -> RolePhrase | None:
    """`X is the president of Y`, `X, who is a teacher`."""
    at = run.last + 1
    if at + 1 < len(words) and words[at].text == "," and words[at + 1].text == "who":
        at += 2
    if at + 2 >= len(words) or words[at].text not in _COPULAS or words[at + 1].text.lower() not in _DETERMINERS:
        return None
    return _phrase(words, at + 1)


def _phrase(words: list[Word], first: int) -> RolePhrase | None:
    """The description that starts at `first`, up to the next mark or clause; None where it heads no role noun."""
    last = first
    while last < len(words) and last - first < _LONGEST and words[last].text not in _STOPS - {"-"}:
        if words[last].tag == "CC" and last + 1 < len(words) and words[last + 1].text in ("a", "an", "the"):
            break
        if words[last].tag in ("VBD", "VBZ", "VBP", "MD", "PRP", "WP", "WRB"):
            break
        last += 1
    last -= 1
    if last < first or words[first].tag in ("IN", "RB", "VBG", "VBN", "CC", "TO", "EX"):
        return None
    found = noun_in(words, first, last)
    if found is None or words[found[1]].tag in ("NNS", "VB") or words[first].text.lower() in ("said", "says"):
        return None
    return RolePhrase(first, last, *found)


def _in_front(run: NameSpan, words: list[Word]) -> RolePhrase | None:
    """`The Russian foreign minister, X, said`; the name has to be set off by commas on both sides."""
    comma = run.first - 1
    ends = run.last + 1 >= len(words) or words[run.last + 1].text in (",", ".", ";", ")")
    if comma < 2 or words[comma].text != "," or not ends:
        return None
    first = _phrase_start(words, comma)
    if first is None or any(word.tag in ("VBD", "VBZ", "VBP", "MD") for word in words[first:comma]):
        return None
    found = noun_in(words, first, comma - 1)
    return None if found is None or words[found[1]].tag == "NNS" else RolePhrase(first, comma - 1, *found)


def _phrase_start(words: list[Word], comma: int) -> int | None:
    """Where the noun phrase before a comma starts, over `of the` and the like: its article, possessive or owner."""
    start = None
    for at in range(comma - 1, max(-1, comma - _LONGEST), -1):
        if words[at].text in _STOPS - {"-"}:
            break
        if words[at].tag == "POS" or words[at].text.lower() in _DETERMINERS:
            start = at
            if not at or words[at].tag == "POS" or words[at - 1].text.lower() not in _INNER_LINKS:
                break
    if start is not None and words[start].tag == "POS":
        while start > 0 and words[start - 1].tag in ("NNP", "NNPS", "NN", "NNS"):
            start -= 1
            if words[start].tag in ("NN", "NNS"):
                break
    return start
