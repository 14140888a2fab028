"""What is packed can be unpacked to what the tables say."""

import bz2
import json
import re
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

from tests.kit.report import write_article
from warehouse.bi import reader
from warehouse.queries.selection import Selection
from warehouse.report.facts import ReportFacts, read_facts
from warehouse.report.packing import Numbering, pack_blocks, pack_change, pack_index
from warehouse.report.page import read_asset

MADE_AT = datetime(2026, 11, 24, 10, 15, tzinfo=UTC)


def unpack(packed: bytes) -> Any:
    return json.loads(bz2.decompress(packed))


def unpack_index(facts: ReportFacts) -> Any:
    return unpack(pack_index(facts, Selection(), MADE_AT))


def open_ids(entities: dict[str, list[Any]]) -> list[str]:
    """The ids of entities, those that say no more than type and name made of them as the page does."""
    words = [re.sub("[^a-z0-9]+", "-", re.sub("[.']", "", name.lower())) for name in entities["name"]]
    made = (f"{entity_type}.{own}" for entity_type, own in zip(entities["type"], words, strict=True))
    return [packed or own for packed, own in zip(entities["id"], made, strict=True)]


def unpack_texts(facts: ReportFacts) -> list[str]:
    """The text of each quote, put together of its pieces as the page does."""
    found: list[str] = []
    for block in pack_blocks(facts):
        for text, packed in zip(unpack(block.texts), unpack(block.quotes)["pieces"], strict=True):
            numbers = iter(packed)
            for length in numbers:
                end, parts = 0, []
                for _ in range(length):
                    start = end + next(numbers)
                    end = start + next(numbers)
                    parts.append(text[start:end])
                    assert next(numbers) in {0, 1}
                found.append(" ".join(parts))
    return found


def test_the_words_of_each_quote_come_out_again(invented_warehouse: Path) -> None:
    facts = read_facts(invented_warehouse, Selection())
    pieces = [
        " ".join(article["text"][piece.start_char : piece.end_char] for piece in quote.pieces)
        for article in facts.articles
        for quote in facts.quotes
        if quote.row["document_id"] == article["document_id"]
    ]
    assert len(pieces) > 100 and unpack_texts(facts) == pieces


def test_what_stands_beside_the_body_comes_out_again_as_the_page_reads_it(tmp_path: Path) -> None:
    text = 'A quay in the sun\n\n"It grows," said Ana Silva.\n\nPicture: Rui Costa'
    beside = {"A quay in the sun": "caption", "Picture: Rui Costa": "credit"}
    data = write_article(tmp_path / "data", text, [("It grows", "said", "Ana Silva")], beside=beside)
    (block,) = pack_blocks(read_facts(data, Selection()))
    (packed,) = unpack(block.quotes)["beside"]
    roles = re.search(r"besideRoles = (\[.*?\]);", read_asset("bodies.js"))
    assert roles is not None
    found, end = {}, 0
    for step, length, role in zip(packed[::3], packed[1::3], packed[2::3], strict=True):
        found[text[end + step : end + step + length]] = json.loads(roles[1])[role]
        end += step + length
    assert found == beside


def test_the_index_numbers_speakers_subjects_and_articles(invented_warehouse: Path) -> None:
    facts = read_facts(invented_warehouse, Selection())
    index = unpack_index(facts)
    speakers = iter(index["quotes"]["speakers"])
    ids = open_ids(index["entities"])
    named = [tuple(ids[next(speakers) - 1] for _ in range(length)) for length in speakers]
    assert named == [quote.speaker_ids for quote in facts.quotes]
    topics = [None, *index["topics"]]
    assert [topics[number] for number in index["quotes"]["topic"]] == [quote.row["topic_1"] for quote in facts.quotes]
    assert sum(index["articles"]["quotes"]) == len(facts.quotes)
    assert index["articles"]["day"] == sorted(index["articles"]["day"], key=lambda day: day or "", reverse=True)


def test_each_subject_has_its_branch(invented_warehouse: Path) -> None:
    facts = read_facts(invented_warehouse, Selection())
    index = unpack_index(facts)
    firsts = dict(
        reader.read(invented_warehouse, "topic_month").select(["topic_name", "first_topic_name"]).to_pandas().to_numpy()
    )
    branches = [index["branches"][number - 1] for number in index["branch_of_topic"]]
    assert len(set(branches)) > 1
    assert branches == [firsts[topic] for topic in index["topics"]]


