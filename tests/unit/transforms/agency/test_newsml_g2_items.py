"""Items of NewsML-G2: which there are, and what each says."""

from datetime import datetime

import pytest

from transforms.agency.newsml_g2_items import list_g2_items, read_g2_item
from transforms.agency.stories import AgencyStory
from transforms.agency.xml_tree import parse_xml_tree
from transforms.document import SubjectCode


def story(item_meta: str = "", content_meta: str = "", content: str = "") -> AgencyStory:
    parts = (
        f"<itemMeta>{item_meta}</itemMeta><contentMeta>{content_meta}</contentMeta><contentSet>{content}</contentSet>"
    )
    return read_g2_item(parse_xml_tree(f"<newsItem guid='1' xml:lang='en'>{parts}</newsItem>".encode()))


def words(read: AgencyStory) -> list[str | None]:
    return [block[1] for block in read.body]


def test_a_message_has_its_items_and_none_inside_another() -> None:
    root = parse_xml_tree(
        b"<newsMessage><itemSet><newsItem guid='1'><x><newsItem guid='2'/></x></newsItem>"
        b"<packageItem/></itemSet></newsMessage>"
    )
    assert [item.tag for item in list_g2_items(root)] == ["newsitem", "packageitem"]
    assert list_g2_items(parse_xml_tree(b"<contentSet><p/></contentSet>")) == []
    assert len(list_g2_items(parse_xml_tree(b"<conceptItem/>"))) == 1


@pytest.mark.parametrize(
    ("item", "kind", "headline"),
    [
        (
            "<conceptItem><concept><type qcode='cpnat:event'/><name>Meeting</name></concept></conceptItem>",
            "event",
            "Meeting",
        ),
        ("<conceptItem><concept><name>Ports</name></concept></conceptItem>", "concept", "Ports"),
        ("<packageItem><contentMeta><headline>Morning</headline></contentMeta></packageItem>", "package", "Morning"),
        ("<planningItem/>", "planning", None),
        (
            "<newsItem><itemMeta><itemClass uri='http://cv.iptc.org/newscodes/ninature/video'/></itemMeta></newsItem>",
            "video",
            None,
        ),
    ],
)
def test_other_items_say_what_they_are(item: str, kind: str, headline: str | None) -> None:
    read = read_g2_item(parse_xml_tree(item.encode()))
    assert (read.kind, read.headline, list(read.body)) == (kind, headline, [])


@pytest.mark.parametrize(
    ("headlines", "headline", "dek"),
    [
        ("<headline rank='3'>Ports</headline><headline rank='1'>Main</headline>", "Main", None),
        ("<headline role='hld:subHeadline'>Sub</headline><headline>Main</headline>", "Main", "Sub"),
        ("<headline role='x:teaser'>Teaser</headline><headline role='x:main'>Main</headline>", "Main", None),
        ("<headline role='x:only'>Only</headline><headline/>", "Only", None),
        ("<headline/>", None, None),
    ],
)
def test_the_main_headline_is_that_of_role_and_rank(headlines: str, headline: str | None, dek: str | None) -> None:
    read = story("", headlines)
    assert (read.headline, read.dek) == (headline, dek)


@pytest.mark.parametrize(
    ("provider", "publisher"),
    [
        ("<provider qcode='nprov:EX'><name>Example Press</name></provider>", "Example Press"),
        ("<provider literal='EX'/>", "EX"),
        ("<provider qcode='nprov:EX'/>", "EX"),
        ("<provider uri='http://example.org'/>", "http://example.org"),
        ("", None),
    ],
)
def test_the_publisher_is_the_provider(provider: str, publisher: str | None) -> None:
    assert story(provider).publisher == publisher


def test_the_metadata_are_read() -> None:
    read = story(
        "<embargoed>2024-03-06T07:00:00Z</embargoed><pubStatus qcode='stat:withheld'/>"
        "<firstCreated>2024-03-04</firstCreated>",
        "<contentCreated>2024-03-05T07:00:00Z</contentCreated><urgency>2</urgency><keyword>ports</keyword><keyword/>"
        "<language tag='pt'/><slugline>WALL</slugline><dateline>PORTO</dateline><by>Ana Silva</by><by>Jo Berg</by>"
        "<creator type='cpnat:person'><name>Rui Costa</name></creator><creator><name>desk</name></creator>"
        "<subject qcode='medtop:11000000'><name>politics</name></subject>"
        "<subject literal='x'><name>none</name></subject>",
    )
    assert (read.status, read.embargoed_until) == ("withheld", datetime(2024, 3, 6, 7))
    assert read.published is not None and read.published.reason == "contentCreated"
    assert (read.language, read.urgency, read.keywords, read.slug) == ("pt", 2, ("ports",), "WALL")
    assert (read.dateline, read.byline, read.authors) == ("PORTO", "Ana Silva, Jo Berg", ("Rui Costa",))
    assert read.subjects == (SubjectCode("medtop", "11000000", "politics"),)


@pytest.mark.parametrize(
    "content",
    [
        "<inlineXML><html><body><p>It voted.</p></body></html></inlineXML>",
        "<inlineXML><html xmlns='http://www.w3.org/1999/xhtml'><body>It voted.</body></html></inlineXML>",
        "<inlineXML><HTML:div>It voted.</HTML:div></inlineXML>",
        "<inlineXML>&lt;p&gt;It voted.&lt;/p&gt;</inlineXML>",
        "<inlineData contenttype='text/plain'>It voted.</inlineData>",
        "<inlineData><![CDATA[<p>It voted.</p>]]></inlineData>",
        "<inlineXML><nitf><body><body.content><p>It voted.</p></body.content></body></nitf></inlineXML>",
        "<remoteContent href='a.jpg'/><inlineXML><p>It voted.</p></inlineXML>",
    ],
)
def test_the_text_is_read_in_any_markup(content: str) -> None:
    assert words(story("", "", content)) == ["It voted."]


@pytest.mark.parametrize(
    "content",
    [
        "<inlineXML><!-- text --></inlineXML>",
        "<inlineData encoding='base64'>SXQ=</inlineData>",
        "<inlineXML><scores><a>1</a></scores></inlineXML>",
        "",
    ],
)
def test_what_is_no_text_is_not_read(content: str) -> None:
    assert words(story("", "", content)) == []


def test_nitf_inside_fills_what_the_item_leaves_open() -> None:
    nitf = (
        "<inlineXML><nitf><head><title>Title</title></head><body><body.head><byline>By Ana Silva</byline></body.head>"
        "<body.content><p>It voted.</p></body.content></body></nitf></inlineXML>"
    )
    assert (story("", "", nitf).headline, story("", "", nitf).byline) == ("Title", "By Ana Silva")
    assert story("", "<headline>Main</headline>", nitf).headline == "Main"


def test_the_title_of_the_item_is_the_last_resort() -> None:
    assert story("<title>Item</title>").headline == "Item"
    assert story("<title>Item</title>", "<headline>Main</headline>").headline == "Main"
