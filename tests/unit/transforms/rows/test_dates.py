"""Rows of the dates that an article names."""

from datetime import date

from transforms.document import DateAnchor, DateKind, DateMention, DateValue, Document, Role, Sentence, Span
from transforms.rows.dates import make_date_rows
from transforms.rows.row_ids import SentenceIndex

TEXT = "It opened in May 2016."
DAY = date(2016, 5, 1)


def test_a_row_has_the_words_the_value_and_the_sentence() -> None:
    value = DateValue("2016-05", DateKind.MONTH, DAY, date(2016, 5, 31))
    mention = DateMention(Span(13, 21), DateKind.MONTH, value, DateAnchor.WORDS, None, "The words give it.")
    doc = Document(
        "9f2c41d07be35a68",
        None,
        TEXT,
        (),
        sentences=(Sentence(1, Role.BODY, Span(0, len(TEXT)), 0, 1, None),),
        date_mentions=(mention,),
    )
    (row,) = make_date_rows(doc, {}, SentenceIndex.of(doc))
    assert (row["date_id"], row["sentence_id"]) == ("9f2c41d07be35a68.d0001", "9f2c41d07be35a68.s0001")
    assert (row["text"], row["value"], row["value_kind"]) == ("May 2016", "2016-05", "month")
    assert (row["period_start"], row["period_end"]) == (DAY, date(2016, 5, 31))
    assert (row["anchor_kind"], row["anchor_date"], row["evidence"]) == ("words", None, "The words give it.")
    assert all(type(row[name]) is str for name in ("value_kind", "anchor_kind"))
