"""Title, publisher, language, address and keywords: which candidate wins, and its word."""

import pytest

from tests.kit.pages import make_article, make_json_ld, make_meta, make_page, make_paragraphs
from transforms.markup.embedded import read_embedded_data
from transforms.markup.evidence import Candidate, PageEvidence, read_candidate_value
from transforms.markup.metadata import PageMetadata, describe_page, drop_site_name, read_page_metadata
from transforms.markup.tree import parse_page_markup

TITLE = "Council votes to rebuild the bridge"
SECOND_HEADING = ("The bridge is back", PageEvidence.TITLE)


def _read(head: str, title: str = TITLE, attributes: str = 'lang="en"') -> PageMetadata:
    root = parse_page_markup(make_page(make_article(make_paragraphs(), title=title), head, attributes))
    return read_page_metadata(root, read_embedded_data(root), None)


@pytest.mark.parametrize(
    ("head", "title", "value", "evidence"),
    [
        (make_json_ld(headline=TITLE), TITLE, TITLE, PageEvidence.HEADLINE),
        (make_meta(og__title=f"{TITLE} | Marlow Post"), TITLE, TITLE, PageEvidence.HEADLINE),
        (make_json_ld(headline="Bridge to be rebuilt"), TITLE, "Bridge to be rebuilt", PageEvidence.JSON_LD),
        (
            make_meta(og__title="Bridge back - Post", og__site_name="Post"),
            TITLE,
            "Bridge back",
            PageEvidence.OPEN_GRAPH,
        ),
        (f"<title>{TITLE} | Marlow Post</title>", TITLE, TITLE, PageEvidence.HEADLINE),
        (f"<title>{TITLE} | Marlow Post</title>", "", TITLE, PageEvidence.TITLE),
        ("", TITLE, TITLE, PageEvidence.HEADLINE),
        (make_meta(og__title=f"Marlow Post | {TITLE}"), TITLE, TITLE, PageEvidence.HEADLINE),
        (make_json_ld(headline="a vote of May", name=TITLE), TITLE, TITLE, PageEvidence.HEADLINE),
        ("<title>The bridge is back</title>", f"{TITLE}</h1><h2>The bridge is back</h2><h1>", *SECOND_HEADING),
    ],
)
def test_the_title_is_the_visible_one_where_others_agree(
    head: str, title: str, value: str, evidence: PageEvidence
) -> None:
    found = _read(head, title).title
    assert found is not None
    assert (found.value, found.evidence) == (value, evidence)


def test_nothing_said_is_no_title() -> None:
    assert _read("", "").title is None


@pytest.mark.parametrize(
    ("title", "sites", "left"),
    [
        ("Bridge closed | Marlow Post", ["Marlow Post"], "Bridge closed"),
        ("Bridge closed - Marlow Post - News", ["marlow post - news"], "Bridge closed"),
        ("The old bridge is closed | Post", [], "The old bridge is closed"),
        ("Ana Silva - the mayor who waited", [], "Ana Silva - the mayor who waited"),
        ("BUDGET | What changes now", [], "BUDGET | What changes now"),
        ("Post | The old bridge is closed", ["Post"], "The old bridge is closed"),
    ],
)
def test_drop_site(title: str, sites: list[str], left: str) -> None:
    assert drop_site_name(title, sites) == left


def test_of_several_articles_that_of_the_headline_counts() -> None:
    other = make_json_ld(headline="Another story", author={"name": "Rui Costa"})
    own = make_json_ld(headline=TITLE, author={"name": "Ana Silva"}, keywords=["bridge", "floods"])
    found = _read(other + own)
    assert found.authors.names == ("Ana Silva",)
    assert found.keywords == ("bridge", "floods")


