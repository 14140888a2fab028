"""Turns of transcripts and signed quotes: labels, datelines, names behind a dash."""

import re

import pytest

from transforms.document import Block, Document, Role, Span
from transforms.layouts.transcript_turns import (
    find_signature_of_quotation,
    find_transcript_turns,
    side_of_transcript_label,
)
from transforms.quotations.quotation_marks import find_quotation_spans


def document(text: str, first: Role = Role.BODY) -> Document:
    spans = [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]
    blocks = tuple(Block(first if at == 0 else Role.BODY, span) for at, span in enumerate(spans))
    return Document("a" * 16, None, text, blocks)


def turns(text: str) -> list[tuple[str, str]]:
    found = find_transcript_turns(document(text))
    return [(turn.source.of(text), " ".join(span.of(text) for span in turn.content)) for turn in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "SILVA: We stay.\nOKAFOR: Why?", [("SILVA", "We stay."), ("OKAFOR", "Why?")], id="labels in capitals"
        ),
        pytest.param("Q: Will you stay?\nA: Yes.", [("Q", "Will you stay?"), ("A", "Yes.")], id="sides"),
        pytest.param("LISBON: The ferry stays.\nIt is old.", [], id="one label at the start is a dateline"),
        pytest.param(
            "Ana: We stay.\nBen: Why?\nAna: It pays.",
            [("Ana", "We stay."), ("Ben", "Why?"), ("Ana", "It pays.")],
            id="ordinary labels that come back",
        ),
        pytest.param("Ana: We stay.\nBen: Why?\nThe end came.", [], id="ordinary labels that do not come back"),
        pytest.param(
            "Fill: Down.\nWeight: 900 g.\nFill: Wool.\nThe fill and the weight count.", [], id="labels of things"
        ),
        pytest.param(
            "Fill: Down.\nCaptain: We stay.\nMate: Why?\nCaptain: The fill is dry, as the captain knows.",
            [("Captain", "We stay."), ("Mate", "Why?"), ("Captain", "The fill is dry, as the captain knows.")],
            id="an office that the text has in small letters too",
        ),
        pytest.param(
            "Will: We stay.\nYoung: Why?\nWill: It will be late for the young, Ana Young thinks.",
            [("Will", "We stay."), ("Young", "Why?"), ("Will", "It will be late for the young, Ana Young thinks.")],
            id="names that are words as well",
        ),
        pytest.param(
            "Harbour won.\nHARBOUR: P Silva; J Lund, S Okafor, M Lund; C Costa (0-9, 6f), R Dias.", [], id="a team"
        ),
        pytest.param("It rains.\nEXTRA: We stay.", [], id="one label that nobody has"),
        pytest.param("Silva waved.\nSILVA: We stay.", [("SILVA", "We stay.")], id="one label that the text names"),
        pytest.param("It rains.\nMAYOR: We stay.", [("MAYOR", "We stay.")], id="one label that is an office"),
        pytest.param("It rains.\nQ: Will you stay?", [("Q", "Will you stay?")], id="one side"),
        pytest.param("It rains.\nWHEN: Monday.\nWHERE: Porto.", [], id="labels of the layout"),
        pytest.param("“SILVA: We stay.”\nOKAFOR: No.", [("SILVA", "We stay."), ("OKAFOR", "No.")], id="marks around"),
        pytest.param(
            '"SILVA: We stay.\n"It pays.\n"(CROSSTALK.)\n"OKAFOR: No.',
            [("SILVA", "We stay. It pays."), ("OKAFOR", "No.")],
            id="a paragraph that opens with the turn's mark",
        ),
        pytest.param(
            '"SILVA: We stay."\n"It pays.\n"OKAFOR: No.',
            [("SILVA", "We stay."), ("OKAFOR", "No.")],
            id="the turn's mark is closed",
        ),
    ],
)
def test_turns(text: str, expected: list[tuple[str, str]]) -> None:
    assert turns(text) == expected


@pytest.mark.parametrize(
    ("label", "side"), [("Q.", "asks"), ("Moderator", "asks"), ("A", "answers"), ("Ana Silva", None)]
)
def test_sides(label: str, side: str | None) -> None:
    assert side_of_transcript_label(label) == side


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        pytest.param("“We stay.” - Ana Silva", Role.BODY, "Ana Silva", id="behind a dash"),
        pytest.param("“We stay.”\n— Ana Silva, mayor", Role.BODY, "Ana Silva, mayor", id="in the next block"),
        pytest.param("“We stay.” pic.twitter.com/a1 — Ana Silva", Role.BODY, "Ana Silva", id="behind a post's picture"),
        pytest.param("“We stay” again\n— Ana Silva", Role.BODY, None, id="words stand between"),
        pytest.param("“We build for heat”: Ana Silva on her trade", Role.HEADLINE, "Ana Silva", id="a title's colon"),
        pytest.param(
            "“We build for heat”: a talk with Ana Silva", Role.HEADLINE, "Ana Silva", id="an interview's title"
        ),
        pytest.param("Silva said it was “far too late.” - Rui Okafor", Role.BODY, None, id="the reporter's name"),
        pytest.param("“A freak”: Silva hails Costa\nAna Silva ran.", Role.HEADLINE, "Silva", id="a title's verb"),
        pytest.param("“A freak”: Silva sinks ten men\nAna Silva ran.", Role.HEADLINE, None, id="no verb of speech"),
        pytest.param("“We build for heat”: critics of Ana Silva", Role.HEADLINE, None, id="a title about others"),
        pytest.param("“We build for heat”: Ana Silva on her trade", Role.BODY, None, id="no colon signs in the body"),
    ],
)
def test_signatures(text: str, role: Role, name: str | None) -> None:
    doc = document(text, role)
    (quotation,) = find_quotation_spans(text, doc.blocks[0].span)
    found = find_signature_of_quotation(quotation, 0, doc)
    assert (found.of(text) if found else None) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        pytest.param(
            'Rui Okafor, dean of the Pier School."', "Rui Okafor, dean of the Pier School", id="name and post"
        ),
        pytest.param('Nobody came at all."', None, id="words"),
        pytest.param("Rui Okafor, dean of the Pier School.", None, id="no mark closes"),
    ],
)
def test_a_line_within_marks_left_open_signs_them(line: str, name: str | None) -> None:
    text = f'"I would not leave him alone.\n{line}'
    doc = document(text)
    (quotation,) = find_quotation_spans(text, doc.blocks[0].span)
    found = find_signature_of_quotation(quotation, 0, doc)
    assert (found.of(text) if found else None) == name
