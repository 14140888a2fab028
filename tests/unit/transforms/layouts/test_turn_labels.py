"""Labels that open the turns of transcripts, without a language model."""

import pytest

from transforms.layouts.turn_labels import (
    do_labels_come_back,
    match_label_in_capitals,
    match_labels_without_colon,
    match_ordinary_label,
)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        pytest.param("SILVA: Yes.", "SILVA", id="surname"),
        pytest.param("MS. SILVA: Yes.", "MS. SILVA", id="title"),
        pytest.param("Q: Why?", "Q", id="side"),
        pytest.param("[00:01:04] SILVA: Yes.", "SILVA", id="time before"),
        pytest.param("SILVA (01:04): Yes.", "SILVA", id="time behind"),
        pytest.param("Silva: Yes.", None, id="ordinary letters"),
    ],
)
def test_a_label_in_capitals(line: str, label: str | None) -> None:
    found = match_label_in_capitals(line, 0, len(line))
    assert (found[1].strip() if found else None) == label


@pytest.mark.parametrize(
    ("line", "label"),
    [
        pytest.param("Ana Silva: Yes.", "Ana Silva", id="name"),
        pytest.param("[00:04] Ana Silva: Yes.", "Ana Silva", id="time before"),
        pytest.param("12:04 Silva: Yes.", "Silva", id="time without brackets"),
        pytest.param("Ana Silva (00:04): Yes.", "Ana Silva", id="time behind"),
        pytest.param("at noon: Yes.", None, id="no capital"),
    ],
)
def test_a_label_in_ordinary_letters(line: str, label: str | None) -> None:
    found = match_ordinary_label(line, 0, len(line))
    assert (found[1].strip() if found else None) == label


SITTING = ["Chairman OKAFOR. We begin.", "Ms. SILVA. Thank you.", "The CHAIRMAN. Go on.", "Ms. SILVA. I paid it."]
QUESTIONS = ["Q. Who paid?", "A. We did.", "Q. When?", "A Western court agreed."]
WIDE = ["Q    Who paid?", "SILVA: We did.", "Q\tWhen?"]
PROSE = ["Ms. SILVA. Thank you.", "Q. Who paid?", "A. Silva sang."]


@pytest.mark.parametrize(
    ("lines", "labels"),
    [
        pytest.param(SITTING, {0: "Chairman OKAFOR", 1: "Ms. SILVA", 2: "The CHAIRMAN", 3: "Ms. SILVA"}, id="sitting"),
        pytest.param(QUESTIONS, {0: "Q", 1: "A", 2: "Q"}, id="sides with a full stop, and an article"),
        pytest.param(WIDE, {0: "Q", 2: "Q"}, id="sides before a wide blank"),
        pytest.param(PROSE, {}, id="one of each is no transcript"),
    ],
)
def test_labels_without_a_colon(lines: list[str], labels: dict[int, str]) -> None:
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    ranges = {at: (start, start + len(line)) for at, (start, line) in enumerate(zip(starts, lines, strict=True))}
    found = match_labels_without_colon(ranges, text)
    assert {at: (label[1] or label[3]).strip() for at, label in found.items()} == labels


def test_labels_come_back_where_two_talk() -> None:
    assert do_labels_come_back(["Silva", "Okafor", "Silva"])
    assert not do_labels_come_back(["Silva", "Okafor", "Lund"])
    assert not do_labels_come_back(["Silva", "Silva", "Silva"])
