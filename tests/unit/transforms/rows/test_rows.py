"""Rows say what the Document says, sorted, in the types and names that the tables declare; unknown is None."""

import random
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import Any

import pytest

from tests.kit.warehouse import AT, RUN_ID, sound_document, span_of
from transforms.document import (
    Alias,
    AliasKind,
    Circumstances,
    Document,
    Entity,
    EntityType,
    Insertion,
    InsertionKind,
    Mention,
    MentionType,
    Piece,
    Published,
    Quote,
    QuoteRule,
    QuoteType,
    Repair,
    Role,
    RoleHeld,
    Rows,
    Sentence,
    Span,
    Speaker,
    SpeakerKind,
    SpeakerRule,
    SpeechAct,
    Statement,
)
from transforms.rows import rows_of

ID = "9f2c41d07be35a68"


def rows(doc: Document) -> Rows:
    return rows_of(doc, RUN_ID, AT)


def bare(text: str, **more: Any) -> Document:
    """A document with one sentence that is all of the text."""
    return Document(ID, None, text, (), sentences=(Sentence(1, Role.BODY, Span(0, len(text)), 0, 1, None),), **more)


def quote(text: str, *parts: str, **more: Any) -> Quote:
    pieces = (span_of(text, part) for part in parts)
    return Quote(1, tuple(Piece(one.start_char, one.end_char, True) for one in pieces), **more)


def test_what_is_not_known_is_none() -> None:
    row = rows(bare("It rains."))["documents"][0]
    known = {"document_id", "run_id", "revision", "text_sha256", "char_count", "word_count", "sentence_count"}
    known |= {"quote_count", "rule_version", "model_version", "ingested_at"}
    assert {name for name, value in row.items() if value is not None} == known


def test_a_document_row_has_the_cleaned_lines_and_the_dateline_with_its_place() -> None:
    row = rows(sound_document(0))["documents"][0]
    assert (row["headline"], row["dateline"], row["dateline_place"]) == (
        "Harbor plan goes to a vote",
        "LISBON, April 12.",
        "Lisbon",
    )
    assert (row["published_date"], row["published_month"]) == (date(2017, 4, 12), "2017-04")
    assert (row["sentence_count"], row["quote_count"], row["source"]) == (6, 2, "desk")


def test_an_article_without_a_day_has_null_in_both_columns_everywhere() -> None:
    for some in rows(sound_document(0, day=None)).values():
        assert {(row.get("published_date"), row.get("published_month")) for row in some} <= {(None, None)}


@pytest.mark.parametrize(
    ("text", "parts", "brackets", "joined", "clean"),
    [
        pytest.param(
            "We back [the plan] now", ["We back [the plan] now"], ["[the plan]"], None, "We back now", id="mid"
        ),
        pytest.param(
            "We back it [all], he", ["We back it [all],"], ["[all]"], None, "We back it,", id="before a comma"
        ),
        pytest.param("x [They] go", ["[They] go"], ["[They]"], None, "go", id="at the start"),
        pytest.param("a pre[viously] said", ["a pre[viously] said"], ["[viously]"], None, "a pre said", id="in a word"),
        pytest.param("Yes, he said, now", ["Yes,", "now"], [], "Yes, now", "Yes, now", id="split by the cue"),
        pytest.param("[all of it]", ["[all of it]"], ["[all of it]"], None, None, id="nothing else"),
    ],
)
def test_clean_text_is_without_insertions(
    text: str, parts: list[str], brackets: list[str], joined: str | None, clean: str | None
) -> None:
    insertions = tuple(Insertion(1, span_of(text, one), "clarification") for one in brackets)
    row = rows(bare(text, quotes=(quote(text, *parts),), insertions=insertions))["quotes"][0]
    assert (row["text"], row["text_clean"]) == (joined or parts[0], clean)


def test_clean_text_has_the_repairs_made() -> None:
    text = "he said: The \u0421ouncil\n votes"
    doc = bare(
        text, quotes=(quote(text, "The \u0421ouncil\n votes"),), repairs=(Repair(Span(13, 14), "C", "homoglyph"),)
    )
    made = rows(doc)
    assert made["quotes"][0]["text_clean"] == "The Council votes"
    assert made["quotes"][0]["text"] == "The \u0421ouncil\n votes"
    assert made["text_repairs"][0]["text"] == "\u0421"


def test_a_quote_without_speaker_has_null_in_all_of_its_columns() -> None:
    row = rows(bare("It rains", quotes=(quote("It rains", "rains"),)))["quotes"][0]
    known = {name for name in row if name.startswith(("speaker_", "cue_")) and row[name] is not None}
    assert known == {"speaker_label"}
    assert (row["statement_id"], row["section_id"], row["parent_quote_id"]) == (None, None, None)
    assert row["sentence_id"] == f"{ID}.s0001"


def test_the_first_speaker_stands_with_the_quote_and_all_of_several_in_their_table() -> None:
    made = rows(sound_document(0))
    assert [row["speaker_name"] for row in made["quotes"]] == ["Ana Silva", "Ana Silva"]
    assert [(row["position"], row["speaker_name"]) for row in made["quote_speakers"]] == [
        (1, "Ana Silva"),
        (2, "Port Council"),
    ]


