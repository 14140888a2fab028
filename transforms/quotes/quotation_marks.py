"""Quotation marks: which characters are marks, where each marked stretch opens and closes. One paragraph at a time.

Straight, curly, doubled single (two apostrophes or backticks), low-high and angle marks; single ones in a text without
double marks. Apostrophes, feet and inches are none. A mark left open ends with its paragraph.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import zip_longest

from transforms.document import Span

# '' and `` are how some publishers' text writes double marks.
_DOUBLE = re.compile(r"''|``|[\"\u201c\u201d\u201e\u201f\u00ab\u00bb]")
_FEET = re.compile(r"\d['\u2019]\s?\d{1,2}$")
_SMALL_WORD = re.compile(r"[ -][a-z]")
_NOTHING = re.compile("")
_SINGLE = re.compile(r"['\u2018\u2019\u201a]")
_OPENING = {"\u201c", "\u201e", "\u201f", "\u00ab", "``", "\u2018", "\u201a"}
_CLOSING = {"\u201d", "\u00bb", "\u2019"}
# "'Tis", "'Twas": letters left out at a paragraph's start, no mark.
_CLIPPED = re.compile(r"(?:Tis|Twas|Til|Cause|Em|N)\b")
# What may stand before an opening mark beside white space.
_BEFORE = frozenset("([{\u2014\u2013-/:")


@dataclass(frozen=True, slots=True)
class QuotationSpan:
    """Between two marks: `inner` without, `outer` with them; not `is_closed` where the paragraph ended first."""

    outer: Span
    inner: Span
    is_closed: bool
    is_single: bool = False


def marked(text: str, block: Span, *, single: bool = False, goes_on: bool = False) -> list[QuotationSpan]:
    """Find the marked stretches of one block, in order, none inside another; with `single`, those of single marks.

    With `goes_on` the block starts within a stretch, one that its first mark has to close.
    """
    found: list[QuotationSpan] = []
    opened: re.Match[str] | None = None
    inside = 0  # curly marks opened inside the open stretch
    matches = list((_SINGLE if single else _DOUBLE).finditer(text, block.start_char, block.end_char))
    if goes_on and matches and matches[0][0] not in _OPENING:
        opened = _NOTHING.match(text, block.start_char)
    for match, after in zip_longest(matches, matches[1:]):
        before, behind = _around(text, block, match)
        if (single and _is_apostrophe(before, behind, match, after, opened, text)) or _is_inch(text, match):
            continue
        if opened is not None and after is not None and _is_inches_within(text, match, after):
            continue
        if opened is None:
            opened = match if _may_open(match[0], before, behind) else None
        elif inside and match[0] == "\u201d":
            inside -= 1
        elif _may_close(match[0], before, behind) or _is_low_high(opened[0], match[0]):
            found.append(_stretch(opened, match, single))
            opened, inside = None, 0
        elif match[0] == "\u201c":
            inside += 1
    if opened is not None and opened[0] and (not single or _is_left_open(opened, block, text)):
        outer = Span(opened.start(), block.end_char)
        found.append(QuotationSpan(outer, Span(opened.end(), block.end_char), is_closed=False, is_single=single))
    return [one for one in found if one.inner.of(text).strip()]


def inside(text: str, one: QuotationSpan) -> list[QuotationSpan]:
    """Find the stretches between marks of the other kind, or of a deeper level, within a closed or open one."""
    found = [*marked(text, one.inner), *([] if one.is_single else marked(text, one.inner, single=True))]
    closed = sorted((each for each in found if each.is_closed), key=lambda each: each.outer.start_char)
    return [each for each in closed if not any(other is not each and other.outer.holds(each.outer) for other in closed)]


def _around(text: str, block: Span, match: re.Match[str]) -> tuple[str, str]:
    """The characters before and behind a mark; empty at the block's edges."""
    before = text[max(block.start_char, match.start() - 1) : match.start()]
    return before, text[match.end() : min(block.end_char, match.end() + 1)]


def _is_inch(text: str, match: re.Match[str]) -> bool:
    return match[0] in '"\u201d' and bool(_FEET.search(text, max(0, match.start() - 5), match.start()))


def uses_single_marks(text: str, blocks: list[Span]) -> bool:
    """Say whether speech stands between single marks: some stretch has four words or more, and double marks, if any,
    stand inside of such stretches only, as those of a quote within a quote do.
    """
    single = [one for block in blocks for one in marked(text, block, single=True)]
    double = [one for block in blocks for one in marked(text, block)]
    starts = [one.outer.start_char for one in single]
    before = [bisect_right(starts, inner.outer.start_char) for inner in double]
    is_outer = all(at and single[at - 1].outer.holds(inner.outer) for at, inner in zip(before, double, strict=True))
    return is_outer and any(len(one.inner.of(text).split()) >= 4 for one in single)


def _is_inches_within(text: str, match: re.Match[str], after: re.Match[str]) -> bool:
    """12" in speech: a digit before, a small word behind, and a mark to come that closes what is open."""
    if match[0] not in ('"', "\u201d", "''") or not text[match.start() - 1].isdecimal():
        return False
    rest = text[match.end() : after.start()]
    return bool(_SMALL_WORD.match(rest)) and rest[-1] in ",.?!\u2026" and not re.search(r"[.?!]\s", rest)


def _is_left_open(opened: re.Match[str], block: Span, text: str) -> bool:
    # Not the one of "the \u201890s" or "get \u2018em": speech that goes on in the next paragraph began with a capital.
    if not text[opened.end() : opened.end() + 1].isupper():
        return False
    is_first = opened.start() == block.start_char and not _CLIPPED.match(text, opened.end())
    return opened[0] == "\u2018" or (opened[0] == "'" and is_first)


def _stretch(opened: re.Match[str], closed: re.Match[str], single: bool) -> QuotationSpan:
    return QuotationSpan(
        Span(opened.start(), closed.end()), Span(opened.end(), closed.start()), is_closed=True, is_single=single
    )


def _is_low_high(opening: str, closing: str) -> bool:
    return (opening == "\u201e" and closing in '\u201c\u201d"') or (opening == "\u201a" and closing in "\u2018\u2019'")


def _may_open(mark: str, before: str, behind: str) -> bool:
    if mark in _CLOSING:
        return mark == "\u201d" and (not before or before.isspace()) and bool(behind) and not behind.isspace()
    if not behind or (behind.isspace() and mark not in _OPENING):
        return False
    # 12" and 6'2": a digit before a straight mark makes inches of it.
    return mark in _OPENING or not before or before.isspace() or before in _BEFORE or not before.isalnum()


def _may_close(mark: str, before: str, behind: str) -> bool:
    if mark in _OPENING:
        return False
    if mark in _CLOSING:
        return True
    return not ((not before or before.isspace()) and behind.isalnum())


def _is_apostrophe(
    before: str, behind: str, match: re.Match[str], after: re.Match[str] | None, opened: re.Match[str] | None, text: str
) -> bool:
    """Single marks only: a letter on both sides, or a plural's possessive inside an open stretch that closes later."""
    if before.isalnum() and behind.isalnum():
        return True
    if opened is None:
        return match[0] == "\u2019" or before.isalnum() or not behind or not (behind.isalnum() or behind in "\u2026.[(")
    if before in "sS" and behind.isspace() and after is not None:
        rest = text[match.end() : after.start()]
        closes_later = text[after.start() - 1] in ",.?!\u2026" and "\n" not in rest
        return closes_later and not re.search(r"[.?!]\s+[A-Z]", rest)
    return before.isspace()
