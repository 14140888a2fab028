"""Who speaks where others report it."""

import pytest

from tests.kit.reading import read
from transforms.clauses.reports_by_others import (
    find_speaker_quoted,
    is_report_with_its_speaker,
    is_reported_speaker_alone,
    is_said_as_others_report,
    is_speaker_quoted,
)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ana Silva was reported to have said that the ferry was late.", True, id="reported to have said"),
        pytest.param("Ana Silva is thought to have told them that it was late.", True, id="thought to have told"),
        pytest.param("Ana Silva wanted to have said that the ferry was late.", False, id="she wants it"),
        pytest.param("Ana Silva said that the ferry was late.", False, id="she says it"),
    ],
)
def test_others_report_what_a_subject_has_said(text: str, expected: bool) -> None:
    tokens = read(text).parses[0].tokens
    assert any(map(is_said_as_others_report, tokens)) is expected


@pytest.mark.slow
def test_the_speaker_alone_is_no_content_of_a_report() -> None:
    tokens = read("Ana Silva was quoted as saying that the ferry was late.").parses[0].tokens
    assert is_reported_speaker_alone(tokens[3], [(0, 2)])
    assert not is_reported_speaker_alone(tokens[3], [(6, 11)])


@pytest.mark.slow
def test_a_report_with_its_speaker_is_no_content() -> None:
    tokens = read("Ana Silva was said to have told the crew that the ferry was late.").parses[0].tokens
    assert is_report_with_its_speaker(tokens[3], [(0, 2), (4, 14)])
    assert not is_report_with_its_speaker(tokens[3], [(9, 14)])


@pytest.mark.slow
def test_whoever_is_quoted_as_saying_is_the_object_of_quoted() -> None:
    tokens = read("The Gazette quoted Ana Silva as saying the ferry was late.").parses[0].tokens
    assert find_speaker_quoted(tokens[2]) == (3, 5)
    assert is_speaker_quoted(tokens[2], [(3, 11)])
    assert not is_speaker_quoted(tokens[6], [(7, 11)])
