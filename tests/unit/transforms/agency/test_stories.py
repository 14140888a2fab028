"""How a story becomes a Document, or a Reject that says what it is."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from transforms.agency.stories import AgencyStory, make_story_result, place_story_item, read_story_urgency
from transforms.document import ArticleState, Document, Published, RawArticle, Reject, Role
from transforms.structure.assembly import BlockText

RAW = RawArticle(b"<x/>", "file:///x.xml", datetime(2024, 1, 1))
STORY = AgencyStory(
    kind="text",
    guid="urn:example:1",
    headline="Council backs wall",
    body=((Role.BODY, "The council voted for the wall."),),
    published=Published(date(2024, 3, 5), datetime(2024, 3, 5, 7), "metadata", "created"),
    status="usable",
)


def document(story: AgencyStory) -> Document:
    result = make_story_result(RAW, story, "text/x")
    assert isinstance(result, Document)
    return result


def blocks(story: AgencyStory) -> list[tuple[str, str]]:
    doc = document(story)
    return [(block.role.value, block.span.of(doc.text)) for block in doc.blocks]


def test_a_story_has_its_blocks_in_reading_order() -> None:
    story = replace(STORY, dek="Work starts in May", byline="By Ana Silva", dateline="PORTO")
    assert [role for role, _ in blocks(story)] == ["headline", "dek", "byline", "dateline", "body"]
    assert document(story).metadata.authors == ("Ana Silva",)


def test_what_the_text_repeats_is_said_once() -> None:
    body = (
        (Role.HEADING, "Council backs wall!", 1),
        (Role.BODY, "By Ana Silva"),
        (Role.BODY, "PORTO, March 5 - It voted."),
    )
    story = replace(STORY, dek="Council Backs Wall", byline="By Ana Silva", dateline="Porto, 5 March", body=body)
    assert [role for role, _ in blocks(story)].count("dateline") == 1
    assert [words for role, words in blocks(story) if role in ("headline", "dek", "byline")] == [
        "Council backs wall",
        "By Ana Silva",
    ]


@pytest.mark.parametrize(
    ("dek", "body", "roles"),
    [
        pytest.param(
            "Work starts", ((Role.BODY, "Work starts in May."),), ["headline", "body"], id="a teaser of the text"
        ),
        pytest.param(
            "Work starts",
            ((Role.HEADING, "Work starts", 2), (Role.BODY, "It did.")),
            ["headline", "dek", "body"],
            id="a subtitle",
        ),
    ],
)
def test_a_dek_that_repeats_the_text_is_none(dek: str, body: tuple[BlockText, ...], roles: list[str]) -> None:
    assert [role for role, _ in blocks(replace(STORY, dek=dek, body=body))] == roles


@pytest.mark.parametrize("dateline", ["28/01/2025", "20240305T071000+0000", " - "])
def test_a_dateline_names_a_place(dateline: str) -> None:
    assert "dateline" not in dict(blocks(replace(STORY, dateline=dateline)))


def test_the_body_gives_the_head_that_nothing_else_gives() -> None:
    body = ((Role.HEADING, "Council backs wall", 1), (Role.BODY, "By Ana Silva"), (Role.BODY, "It voted."))
    story = replace(STORY, headline=None, body=body)
    assert blocks(story) == [("headline", "Council backs wall"), ("byline", "By Ana Silva"), ("body", "It voted.")]
    assert document(story).metadata.headline == "Council backs wall"


def test_authors_without_a_byline_make_one() -> None:
    assert ("byline", "By Ana Silva and Jo Berg") in blocks(replace(STORY, authors=("Ana Silva", "Jo Berg")))


@pytest.mark.parametrize(
    ("status", "embargo", "state"),
    [
        ("usable", None, ArticleState.PUBLISHED),
        ("withheld", None, ArticleState.EMBARGOED),
        ("canceled", datetime(2024, 3, 6), ArticleState.WITHDRAWN),
        ("usable", datetime(2024, 3, 6), ArticleState.EMBARGOED),
        ("usable", datetime(2024, 3, 4), ArticleState.PUBLISHED),
        (None, None, None),
    ],
)
def test_the_state_is_that_of_status_and_embargo(
    status: str | None, embargo: datetime | None, state: ArticleState | None
) -> None:
    metadata = document(replace(STORY, status=status, embargoed_until=embargo)).metadata
    assert (metadata.state, metadata.embargoed_until) == (state, embargo)


@pytest.mark.parametrize(
    ("story", "message"),
    [
        pytest.param(
            replace(STORY, kind="picture"), "a picture: Council backs wall", id="a picture, whatever its words"
        ),
        pytest.param(replace(STORY, kind="event", headline=None), "an event: urn:example:1", id="an event"),
        pytest.param(
            replace(STORY, kind="composite", body=()), "a package of several items without a text", id="a package"
        ),
        pytest.param(replace(STORY, body=((Role.CAPTION, "The wall"),)), "an item without a text", id="captions alone"),
        pytest.param(replace(STORY, body=((Role.BODY, " - "),)), "an item without a text", id="no letter and no digit"),
        pytest.param(
            replace(STORY, status="canceled", headline=None, body=()),
            "a cancellation of an item",
            id="a bare cancellation",
        ),
    ],
)
def test_what_is_no_article_says_what_it_is(story: AgencyStory, message: str) -> None:
    result = make_story_result(RAW, story, "text/x")
    assert isinstance(result, Reject) and result.reason_code == "no_article" and result.message.startswith(message)


def test_a_cancellation_with_a_headline_is_a_document() -> None:
    assert blocks(replace(STORY, status="canceled", body=())) == [("headline", "Council backs wall")]


def test_a_package_with_a_text_is_an_article() -> None:
    assert ("body", "The council voted for the wall.") in blocks(replace(STORY, kind="package"))


def test_a_guid_that_is_an_address_is_the_url() -> None:
    assert document(STORY).metadata.url is None
    assert document(replace(STORY, guid="https://example.org/1")).metadata.url == "https://example.org/1"


def test_an_item_is_placed_behind_the_uri_of_its_input() -> None:
    assert place_story_item(RAW, "urn:a b", 2).source_uri == "file:///x.xml#urn:a%20b"
    assert place_story_item(RAW, None, 2).source_uri == "file:///x.xml#2"


@pytest.mark.parametrize(
    ("text", "urgency"), [("3", 3), (" 8 ", 8), ("9", None), ("0", None), ("high", None), (None, None)]
)
def test_an_urgency_is_from_1_to_8(text: str | None, urgency: int | None) -> None:
    assert read_story_urgency(text) == urgency


@pytest.mark.parametrize(
    ("story", "evidence"),
    [
        pytest.param(replace(STORY, byline="By Ana Silva"), ("item headline", "item byline"), id="in its metadata"),
        pytest.param(replace(STORY, authors=("Ana Silva",)), ("item headline", "item authors"), id="authors alone"),
        pytest.param(
            replace(STORY, headline=None, body=((Role.HEADING, "Wall", 1), (Role.BODY, "By Ana Silva"), *STORY.body)),
            ("topmost heading", "first paragraph"),
            id="in the text",
        ),
        pytest.param(replace(STORY, headline=None), (None, None), id="nowhere"),
    ],
)
def test_a_story_says_where_its_head_was_read(story: AgencyStory, evidence: tuple[str | None, str | None]) -> None:
    said = document(story).metadata
    assert (said.headline_evidence, said.byline_evidence) == evidence


def test_an_address_for_a_guid_is_the_url() -> None:
    said = document(replace(STORY, guid="https://example.org/7")).metadata
    assert (said.url, said.url_evidence) == ("https://example.org/7", "item guid")
    assert document(STORY).metadata.url_evidence is None
