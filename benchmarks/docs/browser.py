"""Drive Chromium without a window by its DevTools protocol: for pictures of the report, and for tests of it.

What it needs is on the machine already, or it is not used: the browser itself (Debian: `apt install chromium`), and the
package websockets, which Prefect brings along.
"""

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

from websockets.sync.client import connect
from websockets.sync.connection import Connection

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS = (
    # a user's own page is opened, nothing of the web; root, as in a container, has no sandbox
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars"),
    *("--disable-dev-shm-usage", "--remote-debugging-port=0", "about:blank"),
)
_LONGEST_WAIT_SECONDS = 60.0
_POLL_SECONDS = 0.02
# Widths below it are those of phones.
_PHONE_WIDTH = 600
# Events by which a page says that something went wrong.
_COMPLAINTS = frozenset({"Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded"})
# Virtual key codes of keys that write nothing.
_KEY_CODES = {"Tab": 9, "Enter": 13, "Escape": 27, "ArrowDown": 40}


class BrowserError(RuntimeError):
    """The browser, or the program of the page, refused something, or took too long."""


def find_browser() -> str | None:
    """Find the program of a browser that can be driven; None where there is none."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


class Browser:
    """One tab. `complaints` are the errors and console lines of its page."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._numbers = itertools.count(1)
        self.complaints: list[dict[str, Any]] = []
        for domain in ("Page", "Runtime", "Log", "Network", "Performance"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: Any) -> Any:
        """Call a method of the protocol and give its result.

        Raises:
            BrowserError: the method failed.
        """
        number = next(self._numbers)
        self._connection.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self._connection.recv(timeout=_LONGEST_WAIT_SECONDS))
            if message.get("id") == number:
                break
            if message["method"] in _COMPLAINTS:
                self.complaints.append(message)
        if "error" in message:
            raise BrowserError(f"{method}: {message['error']}")
        return message["result"]

    def evaluate(self, expression: str) -> Any:
        """Evaluate JavaScript in the page, waiting for promises.

        Raises:
            BrowserError: it threw.
        """
        result = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result:
            raise BrowserError(str(result["exceptionDetails"]))
        return result["result"].get("value")

    def wait_for(self, expression: str) -> Any:
        """Evaluate JavaScript until it is true, and give its value.

        Raises:
            BrowserError: it threw, or was not true in time.
        """
        end = time.monotonic() + _LONGEST_WAIT_SECONDS
        while time.monotonic() < end:
            if value := self.evaluate(expression):
                return value
            time.sleep(_POLL_SECONDS)
        raise BrowserError(f"in vain: {expression}")

    def open(self, page: Path) -> None:
        """Open a report from disk, with the network off, and wait until it is ready."""  # noqa: DOC501
        self.call("Network.emulateNetworkConditions", offline=True, latency=0, downloadThroughput=0, uploadThroughput=0)
        self.call("Page.navigate", url=page.absolute().as_uri())
        self.wait_for("document.documentElement?.dataset.ready === 'yes'")
        self.complaints.clear()

    def visit(self, address: str) -> None:
        """Load a page that is served on this machine, and wait until it is ready."""  # noqa: DOC501
        unlimited = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
        self.call("Network.emulateNetworkConditions", offline=False, **unlimited)
        self.call("Page.navigate", url=address)
        self.wait_for("document.documentElement?.dataset.ready === 'yes'")
        self.complaints.clear()

    def act(self, expression: str) -> None:
        """Evaluate JavaScript that leads to another view of a report, and wait until that is there."""  # noqa: DOC501
        self.evaluate("document.querySelector('main').firstElementChild.id = 'view-before'")
        self.evaluate(expression)
        self.wait_for("!document.getElementById('view-before')")

    def go(self, address: str) -> None:
        """Go to an address within a report, "#/speakers", and wait until its view is there."""
        if self.evaluate("location.hash") != address:
            self.act(f"location.hash = {json.dumps(address)}")

    def press(self, key: str) -> None:
        """Press a key: a letter, or one of those that write nothing."""
        text = {} if key in _KEY_CODES else {"text": key}
        common = {"key": key, "windowsVirtualKeyCode": _KEY_CODES.get(key, ord(key[0].upper()))}
        self.call("Input.dispatchKeyEvent", type="keyDown", **common, **text)
        self.call("Input.dispatchKeyEvent", type="keyUp", **common)

    def resize(self, width: int, height: int, scheme: str = "light", scale: float = 1) -> None:
        """Give the page a width and height in CSS pixels, a colour scheme, and pixels of the screen to one of CSS."""
        size = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": width < _PHONE_WIDTH}
        self.call("Emulation.setDeviceMetricsOverride", **size)
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def photograph(self, target: Path) -> None:
        """Write what is seen as PNG."""
        target.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))


@contextmanager
def open_browser(profile: Path) -> Iterator[Browser]:
    """Start a browser with an empty profile in a folder, and end it afterwards.

    Raises:
        BrowserError: there is none, or it does not start.
    """
    program = find_browser()
    if program is None:
        raise BrowserError("no Chromium is found; on Debian `apt install chromium` brings it")
    process = subprocess.Popen(
        [program, f"--user-data-dir={profile}", *_FLAGS], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        with connect(_find_tab(profile / "DevToolsActivePort"), max_size=None) as connection:
            yield Browser(connection)
    finally:
        process.terminate()
        process.wait(_LONGEST_WAIT_SECONDS)


def _find_tab(port_file: Path) -> str:
    """Give the address of the first tab, once the browser has written its port.

    Raises:
        BrowserError: it does not.
    """
    end = time.monotonic() + _LONGEST_WAIT_SECONDS
    while not (port_file.exists() and len(port_file.read_text().split()) == 2):
        if time.monotonic() > end:
            raise BrowserError("the browser does not start")
        time.sleep(_POLL_SECONDS)
    with urllib.request.urlopen(f"http://127.0.0.1:{port_file.read_text().split()[0]}/json") as answer:
        tabs = json.load(answer)
    address: str = next(tab["webSocketDebuggerUrl"] for tab in tabs if tab["type"] == "page")
    return address
