"""Find organizations that stand in longer names, a mention beside the longer one's own.

The maker in a product's name, `Quist` of `Quist Falcon`; a known body at the end, `Museum of the Air Force`. Names in
capitals are grouped in `grouping.py`; nothing of that is changed here.
"""

from collections.abc import Iterator, Mapping, Sequence

from transforms.document import EntityType
from transforms.entities.clusters import EntityCluster
from transforms.knowledge.gazetteer import KnownForm, look_up_known_name
from transforms.knowledge.name_forms import fold_name
from transforms.language.words import Word, text_of_words
from transforms.names.name_spans import AssignedName, NameSpan, part_of_name_span

# Words of the longest maker's name that is looked for.
_MAX_MAKER_WORDS = 2
_CONFIDENCE = 0.8
_BODIES_AND_BUILDINGS = (EntityType.ORGANIZATION, EntityType.PLACE)

ClustersByName = Mapping[str, EntityCluster]  # organizations, by the folded name


def find_inner_organizations(clusters: Sequence[EntityCluster], texts: Sequence[list[Word]]) -> list[EntityCluster]:
    """Give the organizations that only longer names name; those that the text names anyway get one more place each."""
    by_name = {
        fold_name(name): cluster
        for cluster in clusters
        if cluster.entity_type == EntityType.ORGANIZATION
        for name in cluster.names
    }
    new: dict[str, EntityCluster] = {}
    for cluster in clusters:
        for assigned in tuple(cluster.assigned):
            words = texts[assigned.name_span.parse]
            inner = next(_list_inner_names(cluster, assigned.name_span, words, by_name), None)
            if inner is not None:
                key = fold_name(inner.name)
                body = by_name.get(key) or new.setdefault(key, _make_cluster(inner.name))
                body.names[inner.name] += 1
                body.assigned.append(AssignedName(inner, "inside a name", _CONFIDENCE))
    return list(new.values())


def _list_inner_names(
    cluster: EntityCluster, name_span: NameSpan, words: list[Word], by_name: ClustersByName
) -> Iterator[NameSpan]:
    if cluster.entity_type == EntityType.PRODUCT:
        yield from _list_makers(name_span, words, by_name)
    elif cluster.entity_type in _BODIES_AND_BUILDINGS and cluster.known is None:
        yield from _list_last_bodies(name_span, words)


def _list_makers(name_span: NameSpan, words: list[Word], by_name: ClustersByName) -> Iterator[NameSpan]:
    """Give the firms' names that a product's begins with, the longest first; the text or the gazetteer has them."""
    for count in range(_MAX_MAKER_WORDS, 0, -1):
        last = name_span.first + count - 1
        name = text_of_words(words, name_span.first, last)
        if last < name_span.last and (fold_name(name) in by_name or _is_known_body(name, KnownForm.NAME)):
            yield part_of_name_span(name_span, words, name_span.first, last, "ORG")


def _list_last_bodies(name_span: NameSpan, words: list[Word]) -> Iterator[NameSpan]:
    """Give the known body that a name ends with behind "of": `Air Force` of `Museum of the Air Force`."""
    for of in range(name_span.first + 1, name_span.last):
        first = of + 2 if words[of + 1].text == "the" else of + 1
        if words[of].text != "of" or first > name_span.last:
            continue
        if _is_known_body(text_of_words(words, first, name_span.last), KnownForm.NAME, KnownForm.ACRONYM):
            yield part_of_name_span(name_span, words, first, name_span.last, "ORG")


def _is_known_body(name: str, *forms: KnownForm) -> bool:
    known = look_up_known_name(name)
    return known is not None and known.entity_type == EntityType.ORGANIZATION and known.form in forms


def _make_cluster(name: str) -> EntityCluster:
    return EntityCluster(EntityType.ORGANIZATION, known=look_up_known_name(name))
