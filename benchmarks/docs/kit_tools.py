"""Try the kit with the tools themselves: dbt, Frictionless, Hyper, those that are installed; the rest is said.

`python -m benchmarks.docs.kit_tools --data DATA`; the exit code is 1 if a tool finds something wrong. The tools are no
part of the package, and may be installed into an environment of their own: `--bin` names its folder of programs.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from warehouse.kit import list_parts, tableau, write_kit

# Command lines by the name of the program, with the folder of the kit in which each is run.
COMMANDS: Mapping[str, tuple[str, tuple[tuple[str, ...], ...]]] = {
    "dbt": ("dbt", (("build", "--profiles-dir", "."), ("source", "freshness", "--profiles-dir", "."))),
    "frictionless": (".", (("validate", "datapackage.json"),)),
}
HOW_TO_INSTALL = {
    "dbt": "pip install 'dbt-core<1.12' dbt-duckdb",
    "frictionless": "pip install 'frictionless[parquet]' pandas",
}
_NO_TELEMETRY = {"DBT_SEND_ANONYMOUS_USAGE_STATS": "false"}


def try_tools(data: Path, programs: str | None = None) -> dict[str, bool | None]:
    """Write a kit and run each tool over it; gives whether each passed, None of those that are not installed."""
    with tempfile.TemporaryDirectory() as folder:
        kit = Path(folder) / "kit"
        write_kit(data, kit, list_parts())
        passed: dict[str, bool | None] = {name: _run_tool(name, kit, data, programs) for name in COMMANDS}
        passed["tableau"] = (kit / tableau.FILE_NAME).is_file() if tableau.can_write_tableau() else None
    return passed


def _run_tool(name: str, kit: Path, data: Path, programs: str | None) -> bool | None:
    program = shutil.which(name, path=programs)
    if program is None:
        return None
    place, commands = COMMANDS[name]
    environment = {**os.environ, **_NO_TELEMETRY, "WIREROOM_DATA": str(data.absolute())}
    runs = [subprocess.run([program, *command], cwd=kit / place, env=environment, check=False) for command in commands]
    return all(run.returncode == 0 for run in runs)


def main(argv: Sequence[str] | None = None) -> int:
    """Try the tools and print what came of each; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("data"), help="folder of the warehouse")
    parser.add_argument("--bin", help="folder of the tools' programs, where they are not on the path")
    options = parser.parse_args(argv)
    passed = try_tools(options.data, options.bin)
    for name, has_passed in passed.items():
        if has_passed is None:
            print(f"{name}: not installed: {HOW_TO_INSTALL.get(name, tableau.HOW_TO_INSTALL)}")
        else:
            print(f"{name}: {'passed' if has_passed else 'failed'}")
    return int(False in passed.values())


if __name__ == "__main__":
    sys.exit(main())
