"""Runs of names to things: each name typed by vote, names of one thing joined, every run given to its thing.

Persons are joined in `persons`; here organizations with their acronyms and short forms, places with their known names.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from transforms.document import Span
from transforms.entities.name_finder import NameSpan
from transforms.entities.name_types import UNSUPPORTED, is_said_of, vote_type
from transforms.entities.persons import Person, is_misspelt, people, plain
from transforms.knowledge import gazetteer
from transforms.knowledge.name_forms import SUFFIXES, folded, person_name, surname_first
from transforms.language.words import Word, text_of

# Organizations named after their head or seat, in lower case: "the Silva campaign", "Springfield police".
_OF_PERSON = frozenset(("campaign", "administration", "camp"))
_LOWER_NOUNS = frozenset(("police", "committee", "subcommittee", "ministry", "department", "army", "navy"))
_MONTHS = frozenset(("May", "March", "April", "June", "August"))
# Names beyond which misspellings are not looked for: a directory, no article.
_MANY = 2000
# The share of votes under which another type does not keep a given name from its bearer.
_DOUBTFUL = 0.7
_KIN = frozenset(("family",))
_SMALL = frozenset(("of", "the", "for", "and", "on", "in", "to", "&", "at"))


@dataclass(slots=True, eq=False)
class EntityCluster:
    """An entity in the making: its type, names with counts, and its runs with rule and confidence."""

    entity_type: str
    names: Counter[str] = field(default_factory=Counter)
    runs: list[tuple[NameSpan, str, float]] = field(default_factory=list)
    known: gazetteer.KnownName | None = None
    person: Person | None = None

    @property
    def name(self) -> str:
        """The canonical name: the gazetteer's, a person's most used full name, else the longest form."""
        if self.known:
            return self.known.name
        if self.person:
            return self.person.canonical
        cased = [name for name in self.names if not name.isupper()] or list(self.names)
        return max(cased, key=lambda name: (len(name.split()) > 1, self.names[name] * (len(name) > 5), len(name), name))


def group_names(runs: Sequence[NameSpan], texts: Sequence[list[Word]], lower: frozenset[str]) -> list[EntityCluster]:
    """Make entities of all runs of a document, in order of first appearance; each run is in one thing or in none.

    `lower` are the words that the text also has in lower case.
    """
    groups: dict[str, list[NameSpan]] = {}
    for run in runs:
        groups.setdefault(folded(run.name), []).append(run)
    types = {key: vote_type(group, texts, lower) for key, group in groups.items()}
    types |= _shortened_persons(groups, types, texts)
    persons = _persons(groups, types, texts)
    taken = {id(run) for person in persons for run, _, _ in person.runs}
    rest = {key: [run for run in group if id(run) not in taken] for key, group in groups.items()}
    others = _others({key: group for key, group in rest.items() if group}, types, persons, lower)
    out = [EntityCluster("person", Counter(one.names), one.runs, person=one) for one in persons] + others
    out += _named_after(out, texts)
    return sorted(out, key=lambda one: min(run.span.start_char for run, _, _ in one.runs))


def _shortened_persons(
    groups: dict[str, list[NameSpan]], types: dict[str, tuple[str, float]], texts: Sequence[list[Word]]
) -> dict[str, tuple[str, float]]:
    """Names of two or three words, particles aside, that go on as a surname and speak: people do, firms hardly."""
    out = {}
    for key, group in groups.items():
        words = group[0].name.split()
        surname = person_name(group[0].name).surname  # with its particles
        is_short = 2 <= len(words) <= 3 or 0 < len(words) - len(surname.split()) < 3
        short = groups.get(folded(words[-1])) or groups.get(folded(surname), []) if is_short else []
        if types[key][0] == "person" or not short or gazetteer.known(group[0].name) or gazetteer.known(words[-1]):
            continue
        is_firm = gazetteer.organization_noun(words[-1]) or any(run.has_article for run in (*group, *short))
        if not is_firm and any(run.label == "PERSON" or is_said_of(run, texts[run.parse]) for run in short):
            out[key] = ("person", 0.6)
    return out


def _persons(
    groups: dict[str, list[NameSpan]], types: dict[str, tuple[str, float]], texts: Sequence[list[Word]]
) -> list[Person]:
    full = [run for key, group in groups.items() if types[key][0] == "person" for run in group if _is_full(run.name)]
    surnames = {folded(part) for run in full for part in _surname_forms(run.name)}
    misspelt = (
        {key for key in groups if any(is_misspelt(key, one) for one in surnames)} if len(groups) < _MANY else set()
    )
    full = [run for run in full if folded(run.name) not in surnames]  # "bin Laden" beside "Osama bin Laden"
    given = {folded(person_name(plain(run.name)).given) for run in full}
    titled = {folded(person_name(plain(run.name)).given) for run in full if run.title}
    single = [
        run
        for key, group in groups.items()
        for run in group
        if (not _is_full(run.name) or key in surnames)
        and _is_single_person(
            key, run, types[key], surnames | misspelt, titled if run.label not in ("PERSON", "") else given
        )
    ]
    in_order = sorted(single, key=lambda run: run.span.start_char)
    shared, single = _shared_surname(in_order, full, texts)
    countries = {
        known.name for group in groups.values() if (known := gazetteer.known(group[0].name)) and known.country_code
    }
    return people(sorted([*full, *shared], key=lambda run: run.span.start_char), single, countries)


def _surname_forms(name: str) -> tuple[str, ...]:
    surname = person_name(plain(name)).surname
    first = surname_first(plain(name))
    return (first,) if first else (surname, surname.split()[-1])


def _is_full(name: str) -> bool:
    words = [word for word in plain(name).split() if word not in SUFFIXES]
    return len(words) > 1


def _is_single_person(key: str, run: NameSpan, kind: tuple[str, float], surnames: set[str], given: set[str]) -> bool:
    """Say whether a name of one word is a person's: by title, by vote, or since a full name in the text has it."""
    known = gazetteer.known(run.name)
    if run.title and not (known and known.entity_type == "organization"):
        return True
    if known and known.form != "people" and run.label != "PERSON":
        return False
    if key.endswith("s") and key[:-1] in surnames and key not in surnames and not run.title:
        return False  # "the Silvas"
    if key in surnames:
        return not run.has_article or run.label == "PERSON"
    if kind[0] == "person":
        return not run.has_article and (not run.is_initial or kind[1] > UNSUPPORTED)
    return key in given and (run.label in ("PERSON", "") or kind[1] < _DOUBTFUL)  # then only beside a title


