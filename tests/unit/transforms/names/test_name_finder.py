"""Names in cased and in uncased lines, without a language model."""

from dataclasses import replace

import pytest

from tests.kit.words import name_span, words_from
from transforms.document import Dateline, Span
from transforms.names.name_finder import (
    drop_agency_named_as_place,
    find_known_name_spans,
    find_name_spans,
    split_joined_names,
)
from transforms.names.word_case import CaseEvidence

NO_CASES = CaseEvidence(frozenset(), frozenset(), frozenset())


@pytest.mark.parametrize(
    ("line", "names"),
    [
        pytest.param("we met Ana/NNP Quist/NNP and left", ["Ana Quist"], id="one name"),
        pytest.param("we met Mrs./NNP Quist/NNP there", ["Quist"], id="the title is outside"),
        pytest.param("we met Ana/NNP Quist/NNP MEP/NNP there", ["Ana Quist"], id="letters behind a name are outside"),
        pytest.param("in Oslo/NNP , Ana/NNP spoke", ["Oslo", "Ana"], id="two names"),
        pytest.param("we met nobody", [], id="none"),
    ],
)
def test_names_of_a_cased_line(line: str, names: list[str]) -> None:
    found = find_name_spans(words_from(line), 0, frozenset({0}), NO_CASES)
    assert [one.name for one in found] == names


def test_a_name_knows_its_title_its_article_and_its_label() -> None:
    words = words_from("the Quist/NNP/B-ORG met Mrs./NNP Lund/NNP/B-PERSON")
    quist, lund = find_name_spans(words, 3, frozenset({0}), NO_CASES)
    assert (quist.has_article, quist.title, quist.label, quist.parse) == (True, "", "ORG", 3)
    assert (lund.has_article, lund.title, lund.title_first, lund.label) == (False, "Mrs.", 3, "PERSON")


def test_an_article_of_a_later_noun_is_not_the_names() -> None:
    words = words_from("the Quist/NNP campaign/NN", {1: ("compound", 2)})
    (quist,) = find_name_spans(words, 0, frozenset({0}), NO_CASES)
    assert not quist.has_article


def test_a_full_stop_that_the_tagger_left_at_a_word_is_outside() -> None:
    (quist,) = find_name_spans(words_from("we met Quist./NNP"), 0, frozenset({0}), NO_CASES)
    assert (quist.name, quist.span.end_char) == ("Quist", 12)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        pytest.param("QUIST LEAVES OSLO", ["QUIST", "OSLO"], id="a name of the text, and one of the gazetteer"),
        pytest.param("LUND LEAVES", [], id="a name that nothing knows"),
        pytest.param("Us Leaves", [], id="an acronym has to be in capitals"),
        pytest.param(
            "Maria/NNP/B-PERSON Lund/NNP/I-PERSON Leaves", ["Maria Lund"], id="a new person by the given name"
        ),
    ],
)
def test_names_of_an_uncased_line_are_known_ones(line: str, names: list[str]) -> None:
    found = list(find_known_name_spans(words_from(line), 0, frozenset({"quist"}), NO_CASES))
    assert [one.name for one in found] == names
    assert not any(one.is_cased for one in found)


def test_a_common_word_is_no_name_in_an_uncased_line() -> None:
    cases = CaseEvidence(frozenset({"quist"}), frozenset({"quist"}), frozenset())
    assert not list(find_known_name_spans(words_from("QUIST LEAVES"), 0, frozenset({"quist"}), cases))


def test_letters_of_a_datelines_agency_are_no_place() -> None:
    words = words_from("LEEDS/NNP (/-LRB- ~PA/NNP ~) in/IN PA/NNP")
    inside, behind = (one for one in find_name_spans(words, 0, frozenset({0}), NO_CASES) if one.name == "PA")
    dateline = Dateline(Span(0, inside.span.end_char + 1), agency="PA")
    assert drop_agency_named_as_place([inside, behind], dateline) == [behind]
    assert drop_agency_named_as_place([inside], replace(dateline, agency="AP")) == [inside]


def test_two_who_meet_are_no_double_name() -> None:
    words = words_from("Quist/NNP ~-/HYPH ~Lund/NNP talks")
    joined = name_span(words, 0, 2)
    assert [one.name for one in split_joined_names(joined, words, frozenset({"quist", "lund"}))] == ["Quist", "Lund"]
    assert list(split_joined_names(joined, words, frozenset({"quist"}))) == [joined]
