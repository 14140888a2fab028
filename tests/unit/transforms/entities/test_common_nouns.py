"""Common nouns with a capital, without a language model."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.entities.common_nouns import drop_common_nouns


@pytest.mark.parametrize(
    ("line", "fields", "is_kept"),
    [
        pytest.param("House/NNP prices/NNS fell", {"is_initial": True}, False, id="a noun that begins a sentence"),
        pytest.param("House/NNP leaders/NNS met", {"is_initial": True}, True, id="whom a body has"),
        pytest.param("House/NNP vote/NN is late", {"is_initial": True}, True, id="what a body does"),
        pytest.param("House/NNP prices/NNS fell", {}, True, id="a capital of its own"),
        pytest.param("House/NNP met", {"is_initial": True}, True, id="no noun behind"),
        pytest.param("Senate/NNP chairs/NNS broke", {"is_initial": True}, True, id="a whole name"),
        pytest.param("House/NNP Prices/NNS Fall", {"is_cased": False}, False, id="a headline"),
        pytest.param("Quist/NNP prices/NNS fell", {"is_initial": True}, True, id="no noun for bodies"),
    ],
)
def test_a_common_noun_is_no_name(line: str, fields: dict[str, bool], *, is_kept: bool) -> None:
    words = words_from(line)
    span = name_span(words, 0, 0, **fields)
    assert drop_common_nouns([span], [words]) == ([span] if is_kept else [])


def test_one_place_inside_a_sentence_keeps_them_all() -> None:
    words = words_from("House/NNP prices/NNS fell and the House/NNP met")
    spans = [name_span(words, 0, 0, is_initial=True), name_span(words, 5, 5)]
    assert drop_common_nouns(spans, [words]) == spans
