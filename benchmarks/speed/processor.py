"""Name the processor and the kernels that its instructions let the libraries take: figures of speed hang on both."""

import ctypes
import platform
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from benchmarks.speed.without_avx512 import MARK

# From the best to the least: how onnxruntime multiplies numbers of 8 bits.
_PRODUCTS = (("amx_int8", "AMX"), ("avx512_vnni", "AVX-512 VNNI"), ("avx_vnni", "AVX VNNI"), ("avx2", "AVX2 alone"))
_NAMES_OF_KERNELS = ("scipy_openblas_get_corename64_", "scipy_openblas_get_corename", "openblas_get_corename")


def describe_processor(cpuinfo: Path = Path("/proc/cpuinfo")) -> str:
    """Say in a line what the processor is called, and its kernels for products of 8-bit numbers and of floats."""
    lines = cpuinfo.read_text("utf-8").splitlines() if cpuinfo.is_file() else []
    fields = {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    flags = fields.get("flags", "").split()
    best = next((kernel for flag, kernel in _PRODUCTS if flag in flags), "not known")
    products = "AVX2 alone, by a copy of onnxruntime" if _is_without_avx512() else best
    name = fields.get("model name") or platform.processor() or platform.machine()
    return f"{name}; 8-bit products: {products}; floats by OpenBLAS: {_kernel_of_openblas()}"


def _is_without_avx512() -> bool:
    spec = find_spec("onnxruntime")
    return spec is not None and spec.origin is not None and (Path(spec.origin).parent / MARK).is_file()


def _kernel_of_openblas() -> str:
    library = ctypes.CDLL(import_module("numpy._core._multiarray_umath").__file__)
    for name in _NAMES_OF_KERNELS:
        if call := getattr(library, name, None):
            call.restype = ctypes.c_char_p
            return str(call().decode())
    return "not there"
