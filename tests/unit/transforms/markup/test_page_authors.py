"""Who wrote a page: persons before publishers, names without roles and addresses."""

import pytest

from tests.kit.pages import make_article, make_json_ld, make_meta, make_page, make_paragraphs
from transforms.markup.embedded import find_article_nodes, read_embedded_data
from transforms.markup.evidence import PageEvidence
from transforms.markup.page_authors import NOBODY, PageAuthors, find_page_authors, split_author_names
from transforms.markup.tree import parse_page_markup


def _find(head: str, body: str = "", publisher: str | None = None) -> PageAuthors:
    root = parse_page_markup(make_page(make_article(body, make_paragraphs()), head))
    embedded = read_embedded_data(root)
    return find_page_authors(root, embedded, find_article_nodes(embedded.nodes)[:1], publisher)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ana Silva", ["Ana Silva"]),
        ("By Ana Silva, Rui Costa and Lea Brandt", ["Ana Silva", "Rui Costa", "Lea Brandt"]),
        ("Words by Ana Silva & Rui Costa", ["Ana Silva", "Rui Costa"]),
        ("John Okafor, Jr.", ["John Okafor, Jr"]),
        ("Ana Silva;Rui Costa", ["Ana Silva", "Rui Costa"]),
        ("Sandra Byrne", ["Sandra Byrne"]),
        ("Sandra Byrne, MS, RDN", ["Sandra Byrne"]),
        ("Sandra Byrne, CNN Business", ["Sandra Byrne"]),
        ("Sandra Byrne and Associated Press", ["Sandra Byrne"]),
        ("Analysis by Sandra Byrne", ["Sandra Byrne"]),
        ("BySandra Byrne", ["Sandra Byrne"]),
        ("Byron Silva", ["Byron Silva"]),
        ("More stories by Sandra Byrne", ["Sandra Byrne"]),
        ("By Sandra Byrne 5 minute read", ["Sandra Byrne"]),
        ("AS, RC", ["AS", "RC"]),
        ("", []),
        ("By", []),
    ],
)
def test_split_names(line: str, names: list[str]) -> None:
    assert split_author_names(line) == names


@pytest.mark.parametrize(
    ("head", "body", "names", "evidence"),
    [
        (make_json_ld(author={"name": "Ana Silva"}), "", ("Ana Silva",), PageEvidence.JSON_LD),
        (make_json_ld(author=["Ana Silva", {"name": "ANA SILVA"}]), "", ("Ana Silva",), PageEvidence.JSON_LD),
        (
            make_json_ld(author={"name": ["Ana Silva", "Rui Costa"]}),
            "",
            ("Ana Silva", "Rui Costa"),
            PageEvidence.JSON_LD,
        ),
        (make_json_ld(author="Ana Silva, Chief Reporter"), "", ("Ana Silva",), PageEvidence.JSON_LD),
        (make_json_ld(author="Staff reporter in Marlow"), "", ("Staff reporter in Marlow",), PageEvidence.JSON_LD),
        (make_json_ld(author={"name": "https://example.org/ana"}), "", (), None),
        (
            make_meta(article__author="https://example.org/ana", author="Ana Silva"),
            "",
            ("Ana Silva",),
            PageEvidence.META,
        ),
        ("", '<a itemprop="author"><span itemprop="name">Ana Silva</span></a>', ("Ana Silva",), PageEvidence.MICRODATA),
        (
            "",
            '<p class="article-byline">By <a href="/ana">Ana Silva</a>, 6 May 2024</p>',
            ("Ana Silva",),
            PageEvidence.BYLINE,
        ),
        (
            "",
            '<span class="author-name">Ana Silva</span><p class="author">Rui Costa</p>',
            ("Ana Silva",),
            PageEvidence.BYLINE,
        ),
        (make_json_ld(author="ANA SILVA, AP Sports Writer"), "", ("ANA SILVA",), PageEvidence.JSON_LD),
        (
            "",
            '<div class="byline">By <a>ANA SILVA</a><b> and </b>RUI COSTA<div>Marlow Post</div> in Lisbon</div>',
            ("ANA SILVA", "RUI COSTA", "Marlow Post"),
            PageEvidence.BYLINE,
        ),
        (
            "",
            '<div class="byline"><div>By ANA SILVA and RUI COSTA</div><div>Marlow Press</div></div>',
            ("ANA SILVA", "RUI COSTA", "Marlow Press"),
            PageEvidence.BYLINE,
        ),
        (
            "",
            '<div class="byline-section"><span class="author">Ana Silva</span> <span>Marlow Post</span></div>',
            ("Ana Silva",),
            PageEvidence.BYLINE,
        ),
        (
            "",
            '<div class="byline"><span class="author">Ana Silva and Rui Costa</span> <span>Marlow Press</span></div>',
            ("Ana Silva", "Rui Costa"),
            PageEvidence.BYLINE,
        ),
        (make_meta(author="admin"), "", (), None),
        ("", '<div class="author">Senior Reporter</div>', (), None),
    ],
)
def test_find_authors(head: str, body: str, names: tuple[str, ...], evidence: PageEvidence | None) -> None:
    found = _find(head, body)
    assert (found.names, found.evidence) == (names, evidence)


