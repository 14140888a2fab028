"""Tell who speaks of kin from the kin spoken of: "She said her grandmother was ill" is not the grandmother.

Ranks what `coreference/pronouns.py` found anew, and finds nobody else. Whom a word for kin means: kin.py.
"""

import re
from collections.abc import Sequence

from transforms.coreference.discourse import DiscourseModel
from transforms.coreference.index import DocumentIndex
from transforms.coreference.pronouns import RankedAntecedent, gender_of_pronoun
from transforms.document import Quote, QuoteType
from transforms.speakers.kin import find_owner_of_kin

_OWN_KIN = re.compile(r"\b(?:[Hh]is|[Hh]er|[Mm]y|[Oo]ur)\s(?P<first>\w+)(?:\s(?P<second>\w+))?")
# Who did so speaks no more.
_LOST = frozenset(("die", "drown", "disappear", "vanish"))
_WORD = re.compile(r"\w+")
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]e|[Mm]y)\b")


def put_owner_of_kin_first(
    index: DocumentIndex, discourse: DiscourseModel, quote: Quote, antecedents: Sequence[RankedAntecedent]
) -> list[RankedAntecedent]:
    """Put whose kin the likeliest antecedent is before it, where the words are about that kin.

    They name the tie, "her grandmother", or are between marks and have a pronoun of the same gender: "She fell". Where
    the speaker tells of himself, only one that opens them does: "She helped me" may be anybody.
    """
    if not antecedents or antecedents[0].entity_id not in index.entities:
        return list(antecedents)
    found = find_owner_of_kin(index, discourse, index.entities[antecedents[0].entity_id])
    owner = next((each for each in antecedents if found is not None and each.entity_id == found[0].entity_id), None)
    if found is None or owner is None or _acts_before(index, quote, antecedents[0].entity_id):
        return list(antecedents)
    if not _is_about_kin(index, quote, found[1], antecedents[0].entity_id):
        return list(antecedents)
    return [owner, *(each for each in antecedents if each is not owner)]


def _acts_before(index: DocumentIndex, quote: Quote, kin_id: str) -> bool:
    """Say whether the kin does something where it is named last before a quote, and not only is: "Maria came"."""
    start = quote.spans[0].start_char
    named = [one for one in index.mention_table.spans_by_entity.get(kin_id, ()) if one.start_char < start]
    head = index.head_of_span(named[-1]) if named else None
    while head is not None and head.dep_ in ("appos", "compound"):
        head = head.head
    return head is not None and head.dep_ == "nsubj" and head.head.pos_ == "VERB" and head.head.lemma_ not in _LOST


def _is_about_kin(index: DocumentIndex, quote: Quote, noun: str, kin_id: str) -> bool:
    words = " ".join(piece.of(index.doc.text) for piece in quote.spans)
    if any(noun in (tie["first"], tie["second"]) for tie in _OWN_KIN.finditer(words)):
        return True
    plain = _WORD.findall(words)
    others = plain[:1] if _FIRST_PERSON.search(words) else plain
    genders = {gender for word in others if (gender := gender_of_pronoun(word)) is not None}
    is_spoken_of = bool(genders) and (index.entities[kin_id].gender or next(iter(genders))) in genders
    return is_spoken_of and quote.quote_type == QuoteType.DIRECT
