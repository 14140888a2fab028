"""The same texts give the same rows in two processes, on one thread and on two."""

import os
import subprocess
import sys

import pytest

from benchmarks import ROOT

CODE = (
    "import hashlib, sys; from benchmarks.quality import gold\n"
    "rows = [gold.rows_of_gold_case(gold.read_gold_case(name))[1] for name in sys.argv[1:]]\n"
    "print(hashlib.sha256(repr(rows).encode()).hexdigest())"
)


@pytest.mark.slow
def test_rows_do_not_depend_on_threads() -> None:
    said = set()
    for threads in ("1", "2"):
        environment = os.environ | {"OMP_NUM_THREADS": threads, "PYTHONHASHSEED": threads}
        command = [sys.executable, "-c", CODE, "wire", "live_blog", "seed"]
        done = subprocess.run(
            command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=300, check=True
        )
        said.add(done.stdout)
    assert len(said) == 1 and said != {""}
