"""Where names stand: runs of capitalized words, cut into names, with the title before each and what spaCy says of it.

No run is an entity yet. Lines in Title Case or ALL CAPS tell nothing by their capitals: there, only names that the rest
of the text (or the gazetteer) knows are found, by `known_in`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Self

from transforms.document import Span
from transforms.entities.title_splitter import split_titles
from transforms.knowledge import gazetteer
from transforms.knowledge.name_forms import PARTICLES, SUFFIXES, folded
from transforms.language.words import Word, text_of

LABELS = frozenset(("PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"))
_OPENERS = frozenset("\"'\u201c\u2018(:\u2022*[-\u2013\u2014") | {"``", "''", "--"}
_QUOTES = frozenset("\"'\u201c\u201d\u2018\u2019")
_JOINERS = frozenset(("of", "for", "on", "to", "in", "at", "and", "&"))
_NEVER = frozenset((
    "I", "I'm", "A", "An", "The", "This", "That", "These", "Those", "He", "She", "It", "We", "You", "They", "His",
    "Her", "Its", "Our", "Your", "Their", "My", "But", "And", "Or", "So", "If", "As", "At", "In", "On", "To",
    "For", "Of", "By", "With", "From", "Not", "No", "Yes", "What", "When", "Where", "Why", "How", "Who", "Which",
    "There", "Here", "Then", "Now", "Also", "AM", "PM", "A.M.", "P.M.", "Monday", "Tuesday",
    "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "June",
    "July", "August", "September", "October", "November", "December", "Jan.", "Feb.", "Mar.", "Apr.", "Jun.",
    "Jul.", "Aug.", "Sept.", "Sep.", "Oct.", "Nov.", "Dec.", "Oh", "OK", "Read", "More", "See", "TV", "ID", "IT", "MBA",
    "PAC", "PACs",
    "SMS", "GPS", "PDF", "FAQ", "DVD", "USB", "ATM", "SUV", "CCTV", "RSVP",
    "EDT", "EST", "GMT", "PDT", "PST", "DNA", "HIV", "AIDS", "GDP", "PhD",
))  # fmt: skip
# Letters after a name that are no part of it.
_POST_NOMINAL = frozenset(("KC", "QC", "MP", "MEP", "MSP", "OBE", "CBE", "MBE", "KBE", "RN", "SJ", "SC", "FRS", "JP"))
# "Silva Bank-led", "Lisbon News-run": what may stand behind a hyphen and is no syllable of a name.
_GLUED = frozenset((
    "led", "run", "era", "born", "based", "made", "like", "style", "wide", "area", "only", "free", "backed", "old",
    "ish", "type", "bound", "owned", "held", "elect", "time", "level", "size", "long", "day", "part", "wing", "class",
    "sized", "funded", "in", "out", "up", "on", "off", "to", "of", "and", "for", "the", "by", "goer", "rich", "poor",
))  # fmt: skip
# Letters at most of a syllable that a hyphen joins, and of the surname before it.
_SYLLABLE, _SURNAME = 5, 7
# Words that Title Case leaves in lower case.
_FUNCTION_TAGS = frozenset(("IN", "DT", "CC", "TO", "RP", "PRP", "PRP$", "WDT"))
# "Commission on X" is a name; "Post on Sunday" is none.
_BODIES_ON = frozenset(("Commission", "Committee", "Council", "Board", "Conference", "Center", "Convention", "Treaty"))
# Two towns or counties share one of these: "X and Y Police".
_SHARED = frozenset(("Police", "Constabulary", "Council", "Trust"))


@dataclass(frozen=True, slots=True)
class NameSpan:
    """One name as it stands; `first` and `last` index the words of parse `parse`, both inclusive."""

    span: Span
    name: str
    parse: int
    first: int
    last: int
    label: str = ""  # what spaCy calls it; empty where it sees no name, or several kinds
    title: str = ""  # the title before it, as it stands
    title_first: int = -1  # the title's first word; -1 without one
    has_article: bool = False
    is_initial: bool = False  # the first word of its sentence: its capital tells nothing
    is_cased: bool = True  # False in Title Case and ALL CAPS lines


@dataclass(frozen=True, slots=True)
class Cases:
    """What the text's own use tells of words.

    `lower`: it has them in lower case; `common`: and never with a capital inside a sentence; `persons`: they stand in
    persons' names.
    """

    lower: frozenset[str]
    common: frozenset[str]
    persons: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[list[Word]], starts: frozenset[int]) -> Self:
        """Learn from the cased parses."""
        lower, capital, persons = set(), set(), set()
        for before, word in (pair for words in texts for pair in pairwise(words)):
            if word.text.islower() and before.text != "-":
                lower.add(word.text)
            elif word.tag == "NNP" and word.text[:1].isupper() and before.text.isalpha() and word.start not in starts:
                capital.add(word.text.lower())
                if word.label == "PERSON" and not word.begins:
                    persons.add(word.text)
        return cls(frozenset(lower), frozenset(lower - capital), frozenset(persons))


def is_uncased(words: list[Word]) -> bool:
    """Say whether capitals tell nothing here: nouns, verbs, adjectives have them too, or all letters are capitals."""
    long = [word for word in words if len(word.text) > 2 and word.text.isalpha()]
    capital = sum(len(word.text) > 3 and word.text[0].isupper() for word in long)
    lower = sum(word.text.islower() and word.tag not in _FUNCTION_TAGS for word in long)
    return capital > 2 and lower * 10 <= capital


def runs_in(words: list[Word], parse: int, starts: frozenset[int], cases: Cases) -> Iterator[NameSpan]:
    """Find the names of one cased parse, in order; `starts` holds the offsets at which sentences start."""
    finder = _Finder(words, starts, cases)
    at = 0
    while at < len(words):
        if not finder.is_name(at):
            at += 1
            continue
        last = finder.end_of(at)
        for title_first, first, end in split_titles(words, at, last):
            end -= words[end].text in _POST_NOMINAL and end > first
            yield finder.run(title_first, first, end, parse)
        at = last + 1


def known_in(words: list[Word], parse: int, names: frozenset[str], cases: Cases) -> Iterator[NameSpan]:
    """Find names in an uncased line: those in `names` (folded) or the gazetteer, longest first, and new persons."""
    finder = _Finder(words, frozenset(), cases)
    at = 0
    while at < len(words):
        last = _known_end(words, at, names, cases.common) if words[at].text[:1].isupper() else -1
        if last < at:
            at += 1
            continue
        yield replace(finder.run(at, at, last, parse), is_cased=False)
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


def halves(run: NameSpan, words: list[Word], names: frozenset[str]) -> Iterator[NameSpan]:
    """Cut `Silva-Okafor` where the text has both names alone (`names`, folded): two people meet, none bears both."""
    seam = run.first + 1
    parts = [(run.first, run.first), (run.last, run.last)]
    if (
        run.last - run.first != 2
        or words[seam].text != "-"
        or not all(folded(words[at].text) in names for at, _ in parts)
    ):
        yield run
        return
    for first, last in parts:
        span = Span(words[first].start, words[last].end)
        yield replace(run, span=span, name=words[first].text, first=first, last=last, label="")


class _Finder:
    """The walk over one parse's words."""

    def __init__(self, words: list[Word], starts: frozenset[int], cases: Cases) -> None:
        self.words, self.starts, self.cases = words, starts, cases

    def is_initial(self, at: int) -> bool:
        """Say whether a capital at `at` may be due to the sentence's start."""
        return at == 0 or self.words[at].start in self.starts or self.words[at - 1].text in _OPENERS

    def is_name(self, at: int) -> bool:
        word = self.words[at]
        text = word.text
        if gazetteer.title(text) and not self._next_is_capital(at):
            return False
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
        if word.text in self.cases.persons:
            return True
        if word.text.lower() in self.cases.common and word.label != "PERSON":
            after = self.words[at + 1].text if self._next_is_capital(at) else ""
            if not after or gazetteer.known(after):  # "Stable Syria"
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
            return self._of_members(last, rest) or self._glued_step(last, rest)
        text = self.words[last].text
        ends = text.endswith(".") and gazetteer.organization_noun(text[:-1]) and not gazetteer.organization_noun(text)
        if gap > 1 or ends:
            return 0  # "Silva GmbH. Profit": the tagger left the full stop at the word
        if self._goes_on(rest[0]) or (rest[0].text[:1].isupper() and self._is_inside_label(last, rest[:1])):
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
        known = gazetteer.known(after.text)
        if rest[0].text == "/" or (known and known.form not in ("adjective", "people")):
            return 0
        if not known and before.text.isupper() and after.text.isupper() and len(before.text) > 1 < len(after.text):
            return 2  # two organizations by their letters have made one thing
        if not known and gazetteer.known(before.text):
            return 0
        if after.text[:1].isupper():
            return 2
        if before.label == after.label == "PERSON" and not after.begins and len(after.text) < 6:
            return 2
        return 2 if self._is_syllable(last, after) else 0

    def _of_members(self, last: int, rest: list[Word]) -> int:
        """Over the apostrophe of a body of several: `Farmers' Union`."""
        before, noun = self.words[last], rest[1].text if len(rest) > 1 else ""
        is_body = gazetteer.organization_noun(noun) == "organization" and noun not in _NEVER
        is_plural = before.text.endswith("s") and before.label != "PERSON" and not gazetteer.known(before.text)
        return 2 if rest[0].text == "'" and rest[0].tag == "POS" and is_plural and is_body else 0

    def _is_syllable(self, last: int, after: Word) -> bool:
        """Say whether a hyphen joins a given name of two syllables behind its surname: `Han Ji-won`."""
        if last == 0 or len(self.words[last].text) > _SYLLABLE or not 1 < len(after.text) <= _SYLLABLE:
            return False
        before, surname = self.words[last], self.words[last - 1]
        is_cased = before.text.istitle() and surname.text.istitle() and surname.end + 1 == before.start
        is_word = after.text in self.cases.lower or after.text in _GLUED or not after.text.isalpha()
        return is_cased and not is_word and not gazetteer.known(before.text) and len(surname.text) <= _SURNAME

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
        after = 2 if rest[1].text in ("the", "a") and len(rest) > 2 else 1
        if rest[1].text == "a" and not self._is_inside_label(last, rest[:3]):
            return 0
        if not self._goes_on(rest[after]) or (gap := rest[after].text) in _NEVER:
            return 0
        if rest[0].text in ("and", "&"):
            if self._is_known_whole(first, last + after + 1):
                return after + 1
            return self._joined_by_and(first, last, rest) if after == 1 else 0
        before = self.words[first : last + 1]
        if any(gazetteer.organization_noun(word.text) for word in before) and rest[0].text != "in":
            # "the Committee to", "Department of"; "Senate to Vote" and "Post on Sunday" are no names
            head = gazetteer.organization_noun(before[-1].text)
            is_inside = rest[0].label == before[-1].label != "" and not rest[0].begins
            is_joined = rest[0].text in ("of", "for") or (rest[0].text == "on" and before[-1].text in _BODIES_ON)
            return after + 1 if (head and is_joined) or is_inside else 0
        if before[-1].text == "Secretary" and rest[0].text == "of":
            return after + 1
        return after + 1 if self._is_inside_label(last, rest[: after + 1]) and gap != "I" else 0

    def _joined_by_and(self, first: int, last: int, rest: list[Word]) -> int:
        before = self.words[last]
        if self._is_shared(first, last, rest) or self._are_one_country(first, last, rest[1]):
            return 2
        if self._is_spelled(first, last):
            return 2
        if gazetteer.known(" ".join(word.text for word in self.words[first : last + 1])):
            return 0
        inside = self._is_inside_label(last, rest[:2]) and before.label in ("ORG", "LAW", "WORK_OF_ART")
        around = [*self.words[first:last], *rest[1:3]]
        ends = [word for word in around if gazetteer.organization_noun(word.text)]
        is_person = gazetteer.given_name(self.words[first].text) or before.label == "PERSON"
        return 2 if inside and not is_person and (ends or rest[0].text == "&") else 0

    def _is_known_whole(self, first: int, last: int) -> bool:
        """Say whether the words are one name that is known: `Trinidad and Tobago`."""
        return gazetteer.known(text_of(self.words, first, last)) is not None

    def _is_shared(self, first: int, last: int, rest: list[Word]) -> bool:
        """One body of two places, each of one word: `X and Y Police`."""
        text = self.words[last].text
        is_place = first == last and text not in self.cases.persons and not gazetteer.known(text)
        return is_place and rest[0].text == "and" and len(rest) > 2 and rest[2].text in _SHARED

    def _is_spelled(self, first: int, last: int) -> bool:
        """Say whether brackets behind the words give their initials: `Harbour Works and Ferry Lines (HWFL)`."""
        end = next((at for at in range(last + 1, len(self.words)) if not self._may_be_inside(self.words[at].text)), 0)
        if not end or self.words[end].text != "(" or end + 1 >= len(self.words):
            return False
        initials = "".join(word.text[0] for word in self.words[first:end] if word.text[0].isupper())
        return len(initials) > 2 and initials == self.words[end + 1].text

    @staticmethod
    def _may_be_inside(text: str) -> bool:
        return text[:1].isupper() or text in _JOINERS or text == "the"

    def _are_one_country(self, first: int, last: int, after: Word) -> bool:
        """`Federation of England and Wales`: parts of one country behind a body's noun."""
        of = last - 1
        if of <= first or self.words[of].text != "of" or not gazetteer.organization_noun(self.words[of - 1].text):
            return False
        one, two = gazetteer.known(self.words[last].text), gazetteer.known(after.text)
        if one is None or two is None or one.country_code is None:
            return False
        are_places = one.entity_type == two.entity_type == "place" and one.form == two.form == "name"
        return are_places and one.country_code == two.country_code

    def _is_inside_label(self, last: int, rest: list[Word]) -> bool:
        label = self.words[last].label
        return label in ("ORG", "LAW", "EVENT", "FAC", "WORK_OF_ART") and all(
            w.label == label and not w.begins for w in rest
        )

    def run(self, title_first: int, first: int, last: int, parse: int) -> NameSpan:
        """Make the run [first, last]; its title goes from `title_first` to the word before `first`."""
        words, has_title = self.words, title_first < first
        labels = {word.label for word in words[first : last + 1]} - {""}
        before = words[first - 1].text.lower() if first else ""
        name = text_of(words, first, last)
        has_stop = name.endswith(".") and len(words[last].text) > 4 and name[:-1].find(".", -4) < 0
        has_stop = has_stop and not gazetteer.known(name) and words[last].text not in SUFFIXES
        return NameSpan(
            Span(words[first].start, words[last].end - has_stop),  # spaCy leaves some full stops at the word
            name[:-1] if has_stop else name,
            parse,
            first,
            last,
            label=labels.pop() if len(labels) == 1 else "",
            title=text_of(words, title_first, first - 1) if has_title else "",
            title_first=title_first if has_title else -1,
            has_article=before == "the" and not self._is_attribute(last),
            is_initial=self.is_initial(first),
        )

    def _is_attribute(self, last: int) -> bool:
        """Say whether an article before the name belongs to a later noun: `the Silva campaign`."""
        word = self.words[last]
        return word.dep in ("compound", "nmod", "amod", "poss") and word.head > last
