"""Say what made the rows: the version of the rules, the models of a profile.

docs/versions.md says when each is raised. Imports neither spaCy nor onnxruntime: `wireroom --version` answers at once.
"""

import hashlib
from functools import cache
from pathlib import Path

from transforms.document import Profile
from transforms.encoder.encoder_version import encoder_version
from transforms.language.model_package import model_version as parser_version

# Raised by one whenever a rule changes what any row says; golden files record it.
RULE_VERSION = "19"


@cache  # the answer is read from the packages' files
def model_version(profile: Profile) -> str:
    """Name the models of a profile and their versions without loading them."""
    if profile == Profile.FAST:
        return parser_version()
    return f"{parser_version()}, {encoder_version()}"


@cache
def hash_rules() -> str:
    """Hash what tells one state of the rules' code and data from another: names, sizes and times of their files.

    A rule that is being worked on changes before its version does.
    """
    root = Path(__file__).parent
    files = sorted(path for path in root.rglob("*") if path.suffix != ".pyc" and path.is_file())
    states = [(str(path.relative_to(root)), path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    return hashlib.sha256(repr(states).encode("utf-8", "backslashreplace")).hexdigest()
