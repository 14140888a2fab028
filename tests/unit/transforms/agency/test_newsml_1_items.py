"""Items of NewsML 1: components, their roles and the lines around them."""

from datetime import datetime

from transforms.agency.newsml_1_items import list_newsml_items, read_newsml_item
from transforms.agency.stories import AgencyStory
from transforms.agency.xml_tree import parse_xml_tree
from transforms.document import Role, SubjectCode


def component(role: str, data: str, more: str = "") -> str:
    named = f"<Role FormalName='{role}'/>" if role else ""
    return f"<NewsComponent>{named}{more}<ContentItem><DataContent>{data}</DataContent></ContentItem></NewsComponent>"


def story(components: str, management: str = "") -> AgencyStory:
    item = (
        f"<NewsItem><NewsManagement>{management}</NewsManagement><NewsComponent>{components}</NewsComponent></NewsItem>"
    )
    time = "<DateAndTime>20240305T070000Z</DateAndTime>"
    envelope = f"<NewsEnvelope><SentFrom><Party FormalName='Example Press'/></SentFrom>{time}</NewsEnvelope>"
    return read_newsml_item(list_newsml_items(parse_xml_tree(f"<NewsML>{envelope}{item}</NewsML>".encode()))[0])


def words(read: AgencyStory) -> list[str | None]:
    return [block[1] for block in read.body]


def test_items_inside_items_are_items_too() -> None:
    root = parse_xml_tree(
        b"<NewsML><NewsItem><NewsComponent><NewsItem/></NewsComponent></NewsItem><NewsItem/></NewsML>"
    )
    assert len(list_newsml_items(root)) == 3


def test_the_body_is_what_has_its_role() -> None:
    read = story(
        component("Contact", "<p>Call</p>")
        + component("Body", "<p>It voted.</p>")
        + component("Caption", "<p>Wall</p>")
    )
    assert words(read) == ["It voted."]


def test_a_component_without_a_role_has_the_one_around_it() -> None:
    inner = component("", "<p>Call</p>")
    read = story(
        f"<NewsComponent><Role FormalName='Contact'/>{inner}</NewsComponent>" + component("", "<p>It voted.</p>")
    )
    assert words(read) == ["It voted."]


def test_title_lead_and_body_that_stand_apart_are_joined() -> None:
    read = story(
        component("Title", "<p>Main</p>") + component("Lead", "<p>Lead.</p>") + component("Body", "<p>It voted.</p>")
    )
    assert (read.headline, words(read)) == ("Main", ["Lead.", "It voted."])
    read = story(component("Lead", "<p>Lead.</p>") + component("Body", "<p>Lead.</p><p>It voted.</p>"))
    assert words(read) == ["Lead.", "It voted."]


def test_text_and_nitf_are_read() -> None:
    assert words(story(component("Main", "It voted.\n\nTwice."))) == ["It voted.", "Twice."]
    nitf = "<nitf><body><body.content><p>It voted.</p></body.content></body></nitf>"
    assert words(story(component("Main", nitf))) == ["It voted."]


def test_nitf_inside_fills_what_the_item_leaves_open() -> None:
    head = "<body.head><hedline><hl1>Main</hl1></hedline><byline>Ana Silva</byline></body.head>"
    nitf = f"<nitf><body>{head}<body.content><p>It voted.</p></body.content></body></nitf>"
    read = story(component("Main", nitf))
    assert (read.headline, read.byline, words(read)) == ("Main", "Ana Silva", ["It voted."])


def test_pieces_of_nitf_are_read_as_such() -> None:
    media = "<media><media-caption>The wall</media-caption></media>"
    read = story(component("Main", f"{media}<p>One</p><hl2>Why</hl2>"))
    assert list(read.body) == [(Role.CAPTION, "The wall"), (Role.BODY, "One"), (Role.HEADING, "Why", 2)]


def test_lines_are_those_of_the_text_and_not_of_a_picture() -> None:
    lines = "<NewsLines><HeadLine>{}</HeadLine><ByLine>Ana Silva</ByLine><SlugLine>WALL</SlugLine></NewsLines>"
    read = story(
        component("Photo", "", lines.format("The wall")) + component("Main", "<p>It voted.</p>", lines.format("Main"))
    )
    assert (read.headline, read.byline, read.slug) == ("Main", "Ana Silva", "WALL")


def test_an_item_of_pictures_is_a_picture() -> None:
    read = story("<ContentItem Href='a.jpg'><MediaType FormalName='Photo'/></ContentItem>")
    assert (read.kind, words(read)) == ("photo", [])
    captioned = component("Caption", "<p>The wall</p>") + "<ContentItem><MediaType FormalName='Photo'/></ContentItem>"
    assert story(captioned).kind == "photo"


def test_what_the_management_says_is_read() -> None:
    read = story(
        component("Main", "<p>It voted.</p>"),
        "<FirstCreated>20240305T060000Z</FirstCreated><Status FormalName='Embargoed'/><Urgency FormalName='2'/>"
        "<StatusWillChange><FutureStatus FormalName='Usable'/>"
        "<DateAndTime>20240306T070000Z</DateAndTime></StatusWillChange>",
    )
    assert (read.status, read.urgency, read.embargoed_until) == ("embargoed", 2, datetime(2024, 3, 6, 7))
    assert read.published is not None and read.published.reason == "FirstCreated"
    assert read.publisher == "Example Press"
    sent = story("").published
    assert sent is not None and sent.reason == "DateAndTime"


def test_codes_and_keywords_are_read() -> None:
    described = (
        "<DescriptiveMetadata><Language FormalName='pt'/><Property FormalName='Keyword' Value='ports'/>"
        "<SubjectCode><Subject FormalName='11000000'/>"
        "<SubjectMatter FormalName='11006000' Vocabulary='own'/></SubjectCode>"
        "</DescriptiveMetadata>"
    )
    read = story(component("Main", "<p>It voted.</p>", described))
    assert (read.language, read.keywords) == ("pt", ("ports",))
    assert read.subjects == (SubjectCode("subj", "11000000"), SubjectCode("own", "11006000"))
