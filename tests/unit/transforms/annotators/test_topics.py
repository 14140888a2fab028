"""Topics: the tree as IPTC gives it, the terms that speak for a topic, and which of them a text gets."""

from dataclasses import replace
from functools import cache

import pytest

from transforms.annotators import topics
from transforms.document import Block, Document, HeadingEvidence, Piece, Quote, Role, Section, Span
from transforms.knowledge.media_topics import ancestors_of_media_topic, media_topics, topic_rows
from transforms.language import parsing
from transforms.topics.terms import find_topic_terms, load_topic_terms


def document(*blocks: tuple[Role, str]) -> Document:
    text, placed = "", []
    for role, words in blocks:
        text += "\n\n" if text else ""
        placed.append(Block(role, Span(len(text), len(text) + len(words))))
        text += words
    return next(iter(parsing.add_parses([Document("x", None, text, tuple(placed))])))


def names(doc: Document, unit_type: str = "document", unit: int = 0) -> list[str]:
    found = [one for one in doc.topics if (one.unit_type, one.unit) == (unit_type, unit)]
    assert [one.rank for one in found] == list(range(1, len(found) + 1))
    return [media_topics()[one.topic_id].name for one in found]


@cache
def quake() -> Document:
    return document(
        (Role.HEADLINE, "Strong earthquake shakes the coast, dozens hurt"),
        (Role.BODY, "A magnitude 6.8 earthquake struck the coast early on Friday, the geological survey said."),
        (Role.BODY, "Rescue workers searched the rubble of a school while aftershocks went on through the night."),
        (Role.BODY, "The mayor said that the hospital had treated 40 people and that no tsunami was expected."),
    )


def test_every_parent_is_in_the_tree_one_level_higher() -> None:
    tree = media_topics()
    assert len(tree) == 1372 and sum(topic.parent_topic_id is None for topic in tree.values()) == 17
    for topic in tree.values():
        if topic.parent_topic_id is not None:
            parent = tree[topic.parent_topic_id]
            assert parent.level == topic.level - 1 and topic.path == f"{parent.path} > {topic.name}"


def test_parents_of_deep_levels_follow_from_the_order() -> None:
    path = media_topics()["20000023"].path
    assert (
        path
        == "arts, culture, entertainment and media > arts and entertainment > music > musical genre > country music"
    )
    assert ancestors_of_media_topic("20000023") == ("20000021", "20000018", "20000002", "01000000")


def test_rows_have_nulls_for_what_is_not_known() -> None:
    row = next(row for row in topic_rows() if row["topic_id"] == "01000000")
    assert (row["parent_topic_id"], row["level"], row["wikidata_id"]) == (None, 1, None)
    assert [row["topic_id"] for row in topic_rows()] == sorted(row["topic_id"] for row in topic_rows())


def test_no_term_is_for_a_retired_topic_and_all_branches_have_terms() -> None:
    assigned = {topic_id for term in load_topic_terms() for topic_id, _ in term.weights}
    assert not any(media_topics()[topic_id].is_retired for topic_id in assigned)
    assert {topic_id for topic_id in assigned if media_topics()[topic_id].level == 1} == {
        topic_id for topic_id, topic in media_topics().items() if topic.level == 1
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The central banks waited.", ["central bank"], id="plural by rule or lemma"),
        pytest.param("They agreed on a cease-fire.", ["cease-fire"], id="hyphens are tokens of their own"),
        pytest.param("The teachers' union objected.", ["teachers' union"], id="a plural's apostrophe"),
        pytest.param("Peace talks go on.", ["peace talks"], id="the longest phrase, not the words in it"),
        pytest.param("Nothing of the kind.", [], id="no term"),
    ],
)
@pytest.mark.slow
def test_terms_are_found(text: str, expected: list[str]) -> None:
    doc = document((Role.BODY, text))
    found = [hit for parse in doc.parses for hit in find_topic_terms(parse)]
    assert [hit.term.term for hit in found] == expected
    assert all(text[hit.start_char :].lower().startswith(hit.term.term[:4]) for hit in found)


@pytest.mark.parametrize(
    ("headline", "body", "expected"),
    [
        pytest.param(
            "Central bank raises interest rate to curb inflation",
            "The central bank raised its benchmark rate by half a percentage point as inflation hit a ten-year high.",
            "interest rate",
            id="economy",
        ),
        pytest.param(
            "Rovers win cup final after penalty shootout",
            "Rovers beat City on penalties; the goalkeeper saved twice after extra time in the first final.",
            "soccer",
            id="sport",
        ),
        pytest.param(
            "Jury finds former treasurer guilty of embezzlement",
            "A jury convicted the former treasurer after a trial of three weeks; the judge set sentencing for May.",
            "embezzlement",
            id="court",
        ),
        pytest.param(
            "Telescope finds planet around nearby star",
            "Astronomers said the exoplanet circles a dim star; the telescope watched its solar system for two years.",
            "astronomy",
            id="science",
        ),
    ],
)
@pytest.mark.slow
def test_an_article_gets_the_topic_that_it_is_about(headline: str, body: str, expected: str) -> None:
    assert expected in names(topics.annotate(document((Role.HEADLINE, headline), (Role.BODY, body))))[:2]


@pytest.mark.slow
def test_document_has_one_to_five_topics_with_evidence_from_its_text() -> None:
    doc = topics.annotate(quake())
    assert names(doc)[0] == "earthquake" and len(names(doc)) <= 5
    first = doc.topics[0]
    assert 0 < first.score < 1 and "earthquake" in first.evidence.split(", ")
    scores = [one.score for one in doc.topics]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.slow
def test_a_parent_is_not_given_beside_its_child() -> None:
    given = [one.topic_id for one in topics.annotate(quake()).topics]
    for at, topic_id in enumerate(given):
        assert not set(given[at:]) & set(ancestors_of_media_topic(topic_id))


@pytest.mark.slow
def test_sections_and_long_quotes_have_their_own_topics() -> None:
    doc = document(
        (Role.HEADLINE, "What the week brought"),
        (Role.BODY, "A court sentenced three men to prison terms after a murder trial."),
        (Role.HEADING, "Weather"),
        (Role.BODY, "It will rain, the forecaster said. “Snowfall and a cold snap will follow the heavy rain.”"),
    )
    head = doc.blocks[2].span.start_char
    quoted = Piece(doc.text.index("Snowfall"), doc.text.index("”"), True)
    longer = Piece(doc.blocks[1].span.start_char, doc.blocks[1].span.end_char)
    doc = replace(
        doc,
        sections=(
            Section(1, Span(0, head - 2)),
            Section(2, Span(head, len(doc.text)), doc.blocks[2].span, "Weather", HeadingEvidence.LAYOUT),
        ),
        quotes=(Quote(1, (longer,)), Quote(2, (quoted,)), Quote(3, (longer,), quote_type="scare")),
    )
    assert len(longer.of(doc.text).split()) == 12  # under 15 words: no topics of its own
    doc = topics.annotate(replace(doc, quotes=(*doc.quotes, Quote(4, (longer, quoted)))))
    assert names(doc, "section", 1)[0] != names(doc, "section", 2)[0]
    assert "weather phenomena" in names(doc, "section", 2)
    assert {one.unit for one in doc.topics if one.unit_type == "quote"} == {4}


@pytest.mark.slow
def test_a_text_without_terms_has_no_topics() -> None:
    assert topics.annotate(document((Role.BODY, "Nothing of the kind."))).topics == ()


@pytest.mark.slow
def test_the_same_parse_gives_the_same_topics() -> None:
    assert topics.annotate(quake()).topics == topics.annotate(quake()).topics
