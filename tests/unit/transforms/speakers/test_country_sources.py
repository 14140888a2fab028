"""Sources that are a country again."""

import pytest

from tests.kit.stories import entity, index_of, span_in, story
from transforms.document import EntityType
from transforms.speakers.country_sources import find_country_of_source

NAMES = {"Norway": entity(EntityType.PLACE, "Norway"), "Sweden": entity(EntityType.PLACE, "Sweden")}
NORWAY = "Norway:GPE|NNP|nsubj|built built=build|VBD|ROOT"
BOTH = "Norway:GPE|NNP|nsubj|met met=meet|VBD|ROOT Sweden:GPE|NNP|dobj|met"


@pytest.mark.parametrize(
    ("before", "source", "name"),
    [
        (NORWAY, "the country", "Norway"),
        (NORWAY, "the government", "Norway"),
        (NORWAY, "its government", "Norway"),
        (NORWAY, "the nation", None),
        (BOTH, "the government", None),
    ],
)
def test_the_only_country_near_is_meant(before: str, source: str, name: str | None) -> None:
    determiner, noun = source.split()
    doc = story(before, f"{determiner}|DT|det|{noun} {noun}|NN|nsubj|said said=say|VBD|ROOT", names=NAMES)
    country = find_country_of_source(index_of(doc), span_in(doc, source))
    assert (country.name if country is not None else None) == name
