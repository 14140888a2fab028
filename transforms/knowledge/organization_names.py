"""Compare names of organizations: legal forms off, spellings of one word alike, bodies that many countries have.

It knows words of names, no names: those are in `gazetteer.py`. The words are in `data/lexicon/*.tsv`.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from transforms.knowledge.name_forms import CACHED_NAMES, fold_name
from transforms.knowledge.tables import read_padded_rows

_SEPARATORS = re.compile(r"[^\w']+")
# British endings, each with the American one; only of words that are long enough to have them.
_SPELLINGS = (
    (re.compile(r"isation(s?)$"), r"ization\1"),
    (re.compile(r"efence$"), "efense"),
    (re.compile(r"tre$"), "ter"),
    (re.compile(r"(\w{3})our$"), r"\1or"),
    (re.compile(r"amme$"), "am"),
)
_MIN_LETTERS = 6


@lru_cache(maxsize=CACHED_NAMES)
def strip_legal_form(name: str) -> str:
    """Give the form that names of one organization agree in: `Harbour Mills Co.` harbor mills.

    Folded, "&" as "and", without the legal forms at its end; a name that is nothing else, or has no letters, stays as
    it is.
    """
    words = [_spell(word) for word in _SEPARATORS.split(fold_name(name.replace("&", " and "))) if word]
    return " ".join(words[: _count_words_of_name(words)]) if words else name


def drop_legal_form(name: str) -> str:
    """Give a firm's name without the legal forms at its end: `Silva Motors Co. Ltd` Silva Motors; "" without one."""
    words = name.replace(",", "").split()
    count = _count_words_of_name([fold_name(word) for word in words])
    return " ".join(words[:count]) if count < len(words) else ""


@lru_cache(maxsize=CACHED_NAMES)
def is_name_of_many_bodies(name: str) -> bool:
    """Say whether bodies of several countries may bear a name: `Supreme Court`, `Labour Party`."""
    words = [word.replace("'", "") for word in _SEPARATORS.split(fold_name(name)) if word]
    return bool(words) and all(word in _read_words("lexicon/generic_body_words") for word in words)


def _count_words_of_name(words: Sequence[str]) -> int:
    """Count the words, folded, that are left of a name without the legal forms at its end; one at least."""
    count = len(words)
    while count > 1 and words[count - 1] in _read_words("lexicon/legal_forms"):
        count -= 1
    return count


def _spell(word: str) -> str:
    if len(word) < _MIN_LETTERS:
        return word
    for pattern, ending in _SPELLINGS:
        word = pattern.sub(ending, word)
    return word


@cache
def _read_words(name: str) -> frozenset[str]:
    return frozenset(word for word, *_ in read_padded_rows(name))
