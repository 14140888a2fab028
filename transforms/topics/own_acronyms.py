"""Find acronyms that an article spells out as another name than the known one: they are no terms of the known body.

"The Northern Bus Association (NBA)" plays no basketball. Which words are terms is decided in terms.py.
"""

import re

from transforms.knowledge.gazetteer import look_up_known_name
from transforms.knowledge.name_forms import fold_name

_SMALL = r"(?:of|and|for|the|in|on|de|&)"
_SPELLED = re.compile(rf"((?:[^\W\d_a-z][\w'\u2019-]*\s+(?:{_SMALL}\s+){{0,2}}){{2,7}})\(([A-Z]{{2,6}})\)")


def find_own_acronyms(text: str) -> frozenset[str]:
    """Find the known acronyms that stand in brackets behind another name with their initials."""
    return frozenset(match[2] for match in _SPELLED.finditer(text) if _is_own_acronym(match[1].split(), match[2]))


def _is_own_acronym(words: list[str], acronym: str) -> bool:
    known = look_up_known_name(acronym)
    capitals = [at for at, word in enumerate(words) if word[0].isupper()]
    own = capitals[-len(acronym) :]
    has_initials = "".join(words[at][0] for at in own) == acronym
    if known is None or not has_initials:
        return False
    return fold_name(" ".join(words[own[0] :])) != fold_name(known.name)
