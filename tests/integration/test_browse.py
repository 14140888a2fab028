"""`wireroom browse` as a process: it serves on loopback, answers as documented, shows its page, and ends quietly."""

import json
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from benchmarks.docs.browser import find_browser, open_browser
from tests.kit.page import compare_numbers, list_addresses
from tests.kit.report import report_warehouse, write_article
from warehouse.bi import reader

pytestmark = pytest.mark.slow
DOCUMENTATION = Path(__file__).resolve().parents[2] / "docs" / "browse.md"
EXAMPLES = re.findall(r"^GET (/api/\S+)$", DOCUMENTATION.read_text(encoding="utf-8"), re.MULTILINE)
needs_browser = pytest.mark.skipif(find_browser() is None, reason="no Chromium (Debian: apt install chromium)")


@dataclass
class Served:
    data: Path
    address: str
    process: "subprocess.Popen[str]"

    def ask(self, path: str) -> Any:
        with urllib.request.urlopen(self.address + path.lstrip("/")) as answer:
            return json.load(answer)


def serve(data: Path) -> Iterator[Served]:
    command = [sys.executable, "-m", "flows", "browse", "--data", str(data), "--no-open"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        assert process.stdout
        line = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", line)
        assert found, line
        yield Served(data, found[0], process)
    finally:
        process.terminate()
        process.wait(30)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    yield from serve(report_warehouse(tmp_path_factory.mktemp("served") / "data", 40))


def test_every_example_of_the_documentation_is_answered(served: Served) -> None:
    (document_id, *_) = reader.read(served.data, "documents", ["document_id"])["document_id"].to_pylist()
    assert len(EXAMPLES) > 9
    for example in EXAMPLES:
        answer = served.ask(example.replace("<document_id>", document_id))
        assert answer and "error" not in answer, example


def test_another_host_is_refused(served: Served) -> None:
    request = urllib.request.Request(served.address, headers={"Host": "evil.example"})
    with pytest.raises(urllib.error.HTTPError, match="400"):
        urllib.request.urlopen(request)


def test_only_its_own_folder_is_written(served: Served) -> None:
    written = served.data / "browse"
    assert [path.name for path in written.glob("*/*.*")] and len([*written.iterdir()]) == 1
    later = [path for path in served.data.rglob("*") if path.stat().st_mtime > written.stat().st_ctime]
    assert not [path for path in later if written not in path.parents]


@needs_browser
def test_every_number_of_the_page_is_that_of_the_sql_beside_it(
    served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(served.data)
    with open_browser(tmp_path) as page:
        page.resize(1280, 900)
        page.visit(served.address)
        assert compare_numbers(page) > 300
        for address in list_addresses(page):
            page.go(address)
            assert page.evaluate("document.querySelector('h1').textContent") != "" and page.complaints == []
        page.go("#/quotes")
        page.act("document.querySelector('.to-quote').click()")
        assert page.evaluate("document.querySelector('.chosen.quote').getBoundingClientRect().top < innerHeight")
        page.go("#/quote/nowhere.q0001")
        assert page.evaluate("document.querySelector('h1').textContent") == "Not found"
        slow = {"latency": 1500, "downloadThroughput": -1, "uploadThroughput": -1}
        page.call("Network.emulateNetworkConditions", offline=False, **slow)
        page.evaluate("location.hash = '#/publishers'")
        page.wait_for("document.querySelector('main[aria-busy]') !== null")
        page.wait_for("document.querySelector('h1').textContent === 'Publishers'")
        assert page.evaluate("document.querySelector('main[aria-busy]') === null")
        page.call("Network.emulateNetworkConditions", offline=True, latency=0, downloadThroughput=0, uploadThroughput=0)
        page.go("#/quotes?type=direct")
        assert page.evaluate("document.querySelector('h1').textContent") == "No answer"
        assert "wireroom browse" in page.evaluate("document.querySelector('main').textContent")


@needs_browser
def test_a_hostile_article_shows_the_right_words_and_runs_nothing(tmp_path: Path) -> None:
    words = '<script>window.ran=1</script> \U0001f600 <img src=x onerror="window.ran=1">'
    text = f'\U0001f4f0 "{words}," said Ana Silva.'
    data = write_article(tmp_path / "data", text, [(words, "said", "Ana Silva")], headline="<b onclick=x>Head</b>")
    for served in serve(data):
        with open_browser(tmp_path / "profile") as page:
            page.visit(served.address)
            page.go("#/quotes")
            page.act("document.querySelector('.to-quote').click()")
            marked = "[...document.querySelectorAll('[data-quote]')].map((mark) => mark.textContent)"
            assert page.evaluate(marked) == [words]
            assert page.evaluate("document.querySelector('.text').textContent") == text
            assert page.evaluate("typeof window.ran") == "undefined" and page.complaints == []


def test_it_ends_quietly(tmp_path: Path) -> None:
    data = write_article(tmp_path / "data", '"Yes," said Ana Silva.', [("Yes", "said", "Ana Silva")])
    for served in serve(data):
        assert served.ask("/api/overview")["quotes"] == 1
        served.process.send_signal(signal.SIGINT)
        assert served.process.stdout and served.process.stdout.read() == ""
        assert served.process.wait(30) == 0
