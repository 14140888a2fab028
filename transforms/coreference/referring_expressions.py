"""Find the expressions of a text that refer to somebody named or brought in elsewhere: "she", "the mayor", "a report".

Decides which nouns and pronouns refer at all. Whom they mean: discourse.py.
"""

from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass

from transforms.coreference import pronouns
from transforms.coreference.index import DocumentIndex, is_named_by_clause
from transforms.document import EntityType, Parse, Span, SpeakerKind, Token
from transforms.knowledge import lexicon, source_kinds
from transforms.language.alignment import span_of_tokens, start_of_token
from transforms.language.grammar import SUBJECTS
from transforms.language.words import tokens_with_tags

# Verbs whose object is a document that is spoken of from then on.
_ISSUING = frozenset((
    "carry", "circulate", "display", "file", "hang", "hold", "issue", "post", "print", "publish", "put", "release",
    "repost", "send", "share", "tweet", "upload", "write",
))  # fmt: skip
_NOT_REFERRING = frozenset(("compound", "appos", "attr", "oprd"))
_DETERMINERS = frozenset(("poss", "det"))
_PERSONAL_PRONOUNS = ("PRP", "PRP$")


@dataclass(frozen=True, slots=True)
class ReferringExpression:
    """A pronoun (with its gender) or a description (without one) that refers to something."""

    span: Span
    gender: str | None


def find_referring_expressions(index: DocumentIndex, sources: Collection[Span]) -> list[ReferringExpression]:
    """Find the singular pronouns and descriptions outside of quotation marks, in reading order.

    Pronouns that are the source of a quote are left out, and descriptions that start where one starts (`sources`).
    """
    source_starts = {span.start_char for span in sources}
    quoted_starts = [start for start, _ in index.quoted_ranges]
    found: list[ReferringExpression] = []
    for parse in index.doc.parses:
        for token in tokens_with_tags(parse, (*_PERSONAL_PRONOUNS, "NN")):
            expression = _referring_expression_at(token, parse)
            if expression is None:
                continue
            is_owner = (
                token.tag_ == "PRP$" and expression.span not in sources
            )  # "his office said": resolved like others
            if expression.span.start_char in source_starts and not is_owner:
                continue
            start_char = start_of_token(parse, token)
            before = bisect_right(quoted_starts, start_char) - 1
            is_outside = before < 0 or start_char >= index.quoted_ranges[before][1]
            if is_outside and index.mention_at(start_char) is None:
                found.append(expression)
    return sorted(found, key=lambda expression: expression.span.start_char)


def _referring_expression_at(token: Token, parse: Parse) -> ReferringExpression | None:
    """Give the expression that a token is the head of; None where it refers to nothing."""
    # "himself" refers to the subject of its clause, which is a mention already
    is_pronoun = token.tag_ in _PERSONAL_PRONOUNS and not token.lower_.endswith("self")
    gender = pronouns.gender_of_pronoun(token.lower_) if is_pronoun else None
    first = token if gender else _find_description_start(token)
    if first is None:
        return None
    return ReferringExpression(span_of_tokens(parse, first.i, token.i + 1), gender)


def kind_of_unnamed_referent(noun: Token) -> str:
    """Give the kind of an unnamed referent by its noun: an organization, a document, else a person."""
    kind = source_kinds.look_up_speaker_kind(noun.lemma_, noun.tag_)
    return kind if kind in (SpeakerKind.ORGANIZATION, SpeakerKind.DOCUMENT) else EntityType.PERSON


def _find_description_start(noun: Token) -> Token | None:
    """Find the first token of a description by its noun: "the mayor", "her brother", "a ministry", "the report".

    Returns None for nouns of other things and for nouns beside a name.
    """
    if noun.tag_ != "NN":
        return None

    kind = kind_of_unnamed_referent(noun)
    # "in a statement, it said": the statement is not what speaks
    is_issued = noun.dep_ == "dobj" and noun.head.lemma_ in _ISSUING
    is_document_subject = kind == SpeakerKind.DOCUMENT and (noun.dep_ in SUBJECTS or is_issued)
    can_speak = lexicon.look_up_role_noun(noun.lemma_) or kind == SpeakerKind.ORGANIZATION or is_document_subject
    if not can_speak:
        return None

    is_beside_name = noun.dep_ in _NOT_REFERRING or any(child.dep_ == "appos" for child in noun.children)
    if is_beside_name or is_named_by_clause(noun):
        return None
    before = [child for child in noun.children if child.i < noun.i]
    determiners = [child for child in before if child.dep_ in _DETERMINERS or child.lower_ == "one"]
    return determiners[0].left_edge if determiners else None
