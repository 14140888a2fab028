"""Find quotation spans: which characters are quotation marks, and where each span opens and closes, block by block.

Marks are straight, curly, doubled single (two apostrophes or backticks), low-high and angle ones; single ones in a text
without double marks. Apostrophes, feet and inches are no marks. A mark left open ends with its paragraph, or where the
next paragraph opens with a mark of its own in a text that has lost its breaks. What a span is (speech, a title, a term)
is decided in `attributions/cue_linking.py`; spans within spans are read in `quotes/nested_quotes.py`.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from transforms.document import Span

# '' and `` are how some publishers' text writes double marks.
# So is a pair of curly ones that closes what a double mark has opened.
# And two marks before a word are one that was written twice.
_DOUBLE = re.compile(
    r"\"\"(?=\w)|\u201c\u201d(?=\w)|''|``|\u2018\u2018|\u2019\u2019(?!\w)|[\"\u201c\u201d\u201e\u201f\u00ab\u00bb]"
)
_SINGLE = re.compile(r"['\u2018\u2019\u201a]")
_OPENING = {"\u201c", "\u201c\u201d", "\u201e", "\u201f", "\u00ab", "``", "\u2018", "\u2018\u2018", "\u201a"}
_CLOSING = {"\u201d", "\u00bb", "\u2019", "\u2019\u2019"}
# Characters with which a paragraph may open its own quotation.
OPENING_CHARACTERS = frozenset("\"'\u2018\u201a\u201c\u201e\u00ab")
# A mark of no characters: the block starts within a quotation that the block before left open.
_NO_MARK = re.compile("")
_FEET = re.compile(r"\d['\u2019]\s?\d{1,2}$")
# A sentence's end, then the blank that stands for a lost break between two paragraphs.
_ENDS_SENTENCE = re.compile(r"[.?!\u2026][)\]\u2019']*\s+\Z")
_MAX_SENTENCE_END_CHARS = 40
# A curly single mark that is no apostrophe within a word.
_CLOSED_SINGLE = re.compile(r"\u2019(?!\w)")
_SMALL_WORD = re.compile(r"[ -][a-z]")
_SENTENCE_END = re.compile(r"[.?!]\s")
_NEW_SENTENCE = re.compile(r"[.?!]\s+[A-Z]")
_ENDS_OF_SPEECH = ",.?!\u2026"
# "'Tis", "'Twas": at a paragraph's start the apostrophe stands for letters left out and is no mark.
_CLIPPED = re.compile(r"(?:Tis|Twas|Til|Cause|Em|N)\b")
# The same in small letters, wherever it stands: "get 'em", "the '90s", "'s-Gravenhage".
_CLIPPED_WORD = re.compile(r"(?:tis|twas|til|em)\b|n(?=['\u2019])|s-[A-Z]|\d0s\b")
# Words whose last letters are left out: "a bit o' rain", "fish an' chips". No quotation ends with them.
_CLIPPED_END = re.compile(r"\b(?:o|th|an|wi)$")
_MAX_CLIPPED_CHARS = 3
# Marks looked at behind a plural's possessive until the one that closes the span: more than a paragraph of speech has.
_MAX_APOSTROPHES = 40
# A text whose single marks enclose so many words at least writes speech between them; fewer are titles and terms.
_SPEECH_WORDS = 4

_Mark = re.Match[str]


@dataclass(frozen=True, slots=True)
class QuotationSpan:
    """Text between two quotation marks, without (`content`) and `with_marks`.

    Where the paragraph ends before the second mark, the span ends there and is not `is_closed`.
    """

    with_marks: Span
    content: Span
    is_closed: bool
    is_single: bool = False


def find_quotation_spans(
    text: str, block: Span, *, single: bool = False, is_continued: bool = False
) -> list[QuotationSpan]:
    """Find the quotation spans of one block, in order and without those inside another.

    With `single`, those between single marks are found instead of those between double marks. With `is_continued` the
    block starts within a span, which the block's first mark has to close.
    """
    marks = list((_SINGLE if single else _DOUBLE).finditer(text, block.start_char, block.end_char))
    reader = _MarkReader(text, block, single, marks)
    if is_continued and marks and marks[0][0] not in _OPENING:
        reader.opened = _NO_MARK.match(text, block.start_char)

    for number in range(len(marks)):
        reader.read_mark(number)
    reader.end_quoted_block()
    return [span for span in reader.spans if span.content.of(text).strip()]


def find_nested_spans(text: str, outer: QuotationSpan) -> list[QuotationSpan]:
    """Find the closed spans within a span: between marks of the other kind, or of the same kind one level deeper."""
    nested = find_quotation_spans(text, outer.content)
    if not outer.is_single:
        nested += find_quotation_spans(text, outer.content, single=True)

    closed = sorted((span for span in nested if span.is_closed), key=lambda span: span.with_marks.start_char)
    return [span for span in closed if not any(_is_quotation_within(span, other) for other in closed)]


def has_open_nested_mark(span: QuotationSpan, text: str) -> bool:
    """Say whether a single mark opens within a span between double ones and nothing there closes it."""
    content = span.content.of(text)
    at = content.rfind("\u2018")
    if span.is_single or at < 0:
        return False
    return not _CLOSED_SINGLE.search(content, at)


def uses_single_marks(text: str, blocks: Sequence[Span]) -> bool:
    """Say whether a text has its speech between single marks.

    It has where some span between them has four words or more, and double marks, if any, stand only inside of such
    spans, as those of a nested quote do.
    """
    single = [span for block in blocks for span in find_quotation_spans(text, block, single=True)]
    double = [span for block in blocks for span in find_quotation_spans(text, block)]
    starts = [span.with_marks.start_char for span in single]

    for span in double:
        before = bisect_right(starts, span.with_marks.start_char)
        if before == 0 or not single[before - 1].with_marks.holds(span.with_marks):
            return False
    return any(len(span.content.of(text).split()) >= _SPEECH_WORDS for span in single)


@dataclass(slots=True)
class _MarkReader:
    """Reads the marks of one block in order; `opened` is the mark that waits to be closed."""

    text: str
    block: Span
    single: bool
    marks: Sequence[_Mark]
    opened: _Mark | None = None
    depth: int = 0  # curly marks that were opened inside the open span
    spans: list[QuotationSpan] = field(default_factory=list)

    def read_mark(self, number: int) -> None:
        """Open or close a span with a mark, or pass it over where it is an apostrophe, feet or inches."""
        mark = self.marks[number]
        before, behind = self._characters_around_mark(mark)
        if self._is_no_quotation_mark(number, before, behind):
            return

        if self.opened is None:
            self.opened = mark if _may_open_quotation(mark[0], before, behind) else None
        elif self.depth and mark[0] == "\u201d":
            self.depth -= 1
        elif (end_char := self._end_of_forgotten_mark(number)) is not None:
            self._end_left_open_span(self.opened, end_char)
            self.opened, self.depth = mark, 0
        elif _may_close_quotation(mark[0], before, behind) or _are_low_and_high_quotation_marks(
            self.opened[0], mark[0]
        ):
            with_marks = Span(self.opened.start(), mark.end())
            begun = self.opened.end()
            content = Span(begun, begun + len(self.text[begun : mark.start()].rstrip()))
            self.spans.append(QuotationSpan(with_marks, content, is_closed=True, is_single=self.single))
            self.opened, self.depth = None, 0
        elif mark[0] == "\u201c":
            self.depth += 1

    def end_quoted_block(self) -> None:
        """End a span that no mark has closed with the block."""
        if self.opened is None or not self.opened[0]:
            return
        if self.single and not self._is_quotation_left_open(self.opened):
            return
        self._end_left_open_span(self.opened, self.block.end_char)

    def _end_left_open_span(self, opened: _Mark, end_char: int) -> None:
        """Record the open span as one that no mark closes, up to its last word before `end_char`."""
        start = opened.start()
        end = start + len(self.text[start:end_char].rstrip())
        span = QuotationSpan(Span(start, end), Span(opened.end(), end), is_closed=False, is_single=self.single)
        self.spans.append(span)

    def _end_of_forgotten_mark(self, number: int) -> int | None:
        """Find where the open span ends whose mark nothing closes before this one opens; None where this is nested.

        Behind a sentence's end the mark opens the next paragraph of the same speech: "One. "Two," he said". Within a
        sentence it shows that a curly one before was never closed, whose sentence is then all that is known of it. A
        mark that opens a nested quote has two that close behind it.
        """
        mark = self.marks[number]
        following = [self._is_word_start(later) for later in self.marks[number + 1 : number + 3]]
        if self.single or self.opened is None or not self._is_word_start(mark) or following == [False, False]:
            return None
        words = self.text[self.opened.end() : mark.start()]
        if _ENDS_SENTENCE.search(words, max(0, len(words) - _MAX_SENTENCE_END_CHARS)):
            return mark.start()
        ended = _NEW_SENTENCE.search(words) if self.opened[0] == mark[0] == "\u201c" else None
        return self.opened.end() + ended.start() + 1 if ended else None

    def _is_word_start(self, mark: _Mark) -> bool:
        """Say whether a double mark stands as one that opens: behind a blank and before a word."""
        before, behind = self._characters_around_mark(mark)
        is_opening = mark[0] in _OPENING or mark[0] not in _CLOSING
        return is_opening and (not before or before.isspace()) and bool(behind) and not behind.isspace()

    def _characters_around_mark(self, mark: _Mark) -> tuple[str, str]:
        """Give the characters before and behind a mark; empty at the block's edges."""
        before = self.text[max(self.block.start_char, mark.start() - 1) : mark.start()]
        behind = self.text[mark.end() : min(self.block.end_char, mark.end() + 1)]
        return before, behind

    def _is_no_quotation_mark(self, number: int, before: str, behind: str) -> bool:
        mark = self.marks[number]
        if self.single and self._is_apostrophe_mark(number, before, behind):
            return True
        if _is_quotation_mark_for_feet(self.text, mark):
            return True
        if self.opened is None or number + 1 == len(self.marks):
            return False
        return _is_quotation_mark_for_inches(self.text, mark, self.marks[number + 1])

    def _is_apostrophe_mark(self, number: int, before: str, behind: str) -> bool:
        """Say whether a single mark is an apostrophe.

        It is one between two letters, before a clipped word, and as a plural's possessive inside an open span that
        closes later.
        """
        mark = self.marks[number]
        if before.isalnum() and behind.isalnum():
            return True
        if self.opened is None:
            is_clipped_start = bool(_CLIPPED.match(self.text, mark.end() + 1)) and behind in ("'", "\u2019")
            starts_word = bool(behind) and (behind.isalnum() or behind in "\u2026.[(" or is_clipped_start)
            is_clipped = bool(_CLIPPED_WORD.match(self.text, mark.end()))
            return mark[0] == "\u2019" or before.isalnum() or not starts_word or is_clipped
        if before in "sS" and behind.isspace():
            return self._is_quotation_closed_later(number)
        is_first = mark.start() == self.opened.end()  # "\u2018\u2019Twas the wind,\u2019 he said."
        return before.isspace() or is_first or self._follows_clipped_end(mark)

    def _follows_clipped_end(self, mark: _Mark) -> bool:
        before = self.text[max(self.block.start_char, mark.start() - _MAX_CLIPPED_CHARS) : mark.start()]
        return bool(_CLIPPED_END.search(before))

    def _is_quotation_closed_later(self, number: int) -> bool:
        """Say whether a mark behind this one closes the open span, at the end of what was said and before the next one.

        Apostrophes within words and other plurals' possessives between them are passed over.
        """
        start = self.marks[number].end()
        for mark in self.marks[number + 1 : number + _MAX_APOSTROPHES]:
            before, behind = self._characters_around_mark(mark)
            rest = self.text[start : mark.start()]
            is_new_sentence = not self._opens_with_capital() and _NEW_SENTENCE.search(rest)
            if "\n" in rest or is_new_sentence:
                return False
            if before in _ENDS_OF_SPEECH:
                return True
            is_apostrophe = before.isalnum() and (behind.isalnum() or before in "sS")
            if not is_apostrophe and not _CLIPPED_WORD.match(self.text, mark.end()):
                return False
        return False

    def _opens_with_capital(self) -> bool:
        return self.opened is not None and self.text[self.opened.end() : self.opened.end() + 1].isupper()

    def _is_quotation_left_open(self, opened: _Mark) -> bool:
        # Speech that goes on in the next paragraph starts with a capital; "the \u201890s" and "get \u2018em" do not.
        if not self._opens_with_capital():
            return False
        if opened[0] == "\u2018":
            return True
        is_block_start = opened.start() == self.block.start_char
        return opened[0] == "'" and is_block_start and not _CLIPPED.match(self.text, opened.end())


