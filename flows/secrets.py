"""Keep secrets out of what is stored, logged and printed: passwords and tokens in addresses, values of the environment.

An address is fetched with all that it has; it is named without. Whatever a library says of a failure may quote it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

HIDDEN = "***"
# `user:password@` of an address; a password may itself have an @.
_USER = re.compile(r"(?<=://)[^\s/?#]*@")
# Parameters by which sites, clouds and feeds know a subscriber: ?token=, &api_key=, &X-Amz-Signature=.
_PARAMETER = re.compile(
    r"""(?P<name>[?&;](?:
    [\w.\[\]-]*(?:token|secret|passw(?:or)?d|pwd|api-?_?key|access-?_?key|subscription-?_?key|signature|credential)[\w.\[\]-]*
    |auth|authorization|jwt|key|session|sessionid|sid|sig
    )=)[^&;\s#"'<>]+""",
    re.IGNORECASE | re.VERBOSE,
)
# Variables whose values are secrets: AWS_SECRET_ACCESS_KEY, PREFECT_API_KEY, SMTP_PASSWORD, SLACK_WEBHOOK_URL.
_VARIABLE = re.compile(r"(KEY|SECRET|TOKEN|PASSWORD|PASSWD|CREDENTIALS?|AUTH|WEBHOOK)(_ID|_URL)?$", re.I)
_LEAST_CHARS = 8  # a shorter value stands in too many other words


def hide_secrets(text: str) -> str:
    """Put asterisks in place of each password, token and secret of the environment that a text has; else it stays."""
    text = _PARAMETER.sub(rf"\g<name>{HIDDEN}", _USER.sub("", text))
    for value in _list_secret_values(os.environ):
        text = text.replace(value, HIDDEN)
    return text


def hide_secrets_of(address: str, text: str) -> str:
    """Hide what is secret in an address wherever a text has it: libraries quote addresses in parts."""
    secrets = [user.rstrip("@") for user in _USER.findall(address)]
    secrets += [match[0].removeprefix(match["name"]) for match in _PARAMETER.finditer(address)]
    for secret in filter(None, secrets):
        text = text.replace(secret, HIDDEN)
    return hide_secrets(text)


def _list_secret_values(variables: Mapping[str, str]) -> list[str]:
    """List the values of the variables that hold secrets, the longest first: one may be part of another."""
    values = {value for name, value in variables.items() if _VARIABLE.search(name) and len(value) >= _LEAST_CHARS}
    return sorted(values, key=len, reverse=True)
