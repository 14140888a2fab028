"""The command `browse`: the report's page over a small server on this machine.

Reads the published tables. What is served: warehouse/browse.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.exit_codes import ExitCode
from flows.cli.options import Data, open_published
from flows.cli.terminal import make_printable
from flows.cli.unshown import tell_unshown
from flows.errors import WrongCall
from flows.runtime import logs

_HIGHEST_PORT = 65_535
# Between two lines that say how far the indexes are.
_SECONDS_A_LINE = 2.0


def browse(
    data: Data = None,
    port: Annotated[
        int, typer.Option("--port", min=0, max=_HIGHEST_PORT, help="The port to serve at.", show_default="a free one")
    ] = 0,
    is_opened: Annotated[bool, typer.Option("--open/--no-open", help="Open it in the browser.")] = True,
    cache: Annotated[
        Path | None,
        typer.Option(
            "--cache", help="Folder for the indexes of what is published.", show_default="browse/ in the data"
        ),
    ] = None,
) -> int:
    """Show who said what in the browser, at any size.

    Only this machine is served; Ctrl-C ends it.
    """  # noqa: DOC501
    import webbrowser

    from warehouse.browse.cache import choose_folder
    from warehouse.browse.publication import ServedWarehouse
    from warehouse.browse.server import HOST, open_socket, serve

    folder = open_published(data)
    tell_unshown(folder)
    served = ServedWarehouse(folder, cache or choose_folder(folder), Progress().say)
    try:
        opened = open_socket(port)  # before the indexes are made, which may take a minute
    except OSError as error:
        raise WrongCall(f"{error}: --port names another port") from None
    try:
        served.find()
    except FileNotFoundError as error:
        raise WrongCall(str(error)) from None
    except OSError as error:
        raise WrongCall(f"{error}: --cache names another folder for the indexes") from None
    address = f"http://{HOST}:{opened.getsockname()[1]}/"
    try:
        print(make_printable(f"browse: {address} shows {folder}; Ctrl-C ends it"), flush=True)
        if is_opened:
            webbrowser.open(address)
        serve(served, opened)
    except KeyboardInterrupt:
        pass  # which is how it is meant to end
    return ExitCode.DONE


class Progress:
    """Says what is being made, a line now and then; nothing where it is made at once."""

    def __init__(self) -> None:
        self._next = time.monotonic() + _SECONDS_A_LINE

    def say(self, line: str) -> None:
        """Say a line, unless one was said just now."""
        if time.monotonic() >= self._next:
            logs.tell(make_printable(line))
            self._next = time.monotonic() + _SECONDS_A_LINE
