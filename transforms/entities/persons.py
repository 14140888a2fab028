"""Which names are of one person: full ones merged by surname and given name, single ones given to who fits."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from transforms.entities.name_finder import NameSpan
from transforms.knowledge import gazetteer
from transforms.knowledge.name_forms import SUFFIXES, PersonName, folded, is_initials, person_name, surname_first
from transforms.knowledge.office_holders import bearers

# How sure a single name is: one bearer; several, told apart by the title's gender; several, the likelier one.
_ONE, _BY_GENDER, _LIKELIER, _GIVEN_ONLY, _MISSPELT, _HOLDER = 0.95, 0.9, 0.7, 0.85, 0.6, 0.75
# The rule of a single name that several bear.
LIKELIER = "surname, likelier bearer"
_NO_OFFICE = frozenset(("mr.", "mr", "mrs.", "mrs", "ms.", "ms"))
_HEADS = frozenset(("president", "prime minister", "chancellor", "premier"))
# Shorter surnames differ by a letter too often to call one a misspelling of the other.
_MISSPELT_CHARS = 7
# Runs back over which a mention makes its bearer more likely than the text's main bearer of the same surname.
_NEAR_CHARS = 400


@dataclass(slots=True, eq=False)
class Person:
    """A person in the making: the full names found, and every run that is theirs with the rule and confidence."""

    names: Counter[str] = field(default_factory=Counter)
    runs: list[tuple[NameSpan, str, float]] = field(default_factory=list)

    @property
    def name(self) -> PersonName:
        """The canonical name in parts."""
        return person_name(self.canonical)

    @property
    def canonical(self) -> str:
        """The full name most often written; of equals the longer one, then the one that comes first."""
        cased = {name: count for name, count in self.names.items() if not name.isupper()}
        if not cased:
            best = max(self.names, key=lambda name: self.names[name])
            return best.title() if len(best) > 3 else best
        return max(cased, key=lambda name: (len(name.split()) > 1, cased[name], len(name)))

    @property
    def gender(self) -> str | None:
        """What titles, else the given name say."""
        return self.titled_gender or self.given_gender

    @property
    def titled_gender(self) -> str | None:
        """What the titles before the name say."""
        votes = Counter(sex for run, _, _ in self.runs if (sex := title_gender(run.title)))
        return max(sorted(votes), key=lambda sex: votes[sex]) if votes else None

    @property
    def given_gender(self) -> str | None:
        """What the given name says."""
        given = self.name.given
        sex = gazetteer.given_name(given.split("-")[0]) if given else None
        return sex if sex in ("male", "female") else None


def title_gender(title: str) -> str | None:
    """The gender that a title tells: `Mrs.` female, `Congressman` male, `Sen.` None."""
    for word in title.split():
        if (found := gazetteer.title(word)) and found[1]:
            return found[1]
    role = gazetteer.role_noun(title)
    return role.gender if role else None


def people(full: Sequence[NameSpan], single: Sequence[NameSpan], countries: Collection[str]) -> list[Person]:
    """Make persons of the full names, then give them the single ones; in order of first appearance.

    Single names that are nobody's (`Mr. Okafor` alone) make persons of their own; of these, an office holder whose
    country (one of `countries`, canonical names) or title the text names gets the full name.
    """
    out: list[Person] = []
    bearing: dict[str, list[Person]] = {}
    for run in full:
        alike = bearing.setdefault(folded(person_name(plain(run.name)).surname), [])
        person = next((one for one in alike if _is_same(one, run)), None)
        if person is None:
            alike.append(person := Person())
            out.append(person)
        person.names[plain(run.name)] += 1
        person.runs.append((run, "full name", 0.95))
    _link(out, single)
    for person in out:
        if not person.name.given and (name := _office_holder(person, countries)):
            person.names[name] += 1
            person.runs = [(run, "office holder", _HOLDER) for run, _, _ in person.runs]
    return sorted(out, key=lambda one: min(run.span.start_char for run, _, _ in one.runs))


def _office_holder(person: Person, countries: Collection[str]) -> str | None:
    """The full name of the one office holder whom a surname may mean: by title, by country, else a head alone."""
    holders = bearers().get(person.canonical, ())
    titles = {run.title.lower() for run, _, _ in person.runs if run.title}
    titled = [one for one in holders if any(word.lower() in titles for word in one.titles)]
    named = titled or [one for one in holders if one.of in countries and not titles - _NO_OFFICE]
    if not titles and len({one.names for one in holders}) == 1:
        named = named or [one for one in holders if _HEADS.intersection(one.titles)]
    names = {one.names[0] for one in named}
    return names.pop() if len(names) == 1 else None


def plain(name: str) -> str:
    """The name without a nickname between quotation marks: `Robert "Bobby" Scott` Robert Scott."""
    return " ".join(word for word in name.split() if word[0] not in "\"'\u201c\u2018")


def nicknames(name: str) -> Iterable[str]:
    """The nicknames that stand inside a name between quotation marks."""
    return (word.strip("\"'\u201c\u201d\u2018\u2019") for word in name.split() if word[0] in "\"'\u201c\u2018")


def _is_same(person: Person, run: NameSpan) -> bool:
    new = person_name(plain(run.name))
    return any(_are_one(person_name(old), new) for old in person.names)


def _are_one(one: PersonName, other: PersonName) -> bool:
    if folded(one.surname) != folded(other.surname):
        # "Hillary Rodham" and "Hillary Rodham Clinton" are left apart; "Ana Lopez Silva" and "Ana Lopez" too
        return False
    if one.suffix != other.suffix and one.suffix in SUFFIXES and other.suffix in SUFFIXES:
        return False
    if one.suffix != other.suffix and folded(one.given) == folded(other.given) and not (one.middle or other.middle):
        return False  # Ana's father and his son: both forms in one text mean two people
    return _given_fit(one, other)


def _given_fit(one: PersonName, other: PersonName) -> bool:
    if gazetteer.same_given(one.given, other.given):
        middles = [" ".join(name.middle) for name in (one, other)]
        return not all(middles) or middles[0][0] == middles[1][0]
    for short, long in ((one, other), (other, one)):
        if is_initials(short.given) and short.given[0] == long.given[0]:
            return True
        if any(gazetteer.same_given(short.given, word) for word in long.middle):
            return True
    return False


def _link(persons: list[Person], single: Sequence[NameSpan]) -> None:
    by_surname: dict[str, list[Person]] = {}
    by_given: dict[str, list[Person]] = {}
    for person in persons:
        _index(person, by_surname, by_given)
    for run in single:
        key = folded(run.name)
        bearer, rule, confidence = _bearer(run, key, by_surname, by_given)
        person = bearer or Person()
        if bearer is None:
            persons.append(person)
            _add(by_surname, key, person)
        if bearer is None or not bearer.name.given:
            person.names[run.name] += 1
        person.runs.append((run, rule, confidence))


def _index(person: Person, by_surname: dict[str, list[Person]], by_given: dict[str, list[Person]]) -> None:
    for parts in map(person_name, person.names):
        for form in (parts.surname, parts.surname.split()[-1], parts.surname.split("-")[-1]):
            _add(by_surname, folded(form), person)
        _add(by_given, folded(parts.given), person)
    for first in map(surname_first, person.names):
        if first:
            _add(by_surname, folded(first), person)
    for run, _, _ in person.runs:
        for nickname in nicknames(run.name):
            _add(by_given, folded(nickname), person)


def _bearer(
    run: NameSpan, key: str, by_surname: dict[str, list[Person]], by_given: dict[str, list[Person]]
) -> tuple[Person | None, str, float]:
    """Whose single name a run is, with rule and confidence; None where it is nobody's who has a full name."""
    sex = title_gender(run.title)
    found = [one for one in by_surname.get(key, ()) if not sex or one.gender in (sex, None)]
    if found and not _is_other_holder(run, found):
        return _chosen(found, run)
    if key in by_given and key not in by_surname and run.title.lower() not in _NO_OFFICE:
        person, _, confidence = _chosen(by_given[key], run)
        return person, "given name", min(confidence, _GIVEN_ONLY)
    if not found and len(key) >= _MISSPELT_CHARS:
        near = [one for form, group in by_surname.items() if is_misspelt(key, form) for one in group]
        if len(near) == 1:
            return near[0], "surname, misspelt", _MISSPELT
    return None, "surname only", 0.8


