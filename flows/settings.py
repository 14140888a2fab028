"""Declare every setting once, and read it from a flag, the environment (WIREROOM_...) or ./wireroom.toml."""

from __future__ import annotations

import difflib
import os
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, EnvSettingsSource, SettingsConfigDict

from flows.errors import WrongCall
from transforms.document import Profile
from warehouse import access, places
from warehouse.bi.published import PublishMode

PREFIX = "WIREROOM_"
FILE = Path("wireroom.toml")
# A secret with this prefix is the name of a Secret block of Prefect's, which holds the value.
BLOCK_PREFIX = "block:"
# Read by prefect.yaml, when somebody deploys.
_DEPLOYING = frozenset({"WIREROOM_INBOX"})
_NEAR_NAME = 0.85  # of difflib: a letter left out, doubled or swapped, and no other word
# What the library says of values as programs have them, for people.
_UNFIT = {
    "extra_forbidden": "there is no such setting; `wireroom settings` lists all",
    "int_parsing": "give a whole number",
    "float_parsing": "give a number",
    "bool_parsing": "give true or false",
    "greater_than_equal": "give {ge} or more",
    "greater_than": "give more than {gt}",
    "less_than_equal": "give {le} or less",
    "enum": "give {expected}",
}
SHOWN_PATH_CHARS = 300  # of a path that is refused for its length


class Runner(StrEnum):
    """Where the workers of a run are."""

    PROCESSES = "processes"
    DASK = "dask"
    RAY = "ray"


class LogFormat(StrEnum):
    """How what is said on standard error is written."""

    TEXT = "text"
    JSON = "json"


class Settings(BaseSettings):
    """The settings of a run, in the order in which `wireroom settings` shows them."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="forbid", frozen=True)

    data: str = Field(
        "data",
        description="Folder of the warehouse, or its address in an object store: lake/, bi/ and quarantine/ lie in it.",
    )
    # 100: a batch costs 0.5 s of commits, and of Prefect where it runs: 5 ms an article; more makes a stop cost more.
    batch_size: int = Field(
        100, ge=1, le=10_000, description="Articles a batch, which is stored as a whole or not at all."
    )
    min_age: float = Field(
        0, ge=0, description="Files changed less than so many seconds ago are left for the next run."
    )
    max_bytes: int = Field(20_000_000, ge=1, description="Larger files are rejected (too_large), in bytes.")
    # 300,000: 50,000 words, beyond the longest magazine piece; a minute of language model at the most.
    max_chars: int = Field(300_000, ge=1, description="Longer texts are rejected (too_long), in characters.")
    profile: Profile = Field(
        Profile.ACCURATE,
        description="How quotes are read: by rules and encoder (accurate), or by rules alone in half the time (fast).",
    )
    workers: int = Field(
        1, ge=0, le=1_000, description="Processes that annotate at once, each with a model; 0 or auto: one a core."
    )
    runner: Runner = Field(
        Runner.PROCESSES,
        description="Where workers are: processes of the run, or a cluster of Dask or Ray (extras dask, ray).",
    )
    runner_address: str | None = Field(
        None, description="Address of a Dask or Ray cluster that is there; none: one of this machine, for the run."
    )
    allow_private: bool = Field(
        False, description="Whether addresses inside a private network, or this machine's, may be fetched."
    )
    publish: PublishMode | None = Field(
        None,
        description="How bi/ is shown: by a link that is swapped (link), a folder that stays (copy); none: as it is.",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "WARNING", description="What of the log is shown on standard error; -v is INFO, -q is ERROR."
    )
    log_format: LogFormat = Field(
        LogFormat.TEXT, description="How that is written: text for people, or json, an object a line."
    )
    lineage: bool = Field(
        False,
        description="Whether runs tell OpenLineage what they read and write; where: OPENLINEAGE_URL and the like.",
    )
    alert_webhook: SecretStr | None = Field(
        None,
        description="Gets JSON when a run fails or finds a new alarm: an address, or block:NAME, a Prefect Secret.",
    )
    alert_mail: str | None = Field(
        None, description="Mail addresses that are told when a run fails or finds a new alarm, with commas between."
    )
    alert_mail_from: str | None = Field(None, description="Who such a mail is from; wireroom@HOST unless given.")
    alert_mail_server: SecretStr = Field(
        SecretStr("smtp://localhost"),
        description="Takes the mail: smtp://HOST:PORT, or smtps:// or starttls:// with USER:PASSWORD@; or block:NAME.",
    )

    @field_validator("workers", mode="before")
    @classmethod
    def _read_auto(cls, value: object) -> object:
        if isinstance(value, str) and value != "auto" and not value.strip().lstrip("-").isdecimal():
            raise ValueError("give a whole number, or auto")
        return 0 if value == "auto" else value

    @field_validator("workers")
    @classmethod
    def _count_cores(cls, value: int) -> int:
        return value or _count_usable_cores()

    @field_validator("alert_webhook")
    @classmethod
    def _check_webhook(cls, secret: SecretStr | None) -> SecretStr | None:
        return None if secret is None else _check_address(secret, "https", "http")

    @field_validator("alert_mail_server")
    @classmethod
    def _check_mail_server(cls, secret: SecretStr) -> SecretStr:
        return _check_address(secret, "smtp", "smtps", "starttls")


def _check_address(secret: SecretStr, *schemes: str) -> SecretStr:
    """Check what the value of a secret begins with; no message repeats it.

    Raises:
        ValueError: it is no address of one of `schemes` and no name of a block, or a password would go in the clear.
    """
    value = secret.get_secret_value()
    if value.startswith(BLOCK_PREFIX):
        return secret
    try:
        address = urlsplit(value)
        is_address = address.scheme in schemes and bool(address.hostname) and address.port != 0
    except ValueError:  # a port that is no number, brackets that do not match
        is_address = False
    if not is_address:
        known = " or ".join(f"{scheme}://" for scheme in schemes)
        raise ValueError(f"no address that begins with {known}, and no {BLOCK_PREFIX}NAME")
    if address.scheme == "smtp" and address.password:
        raise ValueError("a password needs smtps:// or starttls://")
    return secret


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting with its value and where that comes from: a flag, a variable, the file, the default."""

    name: str
    value: Any
    origin: str
    meaning: str


