"""Find the author, the speaker of "I" outside of quotes: by the byline, a signature, or the line about the author.

Looks at names and where they stand, not at what is said. Sources that are no "I": resolution.py.
"""

import re
from collections.abc import Iterable

from transforms.coreference.index import DocumentIndex
from transforms.document import (
    Alias,
    AliasKind,
    Block,
    Document,
    Entity,
    EntityType,
    Mention,
    MentionType,
    Quote,
    QuoteRule,
    Role,
    Span,
    Speaker,
    SpeakerKind,
    SpeakerRule,
)
from transforms.entities.ids import entity_id_of
from transforms.knowledge.gazetteer import look_up_given_name, look_up_known_name
from transforms.knowledge.lexicon import look_up_organization_noun, look_up_role_noun, look_up_title
from transforms.knowledge.name_forms import fold_name
from transforms.language.grammar import FINITE_TAGS
from transforms.speakers.answers import named_speaker, unnamed_speaker
from transforms.structure.post_forms import find_post_signer

# What follows the name in a line about the author: "Ana Silva is a teacher", "Ana Silva, a teacher".
_LINE_ABOUT_AUTHOR = re.compile(
    r"['\u2019]s\s(?:\w+\s){0,2}(?:column|columns|book|books|novel|memoir)\b"
    r"|(?:,[^.]{0,60},)?\s+(?:is|was|has been)\s+(?:an?|the|our|[\w-]+'s|\w+)\b|,\s+(?:an?|the)\s"
)
_AROUND_SIGNATURE = " \t-\u2013\u2014.,"
# Behind the name in a signature: where its bearer lives, or what he or she is. A paragraph that says more is none.
_BEHIND_SIGNATURE = re.compile(r"\s?,\s[^.!?:;\"\u201c\u201d]{2,60}")
# Paragraphs from the words of a letter down to its signature, at most.
_MAX_PARAGRAPHS_TO_SIGNATURE = 12
# Paragraphs at the end in which the line about the author may be.
_LAST_PARAGRAPHS = 3
# A given name and what follows it, in words.
_WORDS_OF_NAME = range(2, 5)
_CONFIDENCE = 0.9
_EITHER = "either"
# What a title names that is all in the words of one, before or behind whose it is.
_SPEECH = r"\b(?:statement|remarks|speech|address|message|comments?|testimony)"
_BEFORE_SPEAKER = re.compile(rf"(?i:{_SPEECH}\s(?:by|of|from)\s(?:the\s)?)(?:[A-Z][\w.-]*\s|of\s|and\s|the\s|for\s)*\Z")
_BEHIND_SPEAKER = re.compile(rf"['\u2019]s?\s(?:[\w-]+\s){{0,3}}?(?i:{_SPEECH})\b")


def resolve_author(index: DocumentIndex, quote: Quote, span: Span) -> Speaker:
    """Resolve "I" outside of quotes to the author; an unnamed person where the article does not name the author.

    In a post of a network that the paragraph behind it signs, "I" is the signer.
    """
    if (signer := _find_signer_of_post(index, span.start_char)) is not None:
        return _answer_signer_of_post(index, quote, span, signer)
    found = find_author(index, span.start_char)
    if found is None:
        if (declared := make_author_without_mention(index.doc.metadata.authors)) is not None:
            reason = f"{declared.name} is the author by the metadata"
            return named_speaker(quote, span, declared, SpeakerRule.AUTHOR, reason, _CONFIDENCE, MentionType.PRONOUN)
        reason = "the author, whom the text does not name"
        return unnamed_speaker(quote, span, SpeakerKind.PERSON, reason, MentionType.PRONOUN)

    mention, evidence = found
    author = index.entities[mention.entity_id]
    reason = f"{author.name} is the author by the {evidence}"
    return named_speaker(quote, span, author, SpeakerRule.AUTHOR, reason, _CONFIDENCE, MentionType.PRONOUN)


def _find_signer_of_post(index: DocumentIndex, at_char: int) -> str | None:
    """Find the name that signs a post right behind the paragraph of a character; None where nothing does."""
    behind = next((block for block in index.doc.blocks if block.span.start_char > at_char), None)
    return find_post_signer(behind.span.of(index.doc.text)) if behind is not None else None


def _answer_signer_of_post(index: DocumentIndex, quote: Quote, span: Span, signer: str) -> Speaker:
    reason = f'"{signer}" signs the post'
    words = signer.split()
    name = fold_name(" ".join(words[1:] if look_up_title(words[0]) else words))
    person = next((entity for entity in index.entities.values() if fold_name(entity.name) == name), None)
    if person is None or person.entity_type != EntityType.PERSON:
        return unnamed_speaker(quote, span, SpeakerKind.PERSON, reason, MentionType.PRONOUN, signer)
    return named_speaker(quote, span, person, SpeakerRule.AUTHOR, reason, _CONFIDENCE, MentionType.PRONOUN)


def make_author_without_mention(declared: Iterable[str]) -> Entity | None:
    """Make the entity of the only person whom the input declares to be the author, and whom the text does not name.

    None where several are declared: which of them says "I" is not known.
    """
    persons = [author for author in declared if _is_name_of_person(author)]
    if len(persons) != 1:
        return None
    name = persons[0]
    gender = look_up_given_name(name.split()[0])
    return Entity(
        entity_id_of(EntityType.PERSON, name),
        EntityType.PERSON,
        name,
        (Alias(name, AliasKind.FULL),),
        gender=gender if gender != _EITHER else None,
    )


