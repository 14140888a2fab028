"""Make entities and their mentions of a document: who and what the text names, under one canonical name each.

It runs the steps of this room in order (find, group, assign ids, type mentions, add roles, aliases and genders) and
takes none of their decisions. Pronouns and descriptions are resolved in `transforms/coreference`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from transforms.dates.text_day import day_of_text
from transforms.document import (
    Alias,
    AliasKind,
    Document,
    Entity,
    EntityType,
    Mention,
    MentionType,
    Parse,
    Role,
    RoleHeld,
)
from transforms.entities.changed_names import join_changed_names
from transforms.entities.clusters import EntityCluster
from transforms.entities.common_nouns import drop_common_nouns
from transforms.entities.founded_bodies import find_founded_bodies
from transforms.entities.grouping import group_names
from transforms.entities.ids import entity_id_of
from transforms.entities.labels_of_turns import (
    cut_sides_of_interview,
    find_surnames_at_labels,
    join_initials_to_persons,
)
from transforms.entities.metonymy import (
    find_bodies_by_town,
    make_literal_entities,
    make_mention_of_polity,
    make_mention_of_seat,
    may_be_polity,
)
from transforms.entities.missed_names import find_missed_names, find_subjects_by_surname, surnames_of_full_names
from transforms.entities.other_names import join_other_names
from transforms.entities.sports_teams import is_about_sport, name_known_clubs, part_teams_of_towns
from transforms.knowledge.gazetteer import (
    KnownForm,
    KnownName,
    find_wikidata_id,
    look_up_known_name,
)
from transforms.knowledge.name_forms import fold_name, split_person_name
from transforms.language.words import Word, words_of_parse
from transforms.name_types.bodies_in_small_letters import put_bodies_in_small_letters
from transforms.name_types.name_repairs import mend_names
from transforms.name_types.names_in_other_scripts import add_names_in_other_scripts
from transforms.name_types.namesakes_of_places import rename_namesakes_of_places
from transforms.name_types.national_bodies import (
    find_country_code_of_body,
    give_letters_to_national_bodies,
    tell_national_bodies_apart,
)
from transforms.name_types.own_publisher import mark_publisher
from transforms.name_types.place_evidence import find_country_behind
from transforms.name_types.place_spans import find_country_of_part, read_place_spans
from transforms.name_types.work_titles import put_titles_of_works
from transforms.names.calendar_surnames import add_calendar_surnames
from transforms.names.name_finder import (
    drop_agency_named_as_place,
    find_name_spans,
    put_dateline_place,
    split_joined_names,
)
from transforms.names.name_spans import AssignedName, NameSpan
from transforms.names.names_written_together import part_names_written_together
from transforms.names.word_case import CaseEvidence, is_heading_of_common_words, is_uncased_line
from transforms.persons.gender import infer_person_genders
from transforms.persons.peers import find_name_of_peer
from transforms.persons.persons import may_be_woman_in_office, nicknames_in_name
from transforms.roles.office_fields import drop_fields_of_offices
from transforms.roles.office_places import fill_offices, share_places_of_offices
from transforms.roles.role_nouns import find_head_noun_of_role
from transforms.roles.role_phrases import NamedAt, Names
from transforms.roles.roles import find_roles

# What letters close with, above the signature.
_COMPLIMENTARY_CLOSE = re.compile(
    r"(?i:yours|sincerely|respectfully|regards|(?:best|kind|warm) (?:wishes|regards))\b.{0,20},?"
)
_MAX_SIGNATURE_WORDS = 4
# A demonym names its country, but rarely is what the sentence is about.
_DEMONYM_CONFIDENCE = 0.6
# Forms of a known place that may stand for those who govern there.
_METONYMIC_FORMS = (KnownForm.SEAT, KnownForm.CAPITAL)

ClustersById = Mapping[str, EntityCluster]


def find_entities(doc: Document) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """Give `entities`, by first appearance, and `mentions`, by offset; a name inside a longer name is a mention too."""
    texts = [words_of_parse(parse) for parse in doc.parses]
    name_spans, cases = _find_all_name_spans(doc, texts)
    if doc.dateline is not None:
        name_spans = drop_agency_named_as_place(name_spans, doc.dateline)
        if doc.dateline.place is not None:
            name_spans = put_dateline_place(name_spans, doc.dateline.place, texts)
    name_spans = mark_publisher(name_spans, doc.metadata.publisher)
    name_spans = part_names_written_together(list(cut_sides_of_interview(name_spans, texts)), texts)
    name_spans = mend_names(name_spans, texts)
    name_spans = read_place_spans(drop_fields_of_offices(name_spans, texts), texts)
    name_spans = drop_common_nouns(rename_namesakes_of_places(name_spans, texts), texts)
    name_spans = give_letters_to_national_bodies(tell_national_bodies_apart(name_spans, texts))
    is_sport = is_about_sport(texts)
    name_spans = name_known_clubs(name_spans, texts, is_sport=is_sport)
    grouped = join_other_names(group_names(name_spans, texts, cases.lower, day_of_text(doc)), texts)
    grouped = join_initials_to_persons(join_changed_names(grouped, texts), texts)
    clusters = _index_clusters_by_entity_id(part_teams_of_towns(grouped, texts, is_sport=is_sport))
    mentions = _make_mentions_of_names(clusters, texts)
    entities = _make_entities(clusters, texts)
    entities += make_literal_entities(mentions, set(clusters), _metonymic_names(clusters))
    founded = list(find_founded_bodies(doc.parses, clusters.keys()))
    entities += (entity for entity, _ in founded)
    mentions += tuple(mention for _, mention in founded)
    return tuple(entities), tuple(sorted(mentions, key=_reading_order_of_mention))


def _find_all_name_spans(doc: Document, texts: Sequence[list[Word]]) -> tuple[list[NameSpan], CaseEvidence]:
    """Find the names of cased lines, and with them those of lines in Title Case or ALL CAPS; by offset."""
    sentence_starts = frozenset(sentence.span.start_char for sentence in doc.sentences)
    are_cased = [
        not (is_uncased_line(words) or _is_plain_heading(doc, parse, words)) or _has_names_alone(doc, parse)
        for parse, words in zip(doc.parses, texts, strict=True)
    ]
    cased_texts = (words for words, is_cased in zip(texts, are_cased, strict=True) if is_cased)
    cases = CaseEvidence.learned_from(cased_texts, sentence_starts)

    name_spans: list[NameSpan] = []
    for parse, words in enumerate(texts):
        if are_cased[parse]:
            name_spans += find_name_spans(words, parse, sentence_starts, cases)
    name_spans = add_calendar_surnames(name_spans, texts)

    surnames = frozenset(surnames_of_full_names(name_spans, cases))
    names = surnames | {fold_name(name_span.name) for name_span in name_spans}
    name_spans += find_missed_names(name_spans, texts, are_cased, cases, surnames)
    name_spans += find_surnames_at_labels(name_spans, texts, surnames)
    name_spans += find_subjects_by_surname(name_spans, texts, cases)
    name_spans = add_names_in_other_scripts(put_titles_of_works(name_spans, texts), texts)
    name_spans = put_bodies_in_small_letters(name_spans, texts)
    parts = (split_joined_names(name_span, texts[name_span.parse], names) for name_span in name_spans)
    return sorted(chain.from_iterable(parts), key=lambda name_span: name_span.span.start_char), cases


def _is_plain_heading(doc: Document, parse: Parse, words: list[Word]) -> bool:
    return doc.blocks[parse.block].role is Role.HEADING and is_heading_of_common_words(words)


def _has_names_alone(doc: Document, parse: Parse) -> bool:
    """Say whether a line is a byline or a signature, whose capitals are those of names."""
    block = doc.blocks[parse.block]
    line = block.span.of(doc.text)
    if line.isupper():
        return False
    above = doc.blocks[parse.block - 1].span.of(doc.text) if parse.block else ""
    is_signature = len(line.split()) <= _MAX_SIGNATURE_WORDS and _COMPLIMENTARY_CLOSE.fullmatch(above) is not None
    return block.role is Role.BYLINE or is_signature


def _index_clusters_by_entity_id(clusters: Iterable[EntityCluster]) -> dict[str, EntityCluster]:
    """Give the clusters by entity_id; two whose canonical names agree become one."""
    out: dict[str, EntityCluster] = {}
    for cluster in clusters:
        entity_id = entity_id_of(cluster.entity_type, cluster.name)
        if entity_id in out:
            out[entity_id].names.update(cluster.names)
            out[entity_id].assigned.extend(cluster.assigned)
        else:
            out[entity_id] = cluster
    return out


def _find_known_form_of_cluster(cluster: EntityCluster, name: str) -> KnownName | None:
    """Look up a form of a known entity's name; None for entities that the gazetteer does not have."""
    return look_up_known_name(name) if cluster.known else None