def _is_quotation_within(span: QuotationSpan, other: QuotationSpan) -> bool:
    return other is not span and other.with_marks.holds(span.with_marks)


def _is_quotation_mark_for_feet(text: str, mark: _Mark) -> bool:
    """Say whether a mark means inches behind feet: 6'2"."""
    return mark[0] in '"\u201d' and bool(_FEET.search(text, max(0, mark.start() - 5), mark.start()))


def _is_quotation_mark_for_inches(text: str, mark: _Mark, next_mark: _Mark) -> bool:
    """Say whether a mark in speech means inches, as in 12" of rain.

    A digit is before it, a small word behind it, and a later mark closes the speech.
    """
    if mark[0] not in ('"', "\u201d", "''") or not text[mark.start() - 1].isdecimal():
        return False
    rest = text[mark.end() : next_mark.start()]
    if not _SMALL_WORD.match(rest):
        return False
    return rest[-1] in _ENDS_OF_SPEECH and not _SENTENCE_END.search(rest)


def _are_low_and_high_quotation_marks(opening: str, closing: str) -> bool:
    if opening == "\u201e":
        return closing in '\u201c\u201d"'
    return opening == "\u201a" and closing in "\u2018\u2019'"


def _may_open_quotation(mark: str, before: str, behind: str) -> bool:
    if not behind:
        return False
    if mark in _CLOSING:
        return mark == "\u201d" and (not before or before.isspace()) and not behind.isspace()
    if mark in _OPENING:
        return not _stands_as_closing(mark, before, behind)
    # 12" and 6'2": a digit before a straight mark makes inches of it.
    return not behind.isspace() and not before.isalnum()


def _stands_as_closing(mark: str, before: str, behind: str) -> bool:
    """Say whether a mark that opens stands where one closes, as misprints and keyboards have it: a “fast review“ of."""
    ends_word = before.isalnum() or (bool(before) and before in _ENDS_OF_SPEECH)
    return mark == "\u201c" and ends_word and not behind.isalnum()


def _may_close_quotation(mark: str, before: str, behind: str) -> bool:
    if mark in _OPENING:
        return _stands_as_closing(mark, before, behind)
    if mark in _CLOSING:
        return True
    is_word_start = (not before or before.isspace()) and behind.isalnum()
    return not is_word_start
