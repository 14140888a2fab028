"""How terms become topics of a unit, on parses made by hand."""

from dataclasses import replace

import pytest

from tests.kit.parses import label_name, parse_of
from transforms.document import (
    Block,
    Document,
    Entity,
    EntityType,
    Mention,
    MentionType,
    Parse,
    Piece,
    Quote,
    QuoteType,
    Role,
    Section,
    Span,
    TopicAssignment,
    TopicUnit,
)
from transforms.knowledge.media_topics import ancestors_of_media_topic
from transforms.topics.scoring import assign_topics, place_topic_hits

EARTHQUAKE, CENTRAL_BANK = "20000153", "20000350"
ROYALTY, RUGBY = "20000506", "20001176"


def parse(text: str, start_char: int, block: int) -> Parse:
    words = text.split()
    count = len(words)
    nouns = ["NN"] * count
    return parse_of(words, [0] * count, ["dep"] * count, nouns, ["NOUN"] * count, start_char=start_char, block=block)


def document(*blocks: tuple[Role, str], **more: object) -> Document:
    text, placed, parses = "", [], []
    for number, (role, words) in enumerate(blocks):
        placed.append(Block(role, Span(len(text), len(text) + len(words))))
        parses.append(parse(words, len(text), number))
        text += words + "\n\n"
    return Document("x", None, text, tuple(placed), parses=tuple(parses), **more)  # type: ignore[arg-type]


def topics(doc: Document, unit_type: TopicUnit = TopicUnit.DOCUMENT) -> list[TopicAssignment]:
    return [topic for topic in assign_topics(doc) if topic.unit_type == unit_type]


def test_a_term_that_speaks_for_itself_gives_its_topic() -> None:
    first = topics(document((Role.BODY, "the earthquake came at night")))[0]
    assert (first.topic_id, first.rank, first.evidence) == (EARTHQUAKE, 1, "earthquake")


def test_a_text_without_terms_has_no_topics() -> None:
    assert assign_topics(document((Role.BODY, "so it goes"))) == ()


@pytest.mark.parametrize(
    ("heavier", "lighter"),
    [
        pytest.param(
            [(Role.HEADLINE, "earthquake")],
            [(Role.BODY, "so"), (Role.BODY, "so"), (Role.BODY, "earthquake")],
            id="headline before the paragraphs below the lead",
        ),
        pytest.param(
            [(Role.BODY, "earthquake")],
            [(Role.BODY, "so"), (Role.BODY, "so"), (Role.BODY, "earthquake")],
            id="lead before the paragraphs below",
        ),
        pytest.param([(Role.BODY, "earthquake earthquake")], [(Role.BODY, "earthquake")], id="twice before once"),
    ],
)
def test_a_term_weighs_more_by_place_and_number(
    heavier: list[tuple[Role, str]], lighter: list[tuple[Role, str]]
) -> None:
    assert topics(document(*heavier))[0].score > topics(document(*lighter))[0].score


def test_the_heavier_topic_is_first_and_a_faint_one_is_left_out() -> None:
    both = document((Role.BODY, "earthquake earthquake and a central bank"))
    assert [topic.topic_id for topic in topics(both)][0] == EARTHQUAKE
    faint = document((Role.BODY, "earthquake " * 30 + "central bank"))
    assert CENTRAL_BANK not in [topic.topic_id for topic in topics(faint)]


@pytest.mark.parametrize(("repeated", "places"), [(20, ["lead", "lead"]), (100, ["lead", "body"])])
def test_a_block_longer_than_a_paragraph_is_no_lead_as_a_whole(repeated: int, places: list[str]) -> None:
    hits = place_topic_hits(document((Role.BODY, f"earthquake {'so it goes ' * repeated}earthquake")))
    assert [hit.place for hit in hits] == places
    assert (hits[0].paragraph == hits[1].paragraph) == (places == ["lead", "lead"])


def test_sections_have_topics_of_their_own() -> None:
    doc = document((Role.BODY, "the earthquake came"), (Role.BODY, "the central bank waited"))
    sections = tuple(Section(number, block.span) for number, block in enumerate(doc.blocks, start=1))
    doc = document((Role.BODY, "the earthquake came"), (Role.BODY, "the central bank waited"), sections=sections)
    firsts = {topic.unit: topic.topic_id for topic in topics(doc, TopicUnit.SECTION) if topic.rank == 1}
    assert firsts == {1: EARTHQUAKE, 2: CENTRAL_BANK}


@pytest.mark.parametrize(
    ("words", "quote_type", "has_topics"),
    [
        pytest.param(15, QuoteType.DIRECT, True, id="15 words"),
        pytest.param(14, QuoteType.DIRECT, False, id="14 words"),
        pytest.param(15, QuoteType.SCARE, False, id="no speech"),
    ],
)
def test_longer_quotes_have_topics(words: int, quote_type: QuoteType, has_topics: bool) -> None:
    text = "earthquake " + "so " * (words - 2) + "so"
    quotes = (Quote(1, (Piece(0, len(text)),), quote_type),)
    assert bool(topics(document((Role.BODY, text), quotes=quotes), TopicUnit.QUOTE)) is has_topics


