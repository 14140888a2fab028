"""Datelines as agencies and papers write them, and what only looks like one."""

import re

import pytest

from transforms.document import Span, place_of
from transforms.structure.datelines import read_dateline, read_first_dateline

LEAD = " Talks ended on Tuesday without a deal."


@pytest.mark.parametrize(
    ("head", "place", "day", "agency"),
    [
        pytest.param("LISBON, May 3. /LUSA/.", "Lisbon", (5, 3, None), "LUSA", id="agency in slashes"),
        pytest.param("Lisbon. 3 May. LUSA.PT/", "Lisbon", (5, 3, None), "LUSA.PT", id="agency before a slash"),
        pytest.param("Lisbon. May 3. KazLusa –", "Lisbon", (5, 3, None), "KazLusa", id="agency in both cases"),
        pytest.param("LISBON, MAY 3, LUSAPRESS.", "Lisbon", (5, 3, None), "LUSAPRESS", id="agency before a stop"),
        pytest.param(
            "LISBON (LusaPoint News / TT - 03rd May, 2016)",
            "Lisbon",
            (5, 3, 2016),
            "LusaPoint News / TT",
            id="agency and day in one bracket",
        ),
        pytest.param("LISBON, May 3 /LUSA/.", "Lisbon", (5, 3, None), "LUSA", id="no stop before the agency"),
        pytest.param("LONDON (Reuters) -", "London", None, "Reuters", id="no date"),
        pytest.param("OSLO, May 3 (Reuters) -", "Oslo", (5, 3, None), "Reuters", id="date and agency"),
        pytest.param("PARIS, April 3 (AFP) —", "Paris", (4, 3, None), "AFP", id="em dash"),
        pytest.param("BERLIN —", "Berlin", None, None, id="place and dash"),
        pytest.param("BRIDGETOWN, Barbados, CMC –", "Bridgetown", None, "CMC", id="agency without brackets"),
        pytest.param("NAIROBI --", "Nairobi", None, None, id="two hyphens"),
        pytest.param("NEWTOWN, Mich., Oct. 4 (UPI) —", "Newtown", (10, 4, None), "UPI", id="state"),
        pytest.param("MINSK, Belarus (AP) —", "Minsk", None, "AP", id="country"),
        pytest.param("NEWPORT NEWS, Va. -", "Newport News", None, None, id="a label's word inside of a place"),
        pytest.param("KEY WEST, Fla. -", "Key West", None, None, id="two words"),
        pytest.param("SÃO PAULO, 12 April 2016 (EFE) -", "São Paulo", (4, 12, 2016), "EFE", id="day first, year"),
        pytest.param("MADRID, March 9, 2015 -", "Madrid", (3, 9, 2015), None, id="year after a comma"),
        pytest.param("KYIV. April 12. (Ukrinform) -", "Kyiv", (4, 12, None), "Ukrinform", id="stops for commas"),
        pytest.param("Lisbon, May 3 (LUSA) -", "Lisbon", (5, 3, None), "LUSA", id="place in small letters"),
        pytest.param("The Hague, 3 May (ANP) –", "The Hague", (5, 3, None), "ANP", id="two words in small letters"),
        pytest.param("GENEVA/VIENNA, June 1 (Reuters) -", "Geneva/Vienna", (6, 1, None), "Reuters", id="two places"),
        pytest.param("(Reuters) -", None, None, "Reuters", id="only the agency"),
        pytest.param("May 3 (Reuters) -", None, (5, 3, None), "Reuters", id="date and agency, no place"),
        pytest.param("ROME, FEBRUARY 29 (ANSA) -", "Rome", (2, 29, None), "ANSA", id="month in capitals"),
        pytest.param("DAKAR, Monday, May 3 (APS) -", "Dakar", (5, 3, None), "APS", id="weekday"),
        pytest.param("Enugu, May 3, 2019 (NAN)", "Enugu", (5, 3, 2019), "NAN", id="small letters without a dash"),
        pytest.param(
            "Gangtok (Sikkim) [India], May 3 (ANI):", "Gangtok", (5, 3, None), "ANI", id="regions in brackets"
        ),
        pytest.param("Nkoranza (B/E), Aug. 5, GNA –", "Nkoranza", (8, 5, None), "GNA", id="an agency without brackets"),
        pytest.param("OSLO (May 3) --", "Oslo", (5, 3, None), None, id="the day in brackets"),
        pytest.param("LONDON (Reuters), May 3 -", "London", (5, 3, None), "Reuters", id="the agency before the day"),
    ],
)
def test_dateline_ends_before_the_lead(
    head: str, place: str | None, day: tuple[int, int, int | None] | None, agency: str | None
) -> None:
    text = "x\n" + head + LEAD
    found = read_dateline(text, 2, len(text))
    assert found is not None
    assert found.span == Span(2, 2 + len(head))
    assert (place_of(found, text), found.agency) == (place, agency)
    assert (found.month, found.day, found.year) == (day or (None, None, None))


