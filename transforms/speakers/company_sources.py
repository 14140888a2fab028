"""Choose among the organizations that "the company" may mean: the one that spoke last, near by.

Which organizations a description fits: transforms/coreference/organization_descriptions.py.
"""

from collections.abc import Sequence

from transforms.coreference.description_matches import DescriptionMatch
from transforms.coreference.discourse import DiscourseModel
from transforms.coreference.index import DocumentIndex
from transforms.document import Quote, QuoteType, Role, Span, SpeakerRule, Token
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


def put_self_naming_first(
    index: DocumentIndex, quote: Quote, matches: Sequence[DescriptionMatch]
) -> list[DescriptionMatch]:
    """Put the organization of the headline first whose own name opens the words: "Silva Bank has left," the firm said.

    Statements of companies name them as others do.
    """
    opening = quote.spans[0]
    first = next((one for one in index.mentions_within(opening) if one.span.start_char == opening.start_char), None)
    titles = [block.span for block in index.doc.blocks if block.role is Role.HEADLINE]
    told_of = {one.entity_id for title in titles for one in index.mentions_within(title)}
    others = {match.entity_id for match in matches} & told_of
    if first is None or others != {first.entity_id} or quote.quote_type != QuoteType.DIRECT:
        return list(matches)
    return sorted(matches, key=lambda match: match.entity_id != first.entity_id)


def _is_told_by_kind(index: DocumentIndex, match: DescriptionMatch, span: Span, head: Token) -> bool:
    """Say whether an organization is called so, or has the noun in its name and is more than named in passing."""
    if match.rule == SpeakerRule.DESCRIPTION_ORGANIZATION_NAMED_BEFORE:
        return False
    table, noun = index.mention_table, head.lemma_.lower()
    is_called_so = noun in table.stated_kinds.get(match.entity_id, ())
    return is_called_so or not fits_any_organization(noun) or table.count_named(match.entity_id, span.start_char) > 1
