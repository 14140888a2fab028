"""A run needs no more than its data folder and one for temporary files to write to, no name for its user and no home.

So it works in a container with a read-only root. Linux lets a process see the system so without rights.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.measures import ROOT
from tests.integration.conftest import article
from warehouse.bi import reader

pytestmark = pytest.mark.slow
UID = 10001  # as in the Dockerfile; no system has a name for it
NOT_POSSIBLE, WRITABLE = 77, 78
CODE = f"""
import os, sys
from pathlib import Path
from tests.faults.mounts import enter_read_only_root
try:
    enter_read_only_root(Path(sys.argv[1]), {UID})
except OSError as error:
    print(error)
    sys.exit({NOT_POSSIBLE})
for folder in ({str(ROOT)!r}, "/", "/tmp", os.path.dirname(sys.executable)):
    if os.access(folder, os.W_OK):
        sys.exit({WRITABLE})
os.execv(sys.executable, [sys.executable, *sys.argv[2:]])
"""


def test_ingest_report_and_check_write_to_their_data_and_temporary_files_alone(tmp_path: Path) -> None:
    inbox, data, temporary = (tmp_path / name for name in ("inbox", "data", "tmp"))
    for folder in (inbox, data, temporary):
        folder.mkdir()
    (inbox / "one.txt").write_text(article(1), encoding="utf-8")
    env = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(temporary),
        "TMPDIR": str(temporary),
        "WIREROOM_DATA": str(data),
        "WIREROOM_PROFILE": "fast",
    }
    commands = "".join(f"main({call!r}) == 0 or sys.exit({call[0]!r})\n" for call in _list_calls(inbox))
    work = f"import os, sys\nassert os.getuid() == {UID}\nfrom flows.cli import main\n{commands}"
    call = [sys.executable, "-c", CODE, str(tmp_path), "-c", work]
    done = subprocess.run(call, env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode == NOT_POSSIBLE:
        pytest.skip(f"not possible here: {done.stdout}")
    assert done.returncode == 0, done.stdout + done.stderr
    assert reader.read(data, "documents").num_rows == 1
    assert (data / "report.html").is_file()


def _list_calls(inbox: Path) -> list[list[str]]:
    return [["ingest", str(inbox)], ["report"], ["tidy"], ["check"]]