def _shared_surname(
    single: list[NameSpan], full: list[NameSpan], texts: Sequence[list[Word]]
) -> tuple[list[NameSpan], list[NameSpan]]:
    """Take out `Ana` of `Ana and Rui Silva`: it is read as the full name `Ana Silva`."""
    after = {(run.parse, run.first): run for run in full}
    shared: list[NameSpan] = []
    rest: list[NameSpan] = []
    for run in single:
        other = after.get((run.parse, run.last + 2))
        joint = texts[run.parse][run.last + 1].text if run.last + 1 < len(texts[run.parse]) else ""
        if other and joint in ("and", "&", "or") and gazetteer.given_name(run.name) and not run.title:
            surname = person_name(plain(other.name)).surname
            shared.append(_renamed(run, f"{run.name} {surname}"))
        else:
            rest.append(run)
    return shared, rest


def _renamed(run: NameSpan, name: str) -> NameSpan:
    return NameSpan(run.span, name, run.parse, run.first, run.last, "PERSON", is_initial=run.is_initial)


def _others(
    groups: dict[str, list[NameSpan]],
    types: dict[str, tuple[str, float]],
    persons: Sequence[Person],
    lower: frozenset[str],
) -> list[EntityCluster]:
    surnames = {folded(part) for one in persons for part in (one.name.surname, one.name.surname.split()[-1]) if part}
    out: dict[str, EntityCluster] = {}
    by_first: dict[str, list[EntityCluster]] = {}
    for key in sorted(groups, key=lambda key: (-len(key.split()), key)):
        group = groups[key]
        kind, share = types[key]
        if _is_no_name(key, kind, share, group):
            continue
        known = gazetteer.known(group[0].name)
        if key.endswith("s") and key[:-1] in surnames and key not in surnames:
            kind, known, share = "group", None, 0.9
        thing = _known_thing(out, known) if known else _longer(by_first, key, kind, group)
        if thing is None and not known and _is_description(group, lower):
            continue
        if thing is None:
            thing = out.setdefault(f"{kind} {key}", EntityCluster(known.entity_type if known else kind, known=known))
        for index in _index_keys(group[0].name):
            by_first.setdefault(index, []).append(thing)
        for run in group:
            thing.names[run.name] += 1
            thing.runs.append((run, "known name" if known else "name", round(0.6 + 0.35 * share, 2)))
    return list(dict.fromkeys(out.values()))


def _is_no_name(key: str, kind: str, share: float, group: Sequence[NameSpan]) -> bool:
    """Say whether capitals mislead: an adjective that names no group, a month, a word that nothing else supports."""
    name = group[0].name
    if gazetteer.known(name):
        return False
    if kind == "group" and " " not in name and not key.endswith("s"):
        return True
    is_shouted = name.isupper() and " " in name and kind in ("person", "work", "product")
    if (
        " " not in name
        and all(run.is_initial and run.is_cased for run in group)
        and kind in ("work", "product", "person")
    ):
        return True  # a capital that the sentence's start explains, and a label that is a guess
    return name in _MONTHS or len(name) < 2 or is_shouted or (kind == "organization" and share <= UNSUPPORTED)


