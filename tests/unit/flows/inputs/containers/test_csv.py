"""CSV as programs write it: encodings, delimiters, quotes, line breaks in cells; bad rows by number."""

import io
import json

import pytest

from flows.inputs import unpacking
from flows.inputs.containers import ContainerContext, Member, csv
from transforms.document import RawArticle, Reject
from transforms.formats.heads import make_input_head

CONTEXT = ContainerContext("file:///in/a.csv", 100_000)


def unpack(body: bytes, context: ContainerContext = CONTEXT) -> list[Member | Reject]:
    return list(csv.unpack(io.BytesIO(body), context))


def rows_of(body: bytes) -> list[dict[str, str]]:
    return [json.loads(found.stream.read()) for found in unpack(body) if isinstance(found, Member)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    text = "title;text\nCafé “Port”;Öffnet früh\n"
    assert rows_of(text.encode(encoding)) == [{"title": "Café “Port”", "text": "Öffnet früh"}]


def test_an_encoding_beyond_latin_is_guessed() -> None:
    text = "title,text\n" + "Порт открыт,Совет города утвердил план гавани в понедельник\n" * 20
    assert rows_of(text.encode("cp1251"))[0]["title"] == "Порт открыт"


def test_bytes_that_were_pasted_into_utf_8_are_read() -> None:
    body = "title,text\nCafé,Öffnet\n".encode() + b"Caf\xe9," + b"x" * 70_000 + b"\n"
    assert rows_of(body)[1]["title"] == "Café"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(delimiter: str) -> None:
    lines = [["title", "text", "date"], ["One, two; three", "A | b", "2017-04-12"], ["B", "", ""]]
    quoted = "\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)
    assert rows_of(quoted.encode()) == [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def test_one_column_has_no_delimiter() -> None:
    assert rows_of(b"text\nThe port, they said, is open.\nA; b\n") == [
        {"text": "The port, they said, is open."},
        {"text": "A; b"},
    ]


def test_quotes_and_line_breaks_in_cells() -> None:
    body = b'title,text\r\n"Port ""opens""","One.\n\nTwo, three."\r\nB,C\r\n'
    assert rows_of(body) == [{"title": 'Port "opens"', "text": "One.\n\nTwo, three."}, {"title": "B", "text": "C"}]


def test_very_large_cells() -> None:
    words = "word " * 40_000
    context = ContainerContext("file:///in/a.csv", 1_000_000)
    (member,) = unpack(f'title,text\nA,"{words}"\n'.encode(), context)
    assert isinstance(member, Member) and json.loads(member.stream.read())["text"] == words


def test_ragged_rows_are_rejected_by_number_and_the_others_read() -> None:
    found = unpack(b'title,text\nA,B\n\nC\nD,"E\nE",F\nG,H,,\nI,J\n')
    rejects = [each for each in found if isinstance(each, Reject)]
    assert [each.source_uri.partition("#")[2] for each in rejects] == ["row-2", "row-3"]
    assert [each.message for each in rejects] == [
        "row 2, line 4: 1 cells, the header has 2",
        "row 3, lines 5 to 6: 3 cells, the header has 2",
    ]
    assert [each.suffix_of_uri for each in found if isinstance(each, Member)] == ["#row-1", "#row-4", "#row-5"]


def test_a_row_longer_than_an_article_may_be_is_not_held() -> None:
    body = b'title,text\nA,"' + b"never closed\n" * 10_000 + b"B,C\n"
    reject, member = unpack(body, ContainerContext("file:///in/a.csv", 50_000))
    assert isinstance(reject, Reject) and reject.reason_code == "too_large"
    assert reject.message.startswith("lines 2 to ")
    assert isinstance(member, Member) and json.loads(member.stream.read()) == {"title": "B", "text": "C"}


def test_an_endless_line_is_passed_over() -> None:
    found = unpack(b"title,text\nA," + b"x" * 500_000 + b"\nB,C\n")
    assert [type(each) for each in found] == [Reject, Member]


def test_names_of_columns_are_made_unique() -> None:
    assert csv.name_csv_columns([" a  b ", "", "a b", "a b"]) == ["a b", "column 2", "a b 2", "a b 3"]


@pytest.mark.parametrize("body", [b"", b"\n\n", b" , \n", b"title,text\n"])
def test_a_table_without_a_header_or_rows_is_rejected(body: bytes) -> None:
    (reject,) = unpack(body)
    assert isinstance(reject, Reject) and reject.reason_code == "empty"


@pytest.mark.parametrize(
    ("start", "media_type", "uri", "is_claimed"),
    [
        (b"a,b\n", None, "file:///a.csv", True),
        (b"a\tb\n", None, "file:///a.TSV", True),
        (b"a,b\n", "text/csv; charset=utf-8", "https://north.example/export", True),
        (b"<html>", "text/csv", "https://north.example/export", False),
        (b"a,b\n", None, "file:///a.txt", False),
    ],
)
def test_what_is_a_table(start: bytes, media_type: str | None, uri: str, is_claimed: bool) -> None:
    assert (csv.claims(make_input_head(start, media_type, uri)) > 0) is is_claimed


def test_rows_come_out_of_a_stream_that_cannot_go_back() -> None:
    class OneWay(io.BytesIO):
        def seekable(self) -> bool:
            return False

    found = list(unpacking.read_articles(OneWay(b"id,text\n7,A\n8,B\n"), RawArticle(b"", "file:///in/a.csv"), 1_000))
    assert [article.source_uri for article in found] == ["file:///in/a.csv#7", "file:///in/a.csv#8"]


def test_a_date_of_the_table_tells_the_order_of_all() -> None:
    rows = b"id,text,date\n7,A,4/3/2022\n8,B,4/15/2022\n9,C,4/5/2022\n"
    said = [found.metadata.date_beside for found in unpack(rows) if isinstance(found, Member)]
    assert said == ["4/15/2022"] * 3
    renamed = ContainerContext("file:///in/a.csv", 100_000, columns={"published": "tag"})
    (found,) = unpack(b"id,text,tag\n7,A,15/4/2022\n", renamed)
    assert isinstance(found, Member) and found.metadata.date_beside == "15/4/2022"
