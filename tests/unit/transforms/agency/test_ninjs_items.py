"""Items of ninjs, in the keys of its three versions."""

import json
from datetime import datetime
from typing import Any

import pytest

from transforms.agency.ninjs_items import count_ninjs_keys, load_ninjs_items, read_ninjs_guid, read_ninjs_item
from transforms.agency.stories import AgencyStory
from transforms.agency.xml_tree import UnreadableTree
from transforms.document import Role, SubjectCode


def story(**keys: Any) -> AgencyStory:
    (item,) = load_ninjs_items(json.dumps({"uri": "1", **keys}).encode())
    return read_ninjs_item(item)


def words(read: AgencyStory) -> list[str | None]:
    return [block[1] for block in read.body]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ('{"uri": "1", "versionCreated": "", "headlines": []', 2),
        ('{"body_html": "", "BODY_HTML": ""', 1),
        ('{"title": "versioncreated", "text": "words"', 0),
        ('{"standard": {"name": "ninjs"', 2),
        ('{"$standard": "http://www.iptc.org/std/ninjs/x"', 2),
    ],
)
def test_own_keys_are_counted_once(text: str, count: int) -> None:
    assert count_ninjs_keys(text) == count


@pytest.mark.parametrize(
    ("keys", "headline", "dek"),
    [
        ({"headline": "Main <i>line</i>"}, "Main line", None),
        ({"headline_main": "Main"}, "Main", None),
        ({"headlines": [{"role": "sub", "value": "Sub"}, {"role": "main", "value": "Main"}]}, "Main", "Sub"),
        ({"headlines": [{"value": "Main"}]}, "Main", None),
        ({"headlines": [{"role": "web", "value": "Web"}]}, "Web", None),
        ({"title": "Title"}, "Title", None),
        ({"headline": 7, "headlines": "x"}, None, None),
    ],
)
def test_the_headline_is_the_main_one(keys: dict[str, Any], headline: str | None, dek: str | None) -> None:
    assert (story(**keys).headline, story(**keys).dek) == (headline, dek)


@pytest.mark.parametrize(
    "keys",
    [
        {"body_text": "It voted."},
        {"body_html": "<p>It voted.</p>", "body_text": "IT VOTED."},
        {"body_main": "It voted."},
        {"body_teaser": "<p>No, it did not.</p>", "body_text": "It voted."},
        {"bodies": [{"role": "sms", "value": "<p>Voted.</p>"}, {"role": "text", "value": "It voted."}]},
        {"bodies": [{"value": "<NITF><body><body.content><p>It voted.</p></body.content></body></NITF>"}]},
        {"bodies": [{"value": "<nitf><body><p>It"}, {"value": "It voted."}]},
        {"bodies": [{"value": "<own><p>Own words.</p></own>"}, {"value": "It voted."}, {"value": 3}, "x"]},
    ],
)
def test_the_text_is_the_best_body(keys: dict[str, Any]) -> None:
    assert words(story(**keys)) == ["It voted."]


def test_a_summary_is_no_text() -> None:
    assert words(story(description_text="It voted.", descriptions=[{"value": "It voted."}])) == []


def test_the_caption_of_an_associated_picture_is_not_of_the_text() -> None:
    figure = "<figure><figcaption>{}</figcaption></figure>"
    html = f"<p>It voted.</p>{figure.format('The wall')}{figure.format('Porto')}"
    read = story(body_html=html, associations={"a": {"type": "picture", "description_text": "The wall."}})
    assert list(read.body) == [(Role.BODY, "It voted."), (Role.CAPTION, "Porto")]


def test_the_metadata_are_read() -> None:
    read = story(
        type="Text",
        firstcreated="2024-03-04T07:00:00Z",
        versioncreated="2024-03-05T07:00:00+0000",
        embargoed="2024-03-06T07:00:00Z",
        pubstatus="Usable",
        urgency=3,
        language="pt",
        source="Example Press",
        copyrightholder="Other",
        slugline="WALL",
        byline="By Ana Silva",
        authors=[{"name": "Jo Berg", "role": "editor"}, {"name": "Ana Silva", "role": "author"}],
        keywords=["ports", " "],
        subject=[{"code": "11000000", "name": "politics", "scheme": "subj"}, {"name": "Walls", "rel": "about"}],
    )
    assert read.published is not None and read.published.at == datetime(2024, 3, 5, 7)
    assert (read.kind, read.status, read.embargoed_until) == ("text", "usable", datetime(2024, 3, 6, 7))
    assert (read.language, read.publisher, read.slug, read.urgency) == ("pt", "Example Press", "WALL", 3)
    assert (read.byline, read.authors, read.keywords) == ("By Ana Silva", ("Ana Silva",), ("ports", "Walls"))
    assert read.subjects == (SubjectCode("subj", "11000000", "politics"),)


def test_lists_and_packages_give_their_items() -> None:
    inner = {"uri": "2", "type": "text", "body_text": "It voted."}
    listed = load_ninjs_items(json.dumps([{"uri": "1"}, {"items": [inner]}, 3]).encode())
    assert [read_ninjs_guid(item) for item in listed] == ["1", "2"]
    package = {"guid": "1", "type": "composite", "associations": {"main": inner, "picture": {"uri": "3"}}}
    assert [read_ninjs_guid(item) for item in load_ninjs_items(json.dumps(package).encode())] == ["1", "2"]
    whole = {**package, "body_text": "All of it."}
    assert [read_ninjs_guid(item) for item in load_ninjs_items(json.dumps(whole).encode())] == ["1"]


def test_an_event_is_none_of_the_texts() -> None:
    assert story(eventDetails={"dates": {}}).kind == "event"


def test_half_a_character_is_mended() -> None:
    (item,) = load_ninjs_items(b'{"uri": "1", "body_text": "It \\ud83d voted."}')
    assert words(read_ninjs_item(item)) == ["It \ufffd voted."]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param(b'{"uri": ', "cut", id="cut"),
        pytest.param(b'{"uri": "urn:exa', "cut", id="cut in a string"),
        pytest.param(b'{"uri" "1"}', "malformed", id="a colon is missing"),
        pytest.param(b'{"uri": ' + b"9" * 5000 + b"}", "malformed", id="an endless number"),
        pytest.param(b"[" * 100_000, "too_deep", id="deep"),
        pytest.param(b"\x00\x01\x02\x03" * 50, "binary", id="no text"),
    ],
)
def test_what_is_no_json_is_refused(body: bytes, reason: str) -> None:
    with pytest.raises(UnreadableTree) as caught:
        load_ninjs_items(body)
    assert caught.value.reason == reason