def _metonymic_names(clusters: ClustersById) -> list[KnownName]:
    """Give the seats of power and capitals that the text names, each form once."""
    known_clusters = [cluster for cluster in clusters.values() if cluster.known]
    names = dict.fromkeys(name_span.name for cluster in known_clusters for name_span in cluster.name_spans)
    found = [look_up_known_name(name) for name in names]
    return [known for known in found if known and known.form in _METONYMIC_FORMS]


def _make_mentions_of_names(clusters: ClustersById, texts: Sequence[list[Word]]) -> tuple[Mention, ...]:
    bodies = find_bodies_by_town({cluster.name for cluster in clusters.values()})
    mentions = [
        _make_mention_of_name(entity_id, cluster, assigned, texts, bodies)
        for entity_id, cluster in clusters.items()
        for assigned in cluster.assigned
    ]
    return tuple(sorted(mentions, key=_reading_order_of_mention))


def _reading_order_of_mention(mention: Mention) -> tuple[int, int, str]:
    return mention.span.start_char, -mention.span.end_char, mention.entity_id


def _make_mention_of_name(
    entity_id: str,
    cluster: EntityCluster,
    assigned: AssignedName,
    texts: Sequence[list[Word]],
    bodies: Mapping[str, str],
) -> Mention:
    name_span, rule, confidence = assigned
    words = texts[name_span.parse]
    known = _find_known_form_of_cluster(cluster, name_span.name)
    if known and known.form == KnownForm.SEAT:
        return make_mention_of_seat(name_span, known, entity_id, words)
    if known and known.form == KnownForm.ADJECTIVE:
        return Mention(name_span.span, entity_id, MentionType.NAME, "demonym", _DEMONYM_CONFIDENCE)
    mention = Mention(name_span.span, entity_id, MentionType.NAME, rule, confidence)
    if cluster.entity_type == EntityType.PLACE and may_be_polity(cluster.name_spans, known):
        return make_mention_of_polity(name_span, known, words, mention, bodies)
    return mention


