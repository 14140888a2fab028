"""Words that an article uses as names are no terms of topics."""

from dataclasses import dataclass

import pytest

from transforms.document import Block, Document, Entity, EntityType, Mention, MentionType, Role, Span
from transforms.topics.terms import TermHit, TopicTerm
from transforms.topics.words_of_names import drop_words_of_names

WETLANDS, PARLIAMENT, SOCCER = "20000440", "20000615", "20001065"


@dataclass(frozen=True)
class Named:
    """A text with one name in it, and one term."""

    text: str
    name: str
    entity_type: EntityType
    term: str
    topic_id: str = WETLANDS


@pytest.mark.parametrize(
    ("named", "is_term"),
    [
        pytest.param(Named("Then Marsh sold it", "Marsh", EntityType.ORGANIZATION, "marsh"), False, id="firm"),
        pytest.param(Named("Then Gardener won", "Gardener", EntityType.PERSON, "gardener"), False, id="person"),
        pytest.param(Named("the Ivory Coast", "Ivory Coast", EntityType.PLACE, "ivory"), False, id="word of a place"),
        pytest.param(Named("a Long River", "Long River", EntityType.PLACE, "river"), True, id="what the place is"),
        pytest.param(Named("in Small Tiger", "Small Tiger", EntityType.WORK, "tiger"), False, id="word of a work"),
        pytest.param(Named("in Peace Talks", "Peace Talks", EntityType.WORK, "peace talks"), True, id="a phrase"),
        pytest.param(Named("the Mosque Act", "Mosque Act", EntityType.LAW, "mosque"), True, id="laws say it"),
        pytest.param(
            Named("the Congress met", "Congress", EntityType.ORGANIZATION, "congress", PARLIAMENT), True, id="body"
        ),
        pytest.param(Named("the Chelsea game", "Chelsea", EntityType.PLACE, "chelsea", SOCCER), True, id="known"),
        pytest.param(Named("at Marsh no marsh", "Marsh", EntityType.ORGANIZATION, "no marsh"), True, id="elsewhere"),
        pytest.param(Named("at MARSH it said", "MARSH", EntityType.ORGANIZATION, "marsh"), True, id="capitals only"),
    ],
)
def test_a_word_that_is_a_name_is_no_term(named: Named, is_term: bool) -> None:
    at = named.text.index(named.name)
    span = Span(at, at + len(named.name))
    doc = Document(
        "x",
        None,
        named.text,
        (Block(Role.BODY, Span(0, len(named.text))),),
        entities=(Entity("one", named.entity_type, named.name),),
        mentions=(Mention(span, "one", MentionType.NAME, "test", 1.0),),
    )
    term = TopicTerm(named.term, (), frozenset(), listed=((named.topic_id, 2.0),))
    hit = TermHit(named.text.lower().index(named.term), term)
    assert list(drop_words_of_names([hit], doc)) == ([hit] if is_term else [])


def test_what_stands_in_no_name_stays() -> None:
    hits = [TermHit(0, TopicTerm("marsh", (), frozenset())), TermHit(9, TopicTerm("tiger", (), frozenset()))]
    assert list(drop_words_of_names(hits, Document("x", None, "Marsh and Tiger", ()))) == hits