@pytest.mark.parametrize(
    ("text", "is_war"),
    [
        pytest.param("A war of bakers and a battle of pies", False, id="figurative words alone"),
        pytest.param(
            "The army of shoppers went to war in a battle for chairs", False, id="figurative words vouch for none"
        ),
        pytest.param("The war and the battle while troops came under shelling", True, id="a literal term vouches"),
        pytest.param("An armed conflict grew to a war and a battle", True, id="the topic above vouches"),
    ],
)
def test_what_may_be_meant_figuratively_counts_beside_what_is_literal(text: str, is_war: bool) -> None:
    found = {assigned.topic_id for assigned in topics(document((Role.BODY, text)))}
    assert bool({"20000062", "20000056"} & found) == is_war


def test_what_is_literal_elsewhere_in_the_article_vouches_for_a_quote() -> None:
    spoken = "This war and this battle will end before long since we all want it to be over"
    assert len(spoken.split()) > 15
    quote = Quote(1, (Piece(0, len(spoken)),), QuoteType.INDIRECT)
    for more, is_war in (("Bread is dear", False), ("Troops came under shelling", True)):
        doc = document((Role.BODY, spoken), (Role.BODY, more), quotes=(quote,))
        assert ("20000062" in {assigned.topic_id for assigned in topics(doc, TopicUnit.QUOTE)}) == is_war


def test_an_article_has_three_topics_at_most_and_none_above_another() -> None:
    doc = document((Role.BODY, "earthquake tsunami drought inflation tennis opera museum vaccine mosque casino"))
    given = [topic.topic_id for topic in topics(doc)]
    assert len(given) <= 3
    assert not any(other in ancestors_of_media_topic(topic_id) for topic_id in given for other in given)


@pytest.mark.parametrize(
    ("spoken", "expected"),
    [
        pytest.param("the central bank raised interest rates after the earthquake", [EARTHQUAKE], id="article's own"),
        pytest.param("in this cyber arena our fund hit the mark and set a record", [], id="a figurative word"),
        pytest.param("the museum will be open again in the spring of next year", [], id="one term of another topic"),
    ],
)
def test_a_quote_has_topics_of_its_article_and_no_chance_ones(spoken: str, expected: list[str]) -> None:
    spoken += " and so on" * 3
    quote = Quote(1, (Piece(0, len(spoken)),), QuoteType.INDIRECT)
    story = "earthquake aftershock epicentre earthquake magnitude seismic earthquake"
    doc = document((Role.BODY, spoken), (Role.BODY, story), (Role.BODY, story), quotes=(quote,))
    assert [topic.topic_id for topic in topics(doc, TopicUnit.QUOTE)] == expected


def test_a_quote_has_another_topic_where_two_terms_speak_for_it() -> None:
    spoken = "the vaccine came late and vaccination was slow so we will vaccinate everybody before the next winter"
    quote = Quote(1, (Piece(0, len(spoken)),), QuoteType.INDIRECT)
    doc = document((Role.BODY, spoken), (Role.BODY, "earthquake aftershock"), quotes=(quote,))
    assert topics(doc, TopicUnit.QUOTE)[0].topic_id == "20000477"


@pytest.mark.parametrize("has_name", [True, False], ids=["before a name", "alone"])
def test_a_title_before_a_name_is_not_what_a_quote_speaks_of(has_name: bool) -> None:
    spoken = "the presidential nominee Ana Silva would see what was to be had" + " and so on" * 3
    quote = Quote(1, (Piece(0, len(spoken)),), QuoteType.INDIRECT)
    doc = document((Role.BODY, spoken), (Role.BODY, "presidential nominee and presidential nominee"), quotes=(quote,))
    if has_name:
        label_name(doc.parses[0].tokens, 3, 5, "PERSON")
    assert (topics(doc, TopicUnit.QUOTE) == []) is has_name


def test_one_term_that_only_adds_makes_no_topic_beside_the_first() -> None:
    doc = document((Role.HEADLINE, "lock and princess"), (Role.BODY, "lock of the princess"), (Role.BODY, "royal lock"))
    given = [topic.topic_id for topic in topics(doc)]
    assert given[:1] == [ROYALTY] and RUGBY not in given


@pytest.mark.parametrize(
    ("spoken", "has_topic"),
    [
        pytest.param("it began when the princess of that land came home", True, id="nothing weighs more"),
        pytest.param("the princess came home after the earthquake and its aftershock", False, id="more of another"),
    ],
)
def test_a_quote_has_a_topic_of_its_article_for_one_term_that_speaks_with_others(spoken: str, has_topic: bool) -> None:
    spoken += " and so on" * 3
    quote = Quote(1, (Piece(0, len(spoken)),), QuoteType.INDIRECT)
    doc = document((Role.BODY, spoken), (Role.BODY, "royal family and monarchy and the princess"), quotes=(quote,))
    assert (ROYALTY in [topic.topic_id for topic in topics(doc, TopicUnit.QUOTE)]) is has_topic


def test_what_the_article_uses_as_a_name_is_no_term() -> None:
    text = "Silva and Marsh met at the wetland"
    at = text.index("Marsh")
    doc = document((Role.BODY, text))
    assert "marsh" in topics(doc)[0].evidence
    person = Entity("person.marsh", EntityType.PERSON, "Marsh")
    mention = Mention(Span(at, at + len("Marsh")), person.entity_id, MentionType.NAME, "test", 1.0)
    assert topics(replace(doc, entities=(person,), mentions=(mention,)))[0].evidence == "wetland"
