"""Read the credits of pictures: "Ana Silva/Reuters", "(AP Photo/Ana Silva)", "Photo: Ana Silva".

A credit ends a paragraph or opens it, stands between two sentences of one line, or closes its brackets right before the
next sentence, where the blank is lost. What a paragraph with a credit is: captions.py; where one begins anew behind it:
lost_breaks.py and glued_paragraphs.py. Credits on the line of a name: `transforms/names/credits.py`.
"""

import re
from collections.abc import Iterator
from functools import cache

from transforms.document import Span
from transforms.knowledge.page_words import PageWord, is_page_word, join_page_words
from transforms.structure.line_edges import BLANK
from transforms.structure.reporting_words import tells_speech

_PICTURE = (
    r"(?:(?:file|stock|handout|pool|aerial|archive|main|cover|featured?|undated)\s+)?"
    r"(?:photography|photographer|photograph|photo|image|picture|pic|illustration|graphic|screenshot|screengrab|still)s?"
)
# What opens a credit: a word for the picture, or for how it came, and a mark or word that leads to names.
_CREDIT_LABEL = re.compile(
    rf"(?:{_PICTURE}(?:\s+credits?)?\s*(?:[:/]|\s(?:by|via|from|supplied by|provided by|courtesy(?: of)?:?)(?=\s))"
    r"|(?-i:Image (?:copyright|source),?\s+(?=[^\W\d_a-z]))"
    r"|credits?\s*:|(?:image |photo )?courtesy(?:\s+of|:|\s+of:)(?=\s)"
    r"|(?:supplied|provided|handout|submitted)\s*(?:[:/]|\s(?:by|via)(?=\s)))\s*",
    re.IGNORECASE,
)
# Not every "photo" opens a credit: this one follows a blank and ends with a colon, so that no sentence has it.
_CREDIT_INSIDE = re.compile(rf"\s(?={_PICTURE}(?:\s+credits?)?:\s)", re.IGNORECASE)
_BRACKETED_END = re.compile(r"[(\[](?P<inner>(?:[^()\[\]\n]|\([^()\n]{1,60}\)){2,120})[)\]]\.?\s*\Z")
_LAST_SENTENCE = re.compile(r".*(?<!\s[^\W\d_a-z])[.!?][\"\u201d\u2019')\]]*\s+(?=\S)", re.DOTALL)
# The picture's word behind an agency's name: "AP Photo", "Getty Images".
_BEHIND_AGENCY = re.compile(r"\s+(?:photos?|images?|file|pool|pictures?|handout)\Z", re.IGNORECASE)
_BETWEEN_AGENCIES = re.compile(r"\s*/\s*|\s+via\s+|\s*\|\s*|\s+(?:for|[-\u2013])\s+(?=[A-Z])")
_SMALL_WORDS = frozenset((
    *("and", "of", "the", "for", "via", "by", "from", "&"),
    *("de", "da", "del", "van", "von", "der", "la", "le", "al", "bin"),
))
_SENTENCE_END = re.compile(r"[.!?][\"\u201d\u2019')\]]*\s*\Z")
# "Ana Silva / ", before an agency and the caption.
_NAMES_IN_FRONT = re.compile(r"(?P<names>[^/\n.:]{3,40}?)\s/\s(?=\S)")
_TOKEN = re.compile(r"\S+")
_MOST_AGENCY_WORDS = 8
_LONGEST_CREDIT_CHARS = 140
LONGEST_CAPTION_CHARS = 600
_MOST_NAMES = 14
# A name that is written in small letters: "Photo: ana silva/AFP".
_MOST_WORDS_OF_NAME = 3
_MOST_WORDS_OVER_AGENCY = 40
# Blanks within a line, as a pattern.
_INNER_BLANK = r"[ \t\u00a0]"
_NAME = r"[^\W\d_a-z][\w.'\u2019&-]*"
_NAMES = rf"{_NAME}(?:{_INNER_BLANK}(?:{_NAME}|of|the|de|al|van|von)){{0,5}}"
# Right behind a sentence, not behind an initial.
BEHIND_SENTENCE = (
    rf"(?<!\b[A-Z]\.{_INNER_BLANK})(?:(?<=[.!?\u2026)]{_INNER_BLANK})|(?<=[.!?\u2026][\"\u201d\u2019]{_INNER_BLANK}))"
)
# Behind the first slash a house may write itself small: "Ana Silva/picture-desk/AP".
_HOUSES = rf"(?:/[^\W_][\w.'\u2019&-]*(?:{_INNER_BLANK}{_NAME}){{0,4}})"
_ORIGINS = r"(?:/(?:File|FILE|Pool|POOL|Handout|handout))?"
# "Getty" goes on with "Images" at a line's end too.
_BEHIND_CREDIT = rf"(?!{_INNER_BLANK}+(?:Images?|Photos?|Pictures?)\b)(?={_INNER_BLANK}+[\"\u201c\u2018'(]?[^\W_a-z])"
# "The bridge in May.(Ana Silva/LUSA)The council ...": a picture's credit is over where its brackets close.
_SET_OFF = r"[.!?\"\u201d\u2019][ ]?\((?:[^()\n]|\([^()\n]*\)){2,160}"
_CREDIT = r"\([^()\n]{0,160}(?:/|\bvia |\b[Pp]hoto)[^()\n]{1,160}"
_GLUED_CREDIT = re.compile(rf"(?:{_SET_OFF}|{_CREDIT})\)+(?=[\"\u201c\u2018]?[A-Z])")


