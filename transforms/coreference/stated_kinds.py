"""Find what kind of organization the text says a name is: "Firth Penny, a bank", "the bank, Firth Penny".

Reads appositions, predicates and nouns right before a name. What a name itself says of its kind: descriptions.py.
"""

from collections.abc import Iterable, Iterator

from transforms.document import Mention, Parse, Token, root_of_tokens
from transforms.knowledge import lexicon
from transforms.language.alignment import tokens_touching

_NOUN_TAGS = frozenset(("NN", "NNP"))
_BEFORE_NAME = frozenset(("compound", "nmod"))
# Right behind a name they say what it is: "the Quist party"; "the Senate committee" is another body than the named.
KINDS_BEHIND_NAMES = frozenset((
    "party", "newspaper", "daily", "paper", "magazine", "agency", "channel", "broadcaster", "network", "website",
    "portal", "company", "firm", "bank", "airline", "movement",
))  # fmt: skip


def collect_stated_kinds(parses: Iterable[Parse], mentions: Iterable[Mention]) -> dict[str, frozenset[str]]:
    """Collect the nouns for organizations that the text gives each entity, by its id; both inputs in reading order."""
    found: dict[str, set[str]] = {}
    by_start = sorted(parses, key=lambda parse: parse.start_char)
    at = 0
    for mention in mentions:
        while at + 1 < len(by_start) and by_start[at + 1].start_char <= mention.span.start_char:
            at += 1
        touched = tokens_touching(by_start[at], mention.span) if by_start else None
        if touched is None:
            continue
        head = root_of_tokens(by_start[at].tokens[slice(*touched)])
        kinds = {noun for token in _find_nouns_beside_name(head, *touched) if (noun := _kind_of_noun(token))}
        if kinds:
            found.setdefault(mention.entity_id, set()).update(kinds)
    return {entity_id: frozenset(kinds) for entity_id, kinds in found.items()}


def _find_nouns_beside_name(name: Token, first: int, end: int) -> Iterator[Token]:
    """Yield the nouns that a name is in apposition to, that are in apposition to it, its predicate, its forerunner.

    So is the noun right behind it that says what it is: "the Quist party".
    """
    if name.dep_ in _BEFORE_NAME and name.head.i == end and name.head.text in KINDS_BEHIND_NAMES:
        yield name.head
    if name.dep_ == "appos":
        yield name.head
    if name.dep_ == "nsubj" and name.head.lemma_ == "be":
        yield from (child for child in name.head.children if child.dep_ == "attr")
    for child in name.children:
        is_before = child.dep_ in _BEFORE_NAME and child.i < first
        if child.dep_ == "appos" or is_before:
            yield child


def _kind_of_noun(noun: Token) -> str | None:
    """Give a noun, in lower case, where it is one for organizations in the singular; None for others."""
    if noun.tag_ not in _NOUN_TAGS or lexicon.look_up_organization_descriptor(noun.lemma_.lower()) is None:
        return None
    return noun.lemma_.lower()
