"""Mend text that was decoded with a wrong encoding, once or several times: "â€™" in place of an apostrophe.

What is wrong, and what can be turned back, is decided by ftfy, and for Windows-1256, which it does not know, here.
Beside that stand marks of which bytes are lost: they are read by their place, where only one reading is possible.
Where marks are garbled, quotes cannot be found: the mended text is the text of the article, and each repair says what
stood there before. Where letters alone are, the text stays as it came, and repairs say how they are read, as letters of
a wrong script are (repairs.py). Characters that plain text writes as a page's source does, "&#8220;", are mended too.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import unescape

import ftfy
from ftfy.badness import is_bad
from ftfy.fixes import fix_c1_controls

from transforms.document import Repair, Span

# Kinds of repairs, as stored.
_MOJIBAKE = "mojibake"
_LOST_MARK = "lost_mark"
_REFERENCE = "character_reference"
_CHARACTER_REFERENCE = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}\d?);")
# What a wrong encoding makes, and no letter: a run that still has it is not understood.
_BROKEN = re.compile(r"[\u0080-\u009f\u0192\u0303]|[\u00c0-\u00ff][\u201a\u20ac]")
# What a wrong encoding makes of a character has no ASCII in it; of a no-break space the last byte may be a blank.
_RUN = re.compile(r"[^\x00-\x7f]+")
_RUN_WITH_BLANK = re.compile(r"[^\x00-\x7f]+ ?")
_RESTORE_BLANK = ("transcode", "restore_byte_a0")
_INCONSISTENT = ("apply", "decode_inconsistent_utf8")
# Letters of Arabic, and the joiners that Windows-1256 has for the last bytes of marks.
_ARABIC = re.compile(r"[\u0600-\u06ff\u200c\u200d]")
_ARABIC_WINDOWS = "cp1256"
# The two bytes of a letter of Western Europe, read as characters.
_LETTER = re.compile(r"\u00c3[\u00a0-\u00bf]")
# Control characters that no text has: quotation marks and dashes of Windows-1252 read as Latin-1.
_CONTROL = re.compile(r"[\x91-\x97]")
# A closing double mark, once or twice encoded, whose last byte has no character in Windows-1252: that byte is gone.
_CLOSING = r"(?:â€|Ã¢â‚¬(?:Â|(?=\ufffd|\?)))(?:\ufffd|\?|(?![\x80-\uffff]))"
# Any mark, of which only the first byte can be seen, or none.
_UNKNOWN = r"â(?:\?\?|\ufffd\ufffd)|\ufffd(?!\ufffd)|â"
_LOST = re.compile(rf"(?P<closing>{_CLOSING})|(?P<unknown>{_UNKNOWN})")
# Of these alone it is open whether they are a letter or a mark; the place has to rule out a letter.
_MAY_BE_LETTER = frozenset({"â", "\ufffd"})
_CONTRACTION = re.compile(r"(?:s|t|re|ve|ll|d|m)\b", re.IGNORECASE)
# "Iâm": the other bytes were control characters, which some program has left out.
_BARE_APOSTROPHE = re.compile(r"(?<=[a-z])â(?=(?:s|t|re|ve|ll|d|m)\b)", re.IGNORECASE)
# "the ’80s"
_DECADE = re.compile(r"\d0s\b")
_SENTENCE_MARKS = ",.!?…;:"
_OPENS_BEFORE = "([-–—"
_CLOSES_BEHIND = ")],.!?;:-–—"


@dataclass(frozen=True, slots=True)
class MendedText:
    """A text as it was meant, and what was mended in it: spans of the mended text, each with what stood there."""

    text: str
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class _MendedPlace:
    """A place of the text as it came, and how it is read."""

    start: int
    end: int
    meant: str
    kind: str


def mend_mojibake(text: str) -> MendedText:
    """Mend what a wrong encoding has made of marks and letters; a text without garbled marks keeps its characters."""
    changes = _find_changes(text)
    if all(change.meant.isalpha() for change in changes):
        repairs = (Repair(Span(change.start, change.end), change.meant, change.kind) for change in changes)
        return MendedText(text, tuple(repairs))
    return _apply_changes(text, changes)


def read_as_meant(text: str) -> str:
    """Read a name or a headline as it was meant, marks and letters."""
    return _apply_changes(text, _find_changes(text)).text


def _find_changes(text: str) -> list[_MendedPlace]:
    """Find what is to be read otherwise, in order of the text."""
    references = list(_find_character_references(text)) if "&" in text else []
    if text.isascii():
        return references
    changes = [*references, *_find_lost_marks(text)]
    taken = {change.start for change in changes}
    changes += (change for change in _find_mojibake(text) if not taken.intersection(range(change.start, change.end)))
    if len(changes) > len(references):
        changes += _find_bare_apostrophes(text)
    return sorted(changes, key=lambda change: change.start)


def join_mended_texts(parts: Iterable[MendedText], between: str) -> MendedText:
    """Join texts with `between` between them; their repairs move along."""
    texts: list[str] = []
    repairs: list[Repair] = []
    start = 0
    for part in parts:
        for repair in part.repairs:
            span = Span(start + repair.span.start_char, start + repair.span.end_char)
            repairs.append(replace(repair, span=span))
        texts.append(part.text)
        start += len(part.text) + len(between)
    return MendedText(between.join(texts), tuple(repairs))


def _apply_changes(text: str, changes: list[_MendedPlace]) -> MendedText:
    parts: list[str] = []
    repairs: list[Repair] = []
    done = length = 0
    for change in changes:
        parts += [text[done : change.start], change.meant]
        start = length + change.start - done
        length = start + len(change.meant)
        original = text[change.start : change.end]
        repairs.append(Repair(Span(start, length), change.meant, change.kind, original))
        done = change.end
    return MendedText("".join([*parts, text[done:]]), tuple(repairs))


def _find_mojibake(text: str) -> Iterator[_MendedPlace]:
    """Yield the runs that ftfy turns back, line by line: a line has one encoding, and shows which it was."""
    start = 0
    for line in text.split("\n"):  # at nothing else: 0x85 is a line end of mainframes, and the last byte of "…"
        if not line.isascii():
            for run, meant in _mend_arabic_line(line) or _mend_line_with_ftfy(line):
                yield _MendedPlace(start + run.start(), start + run.end(), meant, _MOJIBAKE)
        start += len(line) + 1


def _mend_arabic_line(line: str) -> list[tuple[re.Match[str], str]]:
    """Give the runs of a line in Latin letters that was read as Windows-1256, which ftfy does not know.

    Empty unless every run with a letter of Arabic is UTF-8 in that encoding.
    """
    if _ARABIC.search(line) is None:
        return []
    mended = []
    for run in _RUN.finditer(line):
        try:
            meant = run[0].encode(_ARABIC_WINDOWS).decode("utf-8")
        except UnicodeError:
            if _ARABIC.search(run[0]):
                return []
            continue
        if meant != run[0]:
            mended.append((run, meant))
    return mended


def _mend_line_with_ftfy(line: str) -> Iterator[tuple[re.Match[str], str]]:
    return _mend_line(line) if is_bad(line) or _CONTROL.search(line) else iter(())


def _mend_line(line: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the runs of a line that are to be read otherwise, with what they mean."""
    plan = [(step.action, step.parameter) for step in ftfy.fix_encoding_and_explain(line).explanation or ()]
    runs = _RUN_WITH_BLANK if _RESTORE_BLANK in plan else _RUN
    for run in runs.finditer(line):
        meant = fix_c1_controls(_mend_run(run[0], plan)) if _CONTROL.search(run[0]) else _mend_run(run[0], plan)
        if meant != run[0] and "\ufffd" not in meant and not _BROKEN.search(meant):
            yield run, meant


