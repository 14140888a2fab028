"""Cut plain words behind a cue before a clause that tells what somebody else did: "said it was late, while Silva left".

Only a subject with a name and a verb in the past make it another one's: what one speaker sets against another thing is
said by the same one.
"""

from spacy.tokens import Token

from transforms.language.alignment import TokenRange
from transforms.quotes.features import BlockFeatures

# What opens a clause about somebody else.
_CONTRASTS = frozenset(("while", "whereas"))


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


def _has_named_subject(verb: Token, first: int) -> bool:
    """Say whether a verb behind `first` tells in the past what somebody with a name did."""
    subjects = [child for child in verb.children if child.dep_ == "nsubj" and child.i > first]
    return verb.tag_ == "VBD" and any(subject.pos_ == "PROPN" for subject in subjects)
