"""What made the rows is named without loading it."""

import subprocess
import sys

import pytest

from transforms.document import Profile
from transforms.encoder.encoder_version import encoder_version
from transforms.language import model_package
from transforms.versions import model_version


def test_the_accurate_profile_has_one_model_more() -> None:
    fast, accurate = model_version(Profile.FAST), model_version(Profile.ACCURATE)
    assert fast == model_package.model_version()
    assert accurate == f"{fast}, {encoder_version()}"


def test_the_first_installed_package_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_package, "MODELS", ("no_such_model", "spacy", "numpy"))
    assert model_package.model_package_name.__wrapped__() == "spacy"


def test_without_a_model_the_error_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_package, "MODELS", ("no_such_model",))
    with pytest.raises(ModuleNotFoundError, match="install one of no_such_model"):
        model_package.model_package_name.__wrapped__()


def test_nothing_heavy_is_imported() -> None:
    code = "import sys, transforms.versions; print({'spacy', 'onnxruntime', 'numpy'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_rows_that_are_made_are_stored_without_a_language_model() -> None:
    code = "import sys, transforms.rows, warehouse.store; print({'spacy', 'onnxruntime'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"
