"""Ranking of antecedents from features given by hand: who "she" or "it" refers to."""

from dataclasses import replace

import pytest

from tests.kit.stories import entity, person
from transforms.coreference.pronouns import (
    UNNAMED_PREFIX,
    Context,
    MentionFeatures,
    exclude_quoted_mentions,
    find_latest_mention,
    gender_of_pronoun,
    is_neuter_pronoun,
    is_plural_pronoun,
    rank_antecedents,
)
from transforms.document import Entity, EntityType

ANA, RUTH = person("Ana Silva", "female"), person("Ruth Halvorsen", "female")
RUI = person("Rui Okafor", "male")
BANK, TOWN = entity(EntityType.ORGANIZATION, "Dunmore Bank"), entity(EntityType.PLACE, "Veldkamp")
STRANGER = Entity(f"{UNNAMED_PREFIX}5", EntityType.PERSON, "a teacher", gender="female")
ENTITIES = {each.entity_id: each for each in (ANA, RUTH, RUI, BANK, TOWN, STRANGER)}


def at(entity: Entity, sentence: int, *, is_subject: bool = True, verb_char: int = -1) -> MentionFeatures:
    """A mention in the middle of a sentence; sentences are a hundred characters long, paragraphs one sentence."""
    start_char = sentence * 100 + (10 if is_subject else 50)
    return MentionFeatures(entity.entity_id, start_char, sentence, sentence, is_subject, False, verb_char)


def pronoun(sentence: int, verb_char: int = -1) -> MentionFeatures:
    return MentionFeatures("", sentence * 100 + 80, sentence, sentence, True, False, verb_char)


def ranked(mentions: list[MentionFeatures], here: MentionFeatures, gender: str | None, **context: object) -> list[str]:
    found = rank_antecedents(here, gender, Context(mentions, ENTITIES, **context))  # type: ignore[arg-type]
    return [each.entity_id for each in found]


@pytest.mark.parametrize(
    ("mentions", "gender", "best"),
    [
        pytest.param([at(RUI, 2), at(ANA, 2, is_subject=False)], "female", ANA, id="gender excludes"),
        pytest.param([at(ANA, 1), at(RUTH, 3)], "female", RUTH, id="the nearer one"),
        pytest.param([at(ANA, 3), at(RUTH, 3, is_subject=False)], "female", ANA, id="the subject"),
        pytest.param([at(ANA, 3), at(BANK, 2)], None, BANK, id="it is no person"),
        pytest.param([at(TOWN, 3)], None, TOWN, id="it may be a place"),
        pytest.param([at(ANA, 3), at(STRANGER, 3)], "female", ANA, id="a bystander without a name is less likely"),
    ],
)
def test_the_best_antecedent_is(mentions: list[MentionFeatures], gender: str | None, best: Entity) -> None:
    assert ranked(mentions, pronoun(4), gender)[0] == best.entity_id


def test_who_a_sentence_turns_to_is_no_bystander() -> None:
    turned_to = replace(at(STRANGER, 3), is_first=True)
    assert ranked([at(ANA, 2), turned_to], pronoun(4), "female")[0] == STRANGER.entity_id


def test_it_is_no_place_where_something_only_is() -> None:
    assert ranked([at(BANK, 2), at(TOWN, 3, is_subject=False)], pronoun(4), None) == [BANK.entity_id]
    assert ranked([at(TOWN, 3, is_subject=False)], pronoun(4), None) == []


def test_whoever_spoke_last_is_more_likely() -> None:
    mentions = [at(ANA, 3), at(RUTH, 3)]
    plain = rank_antecedents(pronoun(4), "female", Context(mentions, ENTITIES))
    after = rank_antecedents(pronoun(4), "female", Context(mentions, ENTITIES, last_speaker=RUTH.entity_id))
    chance = {each.entity_id: each.chance for each in plain}
    assert after[0].entity_id == RUTH.entity_id
    assert after[0].chance > chance[RUTH.entity_id]
    assert after[0].reason == "named in the sentence before, as its subject, and spoke last"


def test_the_object_of_the_same_verb_is_not_the_subject() -> None:
    mentions = [at(RUTH, 2), at(ANA, 4, is_subject=False, verb_char=420)]
    assert ranked(mentions, pronoun(4, verb_char=420), "female")[0] == RUTH.entity_id


def test_the_subject_owns_what_its_verb_is_done_to() -> None:
    before, owner = at(RUTH, 4), replace(at(ANA, 4), start_char=430, verb_char=440)
    context = Context([before, owner], ENTITIES, last_speaker=RUTH.entity_id)
    elsewhere, her = pronoun(4), replace(pronoun(4), owner_verb_char=440)
    assert rank_antecedents(elsewhere, "female", context)[0].entity_id == RUTH.entity_id
    assert rank_antecedents(her, "female", context)[0].entity_id == ANA.entity_id


