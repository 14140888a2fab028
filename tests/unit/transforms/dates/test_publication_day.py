"""The day of publication: from the dateline, or its year inferred, or not known."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from transforms.annotators import dates
from transforms.dates.year_inference import infer_year_of_day
from transforms.document import Document, Published, RawArticle, Role, Sentence
from transforms.knowledge.office_holders import find_holders_in_office
from transforms.structure.assembly import from_text
from transforms.structure.layout import read_layout


def document(text: str, fetched_at: datetime | None = None) -> Document:
    layout = read_layout(text)
    return from_text(RawArticle(b"", "file:///a.txt", fetched_at), text, layout.blocks, layout.dateline, "text/plain")


def published(text: str, fetched_at: datetime | None = None) -> Published | None:
    return dates.annotate(document(text, fetched_at)).published


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("OSLO, May 3, 2016 (NTB) - The bank closed.", date(2016, 5, 3), id="in the dateline"),
        pytest.param(
            "Bank closes\n\nPublished: 3 May 2016, 10:15\n\nThe bank closed.", date(2016, 5, 3), id="on a line"
        ),
        pytest.param("OSLO, Feb. 29, 2015 (NTB) - The bank closed.", None, id="a day that the year has not"),
        pytest.param("OSLO (NTB) - The bank closed on May 3, 2016.", None, id="no day in the dateline"),
        pytest.param("The bank closed on May 3, 2016.", None, id="no dateline"),
        pytest.param("OSLO, May 3 (NTB) - The bank closed.", None, id="no year and no evidence"),
    ],
)
def test_day_of_the_dateline(text: str, day: date | None) -> None:
    found = published(text)
    assert (found and found.day) == day
    assert found is None or (found.evidence, found.confidence) == ("dateline", 1.0)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        pytest.param("OSLO, May 3, 2016 (NTB) - ", date(2016, 5, 3), id="the text says another day"),
        pytest.param("OSLO, June 1 (NTB) - ", date(2016, 6, 1), id="it gives a dateline its year"),
        pytest.param("", date(2016, 6, 2), id="nothing else says a day"),
    ],
)
def test_a_day_that_the_format_guessed_gives_way_to_the_text(head: str, day: date) -> None:
    guessed = Published(date(2016, 6, 2), None, "metadata", "guess", 0.4)
    found = dates.annotate(replace(document(f"{head}The bank closed."), published=guessed)).published
    assert found is not None and found.day == day


LEAD = "The bank closed its last branch on the island, and nobody knows where to go now, the mayor said."


@pytest.mark.parametrize(
    ("text", "day", "evidence"),
    [
        pytest.param(
            f"Bank closes\n\nPublished: October 4, 2016\n\nFLINT, Mich., Oct. 4 (UPI) — {LEAD}",
            date(2016, 10, 4),
            "dateline",
            id="a date line over a dateline",
        ),
        pytest.param(
            f"Bank closes\n\nPublished 3 March 2021\nUpdated 5 March 2021\n\nOSLO — {LEAD}",
            date(2021, 3, 3),
            "dateline",
            id="published goes before updated",
        ),
        pytest.param(
            f"Bank closes its last branch Wednesday, March 3, 2021\n\n{LEAD}",
            date(2021, 3, 3),
            "dateline",
            id="at the end of the headline",
        ),
        pytest.param(
            f"THE ISLAND RECORD — BANKS B4\n\nMarch 3, 2021\n\n{LEAD}",
            date(2021, 3, 3),
            "dateline",
            id="a date line below a line of the page",
        ),
        pytest.param(
            f"Bank closes\n\nUpdated 5 March 2021\n\nOSLO, March 3 (NTB) - {LEAD}",
            date(2021, 3, 3),
            "inferred",
            id="the dateline with the year of the update",
        ),
        pytest.param(
            f"Bank closes\n\n3 March 2021\n\nOSLO, March 2, 2021 (NTB) - {LEAD}",
            date(2021, 3, 2),
            "dateline",
            id="a bare date line behind a whole dateline",
        ),
        pytest.param(
            f"Bank closes\n\n{LEAD}\n\n{LEAD}\n\nPosted: 3 March 2021", date(2021, 3, 3), "dateline", id="at the end"
        ),
        pytest.param(
            f"Bank closes\n\n{LEAD}\n\nThis report by The Harbour Press was first published March 3, 2021.",
            date(2021, 3, 3),
            "dateline",
            id="the last line tells of the first publication",
        ),
        pytest.param(
            f"Bank closes\n\nUpdated 5 March 2021\n\n{LEAD}", date(2021, 3, 5), "dateline", id="updated alone"
        ),
    ],
)
def test_day_of_date_lines(text: str, day: date, evidence: str) -> None:
    found = published(text)
    assert found is not None and (found.day, found.evidence) == (day, evidence)


def test_the_path_is_the_weakest_evidence() -> None:
    bare, dated = document(LEAD), document(f"OSLO, Sept. 11 (NTB) - {LEAD}")
    path = RawArticle(b"", "file:///in/2016-09-12_bank.txt")
    alone, beside = (dates.annotate(dates.replace(doc, raw=path)).published for doc in (bare, dated))
    assert alone is not None and (alone.day, alone.evidence) == (date(2016, 9, 12), "path")
    assert beside is not None and (beside.day, beside.evidence) == (date(2016, 9, 11), "inferred")
    assert "2016-09-12" in beside.reason


def test_a_path_that_lies_behind_the_fetch_is_none() -> None:
    doc = dates.replace(document(LEAD), raw=RawArticle(b"", "file:///2016-09-12.txt", datetime(2016, 9, 1)))
    assert dates.annotate(doc).published is None


def test_a_dateline_without_a_year_says_that_it_is_open() -> None:
    assert "no year" in (dates.annotate(document("OSLO, May 3 (NTB) - The bank closed.")).undated_because or "")


TWO_IN_OFFICE = (
    "VIENNA, May 3 (APA) - US Secretary of State John Kerry met German Foreign Minister Frank-Walter Steinmeier here "
    "on Tuesday. The talks go back to a treaty of 2013."
)


def test_two_holders_of_offices_and_the_weekday_give_the_year() -> None:
    found = published(TWO_IN_OFFICE)
    assert found is not None
    assert (found.day, found.evidence) == (date(2016, 5, 3), "inferred")
    for words in (
        "3 May without a year",
        "John Kerry",
        "secretary of state",
        "2013-02-01 to 2017-01-20",
        "Tuesday",
        "2013",
    ):
        assert words in found.reason
    assert "fetched" not in found.reason  # the limit decided nothing


def test_an_unneeded_limit_changes_nothing() -> None:
    assert published(TWO_IN_OFFICE, datetime(2026, 11, 24)) == published(TWO_IN_OFFICE)


def test_what_the_format_gave_stays() -> None:
    doc = document(TWO_IN_OFFICE)
    given = Published(date(2020, 1, 1), None, "metadata", "told")
    assert dates.annotate(dates.replace(doc, published=given)).published == given


def test_sentences_are_read_where_they_were_cut() -> None:
    doc = document(TWO_IN_OFFICE)
    body = doc.first(Role.BODY)
    assert body is not None
    cut = dates.replace(doc, sentences=(Sentence(1, Role.BODY, body.span, 1, 1, 1),))
    assert dates.annotate(cut).published == published(TWO_IN_OFFICE)


def inferred(*sentences: str, latest: date | None = None, month: int = 5, day: int = 3) -> date | None:
    found = infer_year_of_day(month, day, sentences, latest)
    return found and found.day


KERRY, STEINMEIER = "Secretary of State John Kerry", "Foreign Minister Frank-Walter Steinmeier"


@pytest.mark.parametrize(
    ("sentences", "latest", "expected"),
    [
        pytest.param([f"{KERRY} spoke."], None, None, id="one holder alone decides nothing"),
        pytest.param(
            [f"{KERRY} spoke, in the tradition of President Ronald Reagan."],
            None,
            None,
            id="one in office, one long out of it",
        ),
        pytest.param([f"{KERRY} met {STEINMEIER} in Rome."], None, None, id="two holders, three years, no weekday"),
        pytest.param([f"{KERRY} met {STEINMEIER} on Sunday."], None, date(2015, 5, 3), id="the weekday chooses"),
        pytest.param(
            [f"{KERRY} met {STEINMEIER} on Monday."], None, None, id="a year with the day after is a rival, or none"
        ),
        pytest.param(
            [f"{KERRY} met {STEINMEIER}.", "The bridge fell in 2016."],
            None,
            date(2016, 5, 3),
            id="a year looked back on",
        ),
        pytest.param(
            [f"{KERRY} met {STEINMEIER}.", "The bridge will open in 2016."], None, None, id="a year ahead says nothing"
        ),
        pytest.param(
            ["The bridge fell in 2015."], date(2016, 5, 2), date(2015, 5, 3), id="between a past year and the fetch"
        ),
        pytest.param(["The bridge fell in 2015."], date(2030, 1, 1), None, id="the fetch is only a limit"),
        pytest.param(["It fell."], date(2016, 5, 4), None, id="the fetch alone is no evidence"),
        pytest.param(
            ["It fell in 2014.", "They met on Tuesday, May 3."],
            date(2018, 1, 1),
            date(2016, 5, 3),
            id="a weekday with its date",
        ),
        pytest.param(
            ["It fell in 2014.", "They meet again on Friday (6 May)."],
            date(2018, 1, 1),
            date(2016, 5, 3),
            id="another day's",
        ),
        pytest.param(
            ["It fell in 2014.", "They met on Tuesday, May 4."], date(2018, 1, 1), None, id="no year has that weekday"
        ),
        pytest.param(["It fell last Tuesday, and in 2014."], date(2018, 1, 1), None, id="last week's day"),
        pytest.param(
            ["It fell on Tuesday.", "It rose on Friday.", "It fell in 2014."], date(2018, 1, 1), None, id="a tie"
        ),
    ],
)
def test_year(sentences: list[str], latest: date | None, expected: date | None) -> None:
    assert inferred(*sentences, latest=latest) == expected


def test_29_february_stands_in_leap_years_only() -> None:
    assert inferred("The bridge fell in 2013.", latest=date(2018, 1, 1), month=2, day=29) == date(2016, 2, 29)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("President Barack Obama spoke.", ["Barack Obama"], id="title and full name"),
        pytest.param(
            "Barack Obama came. President Obama spoke.", ["Barack Obama"], id="title and surname, full name elsewhere"
        ),
        pytest.param("President Obama spoke.", [], id="a surname alone is many people"),
        pytest.param("Barack Obama spoke.", [], id="no title"),
        pytest.param("Former US President Barack Obama spoke.", [], id="former"),
        pytest.param("The ex-President Barack Obama spoke.", [], id="ex"),
        pytest.param("President-elect Donald Trump spoke.", [], id="elect"),
        pytest.param("the nominee for president Donald Trump spoke.", [], id="for"),
        pytest.param("Vice President Joe Biden spoke.", ["Joe Biden"], id="vice president is another office"),
        pytest.param("Angela Merkel, the German chancellor, spoke.", ["Angela Merkel"], id="title behind the name"),
        pytest.param("Angela Merkel, the former German chancellor, spoke.", [], id="former behind the name"),
        pytest.param("Pope Francis spoke.", ["Francis"], id="one name"),
        pytest.param(
            "Foreign Minister\nSergei Lavrov spoke.", ["Sergey Lavrov"], id="another spelling, over a line's end"
        ),
    ],
)
def test_who_is_named_in_office(text: str, names: list[str]) -> None:
    assert [holder.names[0] for holder in find_holders_in_office(text)] == names


def test_vice_president_is_held_as_such() -> None:
    (biden,) = find_holders_in_office("Vice President Joe Biden spoke.")
    assert biden.titles == ("vice president",)
    assert biden.office_term_on(date(2010, 1, 1)) is not None and biden.office_term_on(date(2022, 1, 1)) is None


def test_terms_in_the_data_are_in_order_and_end_after_they_start() -> None:
    from transforms.knowledge.office_holders import _read_office_holders

    assert len(_read_office_holders()) > 400
    for holder in _read_office_holders():
        days = [day for term in holder.terms for day in (term.start, term.end or date.max)]
        assert days == sorted(days), holder


@pytest.mark.parametrize(
    ("words", "text", "day"),
    [
        pytest.param("Last update 11 Oct 2024", "The bank closed.", date(2024, 10, 11), id="a label"),
        pytest.param("03/05/2016", "The bank closed on May 3.", date(2016, 5, 3), id="the text has the order"),
        pytest.param("May 3", "OSLO, May 3, 2016 (NTB) - The bank closed.", date(2016, 5, 3), id="a dateline's year"),
        pytest.param("03/05/2016", "The bank closed.", None, id="an open order"),
        pytest.param("5 YEARS AGO", "The bank closed.", None, id="no whole day"),
    ],
)
def test_what_the_input_writes_for_its_day(words: str, text: str, day: date | None) -> None:
    doc = document(text)
    found = dates.annotate(replace(doc, metadata=replace(doc.metadata, date_line=words)))
    assert (found.published and found.published.day) == day
    assert day is not None or (found.undated_because is not None and words in found.undated_because)


def test_the_day_of_a_table_is_not_that_of_a_row_which_says_another_age() -> None:
    doc = document("The bank closed.")
    doc = replace(doc, raw=RawArticle(b"", "file:///in/2024-10-15_rows.csv#row-1"))
    assert dates.annotate(doc).published is not None
    assert dates.annotate(replace(doc, metadata=replace(doc.metadata, date_line="5 years ago"))).published is None
