"""The processor is named with the best kernel that its flags allow, and something is said where nothing is known."""

from pathlib import Path

import pytest

from benchmarks.speed.processor import describe_processor


@pytest.mark.parametrize(
    "flags, products",
    [("sse4_2 avx2 avx512_vnni", "AVX-512 VNNI"), ("sse4_2 avx2", "AVX2 alone"), ("sse4_2", "not known")],
)
def test_the_best_kernel_of_the_flags_is_named(flags: str, products: str, tmp_path: Path) -> None:
    cpuinfo = tmp_path / "cpuinfo"
    cpuinfo.write_text(f"model name\t: Made-up 9\nflags\t\t: fpu {flags}\n", "utf-8")
    assert describe_processor(cpuinfo).startswith(f"Made-up 9; 8-bit products: {products};")


def test_without_cpuinfo_the_kernels_are_not_known(tmp_path: Path) -> None:
    assert "8-bit products: not known" in describe_processor(tmp_path / "none")
