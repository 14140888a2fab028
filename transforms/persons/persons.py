"""Decide which names are of one person: full names merged by surname and given name, single names by who fits.

It gets names that are persons' (`name_types.py` and `grouping.py` see to that) and makes no ids.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from transforms.knowledge.gazetteer import is_short_given_name, look_up_given_name
from transforms.knowledge.lexicon import RoleNoun, is_kin_noun, look_up_role_noun
from transforms.knowledge.name_forms import (
    PersonName,
    drop_suffix,
    find_leading_surname,
    fold_name,
    is_name_initials,
    is_shouted_name,
    lower_shouted_words,
    split_person_name,
    surnames_behind_particles,
    write_shouted_name,
)
from transforms.knowledge.office_holders import holders_by_surname
from transforms.knowledge.transliterations import fold_surname
from transforms.names.name_spans import AssignedName, NameSpan
from transforms.persons.full_names import find_full_name_in_longer_names, find_two_surnames, lacks_first_words
from transforms.persons.holders import (
    NO_CONTEXT,
    HolderContext,
    find_full_name_of_holder,
    find_titled_holder,
    is_honorific_alone,
)
from transforms.persons.misspellings import is_misspelt_name
from transforms.persons.person_titles import gender_of_title, office_of_title
from transforms.persons.same_person import are_father_and_son, are_names_of_one_person

_FULL_NAME = 0.95
_ONE_BEARER = 0.95
_BY_GENDER = 0.9  # several bear it, told apart by the title
_BY_PRONOUN = 0.85  # two bear it, told apart by the pronoun that goes on with it
_LIKELIER = 0.7  # several bear it
_GIVEN_ONLY = 0.85  # at most
_SHORT_GIVEN = 0.75  # "Bob", where one Robert is named
_MISSPELT = 0.6
_FIRST_OF_TWO = 0.85  # of two surnames
_OFFICE_HOLDER = 0.75
_BY_LONGER_NAME = 0.75  # named in that of a show, a foundation
_NO_BEARER = 0.8
# The rule of a single name that several bear.
LIKELIER = "surname, likelier bearer"
# A second capital at a word's beginning, which is a slip where small letters follow; not "MacKay", "O'Neill" or "JK".
_SLIP = re.compile(r"\b[A-Z]{2}[a-z]{2,}")
# Characters back over which a mention makes its bearer more likely than the text's main bearer of the same surname.
_NEAR_CHARS = 400
_NEAR_FACTOR = 2.0
_TWO = 2  # of so many bearers a pronoun tells one from the other
# A relative ("her father, Rui Silva") is called by the full or the given name, the other one by the surname.
_KIN_FACTOR = 0.3
# A nickname inside a name, with its quotation marks.
_NICKNAME = re.compile(r"(?<!\S)[\"'\u201c\u2018]\s?([^\"\u201c\u201d]*?)\s?[\"'\u201d\u2019](?!\S)")
# A surname of before, in brackets.
_MAIDEN_NAME = re.compile(r"(?<!\S)\(\s?[^()]*\s?\)(?!\S)")


@dataclass(slots=True, eq=False)
class Person:
    """A person in the making: the full names found, and every name that was given to the person."""

    names: Counter[str] = field(default_factory=Counter)
    assigned: list[AssignedName] = field(default_factory=list)

    @property
    def name_spans(self) -> list[NameSpan]:
        """All places where the person is named."""
        return [assigned.name_span for assigned in self.assigned]

    @property
    def name(self) -> PersonName:
        """The canonical name in parts."""
        return split_person_name(self.canonical)

    @property
    def canonical(self) -> str:
        """The full name most often written; of equals one without a slip, then the longer one, then the first.

        One that lacks the first words of another is less than full: "Suu Kyi" beside "Aung San Suu Kyi".
        """
        cased = {name: count for name, count in self.names.items() if not is_shouted_name(name)}
        cased = {name: count for name, count in cased.items() if not lacks_first_words(name, cased)}
        if cased:
            cased = {name: count for name, count in cased.items() if not any(_is_surname_of(name, of) for of in cased)}
            return lower_shouted_words(
                max(cased, key=lambda name: (len(name.split()) > 1, cased[name], is_well_written(name), len(name)))
            )
        shouted = max(self.names, key=lambda name: self.names[name])
        return write_shouted_name(shouted)

    @property
    def gender(self) -> str | None:
        """What titles, else the given name say."""
        return self.titled_gender or self.given_gender

    @property
    def titled_gender(self) -> str | None:
        """What the titles before the name say."""
        titles = (assigned.name_span.title for assigned in self.assigned if assigned.rule != LIKELIER)
        genders = (gender_of_title(title) for title in titles if not self._is_woman_with_title(title))
        votes = Counter(gender for gender in genders if gender)
        return max(sorted(votes), key=lambda gender: votes[gender]) if votes else None

    @property
    def given_gender(self) -> str | None:
        """What the given name says, or the only name where that is a given name, and no office holder's: Melanie."""
        given = self.name.given or ("" if self.canonical in holders_by_surname() else self.canonical)
        gender = look_up_given_name(given.split("-")[0]) if given else None
        return gender if gender in ("male", "female") else None

    def _is_woman_with_title(self, title: str) -> bool:
        role = look_up_role_noun(title)
        return role is not None and may_be_woman_in_office(self, role)

    def has_title(self, title: str) -> bool:
        """Say whether one of the person's names has this title."""
        return any(office_of_title(name_span.title) == office_of_title(title) for name_span in self.name_spans)


