"""Lines beside an article, known by their words, and sentences of the story that only look like them."""

import pytest

from transforms.document import Role, RoleEvidence
from transforms.structure.furniture import find_beside_line, find_sign_off, is_stage_direction


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        pytest.param("ALSO READ: Ferry stops at noon", RoleEvidence.LABEL, id="also read"),
        pytest.param("See also: Ferry stops at noon", RoleEvidence.LABEL, id="see also"),
        pytest.param("WATCH: Ferry leaves the quay", RoleEvidence.LABEL, id="watch"),
        pytest.param("Don’t miss: Ferry leaves the quay", RoleEvidence.LABEL, id="do not miss"),
        pytest.param("MORE NEWS: Ferry stops", RoleEvidence.LABEL, id="more news"),
        pytest.param(">> READ MORE | Ferry stops", RoleEvidence.LABEL, id="a bar for a colon"),
        pytest.param("Editor’s note: Names were changed. The ferry is real.", RoleEvidence.LABEL, id="a note"),
        pytest.param("NOTE: The pier is closed on Mondays.", RoleEvidence.LABEL, id="note"),
        pytest.param("Read more about the ferry", RoleEvidence.STOCK_LINE, id="no label"),
        pytest.param("ADVERTISEMENT", RoleEvidence.STOCK_LINE, id="an advertisement"),
        pytest.param(
            "Who moved the quay? The riddle solved Read more", RoleEvidence.STOCK_LINE, id="a button behind it"
        ),
        pytest.param(
            "JUST WATCHED Quay moved Replay More Videos ... MUST WATCH Quay moved 02:01",
            RoleEvidence.STOCK_LINE,
            id="a player",
        ),
        pytest.param("Fact check:Did the ferry stop in May", RoleEvidence.LINK, id="no blank behind the label"),
        pytest.param("Where is the ferry?Quay asks for help", RoleEvidence.LINK, id="no blank behind a question"),
        pytest.param("Story continues below", RoleEvidence.STOCK_LINE, id="the story goes on"),
        pytest.param("Comments are closed.", RoleEvidence.STOCK_LINE, id="no comments"),
        pytest.param("Our Standards: The Harbour Wire Principles", RoleEvidence.LABEL, id="standards"),
        pytest.param("Related stories", RoleEvidence.STOCK_LINE, id="over links"),
        pytest.param("Share on Facebook", RoleEvidence.STOCK_LINE, id="a button"),
        pytest.param("Facebook Twitter WhatsApp Email", RoleEvidence.STOCK_LINE, id="a row of buttons"),
        pytest.param("Sign up for our weekly newsletter.", RoleEvidence.CALL, id="sign up"),
        pytest.param("Subscribe now", RoleEvidence.CALL, id="subscribe"),
        pytest.param("Follow Ana Silva on Twitter @anasilva.", RoleEvidence.CALL, id="follow somebody"),
        pytest.param('"Follow Ana Silva on Twitter @anasilva."', RoleEvidence.CALL, id="follow, between marks"),
        pytest.param("Want more from the quay? Sign up for the Tide newsletter.", RoleEvidence.CALL, id="a question"),
        pytest.param("© 2021 Harbour Post", RoleEvidence.RIGHTS, id="copyright"),
        pytest.param("Harbour Post. All rights reserved.", RoleEvidence.RIGHTS, id="rights"),
        pytest.param(
            f"Prices of the fish market by Tide. {'They are shown late on working days. ' * 12}Tide Ltd. All rights "
            f"reserved. {'Pictures belong to their owners. ' * 8}Quay Pictures Inc. All rights reserved.",
            RoleEvidence.RIGHTS,
            id="rights of several owners",
        ),
        pytest.param("This article was originally published by Tide.", RoleEvidence.RIGHTS, id="from elsewhere"),
        pytest.param("(CROSSTALK.)", RoleEvidence.STAGE_DIRECTION, id="a sound"),
        pytest.param("SILVA: [laughter]", RoleEvidence.STAGE_DIRECTION, id="a speaker's sound"),
        pytest.param("pic.twitter.com/abc123", RoleEvidence.LINK, id="a post's picture"),
        pytest.param("https://example.org/ferry", RoleEvidence.LINK, id="an address"),
        pytest.param('^ "Ferry stuck". Daily. Retrieved 3 May 2011.', RoleEvidence.LINK, id="a reference"),
    ],
)
def test_furniture(text: str, evidence: RoleEvidence) -> None:
    line = find_beside_line(text)
    assert line is not None and (line.role, line.evidence) == (Role.FURNITURE, evidence)


