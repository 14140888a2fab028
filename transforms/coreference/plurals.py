"""Resolve plural pronouns to coordinated persons ("Silva and Okafor ... they").

Does not change the discourse model and considers persons only. Singular pronouns: pronouns.py.
"""

from bisect import bisect_left

from spacy.tokens import Token

from transforms.coreference.index import DocumentIndex
from transforms.coreference.pronouns import MentionFeatures
from transforms.document import Mention, Span

PAIRS = frozenset(("they", "both", "two", "pair", "couple", "duo", "trio", "three"))
# Sentences after which people named together are out of mind.
_MAX_SENTENCES_BACK = 3
# Mentions considered, so that a pronoun of a long text takes no longer than one of a short text.
_MAX_MENTIONS = 40


def plural_antecedents(
    index: DocumentIndex, mentions: list[MentionFeatures], pronoun: MentionFeatures
) -> list[Mention]:
    """Find the persons joined by "and" nearest before `pronoun`, in their order in the text.

    Returns an empty list if no two persons are joined within the last sentences.
    """
    end = bisect_left(mentions, pronoun.start_char, key=lambda mention: mention.start_char)
    for candidate in reversed(mentions[max(0, end - _MAX_MENTIONS) : end]):
        if pronoun.sentence - candidate.sentence > _MAX_SENTENCES_BACK:
            return []
        people = _find_coordinated_antecedents(index, candidate)
        if len(people) > 1:
            return people
    return []


def _find_coordinated_antecedents(index: DocumentIndex, candidate: MentionFeatures) -> list[Mention]:
    """Find the persons that a mention is joined with, itself included.

    Returns an empty list if it is joined with nothing, or with anything that is no person.
    """
    starting_here = index.mentions_starting_at(candidate.start_char)
    mention = next((each for each in starting_here if index.is_person(each)), None)
    head = index.head_of_span(mention.span) if mention else None
    if mention is None or head is None:
        return []

    is_joined = bool(head.conjuncts) or head.dep_ == "conj"
    if not is_joined:
        return []

    joined = sorted({head, *head.conjuncts}, key=lambda token: token.i)
    found = [_mention_of_conjunct(index, mention.span, token) for token in joined]
    people = [each for each in found if each is not None and index.is_person(each)]
    return people if len(people) == len(found) else []


def _mention_of_conjunct(index: DocumentIndex, near: Span, token: Token) -> Mention | None:
    return index.mention_at(index.char_of_token(token, near))
