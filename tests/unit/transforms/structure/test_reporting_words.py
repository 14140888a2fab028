"""Sentences that report what somebody says."""

import pytest

from transforms.structure.reporting_words import has_reporting_word, has_speech_mark


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The ferry is late, Ana Silva said.", True, id="said"),
        pytest.param("According to Silva it is late.", True, id="a capital"),
        pytest.param("Silva's say in it counts.", False, id="no verb"),
        pytest.param("Silva says", True, id="says"),
        pytest.param("The ferry at the quay", False, id="a picture"),
    ],
)
def test_words_of_reports(text: str, expected: bool) -> None:
    assert has_reporting_word(text) is expected


def test_marks_of_speech() -> None:
    assert has_speech_mark("“We left") and not has_speech_mark("Silva's ferry")
