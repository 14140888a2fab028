"""Marts: what they count, that they are declared, and that the same sources give the same bytes in any order."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from tests.kit.rows import row
from tests.kit.warehouse import sound_rows
from transforms.knowledge.media_topics import first_topic_above, media_topics, topic_rows
from warehouse.lake.contents import number_contents
from warehouse.lake.data_files import ActiveFile, name_segment
from warehouse.lake.delta import to_arrow
from warehouse.lake.file_writing import write_rows
from warehouse.tables import TABLES
from warehouse.views import DERIVED, VIEWS, calendar, quotes_wide, speaker_month, topic_month

Files = dict[str, list[ActiveFile]]
COPY = {"d1": None, "d2": "d1"}  # the second article is a copy of the first


class Shelf:
    """Writes rows of a table as one lake file of a month; the first of each table is of segment 1, the next of 2."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.files = folder, Files()

    def put(self, table: str, month: str | None, rows: Sequence[Mapping[str, Any]]) -> ActiveFile:
        declared = TABLES[table]
        made = to_arrow(declared, [one if month is None else one | dated(month) for one in rows])
        segment = name_segment(1 + len(self.files.get(table, [])))
        folder = self.folder / table
        folder.mkdir(exist_ok=True)
        written = write_rows(folder, declared, segment, made, number_contents(made))
        file = ActiveFile(table, folder / written.name, written.size_bytes)
        self.files.setdefault(table, []).append(file)
        return file


def dated(month: str) -> dict[str, Any]:
    """The columns of a day of that month."""
    day = None if month == "undated" else date.fromisoformat(f"{month}-12")
    return {"published_date": day, "published_month": day and month}


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    yield Shelf(tmp_path)


def made(name: str, files: Files) -> list[dict[str, Any]]:
    view = VIEWS[name]
    return [one for part in view.parts(files) for one in view.rows(part).to_pylist()]


def quote(document: str = "d1", name: str | None = "Ana Silva", **values: Any) -> dict[str, Any]:
    entity = name and "person." + name.lower().replace(" ", "-")
    kind = values.pop("speaker_kind", "person" if name else None)
    who = {"speaker_entity_id": entity, "speaker_name": name, "speaker_kind": kind}
    return row("quotes", document_id=document, **who) | {"word_count": 5, "speaker_confidence": 0.9} | values


@pytest.mark.parametrize("name", sorted(VIEWS))
def test_marts_are_declared_like_tables(name: str) -> None:
    table = DERIVED[name]
    assert table.name not in TABLES and set(table.key) <= set(table.schema.names)
    for column in table.columns:
        assert pa.array([column.example], column.type)[0].is_valid, column.name
        assert not column.one_of or column.example in column.one_of
        assert column.refers_to is None or column.refers_to in TABLES
    assert not {pa.large_string(), pa.uint64()} & set(table.schema.types)


def test_speaker_month_counts_by_type_and_article(shelf: Shelf) -> None:
    shelf.put("quotes", "2017-04", [quote(), quote("d2", quote_type="indirect", speaker_confidence=0.7)])
    shelf.put("quotes", "2017-04", [quote("d2", quote_type="mixed", speaker_confidence=0.8)])
    shelf.put("quotes", "2017-05", [quote("d3", "Rui Costa")])
    ana, rui = made("speaker_month", shelf.files)
    assert (ana["published_month"], ana["month_start"], ana["speaker_name"]) == (
        "2017-04",
        date(2017, 4, 1),
        "Ana Silva",
    )
    assert (ana["document_count"], ana["quote_count"], ana["word_count"]) == (2, 3, 15)
    assert (ana["direct_count"], ana["mixed_count"], ana["indirect_count"], ana["scare_count"]) == (1, 1, 1, 0)
    assert ana["confidence_mean"] == 0.8
    assert (rui["published_month"], rui["quote_count"]) == ("2017-05", 1)


def test_speaker_month_keeps_quotes_whose_speaker_is_not_known(shelf: Shelf) -> None:
    unknown = quote(name=None, speaker_confidence=None)
    unnamed = quote(name=None, speaker_kind="unnamed", speaker_confidence=0.5)
    shelf.put("quotes", "undated", [quote(), quote(), unknown, unnamed])
    rows = made("speaker_month", shelf.files)
    assert sum(one["quote_count"] for one in rows) == 4
    assert [(one["speaker_name"], one["speaker_kind"]) for one in rows[1:]] == [(None, "unnamed"), (None, None)]
    assert all(one["published_month"] is None and one["month_start"] is None for one in rows)
    assert rows[2]["confidence_mean"] is None


