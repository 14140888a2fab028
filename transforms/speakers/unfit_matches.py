"""Leave out entities that fit a description by its words and cannot be meant: whom the quote itself tells of.

Which entities fit: transforms/coreference/descriptions.py. Which of those left is the speaker: description_sources.py.
"""

from collections.abc import Sequence

from transforms.coreference import organization_descriptions
from transforms.coreference.description_matches import DescriptionMatch
from transforms.coreference.discourse import DiscourseModel
from transforms.coreference.index import DocumentIndex
from transforms.document import Quote, Span, SpeakerRule, Token
from transforms.speakers.owners import OwnerFinder
from transforms.speakers.phrase_names import is_possessed

# Rules that do not rest on the very noun of the description.
_WEAK = (
    SpeakerRule.DESCRIPTION_ROLE_BROADER_WORD,
    SpeakerRule.DESCRIPTION_NAMED_JUST_BEFORE,
    SpeakerRule.DESCRIPTION_GENDER_AND_NEARNESS,
)


def exclude_people_told_of(
    index: DocumentIndex, quote: Quote, matches: Sequence[DescriptionMatch]
) -> list[DescriptionMatch]:
    """Leave out whoever a quote names, where a description fits loosely: "Mayor Silva knew, the official said"."""
    told = index.entity_ids_within(quote.spans)
    return [match for match in matches if match.entity_id not in told or match.rule not in _WEAK]


def is_by_broader_word(matches: Sequence[DescriptionMatch]) -> bool:
    """Say whether a description fits best by a broader word: "the official" a minister."""
    return bool(matches) and matches[0].rule == SpeakerRule.DESCRIPTION_ROLE_BROADER_WORD


def exclude_public_bodies(
    index: DocumentIndex, discourse: DiscourseModel, span: Span, head: Token, matches: Sequence[DescriptionMatch]
) -> list[DescriptionMatch]:
    """Leave out public bodies where a person's own is meant: "Silva's team" is not that of a college."""
    if not matches or not is_possessed(head):
        return list(matches)
    owners = OwnerFinder(index, discourse).find_owners(span, head)
    if owners is None or not owners.is_of_person:
        return list(matches)
    return [match for match in matches if not organization_descriptions.is_public_body(index.entities[match.entity_id])]
