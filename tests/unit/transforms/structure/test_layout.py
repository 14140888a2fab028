"""Plain text to roles and sections, on layouts of many kinds."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from transforms.document import Document, HeadingEvidence, RawArticle, Role
from transforms.structure.assembly import from_text
from transforms.structure.captions import is_caption
from transforms.structure.front_matter import is_byline
from transforms.structure.layout import read_layout
from transforms.structure.paragraphs import split_paragraphs

LONG = "The council met for nine hours on Tuesday and agreed in the end on a plan that nobody liked, members said."
MORE = "It will vote again next week, and the week after that, until somebody gives in, one of them told reporters."

OTHER, THIRD, FOURTH, LAST, END = (
    f"{MORE[:-1]}, and {words}." for words in ("he left", "she stayed", "it rained", "so on", "no more")
)


def document(text: str) -> Document:
    layout = read_layout(text)
    return from_text(
        RawArticle(text.encode(), "file:///a.txt", datetime(2024, 1, 1)), text, layout.blocks, layout.dateline, ""
    )


def roles(text: str) -> Iterator[tuple[str, str]]:
    for block in read_layout(text).blocks:
        words = block.span.of(text)
        yield block.role.value, words if block.role is not Role.BODY else words[:12]


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        pytest.param("Council agrees on plan\n\n", [("headline", "Council agrees on plan")], id="headline alone"),
        pytest.param("Council agrees on plan.\n\n", [("headline", "Council agrees on plan.")], id="with a full stop"),
        pytest.param("", [], id="none: the text begins with its lead"),
        pytest.param(
            "World news\n\nCouncil agrees on plan\n\nVote follows next week, members say\n\n",
            [
                ("rubric", "World news"),
                ("headline", "Council agrees on plan"),
                ("dek", "Vote follows next week, members say"),
            ],
            id="rubric, headline, dek",
        ),
        pytest.param(
            "Football\n\nTown win the cup after extra time\n\nBy Ana Silva\n\n",
            [("rubric", "Football"), ("headline", "Town win the cup after extra time"), ("byline", "By Ana Silva")],
            id="one word over the headline",
        ),
        pytest.param(
            "WORLD NEWS\nCouncil agrees on plan\n\n",
            [("rubric", "WORLD NEWS"), ("headline", "Council agrees on plan")],
            id="label in capitals",
        ),
        pytest.param(
            "Council agrees\n\nVote follows next week, members of all parties say\n\n",
            [("headline", "Council agrees"), ("dek", "Vote follows next week, members of all parties say")],
            id="a short headline is no rubric",
        ),
        pytest.param(
            "Council agrees on plan\n\nVote follows next week.\n\nBy Ana Silva\n\n",
            [
                ("headline", "Council agrees on plan"),
                ("dek", "Vote follows next week."),
                ("byline", "By Ana Silva"),
            ],
            id="a sentence over the byline is a dek",
        ),
        pytest.param(
            "Council agrees on plan;\nVote follows next week.\n\n",
            [("headline", "Council agrees on plan;"), ("dek", "Vote follows next week.")],
            id="two lines of one head",
        ),
        pytest.param(
            "By Ana Silva\n\nCouncil agrees on plan\n\n",
            [("byline", "By Ana Silva"), ("headline", "Council agrees on plan")],
            id="byline first",
        ),
        pytest.param(
            "Council agrees on plan\n\nBy ANA SILVA\nNorth Wire\n\n3 May 2016\n\n",
            [
                ("headline", "Council agrees on plan"),
                ("byline", "By ANA SILVA"),
                ("byline", "North Wire"),
                ("dateline", "3 May 2016"),
            ],
            id="agency under the name, date line",
        ),
        pytest.param(
            "Council agrees on plan\n\nLISBON, May 3\n\nAna Silva in Lisbon\n\n",
            [
                ("headline", "Council agrees on plan"),
                ("dateline", "LISBON, May 3"),
                ("byline", "Ana Silva in Lisbon"),
            ],
            id="dateline on a line of its own",
        ),
        pytest.param(
            "Council Agrees Late at Night on Plan That Nobody in Town Hall Likes, Members of Every Party Say.\n\n",
            [
                (
                    "headline",
                    "Council Agrees Late at Night on Plan That Nobody in Town Hall Likes, Members of Every Party Say.",
                )
            ],
            id="long, but in capitals",
        ),
        pytest.param("MAYOR: We go on\n\n", [("headline", "MAYOR: We go on")], id="one turn of talk is a headline"),
        pytest.param(
            "Oil Prices Keep Gains in Check\n\n", [("headline", "Oil Prices Keep Gains in Check")], id="no byline"
        ),
        pytest.param(
            "Council agrees on plan\n\nAna Silva\n\nTuesday, 3 May 2016\n\n",
            [
                ("headline", "Council agrees on plan"),
                ("byline", "Ana Silva"),
                ("dateline", "Tuesday, 3 May 2016"),
            ],
            id="a name over a date",
        ),
        pytest.param(
            "Council agrees on plan\n\nPhoto: Ana Silva/AFP\n\n",
            [("headline", "Council agrees on plan"), ("credit", "Photo: Ana Silva/AFP")],
            id="credit",
        ),
    ],
)
def test_what_stands_above_the_lead(above: str, expected: list[tuple[str, str]]) -> None:
    assert list(roles(f"{above}{LONG}\n\n{MORE}\n")) == [*expected, ("body", LONG[:12]), ("body", MORE[:12])]


def test_a_short_sentence_below_the_headline_is_the_lead() -> None:
    text = f"Council agrees on plan\n\nIt was late.\n\n{LONG}\n"
    assert [role for role, _ in roles(text)] == ["headline", "body", "body"]


def test_of_several_deks_two_are_kept() -> None:
    deks = "Vote next week\n\nMayor calls it a start\n\nUnions are not so sure"
    text = f"Council agrees on plan\n\n{deks}\n\nBy Ana Silva\n\n{LONG}\n"
    assert [role for role, _ in roles(text)] == ["headline", "dek", "dek", "body", "byline", "body"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Hello world", ["body"], id="one line"),
        pytest.param("Rain\nSun", ["headline", "body"], id="two short lines"),
        pytest.param(
            "Rain all day\nSun by night\nIt snows.", ["headline", "dek", "body"], id="the first sentence is the body"
        ),
        pytest.param(
            f"Council hears mayor\nMAYOR RUIZ: Good evening\nMR BENN: {LONG}", ["headline", "body", "body"], id="turns"
        ),
        pytest.param("\n \n\ufeff\n", [], id="nothing"),
    ],
)
def test_short_texts(text: str, expected: list[str]) -> None:
    assert [role for role, _ in roles(text)] == expected


def headings(body: str) -> list[str]:
    doc = document(f"Council agrees on plan\n\n{LONG}\n\n{body}")
    return [block.span.of(doc.text) for block in doc.blocks if block.role is Role.HEADING]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(f"What comes next\n\n{MORE}", ["What comes next"], id="short line, long words below"),
        pytest.param("Next vote\n\nIt is set for Monday.", ["Next vote"], id="over one short sentence"),
        pytest.param(f"What comes next.\n\n{MORE}", [], id="full stop"),
        pytest.param(f"what comes next\n\n{MORE}", [], id="small letter"),
        pytest.param(f"What comes next:\n\n{MORE}", [], id="a colon leads in"),
        pytest.param(f'"What comes next"\n\n{MORE}', [], id="a short quoted utterance"),
        pytest.param(f"SMITH: We go on\n\n{MORE}", [], id="a turn of talk"),
        pytest.param(f"Ana Silva: We go on\n\n{MORE}", [], id="a turn in small letters"),
        pytest.param(f"- We go on\n\n{MORE}", [], id="list item"),
        pytest.param(f"(a) We go on\n\n{MORE}", [], id="lettered item"),
        pytest.param(f"Bread\n\nButter\n\nJam\n\n{MORE}", [], id="a list of short lines"),
        pytest.param(f"These are the rules:\n\nBread first\n\n{MORE}", [], id="below a colon a list begins"),
        pytest.param("What comes next", [], id="nothing below"),
        pytest.param(f"Why now?\n\n{MORE}\n\nAnd then?\n\n{LONG}", [], id="an interviewer's questions"),
        pytest.param(
            f"The vote\n\n{MORE}\n\nWhat now?\n\n{LONG}", ["The vote", "What now?"], id="one question among titles"
        ),
        pytest.param(f"THE MAYOR\n\n{MORE}\n\nTHE MAYOR\n\n{LONG}", [], id="the same line twice is a speaker"),
        pytest.param(f"Read more about the vote\n\n{MORE}", [], id="a link"),
        pytest.param(
            f"14:05 Vote begins\n\n{MORE}\n\n13:10\n\n{MORE}\n\n12:00\n\n{LONG}",
            ["14:05 Vote begins", "13:10", "12:00"],
            id="live blog",
        ),
        pytest.param(f"6 p.m.\n\n{MORE}\n\n5:30 p.m.\n\n{LONG}", ["6 p.m.", "5:30 p.m."], id="times alone"),
        pytest.param(f"6 p.m.\n\n{MORE}", [], id="one time is a remark"),
        pytest.param(
            f'"I was."\n\nAna Silva, baker\n\n"So was I."\n\nTom Okafor, driver\n\n"No."\n\nIda Holm, cook\n\n{MORE}',
            [],
            id="names under quotes",
        ),
        pytest.param("The vote\n\n" + "word " * 20, ["The vote"], id="long words without a full stop"),
        pytest.param(f"Photo: Ana Silva/AFP\n\n{MORE}", [], id="a credit"),
        pytest.param("To bring\n\n- a torch\n- a whistle", [], id="over list items"),
    ],
)
def test_headings(body: str, expected: list[str]) -> None:
    assert headings(body) == expected


def test_a_wider_gap_where_others_have_headings_opens_a_part() -> None:
    text = f"{LONG}\n\nOne thing\n\n{MORE}\n\n{OTHER}\n\nNext thing\n\n{THIRD}\n\n{FOURTH}\n\n\n{LAST}\n\n{END}\n"
    doc = document(text)
    assert [(part.heading_clean, part.evidence) for part in doc.sections] == [
        (None, None),
        ("One thing", HeadingEvidence.LAYOUT),
        ("Next thing", HeadingEvidence.LAYOUT),
        (None, HeadingEvidence.MISSING),
    ]
    assert doc.sections[-1].span.of(text) == f"{LAST}\n\n{END}"


def test_wider_gaps_say_nothing_without_headings_or_all_over() -> None:
    assert [part.evidence for part in document(f"{LONG}\n\n{MORE}\n\n\n{LONG}").sections] == [None]
    often = f"One thing\n\n{MORE}\n\n\n{LONG}\n\nNext thing\n\n{MORE}\n\n\n{LONG}\n\n{LONG}"
    assert HeadingEvidence.MISSING not in [part.evidence for part in document(f"{LONG}\n\n{often}").sections]


def test_a_rule_of_stars_opens_a_part_and_is_no_block() -> None:
    text = f"{LONG}\n\n* * *\n\n{MORE}"
    doc = document(text)
    assert [part.evidence for part in doc.sections] == [None, HeadingEvidence.MISSING]
    assert [block.span.of(text) for block in doc.blocks] == [LONG, MORE]


def test_sections_reach_from_heading_or_dateline_to_the_last_paragraph() -> None:
    text = f"Council agrees on plan\n\nOSLO, May 3 (NTB) - {LONG}\n\nWhаt comes next\n\n{MORE}\n\n{OTHER}\n\n"
    lead, part = document(text).sections
    assert lead.span.of(text) == f"OSLO, May 3 (NTB) - {LONG}"
    assert (lead.position, lead.heading, lead.evidence) == (1, None, None)
    assert part.span.of(text) == f"Whаt comes next\n\n{MORE}\n\n{OTHER}"
    assert part.heading is not None and part.heading.of(text) == "Whаt comes next"
    assert part.heading_clean == "What comes next"  # a Cyrillic letter stood in it


def test_a_heading_right_below_the_headline_leaves_no_lead() -> None:
    text = f"Mine collapse: live\n\nBy Ana Silva\n\n14:05 First man is out\n\n{MORE}\n\n13:10 We wait\n\n{LONG}"
    assert [part.heading_clean for part in document(text).sections] == ["14:05 First man is out", "13:10 We wait"]


def test_a_date_line_over_the_first_heading_opens_no_part() -> None:
    text = f"Mine collapse: live\n\n3 May 2016\n\n14:05 First man is out\n\n{MORE}\n\n13:10 We wait\n\n{LONG}"
    assert [part.heading_clean for part in document(text).sections] == ["14:05 First man is out", "13:10 We wait"]


def test_remarks_above_the_byline_belong_to_no_section() -> None:
    text = (
        f"Jobs to go\n\nShares fall\n\nUnions protest\n\n(Adds remarks)\n\nBy Ana Silva\n\nOSLO, May 3 (NTB) - {LONG}"
    )
    assert [part.span.of(text) for part in document(text).sections] == [f"OSLO, May 3 (NTB) - {LONG}"]


def test_a_photo_above_the_lead_belongs_to_no_section() -> None:
    text = f"Bridge opens\n\nThe mayor cuts the ribbon. (AP Photo/Nils Berg)\n\nBy Ana Silva\n\n{LONG}"
    assert [part.span.of(text) for part in document(text).sections] == [LONG]


def test_a_text_that_is_a_dateline_has_no_sections() -> None:
    assert document("LISBON, May 3 (LUSA)").sections == ()


def test_dateline_is_a_block_before_the_words_of_the_lead() -> None:
    text = f"OSLO, May 3 (NTB) -  {LONG}"
    first, second = read_layout(text).blocks
    assert (first.role, first.span.of(text)) == (Role.DATELINE, "OSLO, May 3 (NTB) -")
    assert (second.role, second.span.of(text)) == (Role.BODY, LONG)


WRAPPED = """\
The council met for nine hours on Tuesday and agreed in the
end on a plan that nobody liked, members said.
{gap}"We have no choice," the mayor, Ida Holm, told reporters. "The
money will not come back this year."
{gap}It will vote again next week, and the week after that, until
somebody gives in.
"""


@pytest.mark.parametrize(
    "gap",
    [pytest.param("\n", id="blank lines"), pytest.param("   ", id="indents only"), pytest.param("\n    ", id="both")],
)
def test_wrapped_lines_are_one_paragraph(gap: str) -> None:
    text = WRAPPED.format(gap=gap)
    assert [" ".join(one.text.split())[-6:] for one in split_paragraphs(text)] == [" said.", ' year."'[-6:], "es in."]
    assert "\n" in split_paragraphs(text)[0].text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2029", "\f"])
def test_line_ends_of_every_kind(end: str) -> None:
    text = f"Council agrees on plan{end}{end}{LONG}{end}{MORE}{end}"
    assert [one.text for one in split_paragraphs(text)] == ["Council agrees on plan", LONG, MORE]
    assert [one.blanks_before for one in split_paragraphs(text)] == [0, 1, 0]


def test_no_break_spaces_and_zero_widths_at_the_ends_are_no_words() -> None:
    text = f"\ufeff\xa0Council agrees\xa0\n\u200b\n\xa0{LONG}\xa0\n"
    assert [one.text for one in split_paragraphs(text)] == ["Council agrees", LONG]


def test_a_line_a_paragraph_is_never_joined() -> None:
    lines = [LONG, MORE, "A short one.", LONG]
    assert [one.text for one in split_paragraphs("\n".join(lines))] == lines


def test_a_headline_broken_in_the_middle_is_one() -> None:
    text = f"Council agrees after nine hours on a plan\nthat nobody in the town likes\n\n{LONG}"
    assert [one.text for one in split_paragraphs(text)][0] == text.split("\n\n")[0]


@pytest.mark.parametrize(
    "text",
    [
        "By Ana Silva",
        "By ANA SILVA and Tom Okafor",
        "By Ana Silva, North Wire",
        "By Ana Silva in Lisbon and Tom Okafor in Porto",
        "Ana Silva in Lisbon",
        "Ana Silva, staff writer",
        "By Jan van der Berg",
        "Reporting by Ana Silva",
        "By J. R. Okafor",
    ],
)
def test_bylines(text: str) -> None:
    assert is_byline(split_paragraphs(text)[0])


@pytest.mark.parametrize(
    "text",
    [
        "By the numbers",
        "By midnight it was over",
        "By Tuesday the water had gone down and people came back.",
        "Ana Silva wins",
        "Town in Uproar",
        "By " + "Ana " * 60,
    ],
)
def test_no_bylines(text: str) -> None:
    assert not is_byline(split_paragraphs(text)[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor cuts the ribbon. (AP Photo/Nils Berg)", True),
        ("Photo: Ana Silva", True),
        ("File photo: the bridge in May.", True),
        ("The bridge in May. Photograph: Ana Silva/Getty Images", True),
        ("The mayor took a photo: it shows the bridge. Then she left, as the others did.", False),
        ("She sells photos of the bridge.", False),
        ("x" * 700 + " (AP Photo/Nils Berg)", False),
    ],
)
def test_captions(text: str, expected: bool) -> None:
    assert is_caption(text) is expected
