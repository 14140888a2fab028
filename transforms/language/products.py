"""Have the language model multiply by numpy's library, on one thread.

spaCy brings BLIS, of which its packages take plain C on many processors: a third of the speed of the OpenBLAS that
numpy brings, and products are half of the pass. On one thread the sums are the same whatever the load.
"""

import ctypes
from importlib import import_module

from spacy.language import Language
from thinc.api import Model, NumpyOps

# The names that numpy's packages give one call of OpenBLAS; a numpy built on something else has none of them.
_SET_THREADS = ("scipy_openblas_set_num_threads64_", "scipy_openblas_set_num_threads", "openblas_set_num_threads")


def multiply_by_numpy(nlp: Language) -> None:
    """Have all pipes of a model multiply by numpy, and numpy on one thread."""
    _keep_numpy_to_one_thread()
    operations = NumpyOps(use_blis=False)
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        if isinstance(model, Model):
            for layer in model.walk():
                layer.ops = operations


def _keep_numpy_to_one_thread() -> None:
    """Tell numpy's OpenBLAS to use one thread; does nothing where numpy multiplies by another library."""
    library = ctypes.CDLL(import_module("numpy._core._multiarray_umath").__file__)
    for name in _SET_THREADS:
        if set_threads := getattr(library, name, None):
            set_threads(1)
            return
