"""Descriptions and the entities they match, in documents made by hand."""

import pytest

from tests.kit.stories import entity, person, span_in, story
from transforms.coreference.descriptions import MentionTable, rank_description_matches
from transforms.document import Document, EntityType, SpeakerRule

NAMES = {
    "Ana Silva": person("Ana Silva", "female", "mayor"),
    "Ruth Halvorsen": person("Ruth Halvorsen", "female", "Norwegian minister"),
    "Omar Adair": person("Omar Adair", "male"),
    "Dunmore Bank": entity(EntityType.ORGANIZATION, "Dunmore Bank"),
    "Veldkamp": entity(EntityType.ORGANIZATION, "Veldkamp"),
    "Norway": entity(EntityType.PLACE, "Norway"),
}
FILLER = "It|PRP|nsubj|rained rained=rain|VBD|ROOT"
END = "Then|RB|ROOT"


def subject(*words: str) -> str:
    *before, last = words
    return " ".join([
        *(f"{word}|NNP|compound|{last}" for word in before),
        f"{last}|NNP|nsubj|spoke spoke=speak|VBD|ROOT",
    ])


ANA, RUTH, OMAR = subject("Ana", "Silva"), subject("Ruth", "Halvorsen"), subject("Omar", "Adair")
WITH_AGE = "Omar|NNP|compound|Adair Adair|NNP|nsubj|spoke ,|,|punct|Adair 34|CD|appos|Adair spoke=speak|VBD|ROOT"


def made(*paragraphs: str) -> Document:
    return story(*paragraphs, END, names=NAMES)


def best(doc: Document, phrase: str) -> tuple[str, SpeakerRule] | None:
    matches = rank_description_matches(phrase, span_in(doc, "Then").start_char, doc)
    return (matches[0].entity_id, matches[0].rule) if matches else None


@pytest.mark.parametrize(
    ("paragraphs", "phrase", "entity_id", "rule"),
    [
        pytest.param((ANA,), "the mayor", "person.ana-silva", SpeakerRule.DESCRIPTION_ROLE_STATED, id="role"),
        pytest.param(
            (ANA,), "the politician", "person.ana-silva", SpeakerRule.DESCRIPTION_ROLE_BROADER_WORD, id="broader noun"
        ),
        pytest.param(
            (RUTH,),
            "the Norwegian minister",
            "person.ruth-halvorsen",
            SpeakerRule.DESCRIPTION_ROLE_STATED,
            id="country",
        ),
        pytest.param(
            (OMAR,), "the man", "person.omar-adair", SpeakerRule.DESCRIPTION_GENDER_AND_NEARNESS, id="gender alone"
        ),
        pytest.param(
            (subject("Dunmore", "Bank"),),
            "the bank",
            "organization.dunmore-bank",
            SpeakerRule.DESCRIPTION_KIND_IN_THE_NAME,
            id="noun of the name",
        ),
        pytest.param(
            (subject("Veldkamp"),),
            "the company",
            "organization.veldkamp",
            SpeakerRule.DESCRIPTION_ORGANIZATION_NAMED_BEFORE,
            id="organization named before",
        ),
        pytest.param(
            (subject("Norway"),),
            "the Norwegian government",
            "place.norway",
            SpeakerRule.DESCRIPTION_GOVERNMENT_OF_A_COUNTRY,
            id="government",
        ),
        pytest.param(
            (OMAR,),
            "the architect",
            "person.omar-adair",
            SpeakerRule.DESCRIPTION_NAMED_JUST_BEFORE,
            id="new to the reader",
        ),
        pytest.param((WITH_AGE,), "the 34-year-old", "person.omar-adair", SpeakerRule.DESCRIPTION_AGE_STATED, id="age"),
    ],
)
def test_a_description_matches(paragraphs: tuple[str, ...], phrase: str, entity_id: str, rule: SpeakerRule) -> None:
    assert best(made(*paragraphs), phrase) == (entity_id, rule)


@pytest.mark.parametrize(
    ("paragraphs", "phrase"),
    [
        pytest.param((ANA,), "a mayor", id="indefinite"),
        pytest.param((OMAR,), "the prosecutor", id="functions are not of whoever was named"),
        pytest.param((OMAR,), "the architect who built it", id="told apart by a clause"),
        pytest.param((ANA,), "the victim's daughter", id="kin of another"),
        pytest.param((OMAR,), "the actress", id="another gender"),
        pytest.param((ANA, *[FILLER] * 60), "the architect", id="named long ago"),
        pytest.param((subject("Veldkamp"), *[FILLER] * 60), "the company", id="organization named once, long ago"),
        pytest.param((subject("Norway"),), "the Swedish government", id="another country"),
    ],
)
def test_nothing_matches(paragraphs: tuple[str, ...], phrase: str) -> None:
    assert best(made(*paragraphs), phrase) is None


def test_the_nearer_of_two_is_the_better_match() -> None:
    names = {"Ana Silva": person("Ana Silva", None, "senator"), "Omar Adair": person("Omar Adair", None, "senator")}
    doc = story(ANA, OMAR, END, names=names)
    found = rank_description_matches("the senator", span_in(doc, "Then").start_char, doc)
    assert [match.entity_id for match in found] == ["person.omar-adair", "person.ana-silva"]


def test_a_campaign_is_that_of_the_one_who_was_named_last() -> None:
    names = {
        "Ana Silva": person("Ana Silva", "female"),
        "Omar Adair": person("Omar Adair", "male"),
        "Silva campaign": entity(EntityType.ORGANIZATION, "Silva campaign"),
        "Adair campaign": entity(EntityType.ORGANIZATION, "Adair campaign"),
    }
    lines = (subject("Silva", "campaign"), subject("Adair", "campaign"), ANA, *[FILLER] * 3)
    doc = story(*lines, END, names=names)
    assert best(doc, "the campaign") == ("organization.silva-campaign", SpeakerRule.DESCRIPTION_KIND_IN_THE_NAME)


def test_an_organization_that_the_text_is_about_stays_in_mind() -> None:
    doc = made(*[subject("Veldkamp")] * 3, *[FILLER] * 60)
    table = MentionTable(doc)
    veldkamp = NAMES["Veldkamp"]
    assert table.is_entity_in_mind(veldkamp, span_in(doc, "Then").start_char)
    assert not table.is_entity_in_mind(veldkamp, 0)
    assert 0 < table.nearness_of_mentions(veldkamp, len(doc.text)) < table.nearness_of_mentions(veldkamp, 40) <= 1
    assert table.nearness_of_mentions(veldkamp, 0) == 0


def test_an_age_is_not_of_whom_the_text_gives_another() -> None:
    assert best(made(WITH_AGE, FILLER), "the 43-year-old") is None
    assert best(made(OMAR, FILLER), "the 43-year-old") == (
        "person.omar-adair",
        SpeakerRule.DESCRIPTION_NAMED_JUST_BEFORE,
    )
