"""Ages beside names, against the age that a description tells."""

from tests.kit.stories import person, story
from transforms.coreference.described_ages import has_other_age, match_description_by_age
from transforms.coreference.mention_table import MentionTable

ANA = person("Ana Silva", "female")
OF_AGE = "Ana|NNP|compound|Silva Silva|NNP|nsubj|came ,|,|punct|Silva 34|CD|appos|Silva ,|,|punct|Silva came|VBD|ROOT"


def test_an_age_beside_a_name_is_that_of_the_person() -> None:
    table = MentionTable(story(OF_AGE, names={"Ana Silva": ANA}))
    found = match_description_by_age(ANA, "34", table)
    assert found is not None and found.entity_id == ANA.entity_id
    assert match_description_by_age(ANA, "71", table) is None
    assert has_other_age(ANA, "71", table) and not has_other_age(ANA, "34", table)


def test_without_an_age_nobody_has_another() -> None:
    came = "Ana|NNP|compound|Silva Silva|NNP|nsubj|came came|VBD|ROOT"
    assert not has_other_age(ANA, "71", MentionTable(story(came, names={"Ana Silva": ANA})))