@pytest.mark.parametrize(
    ("head", "body", "words"),
    [
        pytest.param(make_json_ld(creator="Ana Silva"), "", "json-ld creator", id="a property"),
        pytest.param(make_meta(article__author="Ana Silva"), "", "meta article:author", id="a meta element"),
        pytest.param("", '<b itemprop="author">Ana Silva</b>', "microdata author", id="an itemprop"),
        pytest.param("", '<p class="byline">By Ana Silva</p>', "byline", id="an element without a name"),
        pytest.param("", "", None, id="nowhere"),
    ],
)
def test_the_place_is_told_in_words(head: str, body: str, words: str | None) -> None:
    assert _find(head, body).describe() == words


def test_a_reference_to_a_person_is_resolved() -> None:
    head = make_json_ld(author={"@id": "#ana"}, contributor={"@id": "#ana", "name": "Ana Silva"})
    assert _find(head).names == ("Ana Silva",)


def test_the_publisher_gives_way_to_a_person_and_stays_where_nobody_is_named() -> None:
    head = make_json_ld(author={"name": "Marlow Post"})
    byline = '<p class="byline">By Ana Silva</p>'
    assert _find(head, byline, "Marlow Post").names == ("Ana Silva",)
    assert _find(head, "", "Marlow Post").names == ("Marlow Post",)
    assert _find("", "", "Marlow Post") == NOBODY


_MARKED = '<div><span itemprop="author">{}</span></div>'


@pytest.mark.parametrize(
    "body",
    [
        _MARKED.format("Ana Silva") + f"<p>{'Rain fell on the harbour. ' * 20}</p>" + _MARKED.format("Rui Costa"),
        '<figure><p itemprop="author">Rui Costa</p></figure>' + _MARKED.format("Ana Silva"),
        '<div itemscope itemtype="https://schema.org/Comment"><b itemprop="author">Rui Costa</b></div>'
        + _MARKED.format("Ana Silva"),
        '<div class="comment"><span class="author">Rui Costa</span></div><p class="byline">By Ana Silva</p>',
        '<p class="byline">By <a href="/author/ana-silva">Ana Silva</a> | <a href="/2020/rain">Rain Fell Here</a></p>',
        '<p class="byline">By <a href="/author/ana-silva">Ana Silva</a> <a href="/author/ana-silva">View All</a></p>',
    ],
)
def test_who_wrote_something_else_did_not_write_the_page(body: str) -> None:
    assert _find("", body).names == ("Ana Silva",)


def test_several_authors_of_a_page_stand_near_each_other() -> None:
    assert _find("", _MARKED.format("Ana Silva") + _MARKED.format("Rui Costa")).names == ("Ana Silva", "Rui Costa")
