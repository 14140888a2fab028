"""Recognize captions and credits of pictures that were copied along with a text, and cut one from the other.

Only what is beyond doubt: any other line keeps the role that front_matter.py or headings.py gives it.
"""

import re
from collections.abc import Iterator

from transforms.document import Block, Role, RoleEvidence, Span
from transforms.knowledge.page_words import PageWord, is_page_word
from transforms.structure.paragraphs import BLANK
from transforms.structure.reporting_words import has_reporting_word, has_speech_mark

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
_SMALL_WORDS = frozenset([
    "and",
    "of",
    "the",
    "for",
    "via",
    "by",
    "from",
    "de",
    "da",
    "del",
    "van",
    "von",
    "der",
    "la",
    "le",
    "al",
    "bin",
    "&",
])
# What a page writes before a caption without a colon: "Image copyright LUSA Image caption The bridge".
_PAGE_CAPTION = (
    r"(?-i:Image (?:copyright|source)\s[^\n]{2,60}?\s)?"
    r"(?:Media playback is (?:unsupported|not supported) on \w+ device\s)?"
    r"(?-i:(?:Image|Media) caption\s+(?=[\"\u201c'\u2018(]?[^\W\d_a-z]))"
)
# "FILE - In this March 3, 2019, file photo, ...": an agency's picture from its files.
_FILE_LABEL = r"(?-i:FILE)\s*[-\u2013\u2014]\s+(?=In this\b|.{4,90}\bfile (?:photo|image))"
_LABEL = re.compile(
    r"(?:File )?(?:Photo|Image|Picture|Caption|Photograph|Pictured)(?: credit)?s?(?: by)?:\s"
    r"|(?:From left|Clockwise from [a-z ]{2,20}|L-R|Left to right|From left to right)[,:]\s"
    rf"|{_FILE_LABEL}|{_PAGE_CAPTION}"
    r"|In this (?:[\w.]+,? ){1,6}\d{4},? (?:file )?(?:photo|image|frame)\b"
    r"|(?:Pictured|Seen here)(?: (?:left|right|above|below|here))?[,:]\s",
    re.IGNORECASE,
)
# Labels that stand before a caption and are none of its words: "FILE PHOTO: ...", "Image caption ...".
_LABEL_BEFORE_CAPTION = re.compile(
    rf"(?:File Photo|Photo|Image|Picture|Caption)s?:\s+|{_FILE_LABEL}|{_PAGE_CAPTION}", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?][\"\u201d\u2019')\]]*\s*\Z")
# A verb that a caption without one does not have, whatever picture it describes.
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|be|been)\b|n['\u2019]t\b"
    r"|\b[a-z]{3,}ed\b"
)
_PLACED = re.compile(
    r"\s(?:at|in|on|outside|inside|near|with|during|beside|behind|above|below|over|by|before|after|from|under|along)\s"
)
# "Ana Silva / ", before an agency and the caption.
_NAMES_IN_FRONT = re.compile(r"(?P<names>[^/\n.:]{3,40}?)\s/\s(?=\S)")
_TOKEN = re.compile(r"\S+")
_MOST_AGENCY_WORDS = 8
_LONGEST_CREDIT_CHARS = 140
_LONGEST_CAPTION_CHARS = 600
# Agencies tell a whole story under a picture from their files.
_LONGEST_FILE_CAPTION_CHARS = 1200
_MOST_NAMES = 14
# A name that is written in small letters: "Photo: ana silva/AFP".
_MOST_WORDS_OF_NAME = 3
_MOST_WORDS_OVER_AGENCY = 40
_WORDS_OF_CAPTION = range(4, 31)


def is_caption(text: str) -> bool:
    """Say whether a paragraph is a picture's caption or credit beyond doubt."""
    if len(text) > _LONGEST_CAPTION_CHARS:
        return len(text) <= _LONGEST_FILE_CAPTION_CHARS and re.match(_FILE_LABEL, text) is not None
    return _LABEL.match(text) is not None or find_credit(text) is not None or find_credit_in_front(text) is not None


