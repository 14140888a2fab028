"""Speech that no cue gives to anybody: whom the sentence before it tells of, and who is interviewed."""

from collections import Counter

from spacy.tokens import Token

from transforms.coreference import pronouns
from transforms.coreference.index import DocumentIndex
from transforms.document import Entity, Role, Sentence, Span
from transforms.speakers import authors

_MARKS = frozenset('"\u201c\u201d\u201e\u00ab\u00bb')
# Longer sentences tell of more than one person.
_LONGEST_WORDS = 25
# Marks and blanks between a sentence's start and the first word of its quote.
_LEAD_CHARS = 3
# So many quotes without a cue, and questions, make an interview of a text.
_INTERVIEW = 3
# A name in the title weighs as much as so many in the text.
_TITLE_WEIGHT = 5


def sentence_before(scene: DocumentIndex, start_char: int) -> Sentence | None:
    """The sentence right before one that opens with a quote, here or a paragraph before; None if it has marks."""
    here = scene.sentence_at(start_char)
    if start_char - here.span.start_char > _LEAD_CHARS or here.position < 2 or here.paragraph is None:
        return None
    before = scene.doc.sentences[here.position - 2]
    is_near = before.paragraph is not None and before.paragraph >= here.paragraph - 1
    return before if is_near and _MARKS.isdisjoint(before.span.of(scene.doc.text)) else None


def subject(scene: DocumentIndex, sentence: Sentence) -> tuple[Span, Token] | None:
    """The person whom a short sentence tells of: subject or owner ("His verdict?"), and its token."""
    tokens = scene.tokens(sentence.span)
    if tokens is None or len(tokens) > _LONGEST_WORDS:
        return None
    parse = scene.parse_at(sentence.span.start_char)
    for token in tokens:
        at = parse.start_char + token.idx
        is_main = token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ == "ROOT"
        is_owner = token.dep_ == "poss" and token.head.dep_ == "ROOT"
        if (is_main or is_owner) and pronouns.gender_of(token.lower_) is not None:
            return Span(at, at + len(token)), token
        mention = scene.mention_at(at) if is_main else None
        if mention is not None and scene.is_person(mention):
            return mention.span, token
    return None


def interviewee(scene: DocumentIndex) -> Entity | None:
    """Whom quotes without a cue answer for: the person most named outside of quotes and in titles, not the author."""
    doc = scene.doc
    loose = [one for one in doc.quotes if one.rule == "uncued"]
    asked = sum(sentence.span.of(doc.text).endswith("?") for sentence in doc.sentences)
    if len(loose) < _INTERVIEW or asked < _INTERVIEW:
        return None
    titles = [block.span for block in doc.blocks if block.role in (Role.HEADLINE, Role.DEK)]
    written = {one.entity_id for one in authors.by_byline(scene)}
    counts: Counter[str] = Counter()
    for place in scene.places:
        if scene.is_person(place) and place.entity_id not in written:
            counts[place.entity_id] += 1
    for title in titles:
        for mention in scene.inside(title):
            if mention.entity_id in counts:
                counts[mention.entity_id] += _TITLE_WEIGHT
    return scene.entities[counts.most_common(1)[0][0]] if counts else None
