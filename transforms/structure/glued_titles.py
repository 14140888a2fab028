"""Find where a title in capitals ends that a page has glued to the sentence behind it: "STUCK IN PORTThe council".

Where the sentence begins with letters that stand for a name, "... IN PORTFBI agents", these have to be known from the
rest of the text or by the gazetteer. Where paragraphs end: glued_paragraphs.py.
"""

import re
from collections.abc import Set

from transforms.knowledge.gazetteer import look_up_known_name

# Up to the first small letter; "McSILVA" is a capital word too.
_RUN = re.compile(r"['\"\u2018\u201c]?(?:[^a-z\n]|(?<=\b[A-Z])[a-z]{1,2}(?=[A-Z]{2})){12,300}(?=[a-z])")
_CAPITAL_WORD = re.compile(r"(?<!\w)[A-Z][A-Z'\u2019]+")
_LEAST_WORDS = 4
# Letters for a name within a sentence.
_ACRONYM = re.compile(r"(?<=[a-z,] )(?:[A-Z]\.){2,}|(?:(?<=[a-z,.] )|(?<=\())[A-Z]{2,6}(?= [A-Z]?[a-z]|\))")
_LONGEST_ACRONYM = 6
_OPENING_MARKS = "\"\u201c\u2018'("
# Words of one letter: "PORTA ferry", "PORTI think".
_SHORT_WORDS = "AI"
_DATELINE_ENDS = "-\u2013\u2014)/"  # "LISBON--(TIDE WIRE)--The"
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
    if last.isspace() or last in _APOSTROPHES:  # "PORTA ferry", "PORTFBI's agents"
        return _split_word(text, small - 1, acronyms)
    if not last.isupper() or before in _DATELINE_ENDS:
        return None
    if before in _OPENING_MARKS:  # a straight single mark, behind a letter, closes: "IN 'PORT'The council"
        return small - 1 if before == "'" else small - 2
    return _split_word(text, small - 2, acronyms) if before.isspace() else small - 1


def _split_word(text: str, end: int, acronyms: Set[str]) -> int | None:
    """Find where the sentence begins in the last word in capitals, which a blank follows at `end`."""
    start = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end)) + 1
    first = _find_first_letter(text[start:end], text[end + 1 : end + 2].islower(), acronyms)
    if first is None:
        return None
    at = start + first
    return at - 1 if text[at - 1] in _OPENING_MARKS and text[at - 1] != "'" else at


def _find_first_letter(word: str, is_before_small: bool, acronyms: Set[str]) -> int | None:
    """Find the first letter of a sentence in a word in capitals: that of letters for a name, or of "A" and "I"."""
    tails = [word[-length:] for length in range(min(len(word) - 2, _LONGEST_ACRONYM), 1, -1)]
    known = next((tail for tail in tails if tail in acronyms), None)
    has_short_word = len(word) > 2 and word[-1] in _SHORT_WORDS
    is_article = word.endswith("A") and len(word) > 2  # more likely than letters that end so
    if known is None and is_before_small and not is_article:
        known = next((tail for tail in tails if len(tail) > 2 and look_up_known_name(tail)), None)
    if known is not None:
        return len(word) - len(known)
    return len(word) - 1 if has_short_word else None
