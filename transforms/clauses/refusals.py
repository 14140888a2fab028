"""Read what a speaker would not say: "Silva said the ferry was late but declined to comment", "gave no details".

Whoever declines is who spoke before, though the parse may join the verb to what was said. Other sources of cues:
`sources/source_rules.py`.
"""

from collections.abc import Sequence

from transforms.clauses.clause_candidates import subject_of_cue
from transforms.clauses.clause_edges import strip_clause_edges
from transforms.document import Token, Tokens
from transforms.knowledge.lexicon import is_verb_of_saying
from transforms.language.alignment import TokenRange
from transforms.language.grammar import SUBJECTS_OF_ALL_KINDS

_DECLINING = frozenset(("decline", "refuse"))
_TELLING = frozenset((
    "answer", "comment", "confirm", "disclose", "discuss", "elaborate", "explain", "give", "go", "identify", "name",
    "provide", "reveal", "say", "specify", "speculate", "take",
))  # fmt: skip
_GIVING = frozenset(("give", "provide", "offer"))
_DETAILS = frozenset((
    "detail",
    "reason",
    "explanation",
    "information",
    "comment",
    "evidence",
    "date",
    "figure",
    "name",
))
_JOINING = frozenset(("but", "and"))
_NEGATIONS = frozenset(("no", "any", "further", "other", "more"))


def find_speaker_who_declines(verb: Token) -> TokenRange | None:
    """Find who declines to say more: the subject of the verb of saying whose clause the parse joins "declined" to.

    None where the verb has a subject of its own, or is joined to none that somebody says.
    """
    if not _is_refusal(verb) or verb.dep_ != "conj":
        return None
    clause = verb.head
    while clause.dep_ == "conj" and clause.head.i != clause.i:
        clause = clause.head
    report = clause.head
    is_said = clause.dep_ == "ccomp" and clause.i < verb.i and is_verb_of_saying(report.lemma_)
    return subject_of_cue(report) if is_said and report.i < verb.i else None


def is_refusal_of_details(head: Token, content: Sequence[TokenRange]) -> bool:
    """Say whether a clause tells only that somebody gave no details, which are no words of anybody."""
    words = [head.doc[index] for first, end in content for index in range(first, end)]
    is_detail = bool(words) and words[-1].lemma_.lower() in _DETAILS
    return head.lemma_ in _GIVING and is_detail and all(word.lower_ in _NEGATIONS for word in words[:-1])


def cut_before_refusal(tokens: Tokens, head: int, piece: TokenRange) -> TokenRange:
    """Cut a piece of content behind the cue at `head` before what its speaker would not say, joined by "but"."""
    first, end = piece
    if first < head:
        return piece
    for index in range(first + 2, end):
        if _is_refusal(tokens[index]) and tokens[index - 1].lower_ in _JOINING:
            return strip_clause_edges(tokens, first, index - 1) or piece
    return piece


def _is_refusal(verb: Token) -> bool:
    """Say whether a verb without a subject of its own says that somebody tells no more."""
    if any(child.dep_ in SUBJECTS_OF_ALL_KINDS for child in verb.children):
        return False
    if verb.lemma_ in _GIVING:
        return _gives_nothing(verb)
    is_telling = any(child.dep_ == "xcomp" and child.lemma_ in _TELLING for child in verb.children)
    return verb.lemma_ in _DECLINING and is_telling


def _gives_nothing(verb: Token) -> bool:
    return any(
        child.dep_ == "dobj" and child.lemma_ in _DETAILS and any(word.lower_ == "no" for word in child.lefts)
        for child in verb.children
    )
