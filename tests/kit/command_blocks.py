"""Commands of the docs, as a reader would run them: the blocks of a page, in order, in one folder.

What a page says beside a block:
- `console`: lines behind `$ ` are commands, the others what they print. `...` stands for anything, alone on a line
  for any lines.
- `sh` and `bash`, and blocks without a language: commands alone.
- `python`: lines that run by themselves.
- A `title="FILE"` makes a block a file, which is written before the next commands.
- `<!-- not run: REASON -->` above a block says why no test runs it, `<!-- exit code: 3 -->` that this code is right,
  and not 0.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from flows.cli import main

_COMMANDS = ("", "sh", "bash", "console")
_BLOCK = re.compile(
    r"^(?:<!-- (?P<notes>[^\n]*) -->\n)?```(?P<language>\w*)(?: title=\"(?P<title>[^\"]+)\")?\n(?P<body>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
_REASON = re.compile(r"not run: (?P<reason>\S.*)")
_EXIT_CODE = re.compile(r"exit code: (?P<code>\d+)")
_PROMPT = "$ "
# What only a shell can do: pipes, redirection, variables, globs, lists of commands.
_SHELL = re.compile(r"[|<>$;&*`]")
# Enough for a run on a busy machine; a block that hangs ends with it.
_LONGEST_SECONDS = 300


@dataclass(frozen=True)
class Block:
    """A fenced block of a page."""

    line: int
    language: str
    title: str | None
    body: str
    reason: str | None = None
    exit_code: int = 0

    @property
    def has_commands(self) -> bool:
        return self.title is None and self.language in _COMMANDS

    @property
    def is_program(self) -> bool:
        return self.title is None and self.language == "python"


@dataclass(frozen=True)
class Step:
    """Commands that are run at once, and what the page says they print; None where it says nothing."""

    commands: str
    shown: str | None = None


def read_blocks(page: str) -> list[Block]:
    """Read the fenced blocks of a page in order."""
    return [_make_block(match, page.count("\n", 0, match.start()) + 1) for match in _BLOCK.finditer(page)]


def run_block(block: Block, folder: Path) -> list[str]:
    """Write the file of a block, or run its commands or lines of Python in `folder`.

    Gives what went otherwise than the page says; lines of Python raise what they raise.
    """
    if block.title is not None:
        target = folder / block.title
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(block.body, encoding="utf-8")
        return []
    if block.reason is not None:
        return []
    if block.is_program:
        with chdir(folder):
            exec(block.body, {})
        return []
    if not block.has_commands:
        return []
    return [wrong for step in _list_steps(block) for wrong in _run_step(step, block, folder)]


def is_shown(printed: str, shown: str) -> bool:
    """Say whether a page shows what was printed; `...` stands for anything, white space counts once."""
    parts = []
    for line in shown.strip().splitlines():
        if line.strip() == "...":
            parts.append(r"(?:.*\n)*?")
        else:
            parts.append(r".*".join(_read_words(part) for part in line.split("...")) + r"[ \t]*\n")
    return re.fullmatch("".join(parts), printed.strip() + "\n") is not None


def _read_words(part: str) -> str:
    """Make a pattern of a part of a line, in which runs of blanks are of any length."""
    return r"[ \t]+".join(re.escape(word) for word in re.split(r"[ \t]+", part))


def _make_block(match: re.Match[str], line: int) -> Block:
    notes = match["notes"] or ""
    reason, code = _REASON.search(notes), _EXIT_CODE.search(notes)
    return Block(
        line,
        match["language"],
        match["title"],
        match["body"],
        reason["reason"] if reason else None,
        int(code["code"]) if code else 0,
    )


def _list_steps(block: Block) -> Iterator[Step]:
    if block.language != "console":
        yield Step(block.body)
        return
    _, *parts = re.split(rf"^{re.escape(_PROMPT)}", block.body, flags=re.MULTILINE)
    for part in parts:
        command, _, shown = part.partition("\n")
        yield Step(command, shown)


def _run_step(step: Step, block: Block, folder: Path) -> Iterator[str]:
    lines = [line for line in step.commands.splitlines() if line.strip() and not line.strip().startswith("#")]
    calls = [_read_own_call(line) for line in lines]
    own = [call for call in calls if call is not None]
    if len(own) == len(calls) and not _has_own_packages():
        code, printed = _run_in_process(own, folder)
    else:
        code, printed = _run_in_shell(step.commands, folder)
    if code != block.exit_code:
        yield f"line {block.line}: exit code {code}, not {block.exit_code}, of\n{step.commands}\n{printed}"
    elif step.shown is not None and step.shown.strip() and not is_shown(printed, step.shown):
        yield f"line {block.line}: {step.commands}\nprinted\n{printed}\nwhere the page shows\n{step.shown}"


def _read_own_call(line: str) -> list[str] | None:
    """Read the arguments of a plain call of wireroom; None for all else."""
    if _SHELL.search(line):
        return None
    program, *arguments = shlex.split(line, comments=True)
    return arguments if Path(program).name == "wireroom" else None


def _has_own_packages() -> bool:
    """Say whether a block installed something, which this process does not see."""
    return any(Path(os.environ.get("PIP_TARGET", "/nowhere")).glob("*"))


def _run_in_process(calls: list[list[str]], folder: Path) -> tuple[int, str]:
    """Run calls of wireroom until one fails, as `bash -e` would, without starting Python for each."""
    printed = StringIO()
    code = 0
    with chdir(folder), redirect_stdout(printed), redirect_stderr(printed):
        for arguments in calls:
            if code := main(arguments):
                break
    return code, printed.getvalue()


def _run_in_shell(commands: str, folder: Path) -> tuple[int, str]:
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", commands],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=_LONGEST_SECONDS,
        check=False,
    )
    return done.returncode, done.stdout
