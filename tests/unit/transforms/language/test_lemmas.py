"""Lemmas by word: the same as the model's own lemmatizer gives; one that goes by other rules stays."""

from importlib import import_module

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from transforms.language import lemmas, parsing
from transforms.language.lemmas import lemmatize_words_once
from transforms.language.model_package import model_package_name

TEXTS = [
    'Ana Silva, the mayor, said that she was saying what better leaders had said: "Leaves leave, and I\u2019ve left."',
    "The saw saw what they saw. Saws are sawn by 12 men in 2024; it's n't \U0001f642 better, worse or best.",
    "White  space \n inside, and THE WORLD'S CHILDREN gave.",
    "",
]


@pytest.mark.slow
@pytest.mark.parametrize("text", TEXTS)
def test_words_get_what_the_lemmatizer_gives(own: Language, text: str) -> None:
    once = parsing._load_language_model()
    assert "lemmas_by_word" in once.pipe_names
    words = [token.text for token in own.make_doc(text)]
    found, wanted = (model(Doc(model.vocab, words=words)) for model in (once, own))
    assert [token.lemma_ for token in found] == [token.lemma_ for token in wanted]


@pytest.mark.slow
def test_words_get_the_same_where_few_are_kept(own: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lemmas, "_WORDS_KEPT", 2)
    once = parsing._load_language_model()
    words = [token.text for token in own.make_doc(TEXTS[0])]
    found, wanted = (model(Doc(model.vocab, words=words)) for model in (once, own))
    assert [token.lemma_ for token in found] == [token.lemma_ for token in wanted]


@pytest.mark.slow
def test_base_forms_are_looked_up_and_not_read_through() -> None:
    lists = parsing._load_language_model().get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    assert lists and all(isinstance(words, frozenset) for words in lists.values())


@pytest.mark.slow
def test_a_lemmatizer_that_writes_over_lemmas_stays() -> None:
    model: Language = import_module(model_package_name()).load()
    model.get_pipe("lemmatizer").overwrite = True  # type: ignore[attr-defined]
    lemmatize_words_once(model)
    assert "lemmas_by_word" not in model.pipe_names
