"""Peak memory of a whole `wireroom ingest`, profile by profile: `python -m benchmarks.speed.memory`.

Each profile reads the seeds and the gold articles in a process of its own, into a warehouse that is thrown away. What
is printed is the most that the process held (resident), and its CPU seconds. `--invented 100 10000` takes so many
invented articles in their place: what a large run holds beside a small one.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import ROOT
from benchmarks.speed.invented_articles import invent_rows
from benchmarks.speed.store_filling import FIRST_RUN

TEXTS = (ROOT / "seeds", ROOT / "benchmarks" / "gold")
PROFILES = ("accurate", "fast")
# What Linux counts `ru_maxrss` in; a Mac counts bytes.
_UNIT_BYTES = 1 if sys.platform == "darwin" else 1024


def main() -> int:
    """Print MB and CPU seconds of each run, by profile, and how much more the last takes; 1 where a run fails."""
    args = _arguments()
    print(f"{'profile':<12}{'texts':<12}{'peak MB':>10}{'CPU s':>10}")
    with tempfile.TemporaryDirectory() as folder:
        inputs = _list_inputs(args, Path(folder))
        found: list[float] = []
        for profile in args.profile or PROFILES:
            for name, paths in inputs.items():
                code, peak_bytes, seconds = _ingested(profile, [str(path) for path in paths])
                if code:
                    print(f"benchmarks.speed.memory: wireroom ingest ended with {code}", file=sys.stderr)
                    return 1
                found.append(peak_bytes / 1e6)
                print(f"{profile:<12}{name:<12}{found[-1]:>10.0f}{seconds:>10.1f}", flush=True)
    if len(found) > 1:
        print(f"{'last over first':<24}{found[-1] / found[0]:>10.2f}")
    return 0


def _list_inputs(args: argparse.Namespace, folder: Path) -> dict[str, list[Path]]:
    """List what each run reads, by its name; invented articles are written below `folder`."""
    if not args.invented:
        return {"as given": args.texts} if args.texts else {"gold": [*TEXTS]}
    return {f"{count:,}": [_write_articles(folder / str(count), count)] for count in args.invented}


def _write_articles(folder: Path, count: int) -> Path:
    folder.mkdir()
    rows = invent_rows(range(count), FIRST_RUN.isoformat(), FIRST_RUN)
    for number, row in enumerate(rows["document_texts"]):
        (folder / f"{number:06}.txt").write_text(row["text"], encoding="utf-8")
    return folder


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.memory", description=__doc__)
    parser.add_argument("--profile", action="append", choices=PROFILES, help="only this one; may be given twice")
    parser.add_argument("--invented", type=int, nargs="+", help="so many invented articles, a run for each number")
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
