"""Find what cleaned columns read differently: letters of a look-alike script, full stops left over behind a quote.

The text is never altered; `cleaned` in `transforms.document` applies the repairs where a cleaned column is made.
"""

import re
from collections import Counter
from collections.abc import Iterator
from enum import Enum

from transforms.document import Repair, Span

# Only letters that no reader can tell apart: Greek alpha or nu are in words of science on purpose.
_LATIN_OF = dict(
    zip(
        "АВЕЅІЈКМНОРСТХаеорсухіјѕһԁԛԝ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "ABESIJKMHOPCTXaeopcyxijshdqw" + "ABEZHIKMNOPTYXo",
        strict=True,
    )
)
_CYRILLIC_OF = dict(zip("ABEKMHOPCTXaeopcyx", "АВЕКМНОРСТХаеорсух", strict=True))
_GREEK_OF = dict(zip("ABEZHIKMNOPTYXo", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", strict=True))
_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_CYRILLIC = re.compile(r"[\u0400-\u052f]+")
_GREEK = re.compile(r"[\u0370-\u03ff]+")
# Kinds of repairs, as stored.
_HOMOGLYPH = "homoglyph"
_STRAY_QUOTE_END = "stray_quote_end"


class _Script(Enum):
    LATIN = "latin"
    CYRILLIC = "cyrillic"
    GREEK = "greek"


_LETTERS_OF = {_Script.LATIN: _LATIN, _Script.CYRILLIC: _CYRILLIC, _Script.GREEK: _GREEK}
# By script: a letter of another one -> the letter of this one that looks the same.
_LOOK_ALIKES_OF = {_Script.LATIN: _LATIN_OF, _Script.CYRILLIC: _CYRILLIC_OF, _Script.GREEK: _GREEK_OF}
# `."."`, `.".`, `,".`: the sentence has ended inside the quote, or was meant to.
_STRAY_END = re.compile(r"([.!?…,])(([\"”’»])\3?)\.(?:\3(?!\w))?(?![.\w\"”’»])")


def find_repairs(text: str) -> tuple[Repair, ...]:
    """Find the repairs of a text, sorted by `start_char`; they never overlap."""
    repairs = [*_find_homoglyphs(text), *_find_stray_ends(text)]
    return tuple(sorted(repairs, key=lambda repair: repair.span.start_char))


def _find_homoglyphs(text: str) -> Iterator[Repair]:
    """Yield the letters of another script than their word's, where each has a look-alike in the word's script.

    The script of a word is that of most of its letters; in a tie, that of most words of the text.
    """
    if not _FOREIGN.search(text):
        return
    is_cyrillic_text = len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text))
    text_script = _Script.CYRILLIC if is_cyrillic_text else _Script.LATIN
    for match in _WORD.finditer(text):
        if match[0].isascii():
            continue
        counts = _count_letters_by_script(match[0])
        if len(counts) > 1:
            word_script = max(counts, key=lambda script: (counts[script], script is text_script))
            yield from _replace_look_alikes(match, word_script)


def _count_letters_by_script(word: str) -> Counter[_Script]:
    counts: Counter[_Script] = Counter()
    for script, letters in _LETTERS_OF.items():
        if length := sum(len(run) for run in letters.findall(word)):
            counts[script] = length
    return counts


def _replace_look_alikes(match: re.Match[str], script: _Script) -> Iterator[Repair]:
    """Yield a repair for each letter of a word that is not of `script`; nothing where any of them has no look-alike."""
    letters = _LETTERS_OF[script]
    look_alikes = _LOOK_ALIKES_OF[script]
    foreign = [(at, char) for at, char in enumerate(match[0]) if not letters.match(char)]
    if all(char in look_alikes for _, char in foreign):
        for at, char in foreign:
            start = match.start() + at
            yield Repair(Span(start, start + 1), look_alikes[char], _HOMOGLYPH)


def _find_stray_ends(text: str) -> Iterator[Repair]:
    """Yield the closing marks with a full stop too many; a comma before the mark becomes that full stop."""
    for match in _STRAY_END.finditer(text):
        mark = "." if match[1] == "," else match[1]
        yield Repair(Span(*match.span()), mark + match[2], _STRAY_QUOTE_END)
