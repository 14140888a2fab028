"""Every block of commands in README and the how-tos runs, and prints what the page shows."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.house.measures import ROOT
from tests.kit.command_blocks import Block, is_shown, read_blocks, run_block
from tests.kit.object_store import make_bucket_called
from tests.kit.sample_inputs import write_sample_inputs

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
WITH_BLOCKS = [page for page in PAGES if any(block.has_commands for block in read_blocks(page.read_text("utf-8")))]
# Its first block makes the warehouse that all pages go on with.
START = ROOT / "docs" / "start.md"
# By these a `make` knows that another one runs it, and says which folder it enters and leaves.
OF_MAKE = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")
# Their lines of Python have tests of their own, in tests/house.
OWN_TESTS_OF_PYTHON = ("README.md", "bi.md")


@pytest.fixture(scope="module")
def seed_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository's top in which `make run` was done: what a reader of any page has before it."""
    folder = tmp_path_factory.mktemp("reader")
    for name in ("Makefile", "pyproject.toml", "requirements.lock", "seeds"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy2)(ROOT / name, folder / name)
    _link_environment(folder / ".venv")
    with pytest.MonkeyPatch.context() as patched:
        for name, value in _make_environment(folder).items():
            patched.setenv(name, value)
        for name in OF_MAKE:
            patched.delenv(name, raising=False)
        wrong = run_block(_read_page(START)[0], folder)
    assert not wrong, wrong[0]
    write_sample_inputs(folder)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("page", WITH_BLOCKS, ids=lambda page: page.stem)
def test_blocks_do_what_the_page_says(
    page: Path, seed_folder: Path, tmp_path: Path, s3_variables: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shutil.copytree(seed_folder, tmp_path / "reader", symlinks=True)
    # by rules alone, which loads one model less: the encoder has read the first page
    environment = {**_make_environment(folder), **s3_variables, "WIREROOM_PROFILE": "fast"}
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    for name in OF_MAKE:
        monkeypatch.delenv(name, raising=False)
    make_bucket_called("bucket")
    blocks = _read_page(page)[1 if page == START else 0 :]
    if page.name in OWN_TESTS_OF_PYTHON:
        blocks = [block for block in blocks if not block.is_program]
    wrong = [one for block in blocks for one in run_block(block, folder)]
    assert not wrong, f"{page.name}: " + "\n\n".join(wrong)


def _link_environment(target: Path) -> None:
    """Make the environment of the tests the reader's, as if `make` had just set it up."""
    target.mkdir()
    for entry in Path(sys.prefix).iterdir():
        (target / entry.name).symlink_to(entry)
    (target / "ready").unlink(missing_ok=True)
    (target / "ready").touch()


def _read_page(page: Path) -> list[Block]:
    return read_blocks(page.read_text(encoding="utf-8"))


def _make_environment(folder: Path) -> dict[str, str]:
    """Give what differs from the environment of the tests: the programs, and where packages of the reader go."""
    packages = folder / "packages"
    python_path = os.pathsep.join(filter(None, [str(ROOT), str(packages), os.environ.get("PYTHONPATH")]))
    return {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "PIP_TARGET": str(packages),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PYTHONPATH": python_path,
        "NO_COLOR": "1",
        "COLUMNS": "200",
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_block_that_is_not_run_says_why(page: Path) -> None:
    told = [block.reason for block in read_blocks(page.read_text(encoding="utf-8")) if block.reason is not None]
    assert all(len(reason) > 10 for reason in told)
    named = [path for reason in told for path in re.findall(r"tests/[\w/]+\.py", reason)]
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize(
    ("shown", "is_same"),
    [
        pytest.param("1 seen, 1 added", True, id="the same words"),
        pytest.param("1 seen, 2 added", False, id="another number"),
        pytest.param("1 seen, ... added", True, id="a number that varies"),
        pytest.param("...", True, id="any lines"),
        pytest.param("1 seen", False, id="the rest of a line counts"),
    ],
)
def test_what_is_shown_is_compared(shown: str, is_same: bool) -> None:
    assert is_shown("1 seen,  1 added\n", shown) is is_same


def test_any_lines_may_stand_between() -> None:
    assert is_shown("first\nsecond\nthird\n", "first\n...\nthird\n")
    assert is_shown("first\nthird\n", "first\n...\nthird\n")
    assert not is_shown("first\nsecond\n", "first\n...\nthird\n")


def test_a_block_that_fails_is_named(tmp_path: Path) -> None:
    fails = "```sh\nfalse\n```\n"
    page = f"# Page\n\n{fails}<!-- exit code: 1 -->\n{fails}<!-- not run: it needs a network -->\n{fails}"
    wrong = [one for block in read_blocks(page) for one in run_block(block, tmp_path)]
    assert len(wrong) == 1 and wrong[0].startswith("line 3: exit code 1, not 0")


def test_lines_of_python_run_in_the_folder(tmp_path: Path) -> None:
    (block,) = read_blocks('```python\nfrom pathlib import Path\nPath("made").touch()\n```\n')
    assert run_block(block, tmp_path) == [] and (tmp_path / "made").exists()


def test_a_titled_block_is_a_file(tmp_path: Path) -> None:
    (block,) = read_blocks('```toml title="in/sources.toml"\nname = "x"\n```\n')
    assert block == Block(1, "toml", "in/sources.toml", 'name = "x"\n')
    assert run_block(block, tmp_path) == [] and (tmp_path / "in/sources.toml").read_text() == 'name = "x"\n'
