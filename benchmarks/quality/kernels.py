"""Make the same rows with other arithmetic, as other processors do: `python -m benchmarks.quality.kernels`.

Prints for each kernel the share of rows that it decides otherwise than this machine's own (`benchmarks/quality/hair.py`
says what counts as otherwise), over the gold articles and, where they lie, PolNeAR's. `--test` runs the golden tests
with each kernel instead. `--emulate` tries whole other processors by QEMU, over the gold articles alone; that takes
most of an hour.
"""

import argparse
import os
import pickle
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from benchmarks import ROOT
from benchmarks.quality import corpus, gold, hair
from transforms import pipeline
from transforms.document import Document, RawArticle, Rows
from transforms.encoder import encoder
from transforms.rows import rows_of

_EMULATOR = "qemu-x86_64"
# onnxruntime's entry for exact products of any weights; those of the encoder need none, so it changes no row.
WIDENED_PRODUCTS = {"session.x64quantprecision": "1"}
_TESTS = ("tests/golden", "tests/unit/benchmarks/test_walk.py")


@dataclass(frozen=True, slots=True)
class Kernel:
    """A way to do the arithmetic: environment of the process, processor that is emulated, how the encoder is run."""

    name: str
    environment: dict[str, str] = field(default_factory=dict)
    processor: str | None = None
    is_widened: bool = False  # numbers of 8 bits are widened before their products are added
    is_joined: bool = False  # the encoder's sums and norms are joined


KERNELS = (
    Kernel("OpenBLAS for SSE3", {"OPENBLAS_CORETYPE": "Prescott"}),
    Kernel("OpenBLAS for AVX", {"OPENBLAS_CORETYPE": "Sandybridge"}),
    Kernel("BLIS without vectors, where it can be told", {"BLIS_ARCH_TYPE": "generic"}),
    Kernel("numpy without AVX2", {"NPY_DISABLE_CPU_FEATURES": "X86_V3"}),
    Kernel("8-bit products widened", is_widened=True),
    Kernel("attention not cut into blocks", {"ORT_DISABLE_FLASH_ATTENTION": "1"}),
    Kernel("sums joined with norms", is_joined=True),
)
EMULATED = (
    Kernel("processor with SSE4.2 only", processor="Nehalem"),
    Kernel("processor with AVX2, other BLIS", processor="Haswell"),
)


def main() -> int:
    """Compare, or test; 1 where a test failed, 2 where the call is wrong."""
    args = _parse_kernel_arguments()
    if args.is_widened or args.is_joined:
        own = (
            encoder.open_encoder_session(WIDENED_PRODUCTS)
            if args.is_widened
            else encoder.open_encoder_session(left_out=hair.JOINED_SUMS)
        )
        patch.object(
            encoder, "_load_encoder_session", return_value=own
        ).start()  # fails where there is no such function
    if args.write:
        args.write.write_bytes(pickle.dumps(dict(_read_rows_with_kernel(args.gold))))
        return 0
    if args.run_tests:
        import pytest  # here: no reading needs it

        return int(pytest.main([*_TESTS, "-p", "no:cacheprovider"]))
    if args.emulate and shutil.which(_EMULATOR) is None:
        print(
            f"benchmarks.quality.kernels: no {_EMULATOR}: install QEMU's user mode, or leave --emulate out",
            file=sys.stderr,
        )
        return 2
    kernels = EMULATED if args.emulate else KERNELS
    return _test_kernels(kernels) if args.test else _compare_kernels(kernels, is_gold=args.gold or args.emulate)


def _parse_kernel_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality.kernels", description=__doc__)
    parser.add_argument("--test", action="store_true", help="run the golden tests with each kernel")
    parser.add_argument("--emulate", action="store_true", help=f"whole other processors, by {_EMULATOR}")
    parser.add_argument("--gold", action="store_true", help="the project's own gold articles alone")
    # what a child process is told
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--run-tests", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--is-widened", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--is-joined", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _compare_kernels(kernels: tuple[Kernel, ...], is_gold: bool) -> int:
    with tempfile.TemporaryDirectory() as folder:
        own = _make_rows_with_kernel(Kernel("own"), Path(folder), is_gold)
        count = sum(len(hair.index_rows_of_reading(rows)) for rows in own.values())
        print(f"{len(own)} articles, {count:,} rows; decided otherwise than by this machine's own kernels:")
        for kernel in kernels:
            other = _make_rows_with_kernel(kernel, Path(folder), is_gold)
            found = {name: hair.differences_of_readings(own[name], other[name]) for name in own}
            rows, articles = sum(map(len, found.values())), sum(map(bool, found.values()))
            print(f"{kernel.name:<44}{rows:>7,} rows {rows / count:>8.2%}  in {articles} articles", flush=True)
    return 0


def _make_rows_with_kernel(kernel: Kernel, folder: Path, is_gold: bool) -> dict[str, Rows]:
    file = folder / "rows.pickle"
    command = _command_of_kernel(kernel, "--write", str(file), *["--gold"] * is_gold)
    subprocess.run(command, env=_environment_of_kernel(kernel), cwd=ROOT, check=True)
    made: dict[str, Rows] = pickle.loads(file.read_bytes())
    return made


def _test_kernels(kernels: tuple[Kernel, ...]) -> int:
    failed = []
    for kernel in kernels:
        print(f"-- {kernel.name}", flush=True)
        done = subprocess.run(
            _command_of_kernel(kernel, "--run-tests"), env=_environment_of_kernel(kernel), cwd=ROOT, check=False
        )
        failed += [kernel.name] if done.returncode else []
    print(f"golden tests failed with: {', '.join(failed)}" if failed else "golden tests pass with each kernel")
    return 1 if failed else 0


def _command_of_kernel(kernel: Kernel, *told: str) -> list[str]:
    emulator = [_EMULATOR, "-cpu", kernel.processor] if kernel.processor else []
    options = ["--is-widened"] * kernel.is_widened + ["--is-joined"] * kernel.is_joined
    return [*emulator, sys.executable, "-m", "benchmarks.quality.kernels", *told, *options]


def _environment_of_kernel(kernel: Kernel) -> dict[str, str]:
    return {**os.environ, **kernel.environment}


def _read_rows_with_kernel(is_gold: bool) -> Iterator[tuple[str, Rows]]:
    for name in (*gold.gold_cases(), "seed"):
        yield name, hair.rows_of_reading(gold.read_gold_case(name))
    if not is_gold and corpus.is_bench_there(corpus.BENCH):
        for row in corpus.read_bench_gold(corpus.BENCH):
            raw = RawArticle(row["text"].encode(), f"file:///{row['doc_id']}.txt")
            parsed = [one for one in pipeline.parse(raw) if isinstance(one, Document)]
            for doc in pipeline.annotate(parsed):
                if isinstance(doc, Document):
                    yield row["doc_id"], hair.place_rows_of_reading(rows_of(doc, gold.RUN_ID, gold.INGESTED_AT))


if __name__ == "__main__":
    raise SystemExit(main())
