"""A schedule has the name of its folder and no other's; a warehouse is served by one process."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from flows.errors import WrongCall
from flows.schedule.names import make_deployment_name, serve_alone


@pytest.mark.parametrize(
    ("path", "words"),
    [
        pytest.param("/srv/news/data", "news-data", id="last two folders"),
        pytest.param("/data", "data", id="one folder"),
        pytest.param("/", "data", id="the root"),
        pytest.param("/srv/Nachrichten für A/データ", "nachrichten-f-r-a", id="other letters"),
        pytest.param("/" + "long/" * 3 + "x" * 200, "x" * 40, id="long"),
    ],
)
def test_a_name_can_be_read(path: str, words: str) -> None:
    name = make_deployment_name(Path(path))
    assert re.fullmatch(re.escape(words) + r"-[0-9a-f]{8}", name)


def test_names_are_stable_and_of_one_folder(tmp_path: Path) -> None:
    one, other = tmp_path / "one" / "news" / "data", tmp_path / "other" / "news" / "data"
    one.mkdir(parents=True)
    link = tmp_path / "link"
    link.symlink_to(one)
    assert make_deployment_name(one) == make_deployment_name(link)
    assert make_deployment_name(one) != make_deployment_name(other)


def test_a_second_process_is_refused_in_one_line(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from flows.schedule.names import serve_alone\n"
        "with serve_alone(Path(sys.argv[1])): print('served')"
    )
    with serve_alone(tmp_path):
        call = [sys.executable, "-c", code, str(tmp_path)]
        second = subprocess.run(call, capture_output=True, text=True, cwd=Path(__file__).parents[4])
        assert second.returncode and f"served already, by process {os.getpid()}" in second.stderr.splitlines()[-1]
        with pytest.raises(WrongCall, match="stop that one first"), serve_alone(tmp_path):
            pytest.fail("it was served twice")
    with serve_alone(tmp_path):
        pass
