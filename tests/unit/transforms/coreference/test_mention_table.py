"""Where entities are mentioned, as descriptions are resolved against."""

from dataclasses import replace

import pytest

from tests.kit.reading import read
from tests.kit.stories import entity, person, span_in, story
from transforms.coreference.mention_table import MentionTable
from transforms.document import EntityType, Role

ANA, BANK = person("Ana Silva"), entity(EntityType.ORGANIZATION, "Dunmore Bank")
CLUB = entity(EntityType.ORGANIZATION, "Veldkamp Club")
NAMES = {"Ana Silva": ANA, "Dunmore Bank": BANK, "Veldkamp Club": CLUB}
ANA_CAME = "Ana|NNP|compound|Silva Silva|NNP|nsubj|came came=come|VBD|ROOT"
BANK_ROSE = "Dunmore|NNP|compound|Bank Bank|NNP|nsubj|rose rose=rise|VBD|ROOT"
CLUB_LOST = "Veldkamp|NNP|compound|Club Club|NNP|nsubj|lost lost=lose|VBD|ROOT"


def test_the_nearest_mention_comes_first() -> None:
    doc = story(ANA_CAME, BANK_ROSE, names=NAMES)
    before = MentionTable(doc).mentions_just_before(len(doc.text))
    assert [mention.entity_id for mention in before] == [BANK.entity_id, ANA.entity_id]


def test_nearness_is_of_mentions_before() -> None:
    doc = story(ANA_CAME, BANK_ROSE, names=NAMES)
    table = MentionTable(doc)
    assert table.nearness_of_mentions(BANK, span_in(doc, "Dunmore Bank").start_char) == 0
    assert 0 < table.nearness_of_mentions(ANA, len(doc.text)) < table.nearness_of_mentions(BANK, len(doc.text)) < 1


@pytest.mark.parametrize(("paragraphs", "is_only"), [((ANA_CAME, BANK_ROSE), True), ((CLUB_LOST, BANK_ROSE), False)])
def test_an_organization_is_the_only_one(paragraphs: tuple[str, ...], is_only: bool) -> None:
    doc = story(*paragraphs, names=NAMES)
    assert MentionTable(doc).is_only_organization(BANK, len(doc.text)) is is_only


@pytest.mark.parametrize(("noun", "is_called"), [("club", True), ("team", False)])
def test_an_organization_is_called_by_a_noun_of_its_name(noun: str, is_called: bool) -> None:
    doc = story(CLUB_LOST, f"The|DT|det|{noun} {noun}|NN|nsubj|lost lost=lose|VBD|ROOT", names=NAMES)
    assert MentionTable(doc).is_called_by_own_noun(CLUB, "group") is is_called
    assert not MentionTable(doc).is_called_by_own_noun(CLUB, "club")


def test_a_text_is_about_newspapers_or_not() -> None:
    assert MentionTable(story("The|DT|det|newspaper newspaper|NN|ROOT")).has_press
    assert not MentionTable(story("The|DT|det|paper paper|NN|ROOT")).has_press


def test_the_only_organization_of_the_headline_stays_in_mind() -> None:
    filler = ["It|PRP|nsubj|rained rained=rain|VBD|ROOT"] * 80
    doc = story(BANK_ROSE, *filler, names=NAMES)
    assert not MentionTable(doc).is_entity_in_mind(BANK, len(doc.text))
    first, *rest = doc.blocks
    doc = replace(doc, blocks=(replace(first, role=Role.HEADLINE), *rest))
    assert MentionTable(doc).is_entity_in_mind(BANK, len(doc.text))


def test_the_agency_of_a_dateline_is_no_mention() -> None:
    doc = story("Dunmore|NNP|compound|Bank Bank|NNP|ROOT", CLUB_LOST, names=NAMES, roles=(Role.DATELINE,))
    assert not MentionTable(doc).is_entity_in_mind(BANK, len(doc.text))
    assert MentionTable(doc).is_entity_in_mind(CLUB, len(doc.text))


UNDER_BANK = f"She|PRP|nsubj|came came=come|VBD|ROOT under|IN|prep|came the|DT|det|Bank {BANK_ROSE.split(' rose')[0]}"


def test_a_body_that_says_when_something_was_only_sets_the_time() -> None:
    under = story(UNDER_BANK.replace("nsubj|rose", "pobj|under"), names=NAMES)
    assert MentionTable(under).only_sets_time(BANK, len(under.text))
    told = story(UNDER_BANK.replace("nsubj|rose", "pobj|under"), BANK_ROSE, names=NAMES)
    assert not MentionTable(told).only_sets_time(BANK, len(told.text))
    assert not MentionTable(told).only_sets_time(CLUB, len(told.text))


def test_surnames_are_those_of_persons() -> None:
    assert MentionTable(story(ANA_CAME, BANK_ROSE, names=NAMES)).surnames == {"silva"}


@pytest.mark.slow
def test_a_body_named_once_long_before_is_passed_over_where_another_is_named_again_and_again() -> None:
    filler = "Buses sell for less in the winter, as the clerks of the town have told everybody for many years now. " * 7
    often = "Halvard Motors cut its prices. Halvard Motors has three yards. Halvard Motors rents two more."
    doc = read(f"The Dana Beck Company buys buses. {filler}{often}")
    bodies = {entity.name: entity for entity in doc.entities if entity.entity_type == "organization"}
    table = MentionTable(doc)
    assert table.is_passed_over(bodies["Dana Beck Company"], len(doc.text))
    assert not table.is_passed_over(bodies["Halvard Motors"], len(doc.text))
    assert not table.is_passed_over(bodies["Dana Beck Company"], 40)