def find_credit(text: str) -> int | None:
    """Find where the credit begins that ends a paragraph; 0 where there is nothing else, None where there is none."""
    if len(text) > LONGEST_CAPTION_CHARS:
        return None
    for start, words in _list_possible_credits(text):
        if len(words) > _LONGEST_CREDIT_CHARS or tells_speech(words):
            continue
        is_agency_alone = _is_agency(words) and _may_be_under_picture(text, start, words)
        if _is_credit(words) or is_agency_alone or _are_bracketed_names(text, start, words):
            return start
    return None


def find_credit_in_front(text: str) -> int | None:
    """Find where the caption begins behind the credit that opens a paragraph: "Ana Silva / Getty Images A bridge in".

    None where no credit does, or somebody speaks behind it.
    """
    opening = _NAMES_IN_FRONT.match(text)
    if opening is None or not _are_names(opening["names"]) or tells_speech(text):
        return None
    words = [*_TOKEN.finditer(text, opening.end())][:_MOST_AGENCY_WORDS]
    for last in reversed(words[:-1]):
        agencies = _BETWEEN_AGENCIES.split(text[opening.end() : last.end()])
        if all(map(_is_agency, agencies)):
            rest = text[last.end() :].lstrip(BLANK)
            return len(text) - len(rest) if rest[:1].isupper() else None
    return None


def find_credits_inside(line: str) -> Iterator[Span]:
    """Yield the credits, names and an agency, that stand between two sentences of a line."""
    for credit in _credit_pattern().finditer(line) if "/" in line else ():
        yield Span(*credit.span())


def find_ends_of_glued_credits(text: str) -> list[int]:
    """Find where credits in brackets end right before a sentence: "The bridge in May.(Ana Silva/LUSA)The council"."""
    return [match.end() for match in _GLUED_CREDIT.finditer(text)]


def find_last_sentence(text: str) -> int:
    """Find where the last sentence of a text begins; 0 where it is the only one."""
    last = _LAST_SENTENCE.match(text)
    return last.end() if last else 0


def is_end_of_sentence(text: str) -> bool:
    """Say whether a text ends with a sentence's end."""
    return _SENTENCE_END.search(text) is not None


def _list_possible_credits(text: str) -> Iterator[tuple[int, str]]:
    """Yield where a credit may begin, and its words without brackets."""
    bracketed = _BRACKETED_END.search(text, max(0, len(text) - _LONGEST_CREDIT_CHARS))
    if bracketed:
        inner = bracketed["inner"].strip()
        yield bracketed.start(), inner[1:-1] if inner[0] == "(" else inner  # some pages set two
    start = find_last_sentence(text.rstrip(".)"))
    yield start, text[start:].strip(".()[] ")
    inside = list(_CREDIT_INSIDE.finditer(text))
    if inside:
        yield inside[-1].end(), text[inside[-1].end() :].strip(".()[] ")


