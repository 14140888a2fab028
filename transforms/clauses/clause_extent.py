"""Settle what the candidates of one cue leave open: where a clause begins, and which clauses several frames offer.

Which clauses there are, is decided in `clause_candidates.py` and by the encoder.
"""

import re
from collections.abc import Iterable, Sequence

from transforms.clauses.clause_candidates import ClauseCandidate
from transforms.clauses.idle_subjects import is_idle_subject
from transforms.document import QuoteRule, Token, Tokens
from transforms.knowledge.calendar import PARTS_OF_DAY, WEEKDAYS, is_month_name
from transforms.knowledge.lexicon import is_verb_of_saying
from transforms.language.alignment import TokenRange

_ACCORDING = "according"
_ARTICLES = frozenset(("the", "a", "an"))
# Relations of the words before a noun that are read with it.
_BEFORE_NOUN = ("det", "compound")
_NOUNS = ("NOUN", "PROPN")
_VERBAL = ("VERB", "AUX")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_MAX_DATE_TOKENS = 9  # from the cue's last word: "said Monday, May 3, 2021, it"
_WEEKDAYS = frozenset(WEEKDAYS)
# What opens a clause behind a day, which is no part of the day's phrase: "said Monday the", "said Monday it".
_OPENINGS_OF_CLAUSES = ("DT", "PRP", "PRP$", "EX", "NNS", "NNP", "NNPS")
# What is held on days of the week: "Friday prayers".
_HELD_ON_DAYS = frozenset(("prayers", "services", "hours", "games", "mornings", "nights", "classes", "editions"))
_ASKED = frozenset(("ask", "press", "quiz", "question"))
# What tells more of a noun behind a comma, by tag: that noun is what the clause is about.
_OPENINGS_OF_MODIFIERS = ("VBN", "VBG", "WDT", "WP", "WP$", "MD", "VBD", "VBZ", "VBP")
# A longer stretch between commas is no description of a source.
_MAX_DESCRIPTION_TOKENS = 16


def put_description_to_source(
    cue: Token, source: TokenRange | None, content: list[TokenRange]
) -> tuple[TokenRange | None, list[TokenRange]]:
    """Take a description between commas from the content to the source: "According to Silva, the head of the clinic,".

    Gives both as they are of other cues, and where no description stands behind the source or no clause behind it.
    """
    if source is None or cue.lower_ != _ACCORDING:
        return source, content
    end = _end_of_description(cue.doc, source[1], cue.sent.end)
    if end == source[1]:
        return source, content
    rest = [(max(first, end + 1), last) for first, last in content if last > end + 1]
    return (source[0], end), rest or content


def _end_of_description(tokens: Tokens, comma: int, end: int) -> int:
    if comma + 2 >= end or tokens[comma].text != "," or tokens[comma + 1].lower_ not in _ARTICLES:
        return comma
    for index in range(comma + 2, min(end, comma + _MAX_DESCRIPTION_TOKENS)):
        if tokens[index].pos_ in _VERBAL:
            return comma
        if tokens[index].text == ",":
            has_clause = any(token.pos_ in _VERBAL for token in tokens[index + 1 : end])
            is_subject = tokens[index + 1].tag_ in _OPENINGS_OF_MODIFIERS  # "the papers, issued in May, say"
            return index if has_clause and not is_subject else comma
    return comma


def give_speaker_told_of_as_source(
    tokens: Tokens, cue: TokenRange, content: list[TokenRange]
) -> tuple[TokenRange | None, list[TokenRange]]:
    """Give who speaks as others report, and what: "Silva" of "Silva was quoted as saying that ...".

    So is the subject of a cue with "be", "Silva" of "Silva was of the opinion that". Elsewhere there is no source, and
    the content stays.
    """
    saying = [token for token in tokens[slice(*cue)] if token.dep_ in ("pcomp", "xcomp")]
    is_saying = any(is_verb_of_saying(token.lemma_) for token in saying)
    if len(content) < 2 or content[0][1] > cue[0] or not (is_saying or _is_subject_of_cue(tokens, cue, content[0])):
        return None, content
    return content[0], content[1:]


def _is_subject_of_cue(tokens: Tokens, cue: TokenRange, piece: TokenRange) -> bool:
    verbs = (token for token in tokens[slice(*cue)] if token.lemma_ == "be")
    subjects = (child for verb in verbs for child in verb.children if child.dep_ == "nsubj")
    is_subject = any((child.left_edge.i, child.right_edge.i + 1) == piece for child in subjects)
    return is_subject and not is_idle_subject(tokens, cue, piece)


def give_infinitive_its_to(
    tokens: Tokens, cue: TokenRange, content: Sequence[TokenRange]
) -> tuple[TokenRange, list[TokenRange]]:
    """Take the "to" of an infinitive from the end of a cue to the content that begins behind: "willing to [go]"."""
    last = cue[1] - 1
    is_infinitive = cue[1] < len(tokens) and tokens[last].tag_ == "TO" and tokens[cue[1]].tag_ == "VB"
    if not is_infinitive or last == cue[0]:
        return cue, list(content)
    return (cue[0], last), [(last, end) if first == cue[1] else (first, end) for first, end in content]