def _mend_run(run: str, plan: list[tuple[str, str]]) -> str:
    """Turn a run back as its whole line is, else by its own looks."""
    if plan and _INCONSISTENT not in plan:
        try:
            return ftfy.apply_plan(run, plan)
        except UnicodeError:  # the plan needs what stands beside the run
            pass
    return ftfy.fix_encoding(run) if is_bad(run) else _mend_letter(run)


def _mend_letter(run: str) -> str:
    """Turn back one letter that looks harmless alone, such as "Ã¥", in a line that shows a wrong encoding."""
    if _LETTER.fullmatch(run) is None:
        return run
    meant = run.encode("latin-1").decode("utf-8")
    return meant if meant.isalpha() else run


def _find_character_references(text: str) -> Iterator[_MendedPlace]:
    """Yield what a page's source writes for a character: "&#8220;", "&rsquo;"; what has no name stays."""
    for reference in _CHARACTER_REFERENCE.finditer(text):
        meant = unescape(reference[0]).replace("\u00a0", " ")
        if meant and meant != reference[0] and meant.isprintable():
            yield _MendedPlace(reference.start(), reference.end(), meant, _REFERENCE)


def _find_lost_marks(text: str) -> Iterator[_MendedPlace]:
    """Yield the quotation marks and apostrophes of which bytes are lost, where their place leaves one reading."""
    is_open = False
    done = 0
    for lost in _LOST.finditer(text):
        if "\n\n" in text[done : lost.start()]:
            is_open = False
        done = lost.end()
        meant = "”" if lost["closing"] else _read_mark_by_place(text, lost, is_open)
        if meant is not None:
            is_open = meant == "“" or (is_open and meant == "’")
            yield _MendedPlace(lost.start(), lost.end(), meant, _LOST_MARK)