def _is_description(group: Sequence[NameSpan], lower: frozenset[str]) -> bool:
    """Say whether a capital is but respect: `the Embassy`, `the City`, where the text has the bare noun too."""
    name = group[0].name
    described = gazetteer.organization_description(name.lower())
    is_noun = described or (gazetteer.organization_noun(name) in ("organization", "place") and name.lower() in lower)
    return bool(is_noun) and " " not in name and 2 * sum(run.has_article for run in group) >= len(group)


def _known_thing(out: dict[str, EntityCluster], known: gazetteer.KnownName) -> EntityCluster:
    return out.setdefault(f"{known.entity_type}={known.name}", EntityCluster(known.entity_type, known=known))


def _index_keys(name: str) -> set[str]:
    """What a longer name is looked up by: its first word, its last one, its initials with and without small words."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalpha()]
    if len(words) < 2:
        return set()
    initials = ("".join(word[0] for word in words), "".join(word[0] for word in words if word not in _SMALL))
    return {f"< {folded(words[0])}", f"> {words[-1]}", *(f"= {one.upper()}" for one in initials)}


def _longer(
    by_first: dict[str, list[EntityCluster]], key: str, kind: str, group: Sequence[NameSpan]
) -> EntityCluster | None:
    """The thing whose longer name this one shortens: its acronym, its last word, or its first words."""
    name = group[0].name
    letters = name.replace(".", "").replace("&", "")
    if name.isupper() and len(name) > 1:
        of_letters = _distinct(one for one in by_first.get(f"= {letters}", ()) if one.entity_type != "place")
        if len(of_letters) == 1:
            return of_letters[0]
    if kind == "place" and " " not in name and not all(run.name.isupper() for run in group):
        kind = "organization"  # a firm by its first word, which spaCy takes for a place
    if kind not in ("organization", "work", "product", "event", "agreement"):
        return None
    if " " not in name and group[0].has_article and gazetteer.organization_noun(name):
        ends = _distinct(
            one for one in by_first.get(f"> {name}", ()) if one.entity_type == kind and not _SMALL & {*one.name.split()}
        )
        if len(ends) == 1:
            return ends[0]  # "the Times", once the text has said which
    alike = by_first.get(f"< {key.replace('-', ' ').partition(' ')[0]}", ())
    first = _distinct(one for one in alike if one.entity_type == kind and any(_begins(key, n) for n in one.names))
    return first[0] if len(first) == 1 else None


def _distinct(found: Iterable[EntityCluster]) -> list[EntityCluster]:
    return list(dict.fromkeys(found))


def _begins(short: str, name: str) -> bool:
    long = folded(name)
    return long.startswith(f"{short} ") and long.split()[len(short.split())] not in ("and", "&")


def _named_after(found: Sequence[EntityCluster], texts: Sequence[list[Word]]) -> list[EntityCluster]:
    """Organizations named by lower-case words after a name: `the Silva campaign`, `Springfield police`.

    The name before is a mention of its own too.
    """
    out: dict[str, EntityCluster] = {}
    for thing in found:
        for run, _, _ in thing.runs:
            words = texts[run.parse]
            last, is_possessive = _noun_after(thing, run, words)
            if last is None:
                continue
            base = thing.person.name.surname if thing.person else run.name
            nouns = text_of(words, run.last + (2 if is_possessive else 1), last)
            kind = "group" if nouns in _KIN else "organization"
            one = out.setdefault(folded(f"{base} {nouns}"), EntityCluster(kind, Counter({f"{base} {nouns}": 1})))
            span = Span(run.span.start_char, words[last].end)
            longer = NameSpan(span, f"{base} {nouns}", run.parse, run.first, last, "ORG", is_initial=run.is_initial)
            one.runs.append((longer, "named after", 0.85))
    return list(out.values())


def _noun_after(thing: EntityCluster, run: NameSpan, words: list[Word]) -> tuple[int | None, bool]:
    """The last of the lower-case words that make an organization's name of `run`, and whether `'s` stands between."""
    at = run.last + 1
    is_possessive = at < len(words) and words[at].tag == "POS"
    at += is_possessive
    if at >= len(words) or not words[at].text.islower():
        return None, False
    if thing.entity_type == "person" and words[at].text in _OF_PERSON | (_KIN if is_possessive else frozenset()):
        return at, is_possessive
    if is_possessive or thing.entity_type not in ("organization", "place") or not run.is_cased:
        return None, False
    for last in range(at, min(at + 3, len(words))):
        if words[last].tag not in ("NN", "NNP") or words[last].start != words[last - 1].end + 1:
            return None, False
        if words[last].text in _LOWER_NOUNS:
            return last, False
    return None, False