def give_subject_in_cue(
    tokens: Tokens, cue: TokenRange, source: TokenRange | None
) -> tuple[TokenRange, TokenRange | None]:
    """Take the pronoun that a cue begins with as its source: "it stipulates that"; "it is clear" has none.

    Gives both as they are of other cues.
    """
    first, end = cue
    word = tokens[first]
    is_subject = end - first > 1 and word.tag_ == "PRP" and word.dep_ == "nsubj" and first < word.head.i < end
    if not is_subject or word.head.pos_ != "VERB" or is_idle_subject(tokens, (first + 1, end), (first, first + 1)):
        return cue, source
    return (first + 1, end), (first, first + 1)


def begin_with_whole_phrase(
    tokens: Tokens, piece: TokenRange, cue: TokenRange, source: TokenRange | None
) -> TokenRange:
    """Begin content with all words before its first noun that belong to it: "the" of "told them the [ferry was late]".

    Words of the cue and of its source stay outside.
    """
    first, end = piece
    taken = {*range(*cue), *(range(*source) if source is not None else ())}
    while first > 0 and first - 1 not in taken:
        before = tokens[first - 1]
        if before.dep_ not in _BEFORE_NOUN or not first <= before.head.i < end or before.head.pos_ not in _NOUNS:
            break
        first -= 1
    return first, end


def cut_occasion_of_cue(
    tokens: Tokens, cue: TokenRange, content: Sequence[TokenRange]
) -> tuple[TokenRange, list[TokenRange]]:
    """Cut on what question something is said from cue and content: "said when asked if it was dead [that it was]".

    Gives both as they are where no "that" opens what is said behind the question.
    """
    opening = next((index for index in range(cue[0] + 1, cue[1] + 1) if _is_occasion(tokens, index)), None)
    if opening is None:
        return cue, list(content)
    for first, end in content:
        that = [token.i for token in tokens[first:end] if token.lower_ == "that" and token.dep_ == "mark"]
        if first >= opening and that and that[-1] > opening + 1:
            rest = [piece for piece in content if piece[0] >= end or piece[1] <= cue[0]]
            return (cue[0], opening), [*rest, (that[-1], end)]
    return cue, list(content)


def _is_occasion(tokens: Tokens, index: int) -> bool:
    """Say whether "when asked" or the like, a comma before it or not, begins at a token."""
    start = index + 1 if index < len(tokens) and tokens[index].text == "," else index
    if start + 1 >= len(tokens) or tokens[start].lower_ not in ("when", "if", "after"):
        return False
    return tokens[start + 1].tag_ == "VBN" and tokens[start + 1].lemma_ in _ASKED


def cut_day_of_cue(tokens: Tokens, cue: TokenRange, content: Sequence[TokenRange]) -> list[TokenRange]:
    """Cut the day on which something is said from the content right behind the cue: "said Monday [the ferry was late]".

    A day that the clause is about stays: "said Monday would be dry", "said Monday night's ferry was late". Of a date
    month, day and year are cut as well: "said Monday, May 3, 2021, [the ferry was late]".
    """
    pieces = [(_skip_day(tokens, first, end) if first == cue[1] else first, end) for first, end in content]
    return [(_skip_date(tokens, cue[1] - 1, first, end), end) for first, end in pieces]


def _skip_date(tokens: Tokens, cue_end: int, first: int, end: int) -> int:
    """Give the token behind a date with its year that goes on a day in the cue or right behind it."""
    if not 0 <= first - cue_end <= _MAX_DATE_TOKENS:
        return first
    words = [token.text for token in tokens[cue_end : min(end, cue_end + _MAX_DATE_TOKENS)]]
    days = [at for at, word in enumerate(words[:3]) if word in _WEEKDAYS]
    if not days:
        return first
    rest = [(at, word) for at, word in enumerate(words) if at > days[0] and word != ","]
    is_date = len(rest) > 3 and is_month_name(rest[0][1]) and rest[1][1].isdecimal() and _YEAR.fullmatch(rest[2][1])
    return max(first, cue_end + rest[3][0]) if is_date else first


def _skip_day(tokens: Tokens, first: int, end: int) -> int:
    if tokens[first].text not in _WEEKDAYS or end - first <= 2:
        return first
    at = first + 1
    if tokens[at].text in PARTS_OF_DAY:
        at += 1
    opening = tokens[at]
    is_apart = tokens[first].dep_ == "npadvmod" or opening.tag_ in _OPENINGS_OF_CLAUSES
    return at if is_apart and opening.text not in _HELD_ON_DAYS else first


def agreed_clauses(clauses: Iterable[ClauseCandidate]) -> set[tuple[int, tuple[TokenRange, ...]]]:
    """Give head and content of the clauses before their cue that both the parse and the place of the cue offer."""
    frames: dict[tuple[int, tuple[TokenRange, ...]], set[str]] = {}
    for clause in clauses:
        if clause.source is not None:
            frames.setdefault((clause.head, clause.content), set()).add(clause.frame)
    return {key for key, found in frames.items() if {QuoteRule.CCOMP_BEFORE, QuoteRule.FRONT} <= found}
