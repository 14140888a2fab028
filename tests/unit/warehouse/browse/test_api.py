"""Answers have the numbers of the SQL over the published tables, and the words of the articles."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.kit.report import PUBLISHER, write_article
from warehouse.bi import reader
from warehouse.browse import api
from warehouse.browse.parameters import UnfitParameter
from warehouse.browse.publication import OpenPublication, ServedWarehouse

QUESTIONS = (
    {},
    {"by": "speaker"},
    {"by": "topic", "where.type": "direct"},
    {"by": "month,type"},
    {"by": "publisher", "measure": "articles"},
    {"by": "publisher", "measure": "speakers", "where.month": ""},
    {"by": "speaker", "measure": "articles", "where.beside": "person.diba-beba"},
    {"by": "about", "where.publisher": PUBLISHER},
    {"by": "role", "where.unsure": "yes"},
    {"measure": "articles", "where.speaker": ""},
)


@pytest.mark.parametrize("values", QUESTIONS, ids=str)
def test_counts_are_those_of_the_sql_beside_them(
    values: dict[str, str], publication: OpenPublication, browsed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(browsed)
    answer = api.answer_count(publication, values)
    names = [*values.get("by", "").split(","), values.get("measure", "quotes")] if "by" in values else None
    shown = [[row[name] for name in names or row] for row in answer["counts"]]
    asked = [[*("" if value is None else value for value in row)] for row in duckdb.sql(answer["sql"]).fetchall()]
    assert sorted(shown) == sorted(asked) and answer["groups"] == len(asked)
    assert answer["sql"] == api.answer_sql(publication, values)["sql"]


def test_a_page_of_counts_has_the_largest_with_names_types_and_days(publication: OpenPublication) -> None:
    whole = api.answer_count(publication, {"by": "speaker", "types": "yes", "days": "yes"})
    page = api.answer_count(publication, {"by": "speaker", "types": "yes", "days": "yes", "limit": "2", "offset": "1"})
    assert page["counts"] == whole["counts"][1:3] and page["groups"] == whole["groups"] > 3
    for row in whole["counts"]:
        assert row["direct"] + row["mixed"] + row["indirect"] == row["quotes"] and row["speaker_name"]
        assert row["first_date"] is None or row["first_date"] <= row["last_date"]


@pytest.mark.parametrize("page", [{"offset": "1000"}, {"limit": "0"}], ids=str)
@pytest.mark.parametrize("choice", [{}, {"where.type": "direct"}, {"q": "g"}, {"q": "xqzzw"}], ids=str)
def test_a_page_without_rows_has_the_totals_of_all(
    publication: OpenPublication, choice: dict[str, str], page: dict[str, str]
) -> None:
    for answering, asked, totals in (
        (api.answer_count, {"by": "speaker"}, ("groups",)),
        (api.answer_articles, {}, ("articles",)),
        (api.answer_quotes, {}, ("quotes", "articles")),
    ):
        whole, beyond = (answering(publication, {**choice, **asked, **part}) for part in ({"limit": "1000"}, page))
        assert beyond.get("list", beyond.get("counts")) == []
        assert [beyond[name] for name in totals] == [whole[name] for name in totals]


def test_without_leaves_one_value_out(publication: OpenPublication) -> None:
    whole = api.answer_count(publication, {"by": "publisher"})["counts"]
    for left in ("", PUBLISHER):
        rows = api.answer_count(publication, {"by": "publisher", "without": left})["counts"]
        assert rows == [row for row in whole if row["publisher"] != left] and len(rows) == len(whole) - 1


def list_all(publication: OpenPublication, values: dict[str, str]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = api.answer_quotes(publication, values | {"limit": "1000"})["list"]
    return rows


def test_quotes_are_listed_the_latest_first_and_pages_join(publication: OpenPublication) -> None:
    rows = list_all(publication, {})
    days = [row["published_date"] or "" for row in rows]
    assert days == sorted(days, reverse=True) and len({row["quote_id"] for row in rows}) == len(rows)
    totals = api.answer_quotes(publication, {"limit": "0"})
    assert (totals["quotes"], totals["list"]) == (len(rows), [])
    for values in ({}, {"where.type": "indirect"}, {"q": "g"}):
        joined = [
            row
            for offset in range(0, 300, 50)
            for row in api.answer_quotes(publication, values | {"limit": "50", "offset": str(offset)})["list"]
        ]
        assert joined == list_all(publication, values) != []


def test_a_search_finds_words_of_quotes_and_names(publication: OpenPublication) -> None:
    row = next(row for row in list_all(publication, {}) if row["speakers"])
    for text in (row["text_display"], row["speakers"][0]["name"]):
        found = list_all(publication, {"q": text})
        assert row["quote_id"] in [other["quote_id"] for other in found] and len(found) < 288
    both = list_all(publication, {"q": row["text_display"], "where.type": row["quote_type"]})
    assert {other["quote_type"] for other in both} == {row["quote_type"]}
    named = api.answer_search(publication, {"q": row["speakers"][0]["name"].upper()})["speakers"]
    assert named[0]["value"] == row["speakers"][0]["id"]
    topic = next(row["topic_1"] for row in list_all(publication, {}) if row["topic_1"])
    assert topic in [found["value"] for found in api.answer_search(publication, {"q": topic})["topics"]]


def test_an_article_has_its_text_and_all_its_quotes(publication: OpenPublication, browsed: Path) -> None:
    scare = next(row for row in reader.read(browsed, "quotes").to_pylist() if row["quote_type"] == "scare")
    article = api.answer_article(publication, scare["document_id"])
    assert article is not None and article["quotes"] == sum(q["is_statement"] for q in article["list"])
    listed = {row["quote_id"]: row for row in list_all(publication, {"where.article": scare["document_id"]})}
    for quote in article["list"]:
        if not quote["is_statement"]:
            assert quote["speakers"] == [] and quote["quote_id"] not in listed
        else:
            for name in ("text_display", "speaker_label", "speakers"):
                assert quote[name] == listed[quote["quote_id"]][name]


def test_every_article_is_read_from_its_own_segment(publication: OpenPublication, browsed: Path) -> None:
    texts = {row["document_id"]: row["text"] for row in reader.read(browsed, "document_texts").to_pylist()}
    rows = api.answer_articles(publication, {"limit": "100"})
    assert rows["articles"] == len(rows["list"]) > 30
    for row in rows["list"]:
        article = api.answer_article(publication, row["document_id"])
        assert article is not None and article["text"] == texts[row["document_id"]]


def test_articles_are_those_with_such_a_quote(publication: OpenPublication) -> None:
    rows = api.answer_articles(publication, {"where.publisher": PUBLISHER, "limit": "100"})["list"]
    assert rows and {row["publisher"] for row in rows} == {PUBLISHER}


def test_articles_are_found_by_words_of_their_headlines(publication: OpenPublication) -> None:
    articles = api.answer_articles(publication, {"limit": "100"})["list"]
    some = next(row for row in articles if row["headline"])
    found = api.answer_articles(publication, {"headline": some["headline"].upper()})
    assert some in found["list"] and found["articles"] == len(found["list"])
    assert "folded" not in some and some["headline"].split()[0] in found["list"][-1]["headline"]
    assert api.answer_articles(publication, {"headline": "xqzzw"}) == {"articles": 0, "list": []}
    with pytest.raises(UnfitParameter, match="headline=!"):
        api.answer_articles(publication, {"headline": "!"})


@pytest.mark.parametrize("of", ["speaker", "topic", "about", "publisher"])
def test_names_are_found_by_their_words(of: str, publication: OpenPublication) -> None:
    everything = api.answer_names(publication, {"of": of, "limit": "1000"})
    counted = {row["value"]: row["quotes"] for row in everything["list"]}
    rows = api.answer_count(publication, {"by": of, "without": "", "limit": "1000"})["counts"]
    assert counted == {row[of]: row["quotes"] for row in rows if row[of]}
    assert everything["total"] == len(counted)
    for row in everything["list"][:2]:
        found = api.answer_names(publication, {"of": of, "q": row["name"], "limit": "1000"})
        assert row in found["list"] and found["total"] <= everything["total"]
    with pytest.raises(UnfitParameter, match="of=role: there are speaker"):
        api.answer_names(publication, {"of": "role"})


def test_an_article_says_what_stands_beside_its_body(tmp_path: Path) -> None:
    text = 'A quay in the sun\n\n"It grows," said Ana Silva.'
    quotes = [("It grows", "said", "Ana Silva")]
    data = write_article(tmp_path / "data", text, quotes, beside={"A quay in the sun": "caption"})
    publication = ServedWarehouse(data, tmp_path / "indexes", lambda line: None).find()
    assert publication is not None
    (listed,) = api.answer_articles(publication, {})["list"]
    article = api.answer_article(publication, listed["document_id"])
    assert article is not None
    assert article["beside"] == [{"role": "caption", "start_char": 0, "end_char": 17}]


def test_copies_and_revisions_stand_with_their_article(publication: OpenPublication) -> None:
    overview = api.answer_overview(publication, {})
    articles = api.answer_articles(publication, {"limit": "100"})["list"]
    read = [api.answer_article(publication, row["document_id"]) for row in articles]
    assert sum(len(article["copies"]) for article in read if article) == overview["copies"] > 0
    revised = api.answer_revisions(publication, {})["list"]
    assert [row["document_id"] for row in revised] == [r["document_id"] for r in articles if r["revision"] > 1] != []


def test_what_is_told_again_and_what_was_not_read(publication: OpenPublication) -> None:
    told = api.answer_retold(publication, {})["list"]
    assert [row["articles"] for row in told] == sorted((row["articles"] for row in told), reverse=True)
    for row in told:
        choice = {"where.statement": row["statement_id"]}
        assert api.answer_quotes(publication, choice)["articles"] == row["articles"] > 1
    rejects = api.answer_rejects(publication, {})["list"]
    assert [row["file"] for row in rejects] == ["bad-0.bin", "bad-1.bin", "bad-2.bin"] and rejects[0]["meaning"]


def test_what_is_not_there_is_none(publication: OpenPublication) -> None:
    assert api.answer_article(publication, "x' OR 1=1 --") is None
    assert api.answer_entity(publication, "nobody") is None
    known = api.answer_entity(publication, "person.diba-beba")
    assert known == {"entity_id": "person.diba-beba", "name": "Diba Beba", "entity_type": "person"}


@pytest.mark.parametrize("answer", [api.answer_search, api.answer_sql], ids=["search", "sql"])
def test_words_are_needed_or_refused(answer: Any, publication: OpenPublication) -> None:
    with pytest.raises(UnfitParameter):
        answer(publication, {"q": "port"} if answer is api.answer_sql else {})
