"""Products of the language model: by numpy, on one thread, in all its pipes."""

import ctypes
from importlib import import_module

import pytest
from thinc.api import Model

from transforms.language import parsing


@pytest.mark.slow
def test_all_layers_multiply_by_numpy_on_one_thread() -> None:
    model = parsing._load_language_model()
    models = [getattr(pipe, "model", None) for _, pipe in model.pipeline]
    layers = [layer for one in models if isinstance(one, Model) for layer in one.walk()]
    assert layers and not any(getattr(layer.ops, "use_blis", True) for layer in layers)
    count = getattr(
        ctypes.CDLL(import_module("numpy._core._multiarray_umath").__file__), "scipy_openblas_get_num_threads64_", None
    )
    assert count is None or count() == 1
