"""Find the firms that stand in names of what they make: `Quist` of `Quist Falcon`, a mention beside the product's own.

Names in capitals are grouped in `grouping.py`; nothing of that is changed here.
"""

from collections.abc import Iterator, Sequence

from transforms.document import EntityType, Span
from transforms.entities.clusters import EntityCluster
from transforms.entities.name_spans import AssignedName, NameSpan
from transforms.knowledge.gazetteer import KnownForm, look_up_known_name
from transforms.knowledge.name_forms import fold_name
from transforms.language.words import Word, text_of_words

# Words of the longest maker's name that is looked for.
_MAX_MAKER_WORDS = 2
_CONFIDENCE = 0.8


def find_makers(clusters: Sequence[EntityCluster], texts: Sequence[list[Word]]) -> list[EntityCluster]:
    """Give the firms that only names of products name; those that the text names anyway get one more place each."""
    firms = {
        fold_name(name): cluster
        for cluster in clusters
        if cluster.entity_type == EntityType.ORGANIZATION
        for name in cluster.names
    }
    known_before = set(map(id, firms.values()))
    for cluster in clusters:
        if cluster.entity_type != EntityType.PRODUCT:
            continue
        for name_span in cluster.name_spans:
            maker = next(_list_makers(name_span, texts[name_span.parse], firms), None)
            if maker is not None:
                key = fold_name(maker.name)
                firm = firms.setdefault(key, _make_cluster(maker.name))
                firm.names[maker.name] += 1
                firm.assigned.append(AssignedName(maker, "maker", _CONFIDENCE))
    return [firm for firm in firms.values() if id(firm) not in known_before]


def _list_makers(name_span: NameSpan, words: list[Word], firms: dict[str, EntityCluster]) -> Iterator[NameSpan]:
    """Give the firms' names that a product's begins with, the longest first; the text or the gazetteer has them."""
    for count in range(_MAX_MAKER_WORDS, 0, -1):
        last = name_span.first + count - 1
        name = text_of_words(words, name_span.first, last)
        if last < name_span.last and (fold_name(name) in firms or _is_known_firm(name)):
            span = Span(words[name_span.first].start, words[last].end)
            yield NameSpan(span, name, name_span.parse, name_span.first, last, "ORG", is_cased=name_span.is_cased)


def _is_known_firm(name: str) -> bool:
    known = look_up_known_name(name)
    return known is not None and known.entity_type == EntityType.ORGANIZATION and known.form == KnownForm.NAME


def _make_cluster(name: str) -> EntityCluster:
    return EntityCluster(EntityType.ORGANIZATION, known=look_up_known_name(name))