@pytest.mark.parametrize(
    ("head", "place", "agency"),
    [("(LUSA)", None, "LUSA"), ("Porto (LUSA Business)", "Porto", "LUSA Business"), ("PORTO (LUSA)", "Porto", "LUSA")],
)
def test_lead_may_follow_without_a_blank(head: str, place: str | None, agency: str) -> None:
    text = f"{head}{LEAD.strip()}"
    found = read_dateline(text, 0, len(text))
    assert found is not None
    assert (found.span, place_of(found, text), found.agency) == (Span(0, len(head)), place, agency)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Talks (BdP)-led talks - ended.", id="a hyphen behind a bracket"),
        pytest.param("SMITH: We talked on May 3.", id="a speaker"),
        pytest.param("EXCLUSIVE - The bank knew.", id="a label"),
        pytest.param("BREAKING NEWS — The bank knew.", id="two labels"),
        pytest.param("IBM - the computer firm - said so.", id="a name and an aside"),
        pytest.param("NATO-led forces left.", id="a hyphen"),
        pytest.param("Ana Silva, May 3 or not, said so.", id="a date in a sentence"),
        pytest.param("Lisbon - the capital - slept.", id="small letters without date or agency"),
        pytest.param("The bank (BdP) said so.", id="a bracket in a sentence"),
        pytest.param("U.S. President Jane Roe said so.", id="an abbreviation"),
        pytest.param("LISBON, May 32 was no day.", id="no such day"),
        pytest.param("", id="nothing"),
    ],
)
def test_no_dateline(text: str) -> None:
    assert read_dateline(text, 0, len(text)) is None


def test_place_with_inner_stops_keeps_its_capitals() -> None:
    text = "ST. LOUIS — Talks ended."
    found = read_dateline(text, 0, len(text))
    assert found is not None and place_of(found, text) == "St. Louis"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("PORTO: The ferry stops in May.\nIt is old.", "PORTO", id="a place before a colon"),
        pytest.param("VILA NOVA: The ferry stops.", "VILA NOVA", id="of two words"),
        pytest.param("PORTO, May 3 - The ferry stops.", "PORTO", id="a whole dateline"),
        pytest.param("Chennai: The ferry stops.", "Chennai", id="a known place in small letters"),
        pytest.param("Silva: The ferry stops.", None, id="any name in small letters"),
        pytest.param("SILVA: The ferry stops.\nCOSTA: It is old.", None, id="labels of turns"),
        pytest.param("SILVA: We stop the ferry.", None, id="somebody speaks"),
        pytest.param("MAYOR: The ferry stops.", None, id="an office"),
        pytest.param("UPDATE: The ferry stops.", None, id="a label of the layout"),
        pytest.param("The ferry stops.\nPORTO: The ferry stops.", None, id="not the first paragraph"),
    ],
)
def test_the_first_paragraph_may_have_a_place_before_a_colon(text: str, place: str | None) -> None:
    spans = [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]
    line = read_first_dateline(text, spans)
    assert (line.place.of(text) if line and line.place else None) == place


