"""Names of columns: which field each one is, and what a caller says goes first."""

import pytest

from transforms.records.columns import ALIASES, ArticleField, fold_column_key, list_keys, map_columns, rename_columns


def test_usual_names_are_known() -> None:
    assert map_columns(["article_url", "Title", "body_text", "pub_date"]) == {
        "headline": "Title",
        "text": "body_text",
        "published": "pub_date",
        "url": "article_url",
    }


@pytest.mark.parametrize(
    ("keys", "field", "column"),
    [
        pytest.param(["Body-Text"], "text", "Body-Text", id="case and marks do not count"),
        pytest.param(["publishedAt"], "published", "publishedAt", id="camel case"),
        pytest.param(["text", "full_text"], "text", "full_text", id="the surer name"),
        pytest.param(["news title"], "headline", "news title", id="a noun before it"),
        pytest.param(["news_title", "title"], "headline", "title", id="the bare name before the one with a noun"),
        pytest.param(["Date", "date"], "published", "Date", id="the first of equal ones"),
        pytest.param(["created_at", "published"], "published", "published", id="published before created"),
        pytest.param(["Topic"], "keywords", "Topic", id="what a table was collected for"),
        pytest.param(["timestamp"], "published", "timestamp", id="the only time of a row"),
        pytest.param(["Timestamp", "Date"], "fetched", "Timestamp", id="a time beside the day is that of the scraper"),
        pytest.param(["article"], "text", "article", id="a noun that is a name itself"),
    ],
)
def test_which_column_a_field_is(keys: list[str], field: str, column: str) -> None:
    assert map_columns(keys)[field] == column


def test_what_is_not_known_is_left_out() -> None:
    assert map_columns(["", "price", "Über", "—", "name"]) == {}


def test_no_name_is_that_of_two_fields_but_the_time_of_a_row() -> None:
    names = [name for aliases in ALIASES.values() for name in aliases]
    assert {name for name in names if names.count(name) > 1} == {"timestamp", "ts"}
    assert all(fold_column_key(name) == name for name in names)
    assert set(ALIASES) == set(ArticleField)


def test_a_caller_says_otherwise() -> None:
    keys = ["title", "lede", "text", "teaser"]
    assert map_columns(keys, {"text": "lede"}) == {"headline": "title", "text": "lede", "dek": "teaser"}
    assert map_columns(keys, {"text": "not there"})["text"] == "text"


def test_a_row_is_renamed_so_that_its_columns_are_found() -> None:
    row = {"title": "A", "lede": "B", "full_text": "C", "year": 1}
    renamed = rename_columns(row, {"text": "lede"})
    assert renamed == {"text": "B", "title": "A", "year": 1}
    assert map_columns(renamed)["text"] == "text"
    assert rename_columns(row, {}) == row


def test_a_field_that_articles_have_not_is_refused() -> None:
    with pytest.raises(ValueError, match="lede.*fields are headline"):
        map_columns(["a"], {"lede": "a"})


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        pytest.param('{"kop": "a: b", "in \\"houd": {"deep" : 1}', ["kop", 'in \\"houd', "deep"], id="cut, and nested"),
        pytest.param('Title: "a": b', [], id="no JSON"),
    ],
)
def test_keys_are_listed_as_they_stand(text: str, keys: list[str]) -> None:
    assert list_keys(text) == keys
