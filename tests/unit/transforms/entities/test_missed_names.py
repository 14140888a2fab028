"""Names that the tagger missed, known by the full names of the rest of the text."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.entities import missed_names
from transforms.entities.missed_names import find_missed_names, find_subjects_by_surname, surnames_of_full_names
from transforms.names.word_case import CaseEvidence

NO_CASES = CaseEvidence(frozenset(), frozenset(), frozenset())
FULL = words_from("we met Ana/NNP Bishop/NNP there")


@pytest.mark.parametrize(
    ("line", "is_cased", "names"),
    [
        pytest.param("BISHOP LEAVES", False, ["BISHOP"], id="an uncased line"),
        pytest.param("then Bishop/NNP left/VBD", True, ["Bishop"], id="a surname that is a title as well"),
        pytest.param("then the/DT Bishop/NNP left/VBD", True, [], id="the title"),
        pytest.param("then Bishop/NNP Quist/NNP left/VBD", True, [], id="a title before a name"),
    ],
)
def test_missed_names(line: str, names: list[str], *, is_cased: bool) -> None:
    full = name_span(FULL, 2, 3)
    texts = [FULL, words_from(line)]
    found = find_missed_names([full], texts, [True, is_cased], NO_CASES, frozenset({"bishop"}))
    assert [one.name for one in found if one.parse == 1] == names


def test_a_surname_before_a_verb_begins_a_sentence() -> None:
    full = name_span(words_from("we met Ana/NNP Breen/NNP there"), 2, 3)
    texts = [words_from("we met Ana/NNP Breen/NNP there"), words_from("Breen/NN reckons/VBZ so")]
    assert [one.name for one in find_subjects_by_surname([full], texts, NO_CASES)] == ["Breen"]
    common = CaseEvidence(frozenset({"breen"}), frozenset(), frozenset())
    assert find_subjects_by_surname([full], texts, common) == []


def test_surnames_of_full_names() -> None:
    words = words_from("Ana/NNP Breen/NNP met/VBD Quist/NNP Lund/NNP")
    full = [name_span(words, 0, 1), name_span(words, 3, 4)]
    assert list(surnames_of_full_names(full, NO_CASES)) == ["breen"]


@pytest.mark.parametrize(
    ("line", "searched"),
    [
        ("then Quist/NNP left/VBD Lund/NNP", False),
        ("then he left bishop alone", False),
        ("then Bishop/NNP left/VBD", True),
        ("The bishop left/VBD", True),
        ("we met Bish/NNP -op/NNP", True),
    ],
)
def test_only_a_line_that_may_have_a_surname_is_searched(
    line: str, monkeypatch: pytest.MonkeyPatch, *, searched: bool
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(
        missed_names, "find_known_name_spans", lambda words, parse, names, cases: asked.append(parse) or []
    )
    texts = [FULL, words_from(line)]
    find_missed_names([name_span(FULL, 2, 3)], texts, [True, True], NO_CASES, frozenset({"bishop"}))
    assert (1 in asked) == searched