@pytest.mark.parametrize(
    ("notice", "publisher"),
    [
        ("Copyright 2014", None),
        ("Copyright © 2012-2019 Marlow Post. All rights reserved.", "Marlow Post"),
        ("(c) 2019 by Marlow Post", "Marlow Post"),
        ("Marlow Post", "Marlow Post"),
    ],
)
def test_a_notice_of_copyright_gives_the_owner(notice: str, publisher: str | None) -> None:
    assert read_candidate_value(_read(f'<meta name="copyright" content="{notice}">').publisher) == publisher


@pytest.mark.parametrize(
    ("whole", "publisher"),
    [
        (f"{TITLE} - The Marlow Times", "The Marlow Times"),
        (f"{TITLE} | World | Marlow Post", "Marlow Post"),
        (f"{TITLE} | Ana Silva", None),
        (f"{TITLE} - in pictures and old news", None),
        ("Another title - The Marlow Times", None),
        (TITLE, None),
    ],
)
def test_a_publication_behind_the_headline_is_the_publisher(whole: str, publisher: str | None) -> None:
    assert read_candidate_value(_read(f"<title>{whole}</title>").publisher) == publisher


def test_publisher_language_and_keywords() -> None:
    found = _read(
        make_json_ld(publisher={"name": "Marlow Post"})
        + '<meta name="keywords" content="bridge, floods,, &quot;, bridge">',
        attributes='lang="en_GB"',
    )
    assert found.publisher == Candidate("Marlow Post", PageEvidence.JSON_LD, "publisher")
    assert read_candidate_value(found.language) == "en-GB"
    assert found.keywords == ("bridge", "floods")


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://example.org/a/bridge">', "https://example.org/a/bridge"),
        ('<link rel="canonical" href="/a/b">' + make_meta(og__url="https://example.org/x"), "https://example.org/a/b"),
        (make_meta(og__url="https://example.org/a/bridge"), "https://example.org/a/bridge"),
        (make_json_ld(mainEntityOfPage={"@id": "https://example.org/a/bridge"}), "https://example.org/a/bridge"),
        ('<link rel="canonical" href="https://example.org/">', None),
        ('<link rel="canonical" href="http://[broken">', None),
        ("", None),
    ],
)
def test_the_address_is_the_canonical_one_of_the_page_not_of_the_site(head: str, url: str | None) -> None:
    assert read_candidate_value(_read(head).url) == url


def test_a_candidate_says_where_it_was_read() -> None:
    assert Candidate("x", PageEvidence.META, "author").describe() == "meta author"
    assert Candidate("x", PageEvidence.HEADLINE).describe() == "h1"


def test_what_the_page_says_comes_with_its_places() -> None:
    head = make_json_ld(headline=TITLE, author="Ana Silva") + make_meta(og__url="https://example.org/a/bridge")
    said = describe_page(_read(head))
    assert (said.headline_evidence, said.byline_evidence) == ("h1", "json-ld author")
    assert said.url_evidence == "opengraph og:url"
    nothing = describe_page(_read("", ""))
    assert (nothing.headline_evidence, nothing.byline_evidence, nothing.url_evidence) == (None, None, None)


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (
            "<title>Rain Floods the Harbour - Coastal Daily</title>"
            '<link rel="canonical" href="https://www.coastaldaily.com/rain">',
            '<h1><a href="/">The Coastal Daily News</a></h1>',
            "Rain Floods the Harbour",
        ),
        (
            "<title>The Coastal Daily</title>",
            '<h1>The Coastal Daily</h1><h1 itemprop="headline">Rain Floods the Harbour</h1>',
            "Rain Floods the Harbour",
        ),
        (
            "<title>Rain Floods the Harbour</title>",
            "<h1><svg><title>Coastal Daily Logo Image</title></svg></h1><h1>Rain Floods the Harbour</h1>",
            "Rain Floods the Harbour",
        ),
    ],
)
def test_the_name_of_the_site_is_no_title(head: str, body: str, title: str) -> None:
    root = parse_page_markup(make_page(body + make_paragraphs(), head))
    found = read_page_metadata(root, read_embedded_data(root), None).title
    assert found is not None
    assert found.value == title
