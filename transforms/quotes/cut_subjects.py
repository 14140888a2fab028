"""Complete a source that is only the end of its verb's subject: "minutes of the Harbour Bank showed" are no bank.

Other rules of sources: `source_rules.py`.
"""

from transforms.document import Token
from transforms.language.alignment import TokenRange
from transforms.quotes.clause_candidates import subject_of_cue


def complete_cut_subject(verb: Token, source: TokenRange) -> TokenRange:
    """Give the whole subject of a verb where a source is what stands behind a preposition in it; else the source."""
    first, end = source
    is_behind = first >= verb.i or verb.pos_ not in ("VERB", "AUX")
    if first == 0 or is_behind or verb.doc[first - 1].pos_ != "ADP":
        return source
    subject = subject_of_cue(verb)
    is_end = subject is not None and subject[0] < first - 1 and end <= subject[1]
    return subject if subject is not None and is_end else source
