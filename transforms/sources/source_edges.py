"""Settle the edges of a source: the words at its ends that belong to it, and those that only stand beside it.

Words of how many, the rest of a name, a bracket or mark that closes are added; days, links to a verb, tickers, a mark
that closes the words before, and what the words are about are cut. The parse joins such words to the name beside them:
"said Silva about the ferry". Here a word decides by what it is and where it stands; which phrase the source is, and
what the parse has of it, is decided before: `source_rules.py`, `source_choice.py`, `source_extent.py`. What stands in
front of a source: `source_start.py`.
"""

from collections.abc import Sequence

from transforms.document import Parse, Span, Token, Tokens, root_of_tokens, text_of_tokens
from transforms.knowledge.calendar import PARTS_OF_DAY, WEEKDAYS
from transforms.knowledge.gazetteer import is_one_of_people
from transforms.knowledge.lexicon import look_up_role_noun
from transforms.language.alignment import TokenRange, span_of_tokens, start_of_token
from transforms.language.grammar import RELATIVE_TAGS
from transforms.sources.colon_sources import is_blaming
from transforms.sources.hyphenated_words import complete_hyphenated_word
from transforms.sources.source_start import start_behind_opening, start_behind_time

_ARTICLES = frozenset(("the", "a", "an"))
# "USA Today" has a capital.
_DAYS = frozenset((*WEEKDAYS, "today", "yesterday"))
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
# Before the mark that closes a name at a source's end stand a comma or a full stop, if anything.
_MAX_TOKENS_TO_MARK = 2
# Words of an office between a source and the name of its bearer: "[shadow technology minister] Ana Silva".
_MOST_WORDS_BEFORE_NAME = 3


def span_of_cue_source(parse: Parse, source: TokenRange, cue: Span) -> Span:
    """Give the span of a source with its edges settled; as it is where that would take in the cue."""
    source = _source_behind_cue(parse, source, cue)
    first, end = _cut_edges(parse, *_complete_edges(parse.tokens, source), cue)
    end = _end_with_name_before_cue(parse, first, end, cue)
    span = span_of_tokens(parse, first, end)
    return span_of_tokens(parse, *source) if span.overlaps(cue) else span


def _source_behind_cue(parse: Parse, source: TokenRange, cue: Span) -> TokenRange:
    """Give a source without the cue that the parse takes for its first word: "[tweeted] officer Ana Silva"."""
    first, end = source
    if start_of_token(parse, parse.tokens[first]) != cue.start_char:
        return source
    while first < end - 1 and cue.start_char <= start_of_token(parse, parse.tokens[first]) < cue.end_char:
        first += 1
    return first, end


def _end_with_name_before_cue(parse: Parse, first: int, end: int, cue: Span) -> int:
    """Give the end of a source with the name right before the cue: "Vice president of shipping [Ana Silva] said".

    The parse may part it from its office, and take a noun between them for a verb: "Norway skip Ana Silva says".
    """
    tokens = parse.tokens
    last = end
    while last < len(tokens) and start_of_token(parse, tokens[last]) < cue.start_char:
        last += 1
    behind = tokens[end:last]
    at = next((token.i for token in behind if token.ent_type_ == "PERSON" and token.is_title), last)
    is_at_cue = last < len(tokens) and cue.start_char <= start_of_token(parse, tokens[last])
    is_name = at < last and is_at_cue and all(token.ent_type_ == "PERSON" for token in tokens[at:last])
    has_name = any(token.ent_type_ == "PERSON" for token in tokens[first:end])
    words = tokens[end:at]
    is_office = len(words) <= _MOST_WORDS_BEFORE_NAME and all(
        _may_be_of_office(token, tokens[first]) for token in words
    )
    return last if is_name and not has_name and is_office else end


def _may_be_of_office(word: Token, opening: Token) -> bool:
    """Say whether a word before a name may be of its bearer's office; behind a name a noun may look like a verb."""
    is_hidden = word.tag_ in ("VBP", "VB") and opening.pos_ == "PROPN" and word.is_lower
    return word.pos_ in ("NOUN", "PROPN", "ADJ") or is_hidden


