"""NITF: what its head says, where agencies put it."""

from datetime import datetime

import pytest

from transforms.agency.nitf_items import read_nitf, read_nitf_byline
from transforms.agency.stories import AgencyStory
from transforms.agency.xml_tree import parse_xml_tree
from transforms.document import SubjectCode


def story(head: str = "", body_head: str = "", content: str = "<p>It voted.</p>") -> AgencyStory:
    body = f"<body><body.head>{body_head}</body.head><body.content>{content}</body.content></body>"
    return read_nitf(parse_xml_tree(f"<nitf><head>{head}</head>{body}</nitf>".encode()))


def test_the_headline_is_hl1_else_the_title() -> None:
    assert story("<title>Title</title>", "<hedline><hl1>Main</hl1><hl2>Sub</hl2></hedline>").headline == "Main"
    assert story("<title>Title</title>", "<hedline><hl1/></hedline>").headline == "Title"
    assert story("", "<hedline>Bare</hedline>").headline == "Bare"


@pytest.mark.parametrize(
    ("byline", "words"),
    [
        ("<byline>By Ana Silva</byline>", "By Ana Silva"),
        ("<byline>By<person>Ana Silva</person><byttl>Example Press</byttl></byline>", "By Ana Silva"),
        ("<byline><byttl>Example Press</byttl></byline>", None),
        ("<byline>Ana Silva</byline><byline>Jo Berg</byline>", "Ana Silva, Jo Berg"),
        ("", None),
    ],
)
def test_a_byline_has_no_titles(byline: str, words: str | None) -> None:
    root = parse_xml_tree(f"<nitf><body><body.head>{byline}</body.head></body></nitf>".encode())
    assert read_nitf_byline(root) == words


@pytest.mark.parametrize(
    ("dateline", "words"),
    [
        ("PORTO, March 5 (EX) -", "PORTO, March 5 (EX) -"),
        ("<location><city>Porto</city>, <region>Norte</region><country>Portugal</country></location>", "Porto"),
        ("<location><country>Portugal</country></location>", "Portugal"),
        ("", None),
    ],
)
def test_a_dateline_has_the_city_of_its_place(dateline: str, words: str | None) -> None:
    assert story("", f"<dateline>{dateline}</dateline>").dateline == words


@pytest.mark.parametrize(
    ("times", "reason"),
    [
        ('<date.release norm="20240305T081000Z"/><date.issue norm="20240305T071000Z"/>', "date.issue"),
        ('<date.issue/><date.release norm="20240305T071000Z"/>', "date.release"),
        ('<pubdata date.publication="2024-03-05T07:10:00Z"/>', "date.publication"),
    ],
)
def test_the_time_is_that_of_the_issue(times: str, reason: str) -> None:
    published = story(f"<docdata>{times}</docdata>").published
    assert published is not None and (published.reason, published.at) == (reason, datetime(2024, 3, 5, 7, 10))


@pytest.mark.parametrize(
    ("status", "release", "embargo"),
    [
        ("usable", "20240305T070000Z", None),
        ("usable", "20240306T070000Z", datetime(2024, 3, 6, 7)),
        ("embargoed", "20240305T070000Z", datetime(2024, 3, 5, 7)),
        ("embargoed", "soon", None),
    ],
)
def test_a_release_after_the_issue_is_an_embargo(status: str, release: str, embargo: datetime | None) -> None:
    times = f'<date.issue norm="20240305T070000Z"/><date.release norm="{release}"/>'
    read = story(f'<docdata management-status="{status}">{times}</docdata>')
    assert (read.status, read.embargoed_until) == (status, embargo)


def test_subjects_are_iptc_codes_with_their_finest_label() -> None:
    labels = 'tobject.subject.type="Politics" tobject.subject.matter="Towns"'
    subject = f'<tobject.subject tobject.subject.refnum="11006000" {labels}/>'
    assert story(f"<tobject>{subject}<tobject.subject/></tobject>").subjects == (
        SubjectCode("subj", "11006000", "Towns"),
    )


def test_codes_of_somebody_else_are_of_their_scheme() -> None:
    subject = '<tobject.subject tobject.subject.ipr="{}" tobject.subject.refnum="{}"/>'
    codes = subject.format("IPTC", "11006000") + subject.format("ex", "F1")
    assert story(f"<tobject>{codes}</tobject>").subjects == (SubjectCode("subj", "11006000"), SubjectCode("EX", "F1"))


def test_slug_and_keywords_stand_in_metas_too() -> None:
    read = story('<meta name="anpa-keyword" content="HARBOUR"/><meta name="keywords" content="ports, walls,"/>')
    assert (read.slug, read.keywords) == ("HARBOUR", ("ports", "walls"))
    read = story(
        '<docdata><du-key key="WALL"/><key-list><keyword key="ports"/><keyword key="ports"/></key-list></docdata>'
    )
    assert (read.slug, read.keywords) == ("WALL", ("ports",))


def test_the_body_may_stand_alone() -> None:
    read = read_nitf(parse_xml_tree(b"<nitf><body.content><block><p>It voted.</p></block></body.content></nitf>"))
    assert [block[1] for block in read.body] == ["It voted."]


def test_a_file_without_a_body_has_none() -> None:
    assert list(read_nitf(parse_xml_tree(b"<nitf><head/></nitf>")).body) == []
