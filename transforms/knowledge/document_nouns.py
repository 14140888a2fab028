"""Look up nouns of documents that speak: which of them one document may be called by, and which somebody has written.

Which nouns are of sources at all: `source_kinds.py`. The nouns are in `data/lexicon/document_nouns.tsv`, read once,
when first asked for.
"""

from dataclasses import dataclass
from functools import cache

from transforms.knowledge.tables import read_padded_rows, split_cell


@dataclass(frozen=True, slots=True)
class _DocumentNoun:
    groups: frozenset[str]  # one document may be called by each noun of a group
    is_written: bool


def is_noun_of_written_document(noun: str) -> bool:
    """Say whether a document, by its noun, singular, is read as words of whoever wrote it: a letter, no poll."""
    known = _read_document_nouns().get(noun)
    return known is not None and known.is_written


def interchangeable_nouns(noun: str) -> frozenset[str]:
    """Give the other nouns that a document may be called by: an "audit" is a "report"; none for other nouns."""
    known = _read_document_nouns().get(noun)
    groups = known.groups if known is not None else frozenset()
    return frozenset(other for other, each in _read_document_nouns().items() if each.groups & groups) - {noun}


def nouns_with_others() -> frozenset[str]:
    """Give the nouns of documents that may be called by another noun too."""
    return frozenset(noun for noun, known in _read_document_nouns().items() if known.groups)


@cache
def _read_document_nouns() -> dict[str, _DocumentNoun]:
    return {
        noun: _DocumentNoun(frozenset(split_cell(groups)), bool(written))
        for noun, groups, written, *_ in read_padded_rows("lexicon/document_nouns")
    }
