"""Say what made the rows: the version of the rules, the models of a profile.

docs/versions.md says when each is raised. Imports neither spaCy nor onnxruntime: `wireroom --version` answers at once.
"""

from functools import cache

from transforms.document import Profile
from transforms.language.model_package import model_version as parser_version
from transforms.quotes.encoder_version import encoder_version

# Raised by one whenever a rule changes what any row says; golden files record it.
RULE_VERSION = "9"


@cache  # the answer is read from the packages' files
def model_version(profile: Profile) -> str:
    """Name the models of a profile and their versions without loading them."""
    if profile == Profile.FAST:
        return parser_version()
    return f"{parser_version()}, {encoder_version()}"
