"""Settle what the candidates of one cue leave open: where a clause begins, and which clauses several frames offer.

Which clauses there are, is decided in `clause_candidates.py` and by the encoder.
"""

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from transforms.document import QuoteRule
from transforms.knowledge.calendar import WEEKDAYS
from transforms.knowledge.lexicon import is_verb_of_saying
from transforms.language.alignment import TokenRange
from transforms.quotes.clause_candidates import ClauseCandidate

_ACCORDING = "according"
_ARTICLES = frozenset(("the", "a", "an"))
_VERBAL = ("VERB", "AUX")
# Tags of words that open a noun phrase.
_PHRASE_OPENERS = frozenset(("NNP", "NNPS", "DT", "PRP", "PRP$", "NNS", "EX"))
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


def _end_of_description(tokens: Doc, comma: int, end: int) -> int:
    if comma + 2 >= end or tokens[comma].text != "," or tokens[comma + 1].lower_ not in _ARTICLES:
        return comma
    for index in range(comma + 2, min(end, comma + _MAX_DESCRIPTION_TOKENS)):
        if tokens[index].pos_ in _VERBAL:
            return comma
        if tokens[index].text == ",":
            has_clause = any(token.pos_ in _VERBAL for token in tokens[index + 1 : end])
            return index if has_clause else comma
    return comma


def give_speaker_told_of_as_source(
    tokens: Doc, cue: TokenRange, content: list[TokenRange]
) -> tuple[TokenRange | None, list[TokenRange]]:
    """Give who speaks as others report, and what: "Silva" of "Silva was quoted as saying that ...".

    Without such a verb of saying in the cue there is no source, and the content stays.
    """
    saying = [token for token in tokens[slice(*cue)] if token.dep_ in ("pcomp", "xcomp")]
    is_saying = any(is_verb_of_saying(token.lemma_) for token in saying)
    if not is_saying or len(content) < 2 or content[0][1] > cue[0]:
        return None, content
    return content[0], content[1:]


def give_infinitive_its_to(
    tokens: Doc, cue: TokenRange, content: Sequence[TokenRange]
) -> tuple[TokenRange, list[TokenRange]]:
    """Take the "to" of an infinitive from the end of a cue to the content that begins behind: "willing to [go]"."""
    last = cue[1] - 1
    is_infinitive = cue[1] < len(tokens) and tokens[last].tag_ == "TO" and tokens[cue[1]].tag_ == "VB"
    if not is_infinitive or last == cue[0]:
        return cue, list(content)
    return (cue[0], last), [(last, end) if first == cue[1] else (first, end) for first, end in content]


def give_day_to_cue(tokens: Doc, cue: TokenRange, content: Sequence[TokenRange]) -> tuple[TokenRange, list[TokenRange]]:
    """Take a weekday from the head of the content to the cue right before it: "said Tuesday [North Korea has ...]".

    Behind the day a noun phrase of the clause begins; else the day is its subject: "said [Tuesday is fine]".
    """
    day = cue[1]
    is_day = day + 1 < len(tokens) and tokens[day].text in WEEKDAYS and tokens[day + 1].tag_ in _PHRASE_OPENERS
    if not is_day or all(first != day for first, _ in content):
        return cue, list(content)
    return (cue[0], day + 1), [(first + 1, end) if first == day else (first, end) for first, end in content]


def agreed_clauses(clauses: Iterable[ClauseCandidate]) -> set[tuple[int, tuple[TokenRange, ...]]]:
    """Give head and content of the clauses before their cue that both the parse and the place of the cue offer."""
    frames: dict[tuple[int, tuple[TokenRange, ...]], set[str]] = {}
    for clause in clauses:
        if clause.source is not None:
            frames.setdefault((clause.head, clause.content), set()).add(clause.frame)
    return {key for key, found in frames.items() if {QuoteRule.CCOMP_BEFORE, QuoteRule.FRONT} <= found}
