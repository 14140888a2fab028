"""Say what made the rows: the version of the rules, the models of a profile.

docs/versions.md says when each is raised. Nothing is loaded here.
"""

from functools import cache

from transforms.document import Profile
from transforms.language import parsing
from transforms.quotes import encoder

# Raised by one whenever a rule changes what any row says; golden files record it.
RULE_VERSION = "5"


@cache  # the answer is read from the packages' files
def model_version(profile: Profile) -> str:
    """Name the models of a profile and their versions without loading them."""
    return parsing.model_version() if profile == Profile.FAST else f"{parsing.model_version()}, {encoder.version()}"