def _make_entities(clusters: ClustersById, texts: Sequence[list[Word]]) -> list[Entity]:
    names = {
        (name_span.parse, name_span.first): NamedAt(name_span.last, entity_id, cluster.entity_type)
        for entity_id, cluster in clusters.items()
        for name_span in cluster.name_spans
    }
    persons = {entity_id: cluster for entity_id, cluster in clusters.items() if cluster.person}
    names_of_persons = {entity_id: cluster.assigned for entity_id, cluster in persons.items()}
    given = {entity_id: cluster.person.given_gender for entity_id, cluster in persons.items() if cluster.person}
    genders = infer_person_genders(names_of_persons, texts, given)

    offices = {entity_id: _find_roles_of_person(cluster, texts, names) for entity_id, cluster in persons.items()}
    offices = share_places_of_offices(offices)

    entities = []
    for entity_id, cluster in clusters.items():
        roles = offices.get(entity_id, ())
        told_gender = _find_told_gender(cluster, roles)
        entity = Entity(
            entity_id,
            cluster.entity_type,
            cluster.name,
            _make_aliases(cluster),
            roles,
            told_gender or genders.get(entity_id) or (cluster.person.given_gender if cluster.person else None),
            wikidata_id=find_wikidata_id(cluster.entity_type, cluster.name),
            country_code=_find_country(cluster, texts),
            told_gender=told_gender,
        )
        entities.append(entity)
    return entities


