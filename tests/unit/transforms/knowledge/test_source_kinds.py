"""Kinds of sources without a name."""

import pytest

from transforms.document import SpeakerKind
from transforms.knowledge.source_kinds import drop_determiner, look_up_speaker_kind, noun_of_source


@pytest.mark.parametrize(
    ("head", "tag", "kind"),
    [
        pytest.param("report", "NN", SpeakerKind.DOCUMENT, id="a document"),
        pytest.param("report", "NNS", SpeakerKind.DOCUMENT, id="several documents are documents"),
        pytest.param("finding", "NNS", SpeakerKind.DOCUMENT, id="a document that many words make"),
        pytest.param("minute", "NN", SpeakerKind.UNNAMED, id="one minute is none"),
        pytest.param("ministry", "NN", SpeakerKind.ORGANIZATION, id="a body"),
        pytest.param("ministry", "NNS", SpeakerKind.GROUP, id="several bodies are a group"),
        pytest.param("official", "NN", SpeakerKind.UNNAMED, id="a person"),
        pytest.param("official", "NNS", SpeakerKind.GROUP, id="people"),
        pytest.param("Most", "JJS", SpeakerKind.GROUP, id="a word for people that is no noun"),
    ],
)
def test_the_head_noun_tells_the_kind(head: str, tag: str, kind: SpeakerKind) -> None:
    assert look_up_speaker_kind(head, tag) == kind


def test_minutes_are_called_so_and_reports_by_their_lemma() -> None:
    assert noun_of_source("minute", "NNS") == "minutes"
    assert noun_of_source("report", "NNS") == "report"


@pytest.mark.parametrize(
    ("phrase", "bare"),
    [
        ("the  mayor", "mayor"),
        ("Her brother, a teacher", "brother"),
        ("theatre owners", "theatre owners"),
        ("the", "the"),
    ],
)
def test_a_leading_determiner_is_dropped(phrase: str, bare: str) -> None:
    assert drop_determiner(phrase) == bare
