"""What kind of thing a source's noun phrase speaks of, by its head noun; general knowledge of English, no names."""

import re
from functools import cache

from transforms.knowledge.tables import read_rows

_PEOPLE_PLURAL = re.compile(
    r"^(?:people|police|others|some|many|most|several|few|both|all|those|percent)$", re.IGNORECASE
)


def speaker_kind(head: str, tag: str) -> str:
    """Give the kind of speaker of a noun phrase without a name: document, organization, group or unnamed.

    `head` is the head noun's lemma, `tag` its Penn tag (NN, NNS, ...).
    """
    lemma = head.lower()
    kind = _kinds().get(lemma)
    if kind is not None and (kind == "document" or tag not in ("NNS", "NNPS")):
        return kind
    return "group" if tag in ("NNS", "NNPS") or _PEOPLE_PLURAL.match(lemma) else "unnamed"


def without_determiner(phrase: str) -> str:
    """Drop a leading article or possessive pronoun, and what follows a comma."""
    bare = re.sub(r"^(?:the|a|an|its|his|her|their|our|my|this|that)\s+", "", phrase.strip(), flags=re.IGNORECASE)
    return " ".join(bare.split(",")[0].split())


@cache
def _kinds() -> dict[str, str]:
    return {noun: kind for noun, kind in read_rows("lexicon/source_head_nouns")}
