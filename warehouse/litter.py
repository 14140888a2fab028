"""Know the files that systems and editors leave in folders that they show: no part of a warehouse, and no fault."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from warehouse.places import is_on_disk

_LITTER = re.compile(
    r"""
    \.DS_Store | \._.* | \.localized | \.Spotlight-V100 | \.fseventsd | \.Trashes  # macOS
    | Thumbs\.db | ehthumbs(_vista)?\.db | desktop\.ini                            # Windows
    | \.nfs[0-9a-f]+ | \.fuse_hidden[0-9a-f]+ | \.smbdelete.+                      # deleted while open, on shares
    | \.directory | \.Trash-[0-9]+ | @eaDir | lost\+found                          # file managers, disks
    | .*~ | \..*\.sw[a-p] | \#.*\# | \.\#.*                                         # editors
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FOLDERS = ("bi", "bi/*", "lake", "lake/*")


def is_litter(path: Path) -> bool:
    """Say whether a system or an editor left a file or folder of such a name."""
    return _LITTER.fullmatch(path.name) is not None


def list_litter(data: Path) -> Iterator[Path]:
    """List what others left in the folders of tables."""
    if is_on_disk(data):
        folders = (folder for pattern in _FOLDERS for folder in data.glob(pattern) if folder.is_dir())
        yield from (path for folder in folders if not is_litter(folder) for path in folder.iterdir() if is_litter(path))
