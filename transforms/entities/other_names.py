"""Join what an article says to be one thing under two names: `Quist Ferries, formerly known as Harbour Lines`.

Acronyms in brackets are joined in `long_names.py`, names that persons had before in `changed_names.py`.
"""

from collections.abc import Iterable, Sequence

from transforms.document import EntityType
from transforms.entities.clusters import EntityCluster
from transforms.knowledge.gazetteer import look_up_given_name, look_up_known_name
from transforms.knowledge.lexicon import look_up_organization_noun
from transforms.language.words import Word
from transforms.names.name_spans import NameSpan

_OPENINGS = frozenset((",", "("))
_CLOSINGS = frozenset((",", ")", "."))
# What stands between two names of one thing, behind a comma or a bracket.
_ALSO_CALLED = frozenset((
    *(("also", "known", "as"), ("formerly", "known", "as"), ("previously", "known", "as"), ("better", "known", "as")),
    *(("once", "known", "as"), ("now", "known", "as"), ("also", "called"), ("formerly", "called"), ("now", "called")),
    *(("previously", "called"), ("formerly",), ("previously",), ("aka",), ("a.k.a.",)),
))  # fmt: skip
# Words between two names: the comma, the longest of these phrases, an article.
_MAX_WORDS_BETWEEN = 5

ClusterAt = dict[tuple[int, int], EntityCluster]  # by parse and first word


def join_other_names(clusters: Sequence[EntityCluster], texts: Sequence[list[Word]]) -> list[EntityCluster]:
    """Give the clusters of a document with those joined that it says to be one; the first of two names stands."""
    at = {
        (name_span.parse, name_span.first): cluster
        for cluster in clusters
        if not _is_named_like_person(cluster)
        for name_span in cluster.name_spans
    }
    joined: set[int] = set()
    for cluster in clusters:
        for name_span in cluster.name_spans:
            other = _find_other_name(name_span, texts[name_span.parse], at)
            if other is None or other is cluster or id(other) in joined or id(cluster) in joined:
                continue
            is_alike = other.entity_type in (cluster.entity_type, EntityType.PERSON)
            if cluster.entity_type != EntityType.PERSON and is_alike and other.known is None:
                cluster.names.update(dict.fromkeys(other.names, 0))
                cluster.assigned.extend(other.assigned)
                joined.add(id(other))
    return [cluster for cluster in clusters if id(cluster) not in joined]


def _is_named_like_person(cluster: EntityCluster) -> bool:
    """Say whether a person's first name is known as one; a firm's was taken for a person's by its capitals alone."""
    return cluster.person is not None and look_up_given_name(cluster.name.split()[0]) is not None


def _find_other_name(name_span: NameSpan, words: Sequence[Word], at: ClusterAt) -> EntityCluster | None:
    """Find whose name stands behind another one as a second name of the same."""
    opening = name_span.last + 1
    if opening >= len(words) or words[opening].text not in _OPENINGS:
        return None
    for first in range(opening + 1, min(opening + 1 + _MAX_WORDS_BETWEEN, len(words))):
        other = at.get((name_span.parse, first))
        if other is None:
            continue
        between = [word.text.lower() for word in words[opening + 1 : first]]
        other_span = next(span for span in other.name_spans if (span.parse, span.first) == (name_span.parse, first))
        is_said = tuple(_drop_article(between)) in _ALSO_CALLED and _is_closed(other_span, words)
        is_translated = words[opening].text == "(" and not between and _is_building(name_span, other_span, words)
        return other if is_said or is_translated else None
    return None


def _drop_article(between: Sequence[str]) -> Iterable[str]:
    return between[:-1] if between[-1:] == ["the"] else between


def _is_closed(name_span: NameSpan, words: Sequence[Word]) -> bool:
    """Say whether nothing goes with a name behind it: `formerly Harbour Lines,`, not `formerly Berg's director`."""
    return name_span.last + 1 < len(words) and words[name_span.last + 1].text in _CLOSINGS


def _is_building(name_span: NameSpan, other: NameSpan, words: Sequence[Word]) -> bool:
    """Say whether brackets translate a building's name: `Masjid al-Nour (Great Mosque)`."""
    is_unknown = look_up_known_name(name_span.name) is None and look_up_known_name(other.name) is None
    is_building = look_up_organization_noun(other.name.split()[-1]) == EntityType.PLACE
    is_alone = other.last + 1 < len(words) and words[other.last + 1].text == ")"
    return is_unknown and is_building and is_alone and " " in other.name and " " in name_span.name
