"""What `wireroom browse` says, opens and refuses; serving itself is tests/unit/warehouse/browse."""

import socket
import time
import webbrowser
from pathlib import Path

import pytest

from flows import cli
from warehouse.browse import server


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were opened in a browser, none of which serves for long."""
    addresses: list[str] = []

    def end(_: object, opened: socket.socket) -> None:
        opened.close()
        raise KeyboardInterrupt

    monkeypatch.setattr(server, "serve", end)
    monkeypatch.setattr(webbrowser, "open", addresses.append)
    return addresses


def test_it_says_where_it_is_opens_that_and_ends_quietly(
    sound_warehouse: Path, tmp_path: Path, opened: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["browse", "--data", str(sound_warehouse), "--cache", str(tmp_path / "indexes")]
    assert cli.main(call) == 0
    said = capsys.readouterr()
    assert len(opened) == 1 and opened[0] in said.out and said.err == ""
    assert cli.main([*call, "--no-open"]) == 0
    assert len(opened) == 1 and [*(tmp_path / "indexes").iterdir()]


def test_indexes_lie_beside_the_data_unless_said_otherwise(sound_warehouse: Path, opened: list[str]) -> None:
    assert cli.main(["browse", "--data", str(sound_warehouse), "--no-open"]) == 0
    assert [*(sound_warehouse / "browse").glob("*/quotes.duckdb")]


def test_a_wrong_call_is_refused(
    sound_warehouse: Path, tmp_path: Path, opened: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with server.open_socket(0) as taken:
        port = str(taken.getsockname()[1])
        (tmp_path / "file").touch()
        data = ["browse", "--data", str(sound_warehouse), "--no-open"]
        for option, value in (("--port", port), ("--cache", str(tmp_path / "file" / "x"))):
            assert cli.main([*data, option, value]) == 2
            assert option in capsys.readouterr().err
    assert cli.main(["browse", "--data", str(tmp_path / "nowhere")]) == 2


def test_progress_is_said_now_and_then(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from flows.cli.browse import Progress

    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    progress = Progress()
    for second, line in enumerate(("at once", "soon", "late", "too soon")):
        now[0] = float(second)
        progress.say(line)
    assert capsys.readouterr().err == "late\n"