def _find_country(cluster: EntityCluster, texts: Sequence[list[Word]]) -> str | None:
    """Find the country of a known name, or the one that the article puts beside it: `Perth, Scotland`.

    So for towns and for bodies that many countries have: `the Foreign Ministry in Riga`.
    """
    if cluster.known and cluster.known.country_code:
        return cluster.known.country_code
    if cluster.entity_type == EntityType.ORGANIZATION:
        return find_country_code_of_body(cluster.name_spans, texts)
    if cluster.entity_type != EntityType.PLACE:
        return None
    if code := find_country_of_part(cluster.name):
        return code  # "villages in southern Norway, Sweden said"
    codes = (find_country_behind(name_span, texts[name_span.parse]) for name_span in cluster.name_spans)
    return next((code for code in codes if code), None)


def _find_roles_of_person(cluster: EntityCluster, texts: Sequence[list[Word]], names: Names) -> tuple[RoleHeld, ...]:
    """Find the roles that any mention in a cased line states; of equal roles the first one is kept."""
    roles: dict[str, RoleHeld] = {}
    for name_span in cluster.name_spans:
        if not name_span.is_cased:
            continue
        for role in find_roles(name_span, texts, names):
            roles.setdefault(fold_name(role.role), role)
    return fill_offices(tuple(roles.values()))


def _find_told_gender(cluster: EntityCluster, roles: Iterable[RoleHeld]) -> str | None:
    """Find the gender that a person's title says, else a gendered role; None where neither does, or it is no person."""
    if cluster.person is None:
        return None
    nouns = (find_head_noun_of_role(held.role) for held in roles)
    by_roles = {
        noun.gender for noun in nouns if noun and noun.gender and not may_be_woman_in_office(cluster.person, noun)
    }
    by_role = by_roles.pop() if len(by_roles) == 1 else None
    return cluster.person.titled_gender or by_role


def _make_aliases(cluster: EntityCluster) -> tuple[Alias, ...]:
    """Make an alias of the canonical name, then of each other name, the most used first; each name once."""
    kinds = {cluster.name: AliasKind.FULL}
    for name in sorted(cluster.names, key=lambda name: (-cluster.names[name], name)):
        known = _find_known_form_of_cluster(cluster, name)
        is_adjective = known is not None and known.form == KnownForm.ADJECTIVE
        if not is_adjective and fold_name(name) not in map(fold_name, kinds):
            kinds[name] = _kind_of_alias(cluster, name, known)
    if cluster.person:
        for name, kind in _person_aliases(cluster):
            kinds.setdefault(name, kind)
    return tuple(Alias(name, kind) for name, kind in kinds.items())


def _kind_of_alias(cluster: EntityCluster, name: str, known: KnownName | None) -> AliasKind:
    is_single = " " not in name
    if known and known.form == KnownForm.SEAT:
        return AliasKind.METONYM
    if cluster.person:
        return AliasKind.SURNAME if is_single else AliasKind.FULL
    is_acronym = is_single and name.replace(".", "").isupper() and name != cluster.name
    return AliasKind.ACRONYM if is_acronym else AliasKind.FULL


def _person_aliases(cluster: EntityCluster) -> Iterator[tuple[str, AliasKind]]:
    """Give the names of one word by which a person is called, the nicknames inside of full names, a peer's title."""
    if cluster.person and (name := find_name_of_peer(cluster.person)):
        yield name, AliasKind.FULL
    for name in (name_span.name for name_span in cluster.name_spans):
        if " " not in name:
            yield name, AliasKind.SURNAME if _is_surname_of_person(cluster, name) else AliasKind.FULL
        for nickname in nicknames_in_name(name):
            yield nickname, AliasKind.FULL


def _is_surname_of_person(cluster: EntityCluster, name: str) -> bool:
    full = () if cluster.person is None else (cluster.person.canonical, *cluster.names)
    return any(fold_name(name) in fold_name(split_person_name(one).surname) for one in full)
