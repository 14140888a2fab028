"""Where names stand: runs of capitalized words, cut into names, with the title before each and what spaCy says of it.

No run is an entity yet. Lines in Title Case or ALL CAPS tell nothing by their capitals: there, only names that the rest
of the text (or the gazetteer) knows are found, by `known_in`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from transforms import gazetteer
from transforms.document import Span
from transforms.names import PARTICLES, SUFFIXES, folded, is_initials
from transforms.words import Word

LABELS = frozenset(("PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"))
_OPENERS = frozenset("\"'\u201c\u2018(:\u2022*[-\u2013\u2014") | {"``", "''", "--"}
_QUOTES = frozenset("\"'\u201c\u201d\u2018\u2019")
_JOINERS = frozenset(("of", "for", "on", "to", "in", "at", "and", "&"))
_NEVER = frozenset((
    "I", "I'm", "A", "An", "The", "This", "That", "These", "Those", "He", "She", "It", "We", "You", "They", "His",
    "Her", "Its", "Our", "Your", "Their", "My", "But", "And", "Or", "So", "If", "As", "At", "In", "On", "To",
    "For", "Of", "By", "With", "From", "Not", "No", "Yes", "What", "When", "Where", "Why", "How", "Who", "Which",
    "There", "Here", "Then", "Now", "Also", "Mr", "Mrs", "Ms", "AM", "PM", "A.M.", "P.M.", "Monday", "Tuesday",
    "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "June",
    "July", "August", "September", "October", "November", "December", "Jan.", "Feb.", "Mar.", "Apr.", "Jun.",
    "Jul.", "Aug.", "Sept.", "Sep.", "Oct.", "Nov.", "Dec.", "Oh", "OK", "Read", "More", "See",
))  # fmt: skip
# Capitals before a title that are no part of any name ("Former President", "Then-Senator").
_BEFORE_TITLE = frozenset((
    "Former", "Ex", "Acting", "Deputy", "Then", "Late", "Incoming", "Outgoing", "Assistant", "Senior", "Retired",
    "Honorary", "Interim",
))  # fmt: skip
_REGNAL = frozenset(("pope", "king", "queen", "prince", "princess", "emperor"))


@dataclass(frozen=True, slots=True)
class NameRun:
    """One name as it stands; `first` and `last` index the words of parse `parse`, both inclusive."""

    span: Span
    name: str
    parse: int
    first: int
    last: int
    label: str = ""  # what spaCy calls it; empty where it sees no name, or several kinds
    title: str = ""  # the title before it, as it stands
    has_article: bool = False
    is_initial: bool = False  # the first word of its sentence: its capital tells nothing
    is_cased: bool = True  # False in Title Case and ALL CAPS lines


def is_uncased(words: list[Word]) -> bool:
    """Say whether capitals tell nothing here: all but a few words of four letters and more have one, or all letters."""
    long = [word.text for word in words if len(word.text) > 3 and word.text.isalpha()]
    capital = sum(text[0].isupper() for text in long)
    return len(long) > 2 and (capital >= 0.75 * len(long) if len(long) < 25 else capital >= 0.9 * len(long))


def runs_in(words: list[Word], parse: int, starts: frozenset[int], common: frozenset[str]) -> Iterator[NameRun]:
    """Find the names of one cased parse, in order.

    `starts` holds the offsets at which sentences start; `common` the words that the text also has in lower case.
    """
    finder = _Finder(words, starts, common)
    at = 0
    while at < len(words):
        if not finder.is_name(at):
            at += 1
            continue
        last = finder.end_of(at)
        for first, end, title in segments(words, at, last):
            yield finder.run(first, end, title, parse)
        at = last + 1


def known_in(words: list[Word], parse: int, names: frozenset[str], common: frozenset[str]) -> Iterator[NameRun]:
    """Find names in an uncased line: those in `names` (folded) or the gazetteer, longest first, and new persons."""
    finder = _Finder(words, frozenset(), common)
    at = 0
    while at < len(words):
        last = _known_end(words, at, names, common) if words[at].text[:1].isupper() else -1
        if last < at:
            at += 1
            continue
        yield replace(finder.run(at, last, "", parse), is_cased=False)
        at = last + 1


def _known_end(words: list[Word], at: int, names: frozenset[str], common: frozenset[str]) -> int:
    for last in range(min(at + 5, len(words) - 1), at - 1, -1):
        name = text_of(words, at, last)
        if (key := folded(name)) in common or (last == at and name in _NEVER):
            continue
        if key in names or ((found := gazetteer.known(name)) and (found.form != "acronym" or name.isupper())):
            return last
    last = at
    while last + 1 < len(words) and words[last + 1].label == "PERSON" and not words[last + 1].begins:
        last += 1
    is_person = words[at].label == "PERSON" and words[at].begins and gazetteer.given_name(words[at].text)
    has_common = any(word.text.lower() in common or word.text == "'s" for word in words[at : last + 1])
    return last if is_person and last > at and not has_common else at - 1


class _Finder:
    """The walk over one parse's words."""

    def __init__(self, words: list[Word], starts: frozenset[int], common: frozenset[str]) -> None:
        self.words, self.starts, self.common = words, starts, common

    def is_initial(self, at: int) -> bool:
        """Say whether a capital at `at` may be due to the sentence's start."""
        return at == 0 or self.words[at].start in self.starts or self.words[at - 1].text in _OPENERS

    def is_name(self, at: int) -> bool:
        word = self.words[at]
        text = word.text
        if not text[:1].isupper():
            return text in ("al", "el") and self._glued_capital(at)
        if text in _NEVER or (len(text) == 1 and not self._next_is_capital(at)):
            return False
        if self.is_initial(at):
            return self._is_name_at_start(word, at)
        return word.tag[:3] == "NNP" or word.label in LABELS or text.isalpha() or any(map(str.isalpha, text[1:]))

    def _is_name_at_start(self, word: Word, at: int) -> bool:
        if gazetteer.known(word.text) or gazetteer.title(word.text) or (word.text.isupper() and len(word.text) > 1):
            return True
        if word.text.lower() in self.common and word.label != "PERSON" and not self._next_is_capital(at):
            return False
        if word.tag[:3] == "NNP" or word.label in LABELS:
            return True
        return gazetteer.given_name(word.text) is not None and self._next_is_capital(at)

    def _next_is_capital(self, at: int) -> bool:
        if at + 1 >= len(self.words):
            return False
        after = self.words[at + 1]
        return after.text[:1].isupper() and after.text not in _NEVER and after.start <= self.words[at].end + 1

    def _glued_capital(self, at: int) -> bool:
        """A hyphen and a capital follow without a blank: `al-Assad`."""
        three = self.words[at : at + 3]
        return (
            len(three) == 3
            and three[1].text == "-"
            and three[2].text[:1].isupper()
            and three[2].start == three[0].end + 1
        )

    def end_of(self, first: int) -> int:
        """The last word of the run that starts at `first`."""
        last = first + (2 if not self.words[first].text[:1].isupper() else 0)
        while (step := self._step(first, last)) and last + step < len(self.words):
            last += step
        return last

    def _step(self, first: int, last: int) -> int:
        """How many words on the run goes, 0 where it ends."""
        rest = self.words[last + 1 : last + 5]
        if not rest or not self.words[last].text.strip():
            return 0
        gap = rest[0].start - self.words[last].end
        if gap == 0:
            return self._glued_step(last, rest)
        if gap > 1:
            return 0
        if self._goes_on(rest[0]):
            return 1
        if rest[0].text in PARTICLES and len(rest) > 1 and self._particle(rest):
            return self._particle(rest)
        if rest[0].text in _JOINERS and len(rest) > 1:
            return self._joined(first, last, rest)
        if rest[0].text in _QUOTES and len(rest) > 3 and rest[2].text in _QUOTES and self._goes_on(rest[3]):
            return 4 if self._goes_on(rest[1]) and rest[1].start == rest[0].end else 0
        return 0

    def _goes_on(self, word: Word) -> bool:
        text = word.text
        return (text[:1].isupper() and text not in _NEVER) or (text in SUFFIXES)

    def _glued_step(self, last: int, rest: list[Word]) -> int:
        """Over a hyphen, an ampersand or a comma before `Jr.`, without blanks."""
        if (
            rest[0].text == ","
            and len(rest) > 1
            and rest[1].text in SUFFIXES
            and not gazetteer.known(self.words[last].text)
        ):
            return 2 if rest[1].text.startswith(("Jr", "Sr")) else 0
        if rest[0].text not in ("-", "&", "/") or len(rest) < 2 or rest[1].start != rest[0].end:
            return 0
        before, after = self.words[last], rest[1]
        if rest[0].text == "/" or gazetteer.known(before.text) or gazetteer.known(after.text):
            return 0
        if after.text[:1].isupper():
            return 2
        return 2 if before.label == after.label == "PERSON" and not after.begins and len(after.text) < 6 else 0

    def _particle(self, rest: list[Word]) -> int:
        """Over `van`, `van der`, `al-`, when a capital follows; `y` and `e` join surnames only."""
        for count in (1, 2, 3):
            if len(rest) <= count:
                return 0
            if rest[count].text[:1].isupper() and rest[count].text not in _NEVER:
                return count + 1
            if rest[count].text not in PARTICLES and rest[count].text != "-":
                return 0
        return 0

    def _joined(self, first: int, last: int, rest: list[Word]) -> int:
        """Over `of`, `for the`, `and` inside names of organizations, offices and treaties."""
        after = 2 if rest[1].text == "the" and len(rest) > 2 else 1
        if not self._goes_on(rest[after]) or (gap := rest[after].text) in _NEVER:
            return 0
        if rest[0].text in ("and", "&"):
            return self._joined_by_and(first, last, rest) if after == 1 else 0
        before = self.words[first : last + 1]
        if any(gazetteer.organization_noun(word.text) for word in before) and rest[0].text != "in":
            # "the Committee to", "Department of"; "Senate to Vote" and "Post on Sunday" are no names
            head = gazetteer.organization_noun(before[-1].text)
            is_inside = rest[0].label == before[-1].label != "" and not rest[0].begins
            return after + 1 if (head and rest[0].text in ("of", "for")) or is_inside else 0
        if before[-1].text == "Secretary" and rest[0].text == "of":
            return after + 1
        return after + 1 if self._is_inside_label(last, rest[: after + 1]) and gap != "I" else 0

    def _joined_by_and(self, first: int, last: int, rest: list[Word]) -> int:
        before = self.words[last]
        if gazetteer.known(" ".join(word.text for word in self.words[first : last + 1])):
            return 0
        inside = self._is_inside_label(last, rest[:2]) and before.label in ("ORG", "LAW", "WORK_OF_ART")
        ends = [word for word in rest[1:3] if gazetteer.organization_noun(word.text)]
        is_person = gazetteer.given_name(self.words[first].text) or before.label == "PERSON"
        return 2 if inside and not is_person and (ends or rest[0].text == "&") else 0

    def _is_inside_label(self, last: int, rest: list[Word]) -> bool:
        label = self.words[last].label
        return label in ("ORG", "LAW", "EVENT", "FAC", "WORK_OF_ART") and all(
            w.label == label and not w.begins for w in rest
        )

    def run(self, first: int, last: int, title: str, parse: int) -> NameRun:
        words = self.words
        labels = {word.label for word in words[first : last + 1]} - {""}
        before = words[first - 1].text.lower() if first else ""
        return NameRun(
            Span(words[first].start, words[last].end),
            text_of(words, first, last),
            parse,
            first,
            last,
            label=labels.pop() if len(labels) == 1 else "",
            title=title,
            has_article=before == "the",
            is_initial=self.is_initial(first),
        )