@pytest.mark.parametrize(
    ("text", "role", "evidence"),
    [
        pytest.param("Correction: The pier has nine lamps.", Role.CORRECTION, RoleEvidence.LABEL, id="label"),
        pytest.param(
            "An earlier version of this article gave a wrong year.", Role.CORRECTION, RoleEvidence.CHANGE, id="version"
        ),
        pytest.param(
            "This story has been updated with the owner’s answer.", Role.CORRECTION, RoleEvidence.CHANGE, id="updated"
        ),
        pytest.param(
            "Editor’s note: This story was corrected.", Role.CORRECTION, RoleEvidence.LABEL, id="a note of a change"
        ),
        pytest.param("Got a tip? Email desk@example.org", Role.CREDIT, RoleEvidence.STAFF, id="a question first"),
        pytest.param("Image caption: The ferry at noon", Role.CAPTION, RoleEvidence.LABEL, id="a caption's label"),
        pytest.param("Photo credit: Ana Silva", Role.CREDIT, RoleEvidence.LABEL, id="a credit's label"),
        pytest.param("With files from Ana Silva", Role.CREDIT, RoleEvidence.STAFF, id="files"),
        pytest.param(
            "(Reporting by Ana Silva; Editing by Tom Okafor)", Role.CREDIT, RoleEvidence.STAFF, id="reporters"
        ),
        pytest.param("Ana Silva contributed to this report.", Role.CREDIT, RoleEvidence.STAFF, id="contributed"),
        pytest.param("PTI COR GK NP", Role.CREDIT, RoleEvidence.STAFF, id="an agency and its editors"),
        pytest.param("African News Agency (ANA)", Role.CREDIT, RoleEvidence.STAFF, id="an agency with its letters"),
        pytest.param("asilva@example.org", Role.CREDIT, RoleEvidence.STAFF, id="an address alone"),
    ],
)
def test_corrections_and_credits(text: str, role: Role, evidence: RoleEvidence) -> None:
    line = find_beside_line(text)
    assert line is not None and (line.role, line.evidence) == (role, evidence)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("She likes to read more: novels, mostly.", id="a label within a sentence"),
        pytest.param("MAYOR RUIZ: Good evening.", id="a turn of talk"),
        pytest.param("Follow the money, he told them.", id="an imperative without an offer"),
        pytest.param("Sign up for the race at the town hall by noon.", id="an offer of somebody else"),
        pytest.param("“Subscribe now,” she said.", id="speech"),
        pytest.param('"Follow me to the quay."', id="a paragraph of speech"),
        pytest.param("More from the council is expected on Monday.", id="a sentence that begins so"),
        pytest.param("Share prices fell by a third.", id="a share of stock"),
        pytest.param("The copyright law of 1976 is old.", id="a law"),
        pytest.param("The pier (since 1990) is closed.", id="brackets within a sentence"),
        pytest.param("Video: " + "The ferry left the quay. " * 3, id="sentences behind a word for links"),
        pytest.param("Ana Silva is a reporter who was held for nine days.", id="a story about a reporter"),
        pytest.param("The report was updated on Monday to include the deaths of nine sailors.", id="somebody's report"),
        pytest.param("The article was amended by parliament in 1998.", id="an article of a law"),
        pytest.param("An earlier version of the bill had failed.", id="a version of a bill"),
        pytest.param("The photos may not be published, the judge ruled.", id="a ruling"),
        pytest.param("Written by Ana Silva, the novel sold well.", id="who wrote a book"),
        pytest.param("(TERROR SUSPECTS CAUGHT IN PARIS)", id="a headline in brackets"),
        pytest.param("Note: the ministry gave no figures.", id="a sentence behind a word for notes"),
        pytest.param("Video: police cleared the quay.", id="a sentence behind a word for films"),
        pytest.param("Support our sailors, the mayor told the crowd.", id="a call that somebody makes"),
    ],
)
def test_words_of_the_story(text: str) -> None:
    assert find_beside_line(text) is None
    assert find_beside_line(text, is_tail=True) is None


def test_an_agency_signs_at_the_end_of_a_paragraph() -> None:
    text = "The ferry stopped on Tuesday night. PTI COR GK"
    assert find_sign_off(text) == text.index("PTI")
    assert find_sign_off("The ferry was built by the UN.") is None


def test_a_line_about_the_author_is_one_of_the_last() -> None:
    text = "Ana Silva is a reporter for the Harbour Post."
    assert find_beside_line(text) is None
    line = find_beside_line(text, is_tail=True)
    assert line is not None and (line.role, line.evidence) == (Role.CREDIT, RoleEvidence.STAFF)


def test_what_is_told_of_a_post_is_no_line_about_the_author() -> None:
    assert find_beside_line("She will resign, she wrote on Twitter.", is_tail=True) is None


def test_sounds() -> None:
    assert is_stage_direction("(cheers and applause)")
    assert not is_stage_direction("(he left)")
    assert not is_stage_direction("(REUTERS)")
