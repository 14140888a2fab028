"""Entities of whole batches: the same as spaCy's own recognizer finds, and its own where it sees something else."""

from functools import cache
from importlib import import_module
from unittest.mock import patch

import pytest
from spacy.language import Language

from transforms.language import entity_decoding, parsing
from transforms.language.entity_decoding import decode_entities_at_once
from transforms.language.model_package import model_package_name

ATTRIBUTES: list[int | str] = ["ENT_TYPE", "ENT_IOB"]
TEXTS = [
    "Ana Silva, mayor of New Bedford, told the Federal Bureau of Investigation on Monday that 40 percent had left.",
    "By 5:30 p.m. on the second Tuesday of March 2014 the Bank of England and 3,000 people were there. Paris",
    "He  \n said.  Kofi   Okafor  went from Accra to the University of Cape Coast",
    "U.S.",
    " ",
    "",
]


@cache
def model_without_batches() -> Language:
    with patch.object(parsing, "decode_entities_at_once"):
        model: Language = parsing._load_language_model.__wrapped__()
    return model


@pytest.mark.slow
def test_entities_are_those_of_the_models_own_recognizer() -> None:
    own, at_once = model_without_batches(), parsing._load_language_model()
    assert "ner" in own.pipe_names
    assert "ner" not in at_once.pipe_names
    wanted, found = ([doc.to_array(ATTRIBUTES).tolist() for doc in one.pipe(TEXTS)] for one in (own, at_once))
    assert found == wanted
    assert sum(map(bool, (kind for doc in found for kind, _ in doc))) > 20  # there are some
    assert [at_once(text).to_array(ATTRIBUTES).tolist() for text in TEXTS] == [
        own(text).to_array(ATTRIBUTES).tolist() for text in TEXTS
    ]


@pytest.mark.slow
def test_a_name_that_seems_to_have_no_end_is_left_to_the_models_own_recognizer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entity_decoding, "_MOST_WORDS", 2)
    wanted, found = (
        [doc.to_array(ATTRIBUTES).tolist() for doc in one.pipe(TEXTS)]
        for one in (model_without_batches(), parsing._load_language_model())
    )
    assert found == wanted


@pytest.mark.slow
def test_a_recognizer_that_searches_by_beam_stays() -> None:
    model: Language = import_module(model_package_name()).load()
    model.get_pipe("ner").cfg["beam_width"] = 4  # type: ignore[attr-defined]
    decode_entities_at_once(model)
    assert "ner" in model.pipe_names