def test_the_subject_of_a_clause_is_less_likely_than_that_of_the_sentence() -> None:
    in_clause, in_sentence = at(RUTH, 3), replace(at(ANA, 3), start_char=320, is_in_main_clause=True)
    assert ranked([in_clause, in_sentence], pronoun(4), "female")[0] == ANA.entity_id
    assert ranked([in_clause, in_sentence], pronoun(4), "female", last_speaker=RUTH.entity_id)[0] == ANA.entity_id


def test_whoever_is_asked_answers() -> None:
    asked = replace(at(ANA, 3, is_subject=False), is_asked=True)
    about = replace(at(RUTH, 3), is_reported=True)
    assert ranked([asked, about], pronoun(4), "female")[0] == ANA.entity_id


def test_the_owner_of_the_subject_is_likelier_than_an_object() -> None:
    owner = replace(at(RUTH, 3, is_subject=False), is_owner_of_subject=True)
    assert ranked([owner, at(ANA, 3, is_subject=False)], pronoun(4), "female")[0] == RUTH.entity_id


def test_speakers_rarely_name_themselves() -> None:
    mentions = [at(RUTH, 3), at(ANA, 3)]
    assert ranked(mentions, pronoun(4), "female", named_in_content=frozenset({ANA.entity_id}))[0] == RUTH.entity_id


def test_chances_add_up_to_one() -> None:
    found = rank_antecedents(pronoun(4), "female", Context([at(ANA, 1), at(RUTH, 3)], ENTITIES))
    assert sum(each.chance for each in found) == pytest.approx(1)


def test_nobody_fits_and_later_mentions_do_not_count() -> None:
    assert ranked([at(RUI, 3)], pronoun(4), "female") == []
    assert ranked([at(ANA, 5)], pronoun(4), "female") == []


def test_a_name_far_back_counts_where_none_is_near_but_not_an_unnamed_referent() -> None:
    assert ranked([at(ANA, 1)], pronoun(40), "female") == [ANA.entity_id]
    assert ranked([at(STRANGER, 1)], pronoun(40), "female") == []


def test_the_latest_of_some_entities() -> None:
    mentions = [at(ANA, 1), at(RUTH, 2), at(ANA, 3), at(RUI, 4)]
    assert find_latest_mention(mentions, {ANA.entity_id, RUTH.entity_id}, 500) == ANA.entity_id
    assert find_latest_mention(mentions, {ANA.entity_id, RUTH.entity_id}, 250) == RUTH.entity_id
    assert find_latest_mention(mentions, {ANA.entity_id}, 50) is None


def test_mentions_inside_quotation_marks_are_left_out() -> None:
    mentions = [at(RUI, 3), at(ANA, 1), at(RUTH, 2)]
    assert exclude_quoted_mentions(mentions, [(200, 300)]) == [mentions[1], mentions[0]]


@pytest.mark.parametrize(("word", "gender"), [("She", "female"), ("HIS", "male"), ("they", None), ("it", None)])
def test_gender_of_a_pronoun(word: str, gender: str | None) -> None:
    assert gender_of_pronoun(word) == gender


@pytest.mark.parametrize(
    ("word", "plural", "neuter"),
    [("They", True, False), ("us", True, False), ("It", False, True), ("she", False, False)],
)
def test_number_and_kind_of_a_pronoun(word: str, plural: bool, neuter: bool) -> None:
    assert (is_plural_pronoun(word), is_neuter_pronoun(word)) == (plural, neuter)


def test_the_subject_mention_counts_where_a_sentence_has_two_of_one_entity() -> None:
    mentions = [at(ANA, 3), at(ANA, 3, is_subject=False)]
    (found,) = rank_antecedents(pronoun(4), "female", Context(mentions, ENTITIES))
    assert found.reason == "named in the sentence before, as its subject"


def test_the_later_mention_counts_where_two_sentences_have_one() -> None:
    mentions = [at(ANA, 2), at(ANA, 3, is_subject=False)]
    (found,) = rank_antecedents(pronoun(4), "female", Context(mentions, ENTITIES))
    assert found.reason == "named in the sentence before, beside others"


def test_the_subject_of_the_clause_before_is_meant_but_not_who_asks_in_it() -> None:
    opening = replace(at(ANA, 4), opened_verb_char=70)
    assert ranked([at(RUTH, 3), opening], pronoun(4, verb_char=70), "female")[0] == ANA.entity_id
    asking = replace(opening, is_asking=True)
    assert ranked([at(RUTH, 3), asking], pronoun(4, verb_char=70), "female")[0] == RUTH.entity_id
