"""Which organization "the company" means, of those that fit."""

import pytest

from tests.kit.stories import entity, index_of, span_in, story
from transforms.coreference.description_matches import DescriptionMatch
from transforms.coreference.discourse import DiscourseModel
from transforms.document import EntityType, Speaker, SpeakerKind, SpeakerRule
from transforms.speakers.company_sources import prefer_last_speaker

FIRTH = entity(EntityType.ORGANIZATION, "Firth")
LUND = entity(EntityType.ORGANIZATION, "Lund Motors")
NAMES = {"Firth": FIRTH, "Lund Motors": LUND}
FIRTH_SAID = "Firth|NNP|nsubj|said said=say|VBD|ROOT"
LUND_CAME = "Lund|NNP|compound|Motors Motors|NNP|nsubj|came came=come|VBD|ROOT"
NEAR, KIND = SpeakerRule.DESCRIPTION_ORGANIZATION_NAMED_BEFORE, SpeakerRule.DESCRIPTION_KIND_IN_THE_NAME


@pytest.mark.parametrize(
    ("lines", "rule", "first"),
    [
        pytest.param((LUND_CAME, FIRTH_SAID), NEAR, FIRTH, id="another is but near"),
        pytest.param((LUND_CAME, FIRTH_SAID), KIND, FIRTH, id="another is named in passing"),
        pytest.param((LUND_CAME, LUND_CAME, FIRTH_SAID), KIND, LUND, id="another is named often and fits by name"),
    ],
)
def test_the_company_is_the_one_that_spoke_last(lines: tuple[str, ...], rule: SpeakerRule, first: object) -> None:
    doc = story(*lines, "the|DT|det|company company|NN|nsubj|said said=say|VBD|ROOT", names=NAMES)
    index, span = index_of(doc), span_in(doc, "the company")
    discourse = DiscourseModel(index)
    place = span_in(doc, "Firth")
    spoke = Speaker(1, 1, place, SpeakerKind.ORGANIZATION, SpeakerRule.NAME, "named", 0.9, FIRTH.entity_id, "Firth")
    discourse.record_speaker(spoke, place.end_char)
    matches = [
        DescriptionMatch(LUND.entity_id, 0.7, rule, ""),
        DescriptionMatch(FIRTH.entity_id, 0.4, NEAR, ""),
    ]
    head = index.head_of_span(span)
    assert head is not None
    found = prefer_last_speaker(index, discourse, span, head, matches)
    assert index.entities[found[0].entity_id] == first