def test_statements_known_by_their_words_have_one_id_in_all_articles() -> None:
    text = "He said it rains"
    known = (Statement(1, 1, "person.ana-silva it rains"),)
    doc = bare(text, quotes=(quote(text, "it rains"),), statements=known)
    ids = [rows(one)["quotes"][0]["statement_id"] for one in (doc, replace(doc, document_id="0" * 16))]
    assert ids == ["st.d6aa15b8495870ae"] * 2


def test_how_it_was_told_stands_with_the_words_that_say_so() -> None:
    first, second = rows(sound_document(0))["quotes"]
    assert (first["speech_act"], second["speech_act"]) == ("asserted", "negated")
    assert (first["statement_date"], first["statement_date_evidence"]) == (date(2017, 4, 11), "April")
    assert (first["statement_place_text"], first["statement_place_evidence"]) == ("LISBON", "LISBON")
    assert (second["statement_date"], second["statement_place_text"], second["addressee_text"]) == (None, None, None)


def test_statements_are_numbered_by_their_first_quote() -> None:
    text = "He said it rains and she said it rains"
    quotes = (quote(text, "it rains and"), replace(quote(text, "she said it rains"), position=2, parent=1))
    doc = bare(text, quotes=quotes, statements=(Statement(2, 1),))
    first, second = rows(doc)["quotes"]
    assert (first["statement_id"], second["statement_id"]) == (None, f"{ID}.st0001")
    assert second["parent_quote_id"] == f"{ID}.q0001"


def test_a_mention_over_a_sentence_end_is_in_no_sentence() -> None:
    text = "One. Two."
    sentences = (Sentence(1, Role.BODY, Span(0, 4), 0, 1, None), Sentence(2, Role.BODY, Span(5, 9), 0, 1, None))
    mentions = (Mention(Span(0, 9), "work.both", "name", "x", 1.0), Mention(Span(5, 8), "work.two", "name", "x", 1.0))
    made = rows(Document(ID, None, text, (), sentences=sentences, mentions=mentions))["entity_mentions"]
    assert [row["sentence_id"] for row in made] == [None, f"{ID}.s0002"]


def test_an_alias_and_an_office_are_written_once() -> None:
    aliases = (Alias("Silva", "surname"), Alias("Silva", "surname"), Alias("Ana Silva", "full"))
    roles = (
        RoleHeld("chair", None, "chair b"),
        RoleHeld("chair", None, "chair a"),
        RoleHeld("chair", "organization.x", ""),
    )
    entity = Entity("person.ana-silva", "person", "Ana Silva", aliases, roles)
    made = rows(
        bare("Ana Silva", entities=(entity,), published=Published(date(2017, 4, 12), None, "metadata", "given"))
    )
    assert [row["alias"] for row in made["entity_aliases"]] == ["Ana Silva", "Silva"]
    assert sorted((row["organization_entity_id"] or "", row["evidence"]) for row in made["entity_roles"]) == [
        ("", "chair a"),
        ("organization.x", None),
    ]
    assert {(row["valid_from"], row["valid_to"]) for row in made["entity_roles"]} == {(date(2017, 4, 12),) * 2}


def test_a_sentence_says_whether_a_piece_of_a_quote_lies_in_it() -> None:
    text = "One. Two. Six."
    sentences = tuple(Sentence(n, Role.BODY, Span(5 * n - 5, 5 * n - 1), 0, 1, None) for n in (1, 2, 3))
    quotes = (Quote(1, (Piece(0, 2), Piece(10, 12))), Quote(2, (Piece(1, 2),)))
    made = rows(Document(ID, None, text, (), sentences=sentences, quotes=quotes))["sentences"]
    assert [row["is_quote_inside"] for row in made] == [True, False, True]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_annotations_moves_no_row(seed: int) -> None:
    doc = sound_document(0)
    names = (
        "entities",
        "mentions",
        "quotes",
        "speakers",
        "statements",
        "circumstances",
        "insertions",
        "topics",
        "repairs",
    )
    assert rows(replace(doc, **{name: _shuffled(getattr(doc, name), seed) for name in names})) == rows(doc)


def _shuffled(some: tuple[Any, ...], seed: int) -> tuple[Any, ...]:
    return tuple(random.Random(seed).sample(some, len(some)))


def test_members_of_vocabularies_become_plain_strings() -> None:
    text = "She said it rains"
    ana = "person.ana-silva"
    doc = bare(
        text,
        quotes=(quote(text, "it rains", quote_type=QuoteType.DIRECT, rule=QuoteRule.CCOMP),),
        speakers=(
            Speaker(
                *(1, 1, span_of(text, "She"), SpeakerKind.PERSON, SpeakerRule.PRONOUN, "She is near.", 0.9, ana, "Ana"),
                mention_type=MentionType.PRONOUN,
            ),
        ),
        circumstances=(Circumstances(1, SpeechAct.ASSERTED),),
        insertions=(Insertion(1, span_of(text, "it"), InsertionKind.OMISSION),),
        entities=(Entity(ana, EntityType.PERSON, "Ana", (Alias("Ana", AliasKind.FULL),)),),
        mentions=(Mention(span_of(text, "it"), ana, MentionType.NAME, "full", 1.0),),
    )
    values = [value for some in rows(doc).values() for row in some for value in row.values()]
    assert [value for value in values if isinstance(value, Enum)] == []
    assert {"direct", "ccomp", "pronoun", "asserted", "omission", "full", "person"} <= set(map(str, values))
