"""Find where a title in capitals ends that a page has glued to the sentence behind it: "FERRY STUCK IN PORTThe council".

Where the sentence begins with letters that stand for a name, "... IN PORTFBI agents", these have to be known from the
rest of the text. Where paragraphs end: glued_paragraphs.py.
"""

import re
from collections.abc import Set

# Up to the first small letter; "McSILVA" is a capital word too.
_RUN = re.compile(r"['\"\u2018\u201c]?(?:[^a-z\n]|(?<=\b[A-Z])[a-z]{1,2}(?=[A-Z]{2})){12,300}(?=[a-z])")
_CAPITAL_WORD = re.compile(r"(?<!\w)[A-Z][A-Z'\u2019]+")
_LEAST_WORDS = 4
# Letters for a name within a sentence.
_ACRONYM = re.compile(r"(?<=[a-z,] )(?:[A-Z]\.){2,}|(?:(?<=[a-z,] )|(?<=\())[A-Z]{2,6}(?= [a-z]|\))")
_OPENING_MARKS = "\"\u201c\u2018'("
# Words of one letter: "PORTA ferry", "PORTI think".
_SHORT_WORDS = "AI"
_APOSTROPHES = "'\u2019"


def list_acronyms(text: str) -> frozenset[str]:
    """List the letters that stand for names within sentences of a text."""
    return frozenset(_ACRONYM.findall(text))


def find_title_end(text: str, start: int, acronyms: Set[str]) -> int | None:
    """Find where the title in capitals ends that begins at `start`, and the sentence glued to it begins.

    None where no title begins there, or where its end is not certain.
    """
    run = _RUN.match(text, start)
    if run is None:
        return None
    end = _find_start_of_sentence(text, run.end(), acronyms)
    is_title = end is not None and len(_CAPITAL_WORD.findall(text, start, end)) >= _LEAST_WORDS
    return end if is_title else None


def _find_start_of_sentence(text: str, small: int, acronyms: Set[str]) -> int | None:
    """Find where the sentence begins whose first small letter is at `small`."""
    last, before = text[small - 1], text[small - 2]
    if last in _APOSTROPHES and before in _SHORT_WORDS:  # "PORTI'm"
        return small - 2
    if last.isspace():
        return _split_word(text, small - 1, acronyms)
    if not last.isupper():
        return None
    if before in _OPENING_MARKS:  # a straight single mark, behind a letter, closes: "IN 'PORT'The council"
        return small - 1 if before == "'" else small - 2
    return _split_word(text, small - 2, acronyms) if before.isspace() else small - 1


def _split_word(text: str, end: int, acronyms: Set[str]) -> int | None:
    """Find where the sentence begins in the last word in capitals, which a blank follows at `end`."""
    start = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end)) + 1
    word = text[start:end]
    known = max((name for name in acronyms if word.endswith(name)), key=len, default=None)
    if known is not None and len(known) < len(word):
        return end - len(known)
    is_before_small = text[end + 1 : end + 2].islower()
    return end - 1 if is_before_small and len(word) > 2 and word[-1] in _SHORT_WORDS else None