def test_each_of_several_speakers_counts_a_quote_once(shelf: Shelf) -> None:
    joint = [
        ("person.ana-silva", "Ana Silva"),
        ("organization.port", "Port"),
        (None, "Jo"),
        ("person.ana-silva", "Ana Silva"),
    ]
    speakers = [
        row(
            "quote_speakers", document_id="d1", quote_id="d1.q0001", position=position, entity_id=who, speaker_name=name
        )
        for position, (who, name) in enumerate(joint, 1)
    ]
    shelf.put("quotes", "2017-04", [quote(quote_id="d1.q0001"), quote("d1", "Rui Costa", quote_id="d1.q0002")])
    shelf.put("quote_speakers", "2017-04", speakers)
    counted = {one["speaker_name"]: one for one in made("speaker_month", shelf.files)}
    assert {name: one["quote_count"] for name, one in counted.items()} == dict.fromkeys(
        ("Ana Silva", "Port", "Jo", "Rui Costa"), 1
    )
    assert {one["speaker_kind"] for one in counted.values()} == {"person", "organization"}
    assert counted["Port"]["speaker_kind"] == "organization" and counted["Jo"]["word_count"] == 5


def test_scare_quotes_are_no_statements(shelf: Shelf) -> None:
    scare = {
        "quote_type": "scare",
        "is_statement": False,
        "quote_id": "d2.q0001",
        "word_count": 9,
        "speaker_confidence": 0.1,
    }
    shelf.put("quotes", "2017-04", [quote(), quote("d2", **scare)])
    (ana,) = made("speaker_month", shelf.files)
    assert (ana["document_count"], ana["quote_count"], ana["scare_count"], ana["word_count"]) == (1, 1, 1, 5)
    assert (ana["confidence_count"], ana["confidence_mean"]) == (1, 0.9)
    units = [row("topic_assignments", unit_type="quote", unit_id=name) for name in ("d1.q0001", "d2.q0001")]
    shelf.put("topic_assignments", "2017-04", units)
    (topic,) = made("topic_month", shelf.files)
    assert topic["quote_count"] == 1


def test_topic_month_names_the_topic_of_the_first_level(shelf: Shelf) -> None:
    deep = next(one for one in topic_rows() if one["level"] == 3)
    shelf.put("topics", None, topic_rows())
    shelf.put("topic_assignments", "2017-04", [row("topic_assignments", topic_id=deep["topic_id"])])
    (counted,) = made("topic_month", shelf.files)
    assert counted["first_topic_name"] == deep["path"].split(" > ")[0] == counted["topic_path"].split(" > ")[0]
    assert counted["first_topic_id"] in {one["topic_id"] for one in topic_rows() if one["level"] == 1}


def test_copies_of_an_article_count_nothing(shelf: Shelf) -> None:
    original, copy = (row("documents", document_id=name, duplicate_of_document_id=of) for name, of in COPY.items())
    shelf.put("documents", "2017-04", [original, copy])
    shelf.put("quotes", "2017-04", [quote("d1"), quote("d2"), quote("d2")])
    topics = [row("topic_assignments", document_id=name, unit_type="document", unit_id=name) for name in COPY]
    shelf.put("topic_assignments", "2017-04", topics)
    (counted,) = made("speaker_month", shelf.files)
    assert (counted["document_count"], counted["quote_count"]) == (1, 1)
    (topic,) = made("topic_month", shelf.files)
    assert topic["document_count"] == 1


def test_topic_month_counts_units_once_and_names_the_topic(shelf: Shelf) -> None:
    def given(unit_type: str, unit_id: str, topic_id: str = "20000639") -> dict[str, Any]:
        return row("topic_assignments", unit_type=unit_type, unit_id=unit_id, topic_id=topic_id)

    units = [given("document", "d1"), given("document", "d2"), given("section", "d1.x01"), given("quote", "d1.q0001")]
    shelf.put("topic_assignments", "2017-04", [*units, given("quote", "d1.q0002", "99999999")])
    shelf.put("topics", None, [row("topics", topic_id="20000639", name="diplomacy", level=2)])
    known, unknown = made("topic_month", shelf.files)
    assert (known["topic_name"], known["topic_level"]) == ("diplomacy", 2)
    assert (known["document_count"], known["section_count"], known["quote_count"]) == (2, 1, 1)
    assert (unknown["topic_name"], unknown["document_count"], unknown["quote_count"]) == (None, 0, 1)


def test_calendar_has_every_day_of_the_years_with_articles(shelf: Shelf) -> None:
    for month in ("2015-12", "undated", "2017-01"):
        shelf.put("documents", month, [row("documents")])
    days = made(calendar.TABLE.name, shelf.files)
    assert [days[0]["calendar_date"], days[-1]["calendar_date"]] == [date(2015, 1, 1), date(2017, 12, 31)]
    assert len(days) == 365 + 366 + 365
    assert Counter(day["weekday_name"] for day in days[:7]).most_common(1)[0][1] == 1
    day = next(day for day in days if day["calendar_date"] == date(2016, 1, 2))
    expected = {"iso_year": 2015, "iso_week": 53, "is_weekend": True, "quarter_number": 1, "published_month": "2016-01"}
    assert expected.items() <= day.items()


