"""Entities and their mentions: who and what the text names, under one canonical name each."""

from collections import Counter
from collections.abc import Iterable, Sequence

from transforms.document import Alias, Document, Entity, Mention, RoleHeld
from transforms.entities import gender as pronouns
from transforms.entities import metonymy, roles
from transforms.entities.grouping import EntityCluster, group_names
from transforms.entities.name_finder import Cases, NameSpan, halves, is_uncased, known_in, runs_in
from transforms.entities.persons import nicknames
from transforms.knowledge import gazetteer
from transforms.knowledge.name_forms import entity_id_of, folded, person_name
from transforms.language.words import Word, words_of

# A demonym names its country, but rarely is what the sentence is about.
_DEMONYM_CONFIDENCE = 0.6


def find_entities(doc: Document) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """Give `entities`, by first appearance, and `mentions`, by offset; a name inside a longer name is a mention too."""
    texts = [words_of(parse) for parse in doc.parses]
    runs, cases = _runs(doc, texts)
    found = _by_id(group_names(runs, texts, cases.lower))
    mentions = _mentions(found, texts)
    entities = [*_entities(found, texts), *metonymy.literal_entities(mentions, set(found), _known(found))]
    return tuple(entities), mentions


def _runs(doc: Document, texts: Sequence[list[Word]]) -> tuple[list[NameSpan], Cases]:
    starts = frozenset(sentence.span.start_char for sentence in doc.sentences)
    cased = [not is_uncased(words) for words in texts]
    cases = Cases.of((words for words, is_cased in zip(texts, cased, strict=True) if is_cased), starts)
    out: list[NameSpan] = []
    for at, words in enumerate(texts):
        if cased[at]:
            out += runs_in(words, at, starts, cases)
    names = frozenset(_forms(out))
    surnames = frozenset(folded(run.name) for run in out if " " not in run.name) & frozenset(_surnames(out))
    taken = {(run.parse, at) for run in out for at in range(run.first, run.last + 1)}
    for at, words in enumerate(texts):
        found = list(known_in(words, at, names, cases))
        # in a cased line only a surname that the tagger took for a common word, as it does where a sentence begins
        out += [
            run for run in found if not cased[at] or ((at, run.first) not in taken and folded(run.name) in surnames)
        ]
    out = [half for run in out for half in halves(run, texts[run.parse], names)]
    return sorted(out, key=lambda run: run.span.start_char), cases


def _forms(runs: Sequence[NameSpan]) -> Iterable[str]:
    """The names of the cased text as an uncased line may have them, surnames of its persons too."""
    yield from (folded(run.name) for run in runs)
    yield from _surnames(runs)


def _surnames(runs: Iterable[NameSpan]) -> Iterable[str]:
    for run in runs:
        words = run.name.split()
        if len(words) > 1 and gazetteer.given_name(words[0]):
            yield folded(person_name(run.name).surname)


def _by_id(found: Iterable[EntityCluster]) -> dict[str, EntityCluster]:
    """The things by entity_id; two whose canonical names agree are one."""
    out: dict[str, EntityCluster] = {}
    for thing in found:
        key = entity_id_of(thing.entity_type, thing.name)
        if key in out:
            out[key].names.update(thing.names)
            out[key].runs.extend(thing.runs)
        else:
            out[key] = thing
    return out


def _known(found: dict[str, EntityCluster]) -> list[gazetteer.KnownName]:
    names = dict.fromkeys(run.name for thing in found.values() if thing.known for run, _, _ in thing.runs)
    return [known for name in names if (known := gazetteer.known(name)) and known.form in ("seat", "capital")]


def _mentions(found: dict[str, EntityCluster], texts: Sequence[list[Word]]) -> tuple[Mention, ...]:
    out = []
    for entity_id, thing in found.items():
        for run, rule, confidence in thing.runs:
            known = gazetteer.known(run.name) if thing.known else None
            if known and known.form in ("seat", "capital"):
                out.append(metonymy.mention(run, known, entity_id, texts[run.parse], confidence))
            elif known and known.form == "adjective":
                out.append(Mention(run.span, entity_id, "name", "demonym", _DEMONYM_CONFIDENCE))
            else:
                out.append(Mention(run.span, entity_id, "name", rule, confidence))
    return tuple(sorted(out, key=lambda one: (one.span.start_char, -one.span.end_char, one.entity_id)))


def _entities(found: dict[str, EntityCluster], texts: Sequence[list[Word]]) -> list[Entity]:
    names = {
        (run.parse, run.first): (run.last, entity_id, thing.entity_type)
        for entity_id, thing in found.items()
        for run, _, _ in thing.runs
    }
    sexes = pronouns.infer_genders({key: thing.runs for key, thing in found.items() if thing.person}, texts)
    out = []
    for entity_id, thing in found.items():
        held = _held(thing, texts, names) if thing.person else ()
        code = thing.known.country_code if thing.known else None
        gender = _gender(thing, held, sexes.get(entity_id)) if thing.person else None
        out.append(Entity(entity_id, thing.entity_type, thing.name, _aliases(thing), held, gender, country_code=code))
    return out


def _held(thing: EntityCluster, texts: Sequence[list[Word]], names: roles.Names) -> tuple[RoleHeld, ...]:
    out: dict[str, RoleHeld] = {}
    for run, _, _ in thing.runs:
        for role in roles.stated(run, texts[run.parse], names) if run.is_cased else ():
            out.setdefault(folded(role.role), role)
    return tuple(out.values())


def _gender(thing: EntityCluster, held: Iterable[RoleHeld], by_pronouns: str | None) -> str | None:
    """By title, else by a role that tells, else by the pronouns that follow, else by the given name."""
    if thing.person is None:
        return None
    told = Counter(noun.gender for one in held if (noun := roles.head_noun(one.role)) and noun.gender)
    by_role = next(iter(told)) if len(told) == 1 else None
    return thing.person.titled_gender or by_role or by_pronouns or thing.person.given_gender


def _aliases(thing: EntityCluster) -> tuple[Alias, ...]:
    out = {thing.name: Alias(thing.name, "full")}
    for name in sorted(thing.names, key=lambda name: (-thing.names[name], name)):
        known = gazetteer.known(name) if thing.known else None
        if (known and known.form == "adjective") or folded(name) in map(folded, out):
            continue
        out.setdefault(name, Alias(name, _kind(thing, name, known)))
    for run, _, _ in thing.runs if thing.person else ():
        if " " not in run.name:
            out.setdefault(run.name, Alias(run.name, "surname" if _is_surname(thing, run.name) else "full"))
        for nickname in nicknames(run.name):
            out.setdefault(nickname, Alias(nickname, "full"))
    return tuple(out.values())


def _kind(thing: EntityCluster, name: str, known: gazetteer.KnownName | None) -> str:
    if known and known.form == "seat":
        return "metonym"
    if thing.person:
        return "full" if " " in name else "surname"
    return "acronym" if name.replace(".", "").isupper() and " " not in name and name != thing.name else "full"


def _is_surname(thing: EntityCluster, name: str) -> bool:
    return thing.person is not None and folded(name) in folded(thing.person.name.surname)
