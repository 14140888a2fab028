"""Places that the text gives to persons."""

import pytest

from tests.kit.stories import entity, person
from transforms.coreference.stated_places import collect_stated_places
from transforms.document import EntityType, Mention, MentionType, Span

ANA = person("Ana Silva", "female")
VERMONT = entity(EntityType.PLACE, "Vermont")
LUND = entity(EntityType.PLACE, "Lund")
NORWAY = entity(EntityType.PLACE, "Norway")
PLACED = {ANA.entity_id: frozenset((VERMONT.entity_id,))}


def mention_in(text: str, name: str, entity_id: str) -> Mention:
    start = text.index(name)
    return Mention(Span(start, start + len(name)), entity_id, MentionType.NAME, "name", 0.9)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ana Silva of Vermont spoke.", PLACED),
        ("Ana Silva (D-Vermont) spoke.", PLACED),
        ("Ana Silva, a Democrat from Vermont, spoke.", PLACED),
        ("Vermont Sen. Ana Silva spoke.", PLACED),
        ("Ana Silva went to Vermont.", {}),
        ("In Vermont, Ana Silva spoke.", {}),
        ("Ana Silva of Norway spoke.", {}),
        ("Vermont and Sen. Ana Silva spoke.", {}),
        ("The former Lund, Vermont, Mayor Ana Silva spoke.", {ANA.entity_id: PLACED[ANA.entity_id] | {LUND.entity_id}}),
        ("In Lund, Vermont, Mayor Ana Silva spoke.", {}),
    ],
)
def test_a_place_beside_a_name_is_the_persons(text: str, found: dict[str, frozenset[str]]) -> None:
    named = {"Ana Silva": ANA, "Vermont": VERMONT, "Norway": NORWAY, "Lund": LUND}
    mentions = [mention_in(text, name, one.entity_id) for name, one in named.items() if name in text]
    in_order = sorted(mentions, key=lambda mention: mention.span.start_char)
    assert collect_stated_places(text, in_order, named.values()) == found
