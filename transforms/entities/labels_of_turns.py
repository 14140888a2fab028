"""Read names at the labels of an interview's turns: surnames, initials, and names behind "Q.".

So are initials by which the text says that somebody is known: `Ana van Berg (AVB)`.

Which lines are turns is decided in `transforms/layouts`; here only names are mended by them.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from transforms.document import EntityType
from transforms.entities.clusters import EntityCluster
from transforms.knowledge.gazetteer import look_up_given_name, look_up_known_name
from transforms.knowledge.name_forms import are_initials_of_name, fold_name
from transforms.language.words import Word, text_beside_words
from transforms.names.name_spans import NameSpan, make_name_span, part_of_name_span

_QUESTIONS, _ANSWERS = ("Q", "Q."), ("A.",)
# Two lines that open with "Q" make an interview.
_MIN_QUESTIONS = 2
_MIN_INITIALS, _MAX_INITIALS = 2, 4
# Two letters behind a name are of a body or a state mostly.
_MIN_KNOWN_INITIALS = 3
# What may stand between a name and the initials that its bearer is known by.
_KNOWN_AS = frozenset(("(", ",", "also", "widely", "commonly", "better", "often", "known", "called", "as", "or"))


def cut_sides_of_interview(name_spans: Sequence[NameSpan], texts: Sequence[list[Word]]) -> Iterator[NameSpan]:
    """Yield names without the "Q." or "A." of an interview; what is left of one is kept where the text has it.

    So is the first word behind a "Q" with no mark, whose capital is the sentence's: "Q   Will he come?".
    """
    questions = sum(bool(words) and words[0].text in _QUESTIONS for words in texts)
    if questions < _MIN_QUESTIONS:
        yield from name_spans
        return

    firsts = [_first_behind_side(words) for words in texts]
    named = {
        fold_name(part)
        for name_span in name_spans
        if name_span.first > firsts[name_span.parse]
        for part in name_span.name.split()
    }
    for name_span in name_spans:
        words, first = texts[name_span.parse], firsts[name_span.parse]
        if not first or name_span.first > first:
            yield name_span
        elif name_span.last >= first:
            rest = part_of_name_span(name_span, words, first, name_span.last)
            if _is_name_behind_side(rest.name, named):
                yield replace(rest, is_initial=True)


def _first_behind_side(words: Sequence[Word]) -> int:
    """Give the index of the first word behind the side that opens a line; 0 where none does."""
    if not words or words[0].text not in (*_QUESTIONS, *_ANSWERS):
        return 0
    return next((at for at in range(1, len(words)) if words[at].text.strip()), 0)


def _is_name_behind_side(name: str, named: Container[str]) -> bool:
    """Say whether what a line begins with is a name: one that the text has elsewhere, or of several words."""
    first, *more = name.split()
    if fold_name(first) in named:
        return True
    return bool(more) and (look_up_known_name(name) is not None or look_up_given_name(first) is not None)


def find_surnames_at_labels(
    name_spans: Sequence[NameSpan], texts: Sequence[list[Word]], surnames: Container[str]
) -> Iterator[NameSpan]:
    """Yield the labels that are a surname in capitals and that the tagger took for no name: `SILVA: Good morning.`.

    `surnames` are those of the text's full names, folded.
    """
    taken = {name_span.parse for name_span in name_spans if name_span.first == 0}
    for parse, words in enumerate(texts):
        if parse in taken or not words or text_beside_words(words, 1) != ":":
            continue
        label = words[0].text
        if label.isupper() and len(label) > _MIN_INITIALS and fold_name(label) in surnames:
            yield make_name_span(words, 0, 0, 0, parse, is_initial=True)


def join_initials_to_persons(clusters: Sequence[EntityCluster], texts: Sequence[list[Word]]) -> list[EntityCluster]:
    """Give the clusters with the initials of the one person of the text who has them joined to the person's.

    Initials are joined that label turns, and those that stand behind the full name.
    """
    joined: set[int] = set()
    for cluster in clusters:
        if cluster.entity_type == EntityType.PERSON:
            continue
        bearers = [other for other in clusters if _has_initials(other, cluster.name_spans[0].name)]
        if len(bearers) == 1 and (_are_labels(cluster, texts) or _is_known_as(bearers[0], cluster, texts)):
            bearers[0].names.update(cluster.names)
            bearers[0].assigned.extend(cluster.assigned)
            joined.add(id(cluster))
    return [cluster for cluster in clusters if id(cluster) not in joined]


def _are_labels(cluster: EntityCluster, texts: Sequence[list[Word]]) -> bool:
    return all(_is_label(one, texts) for one in cluster.name_spans)


def _is_known_as(person: EntityCluster, letters: EntityCluster, texts: Sequence[list[Word]]) -> bool:
    """Say whether three letters or more stand behind a person's full name: `(AVB)`, `, known as AVB`."""
    name = letters.name_spans[0].name
    if not name.isupper() or len(name) < _MIN_KNOWN_INITIALS:
        return False
    ends = {(one.parse, one.last) for one in person.name_spans if " " in one.name}
    return any(_is_behind_name(one, ends, texts[one.parse]) for one in letters.name_spans)


def _is_behind_name(letters: NameSpan, ends: Container[tuple[int, int]], words: Sequence[Word]) -> bool:
    at = letters.first - 1
    while at > 0 and words[at].text.lower() in _KNOWN_AS:
        at -= 1
    return at < letters.first - 1 and (letters.parse, at) in ends


def _is_label(name_span: NameSpan, texts: Sequence[list[Word]]) -> bool:
    """Say whether a name is letters in capitals that a line opens with, before a colon."""
    words, name = texts[name_span.parse], name_span.name.replace(".", "")
    is_short = _MIN_INITIALS <= len(name) <= _MAX_INITIALS and name.isalpha() and name.isupper()
    return is_short and name_span.first == 0 and text_beside_words(words, name_span.last + 1) == ":"


def _has_initials(cluster: EntityCluster, letters: str) -> bool:
    return cluster.person is not None and are_initials_of_name(letters, cluster.name)
