"""Cut plain words behind a cue before a clause that tells what somebody else did: "said it was late, while Silva left".

Only a subject with a name and a verb in the past make it another one's: what one speaker sets against another thing is
said by the same one.
"""

from transforms.attributions.features import BlockFeatures
from transforms.clauses.clause_edges import strip_clause_edges
from transforms.clauses.clause_ranges import find_joined_participle
from transforms.document import Token
from transforms.language.alignment import TokenRange

# What opens a clause about somebody else.
_CONTRASTS = frozenset(("while", "whereas"))
# A joined verb that the encoder takes for a cue with this probability is one: the encoder gives a word inside of a
# content no cue of its own.
_MIN_JOINED_CUE = 0.2
# Between a joining word and its verb: "and has also warned".
_BEFORE_VERB = ("AUX", "ADV", "PART")


def cut_before_other_clause(piece: TokenRange, head: int, block: BlockFeatures) -> TokenRange:
    """Cut a piece of content behind the cue at `head` before such a clause; a piece before the cue stays as it is."""
    first, end = piece
    tokens = block.parse.tokens
    if first < head:
        return piece
    for index in range(first + 1, end - 1):
        word = tokens[index]
        is_other = word.lower_ in _CONTRASTS and tokens[index - 1].text == "," and word.dep_ in ("mark", "advmod")
        if is_other and _has_named_subject(word.head, index) and index not in block.quoted:
            return first, index - 1
    return piece


def cut_before_joined_cue(piece: TokenRange, head: int, block: BlockFeatures) -> TokenRange:
    """Cut a piece of content behind the cue at `head` before a verb of the same speaker that is joined to that cue.

    In "said it was late and warned the crew" the parse may join "warned" to "was".
    """
    first, end = piece
    if first < head:
        return piece
    for index in range(first + 1, end):
        if index not in block.quoted and _goes_on_cue(index, head, block):
            joining = _word_joining_verb(block.parse.tokens[index], first)
            if joining is not None and joining not in block.quoted:
                return strip_clause_edges(block.parse.tokens, first, joining) or piece
    return piece


def _goes_on_cue(index: int, head: int, block: BlockFeatures) -> bool:
    """Say whether a verb is a cue by the encoder, or by its form goes on the participle that the cue is."""
    if block.view is not None and block.view.cue_probability(index) >= _MIN_JOINED_CUE:
        return True
    joined_to = find_joined_participle(block.parse.tokens[index])
    return joined_to is not None and joined_to.i == head


def _word_joining_verb(verb: Token, first: int) -> int | None:
    """Give the index of the "and" right before a verb and what belongs to it, behind `first`. None where none is."""
    if verb.pos_ != "VERB":
        return None
    at = verb.i - 1
    while at > first and verb.doc[at].pos_ in _BEFORE_VERB:
        at -= 1
    return at if at > first and verb.doc[at].pos_ == "CCONJ" else None


def _has_named_subject(verb: Token, first: int) -> bool:
    """Say whether a verb behind `first` tells in the past what somebody with a name did."""
    subjects = [child for child in verb.children if child.dep_ == "nsubj" and child.i > first]
    return verb.tag_ == "VBD" and any(subject.pos_ == "PROPN" for subject in subjects)