def _find_bare_apostrophes(text: str) -> Iterator[_MendedPlace]:
    """Yield the apostrophes of which the first byte is left; only for a text that shows mojibake elsewhere."""
    for lost in _BARE_APOSTROPHE.finditer(text):
        yield _MendedPlace(lost.start(), lost.end(), "’", _LOST_MARK)


def _read_mark_by_place(text: str, lost: re.Match[str], is_open: bool) -> str | None:
    """Read a mark by what stands before and behind it; None where several readings are left, or a letter may be one.

    `is_open`: a quotation mark of the same kind has been opened in this paragraph.
    """
    before = text[lost.start() - 1 : lost.start()]
    behind = text[lost.end() : lost.end() + 1]
    may_be_letter = lost[0] in _MAY_BE_LETTER
    if before.isalpha() and behind.isalpha():
        return _read_apostrophe(text, lost, may_be_letter)

    is_at_start = not before or before.isspace() or before in _OPENS_BEFORE
    is_at_end = not behind or behind.isspace() or behind in _CLOSES_BEHIND
    if is_at_start == is_at_end:
        return None
    return _read_opening(text, lost, may_be_letter) if is_at_start else _read_closing(before, may_be_letter, is_open)


def _read_opening(text: str, lost: re.Match[str], may_be_letter: bool) -> str | None:
    """Read a mark before a word: an opening one, or the apostrophe of "’80s"."""
    if may_be_letter:
        return "“" if text[lost.end()].isupper() else None
    if _DECADE.match(text, lost.end()):
        return "’"
    return "“" if text[lost.end()].isalnum() else None


def _read_closing(before: str, may_be_letter: bool, is_open: bool) -> str | None:
    """Read a mark behind a word: a closing one, or the apostrophe of a plural."""
    if before in _SENTENCE_MARKS:
        return "”"
    if may_be_letter:
        return None
    if is_open:
        return "”"
    return "’" if before == "s" else None


def _read_apostrophe(text: str, lost: re.Match[str], may_be_letter: bool) -> str | None:
    """Read a mark between two letters: an apostrophe, unless it may be a letter and no contraction ends there."""
    if lost[0] == "â":  # "mât" is a word
        return None
    is_contraction = _CONTRACTION.match(text, lost.end()) is not None
    return "’" if is_contraction or not may_be_letter else None
