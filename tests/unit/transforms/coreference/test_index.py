"""Look-ups over one document."""

from dataclasses import replace

from tests.kit.stories import entity, index_of, person, span_in, story, token_in
from transforms.document import Document, EntityType, Piece, Quote, Role, Span

ANA, RUI = person("Ana Silva"), person("Rui Okafor")
BANK = entity(EntityType.ORGANIZATION, "Dunmore Bank")
NAMES = {"Ana Silva": ANA, "Rui Okafor": RUI, "Dunmore Bank": BANK, "Dunmore": entity(EntityType.PLACE, "Dunmore")}
BYLINE = "By|IN|ROOT Rui|NNP|compound|Okafor Okafor|NNP|pobj|By"
FIRST = (
    "Her|PRP$|poss|sister sister|NN|nsubj|thanked Ana|NNP|compound|Silva Silva|NNP|appos|sister "
    "thanked|VBD|ROOT the|DT|det|Bank Dunmore|NNP|compound|Bank Bank|NNP|dobj|thanked"
)
SECOND = "Rui|NNP|compound|Okafor Okafor|NNP|nsubj|left left|VBD|ROOT / He|PRP|nsubj|slept slept|VBD|ROOT"


def made() -> Document:
    return story(BYLINE, FIRST, SECOND, names=NAMES, roles=(Role.BYLINE,))


def test_mentions_of_the_byline_are_no_part_of_the_story() -> None:
    index = index_of(made())
    assert [each.entity_id for each in index.mentions] == [
        "person.ana-silva",
        "organization.dunmore-bank",
        "place.dunmore",
        "person.rui-okafor",
    ]


def test_an_apposition_has_the_role_of_its_noun() -> None:
    doc = made()
    features = index_of(doc).features_of(span_in(doc, "Ana Silva"), ANA.entity_id)
    assert features.is_subject and not features.is_possessive
    assert features.verb_char == span_in(doc, "thanked").start_char
    assert (features.sentence, features.paragraph) == (2, 1)


def test_an_object_is_no_subject_and_not_first() -> None:
    doc = made()
    features = index_of(doc).features_of(span_in(doc, "Dunmore Bank"), BANK.entity_id)
    assert not features.is_subject and not features.is_first


def test_the_longest_mention_covers_a_character() -> None:
    doc = made()
    index = index_of(doc)
    mention = index.mention_at(span_in(doc, "Dunmore").start_char)
    assert mention is not None and mention.entity_id == BANK.entity_id
    assert index.mention_at(span_in(doc, "thanked").start_char) is None


def test_mentions_within_a_span_lie_in_it_as_a_whole() -> None:
    doc = made()
    index = index_of(doc)
    whole = span_in(doc, "the Dunmore Bank")
    assert index.entity_ids_within([whole]) == {"place.dunmore", "organization.dunmore-bank"}
    assert index.entity_ids_within([Span(whole.start_char, whole.end_char - 1)]) == {"place.dunmore"}
    assert len(index.mentions_starting_at(span_in(doc, "Dunmore").start_char)) == 2


def test_sentences_before_include_the_one_asked_for() -> None:
    index = index_of(made())
    assert [each.position for each in index.sentences_before(3, 2)] == [2, 3]


def test_tokens_know_their_place_in_the_text() -> None:
    doc = made()
    index = index_of(doc)
    span = span_in(doc, "He")
    head = index.head_of_span(span)
    assert head is not None and head.text == "He"
    assert index.char_of_token(token_in(doc, "slept"), span) == span_in(doc, "slept").start_char


def test_quoted_ranges_are_those_of_quoted_pieces_of_outermost_quotes() -> None:
    doc = made()
    quoted, plain = span_in(doc, "Dunmore Bank"), span_in(doc, "left")
    pieces = (Piece(quoted.start_char, quoted.end_char, True), Piece(plain.start_char, plain.end_char, False))
    doc = story(BYLINE, FIRST, names=NAMES, quotes=(Quote(1, pieces), Quote(2, pieces[:1], parent=1)))
    assert index_of(doc).quoted_ranges == [(quoted.start_char, quoted.end_char)]
    assert BANK.entity_id not in {each.entity_id for each in index_of(doc).mentions}


CLAUSE = (
    "While|IN|mark|queued Ana|NNP|compound|Silva Silva|NNP|nsubj|queued queued|VBD|advcl|left ,|,|punct|left "
    "Rui|NNP|compound|Okafor Okafor|NNP|nsubj|left left|VBD|ROOT"
)
QUESTION = (
    "They|PRP|nsubj|asked asked=ask|VBD|ROOT Ana|NNP|compound|Silva Silva|NNP|dobj|asked whether|IN|mark|left "
    "Rui|NNP|compound|Okafor Okafor|NNP|nsubj|left left|VBD|ccomp|asked"
)


def test_the_subject_of_a_clause_is_not_in_the_main_clause() -> None:
    doc = story(CLAUSE, names=NAMES)
    ana, rui = (index_of(doc).features_of(span_in(doc, name), "") for name in ("Ana Silva", "Rui Okafor"))
    assert ana.is_subject and not ana.is_in_main_clause and not ana.is_first
    assert rui.is_in_main_clause


def test_whoever_a_question_is_put_to_is_asked() -> None:
    doc = story(QUESTION, names=NAMES)
    ana, rui = (index_of(doc).features_of(span_in(doc, name), "") for name in ("Ana Silva", "Rui Okafor"))
    assert ana.is_asked and not rui.is_asked


def test_what_others_say_is_reported() -> None:
    doc = story(QUESTION, names=NAMES)
    said = span_in(doc, "whether Rui Okafor left")
    doc = replace(doc, quotes=(Quote(1, (Piece(said.start_char, said.end_char),)),))
    ana, rui = (index_of(doc).features_of(span_in(doc, name), "") for name in ("Ana Silva", "Rui Okafor"))
    assert rui.is_reported and not ana.is_reported


def test_a_name_shares_the_role_of_the_noun_that_a_clause_names() -> None:
    line = (
        "A|DT|det|sailor sailor|NN|nsubj|ran known=know|VBN|acl|sailor as|IN|prep|known "
        "Rui|NNP|compound|Okafor Okafor|NNP|pobj|as ran=run|VBD|ROOT"
    )
    doc = story(line, names=NAMES)
    assert index_of(doc).features_of(span_in(doc, "Rui Okafor"), "").is_in_main_clause


def test_a_name_in_apposition_to_a_number_shares_its_role() -> None:
    line = "One|CD|nsubj|ran Rui|NNP|compound|Okafor Okafor|NNP|appos|One ran=run|VBD|ROOT"
    doc = story(line, names=NAMES)
    assert index_of(doc).features_of(span_in(doc, "Rui Okafor"), "").is_in_main_clause