def test_calendar_is_empty_without_dated_articles(shelf: Shelf) -> None:
    shelf.put("documents", "undated", [row("documents")])
    assert not made(calendar.TABLE.name, shelf.files)


def test_a_part_depends_on_the_rows_of_its_month_alone(shelf: Shelf) -> None:
    shelf.put("quotes", "2017-04", [quote()])
    shelf.put("quotes", "2017-05", [quote()])
    before = {part.key: part.digest for part in speaker_month.parts(shelf.files)}
    shelf.put("quotes", "2017-05", [quote("d9")])
    after = {part.key: part.digest for part in speaker_month.parts(shelf.files)}
    assert before["2017-04"] == after["2017-04"] and before["2017-05"] != after["2017-05"]


def test_topic_month_depends_on_the_topic_tree_too(shelf: Shelf) -> None:
    shelf.put("topic_assignments", "2017-04", [row("topic_assignments")])
    (before,) = topic_month.parts(shelf.files)
    shelf.put("topics", None, [row("topics")])
    (after,) = topic_month.parts(shelf.files)
    assert before.digest != after.digest


def put_articles(shelf: Shelf, *articles: Mapping[str, Any]) -> None:
    """One batch: a file of each table that `quotes_wide` is made from."""
    for table in ("quotes", "documents", "sections", "sentences", "topic_assignments"):
        shelf.put(table, "2017-04", [one for rows in articles for one in rows[table]])
    shelf.put("quote_speakers", "2017-04", [one for rows in articles for one in rows.get("quote_speakers", [])])


