"""A browser for tests of pages: Chromium without a window, driven by its DevTools protocol; no driver is needed."""

from __future__ import annotations

import base64
import itertools
import json
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars"),
    *("--disable-dev-shm-usage", "--remote-debugging-port=0", "about:blank"),
)
LONGEST_WAIT_SECONDS = 30.0
POLL_SECONDS = 0.02


def find_browser() -> str | None:
    """Find the program of a browser that can be driven; None where there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Browser:
    """One tab."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._numbers = itertools.count(1)
        self.complaints: list[dict[str, Any]] = []
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: Any) -> Any:
        """Call a method of the protocol and give its result; errors that the page logs meanwhile are kept."""
        number = next(self._numbers)
        self._connection.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self._connection.recv(timeout=LONGEST_WAIT_SECONDS))
            if message.get("id") == number:
                assert "error" not in message, message["error"]
                return message["result"]
            if message["method"] in {"Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded"}:
                self.complaints.append(message)

    def evaluate(self, expression: str) -> Any:
        """Evaluate JavaScript in the page, waiting for promises."""
        result = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in result, result["exceptionDetails"]
        return result["result"].get("value")

    def wait_for(self, expression: str) -> Any:
        """Evaluate until it is true, and give its value."""
        end = time.monotonic() + LONGEST_WAIT_SECONDS
        while time.monotonic() < end:
            if value := self.evaluate(expression):
                return value
            time.sleep(POLL_SECONDS)
        raise TimeoutError(expression)

    def open(self, page: Path) -> None:
        """Open a report from disk, with the network off, and wait until it is ready."""
        self.call("Network.emulateNetworkConditions", offline=True, latency=0, downloadThroughput=0, uploadThroughput=0)
        self.call("Page.navigate", url=page.as_uri())
        self.wait_for("document.documentElement?.dataset.ready === 'yes'")

    def go(self, address: str) -> None:
        """Go to an address within the page and wait until its view is there."""
        before = "document.querySelector('main').dataset.before"
        self.evaluate(f"{before} = 'yes'; document.querySelector('main').firstElementChild.id = 'before'")
        self.evaluate(f"location.hash = {json.dumps(address)}")
        self.wait_for("!document.getElementById('before')")

    def press(self, key: str) -> None:
        """Press a key: a letter, or Tab, Enter, Escape."""
        codes = {"Tab": 9, "Enter": 13, "Escape": 27}
        text = {} if key in codes else {"text": key}
        common = {"key": key, "windowsVirtualKeyCode": codes.get(key, ord(key[0].upper()))}
        self.call("Input.dispatchKeyEvent", type="keyDown", **common, **text)
        self.call("Input.dispatchKeyEvent", type="keyUp", **common)

    def resize(self, width: int, height: int, scheme: str = "light", scale: float = 1) -> None:
        """Give the page this width and height in CSS pixels, and a colour scheme."""
        size = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": width < 600}
        self.call("Emulation.setDeviceMetricsOverride", **size)
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def photograph(self, target: Path) -> None:
        """Write what is seen as PNG."""
        target.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))


@contextmanager
def open_browser(profile: Path) -> Iterator[Browser]:
    """Start a browser with an empty profile in a folder, and end it afterwards."""
    program = find_browser()
    assert program is not None
    process = subprocess.Popen(
        [program, f"--user-data-dir={profile}", *FLAGS], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        with connect(_find_tab(profile / "DevToolsActivePort"), max_size=None) as connection:
            yield Browser(connection)
    finally:
        process.terminate()
        process.wait(LONGEST_WAIT_SECONDS)


def _find_tab(told: Path) -> str:
    """Give the address of the first tab, once the browser has told its port."""
    end = time.monotonic() + LONGEST_WAIT_SECONDS
    while not (told.exists() and len(told.read_text().split()) == 2):
        assert time.monotonic() < end, "the browser does not start"
        time.sleep(POLL_SECONDS)
    with urllib.request.urlopen(f"http://127.0.0.1:{told.read_text().split()[0]}/json") as answer:
        tabs = json.load(answer)
    address: str = next(tab["webSocketDebuggerUrl"] for tab in tabs if tab["type"] == "page")
    return address
