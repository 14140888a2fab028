"""The discourse model: what pronouns and descriptions add to it, and referents without a name."""

from tests.kit.stories import index_of, person, span_in, story, token_in
from transforms.coreference.description_matches import DescriptionMatch
from transforms.coreference.discourse import DiscourseModel
from transforms.coreference.pronouns import is_unnamed_referent
from transforms.document import Document, Entity, EntityType, Piece, Quote, Speaker, SpeakerKind, SpeakerRule

NAMES = {"Ana Silva": person("Ana Silva", "female", "mayor"), "Rui Okafor": person("Rui Okafor", "male")}
ANA = "Ana|NNP|compound|Silva Silva|NNP|nsubj|spoke spoke|VBD|ROOT"
SHE = "She|PRP|nsubj|left left|VBD|ROOT"
A_TEACHER = "A|DT|det|teacher teacher|NN|nsubj|came came|VBD|ROOT"
THE_TEACHER = "The|DT|det|teacher teacher|NN|nsubj|sat sat|VBD|ROOT"
THE_MAYOR = "The|DT|det|mayor mayor|NN|nsubj|slept slept|VBD|ROOT"


def made(*paragraphs: str, quotes: tuple[Quote, ...] = ()) -> tuple[Document, DiscourseModel]:
    doc = story(*paragraphs, names=NAMES, quotes=quotes)
    return doc, DiscourseModel(index_of(doc))


def referents(model: DiscourseModel) -> list[str]:
    return [mention.entity_id for mention in model.mentions]


def speaker(entity_id: str | None) -> Speaker:
    return Speaker(1, 1, None, SpeakerKind.PERSON, SpeakerRule.NAME, "", 1.0, entity_id)


def test_a_pronoun_becomes_a_mention_of_its_antecedent() -> None:
    doc, model = made(ANA, SHE)
    model.advance(len(doc.text))
    assert referents(model) == ["person.ana-silva", "person.ana-silva"]


def test_a_description_becomes_a_mention_of_its_entity() -> None:
    doc, model = made(ANA, THE_MAYOR)
    model.advance(len(doc.text))
    assert referents(model) == ["person.ana-silva", "person.ana-silva"]


def test_nothing_is_read_beyond_the_place_asked_for() -> None:
    doc, model = made(ANA, SHE)
    model.advance(span_in(doc, "She").start_char)
    assert referents(model) == ["person.ana-silva"]


def test_sources_of_quotes_are_left_to_whoever_resolves_them() -> None:
    doc = story(ANA, SHE, names=NAMES)
    doc, model = made(ANA, SHE, quotes=(Quote(1, (Piece(0, 1),), sources=(span_in(doc, "She"),)),))
    model.advance(len(doc.text))
    assert referents(model) == ["person.ana-silva"]


def test_a_noun_without_a_name_is_a_referent_that_a_definite_phrase_repeats() -> None:
    doc, model = made(A_TEACHER, THE_TEACHER)
    model.advance(len(doc.text))
    first, second = referents(model)
    assert first == second and is_unnamed_referent(first)
    assert model.entities[first].name == "A teacher"


def test_an_earlier_referent_needs_a_definite_phrase_without_new_words() -> None:
    new_word = THE_TEACHER.replace("The|DT|det|teacher", "The|DT|det|teacher other|JJ|amod|teacher")
    doc, model = made(A_TEACHER, new_word, A_TEACHER.replace("came", "rose"))
    model.advance(span_in(doc, "The").start_char)
    teacher = token_in(doc, "teacher")
    assert model.earlier_referent(span_in(doc, "The other teacher"), teacher) is None
    assert model.earlier_referent(span_in(doc, "A teacher", 1), teacher) is None


def test_matches_that_were_not_mentioned_since_the_referent_are_excluded() -> None:
    doc, model = made(ANA, A_TEACHER, "Rui|NNP|compound|Okafor Okafor|NNP|nsubj|rose rose|VBD|ROOT", THE_TEACHER)
    model.advance(span_in(doc, "The teacher").start_char)
    referent = next(key for key in referents(model) if is_unnamed_referent(key))
    rule, near = SpeakerRule.DESCRIPTION_ROLE_STATED, SpeakerRule.DESCRIPTION_NAMED_JUST_BEFORE
    ana, rui = (DescriptionMatch(key, 0.9, rule, "") for key in ("person.ana-silva", "person.rui-okafor"))
    by_nearness = DescriptionMatch("person.rui-okafor", 0.7, near, "")
    assert model.exclude_less_recent(span_in(doc, "The teacher"), referent, [ana, rui, by_nearness]) == [rui]


def test_the_last_speaker_is_near_for_one_paragraph() -> None:
    doc, model = made(ANA, SHE, THE_MAYOR)
    assert not model.is_near_last_speaker(0)
    model.record_speaker(speaker("person.ana-silva"), span_in(doc, "spoke").end_char)
    assert model.last_id == "person.ana-silva"
    assert model.is_near_last_speaker(span_in(doc, "She").start_char)
    assert not model.is_near_last_speaker(span_in(doc, "The mayor").start_char)


def test_an_unnamed_speaker_that_was_mentioned_before_is_the_last_speaker() -> None:
    doc, model = made(A_TEACHER, THE_TEACHER)
    model.advance(span_in(doc, "The").start_char)
    model.record_unnamed_speaker(span_in(doc, "The teacher"))
    assert model.last_id == referents(model)[0]
    assert len(set(referents(model))) == 1


def test_a_document_is_a_referent_only_as_a_subject() -> None:
    as_subject = "A|DT|det|report report|NN|nsubj|came came=come|VBD|ROOT"
    as_object = "We|PRP|nsubj|read read|VBD|ROOT a|DT|det|report report|NN|dobj|read"
    for paragraph, count in ((as_subject, 1), (as_object, 0)):
        doc, model = made(paragraph)
        model.advance(len(doc.text))
        assert len(referents(model)) == count


def test_the_company_is_the_only_organization_that_was_just_named() -> None:
    names = {
        name: Entity(f"organization.{name.lower()}", EntityType.ORGANIZATION, name) for name in ("Lunavia", "Tolva")
    }
    one = "Lunavia|NNP|nsubj|grew grew|VBD|ROOT"
    two = "Lunavia|NNP|nsubj|bought bought|VBD|ROOT Tolva|NNP|dobj|bought"
    company = "The|DT|det|company company|NN|nsubj|left left|VBD|ROOT"
    models = [DiscourseModel(index_of(story(before, company, names=names))) for before in (one, two)]
    for model in models:
        model.advance(len(model.index.doc.text))
    assert [mention.entity_id for mention in models[0].references] == ["organization.lunavia"]
    assert [mention.entity_id for mention in models[1].references] == []


def test_a_noun_that_brought_somebody_in_far_back_still_means_him() -> None:
    doc, model = made(A_TEACHER, *[ANA] * 6, THE_TEACHER.replace("The|DT", "The|DT|det|teacher old|JJ"))
    span, teacher = span_in(doc, "The old teacher"), token_in(doc, "teacher", 1)
    model.advance(span.start_char)
    assert model.earlier_referent(span, teacher) is None
    assert model.referent_brought_in(span, teacher) == next(key for key in referents(model) if is_unnamed_referent(key))
    assert model.referent_brought_in(span_in(doc, "A teacher"), teacher) is None
