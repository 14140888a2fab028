"""What `wireroom --version` prints: the four versions that docs/versions.md explains.

Reads package metadata and small files. It loads no model, and neither spaCy nor onnxruntime.
"""

from __future__ import annotations

from importlib import metadata


def describe_versions() -> str:
    """Write the versions of package, rules, store and models of the profile `accurate`, a line each."""
    from transforms import versions
    from transforms.document import Profile
    from warehouse.lake.schema_version import SCHEMA_VERSION

    lines = [
        f"wireroom {metadata.version('wireroom')}",
        f"rules {versions.RULE_VERSION}",
        f"store {SCHEMA_VERSION}",
        f"models {versions.model_version(Profile.ACCURATE)}",
    ]
    return "\n".join(lines)