def _is_other_holder(run: NameSpan, found: Sequence[Person]) -> bool:
    """`President Silva` where the text's only Silva is the president's wife: an office holder named by title alone."""
    title = run.title.lower()
    holders = {one.names for one in bearers().get(run.name, ()) if title in (word.lower() for word in one.titles)}
    if len(holders) != 1 or any(other.title == run.title for one in found for other, _, _ in one.runs):
        return False
    given = person_name(holders.pop()[0]).given
    return not any(gazetteer.same_given(given, one.name.given) for one in found if one.name.given)


def is_misspelt(word: str, other: str) -> bool:
    """Say whether two long words differ by one letter put in, left out or changed."""
    if word[:2] != other[:2] or abs(len(word) - len(other)) > 1 or min(len(word), len(other)) < _MISSPELT_CHARS:
        return False
    at = next((at for at, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), None)
    if at is None:
        return len(word) != len(other)
    return word[at + 1 :] == other[at + 1 :] or word[at:] == other[at + 1 :] or word[at + 1 :] == other[at:]


def _add(index: dict[str, list[Person]], key: str, person: Person) -> None:
    bearers = index.setdefault(key, [])
    if person not in bearers:
        bearers.append(person)


def _chosen(bearers: list[Person], run: NameSpan) -> tuple[Person, str, float]:
    """Of those with the name: who fits the title's gender, then who was named near before or most often."""
    if len(bearers) == 1:
        return bearers[0], "surname", _ONE
    sex = title_gender(run.title)
    fit = [one for one in bearers if one.gender == sex] if sex else []
    if len(fit) == 1:
        return fit[0], "surname and title", _BY_GENDER
    titled = [one for one in fit or bearers if run.title and any(other.title == run.title for other, _, _ in one.runs)]
    if len(titled) == 1 and not sex:
        return titled[0], "surname and title", _BY_GENDER
    likelier = max(fit or bearers, key=lambda one: _likelihood(one, run))
    return likelier, LIKELIER, _LIKELIER


def _likelihood(person: Person, run: NameSpan) -> tuple[float, int]:
    """How likely a single name means this person here: mentions so far, twice as much for a recent one."""
    full = sum(person.names.values())
    before = [one.span.start_char for one, _, _ in person.runs if one.span.start_char < run.span.start_char]
    latest = max(before, default=-1)
    is_near = latest >= 0 and run.span.start_char - latest < _NEAR_CHARS
    return (len(before) + full) * (2.0 if is_near else 1.0), latest
