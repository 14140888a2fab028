"""Make the ids of entities from their types and canonical names.

The same name gives the same id in every article. Which name is canonical is decided in `grouping.py` and `persons.py`.
"""

import re

from transforms.knowledge.name_forms import fold_to_ascii

_NOT_WORD = re.compile(r"[^\w]+|_")


def entity_id_of(entity_type: str, name: str) -> str:
    """Derive the id of an entity from its type and canonical name: `person.ana-silva`."""
    return f"{entity_type}.{slug_of_name(name)}"


def slug_of_name(name: str) -> str:
    """Give the part of an id that says the name: letters and digits in lower case, hyphens between; never empty."""
    lower = fold_to_ascii(name).lower().replace("'", "").replace(".", "")
    slug = _NOT_WORD.sub("-", lower).strip("-")
    return slug or "x" + "".join(f"{ord(char):x}" for char in name)