def _is_surname_of(name: str, full: str) -> bool:
    """Say whether a name of several words is all surname, as a longer one has a given name before it: `Roe Silva`."""
    given, _, rest = full.partition(" ")
    is_rest = " " in name and rest == name
    return is_rest and look_up_given_name(given) is not None and look_up_given_name(name.split()[0]) is None


def may_be_woman_in_office(person: Person, role: RoleNoun) -> bool:
    """Say whether an office of a man's word tells no gender: "bishop Ana", "chairman" with no man's given name."""
    is_office = role.gender == "male" and bool(role.broader) and not is_kin_noun(role.noun)
    genders = ("female", None) if role.noun.endswith("man") else ("female",)
    return is_office and person.given_gender in genders


class _PersonIndex:
    """The persons of a text by the folded surnames and given names that single names are looked up by."""

    def __init__(self, persons: Iterable[Person]) -> None:
        self.by_surname: dict[str, list[Person]] = {}
        self.by_given: dict[str, list[Person]] = {}
        self.by_first_surname: dict[str, list[Person]] = {}  # "Urquiza" of Ana Urquiza Silva
        for person in persons:
            self._add_person(person)

    def _add_person(self, person: Person) -> None:
        for both, first in filter(None, map(find_two_surnames, person.names)):
            self.add_surname(both, person)
            _append_new_person(self.by_first_surname, first, person)
        for parts in map(split_person_name, person.names):
            for form in (*surnames_behind_particles(parts.surname), parts.surname.split("-")[-1]):
                self.add_surname(form, person)
            _append_new_person(self.by_given, parts.given, person)
        for surname in map(find_leading_surname, person.names):
            if surname:
                self.add_surname(surname, person)
        for name_span in person.name_spans:
            for nickname in nicknames_in_name(name_span.name):
                _append_new_person(self.by_given, nickname, person)

    def find_by_short_given_name(self, name: str) -> list[Person]:
        """Find the persons whose given name `name` is short for: `Bob` finds Robert."""
        groups = (group for given, group in self.by_given.items() if is_short_given_name(name, given))
        return list(dict.fromkeys(person for group in groups for person in group))

    def has_later_bearers_alone(self, name_span: NameSpan) -> bool:
        """Say whether a name without a title stands before any bearer of it is named in full."""
        bearers = self.by_surname.get(fold_name(drop_suffix(name_span.name)), [])
        starts = [named.span.start_char for bearer in bearers for named in bearer.name_spans]
        return not name_span.title and name_span.span.start_char < min(starts, default=0)

    def add_surname(self, surname: str, person: Person) -> None:
        """Let single names that are `surname` find the person."""
        _append_new_person(self.by_surname, surname, person)


def _append_new_person(index: dict[str, list[Person]], name: str, person: Person) -> None:
    persons = index.setdefault(fold_name(name), [])
    if person not in persons:
        persons.append(person)


def group_persons(
    full: Sequence[NameSpan],
    single: Sequence[NameSpan],
    context: HolderContext = NO_CONTEXT,
    longer_names: Collection[str] = (),
) -> list[Person]:
    """Make persons of the full names, then give them the single ones; in order of first appearance.

    Single names without a full one (`Mr. Okafor` alone) make persons of their own; of these, an office holder whose
    country or title the text names gets the full name, and so does whoever one of `longer_names`, those of other
    things, is named after: `The Ana Silva Show`.
    """
    persons = _merge_beginnings_of_names(_merge_full_names(full))
    _assign_single_names(persons, single)
    for person in persons:
        if person.name.given:
            continue
        if name := _find_full_name_of_office_holder(person, context):
            _rename_person(person, name, "office holder", _OFFICE_HOLDER)
        elif name := find_full_name_in_longer_names(person.canonical, longer_names):
            _rename_person(person, name, "surname", _BY_LONGER_NAME)
    return sorted(persons, key=lambda person: min(name_span.span.start_char for name_span in person.name_spans))


