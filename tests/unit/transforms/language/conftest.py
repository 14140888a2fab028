"""The language model as its package loads it, beside which ours is compared."""

from importlib import import_module

import pytest
from spacy.language import Language

from transforms.language.model_package import model_package_name


@pytest.fixture(scope="session")
def own() -> Language:
    """The package's own model; no test changes it."""
    model: Language = import_module(model_package_name()).load()
    return model
