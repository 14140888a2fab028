"""Know what commands write into the data folder for people and other tools, made of bi/ and with words of articles.

Whoever removes articles drops these too; what was written elsewhere is for its owner to write anew.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from warehouse.places import is_on_disk

REPORT = "report.html"
KIT = "kit"
STAR_FOLDER = "star"
BROWSE = "browse"


def list_handouts(data: Path) -> Iterator[Path]:
    """List the files and folders that hold words of articles; of the kit, what people add to it is none."""
    if not is_on_disk(data):  # there, nothing is written beside the tables
        return
    made = (data / REPORT, data / BROWSE, data / KIT / STAR_FOLDER, *sorted((data / KIT).glob("*.hyper")))
    made += tuple(sorted(data.glob(f".{KIT}.*")))  # what a killed one left
    yield from (path for path in made if path.exists())


def drop_handouts(data: Path) -> None:
    """Remove what holds words of articles."""
    for path in list(list_handouts(data)):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