def find_credit(text: str) -> int | None:
    """Find where the credit begins that ends a paragraph; 0 where there is nothing else, None where there is none."""
    if len(text) > _LONGEST_CAPTION_CHARS:
        return None
    for start, words in _list_possible_credits(text):
        if len(words) > _LONGEST_CREDIT_CHARS or _tells_speech(words):
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
    if opening is None or not _are_names(opening["names"]) or _tells_speech(text):
        return None
    words = [*_TOKEN.finditer(text, opening.end())][:_MOST_AGENCY_WORDS]
    for last in reversed(words[:-1]):
        agencies = _BETWEEN_AGENCIES.split(text[opening.end() : last.end()])
        if all(map(_is_agency, agencies)):
            rest = text[last.end() :].lstrip(BLANK)
            return len(text) - len(rest) if rest[:1].isupper() else None
    return None


def split_caption(text: str, span: Span) -> Iterator[Block]:
    """Cut a paragraph that is a caption into the page's label, the caption and the credit, behind it or in front of it.

    A credit in the middle of a sentence, "The bridge (Photo: Ana Silva)", stays with it.
    """
    label = _LABEL_BEFORE_CAPTION.match(span.of(text))
    if label is not None and find_credit(span.of(text)) != 0 and label.end() < len(span.of(text)):
        cut = span.start_char + label.end()
        label_end = span.start_char + len(label[0].rstrip(BLANK))
        yield Block(Role.FURNITURE, Span(span.start_char, label_end), evidence=RoleEvidence.LABEL)
        span = Span(cut, span.end_char)
    words = span.of(text)
    if front := find_credit_in_front(words):
        end = span.start_char + len(words[:front].rstrip(BLANK))
        yield Block(Role.CREDIT, Span(span.start_char, end), evidence=RoleEvidence.CREDIT_FORM)
        yield Block(Role.CAPTION, Span(span.start_char + front, span.end_char))
        return
    start = find_credit(words)
    is_apart = start is not None and (start == 0 or _SENTENCE_END.search(words, 0, start) is not None)
    if start is None or not is_apart:
        yield Block(Role.CAPTION, span)
        return
    above = words[:start].rstrip(BLANK)
    if above:
        yield Block(Role.CAPTION, Span(span.start_char, span.start_char + len(above)))
    yield Block(Role.CREDIT, Span(span.start_char + start, span.end_char), evidence=RoleEvidence.CREDIT_FORM)


def is_like_caption(text: str) -> bool:
    """Say whether a paragraph beside a credit describes a picture: one line that tells a place and has no verb."""
    if len(text.split()) not in _WORDS_OF_CAPTION or not text[0].isupper():
        return False
    if _tells_speech(text) or _FINITE.search(text) or _LAST_SENTENCE.match(text):
        return False
    return _PLACED.search(text) is not None


def _list_possible_credits(text: str) -> Iterator[tuple[int, str]]:
    """Yield where a credit may begin, and its words without brackets."""
    bracketed = _BRACKETED_END.search(text, max(0, len(text) - _LONGEST_CREDIT_CHARS))
    if bracketed:
        inner = bracketed["inner"].strip()
        yield bracketed.start(), inner[1:-1] if inner[0] == "(" else inner  # some pages set two
    last = _LAST_SENTENCE.match(text.rstrip(".)"))
    start = last.end() if last else 0
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
    return is_glued and not _tells_speech(above)


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


def _tells_speech(words: str) -> bool:
    """Say whether words report who said what: the agency under such a report signs it, not a picture."""
    return has_speech_mark(words) or has_reporting_word(words)


def _may_be_under_picture(text: str, start: int, words: str) -> bool:
    """Say whether an agency alone, in brackets, tells where a picture is from: no report stands over it.

    Behind a name within a sentence it is that name's short form: "the Environmental Protection Agency (EPA)".
    """
    above = text[:start]
    is_behind_sentence = _SENTENCE_END.search(above) is not None
    is_short = 0 < len(above.split()) <= _MOST_WORDS_OVER_AGENCY
    is_apart = text[start] == "(" and (is_behind_sentence or is_page_word(words, PageWord.ORIGIN))
    return is_apart and is_short and not _tells_speech(above)