def _count_usable_cores() -> int:
    """Count the cores that this process may use: of a container or a batch system fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def settings_of(flags: Mapping[str, Any] | None = None) -> Settings:
    """Read the settings: from `flags` first (None: not given), then environment, wireroom.toml and defaults.

    Raises:
        WrongCall: a value is of the wrong kind, a key of wireroom.toml is unknown, or that file cannot be read.
    """
    values = {key: value for layer in reversed(_list_layers(flags)) for key, value in layer[1].items()}
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        template = _UNFIT.get(first["type"])
        meant = template.format_map(first.get("ctx", {})) if template else first["msg"].removeprefix("Value error, ")
        raise WrongCall(f"setting {name} (from {_find_origin(name, flags)}): {meant}") from None


def explain_settings(flags: Mapping[str, Any] | None = None) -> list[Setting]:
    """List every setting with its value and where that comes from.

    Raises:
        WrongCall: as `settings_of`.
    """
    settings = settings_of(flags)
    return [
        Setting(name, getattr(settings, name), _find_origin(name, flags), field.description or "")
        for name, field in Settings.model_fields.items()
    ]


def list_unknown_variables() -> list[str]:
    """List the WIREROOM_ variables of the environment that no setting reads, which are most likely misspelt."""
    known = _DEPLOYING | {PREFIX + name.upper() for name in Settings.model_fields}
    return sorted(name for name in os.environ if name.upper().startswith(PREFIX) and name.upper() not in known)


def list_misspelt_variables() -> list[tuple[str, str]]:
    """List those of the unknown variables whose name is near to that of a setting, with that name.

    The others are most likely of somebody else: Kubernetes makes WIREROOM_PORT of a service called wireroom.
    """
    known = [PREFIX + name.upper() for name in Settings.model_fields]
    near = ((name, difflib.get_close_matches(name, known, 1, _NEAR_NAME)) for name in list_unknown_variables())
    return [(name, found[0]) for name, found in near if found]


def data_folder(settings: Settings, is_written: bool) -> Path:
    """Give the data folder as an absolute path; if `is_written`, make it where needed and test that it is writable.

    One in an object store is asked for, so that a wrong bucket or a missing key is told before anything is read.

    Raises:
        WrongCall: the path is a file, or the folder cannot be made, written or reached.
    """
    if places.is_remote_address(settings.data):
        return _open_remote_folder(settings.data, is_written)
    try:
        return _open_folder(settings.data, is_written)
    except access.AccessDenied as error:
        raise WrongCall(f"{error}, or name another with --data") from None
    except OSError as error:
        verb = "written" if is_written else "read"
        if isinstance(error, PermissionError):
            denial = access.describe_denial(Path(error.filename or settings.data).absolute(), verb)
            raise WrongCall(f"{denial}; run this as its owner, or name another with --data") from None
        folder = shorten_path(settings.data)
        raise WrongCall(
            f"data folder {folder} cannot be {verb} ({error.strerror}); mend that or name another with --data"
        ) from None


def _open_folder(name: str, is_written: bool) -> Path:
    """Open a data folder on a disk; if `is_written`, make it and test it.

    Raises:
        WrongCall: it can be none.
        AccessDenied: it may not be read or written.
        OSError: the system refuses it.
    """
    folder = Path(os.path.abspath(_expand_home(name)))  # noqa: PTH100 (resolve() would follow links)
    if not places.is_utf8(str(folder)):
        raise WrongCall(f"data folder {folder} is not named in UTF-8; rename it or name another with --data")
    if folder.is_symlink() and not folder.exists():
        raise WrongCall(f"data folder {folder} is a link to {folder.readlink()}, which is not there; make that folder")
    if folder.exists() and not folder.is_dir():
        raise WrongCall(f"data folder {folder} is a file; name a folder with --data")
    if not is_written:
        return folder
    _make_folder(folder)
    with tempfile.TemporaryFile(dir=folder):
        pass
    return folder


def _make_folder(folder: Path) -> None:
    """Make a data folder where there is none, and check that all in it may be written.

    Raises:
        AccessDenied: it or the one above it may not be written.
        OSError: the system refuses it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except PermissionError:
        above = next(parent for parent in folder.parents if parent.is_dir())
        denial = access.describe_denial(above, "written")
        raise access.AccessDenied(f"no folder {folder} can be made: {denial}; make it as the owner") from None
    access.check_writable(folder)


