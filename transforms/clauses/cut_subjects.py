"""Make a source the whole of its verb's subject, and no more: "minutes of the Harbour Bank showed" are no bank.

Other rules of sources: `sources/source_rules.py`.
"""

from transforms.clauses.clause_candidates import subject_of_cue
from transforms.document import Token
from transforms.language.alignment import TokenRange

_FINITE = ("VBD", "VBZ", "VBP")


def complete_cut_subject(verb: Token, source: TokenRange) -> TokenRange:
    """Give the whole subject of a verb where a source is what stands behind a preposition in it; else the source."""
    first, end = source
    is_behind = first >= verb.i or verb.pos_ not in ("VERB", "AUX")
    if first == 0 or is_behind or verb.doc[first - 1].pos_ != "ADP":
        return source
    subject = subject_of_cue(verb)
    is_end = subject is not None and subject[0] < first - 1 and end <= subject[1]
    return subject if subject is not None and is_end else source


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
        if is_phrase_of_verb or (token.i in above and token.tag_ in _FINITE):
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
    return len(behind) > 1 and behind[0].text == "," and behind[1].tag_ in (*_FINITE, "MD")


def _start_behind_comma(verb: Token, source: TokenRange) -> int:
    """Give where the noun phrase begins that a comma parts from what is said; the start of the source without one."""
    first, end = source
    comma = next((index for index in range(end - 1, first, -1) if verb.doc[index].text == ","), None)
    is_phrase = comma is not None and end == verb.i and comma + 1 < end and verb.doc[comma + 1].pos_ in ("DET", "PRON")
    return comma + 1 if comma is not None and is_phrase else first
