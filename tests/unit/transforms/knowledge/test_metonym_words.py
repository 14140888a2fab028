"""Words beside the names of places."""

import pytest

from transforms.knowledge.metonym_words import MetonymWord, is_metonym_word
from transforms.knowledge.tables import read_rows


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        pytest.param("Decisions", MetonymWord.DEED, id="plural, any case"),
        pytest.param("denied", MetonymWord.GOVERNING, id="-ied"),
        pytest.param("leaving", MetonymWord.GOING, id="-ing without e"),
        pytest.param("visits", MetonymWord.GOING, id="-s"),
        pytest.param("bordering", MetonymWord.BORDER, id="a noun as a verb"),
        pytest.param("villages", MetonymWord.KIND_OF_PLACE, id="kind of place"),
    ],
)
def test_forms_of_words_are_known(word: str, kind: MetonymWord) -> None:
    assert is_metonym_word(word, kind)


@pytest.mark.parametrize("word", ["", "s", "umbrella", "ed"])
def test_other_words_are_none(word: str) -> None:
    assert not any(is_metonym_word(word, kind) for kind in MetonymWord)


def test_no_word_is_in_a_class_twice() -> None:
    rows = [tuple(row) for row in read_rows("lexicon/metonym_words")]
    assert len(rows) == len(set(rows))