def text_of(words: list[Word], first: int, last: int) -> str:
    """The text of some words, single blanks where the text has any white space; nicknames' quotation marks kept."""
    out = words[first].text
    for before, word in zip(words[first:last], words[first + 1 : last + 1], strict=True):
        out += (" " if word.start > before.end else "") + word.text
    return re.sub(r"\s+", " ", out).strip()


def segments(words: list[Word], first: int, last: int) -> Iterator[tuple[int, int, str]]:
    """Cut a run into names: (first, last, title before it). `Russian Foreign Minister Ana Silva` gives two."""
    start, end = _title_in(words, first, last)
    is_group = end == last and words[end].label == "NORP" and words[end].text.endswith("s")
    if end < first or is_group:  # "House Republicans" is a group, no office
        yield from _without_title(words, first, last, "")
        return
    before = start - 1
    while before >= first and words[before].text in _BEFORE_TITLE:
        before -= 1
    if before >= first:
        yield from _without_title(words, first, before, "")
    title = text_of(words, before + 1, end)
    if end == last:
        return
    if words[end + 1].text == "of":
        name = next((at for at in range(end + 2, last + 1) if _starts_person(words, at, last)), last + 1)
        yield end + 2 + (words[end + 2].text == "the"), name - 1, ""
        if name <= last:
            yield name, last, text_of(words, before + 1, name - 1)
    elif title.lower() in _REGNAL and last - end <= 2 and gazetteer.given_name(words[end + 1].text):
        yield end, last, title
    else:
        yield end + 1, last, title


