"""What is set aside from a text, and that nothing is read into it."""

import pytest

from transforms.document import Block, Document, RawArticle, Role, RoleEvidence, Span
from transforms.parsers import text as text_parser
from transforms.pipeline import annotate
from transforms.structure.beside import find_captions, set_beside_blocks_aside
from transforms.structure.layout import read_layout

STORY = (
    "Ferry stops at noon\n\nPORTO, May 3, 2021 — The ferry will stop at noon, the mayor, Ana Silva, said on Monday."
    "\n\n“It is old,” Silva said.\n\n{line}\n\nThe earthquake in April had harmed its hull.\n\nIt sails to Lisbon.\n"
)
LINES = [
    pytest.param("ALSO READ: Earthquake hits Madrid", id="also read"),
    pytest.param("SEE ALSO: Earthquake hits Madrid", id="see also"),
    pytest.param("WATCH: Tom Okafor says he will resign", id="watch"),
    pytest.param("DON’T MISS: Tom Okafor says he will resign", id="do not miss"),
    pytest.param("MORE NEWS: Tom Okafor says he will resign", id="more news"),
    pytest.param("EDITOR’S NOTE: Tom Okafor said that he is 90.", id="editor's note"),
    pytest.param("NOTE: Tom Okafor said that he is 90.", id="note"),
    pytest.param("Photo: Tom Okafor/Harbour Wire", id="credit of a photo"),
    pytest.param("Image credit: Tom Okafor", id="credit of an image"),
    pytest.param("Read more: Tom Okafor says he will resign", id="read more"),
    pytest.param("Sign up to our Madrid newsletter", id="newsletter"),
    pytest.param("Subscribe now for news from Madrid", id="subscribe"),
    pytest.param("Follow Tom Okafor on Twitter", id="follow"),
    pytest.param("© 2021 Madrid Post. All rights reserved.", id="rights"),
    pytest.param("Advertisement", id="advertisement"),
    pytest.param("(CROSSTALK.)", id="sounds"),
    pytest.param("pic.twitter.com/Madrid", id="a post's picture"),
    pytest.param("— Tom Okafor (@okafor) May 2, 2021", id="signature of a post"),
    pytest.param("Share on Facebook", id="button"),
    pytest.param("Related stories", id="related"),
    pytest.param("Tom Okafor contributed to this report from Madrid.", id="who else reported"),
    pytest.param("Correction: Tom Okafor said that he is 90.", id="correction"),
    pytest.param("An earlier version of this article said Tom Okafor is 90.", id="earlier version"),
]


def read(text: str) -> Document:
    (document,) = text_parser.parse(RawArticle(text.encode(), "file:///a.txt"))
    assert isinstance(document, Document)
    (annotated,) = annotate([document])
    assert isinstance(annotated, Document)
    return annotated


@pytest.fixture(scope="module")
def plain() -> Document:
    return read(STORY.format(line="It rains."))


@pytest.mark.slow
@pytest.mark.parametrize("line", LINES)
def test_nothing_is_read_into_a_line_beside_the_article(line: str, plain: Document) -> None:
    doc = read(STORY.format(line=line))
    (sentence,) = [sentence for sentence in doc.sentences if sentence.span.of(doc.text) == line]
    assert sentence.role in (Role.FURNITURE, Role.CREDIT, Role.CORRECTION)
    assert sentence.evidence is not None and sentence.paragraph is None
    assert not [quote for quote in doc.quotes for piece in quote.spans if piece.overlaps(sentence.span)]
    assert not [mention for mention in doc.mentions if mention.span.overlaps(sentence.span)]
    assert [entity.entity_id for entity in doc.entities] == [entity.entity_id for entity in plain.entities]
    assert [topic.topic_id for topic in doc.topics] == [topic.topic_id for topic in plain.topics]
    # where a term stands is counted in characters, those of the plain line too
    assert [topic.score for topic in doc.topics] == pytest.approx([topic.score for topic in plain.topics], abs=0.02)


