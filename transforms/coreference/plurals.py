"""Resolve plural pronouns to coordinated persons ("Silva and Okafor ... they").

Does not change the discourse model and considers persons only. "The senators" is such a
pronoun too. Singular pronouns: pronouns.py.
"""

from bisect import bisect_left

from transforms.coreference.index import DocumentIndex
from transforms.coreference.pronouns import MentionFeatures
from transforms.document import Mention, Span, Token
from transforms.knowledge import lexicon
from transforms.knowledge.lexicon import RoleNoun
from transforms.roles.role_nouns import find_head_noun_of_role

PAIRS = frozenset(("they", "both", "two", "pair", "couple", "duo", "trio", "three"))
# Sentences after which people named together are out of mind.
_MAX_SENTENCES_BACK = 3
# The same for a noun that says what they are.
_MAX_SENTENCES_BACK_TO_NOUN = 12
# Mentions considered, so that a pronoun of a long text takes no longer than one of a short text.
_MAX_MENTIONS = 40


def plural_antecedents(
    index: DocumentIndex, mentions: list[MentionFeatures], pronoun: MentionFeatures, word: Token | None = None
) -> list[Mention]:
    """Find the persons joined by "and" nearest before `pronoun`, in their order in the text.

    `word` is a plural noun in place of a pronoun ("the senators"), which reaches farther back, to persons
    whose roles it fits.
    Returns an empty list if no two persons are joined within the last sentences.
    """
    noun = lexicon.look_up_role_noun(word.lemma_) if word is not None and word.tag_ == "NNS" else None
    max_sentences_back = _MAX_SENTENCES_BACK if noun is None else _MAX_SENTENCES_BACK_TO_NOUN
    end = bisect_left(mentions, pronoun.start_char, key=lambda mention: mention.start_char)
    for candidate in reversed(mentions[max(0, end - _MAX_MENTIONS) : end]):
        if pronoun.sentence - candidate.sentence > max_sentences_back:
            return []
        people = _find_coordinated_antecedents(index, candidate)
        if len(people) > 1 and (noun is None or _fit_plural_noun(index, people, noun)):
            return people
    return []


def _fit_plural_noun(index: DocumentIndex, people: list[Mention], noun: RoleNoun) -> bool:
    """Say whether a noun fits persons: the roles of one, or of none where no role is stated of them."""
    held = [role for mention in people for role in index.entities[mention.entity_id].roles]
    own = [found for role in held if (found := find_head_noun_of_role(role.role)) is not None]
    return not held or any(noun.noun == each.noun or noun.noun in each.broader for each in own)


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
    """Give the mention at a word, or of the name beside it: "her sister, Ana Silva"."""
    beside = [token, *(child for child in token.children if child.dep_ == "appos")]
    mentions = (index.mention_at(index.char_of_token(word, near)) for word in beside)
    return next((mention for mention in mentions if mention is not None), None)
