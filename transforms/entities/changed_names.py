"""Join the two full names of a person that an article says to be one's: `Ana Quist, until then known as Ana Berg`.

Both have one given name, which nobody else in the sentence has. Second names of other things: `other_names.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transforms.entities.clusters import EntityCluster
from transforms.knowledge.name_forms import fold_name, split_person_name
from transforms.language.words import Word
from transforms.names.name_spans import NameSpan

# What is right before a name that somebody had before, or has from now on.
_NAMING = (("known", "as"), ("name", "of"), ("née",), ("nee",), ("born",), ("formerly",))


class _FullName(NamedTuple):
    name_span: NameSpan
    cluster: EntityCluster
    given: str


def join_changed_names(clusters: Sequence[EntityCluster], texts: Sequence[list[Word]]) -> list[EntityCluster]:
    """Give the clusters of a document with those joined whose names one person had; the first of two names stands."""
    joined: set[int] = set()
    for earlier, later in _list_changes(clusters, texts):
        if earlier is later or {id(earlier), id(later)} & joined:
            continue
        earlier.names.update(dict.fromkeys(later.names, 0))
        earlier.assigned.extend(later.assigned)
        joined.add(id(later))
    return [cluster for cluster in clusters if id(cluster) not in joined]


def _list_changes(
    clusters: Sequence[EntityCluster], texts: Sequence[list[Word]]
) -> Iterator[tuple[EntityCluster, EntityCluster]]:
    """List whose name is followed, in one sentence, by a name that is said to be another one of the same person."""
    for parse, names in _list_full_names(clusters).items():
        for at, name in enumerate(names):
            if not _is_said_to_be_name(name.name_span, texts[parse]):
                continue
            bearers = {id(other.cluster): other.cluster for other in names[:at] if other.given == name.given}
            if len(bearers) == 1:
                yield next(iter(bearers.values())), name.cluster


def _list_full_names(clusters: Sequence[EntityCluster]) -> dict[int, list[_FullName]]:
    """List the full names of persons by the sentence in which they stand, in their order."""
    names: dict[int, list[_FullName]] = defaultdict(list)
    for cluster in clusters:
        for name_span in cluster.name_spans if cluster.person else ():
            if given := split_person_name(name_span.name).given:
                names[name_span.parse].append(_FullName(name_span, cluster, fold_name(given)))
    return {parse: sorted(some, key=lambda one: one.name_span.first) for parse, some in names.items()}


def _is_said_to_be_name(name_span: NameSpan, words: Sequence[Word]) -> bool:
    before = tuple(word.text.lower() for word in words[max(0, name_span.first - 2) : name_span.first])
    return any(before[-len(phrase) :] == phrase for phrase in _NAMING)
