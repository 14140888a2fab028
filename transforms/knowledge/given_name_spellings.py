"""Look up how a given name of another script is written in Latin letters: Oleksiy, Oleksii, Aleksei.

With one surname they are one person's, in one article and over articles.
The spellings are in `data/world/given_name_spellings.tsv`, read once, when first asked for. Short forms of names are in
`gazetteer.py`.
"""

from functools import cache

from transforms.knowledge.name_forms import fold_name
from transforms.knowledge.tables import read_padded_rows, split_cell


def list_given_name_spellings(name: str) -> frozenset[str]:
    """List the other spellings of a given name, folded; none of a name that has one."""
    folded = fold_name(name)
    return _read_spellings().get(folded, frozenset()) - {folded}


def standardize_given_name(name: str) -> str:
    """Give the first of the spellings of a given name, folded, which may be a surname too: `Mohamad` mohammed."""
    folded = fold_name(name)
    return _read_first_spellings().get(folded, folded)


@cache
def _read_first_spellings() -> dict[str, str]:
    out: dict[str, str] = {}
    for cell, *_ in read_padded_rows("world/given_name_spellings"):
        first, *others = map(fold_name, split_cell(cell))
        for form in (first, *others):
            out.setdefault(form, first)
    return out


@cache
def _read_spellings() -> dict[str, frozenset[str]]:
    out: dict[str, frozenset[str]] = {}
    for cell, *_ in read_padded_rows("world/given_name_spellings"):
        forms = frozenset(map(fold_name, split_cell(cell)))
        for form in forms:
            out[form] = out.get(form, frozenset()) | forms
    return out
