"""The real flow on small texts: first, again, one more, revised, bad input, Ctrl-C, killed."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.runtime import progress
from tests.integration.conftest import article, counts, files_of_bi, started, stored
from tests.kit.news_site import Answer, serve_site
from warehouse.bi import reader
from warehouse.lake import delta

pytestmark = pytest.mark.slow

Run = Callable[..., tuple[int, dict[str, Any]]]
Written = Callable[..., Path]


def test_first_run_then_again_then_one_more(run: Run, written: Written, tmp_path: Path) -> None:
    data, folder = tmp_path / "data", written(range(5))
    code, first = run("ingest", folder, "--data", data, "--batch-size", 2)
    assert (code, counts(first), first["status"]) == (0, (5, 5, 0, 0, 0), "succeeded")
    before = files_of_bi(data)

    code, again = run("ingest", folder, "--data", data)
    assert (code, counts(again)) == (0, (5, 0, 0, 5, 0))
    assert files_of_bi(data) == before

    written(range(5, 6))
    code, more = run("ingest", folder, "--data", data)
    assert (code, counts(more)) == (0, (6, 1, 0, 5, 0))
    assert reader.read(data, "documents").num_rows == 6
    rows = {row["run_id"]: row for row in reader.read(data, "runs").to_pylist()}
    for outcome in (first, again, more):
        row = rows[outcome["run_id"]]
        assert counts(row) == counts(outcome) and row["status"] == "succeeded" and row["finished_at"]
    assert rows[again["run_id"]]["model_version"] is None
    assert run("check", "--data", data)[0] == 0


def test_a_revised_article_replaces_its_rows_once(run: Run, written: Written, tmp_path: Path) -> None:
    data, folder = tmp_path / "data", written(range(2))
    run("ingest", folder, "--data", data)
    old = next(row for row in reader.read(data, "documents").to_pylist() if row["source_uri"].endswith("000.txt"))
    (folder / "000.txt").write_text(article(0) + "\nThe vote was put off until Friday.\n", encoding="utf-8")

    code, outcome = run("ingest", folder, "--data", data)

    assert (code, counts(outcome)) == (0, (2, 0, 1, 1, 0))
    new = next(row for row in reader.read(data, "documents").to_pylist() if row["source_uri"].endswith("000.txt"))
    assert (new["revision"], new["replaces_document_id"]) == (2, old["document_id"])
    assert old["document_id"] not in set(reader.read(data, "sentences")["document_id"].to_pylist())
    assert reader.read(data, "document_revisions")["text"].to_pylist() == [article(0)]
    assert counts(run("ingest", folder, "--data", data)[1]) == (2, 0, 0, 2, 0)
    assert run("check", "--data", data)[0] == 0


def test_bad_inputs_become_rejects_and_the_rest_is_stored(run: Run, written: Written, tmp_path: Path) -> None:
    data, folder = tmp_path / "data", written(range(2))
    (folder / "empty.txt").touch()
    (folder / "junk.txt").write_bytes(bytes(range(256)) * 64)
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    (folder / "folder.txt").mkdir()
    os.mkfifo(folder / "pipe.txt")
    with (folder / "large.txt").open("wb") as file:
        file.truncate(20_000_001)
    (folder / "odd % name\n\udcff.txt").write_text(article(7), encoding="utf-8")

    code, outcome = run("ingest", folder, "--data", data)

    assert (code, outcome["status"], outcome["documents_added"]) == (3, "succeeded", 3)
    rejects = reader.read(data, "rejects").to_pylist()
    reasons = {row["source_uri"].rpartition("/")[2]: row["reason_code"] for row in rejects}
    assert len(rejects) == outcome["documents_rejected"] == 6
    assert {name: reasons[name] for name in ("gone.txt", "folder.txt", "pipe.txt", "large.txt")} == {
        "gone.txt": "dangling_link",
        "folder.txt": "directory",
        "pipe.txt": "not_a_file",
        "large.txt": "too_large",
    }
    kept = next(row for row in rejects if row["source_uri"].endswith("junk.txt"))
    assert (data / kept["quarantine_path"]).read_bytes() == bytes(range(256)) * 64
    kept = next(row for row in rejects if row["source_uri"].endswith("large.txt"))
    assert (data / kept["quarantine_path"]).stat().st_size == 20_000_001
    names = {row["source_uri"].rpartition("/")[2] for row in reader.read(data, "documents").to_pylist()}
    assert "odd%20%25%20name%0A%FF.txt" in names

    code, again = run("ingest", folder, "--data", data)
    assert (code, counts(again)) == (0, (9, 0, 0, 3, 6))
    assert (again["rejected_before"], again["rejects"]) == (6, [])
    assert sum(again["reasons"].values()) == 6
    (folder / "more.txt").write_bytes(b" ")
    code, more = run("ingest", folder, "--data", data)
    assert (code, counts(more), more["rejected_before"]) == (3, (10, 0, 0, 3, 7), 6)
    assert [one["source_uri"].rpartition("/")[2] for one in more["rejects"]] == ["more.txt"]
    assert reader.read(data, "rejects").num_rows == 7
    assert run("check", "--data", data)[0] == 0


def test_a_feed_is_cut_over_batches_and_says_once_which_entries_have_no_text(run: Run, tmp_path: Path) -> None:
    texts = [f"<description>{article(number)}</description>" for number in range(5)] + ["", ""]
    items = "".join(
        f"<item><title>Item {number}</title><guid>urn:item:{number}</guid>{text}</item>"
        for number, text in enumerate(texts)
    )
    (tmp_path / "a.rss").write_text(f'<rss version="2.0"><channel>{items}</channel></rss>', encoding="utf-8")
    call = ("ingest", tmp_path / "a.rss", "--data", tmp_path / "data", "--batch-size", 3)
    code, first = run(*call)
    assert (code, counts(first), first["rejected_before"]) == (3, (7, 5, 0, 0, 2), 0)
    assert delta.open_documents(tmp_path / "data").number == 3
    code, again = run(*call)
    assert (code, counts(again), again["rejected_before"]) == (0, (7, 0, 0, 5, 2), 2)


def test_the_quarantine_is_tried_again(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data, text = tmp_path / "data", tmp_path / "long.txt"
    text.write_text(article(1), encoding="utf-8")
    monkeypatch.setenv("WIREROOM_MAX_CHARS", "10")
    assert run("ingest", text, "--data", data, "--publisher", "Harbour Gazette", "--source", "desk")[0] == 3
    text.unlink()
    assert counts(run("ingest", "--rejected", "--data", data)[1]) == (1, 0, 0, 0, 1)
    monkeypatch.delenv("WIREROOM_MAX_CHARS")
    code, outcome = run("ingest", "--rejected", "--data", data)
    assert (code, counts(outcome)) == (0, (1, 1, 0, 0, 0))
    (row,) = reader.read(data, "documents").to_pylist()
    assert (row["publisher"], row["source"]) == ("Harbour Gazette", "desk")


def test_a_scheduled_run_ends_with_one_line(
    written: Written, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    from flows.ingest import ingest_articles

    outcome = ingest_articles([str(written(range(1)))], str(tmp_path / "data"), is_scheduled=True)
    lines = [line for line in capfd.readouterr().err.splitlines() if line.startswith("run ")]
    assert len(lines) == 1 and outcome["run_id"] in lines[0] and "1 added" in lines[0]


def test_a_file_over_the_limit_is_kept_and_tried_again(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, text = tmp_path / "data", tmp_path / "large.txt"
    text.write_text(article(1), encoding="utf-8")
    monkeypatch.setenv("WIREROOM_MAX_BYTES", "100")
    assert run("ingest", text, "--data", data)[0] == 3
    body = text.read_bytes()
    text.unlink()
    assert counts(run("ingest", "--rejected", "--data", data)[1]) == (1, 0, 0, 0, 1)
    (reject,) = reader.read(data, "rejects").to_pylist()
    assert (data / reject["quarantine_path"]).read_bytes() == body
    monkeypatch.delenv("WIREROOM_MAX_BYTES")
    code, outcome = run("ingest", "--rejected", "--data", data)
    assert (code, counts(outcome)) == (0, (1, 1, 0, 0, 0))


def test_rows_that_break_the_contract_make_a_reject(
    run: Run, written: Written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.runs import annotation_work

    real = annotation_work.rows_of

    def broken(doc: Any, *rest: Any) -> Any:
        rows = real(doc, *rest)
        if "item 1\n" in doc.text:
            rows["sentences"][0]["end_char"] += 1
        return rows

    monkeypatch.setattr(annotation_work, "rows_of", broken)
    code, outcome = run("ingest", written(range(3)), "--data", tmp_path / "data")
    assert (code, counts(outcome)) == (3, (3, 2, 0, 0, 1))
    (reject,) = reader.read(tmp_path / "data", "rejects").to_pylist()
    assert (reject["stage"], reject["reason_code"]) == ("store", "contract")
    assert "sentences" in reject["message"] and reject["source_uri"].endswith("001.txt")


def test_a_failed_run_says_so_in_runs_and_on_the_last_line(
    run: Run, written: Written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from warehouse import store

    def full(*_: Any, **__: Any) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "append", full)
    code, outcome = run("ingest", written(range(1)), "--data", tmp_path / "data")
    assert (code, outcome["status"], counts(outcome)) == (1, "failed", (0, 0, 0, 0, 0))
    monkeypatch.undo()
    run("ingest", written(range(1)), "--data", tmp_path / "data")
    statuses = {row["run_id"]: row["status"] for row in reader.read(tmp_path / "data", "runs").to_pylist()}
    assert statuses.pop(outcome["run_id"]) == "failed" and list(statuses.values()) == ["succeeded"]


def test_ctrl_c_ends_with_130_between_batches(run: Run, written: Written, tmp_path: Path) -> None:
    data, folder = tmp_path / "data", written(range(30))
    command = started("ingest", folder, "--data", data, "--batch-size", 5)
    _await_line(command, " of 30 articles")
    command.send_signal(signal.SIGINT)
    out, error = command.communicate(timeout=60)
    assert command.returncode == 130, error
    assert '"status": "stopped"' in out.splitlines()[-1]
    assert "Traceback" not in error and "ERROR" not in error
    assert run("ingest", folder, "--data", data)[0] == 0 and reader.read(data, "documents").num_rows == 30
    batches = {row["run_id"]: row["documents_added"] for row in reader.read(data, "runs").to_pylist()}
    assert sum(batches.values()) == 30 and all(added % 5 == 0 for added in batches.values())


def test_killed_twice_then_again_gives_the_rows_of_an_unbroken_run(run: Run, written: Written, tmp_path: Path) -> None:
    folder = written(range(20))
    for line, delay_seconds in ((" of 20 articles", 0.3), (" inputs found", 1.1)):
        command = started("ingest", folder, "--data", tmp_path / "killed", "--batch-size", 4)
        _await_line(command, line)
        time.sleep(delay_seconds)
        command.kill()
        command.communicate()
    code, outcome = run("ingest", folder, "--data", tmp_path / "killed")
    assert code == 0 and outcome["documents_unchanged"] >= 4
    assert run("ingest", folder, "--data", tmp_path / "whole")[0] == 0
    assert _without_reasons(stored(tmp_path / "killed")) == _without_reasons(stored(tmp_path / "whole"))
    assert run("check", "--data", tmp_path / "killed")[0] == 0


def _without_reasons(rows: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """Leave out why an entity is one that is known, or was the first: that depends on what came before."""
    told = ("document_id", "local_entity_id", "entity_id")
    return rows | {"entity_links": [{name: row[name] for name in told} for row in rows["entity_links"]]}


def _await_line(command: Any, words: str) -> None:
    for line in command.stderr:
        if words in line:
            return
    raise AssertionError(f"it ended without saying {words!r}")


def test_a_socket_for_a_path_is_no_end(run: Run, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(tmp_path / "s"))
        assert run("ingest", tmp_path / "s", "--data", tmp_path / "data")[0] == 3


def test_a_folder_of_other_formats_is_told_from_an_empty_run(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.odt").write_text("An article.")
    code, outcome = run("ingest", tmp_path, "--data", tmp_path / "data")
    assert (code, outcome["documents_seen"]) == (0, 0)
    assert outcome["passed_over"] == {".odt": 1, "folders that are a store": 1}
    assert "none was found" in progress.summarize_run(outcome)


@pytest.mark.slow
def test_sources_are_read_again_and_only_what_changed_is_taken_in(run: Run, tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "sources.toml"
    with serve_site() as site:
        site.put("/port", Answer(article(1).encode(), headers={"ETag": '"1"', "Content-Type": "text/plain"}))
        names = ("port", "none")
        file.write_text(
            "".join(
                f'[[source]]\nname = "{name}"\nurl = "{site.url("/" + name)}"\nallow_private = true\nrate_seconds = 0\n'
                for name in names
            ),
            encoding="utf-8",
        )
        code, outcome = run("ingest", "--sources", file, "--data", data)
        assert (code, counts(outcome)) == (3, (2, 1, 0, 0, 1))
        assert counts(run("ingest", "--sources", file, "--data", data)[1]) == (1, 0, 0, 0, 1)
        site.put("/port", Answer((article(1) + "\nThe vote was put off.\n").encode(), headers={"ETag": '"2"'}))
        assert counts(run("ingest", "--sources", file, "--data", data)[1]) == (2, 0, 1, 0, 1)
    rows = {row["source"]: row for row in reader.read(data, "sources").to_pylist()}
    assert (rows["port"]["last_status"], rows["port"]["etag"], rows["port"]["items_count"]) == (200, '"2"', 1)
    assert (rows["none"]["last_status"], rows["none"]["last_success_at"]) == (404, None)
    assert reader.read(data, "documents")["source"].to_pylist() == ["port"]
    assert run("check", "--data", data)[0] == 0