def test_quotes_that_are_not_chosen_are_stepped_through(invented_warehouse: Path) -> None:
    topic = next(quote.row["topic_1"] for quote in read_facts(invented_warehouse, Selection()).statements)
    facts = read_facts(invented_warehouse, Selection(topic=topic))
    left_out = [*accumulate(unpack_index(facts)["quotes"]["left_out"])]
    assert left_out == [
        at for at, quote in enumerate(facts.quotes) if quote.is_statement and quote.row["topic_1"] != topic
    ]


def test_unsure_quotes_are_stepped_through(invented_warehouse: Path) -> None:
    facts = read_facts(invented_warehouse, Selection())
    unsure = list(accumulate(unpack_index(facts)["quotes"]["unsure"]))
    assert unsure and all(facts.quotes[number].row["speaker_confidence"] < 0.6 for number in unsure)


def test_a_long_article_has_a_block_of_its_own(tmp_path: Path) -> None:
    text = 'A word. "Short words," said Ana Silva. ' + "And more. " * 60_000
    facts = read_facts(write_article(tmp_path / "data", text, [("Short words,", "said", "Ana Silva")]), Selection())
    assert unpack_texts(facts) == ["Short words,"]
    assert len(list(pack_blocks(facts))) == 1


def test_only_the_name_of_a_file_is_told(invented_warehouse: Path) -> None:
    index = unpack_index(read_facts(invented_warehouse, Selection()))
    assert {reject["file"] for reject in index["rejects"]} == {"bad-0.bin", "bad-1.bin", "bad-2.bin"}
    assert "file:///" not in json.dumps(index)


def test_the_same_facts_pack_to_the_same_bytes(invented_warehouse: Path) -> None:
    first, again = (read_facts(invented_warehouse, Selection()) for _ in range(2))
    assert pack_index(first, Selection(), MADE_AT) == pack_index(again, Selection(), MADE_AT)
    assert list(pack_blocks(first)) == list(pack_blocks(again))


@pytest.mark.parametrize(
    ("text", "changed", "packed"),
    [
        pytest.param("the port is open", "the port is open", 0, id="nothing"),
        pytest.param("the port is open,", "the port is open", 1, id="the end"),
        pytest.param("the port, it is open", "the port. it is open", (8, 1, "."), id="a sign within"),
        pytest.param("the clerk", "unnamed: clerk", (0, 3, "unnamed:"), id="the beginning"),
        pytest.param("aa", "aaa", (2, 0, "a"), id="no sign is kept twice"),
        pytest.param("\U0001f6a2 sails, soon", "\U0001f6a2 sails. soon", (7, 1, "."), id="counted in code points"),
        pytest.param("she", "unnamed", "unnamed", id="all of it"),
        pytest.param("", "unnamed", "unnamed", id="of nothing"),
    ],
)
def test_words_are_packed_as_what_differs(text: str, changed: str, packed: Any) -> None:
    assert pack_change(text, changed) == packed


def test_labels_and_reasons_repeat_no_source(tmp_path: Path) -> None:
    text = 'A word. "Short words," said the tall clerk of the port.'
    data = write_article(tmp_path / "data", text, [("Short words,", "said", "the tall clerk of the port")])
    (block,) = pack_blocks(read_facts(data, Selection()))
    assert "tall clerk" not in json.dumps(unpack(block.quotes))


def test_ids_that_say_type_and_name_are_left_out(invented_warehouse: Path) -> None:
    facts = read_facts(invented_warehouse, Selection())
    entities = unpack_index(facts)["entities"]
    assert 0 in entities["id"]
    assert set(open_ids(entities)) >= {name for quote in facts.quotes for name in quote.speaker_ids}


def test_numbers_count_from_one_and_nothing_is_zero() -> None:
    numbering = Numbering()
    assert [numbering.number_of(value) for value in ("b", None, "a", "b", "")] == [1, 0, 2, 1, 0]
    assert numbering.values == ["b", "a"]