@pytest.mark.slow
def test_a_line_about_the_reporter_is_a_credit() -> None:
    doc = read(STORY.format(line="It rains.") + "\nTom Okafor is a reporter for the Madrid Post.\n")
    assert doc.sentences[-1].role is Role.CREDIT
    assert [entity.name for entity in doc.entities if entity.name == "Tom Okafor"] == []


def roles(text: str) -> list[tuple[str, str]]:
    return [(block.role.value, block.span.of(text)) for block in read_layout(text).blocks]


def test_a_caption_loses_its_credit() -> None:
    text = STORY.format(line="Ana Silva at the quay on Monday. Photograph: Rui Costa/Harbour Wire")
    assert ("caption", "Ana Silva at the quay on Monday.") in roles(text)
    assert ("credit", "Photograph: Rui Costa/Harbour Wire") in roles(text)


def test_the_signature_of_a_quoted_post_stays_in_the_body() -> None:
    signature = "— Tom Okafor (@okafor) May 2, 2021"
    assert ("body", signature) in roles(STORY.format(line=f"“The ferry is a shame” pic.twitter.com/a\n\n{signature}"))
    assert ("furniture", signature) in roles(STORY.format(line=f"The ferry is a shame\n\n{signature}"))


def test_a_label_alone_leads_to_the_line_below() -> None:
    text = STORY.format(line="Correction:\n\nThe ferry is from 1990.\n\nRead more:\n\nA ferry of glass")
    assert ("correction", "The ferry is from 1990.") in roles(text)
    assert ("furniture", "A ferry of glass") in roles(text)


@pytest.mark.parametrize("headline", ["WATCH: Ferry leaves the quay", "Don’t miss the ferry", "Get the latest ferry"])
def test_a_headline_may_begin_as_a_link_does(headline: str) -> None:
    assert roles(f"{headline}\n\nThe ferry left.\n")[0] == ("headline", headline)


def test_a_line_of_the_page_may_be_the_first() -> None:
    text = "Advertisement\n\nFerry stops at noon\n\nThe ferry will stop at noon on Monday, she said.\n"
    assert [role for role, _ in roles(text)] == ["furniture", "headline", "body"]


def test_the_name_of_the_site_is_no_part_of_the_headline() -> None:
    text = (
        "Ferry stops at noon | Tide Post\n\nFerry stops at noon\n\nThe ferry will stop at noon on Monday, she said.\n"
    )
    assert roles(text)[:3] == [
        ("headline", "Ferry stops at noon"),
        ("furniture", "| Tide Post"),
        ("furniture", "Ferry stops at noon"),
    ]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param(["Ana Silva at the quay on Monday.", "Photo: Rui Costa"], {0, 1}, id="over a credit"),
        pytest.param(["Photo: Rui Costa", "Ana Silva at the quay on Monday."], {0, 1}, id="under a credit"),
        pytest.param(["Photo: Rui Costa", "Ana Silva was at the quay on Monday."], {0}, id="a sentence with a verb"),
        pytest.param(["Ana Silva at the quay on Monday."], set(), id="no credit beside it"),
    ],
)
def test_captions_beside_credits(paragraphs: list[str], expected: set[int]) -> None:
    assert find_captions(paragraphs) == expected


def test_blocks_of_a_format_with_markup_get_the_same_roles() -> None:
    text = "The ferry stops.\n\nRead more: A ferry of glass"
    body, link = Block(Role.BODY, Span(0, 16)), Block(Role.BODY, Span(18, 45))
    assert set_beside_blocks_aside([body, link], text) == [
        body,
        Block(Role.FURNITURE, link.span, evidence=RoleEvidence.LABEL),
    ]


def test_an_article_is_not_set_aside_whole() -> None:
    text = "Sign up for our newsletter.\n\nRead more: A ferry of glass"
    blocks = [Block(Role.BODY, Span(0, 27)), Block(Role.BODY, Span(29, 56))]
    assert set_beside_blocks_aside(blocks, text) == blocks
