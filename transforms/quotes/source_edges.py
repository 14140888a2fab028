"""Settle the edges of a source: the words at its ends that belong to it, and those that only stand beside it.

Words of how many, the rest of a name, a bracket or mark that closes are added; days, links to a verb, tickers, a mark
that closes the words before, and what the words are about are cut. The parse joins such words to the name beside them:
"said Silva about the ferry". Here a word decides by what it is and where it stands; which phrase the source is, and
what the parse has of it, is decided before: `source_rules.py`, `source_choice.py`, `source_extent.py`.
"""

from collections.abc import Sequence

from transforms.document import Parse, Span, Token, Tokens, root_of_tokens, text_of_tokens
from transforms.knowledge.calendar import WEEKDAYS
from transforms.knowledge.lexicon import look_up_role_noun
from transforms.language.alignment import TokenRange, span_of_tokens, start_of_token
from transforms.quotes.colon_sources import is_blaming
from transforms.quotes.hyphenated_words import complete_hyphenated_word

_ARTICLES = frozenset(("the", "a", "an"))
# "USA Today" has a capital.
_DAYS = frozenset((*WEEKDAYS, "today", "yesterday"))
_PARTS_OF_DAY = frozenset(("morning", "afternoon", "evening", "night"))
_TIMES = frozenset(("day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "moments"))
_CLOSING_MARKS = frozenset(("\u201d", "\u00bb", "''"))
_NAME_MARKS = frozenset(("\u201c", "\u201d", '"'))
_BEFORE_NAME_BESIDE = frozenset((",", "-", "\u2013", "\u2014"))
_ALL_MARKS = _NAME_MARKS | {"``", "''"}
# Words of how many of those named behind "of" a source is, and words before numbers.
_SHARES = frozenset((
    "one", "two", "three", "four", "five", "some", "many", "most", "several", "few", "all", "none", "both", "each",
    "half", "neither", "either", "any", "dozens", "hundreds", "thousands", "scores",
))  # fmt: skip
_DEGREES = frozenset(("about", "almost", "around", "barely", "just", "nearly", "not", "only", "over", "roughly"))
_BOUNDS = frozenset(("at", "least", "most"))  # "at least 12 mayors"
# Behind a name they tell of what and when somebody spoke; "of" and "from" say who somebody is.
_CIRCUMSTANCES = frozenset((
    *("about", "regarding", "concerning", "during", "before", "after", "following", "amid", "upon", "while"),
))  # fmt: skip
_RELATIVE_TAGS = ("WP", "WDT", "WP$", "WRB")
_OPENING_TAGS = ("DT", "PRP$", "NNP", "JJ", "NNS")
# Before the mark that closes a name at a source's end stand a comma or a full stop, if anything.
_MAX_TOKENS_TO_MARK = 2
# What an agency does before it tells who has said something: "Lusa reports, the minister said".
_REPORTING = frozenset(("reports", "reported", "informs", "informed", "writes"))
_DASHES_OF_DATELINE = frozenset(("--", "\u2014", "\u2013"))
# Tokens of a source's first phrase among which a noun of time stands: "Just two days".
_MAX_TIME_TOKENS = 4


def span_of_cue_source(parse: Parse, source: TokenRange, cue: Span) -> Span:
    """Give the span of a source with its edges settled; as it is where that would take in the cue."""
    first, end = _cut_edges(parse, *_complete_edges(parse.tokens, source), cue)
    span = span_of_tokens(parse, first, end)
    return span_of_tokens(parse, *source) if span.overlaps(cue) else span


def _complete_edges(tokens: Tokens, source: TokenRange) -> TokenRange:
    """Add what goes on a source's words at its edges."""
    first, end = source
    first = complete_hyphenated_word(tokens, source)[0]
    if end - first == 1 and tokens[first].lower_ in _ARTICLES:  # "The" of "The daily, close to the party, calls"
        end = max(end, tokens[first].head.i + 1)
    first = _start_of_quantity(tokens, first, end)
    end = _end_of_name(tokens, first, end)
    text = text_of_tokens(tokens[first:end])
    if text.count("(") > text.count(")") and end < len(tokens) and tokens[end].text == ")":
        end += 1
    end = complete_hyphenated_word(tokens, (first, end))[1]
    return first, _end_behind_closing_mark(tokens, first, end)


def _cut_edges(parse: Parse, first: int, end: int, cue: Span) -> TokenRange:
    """Cut what only stands beside a source, and give the name that a day parted from it back to it."""
    tokens = parse.tokens
    end = _end_before_words_said(tokens, first, _end_before_ticker(tokens, first, end))
    end = _end_behind_name_beside(tokens, first, _end_before_day(tokens, first, end))
    end = _end_before_link(tokens, first, end)
    first = _start_of_source(tokens, _start_behind_opening(tokens, first, end), end)
    if start_of_token(parse, tokens[first]) >= cue.end_char:
        end = _end_before_circumstance(tokens, first, end)
    return first, end


def _start_of_quantity(tokens: Tokens, first: int, end: int) -> int:
    """Give the first token of the words that say how many: "About four in 10", "Not all sailors", "one of my aides"."""
    while first and _says_how_many(tokens[first - 1], first, end):
        first -= 1
    of = tokens[first - 1] if first > 1 else None
    is_part = of is not None and of.lower_ == "of" and any(first <= child.i < end for child in of.children)
    if is_part and tokens[first - 2].lower_ in _SHARES:
        return _start_of_quantity(tokens, first - 2, end)
    return first


def _says_how_many(word: Token, first: int, end: int) -> bool:
    is_of_source = first <= word.head.i < end
    is_bound = word.dep_ == "advmod" and word.lower_ in _BOUNDS
    return is_of_source and (word.dep_ in ("quantmod", "preconj", "predet") or word.lower_ in _DEGREES or is_bound)


def _end_of_name(tokens: Tokens, first: int, end: int) -> int:
    """Give the end of a source behind the rest of the name that it breaks off in, or that goes on a trade."""
    if end < len(tokens) and tokens[end].ent_type_ == "PERSON" and _is_trade(tokens[first:end]):
        end += 1
    while end < len(tokens) and tokens[end].ent_iob_ == "I" and not (tokens[end].is_punct or is_blaming(tokens[end])):
        end += 1
    return end


def _is_trade(words: Sequence[Token]) -> bool:
    """Say whether a source is nothing but one word in small letters, a trade that the name behind it goes on with."""
    return len(words) == 1 and words[0].is_lower and words[0].pos_ not in ("PRON", "DET")


def _end_behind_closing_mark(tokens: Tokens, first: int, end: int) -> int:
    """Give the end of a source behind the mark that closes a name in it: goes by the name "Salty."."""
    marks = [token.text for token in tokens[first:end] if token.text in _NAME_MARKS]
    if len(marks) % 2 == 0:
        return end
    near = tokens[end : end + _MAX_TOKENS_TO_MARK]
    return next((token.i + 1 for token in near if token.text in _NAME_MARKS), end)


def _end_behind_name_beside(tokens: Tokens, first: int, end: int) -> int:
    """Give the end of a source behind the name that the parse leaves out: `the priest of the town, Father Rui`.

    Between dashes, "The councillor - Rui Costa - said", it is a name too.
    """
    source = tokens[first:end]
    if not _is_office(source) or end >= len(tokens) or tokens[end].text not in _BEFORE_NAME_BESIDE:
        return end
    last = end + 1
    while last < len(tokens) and tokens[last].pos_ == "PROPN":
        last += 1
    is_name = last - end > 2 and any(token.ent_type_ == "PERSON" for token in tokens[end + 1 : last])
    closing = (".", ",") if tokens[end].text == "," else (tokens[end].text,)
    is_closed = last < len(tokens) and tokens[last].text in closing
    return last if is_name and is_closed else end


def _is_office(source: Sequence[Token]) -> bool:
    """Say whether a source is an office or trade with an article or owner, and no name."""
    noun = root_of_tokens(source)
    has_name = any(token.ent_type_ == "PERSON" for token in source)
    is_told = any(child.dep_ in ("det", "poss") for child in noun.children)
    return not has_name and is_told and noun.tag_ == "NN" and look_up_role_noun(noun.lemma_) is not None


def _end_before_ticker(tokens: Tokens, first: int, end: int) -> int:
    """Give the end of a source without the ticker of a share at its end: "Quist Corp <QST.N>"."""
    opening = next((index for index in range(first + 1, end) if tokens[index].text == "<"), end)
    return opening if all(token.text != ">" for token in tokens[opening : end - 1]) else end


def _end_before_words_said(tokens: Tokens, first: int, end: int) -> int:
    """Give the end of a source without the marked words behind its comma: `Ana Silva, "leaving me with nothing"`."""
    marks = 0
    for at in range(first + 1, end):
        if tokens[at].text not in _ALL_MARKS:
            continue
        if marks % 2 == 0 and tokens[at - 1].text == ",":
            return at - 1
        marks += 1
    return end


def _end_before_day(tokens: Tokens, first: int, end: int) -> int:
    """Give the end of a source without the day before its verb: `President Ana Silva Monday said`, `Silva today`."""
    last = end - 1
    if last > first and tokens[last].lower_ in _PARTS_OF_DAY and tokens[last - 1].text in _DAYS:
        last -= 1
    is_day = tokens[last].text in _DAYS
    if last <= first or not is_day or tokens[last].nbor(-1).pos_ == "ADP":
        return end
    while last > first + 1 and tokens[last - 1].is_punct and tokens[last - 1].text == ",":
        last -= 1
    return last


def _end_before_link(tokens: Tokens, first: int, end: int) -> int:
    """Give the end of a source without what links its verb to it: "some of his friends who", "one sailor but"."""
    last = end
    while last > first + 1 and _is_link(tokens[last - 1]):
        last -= 1
        if last > first + 1 and tokens[last - 1].is_punct:
            last -= 1
    return last


def _is_link(token: Token) -> bool:
    """Say whether a word at a source's end opens a clause of it, or joins another; "some of whom" is a source."""
    return token.pos_ == "CCONJ" or (token.tag_ in _RELATIVE_TAGS and token.nbor(-1).pos_ != "ADP")


def _end_before_circumstance(tokens: Tokens, first: int, end: int) -> int:
    """Give the end of a source that is a name behind its verb, without what it speaks of and when.

    A relative clause behind the name may have all of that.
    """
    for at in range(first + 1, end):
        if tokens[at].tag_ in _RELATIVE_TAGS or tokens[at].text == ",":
            return end
        if tokens[at].lower_ in _CIRCUMSTANCES and tokens[at - 1].pos_ == "PROPN":
            return at
    return end


def _start_of_source(tokens: Tokens, first: int, end: int) -> int:
    """Give the first token of a source, without a mark that closes the words before and without the time before."""
    while end - first > 1 and tokens[first].text in _CLOSING_MARKS:
        first += 1
    start = _start_behind_day(tokens, first, end)
    return _start_behind_time(tokens, first, end) if start == first else start


def _start_behind_opening(tokens: Tokens, first: int, end: int) -> int:
    """Give the start of a source behind what opens its sentence and names another, or the speaker's doing.

    "Lusa reports, the minister", "Briefing the council, Silva", "[Rui Costa] Silva", "Lund, May 3, TT -- Silva".
    """
    for at in range(end - 2, first, -1):
        before, mark = tokens[at - 1], tokens[at].text
        is_reporting = mark == "," and before.lower_ in _REPORTING
        has_comma_before = any(token.text == "," for token in tokens[first:at])
        is_doing = mark == "," and not has_comma_before and _opens_with_doing(tokens, first)
        is_doing = is_doing and tokens[at + 1].tag_ in ("NNP", "DT")
        is_bracket = mark == "]" and all(token.text != "[" for token in tokens[first:at])
        is_dateline = mark in _DASHES_OF_DATELINE and before.is_upper and has_comma_before
        if is_reporting or is_doing or is_bracket or is_dateline:
            return at + 1
    return first


def _opens_with_doing(tokens: Tokens, first: int) -> bool:
    """Say whether a source opens its sentence with a participle that describes no noun: "Briefing the council"."""
    opening = tokens[first]
    return opening.tag_ == "VBG" and opening.dep_ != "amod" and opening.sent.start == first


def _start_behind_day(tokens: Tokens, first: int, end: int) -> int:
    """Give where a source begins behind a day: "on [Monday] the mayor", "[Wednesday night] Ana Silva"."""
    start = first
    while start < end and (tokens[start].text in WEEKDAYS or tokens[start].lower_ in _PARTS_OF_DAY):
        start += 1
    is_behind_on = first > 0 and tokens[first - 1].lower_ == "on"
    return start if start < end and (is_behind_on or tokens[start].pos_ == "PROPN") else first


def _start_behind_time(tokens: Tokens, first: int, end: int) -> int:
    """Give where a source begins behind the comma of a time that opens the sentence: "The day after, [an aide]"."""
    if not _opens_with_time(tokens, first, end):
        return first
    commas = (at for at in range(end - 2, first, -1) if tokens[at].text == ",")
    return next((at + 1 for at in commas if tokens[at + 1].tag_ in _OPENING_TAGS), first)


def _opens_with_time(tokens: Tokens, first: int, end: int) -> bool:
    """Say whether a source opens its sentence with a noun of time: "The day after the flood, an aide"."""
    near = tokens[first : min(end, first + _MAX_TIME_TOKENS)]
    is_opening = tokens[first].sent.start == first
    return is_opening and any(token.lower_ in _TIMES and token.pos_ == "NOUN" for token in near)
