"""At which words a name starts, without a language model."""

import pytest

from tests.kit.words import words_from
from transforms.names.name_start import NameContext, is_capital_due_to_sentence, starts_name
from transforms.names.word_case import CaseEvidence

NO_CASES = CaseEvidence(frozenset(), frozenset(), frozenset())


def context_of(line: str, cases: CaseEvidence = NO_CASES) -> NameContext:
    return NameContext(words_from(line), frozenset({0}), cases)


@pytest.mark.parametrize(
    ("line", "at", "is_start"),
    [
        pytest.param("met/VBD Ellery/NNP", 1, True, id="a capital inside a sentence"),
        pytest.param("met/VBD ferries/NNS", 1, False, id="no capital"),
        pytest.param("on/IN Monday/NNP", 1, False, id="a weekday is no name"),
        pytest.param("saw/VBD X/NNP", 1, False, id="a single letter"),
        pytest.param("saw/VBD X/NNP Quist/NNP", 1, True, id="a single letter before a capital is an initial"),
        pytest.param("and/CC I./NNP", 1, False, id="a single letter with the sentence's full stop"),
        pytest.param("In/IN May/NNP Ana/NNP", 1, False, id="a month behind a word of time"),
        pytest.param("met/VBD June/NNP/B-PERSON Quist/NNP", 1, True, id="a given name that is a month"),
        pytest.param("met/VBD June/NNP/B-DATE Quist/NNP", 1, False, id="a month"),
        pytest.param("Quist/NNP Said/VBD That/IN", 1, False, id="a verb in Title Case"),
        pytest.param("Maria/NNS “/`` ~Mimi/RB ~”/'' Quist/NNP", 0, True, id="a nickname behind a given name"),
        pytest.param("to/TO Mr./NNP", 1, False, id="a title alone"),
        pytest.param("to/TO Mr./NNP Quist/NNP", 1, True, id="a title with a name"),
        pytest.param("with/IN al/NNP ~-/HYPH ~Quist/NNP", 1, True, id="an Arabic article, hyphen and capital"),
        pytest.param("with/IN al/NNP dente/NNP", 1, False, id="no hyphen behind it"),
        pytest.param("an/DT eQuist/NNP", 1, True, id="a brand with a small letter"),
        pytest.param("an/DT mRNA/NN", 1, False, id="a molecule"),
        pytest.param("the/DT 777F/CD", 1, True, id="a known name that begins with a figure"),
        pytest.param("the/DT 7Quist/CD", 1, False, id="no known name"),
        pytest.param("Quistrel/NN lies/VBZ", 0, True, id="a word of no dictionary as a subject"),
        pytest.param("Everybody/NN left/VBD", 0, False, id="an indefinite pronoun as a subject"),
        pytest.param("Ferry/NN lies/VBZ", 0, False, id="a word of the dictionary as a subject"),
        pytest.param("Ferries/NNS left/VBD", 0, False, id="the sentence's start explains the capital"),
        pytest.param("HWFL/NN left/VBD", 0, True, id="an acronym at the start"),
        pytest.param("Norway/NN left/VBD", 0, True, id="a known name at the start"),
        pytest.param("Quist/NNP left/VBD", 0, True, id="tagged as a name"),
        pytest.param("Maria/NN Quist/NN", 0, True, id="a given name before a capital"),
        pytest.param("12/CD MAR/NNP 2024/CD", 1, False, id="a month in capitals behind its day"),
        pytest.param("TELLY/NN chef/NN Quist/NNP", 0, False, id="a common word in an opening's capitals"),
        pytest.param("TRANSPORT/NNP Secretary/NNP Quist/NNP", 0, False, id="the field of an office in capitals"),
        pytest.param("HWFLX/NNP researcher/NN Quist/NNP", 0, True, id="an acronym before a trade"),
        pytest.param("EXCLUSIVE/NNP", 0, False, id="a label alone"),
        pytest.param("BARGAIN/NNP HUNTERS/NNP Crowds/NNS race/VBP", 1, False, id="a kicker"),
        pytest.param("MARIA/NNP QUIST/NNP Says/VBZ No/DT", 0, True, id="a name in capitals"),
        pytest.param("told/VBD An/DT Quist/NNP", 1, True, id="an Irish body inside a sentence"),
        pytest.param("An/DT Quist/NNP", 0, False, id="an article where a sentence begins"),
    ],
)
def test_a_name_starts(line: str, at: int, is_start: bool) -> None:
    assert starts_name(context_of(line), at) is is_start


def test_a_common_word_starts_no_name_at_the_start_of_a_sentence() -> None:
    cases = CaseEvidence(frozenset({"stable"}), frozenset({"stable"}), frozenset())
    assert not starts_name(context_of("Stable/NNP Norway/NNP", cases), 0)
    assert starts_name(context_of("Stable/NNP Norway/NNP"), 0)


def test_a_surname_that_the_text_has_elsewhere_starts_one() -> None:
    cases = CaseEvidence(frozenset(), frozenset(), frozenset({"Brook"}))
    assert starts_name(context_of("Brook/NN laughed/VBD", cases), 0)
    assert not starts_name(context_of("Brook/NN laughed/VBD"), 0)


def test_behind_a_quotation_mark_a_sentence_may_start() -> None:
    context = context_of("said/VBD “/`` ~Ferries/NNS left/VBD")
    assert is_capital_due_to_sentence(context, 2)
    assert not is_capital_due_to_sentence(context, 3)


def test_a_letter_before_a_sentence_starts_no_name() -> None:
    words = words_from("took/VBD B./NNP Ellery/NNP left/VBD")
    assert not starts_name(NameContext(words, frozenset({0, words[2].start}), NO_CASES), 1)
