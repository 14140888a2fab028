"""Find organizations and families that are named by lower-case words after a name: `the Silva campaign`.

The name before stays a mention of its own. Names in capitals are grouped in `grouping.py`; ministries and armies of
countries: `name_types/bodies_in_small_letters.py`.
"""

from collections import Counter
from collections.abc import Sequence

from transforms.document import EntityType, Span
from transforms.entities.clusters import EntityCluster
from transforms.knowledge.name_forms import fold_name
from transforms.knowledge.type_words import TypeWord, is_type_word
from transforms.language.words import Word, text_of_words
from transforms.names.name_spans import AssignedName, NameSpan

NOUNS_AFTER_PERSON = frozenset(("campaign", "administration", "camp"))
_MAX_WORDS_OF_KIND = 4
_NOUNS_OF_KIN = frozenset(("family",))
_NOUNS_AFTER_PLACE = frozenset(("police", "committee", "subcommittee", "department"))
# Words of the longest such addition to a place or organization ("transport police", "select committee").
_MAX_WORDS_AFTER_PLACE = 3
_CONFIDENCE = 0.85


def find_entities_named_after(clusters: Sequence[EntityCluster], texts: Sequence[list[Word]]) -> list[EntityCluster]:
    """Find what is named after other entities: `the Silva campaign`, `Springfield police`; one cluster for each."""
    out: dict[str, EntityCluster] = {}
    for cluster in clusters:
        for assigned in cluster.assigned:
            name_span, words = assigned.name_span, texts[assigned.name_span.parse]
            nouns = _find_nouns_after_name(cluster, name_span, words)
            if nouns is None:
                continue
            first, last = nouns
            base = cluster.person.name.surname if cluster.person else name_span.name
            noun = text_of_words(words, first, last)
            name = f"{base} {noun}"
            kind = EntityType.GROUP if noun in _NOUNS_OF_KIN else EntityType.ORGANIZATION
            named_after = out.setdefault(fold_name(name), EntityCluster(kind, Counter({name: 1})))
            longer = _extend_name_span(name_span, name, words, last)
            named_after.assigned.append(AssignedName(longer, "named after", _CONFIDENCE))
    return list(out.values())


def _extend_name_span(name_span: NameSpan, name: str, words: list[Word], last: int) -> NameSpan:
    span = Span(name_span.span.start_char, words[last].end)
    return NameSpan(span, name, name_span.parse, name_span.first, last, "ORG", is_initial=name_span.is_initial)


def _find_noun_after_person(words: list[Word], first: int) -> int | None:
    """Find `campaign` of "Silva's campaign" and "Silva's presidential campaign"; None without such a noun."""
    at = first
    while at < min(first + _MAX_WORDS_OF_KIND, len(words) - 1) and is_type_word(words[at].text, TypeWord.OF_CAMPAIGN):
        at += 1
    return at if words[at].text in NOUNS_AFTER_PERSON else None


def _find_nouns_after_name(cluster: EntityCluster, name_span: NameSpan, words: list[Word]) -> tuple[int, int] | None:
    """Find the lower-case words that make another name of `name_span`: the first and the last of them; None without."""
    first = name_span.last + 1
    is_possessive = first < len(words) and words[first].tag == "POS"
    if is_possessive:
        first += 1
    if first >= len(words) or not words[first].text.islower():
        return None

    is_person = cluster.entity_type == EntityType.PERSON
    if is_person and is_possessive and words[first].text in _NOUNS_OF_KIN:
        return first, first
    if is_person and (noun := _find_noun_after_person(words, first)) is not None:
        return noun, noun
    is_body = cluster.entity_type in (EntityType.ORGANIZATION, EntityType.PLACE)
    if is_possessive or not is_body or not name_span.is_cased:
        return None
    for last in range(first, min(first + _MAX_WORDS_AFTER_PLACE, len(words))):
        has_one_blank = words[last].start == words[last - 1].end + 1
        if words[last].tag not in ("NN", "NNP") or not has_one_blank:
            return None
        if words[last].text in _NOUNS_AFTER_PLACE:
            return first, last
    return None