def add_author_without_mention(doc: Document, speakers: Iterable[Speaker]) -> tuple[Entity, ...]:
    """Give the article's entities, with the declared author where "I" is all that mentions them."""
    known = {entity.entity_id for entity in doc.entities}
    if all(speaker.entity_id is None or speaker.entity_id in known for speaker in speakers):
        return doc.entities
    author = make_author_without_mention(doc.metadata.authors)
    return (*doc.entities, author) if author is not None else doc.entities


def _is_name_of_person(author: str) -> bool:
    """Say whether the name of an author begins with a given name and holds no word for a body or an office."""
    words = author.split()
    if len(words) not in _WORDS_OF_NAME or look_up_known_name(author) is not None:
        return False
    is_telling = any(look_up_organization_noun(word) or look_up_role_noun(word) for word in words)
    return look_up_given_name(words[0]) is not None and words[-1][:1].isupper() and not is_telling


def find_authors_in_byline(index: DocumentIndex) -> list[Mention]:
    """Find the persons that the byline names."""
    byline = index.doc.first(Role.BYLINE)
    return _find_possible_authors(index, byline.span) if byline else []


def find_author(index: DocumentIndex, at_char: int) -> tuple[Mention, str] | None:
    """Find the author of the words at a character, and the evidence: byline, metadata, title, signature, line below.

    Returns None if no evidence names a person. What the input declares counts where the text names that person.
    """
    named = (
        (find_authors_in_byline(index), "byline"),
        (_find_declared_authors(index), "metadata"),
        (_find_speakers_in_title(index), "title"),
    )
    for persons, evidence in named:
        if persons:
            return persons[0], evidence

    paragraphs = [block for block in index.doc.blocks if block.role not in (Role.HEADLINE, Role.DEK)]
    labels = [span for quote in index.doc.quotes if quote.rule == QuoteRule.TURN for span in quote.sources]
    below = [
        block for block in paragraphs if block.span.start_char > at_char and not any(map(block.span.holds, labels))
    ]
    for block in below[:_MAX_PARAGRAPHS_TO_SIGNATURE]:
        if signer := _find_signing_author(index, block.span):
            return signer, "signature"
    for block in paragraphs[-_LAST_PARAGRAPHS:]:
        if described := _find_described_author(index, block):
            return described, "line about the author"
    return None


def _find_speakers_in_title(index: DocumentIndex) -> list[Mention]:
    """Find whose words the whole text is by its headline: "Remarks by Minister Ana Silva", "Ana Silva's Speech"."""
    headline = index.doc.first(Role.HEADLINE)
    if headline is None:
        return []
    text, start, end = index.doc.text, headline.span.start_char, headline.span.end_char
    return [
        person
        for person in _find_possible_authors(index, headline.span)
        if _BEFORE_SPEAKER.search(text[start : person.span.start_char])
        or (_BEHIND_SPEAKER.match(text, person.span.end_char, end) and not _is_told_of(index, headline.span))
    ]


def _is_told_of(index: DocumentIndex, headline: Span) -> bool:
    """Say whether a headline is a sentence: "Ana Silva's remarks draw fire" is by nobody whom it names."""
    return any(token.tag_ in FINITE_TAGS for token in index.tokens_of_span(headline) or ())


def _find_declared_authors(index: DocumentIndex) -> list[Mention]:
    """Find the persons of the text whom the input declares to be its authors."""
    declared = {fold_name(author) for author in index.doc.metadata.authors}
    if not declared:
        return []
    named = (mention for mention in index.doc.named_mentions if index.is_person(mention))
    return [mention for mention in named if fold_name(index.entities[mention.entity_id].name) in declared]


def _find_possible_authors(index: DocumentIndex, span: Span) -> list[Mention]:
    return [mention for mention in index.mentions_within(span) if index.is_person(mention)]


def _find_signing_author(index: DocumentIndex, paragraph: Span) -> Mention | None:
    """Find the person whose full name is all that a paragraph says, but for a place or an office behind it."""
    text = index.doc.text
    signature = paragraph.of(text).strip(_AROUND_SIGNATURE)
    for person in _find_possible_authors(index, paragraph):
        name = person.span.of(text).strip(".")
        is_signed = signature.startswith(name) and " " in name
        behind = signature[len(name) :]
        if is_signed and (not behind or _BEHIND_SIGNATURE.fullmatch(behind)):
            return person
    return None


def _find_described_author(index: DocumentIndex, block: Block) -> Mention | None:
    """Find the person that one of the last paragraphs begins with and describes, and that is named nowhere before."""
    persons = _find_possible_authors(index, block.span)
    if not persons or persons[0].span.start_char != block.span.start_char:
        return None

    first = persons[0]
    if not _LINE_ABOUT_AUTHOR.match(index.doc.text, first.span.end_char):
        return None

    is_named_before = any(
        mention.entity_id == first.entity_id and mention.span.end_char <= block.span.start_char
        for mention in index.doc.named_mentions
    )
    return None if is_named_before else first
