"""Whom "they", "both" and "the two" mean: the people who were last named together."""

from bisect import bisect_left

from spacy.tokens import Token

from transforms.coreference.index import DocumentIndex
from transforms.coreference.pronouns import MentionFeatures
from transforms.document import Mention, Span

PAIRS = frozenset(("they", "both", "two", "pair", "couple", "duo", "trio", "three"))
# Sentences back in which people named together are still in mind.
_REACH = 3
_LOOKED_AT = 40


def plural_antecedents(scene: DocumentIndex, places: list[MentionFeatures], here: MentionFeatures) -> list[Mention]:
    """The people joined by "and" nearest before `here`, first of them a subject if any is; empty where none are."""
    end = bisect_left(places, here.start_char, key=lambda one: one.start_char)
    for place in reversed(places[max(0, end - _LOOKED_AT) : end]):
        if here.sentence - place.sentence > _REACH:
            return []
        mention = next((one for one in scene.at(place.start_char) if scene.is_person(one)), None)
        head = scene.head(mention.span) if mention else None
        if mention is None or head is None or not (head.conjuncts or head.dep_ == "conj"):
            continue
        found = [
            _mention_of(scene, mention.span, token) for token in sorted({head, *head.conjuncts}, key=lambda one: one.i)
        ]
        people = [one for one in found if one is not None and scene.is_person(one)]
        if len(people) > 1 and len(people) == len(found):
            return people
    return []


def _mention_of(scene: DocumentIndex, near: Span, token: Token) -> Mention | None:
    return scene.mention_at(scene.char_of(token, near))
