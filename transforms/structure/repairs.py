"""Repairs: letters of another script that look like the right ones, and full stops left over behind a quote's end.

The text is never altered; a Repair says how cleaned columns read the passage.
"""

import re
from collections import Counter
from collections.abc import Iterator

from transforms.document import Repair, Span

# Only letters that no reader can tell apart: Greek alpha or nu stand in words of science on purpose.
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
# `."."`, `.".`, `,".`: the sentence has ended inside the quote, or was meant to.
_STRAY_END = re.compile(r"([.!?…,])(([\"”’»])\3?)\.(?:\3(?!\w))?(?![.\w\"”’»])")


def find_repairs(text: str) -> tuple[Repair, ...]:
    """Give what cleaned columns read differently, by `start_char`, none overlapping."""
    found = [*_homoglyphs(text), *_stray_ends(text)]
    return tuple(sorted(found, key=lambda one: one.span.start_char))


def _homoglyphs(text: str) -> Iterator[Repair]:
    """Yield runs of letters of another script than their word's, if each has a twin there.

    In a tie of scripts the word follows the whole text.
    """
    if not _FOREIGN.search(text):
        return
    home = "cyrillic" if len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text)) else "latin"
    for match in _WORD.finditer(text):
        if not match[0].isascii() and len(counts := _scripts(match[0])) > 1:
            script = max(counts, key=lambda name: (counts[name], name == home))
            yield from _mended(match, script)


def _scripts(word: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for name, pattern in (("latin", _LATIN), ("cyrillic", _CYRILLIC), ("greek", _GREEK)):
        if length := sum(len(run) for run in pattern.findall(word)):
            counts[name] = length
    return counts


def _mended(match: re.Match[str], script: str) -> Iterator[Repair]:
    right = {"latin": _LATIN, "cyrillic": _CYRILLIC, "greek": _GREEK}[script]
    twins = {"latin": _LATIN_OF, "cyrillic": _CYRILLIC_OF, "greek": _GREEK_OF}[script]
    wrong = [(at, char) for at, char in enumerate(match[0]) if not right.match(char)]
    if all(char in twins for _, char in wrong):
        for at, char in wrong:
            start = match.start() + at
            yield Repair(Span(start, start + 1), twins[char], "homoglyph")


def _stray_ends(text: str) -> Iterator[Repair]:
    for match in _STRAY_END.finditer(text):
        mark = "." if match[1] == "," else match[1]
        yield Repair(Span(*match.span()), mark + match[2], "stray_quote_end")