def _complete_edges(tokens: Tokens, source: TokenRange) -> TokenRange:
    """Add what goes on a source's words at its edges."""
    first, end = source
    first = complete_hyphenated_word(tokens, source)[0]
    if end - first == 1 and tokens[first].lower_ in _ARTICLES:  # "The" of "The daily, close to the party, calls"
        end = max(end, tokens[first].head.i + 1)
    first = _start_of_quantity(tokens, first, end)
    end = _end_of_name(tokens, first, _end_behind_trade(tokens, first, end))
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
    first = start_behind_time(tokens, start_behind_opening(tokens, first, end), end)
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


def _end_behind_trade(tokens: Tokens, first: int, end: int) -> int:
    """Give the end of a source behind the trade that joined names tell of: "the former Porto and Lund [forward]"."""
    is_joined = any(token.dep_ == "cc" for token in tokens[first:end]) and tokens[end - 1].pos_ == "PROPN"
    if not is_joined or tokens[first].lower_ not in _ARTICLES or end >= len(tokens):
        return end
    trade = tokens[end]
    is_last = end + 1 == len(tokens) or tokens[end + 1].is_punct
    is_trade = trade.is_lower and trade.tag_ == "NN" and look_up_role_noun(trade.lower_) is not None
    return end + 1 if is_last and is_trade else end


def _is_trade(words: Sequence[Token]) -> bool:
    """Say whether a source is a trade in small letters that a name goes on with: one word, or what ends with an office.

    In "according to Harbour Party vice-president Ana Silva" the parse may break off before the name.
    """
    if len(words) == 1:
        return words[0].is_lower and words[0].pos_ not in ("PRON", "DET")
    has_name = any(token.ent_type_ == "PERSON" for token in words)
    last = words[-1]
    return last.is_lower and last.tag_ == "NN" and not has_name and look_up_role_noun(last.lower_) is not None


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
    if tokens[end].text == "," and is_name:
        last = _end_behind_place_of_name(tokens, last)
    closing = (".", ",") if tokens[end].text == "," else (tokens[end].text,)
    is_closed = last < len(tokens) and tokens[last].text in closing
    return last if is_name and is_closed else end


def _end_behind_place_of_name(tokens: Tokens, last: int) -> int:
    """Give the end of a name behind the place that it is told to be of: "Sen. Ana Silva of Vermont"."""
    if last >= len(tokens) or tokens[last].lower_ not in ("of", "from"):
        return last
    end = last + 1
    while end < len(tokens) and tokens[end].pos_ == "PROPN":
        end += 1
    return end if end > last + 1 else last


def _is_office(source: Sequence[Token]) -> bool:
    """Say whether a source is an office or trade with an article or owner, and no name."""
    noun = root_of_tokens(source)
    has_name = any(token.ent_type_ == "PERSON" for token in source)
    is_told = any(child.dep_ in ("det", "poss") for child in noun.children)
    is_of_party = noun.tag_ == "NNP" and is_one_of_people(noun.text)  # "the panel's top Democrat"
    return (
        not has_name and is_told and (is_of_party or (noun.tag_ == "NN" and look_up_role_noun(noun.lemma_) is not None))
    )


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
    if last > first and tokens[last].lower_ in PARTS_OF_DAY and tokens[last - 1].text in _DAYS:
        last -= 1
    is_day = tokens[last].text in _DAYS
    if is_day and last > first + 1 and tokens[last - 1].lower_ == "on" and tokens[last - 2].pos_ == "PROPN":
        return last - 1  # "President Ana Silva on Monday"
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
    return token.pos_ == "CCONJ" or (token.tag_ in RELATIVE_TAGS and token.nbor(-1).pos_ != "ADP")


def _end_before_circumstance(tokens: Tokens, first: int, end: int) -> int:
    """Give the end of a source that is a name behind its verb, without what it speaks of and when.

    A relative clause behind the name may have all of that.
    """
    for at in range(first + 1, end):
        if tokens[at].tag_ in RELATIVE_TAGS or tokens[at].text == ",":
            return end
        if tokens[at].lower_ in _CIRCUMSTANCES and tokens[at - 1].pos_ == "PROPN":
            return at
    return end
