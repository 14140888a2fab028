"""Find noun phrases in apposition to a name: "Ana Silva, the head of the port", "its rival, Silva Lines".

Each is one more mention of what the name refers to. How an apposition is told from the next item of a list: it has a
noun of its own in the singular, and nothing joins it to others. Descriptions away from a name: descriptions.py.
"""

from collections.abc import Iterator

from transforms.coreference.index import DocumentIndex
from transforms.document import EntityType, Mention, MentionType, Parse, Span, Token
from transforms.knowledge.lexicon import (
    is_kin_noun,
    look_up_organization_descriptor,
    look_up_organization_noun,
    look_up_role_noun,
)
from transforms.knowledge.metonym_words import MetonymWord, is_metonym_word
from transforms.language.alignment import start_of_token
from transforms.language.words import tokens_with_relations

APPOSITION = "apposition"
# How sure one is; set by hand.
_CONFIDENCE = 0.8
_SINGULAR = "NN"
_DETERMINED_BY = frozenset(("det", "poss"))
_JOINED_BY = frozenset(("conj", "cc"))


def find_appositions(index: DocumentIndex) -> Iterator[Mention]:
    """Find the phrases outside of quotation marks that stand beside the name of what they refer to."""
    for parse in index.doc.parses:
        for token in tokens_with_relations(parse, ("appos",)):
            if index.is_quoted(start_of_token(parse, token)):
                continue
            for noun, name in ((token, token.head), (token.head, token)):
                if noun.tag_ == _SINGULAR and (mention := _refer_by_noun(index, parse, noun, name)):
                    yield mention
                    break


def _refer_by_noun(index: DocumentIndex, parse: Parse, noun: "Token", name: "Token") -> Mention | None:
    """Give the mention of a name's entity by the phrase of a noun beside it; None where the noun is of another one."""
    named = index.mention_at(start_of_token(parse, name))
    if named is None or not _may_be_called(index.entities[named.entity_id].entity_type, noun.lemma_.lower()):
        return None
    if any(child.dep_ in _JOINED_BY for child in (*noun.children, *name.children)):
        return None
    if not any(child.dep_ in _DETERMINED_BY for child in noun.children) and noun.i < name.i:
        return None  # "captain Ana Silva" is one phrase
    first, last = _find_bounds(noun, name)
    span = Span(start_of_token(parse, first), start_of_token(parse, last) + len(last.text))
    if span.overlaps(named.span):
        return None
    return Mention(span, named.entity_id, MentionType.NOMINAL, APPOSITION, _CONFIDENCE)


def _may_be_called(entity_type: str, noun: str) -> bool:
    """Say whether a noun is one for what has this type; makers and sellers are persons and bodies."""
    is_role = look_up_role_noun(noun) is not None
    if entity_type == EntityType.PERSON:
        return is_role or is_kin_noun(noun)
    kind = look_up_organization_noun(noun.capitalize())
    if entity_type == EntityType.ORGANIZATION:
        return is_role or kind == EntityType.ORGANIZATION or look_up_organization_descriptor(noun) is not None
    if entity_type == EntityType.PLACE:
        return kind == EntityType.PLACE or is_metonym_word(noun, MetonymWord.KIND_OF_PLACE)
    return False


def _find_bounds(noun: "Token", name: "Token") -> tuple["Token", "Token"]:
    """Find the first and last token of a noun's phrase, without the name beside it."""
    inside = [token for token in noun.subtree if noun.i > name.i or (token.i < name.i and not name.is_ancestor(token))]
    while inside and inside[-1].is_punct:
        inside.pop()
    return inside[0], inside[-1]
