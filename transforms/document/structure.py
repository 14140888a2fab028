"""How an article is laid out: blocks with roles, sections, datelines, repairs, parses, sentences.

Values only; `transforms/structure` and `transforms/language` make them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from transforms.document.spans import Span
from transforms.document.tokens import Tokens
from transforms.document.vocabulary import RoleEvidence


class Role(StrEnum):
    """What a block of an article is."""

    RUBRIC = "rubric"
    HEADLINE = "headline"
    DEK = "dek"
    BYLINE = "byline"
    DATELINE = "dateline"
    HEADING = "heading"
    CAPTION = "caption"
    BODY = "body"
    CREDIT = "credit"  # of a picture, or who else worked on the article
    FURNITURE = "furniture"  # what the page puts around an article: links, calls to readers, rights, buttons
    CORRECTION = "correction"  # tells what was changed in the article


# What stands beside the article: kept as sentences, and read no further.
BESIDE_ARTICLE = frozenset({Role.CREDIT, Role.FURNITURE, Role.CORRECTION})


class HeadingEvidence(StrEnum):
    """How a section's heading is known."""

    MARKUP = "markup"  # the format says so
    LAYOUT = "layout"  # plain text: a short line alone, without final punctuation, and the like
    MISSING = "missing"  # the layout opens a new part where there is no heading


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a line with a role; blocks are in reading order and never overlap.

    The dateline is a block of its own, in front of the body block that goes on after it on the same line.
    """

    role: Role
    span: Span
    opens_section: HeadingEvidence | None = None  # on headings, and on the body block after a missing one
    level: int | None = None  # of a heading, from 1 (topmost); None where the format does not say
    evidence: RoleEvidence | None = None  # of what stands beside the article; None for all other roles
    is_set_off: bool = False  # a body block that the markup sets off as somebody's words: an HTML blockquote
    is_item: bool = False  # a body block that the markup makes an item of a list


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the body under one heading; the lead has neither heading nor evidence. `position` counts from 1."""

    position: int
    span: Span
    heading: Span | None = None
    heading_clean: str | None = None
    evidence: HeadingEvidence | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """A character or passage that cleaned columns read differently (a homoglyph, a stray quote end).

    What a wrong encoding had spoilt is mended in the text itself, a list of links glued into a sentence is cut from it,
    and lost breaks and blanks are put back into it: there `original` says what stood in the input.
    """

    span: Span
    repaired: str  # how cleaned columns read it
    kind: str  # homoglyph, stray_quote_end, mojibake, lost_mark, character_reference; glued_links, _paragraphs, _words
    original: str | None = None  # what the input has there, where the text has it mended already


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place, date and agency as the dateline gives them; `year` is None where it is left out."""

    span: Span
    place: Span | None = None
    month: int | None = None  # 1 to 12
    day: int | None = None
    year: int | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """The day (and where known the UTC instant) of publication, with what it rests on."""

    day: date
    at: datetime | None
    evidence: str  # metadata, dateline, inferred, path
    reason: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Parse:
    """The parse of one block; token offsets plus `start_char` are offsets of the document's text.

    The parser saw `block`'s text with every white-space character as one blank, so lengths agree.
    """

    block: int  # index into Document.blocks
    start_char: int
    tokens: Tokens

    @property
    def length_chars(self) -> int:
        """Characters of the block, at no cost: `tokens.text` is put together whenever it is asked."""
        return self.tokens[-1].idx + len(self.tokens[-1].text_with_ws) if len(self.tokens) else 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a headline, rubric, heading and so on. `position` counts from 1 over the document."""

    position: int
    role: Role
    span: Span
    block: int  # index into Document.blocks
    paragraph: int | None  # counts body blocks from 1; None outside of the body
    section: int | None  # Section.position; None outside of the sections
    evidence: RoleEvidence | None = None  # that of its block


def cleaned(span: Span, text: str, repairs: Iterable[Repair]) -> str:
    """Give the text of `span` with the repairs that lie inside it made, and white space folded.

    Of repairs that overlap, the first one counts.
    """
    parts: list[str] = []
    done = span.start_char
    for repair in sorted(repairs, key=lambda one: one.span.start_char):
        is_made_already = repair.repaired == repair.span.of(text)
        if is_made_already:
            continue
        if span.holds(repair.span) and repair.span.start_char >= done:
            parts += [text[done : repair.span.start_char], repair.repaired]
            done = repair.span.end_char
    parts.append(text[done : span.end_char])
    return " ".join("".join(parts).split())


def place_of(dateline: Dateline, text: str) -> str | None:
    """Give the place of a dateline as a reader would write it: "MOSCOW" as "Moscow"; None where it has no place."""
    if dateline.place is None:
        return None
    place = " ".join(dateline.place.of(text).split())
    is_in_capitals = place.isupper() and not re.search(r"\w\.\w", place)  # initials stay: "U.S."
    return (
        re.sub(r"(?<=\w\w['\u2019])[A-Z]", lambda letter: letter[0].lower(), place.title()) if is_in_capitals else place
    )
