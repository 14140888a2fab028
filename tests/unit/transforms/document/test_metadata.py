"""What is said of an article beside its text: which word goes first, and whose evidence goes with it."""

import pytest

from transforms.document import ArticleMetadata

PAGE = ArticleMetadata(
    url="https://example.org/7",
    url_evidence="link canonical",
    headline="Pier opens",
    headline_evidence="h1",
    authors=("Ana Silva",),
    byline_evidence="meta author",
)


def test_what_is_missing_comes_with_its_evidence() -> None:
    assert ArticleMetadata().fill_from(PAGE) == PAGE


@pytest.mark.parametrize(
    "own",
    [
        pytest.param(ArticleMetadata(url="https://example.org/8"), id="url"),
        pytest.param(ArticleMetadata(headline="Pier is open"), id="headline"),
        pytest.param(ArticleMetadata(authors=("Rui Costa",)), id="authors"),
    ],
)
def test_a_value_that_is_there_takes_no_evidence_of_another(own: ArticleMetadata) -> None:
    filled = own.fill_from(PAGE)
    told = {
        "url": filled.url_evidence,
        "headline": filled.headline_evidence,
        "authors": filled.byline_evidence,
    }
    assert [name for name, evidence in told.items() if evidence is None] == [
        name for name in told if getattr(own, name)
    ]


def test_evidence_of_a_printed_line_stays_where_others_say_the_value() -> None:
    filled = ArticleMetadata(byline_evidence="layout").fill_from(PAGE)
    assert (filled.authors, filled.byline_evidence) == (("Ana Silva",), "layout")
