"""Copy onnxruntime so that it takes AVX2's kernels: `python -m benchmarks.speed.without_avx512 FOLDER`.

Its kernels cannot be chosen, and most processors at hand have AVX-512. A library asks the processor which registers the
system saves; in the copy the answer is those of AVX and no larger ones. The command prints how to measure with it.
"""

import argparse
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

MARK = "WITHOUT_AVX512"  # a file of the copy
_PACKAGE = "onnxruntime"
# Before: xor ecx, ecx; xgetbv. After: xor ecx, ecx; push 6; pop rax (6: the registers of SSE and AVX). As many bytes.
_ASKS = bytes.fromhex("31c9 0f01d0")
_ANSWERS = bytes.fromhex("31c9 6a0658")


def main(argv: list[str] | None = None) -> int:
    """Copy, and print the command that measures with the copy; 2 where that cannot be done."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.without_avx512", description=__doc__)
    parser.add_argument("folder", type=Path, help="where to put the copy, some 60 MB; made anew")
    folder: Path = parser.parse_args(argv).folder
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        print("benchmarks.speed.without_avx512: onnxruntime is not installed", file=sys.stderr)
        return 2
    count = copy_package(Path(spec.origin).parent, folder / _PACKAGE)
    if not count:
        print(
            "benchmarks.speed.without_avx512: this onnxruntime does not ask in the way that is known", file=sys.stderr
        )
        return 2
    print(f"PYTHONPATH={folder.resolve()}:. OPENBLAS_CORETYPE=Haswell python -m benchmarks.speed.speed")
    return 0


def copy_package(package: Path, copy: Path) -> int:
    """Copy a package and change its libraries; give in how many places."""
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(package, copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / MARK).touch()
    count = 0
    for path in copy.rglob("*.so*"):
        library = path.read_bytes()
        count += library.count(_ASKS)
        path.write_bytes(library.replace(_ASKS, _ANSWERS))
    return count


if __name__ == "__main__":
    raise SystemExit(main())
