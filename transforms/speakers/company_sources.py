"""Choose among the organizations that "the company" may mean: the one that spoke last, near by.

Which organizations a description fits: transforms/coreference/organization_descriptions.py.
"""

from collections.abc import Sequence

from transforms.coreference.description_matches import DescriptionMatch
from transforms.coreference.discourse import DiscourseModel
from transforms.coreference.index import DocumentIndex
from transforms.document import Span, SpeakerRule, Token
from transforms.knowledge.lexicon import fits_any_organization


def prefer_last_speaker(
    index: DocumentIndex, discourse: DiscourseModel, span: Span, head: Token, matches: Sequence[DescriptionMatch]
) -> list[DescriptionMatch]:
    """Put the organization that spoke last, near by, first, where nothing better than nearness tells of another.

    A company that the text has named once, in passing, is none the better for its name: "will overtake Silva
    Chemicals, the company said".
    """
    last = discourse.last_speaker
    if last is None or not matches or not discourse.is_near_last_speaker(span.start_char):
        return list(matches)
    others = [match for match in matches if match.entity_id != last.entity_id]
    if any(_is_told_by_kind(index, match, span, head) for match in others):
        return list(matches)
    return sorted(matches, key=lambda match: match.entity_id != last.entity_id)


def _is_told_by_kind(index: DocumentIndex, match: DescriptionMatch, span: Span, head: Token) -> bool:
    """Say whether an organization is called so, or has the noun in its name and is more than named in passing."""
    if match.rule == SpeakerRule.DESCRIPTION_ORGANIZATION_NAMED_BEFORE:
        return False
    table, noun = index.mention_table, head.lemma_.lower()
    is_called_so = noun in table.stated_kinds.get(match.entity_id, ())
    return is_called_so or not fits_any_organization(noun) or table.count_named(match.entity_id, span.start_char) > 1
