"""Find names that the tagger missed: of uncased lines, and surnames that it took for common words.

They are known by the full names that the rest of the text has (`name_finder.py` finds those).
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from transforms.knowledge.gazetteer import look_up_given_name
from transforms.knowledge.lexicon import look_up_organization_noun, look_up_role_noun
from transforms.knowledge.name_forms import fold_name, split_person_name
from transforms.language.words import Word
from transforms.names.name_finder import find_known_name_spans, is_surname_like_title
from transforms.names.name_spans import NameSpan, make_name_span
from transforms.names.word_case import CaseEvidence
from transforms.persons.persons import nicknames_in_name

_SENTENCE_ENDS = frozenset((".", "?", "!", "\u201d", "''", '"'))
_FINITE = ("VBZ", "VBD", "MD")


def find_missed_names(
    name_spans: Sequence[NameSpan],
    texts: Sequence[list[Word]],
    are_cased: Sequence[bool],
    cases: CaseEvidence,
    surnames: frozenset[str],
) -> list[NameSpan]:
    """Find the names of uncased lines; in cased ones surnames alone that the tagger took for a common word.

    It does so where a sentence begins, and with those that are titles as well ("King"). `surnames` are folded.
    """
    names = surnames | {fold_name(name_span.name) for name_span in name_spans}
    single = surnames & {fold_name(name_span.name) for name_span in name_spans if " " not in name_span.name}
    beginnings = frozenset(surname[:end] for surname in surnames for end in range(1, len(surname) + 1))
    taken = _places_taken(name_spans)
    found = []
    for parse, words in enumerate(texts):
        if are_cased[parse] and not _may_have_surname(words, beginnings):
            continue
        for name_span in find_known_name_spans(words, parse, names, cases):
            name = fold_name(name_span.name)
            is_surname = name in single or (name in surnames and is_surname_like_title(words, name_span.first))
            if not are_cased[parse] or (is_surname and taken.isdisjoint(_places_taken([name_span]))):
                found.append(name_span)
    return found


def _may_have_surname(words: Sequence[Word], beginnings: frozenset[str]) -> bool:
    """Say whether a name that is a surname may begin at a word, or behind an article: most lines have none.

    `beginnings` are the first letters, one and more, of all surnames.
    """
    before = ""
    for text in (word.text for word in words if not word.text.isspace()):
        folded = fold_name(text) if text[:1].isupper() or before == "the" else ""
        if folded in beginnings:
            return True
        before = text.lower()
    return False


def _places_taken(name_spans: Iterable[NameSpan]) -> set[tuple[int, int]]:
    """Give the parse and index of each word of some names."""
    return {(name_span.parse, at) for name_span in name_spans for at in range(name_span.first, name_span.last + 1)}


def find_subjects_by_surname(
    name_spans: Sequence[NameSpan], texts: Sequence[list[Word]], cases: CaseEvidence
) -> list[NameSpan]:
    """Find surnames before a verb where a sentence begins, which the tagger takes for common words: `Breen reckons`.

    The text has them as the last word of a name that may be a person's, behind a title, or as a nickname inside of a
    name, and never in small letters.
    """
    surnames = {surname for surname in _surnames_of(name_spans) if _may_be_surname(surname, cases)}
    nicknames = set(chain.from_iterable(nicknames_in_name(name_span.name) for name_span in name_spans))
    nicknames = {nickname for nickname in nicknames if _may_be_surname(nickname, cases)}
    taken = _places_taken(name_spans)
    found = []
    for parse, words in enumerate(texts):
        for at, (word, after) in enumerate(pairwise(words)):
            is_first = at == 0 or words[at - 1].text in _SENTENCE_ENDS
            is_subject = word.text in nicknames or (word.text in surnames and after.tag in _FINITE)
            if is_first and is_subject and (parse, at) not in taken:
                found.append(make_name_span(words, at, at, at, parse, is_initial=True))
    return found


def _surnames_of(name_spans: Iterable[NameSpan]) -> Iterator[str]:
    """Give the last words of names without an article, and single names behind a title."""
    for name_span in name_spans:
        is_full = " " in name_span.name and not name_span.has_article
        if is_full or (name_span.title and " " not in name_span.name):
            yield name_span.name.split()[-1]


def _may_be_surname(word: str, cases: CaseEvidence) -> bool:
    is_common = word.lower() in cases.lower or look_up_role_noun(word) is not None
    return word.istitle() and not is_common and look_up_organization_noun(word) is None


def surnames_of_full_names(name_spans: Iterable[NameSpan], cases: CaseEvidence) -> Iterator[str]:
    """Give the folded surnames of full names that begin with a given name, or have a title and are persons to spaCy."""
    for name_span in name_spans:
        words = name_span.name.split()
        is_person = name_span.title and name_span.label == "PERSON" and _may_be_surname(words[-1], cases)
        if len(words) > 1 and (look_up_given_name(words[0]) or is_person):
            yield fold_name(split_person_name(name_span.name).surname)