def _rename_person(person: Person, name: str, rule: str, confidence: float) -> None:
    """Give a person who is named by a single name alone the full name."""
    person.names[name] += 1
    person.assigned = [AssignedName(name_span, rule, confidence) for name_span in person.name_spans]


def _merge_full_names(full: Sequence[NameSpan]) -> list[Person]:
    persons: list[Person] = []
    by_surname: dict[str, list[Person]] = {}
    by_words: dict[frozenset[str], Person] = {}
    for name_span in full:
        name = drop_nickname(name_span.name)
        candidates = by_surname.setdefault(fold_surname(split_person_name(name).surname), [])
        person = next((candidate for candidate in candidates if _is_name_of_person(candidate, name)), None)
        person = person or by_words.get(frozenset(fold_name(name).split()))  # surname first: "Lund Karin"
        if person is None:
            person = Person()
            candidates.append(person)
            persons.append(person)
        by_words.setdefault(frozenset(fold_name(name).split()), person)
        person.names[name] += 1
        person.assigned.append(AssignedName(name_span, "full name", _FULL_NAME))
    return persons


def _merge_beginnings_of_names(persons: list[Person]) -> list[Person]:
    """Give the names that are the first words of one other name to its bearer: `Ana Urquiza`, `Sister Ana Rui`."""
    by_first_word: dict[str, list[Person]] = {}
    for person in persons:
        by_first_word.setdefault(_first_word_of(person), []).append(person)
    merged = []
    for person in persons:
        begin = f"{fold_name(person.canonical)} "
        alike = by_first_word.get(_first_word_of(person), ())
        longer = [other for other in alike if other is not person and fold_name(other.canonical).startswith(begin)]
        if len(longer) == 1 and not longer[0].name.suffix:
            longer[0].names.update(person.names)
            longer[0].assigned += person.assigned
            by_first_word[_first_word_of(person)].remove(person)
            merged.append(person)
    return [person for person in persons if person not in merged]


def _first_word_of(person: Person) -> str:
    return fold_name(person.canonical).partition(" ")[0]


def _find_full_name_of_office_holder(person: Person, context: HolderContext) -> str | None:
    if any(one.is_kin or one.is_private for one in person.name_spans):  # "her sister, Reagan", "baker Reagan"
        return None
    titles = {office_of_title(name_span.title) for name_span in person.name_spans if name_span.title}
    return find_full_name_of_holder(person.canonical, titles, person.titled_gender, context)


def drop_nickname(name: str) -> str:
    """Give the name without nickname and maiden name: `Robert "Bobby" (Dias) Scott` Robert Scott."""
    return " ".join(_MAIDEN_NAME.sub(" ", _NICKNAME.sub(" ", name)).split())


def nicknames_in_name(name: str) -> list[str]:
    """Give the nicknames that are between quotation marks inside a name, in order."""
    return _NICKNAME.findall(name)


def _is_name_of_person(person: Person, name: str) -> bool:
    new = split_person_name(name)
    olds = [split_person_name(old) for old in person.names]
    if any(old.given and not old.middle and not are_names_of_one_person(old, new) for old in olds):
        return False  # Rui Silva, whose son is Ana Rui Silva and is called Ana Silva
    if any(are_father_and_son(old, new) for old in olds):
        return False
    return any(are_names_of_one_person(old, new) for old in olds)


def _assign_single_names(persons: list[Person], single: Sequence[NameSpan]) -> None:
    """Assign each single name to a person; a name without a bearer makes a new person, added to `persons`."""
    index = _PersonIndex(persons)
    # a headline's `Silva` may be the one whom the text calls `Mr. Silva`, and not Ana Silva at its end
    for name_span in sorted(single, key=index.has_later_bearers_alone):
        bearer, rule, confidence = _find_bearer_of_name(name_span, index)
        person = bearer or Person()
        if bearer is None:
            if holder := _find_other_holder(name_span, index):
                person.names[holder] += 1
                rule, confidence = "office holder", _OFFICE_HOLDER
            persons.append(person)
            index.add_surname(name_span.name, person)
        if bearer is None or not bearer.name.given:
            person.names[name_span.name] += 1
        person.assigned.append(AssignedName(name_span, rule, confidence))


