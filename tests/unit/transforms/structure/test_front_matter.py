"""Where the lead begins, and which roles the lines above it have."""

import pytest

from transforms.document import Role
from transforms.structure.front_matter import assign_roles_above, find_lead, is_byline
from transforms.structure.paragraphs import split_paragraphs

LEAD = "The council met for nine hours on Tuesday and agreed in the end on a plan for the harbour, members said."


@pytest.mark.parametrize(
    ("lines", "lead", "roles"),
    [
        pytest.param([LEAD], 0, [], id="nothing above"),
        pytest.param(["Council agrees", LEAD], 1, [Role.HEADLINE], id="headline"),
        pytest.param(["Football", "Town win the cup", LEAD], 2, [Role.RUBRIC, Role.HEADLINE], id="rubric of one word"),
        pytest.param(
            ["Council agrees on plan", "Vote follows next week", "By Ana Silva", "3 May 2016", LEAD],
            4,
            [Role.HEADLINE, Role.DEK, Role.BYLINE, Role.DATELINE],
            id="headline, dek, byline, date",
        ),
        pytest.param(
            ["Council agrees on plan", "By Ana Silva", "North Wire", LEAD],
            3,
            [Role.HEADLINE, Role.BYLINE, Role.BYLINE],
            id="the agency under the author",
        ),
        pytest.param(
            ["Council agrees on plan", "LISBON, May 3 (LUSA) - It was late."],
            1,
            [Role.HEADLINE],
            id="a dateline begins the body, however short",
        ),
        pytest.param(
            ["Council agrees on plan", "Maria Quist", LEAD], 2, [Role.HEADLINE, Role.BYLINE], id="a name alone"
        ),
        pytest.param(
            ["A life in the harbour", "Maria Quist", f"Quist was born here. {LEAD}"],
            2,
            [Role.HEADLINE, Role.DEK],
            id="a name alone of whom the lead tells",
        ),
        pytest.param(
            ["Council agrees on plan", "By Ana Silva", "Crime reporter", "asilva@harbour.example | @asilva", LEAD],
            4,
            [Role.HEADLINE, Role.BYLINE, Role.BYLINE, Role.BYLINE],
            id="post and address below the author",
        ),
        pytest.param(
            ["Town win the cup", "Ana Silva at Harbour Road", LEAD], 2, [Role.HEADLINE, Role.BYLINE], id="at a ground"
        ),
        pytest.param(["Council agrees on plan", "It was late.", "It rains."], 1, [Role.HEADLINE], id="short sentences"),
        pytest.param(
            [
                "Council agrees on plan",
                "Ana Silva and Rui Costa",
                "3 May 2016",
                "It was late when they agreed on it at last.",
            ],
            3,
            [Role.HEADLINE, Role.BYLINE, Role.DATELINE],
            id="two names above a date",
        ),
        pytest.param(
            ["Bread and rain", "She bakes. " * 12, "Interview by Ana Silva", "Why now?", "It was time to go."],
            3,
            [Role.HEADLINE, Role.DEK, Role.BYLINE],
            id="a long dek above a byline",
        ),
        pytest.param(["Mayor: we go on", "LISBON, May 3 (LUSA) - It was late."], 1, [Role.HEADLINE], id="no talk"),
        pytest.param(["Q: Why now?", "A: It was time."], 0, [], id="talk is the body"),
    ],
)
def test_lead_and_roles(lines: list[str], lead: int, roles: list[Role]) -> None:
    text = "\n\n".join(lines)
    paragraphs = split_paragraphs(text)
    assert find_lead(paragraphs, text) == lead
    assert assign_roles_above(paragraphs[:lead], text) == roles


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("By Ana Silva", True, id="by"),
        pytest.param("Ana Silva in Lisbon", True, id="name and place"),
        pytest.param("Rui Costa, staff writer", True, id="name and job"),
        pytest.param("By Ana Silva and Rui Costa", True, id="two"),
        pytest.param("Interview by Ana Silva", True, id="what they did"),
        pytest.param("By state political reporter Ana Silva", True, id="a post before the name"),
        pytest.param("By our science correspondent", True, id="a post without a name"),
        pytest.param("Our correspondent in Porto", True, id="a post and a place"),
        pytest.param("Special Correspondent", True, id="a post alone"),
        pytest.param("Sports Bureau", True, id="a desk"),
        pytest.param("DHNS", True, id="an agency"),
        pytest.param("The Newspaper's Staff Reporter | Published May 3, 2016", True, id="a post and a date"),
        pytest.param("The editor in Porto", False, id="somebody's post"),
        pytest.param("By the harbour it rains", False, id="no name"),
        pytest.param("By Ana Silva who thought it would never rain so much", False, id="a clause follows"),
        pytest.param("By Ana Silva?", False, id="a question"),
    ],
)
def test_a_byline_names_its_author(line: str, expected: bool) -> None:
    assert is_byline(split_paragraphs(line)[0]) is expected