def flat(rows: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows of `quotes_wide` without their topics, put together one by one."""
    (document,) = rows["documents"]
    headings = {one["section_id"]: one["heading"] for one in rows["sections"]}
    sentences = {one["sentence_id"]: one["text"] for one in rows["sentences"]}
    joint: dict[str, str] = {}
    for one in rows.get("quote_speakers", []):
        before = joint.get(one["quote_id"])
        joint[one["quote_id"]] = f"{before}; {one['speaker_name']}" if before else one["speaker_name"]
    return [
        {
            **{name: quote[name] for name in quotes_wide.FROM_QUOTES},
            **{name: document[name] for name in quotes_wide.FROM_DOCUMENTS},
            "speaker_names": joint.get(quote["quote_id"], quote["speaker_name"]),
            "section_heading": headings.get(quote["section_id"]),
            "sentence_text": sentences[quote["sentence_id"]],
        }
        for quote in rows["quotes"]
    ]


def test_a_flat_row_repeats_its_quote_its_article_its_heading_and_its_sentence(shelf: Shelf) -> None:
    articles = [sound_rows(ward) for ward in (0, 2, 4)]
    put_articles(shelf, *articles[:2])
    put_articles(shelf, articles[2])
    shelf.put("topics", None, topic_rows())
    rows = made("quotes_wide", shelf.files)
    assert [list(row) for row in rows] == [DERIVED["quotes_wide"].schema.names] * 6
    without_topics = [{name: value for name, value in row.items() if "topic_" not in name} for row in rows]
    expected = [row for article in articles for row in flat(article)]
    assert sorted(without_topics, key=lambda row: row["quote_id"]) == sorted(expected, key=lambda row: row["quote_id"])
    assert all(row["section_heading"] and row["dateline_place"] for row in rows)


def test_a_flat_row_names_all_speakers_of_its_quote_in_order_each_once(shelf: Shelf) -> None:
    rows = sound_rows(0)
    one, other = rows["quotes"]
    names = {3: "Ana Silva", 1: "Rui Costa", 4: None, 2: "Ana Silva"}
    joint = [
        row("quote_speakers", document_id=one["document_id"], quote_id=one["quote_id"], position=at, speaker_name=name)
        for at, name in names.items()
    ]
    put_articles(shelf, {**rows, "quote_speakers": joint})
    shelf.put("topics", None, [])
    named = {flat_row["quote_id"]: flat_row["speaker_names"] for flat_row in made("quotes_wide", shelf.files)}
    assert named == {one["quote_id"]: "Rui Costa; Ana Silva", other["quote_id"]: other["speaker_name"]}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param([], [None, None, None], id="no topics"),
        pytest.param([("document", "a", 1)], ["a", None, None], id="the article's"),
        pytest.param(
            [("document", "a", 1), ("section", "b", 1), ("section", "c", 2)], ["b", "c", None], id="the section's first"
        ),
        pytest.param(
            [("quote", "g", 4), ("quote", "f", 3), ("quote", "d", 1), ("quote", "e", 2), ("section", "b", 1)],
            ["d", "e", "f"],
            id="its own, by rank, three at most",
        ),
        pytest.param([("quote", "?", 1), ("quote", "d", 2)], ["d", None, None], id="one without a name drops out"),
        pytest.param([("quote", "?", 1), ("section", "b", 1)], ["b", None, None], id="as if it were not there"),
    ],
)
def test_topics_are_those_of_the_narrowest_unit_that_has_any(
    shelf: Shelf, given: list[tuple[str, str, int]], expected: list[str | None]
) -> None:
    rows = sound_rows(0)
    quote = rows["quotes"][0]
    topics = [
        row("topic_assignments", document_id=quote["document_id"])
        | {"unit_type": unit, "unit_id": quote[f"{unit}_id"], "topic_id": name, "topic_rank": rank}
        for unit, name, rank in given
    ]
    put_articles(shelf, {**rows, "quotes": [quote], "topic_assignments": topics})
    shelf.put("topics", None, [row("topics", topic_id=name, name=name) for name in "gfedcba"])
    (flat_row,) = made("quotes_wide", shelf.files)
    assert [flat_row["topic_1"], flat_row["topic_2"], flat_row["topic_3"]] == expected


@pytest.mark.parametrize(
    ("unit", "score", "evidence", "expected"),
    [
        pytest.param("section", 0.19, "reporter, editor", "a", id="faint"),
        pytest.param("section", 0.21, "reporter, editor", "b", id="two terms are enough"),
        pytest.param("section", 0.29, "kids", "a", id="one term is not"),
        pytest.param("section", 0.31, "kids", "b", id="unless it says much"),
        pytest.param("section", 0.29, None, "b", id="of unknown terms"),
        pytest.param("quote", 0.1, "kids", "b", id="its own is never faint"),
    ],
)
def test_a_faint_topic_of_a_part_gives_way_to_that_of_the_article(
    shelf: Shelf, unit: str, score: float, evidence: str | None, expected: str
) -> None:
    rows = sound_rows(0)
    quote = rows["quotes"][0]
    given = row("topic_assignments", document_id=quote["document_id"])
    topics = [
        given | {"unit_type": "document", "unit_id": quote["document_id"], "topic_id": "a"},
        given
        | {"unit_type": unit, "unit_id": quote[f"{unit}_id"], "topic_id": "b", "score": score, "evidence": evidence},
    ]
    put_articles(shelf, {**rows, "quotes": [quote], "topic_assignments": topics})
    shelf.put("topics", None, [row("topics", topic_id=name, name=name) for name in "ab"])
    (flat_row,) = made("quotes_wide", shelf.files)
    assert flat_row["topic_1"] == expected


def test_a_flat_row_has_the_topics_that_the_article_was_given(shelf: Shelf) -> None:
    rows = sound_rows(0)
    put_articles(shelf, rows)
    shelf.put("topics", None, topic_rows())
    topic_ids = {one["unit_id"]: one["topic_id"] for one in rows["topic_assignments"]}
    for flat_row, quote in zip(made("quotes_wide", shelf.files), rows["quotes"], strict=True):
        nearest = topic_ids.get(quote["quote_id"], topic_ids[quote["section_id"]])
        assert flat_row["topic_1"] == media_topics()[nearest].name
        first = first_topic_above(nearest)
        assert (flat_row["first_topic_id"], flat_row["first_topic_name"]) == (first.topic_id, first.name)


def test_quotes_wide_has_a_part_for_each_segment_that_depends_on_no_other(shelf: Shelf) -> None:
    put_articles(shelf, sound_rows(0))
    (before,) = quotes_wide.parts(shelf.files)
    put_articles(shelf, sound_rows(2))
    first, second = quotes_wide.parts(shelf.files)
    assert first.digest == before.digest != second.digest
    assert (first.key, second.key) == ("0000001", "0000002")
    shelf.put("topics", None, [row("topics")])
    assert before.digest not in {part.digest for part in quotes_wide.parts(shelf.files)}


def test_the_same_rows_in_other_files_and_order_give_the_same_mart(tmp_path: Path) -> None:
    quotes = [
        quote(f"d{n}", ("Ana Silva", "Rui Costa", None)[n % 3], speaker_confidence=0.1 + n / 97) for n in range(60)
    ]
    one, other = Shelf(tmp_path / "one"), Shelf(tmp_path / "other")
    for each in (one, other):
        each.folder.mkdir()
    one.put("quotes", "2017-04", quotes)
    for start in (40, 0, 20):
        other.put("quotes", "2017-04", quotes[start : start + 20][::-1])
    assert made("speaker_month", one.files) == made("speaker_month", other.files)