def _is_credit(words: str) -> bool:
    """Say whether words are a credit: a label and names, or names and an agency."""
    label = _CREDIT_LABEL.match(words)
    parts = _BETWEEN_AGENCIES.split(words[label.end() :] if label else words)
    with_agency = [part for part in parts if _is_agency(part)]
    if label is not None:
        is_short = all(_may_be_credited(part) or len(part.split()) <= _MOST_WORDS_OF_NAME for part in parts)
        return (is_short and bool(with_agency)) or _are_names(words[label.end() :])
    is_picture = _is_agency(words) and _BEHIND_AGENCY.search(words) is not None
    return is_picture or (len(parts) > 1 and bool(with_agency) and all(map(_may_be_credited, parts)))


def _are_bracketed_names(text: str, start: int, words: str) -> bool:
    """Say whether brackets behind a sentence hold names alone: of a person and who sells, "(Ana Silva/Tide Office)".

    One name will do where the brackets stand right behind the full stop, as pages set credits: "At dusk.(Tide Office)".
    """
    above = text[:start]
    is_glued = bool(above) and not above[-1].isspace()
    parts = _BETWEEN_AGENCIES.split(_BEHIND_AGENCY.sub("", words))
    if text[start : start + 1] != "(" or not all(map(_may_be_credited, parts)) or is_page_word(words, PageWord.SOUND):
        return False
    if len(parts) > 1:  # no "AC/DC", no "H/T Tide Post"
        return any(len(part.split()) > 1 for part in parts) and all(len(part) > 1 for part in parts)
    return is_glued and not tells_speech(above)


def _may_be_credited(words: str) -> bool:
    return _are_names(words) or _is_agency(words)


def _is_agency(words: str) -> bool:
    plain = _BEHIND_AGENCY.sub("", words)
    return any(is_page_word(name, kind) for name in (words, plain) for kind in (PageWord.AGENCY, PageWord.ORIGIN))


def _are_names(words: str) -> bool:
    """Say whether words are names alone: each has a capital or is a small word between names."""
    plain = [word for word in re.split(r"[\s/,|+-]+", words) if word]
    if not 0 < len(plain) <= _MOST_NAMES:
        return False
    return any(word[0].isupper() for word in plain) and all(
        not word[0].islower() or word.lower() in _SMALL_WORDS for word in plain
    )


def _may_be_under_picture(text: str, start: int, words: str) -> bool:
    """Say whether an agency alone, in brackets, tells where a picture is from: no report stands over it.

    Behind a name within a sentence it is that name's short form: "the Environmental Protection Agency (EPA)".
    """
    above = text[:start]
    is_behind_sentence = is_end_of_sentence(above)
    is_short = 0 < len(above.split()) <= _MOST_WORDS_OVER_AGENCY
    is_apart = text[start] == "(" and (is_behind_sentence or is_page_word(words, PageWord.ORIGIN))
    return is_apart and is_short and not tells_speech(above)


@cache
def _credit_pattern() -> re.Pattern[str]:
    """Give the pattern of names and an agency between two sentences: "Ana Silva/Pool/Reuters"."""
    agencies = join_page_words(PageWord.AGENCY)
    return re.compile(
        rf"{BEHIND_SENTENCE}(?:{_bracketed_credit()}{_INNER_BLANK}+)*"
        rf"{_NAMES}{_HOUSES}*?/(?=[^\W\d_a-z])(?i:{agencies}){_ORIGINS}{_BEHIND_CREDIT}"
    )


@cache
def pattern_before_link() -> str:
    """Give the pattern of the credit in front of a link, if any: agencies in brackets, then names and an agency."""
    agencies = rf"(?:(?:{_NAMES}{_HOUSES}+|(?=[^\W\d_a-z])(?i:{join_page_words(PageWord.AGENCY)})){_INNER_BLANK}+)?"
    return rf"(?:{_bracketed_credit()}{_INNER_BLANK}+)*{agencies}"


@cache
def _bracketed_credit() -> str:
    """Give the pattern of an agency in brackets, with what else a credit says: "(AP Photo/Ana Silva)"."""
    return rf"\((?:[^()]{{0,80}}\W)??(?i:{join_page_words(PageWord.AGENCY)})\b[^()]{{0,60}}\)"