def _starts_person(words: list[Word], at: int, last: int) -> bool:
    word = words[at]
    return at < last and ((word.label == "PERSON" and word.begins) or gazetteer.given_name(word.text) is not None)


def _title_in(words: list[Word], first: int, last: int) -> tuple[int, int]:
    """First and last index of the last title in a run; (first, first - 1) where there is none."""
    whole = text_of(words, first, last)
    is_one = gazetteer.known(whole) or gazetteer.organization_noun(words[last].text)
    if is_one and not any(gazetteer.title(word.text) for word in words[first:last]):
        return first, first - 1
    for end in range(last, first - 1, -1):
        for start in range(max(first, end - 3), end + 1):
            phrase = text_of(words, start, end)
            if (gazetteer.title(phrase) or gazetteer.role_noun(phrase)) and _is_title(words, start, end, first, last):
                return start, end
    return first, first - 1


def _is_title(words: list[Word], start: int, end: int, first: int, last: int) -> bool:
    if gazetteer.title(words[start].text):
        return end < last
    after = words[end + 1 : last + 1]
    if after and all(word.text in SUFFIXES for word in after):
        return False  # Martin Luther King Jr.
    if start > first and (gazetteer.given_name(words[start - 1].text) or is_initials(words[start - 1].text)):
        return words[start].label != "PERSON" and words[start - 1].label != "PERSON"  # "Charlie King", "Joey Bishop"
    inside_organization = words[end].label == "ORG" and after and after[0].label == "ORG" and not after[0].begins
    return not inside_organization or gazetteer.given_name(after[0].text) is not None


def _without_title(words: list[Word], first: int, last: int, title: str) -> Iterator[tuple[int, int, str]]:
    """Cut `Democrat Ana Silva`, `Russia Today`-like runs where a person begins after another kind of name."""
    cut = next((at for at in range(first + 1, last) if _is_seam(words, at, first, last)), None)
    if cut is None:
        yield first, last, title
    else:
        yield first, cut - 1, ""
        yield from _without_title(words, cut, last, title)


def _is_seam(words: list[Word], at: int, first: int, last: int) -> bool:
    word, before = words[at], words[at - 1]
    if gazetteer.organization_noun(words[last].text) or before.text == "-" or gazetteer.given_name(before.text):
        return False
    if word.label == "PERSON" and word.begins and before.label not in ("PERSON", ""):
        return gazetteer.given_name(word.text) is not None or gazetteer.known(text_of(words, first, at - 1)) is not None
    known = gazetteer.known(text_of(words, first, at - 1))
    return (
        known is not None
        and known.form in ("adjective", "name", "acronym")
        and gazetteer.given_name(word.text) is not None
    )