def _find_bearer_of_name(name_span: NameSpan, index: _PersonIndex) -> tuple[Person | None, str, float]:
    """Find the person of a single name, with rule and confidence; None where no full name has it."""
    key = fold_name(drop_suffix(name_span.name))
    gender = gender_of_title(name_span.title)
    candidates = _keep_bearers_of_suffix(index.by_surname.get(key, []), name_span)
    fitting = [person for person in candidates if not gender or person.gender in (gender, None)]
    if fitting and not _find_other_holder(name_span, index):
        return _choose_bearer_of_name(fitting, name_span)

    if key in index.by_given and not candidates and _may_be_first_name_alone(name_span):
        person, _, confidence = _choose_bearer_of_name(index.by_given[key], name_span)
        return person, "given name", min(confidence, _GIVEN_ONLY)
    of_two = index.by_first_surname.get(key, []) if not candidates else []
    if len(of_two) == 1:
        return of_two[0], "surname", _FIRST_OF_TWO
    if not candidates and not name_span.title:
        same = index.find_by_short_given_name(name_span.name)
        if len(same) == 1:
            return same[0], "given name", _SHORT_GIVEN

    if not fitting:
        similar = [
            person for form, group in index.by_surname.items() if is_misspelt_name(key, form) for person in group
        ]
        if len(similar) == 1:
            return similar[0], "surname, misspelt", _MISSPELT
    return None, "surname only", _NO_BEARER


def _find_other_holder(name_span: NameSpan, index: _PersonIndex) -> str | None:
    """Find the office holder whom a title names and no full name of the surname does: `President Silva`, his wife."""
    bearers = index.by_surname.get(fold_name(drop_suffix(name_span.name)), [])
    full = [bearer.name for bearer in bearers if bearer.name.given]
    if not full or any(bearer.has_title(name_span.title) for bearer in bearers if bearer.name.given):
        return None
    return find_titled_holder(name_span.name, name_span.title, full)


def _keep_bearers_of_suffix(candidates: Sequence[Person], name_span: NameSpan) -> list[Person]:
    """Keep the bearers of a suffix where a single name has one (`Silva Jr.`), else all."""
    suffix = split_person_name(name_span.name).suffix
    with_suffix = [person for person in candidates if suffix and person.name.suffix.rstrip(".") == suffix.rstrip(".")]
    return with_suffix or list(candidates)


def _may_be_first_name_alone(name_span: NameSpan) -> bool:
    """Say whether the first word of a full name may stand alone here: behind "Ms." only a leading surname does."""
    is_given_name = look_up_given_name(name_span.name) in ("male", "female")
    return not is_honorific_alone(name_span.title) or not is_given_name


def is_well_written(name: str) -> bool:
    """Say whether a name shows no slip: no second capital ("ANa"), and a given name that is known."""
    first, *rest = drop_nickname(name).split()
    return _SLIP.search(name) is None and (not rest or is_name_initials(first) or look_up_given_name(first) is not None)


def _choose_bearer_of_name(candidates: Sequence[Person], name_span: NameSpan) -> tuple[Person, str, float]:
    """Choose by the title's gender, then by the title, then who was named near before or most often."""
    if len(candidates) == 1:
        return candidates[0], "surname", _ONE_BEARER
    gender = gender_of_title(name_span.title)
    fitting = [person for person in candidates if person.gender == gender] if gender else []
    if len(fitting) == 1:
        return fitting[0], "surname and title", _BY_GENDER

    fitting = fitting or list(candidates)
    told = [person for person in fitting if name_span.told_gender and person.gender == name_span.told_gender]
    if len(told) == 1 and len(fitting) == _TWO:
        return told[0], "surname and pronoun", _BY_PRONOUN
    titled = [person for person in fitting if name_span.title and person.has_title(name_span.title)]
    if len(titled) == 1 and not gender:
        return titled[0], "surname and title", _BY_GENDER
    return max(fitting, key=lambda person: _likelihood_of_bearer(person, name_span)), LIKELIER, _LIKELIER


def _likelihood_of_bearer(person: Person, name_span: NameSpan) -> tuple[float, int]:
    """Give how likely a single name means this person here: mentions so far, twice as much for a recent one.

    A person who is named as a relative counts for less.
    """
    at_char = name_span.span.start_char
    is_relative = any(name_span.is_kin for name_span in person.name_spans)
    starts = [name_span.span.start_char for name_span in person.name_spans]
    before = [start for start in starts if start < at_char]
    latest = max(before, default=-1)
    is_near = latest >= 0 and at_char - latest < _NEAR_CHARS
    mention_count = len(before) + sum(person.names.values())
    weight = (_NEAR_FACTOR if is_near else 1.0) * (_KIN_FACTOR if is_relative else 1.0)
    return mention_count * weight, latest
