"""Interviews without labels: which paragraphs are answers, and which texts are no interview."""

import re

import pytest

from transforms.document import Block, Document, Role, Span
from transforms.layouts.plain_interviews import find_unlabelled_answers

INTERVIEW = (
    "Ana Silva bakes at night.\n"
    "When do you sleep?\nI sleep at noon.\n"
    "And the neighbours?\nThey wake up hungry.\n"
    "You once sold \u201conly what my mother ate\u201d.\nShe ate well.\nI still do.\n"
    "What will you bake next?\nMy own wedding cake."
)


def find_answers(text: str) -> list[list[str]]:
    spans = [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]
    doc = Document("a" * 16, None, text, tuple(Block(Role.BODY, span) for span in spans))
    return [[span.of(text) for span in answer.content] for answer in find_unlabelled_answers(doc)]


def test_answers_take_turns_with_questions_and_remarks() -> None:
    assert find_answers(INTERVIEW) == [
        ["I sleep at noon."],
        ["They wake up hungry."],
        ["She ate well.", "I still do."],
        ["My own wedding cake."],
    ]


def test_a_closing_note_is_no_answer() -> None:
    assert find_answers(INTERVIEW + "\nThe bakery opens on Monday.")[-1] == ["My own wedding cake."]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Why?\nIt rained.\nAre you late?\nI am.\nAre you cold?", id="too few that ask and are answered"),
        pytest.param(
            "What can you buy?\nBread.\nWhen can you come?\nAt six.\nHow do you pay?\nIn cash.", id="no person answers"
        ),
        pytest.param(
            INTERVIEW.replace("I sleep at noon.", "\u201cI sleep at noon.\u201d"), id="marks around an answer"
        ),
        pytest.param("It rains.\n" + INTERVIEW.replace("?", "."), id="no questions"),
        pytest.param(INTERVIEW + "\nIt rained on.\n" * 20 + "I went home.", id="few paragraphs ask"),
    ],
)
def test_other_texts_have_no_answers(text: str) -> None:
    assert find_answers(text) == []
