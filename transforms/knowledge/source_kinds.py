"""Decide what kind of speaker a source without a name is, by its head noun; general knowledge of English, no names.

Who the source is, if the text names it elsewhere, is decided in `transforms/speakers`.
"""

import re
from functools import cache

from transforms.document import SpeakerKind
from transforms.knowledge.tables import read_rows

_PLURAL_TAGS = ("NNS", "NNPS")
# Words for people together that are tagged as singular or as no noun.
_PEOPLE = frozenset((
    "people", "police", "others", "some", "many", "most", "several", "few", "both", "all", "those", "percent",
))  # fmt: skip
_DETERMINER = re.compile(r"^(?:the|a|an|its|his|her|their|our|my|this|that)\s+", re.IGNORECASE)


def look_up_speaker_kind(head: str, tag: str) -> SpeakerKind:
    """Give the kind of speaker of a noun phrase without a name: document, organization, group or unnamed.

    `head` is the head noun's lemma, `tag` its Penn tag (NN, NNS, ...). Several documents are documents; several of
    other kinds are a group.
    """
    lemma = head.lower()
    is_plural = tag in _PLURAL_TAGS
    kind = _read_speaker_kinds().get(noun_of_source(head, tag))
    if kind is not None and (kind == SpeakerKind.DOCUMENT or not is_plural):
        return kind
    return SpeakerKind.GROUP if is_plural or lemma in _PEOPLE else SpeakerKind.UNNAMED


def noun_of_source(head: str, tag: str) -> str:
    """Give the noun that a source is known by: its lemma, but "findings" and "minutes", which one speaks of as many."""
    lemma = head.lower()
    plural = f"{lemma}s"
    kinds = _read_speaker_kinds()
    return plural if tag in _PLURAL_TAGS and lemma not in kinds and plural in kinds else lemma


def drop_determiner(phrase: str) -> str:
    """Drop a leading article or possessive pronoun, and what follows a comma."""
    bare = _DETERMINER.sub("", phrase.strip())
    return " ".join(bare.split(",")[0].split())


@cache
def _read_speaker_kinds() -> dict[str, SpeakerKind]:
    return {noun: SpeakerKind(kind) for noun, kind in read_rows("lexicon/source_head_nouns")}
