"""Find the breaks between paragraphs that a text has lost, within one line of it.

Extraction that keeps no line ends leaves traces: wide blanks where markup was indented, two blanks where a paragraph
ended with one of its own, a picture's credit or a link to another article between two sentences. Only these are
breaks again; where nothing shows, the paragraphs stay one. The text stays as it is: breaks that are lost with their
blanks are written into it by glued_paragraphs.py. What a paragraph then is: captions.py, furniture.py. Marks of speech
that show a lost break: `transforms/quotations/quotation_marks.py`.
"""

import re
from collections.abc import Iterator
from functools import cache

from transforms.knowledge.page_words import PageWord, join_page_words
from transforms.structure.credits import BEHIND_SENTENCE, find_credits_inside, pattern_before_link

_BLANK = r"[ \t\u00a0]"
_SENTENCE_END = r"[.!?\u2026:][\"\u201d\u2019')\]]*"
_SENTENCE_START = r"(?=[\"\u201c\u2018'(\[\u2022]?[^\W_a-z])"
# Between words an editor sets two blanks at most, three by mistake.
_WIDE_BLANKS = re.compile(rf"(?P<end>{_SENTENCE_END})?{_BLANK}{{4,}}(?=\S)")
# Fewer are columns of a table, or an indent.
_LEAST_WIDE_BREAKS = 2
_SENTENCE_BLANKS = re.compile(rf"{_SENTENCE_END}(?P<blanks>{_BLANK}+){_SENTENCE_START}")
# An article in one line. In a shorter one two blanks are chance.
_LEAST_CHARS_OF_ARTICLE = 1000
_LEAST_SENTENCES_OF_ARTICLE = 8
# Paragraphs of news have two sentences. Who sets two blanks between most sentences does so by habit.
_MOST_WITH_TWO_BLANKS = 0.65
# Behind a full stop that ends no abbreviation.
_SENTENCE_STARTS = re.compile(
    rf"(?<![\s.][^\W\d_a-z])(?<!\b(?:Mr|Ms|Dr|St|Lt))(?<!\b(?:Mrs|Gen|Sen|Rep|Gov|Col|Maj|Sgt|Rev))"
    rf"{_SENTENCE_END}{_BLANK}+(?=[\"\u201c\u2018'(\[]?[^\W\d_a-z])"
)
# Characters before a credit in which the sentence is looked for that tells what its picture shows.
_MOST_CAPTION_CHARS = 400
# A title of a link has so many words at least, and so many characters at most, until a word opens a sentence.
_LEAST_TITLE_WORDS = 4
_MOST_TITLE_CHARS = 200
_WORD = re.compile(r"\S+")
_CLIP_END = re.compile(rf"\b\d{{1,2}}:\d\d{_BLANK}-{_BLANK}Source:{_BLANK}[^\W\d_a-z]\S*{_BLANK}+")


def find_lost_breaks(line: str) -> list[int]:
    """Find where within a line a paragraph begins anew; empty for a line that shows no lost break."""
    starts = {*_find_wide_breaks(line), *_find_narrow_breaks(line), *_find_credits(line), *_find_links(line)}
    return sorted(start for start in starts if 0 < start < len(line))


def _find_wide_breaks(line: str) -> list[int]:
    """Find the wide blanks that end paragraphs; those behind headings too, where others stand behind sentences."""
    wide = list(_WIDE_BLANKS.finditer(line))
    behind_sentence = [blanks for blanks in wide if blanks["end"]]
    if len(behind_sentence) < _LEAST_WIDE_BREAKS:
        return []
    return [blanks.end() for blanks in wide]


def _find_narrow_breaks(line: str) -> list[int]:
    """Find the double blanks between sentences of an article in one line that has single ones between the others."""
    if len(line) < _LEAST_CHARS_OF_ARTICLE or "  " not in line.replace("\u00a0", " "):
        return []
    ends = list(_SENTENCE_BLANKS.finditer(line))
    double = [end.end() for end in ends if len(end["blanks"]) > 1]
    if len(ends) < _LEAST_SENTENCES_OF_ARTICLE or len(double) > _MOST_WITH_TWO_BLANKS * len(ends):
        return []
    return double


def _find_credits(line: str) -> Iterator[int]:
    """Yield where a picture's caption begins, and where the article goes on behind its credit.

    The caption is the last sentence before the credit: "A boat in the bay. Ana Silva/Reuters The harbour stays shut."
    """
    for credit in find_credits_inside(line):
        yield from _find_caption(line, credit.start_char)
        yield credit.end_char


def _find_links(line: str) -> Iterator[int]:
    """Yield where a link to another article begins within a line, and where its title ends.

    An agency before it, or a credit in brackets, is that of a picture with its caption: "A boat. LUSA Related article".
    """
    for link in _link_pattern().finditer(line) if _link_words().search(line) else ():
        if link["credit"]:
            yield from _find_caption(line, link.start())
        yield link.start("words")
        if link.end("words") == link.end():
            yield link.end()  # glued to its title, it stands alone
        end = _find_end_of_title(line, link.end())
        if end is not None:
            yield end


def _find_caption(line: str, credit_start: int) -> Iterator[int]:
    """Yield where the last sentence before a credit begins; nothing where no other sentence is before it."""
    first = max(0, credit_start - _MOST_CAPTION_CHARS)
    before = line[first:credit_start].rstrip()
    starts = [start.end() for start in _SENTENCE_STARTS.finditer(before)]
    if starts:
        yield first + starts[-1]


def _find_end_of_title(line: str, start: int) -> int | None:
    """Find where the next sentence begins behind a title without a full stop; None where nothing shows it.

    The title of a clip ends with its length and its source: "02:09 - Source: LUSA". A word that opens sentences has a
    capital in the middle of a title only where all others have one.
    """
    last = min(len(line), start + _MOST_TITLE_CHARS)
    if clip := _CLIP_END.search(line, start, last):
        return clip.end()
    words = list(_WORD.finditer(line, start, last))
    for number, word in enumerate(words):
        before = words[number - 1][0] if number else ""
        if number and before.endswith(("?", "!")) and word[0][0].isupper():
            return word.start()
        if before.endswith("."):
            return None
        is_opening = number >= _LEAST_TITLE_WORDS and _opener_pattern().fullmatch(word[0])
        if is_opening and any(other[0][0].islower() for other in words[1:number]):
            return word.start()
    return None


@cache
def _link_pattern() -> re.Pattern[str]:
    """Give the pattern of words in which a link within a line begins, behind a sentence or the agency of a picture."""
    return re.compile(
        rf"(?:{BEHIND_SENTENCE}|(?<=\w{_BLANK}))(?P<credit>{pattern_before_link()})"
        rf"(?P<words>{_link_words().pattern})(?:{_BLANK}+(?=\S)|(?=[\"\u201c\u2018']?[^\W\d_a-z]))"
    )


@cache
def _link_words() -> re.Pattern[str]:
    entries = join_page_words(PageWord.LINK_INSIDE).split("|")
    return re.compile("|".join(f"{entry[:1].upper()}(?i:{entry[1:]})" for entry in entries))


@cache
def _opener_pattern() -> re.Pattern[str]:
    entries = join_page_words(PageWord.OPENER).split("|")
    return re.compile("|".join(entry[:1].upper() + entry[1:] for entry in entries))
