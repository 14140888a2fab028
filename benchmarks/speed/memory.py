"""Peak memory of a whole `wireroom ingest`, profile by profile: `python -m benchmarks.speed.memory`.

Each profile reads the seeds and the gold articles in a process of its own, into a warehouse that is thrown away. What
is printed is the most that the process held (resident), and its CPU seconds.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import ROOT

TEXTS = (ROOT / "seeds", ROOT / "benchmarks" / "gold")
PROFILES = ("accurate", "fast")
# What Linux counts `ru_maxrss` in; a Mac counts bytes.
_UNIT_BYTES = 1 if sys.platform == "darwin" else 1024


def main() -> int:
    """Print MB and CPU seconds of each profile, and how much more the first takes; 1 where a run fails."""
    args = _arguments()
    found: list[float] = []
    print(f"{'profile':<12}{'peak MB':>10}{'CPU s':>10}")
    for profile in args.profile or PROFILES:
        code, peak_bytes, seconds = _ingested(profile, [str(path) for path in args.texts or TEXTS])
        if code:
            print(f"benchmarks.speed.memory: wireroom ingest ended with {code}", file=sys.stderr)
            return 1
        found.append(peak_bytes / 1e6)
        print(f"{profile:<12}{found[-1]:>10.0f}{seconds:>10.1f}", flush=True)
    if len(found) == 2:
        print(f"{'difference':<12}{found[0] - found[1]:>10.0f}")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.memory", description=__doc__)
    parser.add_argument("--profile", action="append", choices=PROFILES, help="only this one; may be given twice")
    parser.add_argument("--texts", type=Path, action="append", help="files or folders; seeds and gold unless given")
    return parser.parse_args()


def _ingested(profile: str, paths: list[str]) -> tuple[int, int, float]:
    """Run the command; give its exit code (0 where some inputs were rejected), most bytes held, and CPU seconds."""
    with tempfile.TemporaryDirectory() as data:
        command = [sys.executable, "-m", "flows", "ingest", *paths, "--data", data, "--quiet"]
        environment = os.environ | {"WIREROOM_PROFILE": profile}
        with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as child:
            _, status, usage = os.wait4(child.pid, 0)  # of this child alone, not the most of all children
            child.returncode = os.waitstatus_to_exitcode(status)
    code = 0 if child.returncode == 3 else child.returncode
    return code, usage.ru_maxrss * _UNIT_BYTES, usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    raise SystemExit(main())
