"""Sign a text so that near copies have like signatures, by MinHash over runs of five words.

A signature holds the low 16 bits of 128 minima; the share of equal ones estimates the share of runs that two texts have
in common (Jaccard), within 0.04. A. Broder, "On the resemblance and containment of documents", 1997; P. Li and A. C.
König, "b-Bit Minwise Hashing", WWW 2010.

Signatures are stored and compared over years: whatever changes one changes SIGNATURE_VERSION, and those of different
versions are never compared.
"""

import re

from rensa import RMinHash

from transforms.document import Document, Role

PERMUTATIONS = 128
_SEED = 42
# Words in a run: long enough that only copies share many.
_RUN_WORDS = 5
# Fewer runs than this say too little: two short notes of the same form would be copies.
_LEAST_RUNS = 20
_HEX_DIGITS = 4  # of 16 bits
SIGNATURE_VERSION = f"minhash-{RMinHash.ALGORITHM_VERSION}/{_SEED}/{PERMUTATIONS}x16/{_RUN_WORDS}"

_WORD = re.compile(r"\w+")


def sign_document(doc: Document) -> str | None:
    """Sign the body of a document; None where it is too short.

    Returns:
        128 numbers of 4 hex digits each.
    """
    body = [block.span.of(doc.text) for block in doc.blocks if block.role is Role.BODY]
    return sign_text(" ".join(body))


def sign_text(text: str) -> str | None:
    """Sign a text by its words, whatever their case and the marks between them; None where it is too short."""
    words = _WORD.findall(text.lower())
    runs = {" ".join(words[at : at + _RUN_WORDS]) for at in range(len(words) - _RUN_WORDS + 1)}
    if len(runs) < _LEAST_RUNS:
        return None
    minhash = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    minhash.update(sorted(runs))
    return "".join(f"{minimum & 0xFFFF:0{_HEX_DIGITS}x}" for minimum in minhash.digest())