def _expand_home(name: str) -> Path:
    """Put the home folder in place of `~`.

    Raises:
        WrongCall: there is no home, or no such user.
    """
    try:
        return Path(name).expanduser()
    except RuntimeError:
        raise WrongCall(f"data folder {name}: no home folder is known for ~; give the whole path with --data") from None


def shorten_path(path: str) -> str:
    """Shorten a path that no line has room for: its end is what tells it from others."""
    return path if len(path) <= SHOWN_PATH_CHARS else f"...{path[-SHOWN_PATH_CHARS:]}"


def _open_remote_folder(address: str, is_written: bool) -> Path:
    try:
        place = places.open_place(address)
        places.check_reachable(place, is_written)
    except places.UnusablePlace as error:
        raise WrongCall(f"{error}; mend that or name another place with --data") from None
    return place


def _list_layers(flags: Mapping[str, Any] | None) -> list[tuple[str, dict[str, Any]]]:
    """List the layers of settings, each with the values that it gives; earlier ones override later ones."""
    given = {name: value for name, value in (flags or {}).items() if value is not None}
    return [("flag", given), ("environment", EnvSettingsSource(Settings)()), (str(FILE), _read_settings_file())]


def _read_settings_file() -> dict[str, Any]:
    try:
        return tomllib.loads(FILE.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WrongCall(f"{FILE} cannot be read: {error}; mend or remove it") from None


def _find_origin(name: str, flags: Mapping[str, Any] | None) -> str:
    layer = next((label for label, values in _list_layers(flags) if name in values), "default")
    if layer == "flag":
        return f"--{name.replace('_', '-')}"
    return PREFIX + name.upper() if layer == "environment" else layer
