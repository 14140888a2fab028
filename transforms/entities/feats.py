"""Tell feats from offices: "the first mayor to address the union", "the youngest councillor to win the prize"."""

from transforms.entities.role_phrases import RolePhrase
from transforms.language.words import Word, text_beside_words

_RANKS = frozenset(("first", "second", "third", "last", "latest", "next", "only"))
_SUPERLATIVES = ("JJS", "RBS")


def is_feat(words: list[Word], phrase: RolePhrase) -> bool:
    """Say whether a phrase tells what somebody is the first, the only or the youngest to do, and no office."""
    before = words[phrase.first : phrase.noun_first]
    is_ranked = any(word.text.lower() in _RANKS or word.tag in _SUPERLATIVES for word in before)
    behind = phrase.noun_last + 1
    is_done = text_beside_words(words, behind) == "to" and behind + 1 < len(words) and words[behind + 1].tag == "VB"
    return is_ranked and is_done
