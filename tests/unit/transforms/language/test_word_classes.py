"""Rules by classes of words: the same attributes as the model's own ruler gives, and its own reading of pairs."""

from importlib import import_module

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from transforms.language import parsing
from transforms.language.model_package import model_package_name
from transforms.language.word_classes import ask_rules_once

ATTRIBUTES: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP"]
TEXTS = [
    "Ana Silva, the mayor, said on Monday that she had not seen it, but the council did.",
    "There is a bridge, and there were two ferries.",
    "Let's go. They're gonna pay, y'all gotta see it; he ain't sure, and nothin' helps.",
    "White  space \n inside, and what I gave you.",
    "",
]


@pytest.mark.slow
@pytest.mark.parametrize("text", TEXTS)
def test_classes_give_what_the_ruler_gives(own: Language, text: str) -> None:
    by_class = parsing._load_language_model()
    assert "rules_by_class" in by_class.pipe_names
    words = [token.text for token in own.make_doc(text)]
    found, wanted = (model(Doc(model.vocab, words=words)) for model in (by_class, own))
    assert found.to_array(ATTRIBUTES).tolist() == wanted.to_array(ATTRIBUTES).tolist()


@pytest.mark.slow
def test_a_ruler_with_longer_patterns_stays() -> None:
    model: Language = import_module(model_package_name()).load()
    model.get_pipe("attribute_ruler").add([[{"LOWER": "a"}] * 3], {"POS": "X"})  # type: ignore[attr-defined]
    ask_rules_once(model)
    assert "rules_by_class" not in model.pipe_names
