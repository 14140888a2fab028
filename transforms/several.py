"""Whom "they", "both" and "the two" mean: the people who were last named together."""

from spacy.tokens import Token

from transforms.antecedents import Place
from transforms.document import Mention, Span
from transforms.scene import Scene

PAIRS = frozenset(("they", "both", "two", "pair", "couple", "duo", "trio", "three"))
# Sentences back in which people named together are still in mind.
_REACH = 3
_LOOKED_AT = 40


def together(scene: Scene, places: list[Place], here: Place) -> list[Mention]:
    """The people joined by "and" nearest before `here`, first of them a subject if any is; empty where none are."""
    before = [one for one in places if one.start_char < here.start_char][-_LOOKED_AT:]
    for place in reversed(before):
        if here.sentence - place.sentence > _REACH:
            return []
        mention = next((one for one in scene.at(place.start_char) if _is_person(scene, one)), None)
        head = scene.head(mention.span) if mention else None
        if mention is None or head is None or not (head.conjuncts or head.dep_ == "conj"):
            continue
        found = [_mention_of(scene, mention.span, token) for token in sorted({head, *head.conjuncts}, key=_order)]
        people = [one for one in found if one is not None and _is_person(scene, one)]
        if len(people) > 1 and len(people) == len(found):
            return people
    return []


def _order(token: Token) -> int:
    return token.i


def _mention_of(scene: Scene, near: Span, token: Token) -> Mention | None:
    return scene.over(scene.char_of(token, near))


def _is_person(scene: Scene, mention: Mention) -> bool:
    return scene.entities[mention.entity_id].entity_type == "person"
