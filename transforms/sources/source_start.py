"""Decide where a source begins that has what opens its sentence in front: a phrase, a title, a time, what is said.

"Speaking to Rui Costa, [Silva], 48, said", "The day after, [an aide] said", "The ferry, [a pilot] says, was late". A
comma parts it from the source, as a rule. The parse may take the last name of the phrase for the subject, and the
subject for its apposition. Where a source ends: `source_edges.py`; which phrase it is: `source_rules.py`.
"""

from transforms.document import Token, Tokens
from transforms.knowledge.calendar import PARTS_OF_DAY, WEEKDAYS
from transforms.knowledge.lexicon import look_up_role_noun
from transforms.language.alignment import TokenRange
from transforms.language.grammar import FINITE_TAGS

_OPENING_TAGS = ("VBG", "VBN", "IN")
_NOMINAL = ("NOUN", "PROPN", "ADJ", "DET", "NUM", "PART")
_TITLE_END_MARKS = frozenset(("\u201d", "''", '"'))
# What an agency does before it tells who has said something: "Lusa reports, the minister said".
_REPORTING = frozenset(("reports", "reported", "informs", "informed", "writes"))
_DASHES_OF_DATELINE = frozenset(("--", "\u2014", "\u2013"))
_CLOSING_MARKS = frozenset(("\u201d", "\u00bb", "''"))
_TIMES = frozenset(("day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "moments"))
_START_TAGS = ("DT", "PRP$", "NNP", "JJ", "NNS")
# Tokens of the comma, the age and the next comma behind a name.
_AGE_TOKENS = 3
# Tokens of a source's first phrase among which a noun of time stands: "Just two days".
_MAX_TIME_TOKENS = 4


def skip_opening_phrase(verb: Token, source: TokenRange) -> TokenRange:
    """Give the name behind the comma of the phrase that a source ends or is part of; the source itself elsewhere."""
    tokens, first = verb.doc, source[0]
    if (behind_title := _start_behind_title(tokens, source)) is not None:
        return behind_title, source[1]
    if first >= verb.i or not _is_end_of_opening_phrase(tokens, verb.sent.start, first):
        return source
    comma = next((at for at in range(first, verb.i) if tokens[at].text == ","), None)
    if comma is None or comma > source[1]:
        return source
    end = comma + 1
    while end < verb.i and tokens[end].pos_ == "PROPN":
        end += 1
    return (comma + 1, end) if end > comma + 1 and _is_subject_up_to(tokens, end, verb.i) else source


def _start_behind_title(tokens: Tokens, source: TokenRange) -> int | None:
    """Find where a phrase begins behind a title between marks, with its comma: "In “Our Harbour,” a student wrote"."""
    for at in range(source[1] - 2, source[0] - 1, -1):
        if tokens[at].text in _TITLE_END_MARKS and tokens[at + 1].tag_ == "DT" and tokens[at + 1].text.islower():
            has_comma = any(tokens[i].text == "," for i in range(max(0, at - 1), at))
            return at + 1 if has_comma else None
    return None


def _is_end_of_opening_phrase(tokens: Tokens, start: int, first: int) -> bool:
    """Say whether a preposition governs the words from `first` on, within the phrase that opens the sentence."""
    if tokens[start].tag_ not in _OPENING_TAGS or first == start:
        return False
    at = first - 1
    while at > start and tokens[at].pos_ in _NOMINAL:
        at -= 1
    has_comma = any(token.text == "," for token in tokens[start:first])
    return tokens[at].pos_ == "ADP" and not has_comma


def _is_subject_up_to(tokens: Tokens, end: int, verb: int) -> bool:
    """Say whether nothing but an age and helping words is between a name and its verb."""
    if tokens[end].text == "," and tokens[end + 1].is_digit and end + _AGE_TOKENS <= verb:
        end += _AGE_TOKENS
    return all(token.pos_ in ("AUX", "ADV") for token in tokens[end:verb])


def drop_words_beside_subject(verb: Token, source: TokenRange) -> TokenRange:
    """Drop what a source before its verb has beside the subject, and hangs from a verb: "Silva in recent days said".

    That is a phrase behind the subject or before it ("in the book Silva says"), and the verb that a participle joins:
    "Silva questioned the plan, arguing that".
    """
    first, end = source
    if verb.pos_ not in ("VERB", "AUX") or end > verb.i:
        return source
    above = {token.i for token in verb.ancestors}
    for index in range(first + 1, end):
        token = verb.doc[index]
        is_phrase_of_verb = token.dep_ == "prep" and token.head == verb
        if is_phrase_of_verb or (token.i in above and token.tag_ in FINITE_TAGS):
            return first, index
    first = _start_of_own_subject(verb, source) if not _is_inserted(verb) else _start_behind_comma(verb, source)
    return (first + 1 if verb.doc[first].tag_ == "MD" and first + 1 < end else first), end  # "Will Silva say so?"


def _start_of_own_subject(verb: Token, source: TokenRange) -> int:
    """Give where the subject begins behind the object of a preposition; the start of the source where there is none."""
    first, end = source
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj" and first < child.i < end), None)
    is_behind_object = first > 0 and verb.doc[first - 1].dep_ == "prep" and verb.doc[first - 1].head == verb
    if subject is None or not is_behind_object or subject.left_edge.i <= first:
        return first
    before = verb.doc[first : subject.left_edge.i]
    return first if any(token.text == "," for token in before) else subject.left_edge.i  # an apposition's comma


def _is_inserted(verb: Token) -> bool:
    """Say whether a verb of saying stands inside of what is said: "Rui Silva, the mayor says, was late"."""
    behind = verb.doc[verb.i + 1 : verb.i + 3]
    return len(behind) > 1 and behind[0].text == "," and behind[1].tag_ in (*FINITE_TAGS, "MD")


def _start_behind_comma(verb: Token, source: TokenRange) -> int:
    """Give where the noun phrase begins that a comma parts from what is said; the start of the source without one."""
    first, end = source
    comma = next((index for index in range(end - 1, first, -1) if verb.doc[index].text == ","), None)
    is_phrase = comma is not None and end == verb.i and comma + 1 < end and verb.doc[comma + 1].pos_ in ("DET", "PRON")
    return comma + 1 if comma is not None and is_phrase else first


def start_behind_opening(tokens: Tokens, first: int, end: int) -> int:
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
    is_of_trade = look_up_role_noun(tokens[first + 1].lower_) is not None  # "Visiting professor Ana Silva"
    return opening.tag_ == "VBG" and opening.dep_ != "amod" and not is_of_trade and opening.sent.start == first


def start_behind_time(tokens: Tokens, first: int, end: int) -> int:
    """Give the first token of a source, without a mark that closes the words before and without the time before."""
    while end - first > 1 and tokens[first].text in _CLOSING_MARKS:
        first += 1
    start = _start_behind_day(tokens, first, end)
    return _start_behind_opening_time(tokens, first, end) if start == first else start


def _start_behind_day(tokens: Tokens, first: int, end: int) -> int:
    """Give where a source begins behind a day: "on [Monday] the mayor", "[Wednesday night] Ana Silva"."""
    start = first
    while start < end and (tokens[start].text in WEEKDAYS or tokens[start].lower_ in PARTS_OF_DAY):
        start += 1
    is_behind_on = first > 0 and tokens[first - 1].lower_ == "on"
    return start if start < end and (is_behind_on or tokens[start].pos_ == "PROPN") else first


def _start_behind_opening_time(tokens: Tokens, first: int, end: int) -> int:
    """Give where a source begins behind the comma of a time that opens the sentence: "The day after, [an aide]"."""
    if not _opens_with_time(tokens, first, end):
        return first
    commas = (at for at in range(end - 2, first, -1) if tokens[at].text == ",")
    return next((at + 1 for at in commas if tokens[at + 1].tag_ in _START_TAGS), first)


def _opens_with_time(tokens: Tokens, first: int, end: int) -> bool:
    """Say whether a source opens its sentence with a noun of time: "The day after the flood, an aide"."""
    near = tokens[first : min(end, first + _MAX_TIME_TOKENS)]
    is_opening = tokens[first].sent.start == first
    return is_opening and any(token.lower_ in _TIMES and token.pos_ == "NOUN" for token in near)