@pytest.mark.parametrize(
    ("paragraphs", "place"),
    [
        pytest.param(["Durban - Ships wait outside the port", "No more."], "Durban", id="a known place"),
        pytest.param(
            ["Wetterby - A baker lost his shop on Monday.", "No more."], "Wetterby", id="any place, a sentence"
        ),
        pytest.param(["Wetterby - A baker", "No more."], None, id="any name, no sentence"),
        pytest.param(["Wetterby - Ana Silva lost her shop.", "No more."], None, id="any name, no article"),
        pytest.param(["Wetterby - A town on a hill.", "Sundby - A town by the sea."], None, id="items of a list"),
        pytest.param(["Update - A baker lost his shop.", "No more."], None, id="a label"),
    ],
)
def test_a_dash_ends_the_dateline_of_a_place_in_small_letters(paragraphs: list[str], place: str | None) -> None:
    text = "\n".join(paragraphs)
    starts = [text.index(paragraph) for paragraph in paragraphs]
    spans = [Span(start, start + len(words)) for start, words in zip(starts, paragraphs, strict=True)]
    found = read_first_dateline(text, spans)
    assert (place_of(found, text) if found else None) == place


@pytest.mark.parametrize(
    ("line", "place", "agency"),
    [
        ("Tehran, IRNA – The port was shut.", "Tehran", "IRNA"),
        ("HARBOUR.CO, Jakarta - The port was shut.", "Jakarta", "HARBOUR.CO"),
        ("(LUSA) - LISBON, MAY 3 - The port was shut.", "LISBON", "LUSA"),
        ("Lisbon, May 3 (teleLUSA) The port was shut.", "Lisbon", "teleLUSA"),
        ("PORTO & LISBON--(LUSA WIRE)--The port was shut.", "PORTO", "LUSA WIRE"),
        ("LISBON, Portugal and BOSTON, May 3, 2016 (LUSA) -- The port was shut.", "LISBON", "LUSA"),
        ("(Lisbon) – The port was shut.", "Lisbon", None),
    ],
)
def test_datelines_of_agencies_elsewhere(line: str, place: str, agency: str | None) -> None:
    found = read_dateline(line, 0, len(line))
    assert found is not None and found.place is not None
    assert (found.place.of(line), found.agency) == (place, agency)
    assert line[found.span.end_char :].strip() == "The port was shut."


def test_a_warning_or_a_weekday_is_no_part_of_a_dateline() -> None:
    assert read_dateline("Silva, March 3 (Tuesday) He went", 0, 32) is None
    text = "SPOILER ALERT: This story tells the end."
    assert read_first_dateline(text, [Span(0, len(text))]) is None


@pytest.mark.parametrize(
    ("lines", "place", "day"),
    [
        pytest.param(["Feb. 23, 2015 -- The ferry stops."], None, (2, 23, 2015), id="a day alone"),
        pytest.param(
            ["March 3, 2021 – PORTO, Portugal – The ferry stops."], "PORTO", (3, 3, 2021), id="a day and a place"
        ),
        pytest.param(["March 3 -- The ferry stops."], None, None, id="no year"),
        pytest.param(["March 3, 2021 – March 9, 2021: The ferry stops."], None, None, id="from day to day"),
        pytest.param(["May 3, 2016 - The ferry stops.", "May 4, 2016 - It sails."], None, None, id="a list of days"),
    ],
)
def test_a_whole_day_before_a_dash_is_a_dateline(
    lines: list[str], place: str | None, day: tuple[int, int, int] | None
) -> None:
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    spans = [Span(start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
    found = read_first_dateline(text, spans)
    assert (found and found.place and found.place.of(text)) == place
    assert (found and (found.month, found.day, found.year)) == day
    assert found is None or text[found.span.end_char :].lstrip().startswith("The ferry")
